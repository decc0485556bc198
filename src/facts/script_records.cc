// SPDX-License-Identifier: Apache-2.0
#include "facts/script_records.h"

#include <algorithm>
#include <vector>

#include "base/time.h"
#include "facts/ascii.h"

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::size_t kMaxObjects = 1000;
constexpr std::size_t kMaxMarkup = 512 * 1024;
constexpr std::size_t kMaxPairs = 40;
constexpr std::size_t kMaxKey = 40;
constexpr std::size_t kMaxValue = 2000;  // bytes; a longer value is no title

struct Pair {
  string_view key;
  std::string value;  // as markup
};

bool IsKeyByte(char c) { return IsAlnum(c) || c == '_' || c == '-' || c == '$'; }

class Reader {
 public:
  Reader(string_view text, bool single) : text_(text), single_(single) {}

  bool done() const { return at_ >= text_.size(); }
  std::size_t at() const { return at_; }
  void Seek(std::size_t at) { at_ = at; }

  // Goes to the next '{' outside of strings; false at the end.
  bool FindObject() {
    while (!done()) {
      if (text_[at_] == '{') return true;
      Step();
    }
    return false;
  }

  // Reads a flat object; false (somewhere behind its beginning) if it is none.
  bool ReadObject(std::vector<Pair>& pairs) {
    pairs.clear();
    ++at_;
    for (std::size_t i = 0; i < kMaxPairs; ++i) {
      SkipSpace();
      if (Take('}')) return !pairs.empty();
      Pair pair;
      if (!ReadKey(pair.key)) return false;
      SkipSpace();
      if (!Take(':')) return false;
      SkipSpace();
      if (!ReadValue(pair.value)) return false;
      pairs.push_back(std::move(pair));
      SkipSpace();
      if (Take(',')) continue;
      return Take('}');
    }
    return false;
  }

 private:
  void Step() {
    const bool pair = !single_ && static_cast<unsigned char>(text_[at_]) >= 0x81;
    at_ += pair ? 2 : 1;
  }
  void SkipSpace() {
    while (!done() && IsSpace(text_[at_])) ++at_;
  }
  bool Take(char c) {
    if (done() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool ReadKey(string_view& key) {
    const char quote = !done() && (text_[at_] == '"' || text_[at_] == '\'') ? text_[at_] : '\0';
    if (quote != '\0') ++at_;
    const std::size_t begin = at_;
    while (!done() && IsKeyByte(text_[at_]) && at_ - begin <= kMaxKey) ++at_;
    key = text_.substr(begin, at_ - begin);
    return !key.empty() && (quote == '\0' || Take(quote));
  }

  bool ReadValue(std::string& value) {
    if (done()) return false;
    if (text_[at_] == '"' || text_[at_] == '\'') return ReadString(value);
    const std::size_t begin = at_;
    while (!done() && (IsAlnum(text_[at_]) || text_[at_] == '.' || text_[at_] == '-')) ++at_;
    value = text_.substr(begin, std::min(at_ - begin, kMaxKey));
    if (value == "null" || value == "undefined") value.clear();
    return at_ > begin;
  }

  bool ReadString(std::string& value) {
    const char quote = text_[at_++];
    while (!done() && text_[at_] != quote) {
      if (value.size() > kMaxValue) return false;
      if (text_[at_] == '\n') return false;
      if (text_[at_] == '\\') {
        if (!ReadEscape(value)) return false;
        continue;
      }
      const std::size_t begin = at_;
      Step();
      AppendMarkup(text_.substr(begin, at_ - begin), value);
    }
    return Take(quote);
  }

  bool ReadEscape(std::string& value) {
    if (at_ + 1 >= text_.size()) return false;
    const char kind = text_[at_ + 1];
    at_ += 2;
    if (kind == 'u') {
      const string_view digits = text_.substr(at_, 4);
      const bool hex = digits.size() == 4 && std::all_of(digits.begin(), digits.end(), [](char c) {
                         return IsDigit(c) || (ToLower(c) >= 'a' && ToLower(c) <= 'f');
                       });
      if (!hex) return false;
      value.append("&#x").append(digits).push_back(';');
      at_ += 4;
    } else if (kind == 'n' || kind == 'r' || kind == 't') {
      value.push_back(' ');
    } else {
      AppendMarkup(string_view(&kind, 1), value);
    }
    return true;
  }

  static void AppendMarkup(string_view bytes, std::string& out) {
    if (bytes == "<") {
      out.append("&lt;");
    } else if (bytes == "\"") {
      out.append("&quot;");
    } else {
      out.append(bytes);
    }
  }

  string_view text_;
  bool single_;
  std::size_t at_ = 0;
};

const std::string* ValueOf(const std::vector<Pair>& pairs, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    for (const Pair& pair : pairs) {
      if (EqualsNoCase(pair.key, key)) return &pair.value;
    }
  }
  return nullptr;
}

// Seconds or milliseconds since 1970 as a day in UTC+8; other texts as they are.
std::string DayOf(const std::string& value) {
  const bool digits = (value.size() == 10 || value.size() == 13) &&
                      std::all_of(value.begin(), value.end(), IsDigit);
  if (!digits) return value;
  const TimeMs time = std::stoll(value) * (value.size() == 10 ? 1000 : 1);
  return FormatDay(ChinaDay(time));
}

}  // namespace

bool MayHoldObjects(string_view script) {
  if (script.find('{') == string_view::npos) return false;
  const auto has = [script](string_view word) {
    return FindLower(script, word) != string_view::npos;
  };
  return (has("title") || has("name") || has("subject")) &&
         (has("url") || has("link") || has("href") || has("path"));
}

bool MarkupOfObjects(string_view script, bool single, const Lexicon& words, std::string& markup) {
  std::string found = "<ul>";
  std::vector<Pair> pairs;
  std::size_t objects = 0;
  std::size_t wasted = 0;  // bytes read of what was no object
  script = script.substr(0, kMaxMarkup);
  Reader reader(script, single);
  while (objects < kMaxObjects && found.size() < kMaxMarkup && reader.FindObject()) {
    const std::size_t begin = reader.at();
    if (!reader.ReadObject(pairs)) {
      wasted += reader.at() - begin;
      if (wasted > 4 * kMaxMarkup) break;
      reader.Seek(begin + 1);  // what stands in it may be objects
      continue;
    }
    const std::string* title = ValueOf(pairs, words.record_titles);
    const std::string* link = ValueOf(pairs, words.record_links);
    const std::string* day = ValueOf(pairs, words.record_days);
    if (title == nullptr || link == nullptr || day == nullptr || title->empty() || link->empty()) {
      continue;
    }
    ++objects;
    found.append("<li><a href=\"").append(*link).append("\">").append(*title);
    found.append("</a><span>").append(DayOf(*day)).append("</span></li>\n");
  }
  if (objects < 2) return false;
  markup.append(found).append("</ul>\n");
  return true;
}

}  // namespace xuncha::facts
