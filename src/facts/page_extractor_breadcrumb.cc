// SPDX-License-Identifier: Apache-2.0
//
// The breadcrumb: after a lead-in ("您的位置："), in an element named for it, or after a link home
// that a separator follows.
#include <algorithm>
#include <iterator>

#include "facts/ascii.h"
#include "facts/date_reader.h"
#include "facts/date_text.h"
#include "facts/page_extractor_impl.h"

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::size_t kMaxItems = 12;
constexpr std::size_t kMostSteps = 6;  // of a breadcrumb without a lead-in
constexpr std::size_t kMaxItemBytes = 150;
constexpr std::uint32_t kMaxText = 600;  // bytes of the whole breadcrumb
constexpr std::size_t kMaxHome = 32;     // bytes of the word for the home page
constexpr std::size_t kMaxLeadAt = 12;   // bytes before the lead-in: a symbol, a short word

bool IsOneOf(const std::vector<std::string>& words, string_view text) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return EqualsNoCase(text, word) || text == word;
  });
}

// What parts the steps of a breadcrumb, and hardly ever the labels of a menu.
bool IsArrow(string_view text) {
  for (const string_view mark : {">", "＞", "»", "›", "〉", "》", "→", "≫", "▶", "►", "/ ", "／"}) {
    if (text.starts_with(mark)) return true;
  }
  return text == "/" || text.starts_with("&gt;");
}

// Elements inside of a line.
bool IsPhrase(whatwg::TagId tag) {
  using whatwg::TagId;
  return tag == TagId::kSpan || tag == TagId::kI || tag == TagId::kB || tag == TagId::kEm ||
         tag == TagId::kStrong || tag == TagId::kFont || tag == TagId::kSmall;
}

string_view StripColon(string_view text) {
  text = Trim(text);
  for (const string_view mark : {":", "：", "】", "]", ">", "＞"}) {
    if (text.starts_with(mark)) return Trim(text.substr(mark.size()));
  }
  return text;
}

string_view StripClosing(string_view text) {
  text = Trim(text);
  for (const string_view mark : {"]", "】", "：", ":"}) {
    if (text.ends_with(mark)) text = Trim(text.substr(0, text.size() - mark.size()));
  }
  for (const string_view mark : {"[", "【", ":", "："}) {
    if (text.starts_with(mark)) text = Trim(text.substr(mark.size()));
  }
  return text;
}

}  // namespace

// Whether an address as written is the site's root.
bool PageExtractor::Impl::IsRoot(string_view address) {
  static constexpr string_view kRoots[] = {"/",
                                           "/index.html",
                                           "/index.htm",
                                           "/index.shtml",
                                           "/index.php",
                                           "/index.asp",
                                           "/index.aspx",
                                           "/index.jsp",
                                           "/default.html",
                                           "/default.htm",
                                           "/default.asp",
                                           "/default.aspx"};
  return std::any_of(std::begin(kRoots), std::end(kRoots),
                     [address](string_view root) { return EqualsNoCase(address, root); });
}

void PageExtractor::Impl::NoteHome(std::uint32_t text, std::uint32_t link, std::size_t depth,
                                   bool unnamed) {
  after_home_ = true;
  home_unnamed_ = unnamed;
  home_text_ = text;
  home_link_ = link;
  home_depth_ = depth;
}

// The word for the home page without a link: 首页 > 政务公开, or 首页 and the rest in elements of
// their own.
void PageExtractor::Impl::LookForHome(std::uint32_t begin) {
  if (anchor_.open && anchor_.is_link) return;
  const string_view text = Trim(visible_.From(begin));
  if (text.size() > kMaxText) return;
  std::size_t depth = frames_.size();
  while (depth > 2 && IsPhrase(frames_[depth - 1].tag)) --depth;
  const auto link = static_cast<std::uint32_t>(out_->links.size());
  if (words_.IsHomeLabel(text)) {
    NoteHome(begin, link, depth, true);
    return;
  }
  std::size_t end = 0;
  while (end < text.size() && end < kMaxHome && words_.Separator(text.substr(end)) == 0) ++end;
  if (end == 0 || end >= kMaxHome || !IsArrow(text.substr(end))) return;
  if (words_.IsHomeLabel(Trim(text.substr(0, end)))) BeginBreadcrumb(begin, link, depth, false);
}

void PageExtractor::Impl::MaybeBeginBreadcrumb(std::uint32_t begin) {
  const string_view text = visible_.From(begin);
  const bool after_home = after_home_ && (!home_unnamed_ || IsArrow(Trim(text)));
  after_home_ = false;
  if (crumb_.open) {
    if (!crumb_.has_lead && !words_.LeadIn(text).empty()) crumb_.has_lead = true;
    // An element named "position" may hold anything; a breadcrumb is short.
    if (visible_.size() - crumb_.text > kMaxText) FinishBreadcrumb(begin);
    return;
  }
  std::size_t at = 0;
  while (at <= kMaxLeadAt && at < text.size()) {
    const bool chinese = static_cast<unsigned char>(text[at]) >= 0xE4;
    if (chinese && !words_.LeadIn(text.substr(at)).empty()) break;
    ++at;
  }
  if (at <= kMaxLeadAt && at < text.size()) {
    BeginBreadcrumb(begin, static_cast<std::uint32_t>(out_->links.size()), frames_.size(), false);
    crumb_.has_lead = true;
    return;
  }
  if (!crumb_.done && text.size() <= kMaxHome &&
      IsOneOf(words_.lexicon().breadcrumb_weak_leads, Trim(text))) {
    BeginBreadcrumb(begin, static_cast<std::uint32_t>(out_->links.size()), frames_.size(), true);
    crumb_.weak_lead = true;
    return;
  }
  if (after_home && words_.Separator(text) != 0) {
    BeginBreadcrumb(home_text_, home_link_, std::min(home_depth_, frames_.size()), false);
    crumb_.at_root = home_unnamed_;
    crumb_.anchors.push_back({home_text_, begin});
    return;
  }
  LookForHome(begin);
}

