// SPDX-License-Identifier: Apache-2.0
//
// The WHATWG HTML tokenizer as a pull parser over one complete buffer.
// Source: WHATWG HTML Living Standard, 13.2.5 "Tokenization".
//
// Zero copy: tokens are views of the input. What the standard does while reading (character
// references, U+0000, line ends, lower-casing) happens only when somebody asks for the text, in the
// helpers at the end of this file; until then a token carries flags that say what there is to do.
//
// Encoding: the input is UTF-8 or any encoding in which bytes below 0x40 always stand for
// themselves (GBK, GB18030 apart from digits inside four-byte codes, Big5, Shift_JIS, ISO-8859-*).
// Nothing here fails on bytes that are no text at all. UTF-16 has to be converted first. For a page
// that is not UTF-8, decode a view to UTF-8 first and expand its references after that; the flags
// stay true.
//
// Linear in the input, whatever the input is; no recursion; memory grows only with the attributes
// of one tag. Parse errors are not reported. One object, one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "whatwg/html_names.h"

namespace xuncha::whatwg {

class ScanNotes;  // html_scan.h

// What a raw view contains, or what must become of it. A combination of the bits below.
using TextFlags = std::uint8_t;
// There is a '&' that may begin a character reference. Never set where references mean nothing
// (script, style, comments, CDATA).
inline constexpr TextFlags kHasRef = 1;
inline constexpr TextFlags kHasNul = 2;
inline constexpr TextFlags kHasCr = 4;
// Text tokens: only U+0009, U+000A, U+000C, U+000D, U+0020 as written (a reference such as &#32;
// clears it; see IsSpaceText for the exact answer).
inline constexpr TextFlags kAllSpace = 8;
// Text: every U+0000 stands for U+FFFD (raw text, foreign content, attribute values, comments).
// Without it the bytes stay as they are: a token of the data state leaves that to the tree builder.
inline constexpr TextFlags kNulToReplacement = 16;
// Text: every U+0000 is to be left out (what tree construction does with them in HTML content).
inline constexpr TextFlags kNulDropped = 32;
// Attributes: the name has a U+0000, which stands for U+FFFD.
inline constexpr TextFlags kNameHasNul = 64;

struct Attribute {
  std::string_view name;   // as written: not lower-cased
  std::string_view value;  // as written between the quotes; empty where there is none
  AttrId id = AttrId::kUnknown;
  TextFlags flags = 0;  // of the value (and kNameHasNul)
};

enum class TokenType : std::uint8_t { kEndOfFile, kText, kStartTag, kEndTag, kComment, kDoctype };

// Valid until the next call of Next(); the views live as long as the input.
struct Token {
  TokenType type = TokenType::kEndOfFile;
  TextFlags flags = 0;        // of `text`
  bool self_closing = false;  // tags: written as <name/>
  TagId tag = TagId::kUnknown;
  // Text: the run. Tags: the name as written (flags: kHasNul). Comments: what is between the marks.
  // Doctype: the name as written.
  std::string_view text;
  std::size_t begin = 0;  // byte offsets of the whole token in the input: [begin, end)
  std::size_t end = 0;
  // Start tags: in the order written; of attributes with the same name only the first.
  // End tags never have any.
  std::span<const Attribute> attributes;

  // Doctype only. The identifiers as written between their quotes; flags of each beside it.
  struct DoctypeIds {
    bool has_name = false;
    bool has_public = false;
    bool has_system = false;
    bool force_quirks = false;
    TextFlags public_flags = 0;
    TextFlags system_flags = 0;
    std::string_view public_id;
    std::string_view system_id;
  };
  DoctypeIds doctype;

  // One bit an AttrId: which known attributes there are.
  std::array<std::uint64_t, kAttrBits / 64> present{};

  bool Has(AttrId id) const {
    const auto n = static_cast<std::size_t>(id);
    return (present[n / 64] >> (n % 64) & 1) != 0;
  }
  // nullptr when absent. REQUIRES: id != kUnknown
  const Attribute* Find(AttrId id) const {
    if (!Has(id)) return nullptr;
    for (const Attribute& attribute : attributes) {
      if (attribute.id == id) return &attribute;
    }
    return nullptr;
  }
  // The value as written, or empty.
  std::string_view Raw(AttrId id) const {
    const Attribute* attribute = Find(id);
    return attribute == nullptr ? std::string_view() : attribute->value;
  }
};

enum class TokenizerState : std::uint8_t {
  kData,
  kRcdata,      // title, textarea
  kRawText,     // style, xmp, iframe, noembed, noframes
  kScriptData,  // script
  kPlainText,   // plaintext
  kCdataSection,
};

struct TokenizerOptions {
  TokenizerState state = TokenizerState::kData;
  // The tokenizer itself enters the raw text states after the start tags of script, style, title,
  // textarea, xmp, iframe, noembed, noframes, plaintext (and noscript, if scripting), and allows
  // CDATA sections inside svg and math: right on its own for pages of ordinary shape, without a
  // tree. A tree builder leaves it off and sets the state.
  bool auto_raw_text = false;
  // Whether scripts would run. A crawler sees what is inside noscript only with false.
  bool scripting = false;
  bool cdata_allowed = false;
};

class HtmlTokenizer {
 public:
  // `input` must outlive the tokens' views.
  explicit HtmlTokenizer(std::string_view input, TokenizerOptions options = {});
  ~HtmlTokenizer();
  HtmlTokenizer(const HtmlTokenizer&) = delete;
  HtmlTokenizer& operator=(const HtmlTokenizer&) = delete;

