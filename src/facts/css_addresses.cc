// SPDX-License-Identifier: Apache-2.0
#include "facts/css_addresses.h"

#include <algorithm>

#include "base/utf8.h"
#include "facts/ascii.h"

namespace xuncha::facts {
namespace {

// Longer addresses are data, not addresses; browsers refuse far shorter ones.
constexpr std::size_t kMaxAddress = 8192;

bool IsNameChar(char c) { return IsAlnum(c) || c == '-' || c == '_' || IsHighByte(c); }
bool IsNewline(char c) { return c == '\n' || c == '\r' || c == '\f'; }

class Scanner {
 public:
  Scanner(std::string_view css, std::vector<CssAddress>& out, std::vector<std::string>& scratch)
      : css_(css), out_(out), scratch_(scratch) {}

  void Run() {
    while (at_ < css_.size()) Step();
  }

 private:
  enum class Rule { kNone, kImport, kNamespace };

  void Step() {
    const char c = css_[at_];
    if (c == '/' && Peek(1) == '*') return SkipComment();
    if (c == '"' || c == '\'') return TakeString();
    if (c == '@') return TakeAtKeyword();
    if (IsNameChar(c) || c == '\\') return TakeName();
    ++at_;
    if (!IsSpace(c)) TakeDelimiter(c);
  }

  char Peek(std::size_t ahead) const {
    return at_ + ahead < css_.size() ? css_[at_ + ahead] : '\0';
  }

  void SkipComment() {
    const std::size_t end = css_.find("*/", at_ + 2);
    at_ = end == std::string_view::npos ? css_.size() : end + 2;
  }

  void TakeDelimiter(char c) {
    switch (c) {
      case '{':
        ++depth_;
        if (font_face_pending_) font_depth_ = depth_;
        font_face_pending_ = false;
        EndStatement();
        break;
      case '}':
        if (depth_ == font_depth_) font_depth_ = 0;
        if (depth_ > 0) --depth_;
        EndStatement();
        break;
      case ';':
        font_face_pending_ = false;
        EndStatement();
        break;
      case ':':
        property_ = name_;
        property_hacked_ = name_hacked_;
        break;
      case '(':
        ++parens_;
        break;
      case ')':
        if (parens_ == image_set_parens_) image_set_parens_ = 0;
        if (parens_ > 0) --parens_;
        break;
      default:
        break;
    }
    before_ = c;
  }

  void EndStatement() {
    rule_ = Rule::kNone;
    property_ = name_ = {};
    property_hacked_ = name_hacked_ = false;
    parens_ = image_set_parens_ = 0;
  }

  void TakeAtKeyword() {
    const std::size_t begin = ++at_;
    while (at_ < css_.size() && IsNameChar(css_[at_])) ++at_;
    const std::string_view keyword = css_.substr(begin, at_ - begin);
    rule_ = Rule::kNone;
    // @import inside a block is no rule and loads nothing.
    if (EqualsNoCase(keyword, "import") && depth_ == 0) rule_ = Rule::kImport;
    if (EqualsNoCase(keyword, "namespace")) rule_ = Rule::kNamespace;
    if (EqualsNoCase(keyword, "font-face")) font_face_pending_ = true;
    before_ = '@';
  }

  void TakeName() {
    const std::size_t begin = at_;
    while (at_ < css_.size() && (IsNameChar(css_[at_]) || css_[at_] == '\\')) {
      at_ += css_[at_] == '\\' && at_ + 1 < css_.size() ? 2 : 1;
    }
    const std::string_view name = css_.substr(begin, at_ - begin);
    if (Peek(0) == '(') {
      if (EqualsNoCase(name, "url")) return TakeUrl();
      if (EndsWithLower(name, "image-set")) image_set_parens_ = parens_ + 1;
    }
    name_ = name;
    name_hacked_ = name.front() == '_' || before_ == '*';
    before_ = 'a';
  }

  // At the "(" of "url(".
  void TakeUrl() {
    ++at_;
    before_ = ')';
    SkipSpace();
    if (at_ >= css_.size()) return;
    const bool quoted = css_[at_] == '"' || css_[at_] == '\'';
    const std::string_view text = quoted ? ReadString() : std::string_view();
    if (quoted) SkipSpace();
    if (quoted && Peek(0) == ')') {
      ++at_;
      return Emit(text);
    }
    const std::size_t begin = at_;
    const bool usable = SkipToParenthesis() && !quoted;
    const std::string_view raw = css_.substr(begin, at_ - begin);
    if (at_ < css_.size()) ++at_;
    if (usable) Emit(raw);
  }

