// SPDX-License-Identifier: Apache-2.0
#include "workflow/platform_answer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace xuncha::workflow {
namespace {

using Kind = JsonValue::Kind;

constexpr std::size_t kMostSays = 200;  // bytes
constexpr std::size_t kMostTitle = 300;
constexpr std::size_t kMostName = 120;
constexpr std::size_t kMostUrl = 2'000;
constexpr std::size_t kMostItems = 200;
constexpr int kMostLevels = 3;  // of a menu

// One line without control characters and runs of blanks.
std::string Tidied(std::string_view text, std::size_t most) {
  std::string out;
  while (!text.empty() && out.size() < most) {
    const char32_t c = NextCodePoint(text);
    const bool blank = c <= ' ' || c == 0x7F || c == 0xA0 || c == 0x3000 || c == 0xFEFF ||
                       (c >= 0x80 && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) ||
                       (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (!blank) {
      AppendUtf8(out, c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  out = CutUtf8(out, most);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string TextAt(const JsonValue& value, const std::string& path, std::size_t most) {
  const JsonValue* found = path.empty() ? nullptr : value.At(path);
  return found == nullptr || !found->is(Kind::kString) ? "" : Tidied(found->text, most);
}

// An address longer than any that opens is none.
std::string UrlAt(const JsonValue& value, const std::string& path) {
  const std::string url = TextAt(value, path, kMostUrl + 1);
  const bool opens = url.starts_with("http://") || url.starts_with("https://");
  return opens && url.size() <= kMostUrl && url.find(' ') == std::string::npos ? url : "";
}

bool IsTrue(const JsonValue& value, const std::string& path) {
  const JsonValue* found = path.empty() ? nullptr : value.At(path);
  if (found == nullptr) return false;
  return found->is(Kind::kBool) ? found->boolean : found->AsInteger().value_or(0) != 0;
}

// "Tue May 31 17:46:55 +0800 2011".
std::optional<TimeMs> ParseDate(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (text.size() != 30) return std::nullopt;
  const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(4, 3));
  if (month == kMonths.end()) return std::nullopt;
  const int number = static_cast<int>(month - kMonths.begin()) + 1;
  std::string day(text.substr(8, 2));
  if (day.front() == ' ') day.front() = '0';
  // As ISO 8601, whose reader knows leap years and bounds.
  const std::string iso = std::string(text.substr(26, 4)) + (number < 10 ? "-0" : "-") +
                          std::to_string(number) + "-" + day + "T" +
                          std::string(text.substr(11, 8)) + std::string(text.substr(20, 3)) + ":" +
                          std::string(text.substr(23, 2));
  return ParseTime(iso);
}

// Nothing where it is no time, or one before there were such platforms.
std::optional<std::string> DayOf(const JsonValue& value, PostTime form) {
  constexpr std::int64_t kFirst = 946'684'800;    // 2000-01-01
  constexpr std::int64_t kLast = 32'503'680'000;  // 3000-01-01
  std::optional<TimeMs> at;
  if (form == PostTime::kDate) {
    if (value.is(Kind::kString)) at = ParseDate(value.text);
  } else if (const auto seconds = value.AsInteger(); seconds && *seconds <= kLast) {
    at = *seconds * kMsPerSecond;
  }
  if (!at || *at < kFirst * kMsPerSecond) return std::nullopt;
  return FormatDay(ChinaDay(*at));
}

class PageOfPosts {
 public:
  PageOfPosts(const PlatformInterface& from, const std::string& today)
      : call_(from.posts), today_(today) {}

  Result<PostsPage> Read(const JsonValue& answer) {
    const JsonValue* total = call_.total.empty() ? nullptr : answer.At(call_.total);
    if (total != nullptr) page_.total = std::max<std::int64_t>(-1, total->AsInteger().value_or(-1));
    const JsonValue* list = answer.At(call_.list);
    // Of an account without posts the list may be missing; then the count says so.
    if (list == nullptr && page_.total == 0) return page_;
    if (list == nullptr || !list->is(Kind::kArray)) {
      return InvalidArgument("the answer has no list " + call_.list);
    }
    page_.entries = list->items.size();
    for (const JsonValue& entry : list->items) Take(entry);
    return std::move(page_);
  }

 private:
  void Take(const JsonValue& entry) {
    std::optional<std::string> day;
    for (const std::string& path : call_.times) {
      const JsonValue* time = entry.At(path);
      if (time == nullptr || day) continue;
      day = DayOf(*time, call_.form);
    }
    if (!day) {
      ++page_.undated;
      return;
    }
    if (*day > today_) {
      ++page_.future;
      return;
    }
    const JsonValue* parts = call_.parts.empty() ? nullptr : entry.At(call_.parts);
    if (parts == nullptr || !parts->is(Kind::kArray) || parts->items.empty()) {
      Add(entry, *day);
      return;
    }
    for (const JsonValue& part : parts->items) Add(part, *day);
  }

  void Add(const JsonValue& part, const std::string& day) {
    if (IsTrue(part, call_.deleted)) {
      ++page_.deleted;
      return;
    }
    page_.posts.push_back({day, TextAt(part, call_.title, kMostTitle), UrlAt(part, call_.url)});
  }

  const PostsCall& call_;
  const std::string& today_;
  PostsPage page_;
};

class MenuReader {
 public:
  explicit MenuReader(const MenuCall& call) : call_(call) {}

  Result<ListedMenu> Read(const JsonValue& answer) {
    if (!call_.open.empty()) {
      const JsonValue* open = answer.At(call_.open);
      menu_.open = open == nullptr || IsTrue(answer, call_.open);
    }
    const JsonValue* list = answer.At(call_.list);
    if (list == nullptr && !menu_.open) return menu_;
    if (list == nullptr || !list->is(Kind::kArray)) {
      return InvalidArgument("the answer has no list " + call_.list);
    }
    Entries(*list, {}, 1);
    return std::move(menu_);
  }

 private:
  // Menus have two levels; the bound is for what is none. NOLINTNEXTLINE(misc-no-recursion)
  void Entries(const JsonValue& list, const std::vector<std::string>& above, int level) {
    for (const JsonValue& entry : list.items) {
      if (menu_.items.size() >= kMostItems) return;
      std::vector<std::string> path = above;
      path.push_back(TextAt(entry, call_.name, kMostName));
      if (path.back().empty()) continue;
      const JsonValue* below = call_.children.empty() ? nullptr : entry.At(call_.children);
      const bool parent = below != nullptr && below->is(Kind::kArray) && !below->items.empty();
      Add(entry, path, parent);
      if (parent && level < kMostLevels) Entries(*below, path, level + 1);
    }
  }

  void Add(const JsonValue& entry, const std::vector<std::string>& path, bool parent) {
    const bool known = std::any_of(menu_.items.begin(), menu_.items.end(),
                                   [&](const model::MenuItem& one) { return one.path == path; });
    if (known) {
      menu_.twice.push_back(path.back());
      return;
    }
    model::MenuItem item;
    item.path = path;
    item.from = model::FactFrom::kPlatform;
    item.type = model::MenuType::kParent;
    if (!parent) {
      item.url = UrlOf(entry);
      const std::string word = TextAt(entry, call_.type, kMostName);
      const auto type = call_.types.find(word);
      if (type == call_.types.end()) {
        menu_.unknown.push_back(path.back() + " (" + word + ")");
        if (item.url.empty()) return;
      }
      item.type = type == call_.types.end() ? model::MenuType::kWeb : type->second;
      // A picture or a film that is sent as an answer has an address for some days only.
      if (item.type == model::MenuType::kKeyword) item.url.clear();
    }
    menu_.items.push_back(std::move(item));
  }

  std::string UrlOf(const JsonValue& entry) const {
    const JsonValue* articles = call_.articles.empty() ? nullptr : entry.At(call_.articles);
    if (articles != nullptr && articles->is(Kind::kArray) && !articles->items.empty()) {
      return UrlAt(articles->items.front(), call_.article_url);
    }
    for (const std::string& path : call_.urls) {
      const std::string url = UrlAt(entry, path);
      if (!url.empty()) return url;
    }
    return "";
  }

  const MenuCall& call_;
  ListedMenu menu_;
};

}  // namespace

std::optional<AnswerFault> FaultIn(const JsonValue& answer, const PlatformInterface& from) {
  const JsonValue* code = answer.Find(from.error_code);
  const std::int64_t number = code == nullptr ? 0 : code->AsInteger().value_or(0);
  if (number == 0) return std::nullopt;
  const auto known = from.errors.find(number);
  return AnswerFault{known == from.errors.end() ? PlatformFault::kOther : known->second, number,
                     TextAt(answer, from.error_text, kMostSays)};
}

Result<PostsPage> ReadPosts(const JsonValue& answer, const PlatformInterface& from,
                            const std::string& today) {
  return PageOfPosts(from, today).Read(answer);
}

Result<ListedMenu> ReadMenu(const JsonValue& answer, const PlatformInterface& from) {
  return MenuReader(from.menu).Read(answer);
}

}  // namespace xuncha::workflow