  // Starts anew on another input, keeping buffers. One object serves many pages.
  void Reset(std::string_view input, TokenizerOptions options = {});

  // The next token; kEndOfFile at the end, again and again. Text may come in several adjacent
  // tokens (around "</>", for one).
  const Token& Next();

  // For the tree builder and for tests. Takes effect with the next call of Next().
  void set_state(TokenizerState state) { state_ = state; }
  TokenizerState state() const { return state_; }
  void set_cdata_allowed(bool allowed) { cdata_allowed_ = allowed; }
  // The name an end tag must have to end a raw text state; set by every start tag. Must outlive
  // its use.
  void set_last_start_tag(std::string_view name) { last_start_tag_ = name; }
  // Whether what comes next depends on nothing but the bytes from position() on.
  bool at_plain_data() const { return state_ == TokenizerState::kData && foreign_depth_ == 0; }
  // Goes on at `position`, where a tokenizer that read all before it would be at plain data.
  void SkipTo(std::size_t position) { pos_ = begin_ + position; }

  std::size_t position() const { return static_cast<std::size_t>(pos_ - begin_); }

 private:
  class NameSet;

  // Each moves pos_ forward and says whether it made a token.
  bool Step();
  bool LexText();
  bool LexRawText();
  bool LexMarkup();
  bool LexTag(bool is_end);
  bool LexComment(const char* data);
  bool LexBogusComment(const char* data);
  bool LexDoctype(const char* after_keyword);
  bool LexCdata();
  bool LexEndOfFile();
  bool Emit(TokenType type, std::string_view text, TextFlags flags, const char* end);

  const char* LexAttributes(const char* p);
  const char* LexAttribute(const char* p);
  const char* LexDoctypeId(const char* p, std::string_view& id, TextFlags& flags);
  void AddAttribute(const Attribute& attribute);
  bool AddUnknownName(std::string_view name);
  bool IsAppropriateEndTag(const char* p) const;
  const char* FindRawTextEnd(const char* p, ScanNotes& seen) const;
  const char* FindScriptEnd(const char* p, ScanNotes& seen) const;
  void NoteForeign();
  void EnterRawText();

  const char* begin_ = nullptr;
  const char* pos_ = nullptr;
  const char* end_ = nullptr;
  TokenizerState state_ = TokenizerState::kData;
  bool auto_raw_text_ = false;
  bool scripting_ = false;
  bool cdata_allowed_ = false;
  std::uint32_t foreign_depth_ = 0;
  std::uint32_t unknown_attributes_ = 0;  // of the tag being read
  std::string_view last_start_tag_;
  Token token_;
  std::vector<Attribute> attributes_;
  std::unique_ptr<NameSet> names_;  // made for the first tag with many unknown attributes
};

// Appends `raw` as the standard reads it: references expanded to UTF-8, line ends made U+000A,
// U+0000 treated as the flags say.
void AppendText(std::string_view raw, TextFlags flags, std::string& out);

// The value as the standard reads it: `raw` itself when there is nothing to do, else `scratch`.
// The rules for references in attributes differ from those in text (&lt= stays).
std::string_view AttrValue(std::string_view raw, TextFlags flags, std::string& scratch);
inline std::string_view AttrValue(const Attribute& attribute, std::string& scratch) {
  return AttrValue(attribute.value, attribute.flags, scratch);
}

// The same for text, not appending.
std::string_view TextValue(std::string_view raw, TextFlags flags, std::string& scratch);

// A name in lower case, U+0000 replaced; `raw` itself when there is nothing to do.
std::string_view NameValue(std::string_view raw, std::string& scratch);

// True when the text, its references expanded, is white space only (or empty).
bool IsSpaceText(std::string_view raw, TextFlags flags);

// ASCII letters compared without case; `lower` must be in lower case.
bool EqualsLower(std::string_view raw, std::string_view lower);

constexpr bool IsHtmlSpace(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
}

}  // namespace xuncha::whatwg