  // To the ")" that ends an unquoted address; false if what stands before it is none.
  bool SkipToParenthesis() {
    bool good = true;
    bool ended = false;  // only white space may follow
    while (at_ < css_.size() && css_[at_] != ')') {
      const char c = css_[at_++];
      if (c == '\\') SkipEscape();
      good = good && c != '"' && c != '\'' && c != '(' && !(ended && !IsSpace(c));
      ended = ended || IsSpace(c);
    }
    at_ = std::min(at_, css_.size());
    return good;
  }

  // Just after the backslash: a hexadecimal escape ends with one white space.
  void SkipEscape() {
    std::size_t digits = 0;
    while (digits < 6 && at_ < css_.size() && HexValue(css_[at_]) >= 0) {
      ++at_;
      ++digits;
    }
    if (digits == 0 || (at_ < css_.size() && IsSpace(css_[at_]))) ++at_;
  }

  void SkipSpace() {
    while (at_ < css_.size() && IsSpace(css_[at_])) ++at_;
  }

  // At the opening quote; returns what is between the quotes, as written.
  std::string_view ReadString() {
    const char quote = css_[at_++];
    const std::size_t begin = at_;
    while (at_ < css_.size() && css_[at_] != quote) {
      if (css_[at_] == '\\') {
        ++at_;
      } else if (IsNewline(css_[at_])) {
        return {};  // a bad string ends at the end of its line
      }
      ++at_;
    }
    if (at_ > css_.size()) at_ = css_.size();
    const std::string_view raw = css_.substr(begin, at_ - begin);
    if (at_ < css_.size()) ++at_;
    return raw;
  }

  void TakeString() {
    const std::string_view raw = ReadString();
    before_ = '"';
    const bool in_image_set = image_set_parens_ != 0 && parens_ == image_set_parens_;
    if (rule_ == Rule::kImport || in_image_set) Emit(raw);
  }

  bool BrowsersIgnoreIt() const {
    return rule_ == Rule::kNamespace || property_hacked_ || EqualsNoCase(property_, "behavior") ||
           EqualsNoCase(property_, "-moz-binding") || EqualsNoCase(property_, "filter") ||
           EqualsNoCase(property_, "-ms-filter");
  }

  void Emit(std::string_view raw) {
    const bool is_import = rule_ == Rule::kImport;
    if (is_import) rule_ = Rule::kNone;  // what follows are layers and conditions
    if (BrowsersIgnoreIt() || raw.size() > kMaxAddress) return;
    const std::string_view address = Trim(Unescape(Trim(raw)));
    if (address.empty() || address.front() == '#' || StartsWithLower(address, "data:") ||
        StartsWithLower(address, "about:")) {
      return;
    }
    out_.push_back({address, is_import, font_depth_ != 0});
  }

  std::string_view Unescape(std::string_view raw) {
    if (raw.find('\\') == std::string_view::npos) return raw;
    std::string text;
    text.reserve(raw.size() + 32);  // on the heap, so that it stays put when `scratch_` grows
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] != '\\') {
        text.push_back(raw[i]);
      } else if (i + 1 < raw.size()) {
        i = AppendEscape(raw, i + 1, text);
      }
    }
    scratch_.push_back(std::move(text));
    return scratch_.back();
  }

  // `i` is just after the backslash; returns the index of the last byte of the escape.
  static std::size_t AppendEscape(std::string_view raw, std::size_t i, std::string& text) {
    if (IsNewline(raw[i])) {
      return raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n' ? i + 1 : i;
    }
    if (HexValue(raw[i]) < 0) {
      text.push_back(raw[i]);
      return i;
    }
    char32_t code = 0;
    std::size_t digits = 0;
    while (digits < 6 && i < raw.size() && HexValue(raw[i]) >= 0) {
      code = code * 16 + static_cast<char32_t>(HexValue(raw[i]));
      ++i;
      ++digits;
    }
    const bool usable = code != 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    AppendUtf8(text, usable ? code : kReplacement);
    return i < raw.size() && IsSpace(raw[i]) ? i : i - 1;  // one white space ends it
  }

  std::string_view css_;
  std::vector<CssAddress>& out_;
  std::vector<std::string>& scratch_;
  std::size_t at_ = 0;
  std::uint32_t depth_ = 0;       // of {}
  std::uint32_t font_depth_ = 0;  // depth of the open @font-face, 0 = none
  std::uint32_t parens_ = 0;
  std::uint32_t image_set_parens_ = 0;  // parens_ inside the open image-set(, 0 = none
  bool font_face_pending_ = false;
  Rule rule_ = Rule::kNone;
  std::string_view name_;      // the last name read
  std::string_view property_;  // of the declaration being read
  bool name_hacked_ = false;
  bool property_hacked_ = false;
  char before_ = '\0';  // the token before: a delimiter, or a stand-in
};

}  // namespace

void ExtractCssAddresses(std::string_view css, std::vector<CssAddress>& out,
                         std::vector<std::string>& scratch) {
  Scanner(css, out, scratch).Run();
}

}  // namespace xuncha::facts