void PageExtractor::Impl::BeginBreadcrumb(std::uint32_t text, std::uint32_t link, std::size_t depth,
                                          bool by_class) {
  crumb_.open = true;
  crumb_.by_class = by_class;
  crumb_.has_lead = crumb_.weak_lead = crumb_.at_root = false;
  crumb_.depth = depth;
  crumb_.text = text;
  crumb_.link = link;
  crumb_.anchors.clear();
}

// Whether it has said no more than 当前位置：, or 当前位置：首页.
bool PageExtractor::Impl::IsBareLead() const {
  constexpr std::size_t kLongest = 60;
  if (!crumb_.anchors.empty() || !(crumb_.has_lead || crumb_.weak_lead)) return false;
  if (visible_.size() - crumb_.text >= kLongest) return false;
  std::vector<std::string> steps;
  ReadBreadcrumb(visible_.size(), steps);
  return std::all_of(steps.begin(), steps.end(), [this](const std::string& step) {
    return words_.IsHomeLabel(step) || IsOneOf(words_.lexicon().breadcrumb_weak_leads, step);
  });
}

// The element it stands in is closing. Where only the lead-in stood there, its parent goes on.
void PageExtractor::Impl::EndBreadcrumbAt(std::size_t depth) {
  if (depth > 2 && IsBareLead()) {
    crumb_.depth = depth - 1;
    return;
  }
  FinishBreadcrumb(visible_.size());
}

void PageExtractor::Impl::FinishBreadcrumb(std::uint32_t end) {
  crumb_.open = false;
  std::vector<std::string> items;
  ReadBreadcrumb(end, items);
  // 位置：首页, 您的位置是：首页: what stands before it is none of its steps.
  for (std::size_t i = 1; i < items.size() && i < 3; ++i) {
    if (!words_.IsHomeLabel(items[i])) continue;
    items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i));
    break;
  }
  // Days stand in lists: behind 当前位置：, whose path a script writes, the page's list was read.
  const auto is_day = [](const std::string& step) {  // 2022年12月 is a step
    return IsDateOfList(step) && ReadFirstDate(step, {}).has_value();
  };
  if (std::any_of(items.begin(), items.end(), is_day)) return;
  const bool begins_at_home =
      !items.empty() && (crumb_.at_root || words_.IsHomeLabel(items.front()));
  const bool enough =
      crumb_.has_lead ? !items.empty() : items.size() >= 2 && (begins_at_home || crumb_.by_class);
  if (!enough || (crumb_.by_class && !crumb_.has_lead && !begins_at_home)) return;
  // 首页 | 要闻 | 公开 | 服务: a row of labels that nothing says is a breadcrumb is a menu.
  if (!crumb_.by_class && !crumb_.has_lead && items.size() > kMostSteps) return;
  facts_->breadcrumb = std::move(items);
  crumb_.done = true;
  crumb_.end = end;
  crumb_.links_end = static_cast<std::uint32_t>(out_->links.size());
  crumb_.nodes_end = outline_.size();
  for (std::size_t i = crumb_.link; i < out_->links.size(); ++i) {
    model::Link& link = out_->links[i].link;
    if (link.place == model::Place::kContent) link.place = model::Place::kNav;
  }
  while (!main_.empty() && main_.back().begin >= crumb_.text && main_.back().end <= end) {
    main_.pop_back();
  }
}

// Anchors are items of their own; the text between them is cut at separators.
void PageExtractor::Impl::ReadBreadcrumb(std::uint32_t end, std::vector<std::string>& items) const {
  const auto add = [&](string_view item) {
    item = StripClosing(item);
    if (item.empty() || item.size() > kMaxItemBytes || items.size() >= kMaxItems) return;
    if (words_.Separator(item) == item.size()) return;
    items.emplace_back(item);
  };
  const auto add_text = [&](string_view text) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size();) {
      const std::size_t length = i == text.size() ? 1 : words_.Separator(text.substr(i));
      const bool hyphen = i < text.size() && text[i] == '-' && i > begin && text[i - 1] != ' ';
      if (length == 0 || hyphen) {
        ++i;
        continue;
      }
      add(text.substr(begin, i - begin));
      i += length;
      begin = i;
    }
  };
  std::uint32_t at = crumb_.text;
  string_view head = visible_.View(at, end);
  for (std::size_t skip = 0; skip <= kMaxLeadAt && skip < head.size(); ++skip) {
    const string_view lead = words_.LeadIn(head.substr(skip));
    if (lead.empty()) continue;
    const string_view after = StripColon(head.substr(skip + lead.size()));
    at = static_cast<std::uint32_t>(after.data() - visible_.All().data());
    if (after.empty()) at = end;
    break;
  }
  for (const TextRange& anchor : crumb_.anchors) {
    if (anchor.end <= at || anchor.begin >= end) continue;
    if (anchor.begin > at) add_text(visible_.View(at, anchor.begin));
    add(visible_.View(std::max(anchor.begin, at), anchor.end));
    at = anchor.end;
  }
  if (at < end) add_text(visible_.View(at, end));
  while (!items.empty() && IsOneOf(words_.lexicon().breadcrumb_ends, items.back())) {
    items.pop_back();
  }
}

}  // namespace xuncha::facts
