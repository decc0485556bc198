// SPDX-License-Identifier: Apache-2.0
#include "whatwg/html_tokenizer.h"

#include <algorithm>
#include <bit>

#include "whatwg/html_name_table.h"

namespace xuncha::whatwg {
namespace {

using scan::Accumulator;
using scan::Seen;

constexpr bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

const char* SkipSpace(const char* p, const char* end) {
  while (p < end && IsHtmlSpace(*p)) ++p;
  return p;
}

// A '<' that begins a tag, a comment or the like; any other '<' is text.
bool BeginsMarkup(const char* p, const char* end) {
  if (end - p < 2) return false;
  const char next = p[1];
  if (next == '/') return end - p > 2;
  return IsLetter(next) || next == '!' || next == '?';
}

// [p, end) begins with `lower`, ASCII letters without case.
bool BeginsWith(const char* p, const char* end, std::string_view lower) {
  return end - p >= static_cast<std::ptrdiff_t>(lower.size()) &&
         EqualsLower({p, lower.size()}, lower);
}

bool AllSpace(const char* p, const char* end) { return std::all_of(p, end, IsHtmlSpace); }

TextFlags FlagsOf(const Seen& seen, bool references) {
  unsigned flags = 0;
  if (seen.amp && references) flags |= kHasRef;
  if (seen.nul) flags |= kHasNul;
  if (seen.cr) flags |= kHasCr;
  return static_cast<TextFlags>(flags);
}

bool SameLetters(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return scan::ToLower(x) == scan::ToLower(y);
         });
}

// The same attribute name: letters without case, U+0000 being U+FFFD.
bool SameName(std::string_view a, std::string_view b) {
  if (SameLetters(a, b)) return true;
  if (a.find('\0') == std::string_view::npos && b.find('\0') == std::string_view::npos)
    return false;
  std::string a_scratch;
  std::string b_scratch;
  return NameValue(a, a_scratch) == NameValue(b, b_scratch);
}

// The start tags that end an unclosed svg or math (13.2.6.5, without the font rule).
bool BreaksOutOfForeign(TagId tag) {
  switch (tag) {
    case TagId::kB:
    case TagId::kBig:
    case TagId::kBlockquote:
    case TagId::kBody:
    case TagId::kBr:
    case TagId::kCenter:
    case TagId::kCode:
    case TagId::kDd:
    case TagId::kDiv:
    case TagId::kDl:
    case TagId::kDt:
    case TagId::kEm:
    case TagId::kEmbed:
    case TagId::kH1:
    case TagId::kH2:
    case TagId::kH3:
    case TagId::kH4:
    case TagId::kH5:
    case TagId::kH6:
    case TagId::kHead:
    case TagId::kHr:
    case TagId::kI:
    case TagId::kImg:
    case TagId::kLi:
    case TagId::kListing:
    case TagId::kMenu:
    case TagId::kMeta:
    case TagId::kNobr:
    case TagId::kOl:
    case TagId::kP:
    case TagId::kPre:
    case TagId::kRuby:
    case TagId::kS:
    case TagId::kSmall:
    case TagId::kSpan:
    case TagId::kStrong:
    case TagId::kStrike:
    case TagId::kSub:
    case TagId::kSup:
    case TagId::kTable:
    case TagId::kTt:
    case TagId::kU:
    case TagId::kUl:
    case TagId::kVar:
      return true;
    default:
      return false;
  }
}

}  // namespace

// The names of unknown attributes of one tag, for tags that have very many. Open addressing; the
// seed is the buffer's address, so that nobody outside can aim collisions at it.
class HtmlTokenizer::NameSet {
 public:
  void Clear(std::uint64_t seed) {
    seed_ = seed;
    used_ = 0;
    slots_.assign(64, {});
  }

  // False when it is there already. Names are equal when they are without case, U+0000 and U+FFFD
  // being the same.
  bool Add(std::string_view name) {
    if ((used_ + 1) * 2 > slots_.size()) Grow();
    if (name.find('\0') != std::string_view::npos) {
      std::string scratch;
      names_.push_back(std::make_unique<std::string>(NameValue(name, scratch)));
      name = *names_.back();
    }
    Slot& slot = Place(name, Hash(name));
    if (slot.name.data() != nullptr) return false;
    slot = {name, Hash(name)};
    ++used_;
    return true;
  }

 private:
  struct Slot {
    std::string_view name;
    std::uint64_t hash = 0;
  };

  std::uint64_t Hash(std::string_view name) const {
    std::uint64_t hash = seed_;
    for (const char c : name) {
      hash = (hash ^ static_cast<unsigned char>(scan::ToLower(c))) * 0x9E3779B97F4A7C15U;
      hash = std::rotl(hash, 29);
    }
    return hash ^ (hash >> 32);
  }

  Slot& Place(std::string_view name, std::uint64_t hash) {
    for (std::size_t at = hash % slots_.size();; at = (at + 1) % slots_.size()) {
      Slot& slot = slots_[at];
      if (slot.name.data() == nullptr) return slot;
      if (slot.hash == hash && SameLetters(slot.name, name)) return slot;
    }
  }

  void Grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.name.data() != nullptr) Place(slot.name, slot.hash) = slot;
    }
  }

  std::uint64_t seed_ = 0;
  std::size_t used_ = 0;
  std::vector<Slot> slots_;
  std::vector<std::unique_ptr<std::string>> names_;  // of those that had to be rewritten
};

HtmlTokenizer::HtmlTokenizer(std::string_view input, TokenizerOptions options) {
  Reset(input, options);
}

HtmlTokenizer::~HtmlTokenizer() = default;

void HtmlTokenizer::Reset(std::string_view input, TokenizerOptions options) {
  begin_ = pos_ = input.data();
  end_ = begin_ + input.size();
  state_ = options.state;
  auto_raw_text_ = options.auto_raw_text;
  scripting_ = options.scripting;
  cdata_allowed_ = options.cdata_allowed;
  foreign_depth_ = 0;
  last_start_tag_ = {};
  token_ = {};
  attributes_.clear();
}

const Token& HtmlTokenizer::Next() {
  while (!Step()) {
  }
  return token_;
}

bool HtmlTokenizer::Step() {
  if (pos_ == end_) return LexEndOfFile();
  switch (state_) {
    case TokenizerState::kData:
      return LexText();
    case TokenizerState::kCdataSection:
      return LexCdata();
    default:
      return LexRawText();
  }
}

bool HtmlTokenizer::Emit(TokenType type, std::string_view text, TextFlags flags, const char* end) {
  token_.type = type;
  token_.flags = flags;
  token_.self_closing = false;
  token_.tag = TagId::kUnknown;
  token_.text = text;
  token_.begin = static_cast<std::size_t>(pos_ - begin_);
  token_.end = static_cast<std::size_t>(end - begin_);
  token_.attributes = {};
  token_.present = {};
  pos_ = end;
  return true;
}

bool HtmlTokenizer::LexEndOfFile() { return Emit(TokenType::kEndOfFile, {}, 0, end_); }

bool HtmlTokenizer::LexText() {
  const char* p = pos_;
  if (*p == '<' && BeginsMarkup(p, end_)) return LexMarkup();
  Accumulator accumulator;
  bool stray = false;  // a '<' that is text
  for (;;) {
    p = scan::Find(p, end_, '<', accumulator);
    if (p == end_ || BeginsMarkup(p, end_)) break;
    stray = true;
    ++p;
  }
  const Seen seen = accumulator.Result();
  TextFlags flags = FlagsOf(seen, true);
  if (!seen.above_space && !stray && AllSpace(pos_, p)) flags |= kAllSpace;
  return Emit(TokenType::kText, {pos_, static_cast<std::size_t>(p - pos_)}, flags, p);
}

// At a '<' for which BeginsMarkup holds.
bool HtmlTokenizer::LexMarkup() {
  const char* p = pos_ + 1;
  if (IsLetter(*p)) return LexTag(false);
  if (*p == '/') {
    if (IsLetter(p[1])) return LexTag(true);
    if (p[1] == '>') {  // "</>" is nothing at all
      pos_ = p + 2;
      return false;
    }
    return LexBogusComment(p + 1);
  }
  if (*p == '?') return LexBogusComment(p);
  ++p;
  if (end_ - p >= 2 && p[0] == '-' && p[1] == '-') return LexComment(p + 2);
  if (BeginsWith(p, end_, "doctype")) return LexDoctype(p + 7);
  constexpr std::string_view kCdata = "[CDATA[";
  const bool allowed = cdata_allowed_ || (auto_raw_text_ && foreign_depth_ > 0);
  if (allowed && std::string_view(p, static_cast<std::size_t>(end_ - p)).starts_with(kCdata)) {
    pos_ = p + kCdata.size();
    state_ = TokenizerState::kCdataSection;
    return false;
  }
  return LexBogusComment(p);
}

bool HtmlTokenizer::LexTag(bool is_end) {
  const char* name = pos_ + (is_end ? 2 : 1);
  scan::NameKey key;
  bool name_has_nul = false;
  const char* name_end = scan::FindNameEnd(name, end_, false, key, name_has_nul);
  attributes_.clear();
  token_.present = {};
  token_.self_closing = false;
  unknown_attributes_ = 0;
  const char* after = name_end < end_ && *name_end == '>' ? name_end + 1 : LexAttributes(name_end);
  if (after == nullptr) {  // the file ends inside the tag: there is no tag
    pos_ = end_;
    return false;
  }
  token_.type = is_end ? TokenType::kEndTag : TokenType::kStartTag;
  token_.flags = name_has_nul ? kHasNul : TextFlags{0};
  token_.tag = static_cast<TagId>(kTagTable.Find(key));
  token_.text = {name, static_cast<std::size_t>(name_end - name)};
  token_.begin = static_cast<std::size_t>(pos_ - begin_);
  token_.end = static_cast<std::size_t>(after - begin_);
  pos_ = after;
  if (is_end) {
    token_.attributes = {};
    token_.present = {};
  } else {
    token_.attributes = attributes_;
    last_start_tag_ = token_.text;
  }
  if (auto_raw_text_) {
    NoteForeign();
    if (!is_end) EnterRawText();
  }
  return true;
}

// From the end of the tag's name to behind its '>'; nullptr when the file ends first.
const char* HtmlTokenizer::LexAttributes(const char* p) {
  for (;;) {
    p = SkipSpace(p, end_);
    if (p == end_) return nullptr;
    if (*p == '>') return p + 1;
    if (*p == '/') {
      if (end_ - p >= 2 && p[1] == '>') {
        token_.self_closing = true;
        return p + 2;
      }
      ++p;
      continue;
    }
    p = LexAttribute(p);
    if (p == nullptr) return nullptr;
  }
}

const char* HtmlTokenizer::LexAttribute(const char* p) {
  Attribute attribute;
  scan::NameKey key;
  bool name_has_nul = false;
  const char* name_end = scan::FindNameEnd(p, end_, true, key, name_has_nul);
  attribute.name = {p, static_cast<std::size_t>(name_end - p)};
  attribute.id = static_cast<AttrId>(kAttrTable.Find(key));
  p = name_end < end_ && *name_end == '=' ? name_end : SkipSpace(name_end, end_);
  if (p == end_) return nullptr;
  TextFlags flags = 0;
  if (*p == '=') {
    ++p;
    if (p < end_ && IsHtmlSpace(*p)) p = SkipSpace(p, end_);
    if (p == end_) return nullptr;
    Accumulator accumulator;
    const char* value = p;
    if (*p == '"' || *p == '\'') {
      ++value;
      p = scan::Find(value, end_, *p, accumulator);
      if (p == end_) return nullptr;
      attribute.value = {value, static_cast<std::size_t>(p - value)};
      flags = FlagsOf(accumulator.Result(), true);
      ++p;
    } else {  // unquoted; "<a href=>" has an empty one
      for (; p < end_ && *p != '>' && !IsHtmlSpace(*p); ++p) {
        if (*p == '&') flags |= kHasRef;
        if (*p == '\0') flags |= kHasNul;
      }
      if (p == end_) return nullptr;
      attribute.value = {value, static_cast<std::size_t>(p - value)};
    }
  }
  attribute.flags = static_cast<TextFlags>(flags | kNulToReplacement);
  if (name_has_nul) attribute.flags |= kNameHasNul;
  AddAttribute(attribute);
  return p;
}

// Of attributes with the same name the first one counts.
void HtmlTokenizer::AddAttribute(const Attribute& attribute) {
  if (attribute.id == AttrId::kUnknown) {
    if (!AddUnknownName(attribute.name)) return;
  } else {
    const auto n = static_cast<std::size_t>(attribute.id);
    const std::uint64_t bit = std::uint64_t{1} << (n % 64);
    if ((token_.present[n / 64] & bit) != 0) return;
    token_.present[n / 64] |= bit;
  }
  attributes_.push_back(attribute);
}

bool HtmlTokenizer::AddUnknownName(std::string_view name) {
  constexpr std::uint32_t kFew = 16;
  if (unknown_attributes_ >= kFew) {
    if (unknown_attributes_ == kFew) {
      if (names_ == nullptr) names_ = std::make_unique<NameSet>();
      names_->Clear(std::bit_cast<std::uintptr_t>(begin_));
      for (const Attribute& other : attributes_) {
        if (other.id == AttrId::kUnknown) names_->Add(other.name);
      }
      ++unknown_attributes_;  // the set stands
    }
    return names_->Add(name);
  }
  for (const Attribute& other : attributes_) {
    if (other.id == AttrId::kUnknown && SameName(other.name, name)) return false;
  }
  ++unknown_attributes_;
  return true;
}

bool HtmlTokenizer::LexComment(const char* data) {
  // "<!-->" and "<!--->" are empty comments.
  for (const std::string_view abrupt : {std::string_view(">"), std::string_view("->")}) {
    if (std::string_view(data, static_cast<std::size_t>(end_ - data)).starts_with(abrupt)) {
      return Emit(TokenType::kComment, {data, 0}, 0, data + abrupt.size());
    }
  }
  Accumulator accumulator;
  const char* p = data;
  const char* data_end = end_;
  const char* token_end = end_;
  for (;;) {
    p = scan::Find(p, end_, '>', accumulator);
    const std::string_view before(data, static_cast<std::size_t>(p - data));
    if (p == end_) {  // what may have been the beginning of the end is not part of the comment
      const std::size_t mark = before.ends_with("--!")  ? 3
                               : before.ends_with("--") ? 2
                               : before.ends_with("-")  ? 1
                                                        : 0;
      data_end = p - mark;
      break;
    }
    const std::size_t mark = before.ends_with("--") ? 2 : before.ends_with("--!") ? 3 : 0;
    ++p;
    if (mark != 0) {
      data_end = p - 1 - mark;
      token_end = p;
      break;
    }
  }
  const auto flags =
      static_cast<TextFlags>(FlagsOf(accumulator.Result(), false) | kNulToReplacement);
  return Emit(TokenType::kComment, {data, static_cast<std::size_t>(data_end - data)}, flags,
              token_end);
}

bool HtmlTokenizer::LexBogusComment(const char* data) {
  Accumulator accumulator;
  const char* p = scan::Find(data, end_, '>', accumulator);
  const auto flags =
      static_cast<TextFlags>(FlagsOf(accumulator.Result(), false) | kNulToReplacement);
  return Emit(TokenType::kComment, {data, static_cast<std::size_t>(p - data)}, flags,
              p < end_ ? p + 1 : end_);
}

// Reads "…" or '…'. Returns where to go on: behind the closing quote, or at the '>' or the end of
// the file that cut it short (which forces quirks).
const char* HtmlTokenizer::LexDoctypeId(const char* p, std::string_view& id, TextFlags& flags) {
  const char quote = *p;
  const char* from = ++p;
  unsigned seen = kNulToReplacement;
  for (; p < end_ && *p != quote && *p != '>'; ++p) {
    if (*p == '\0') seen |= kHasNul;
    if (*p == '\r') seen |= kHasCr;
  }
  id = {from, static_cast<std::size_t>(p - from)};
  flags = static_cast<TextFlags>(seen);
  if (p < end_ && *p == quote) return p + 1;
  token_.doctype.force_quirks = true;
  return p;
}

bool HtmlTokenizer::LexDoctype(const char* after_keyword) {
  Token::DoctypeIds& ids = token_.doctype;
  ids = {};
  const auto is_quote = [](char c) { return c == '"' || c == '\''; };
  const char* name = SkipSpace(after_keyword, end_);
  const char* p = name;
  while (p < end_ && *p != '>' && !IsHtmlSpace(*p)) ++p;
  const std::string_view name_text(name, static_cast<std::size_t>(p - name));
  ids.has_name = !name_text.empty();
  ids.force_quirks = !ids.has_name;
  p = SkipSpace(p, end_);
  if (p < end_ && *p != '>') {
    const bool is_public = BeginsWith(p, end_, "public");
    if (is_public || BeginsWith(p, end_, "system")) {
      p = SkipSpace(p + 6, end_);
      if (p < end_ && is_quote(*p)) {
        if (is_public) {
          ids.has_public = true;
          p = SkipSpace(LexDoctypeId(p, ids.public_id, ids.public_flags), end_);
        }
        if (p < end_ && is_quote(*p)) {
          ids.has_system = true;
          p = SkipSpace(LexDoctypeId(p, ids.system_id, ids.system_flags), end_);
        } else if (p < end_ && *p != '>') {
          ids.force_quirks = true;
        }
      } else {
        ids.force_quirks = true;
      }
    } else {
      ids.force_quirks = true;
    }
  }
  if (p == end_) ids.force_quirks = true;
  while (p < end_ && *p != '>') ++p;  // whatever else stands there
  const bool nul = name_text.find('\0') != std::string_view::npos;
  return Emit(TokenType::kDoctype, name_text,
              nul ? static_cast<TextFlags>(kHasNul | kNulToReplacement) : TextFlags{0},
              p < end_ ? p + 1 : end_);
}

bool HtmlTokenizer::LexCdata() {
  Accumulator accumulator;
  const char* p = pos_;
  const char* text_end = end_;
  const char* token_end = end_;
  while ((p = scan::Find(p, end_, '>', accumulator)) != end_) {
    const std::string_view before(pos_, static_cast<std::size_t>(p - pos_));
    ++p;
    if (before.ends_with("]]")) {
      text_end = p - 3;
      token_end = p;
      break;
    }
  }
  state_ = TokenizerState::kData;
  const std::string_view text(pos_, static_cast<std::size_t>(text_end - pos_));
  if (text.empty()) {
    pos_ = token_end;
    return false;
  }
  TextFlags flags = FlagsOf(accumulator.Result(), false);
  if (AllSpace(text.data(), text_end)) flags |= kAllSpace;
  return Emit(TokenType::kText, text, flags, token_end);
}

// `p` is at a '<'.
bool HtmlTokenizer::IsAppropriateEndTag(const char* p) const {
  const std::size_t size = last_start_tag_.size();
  if (size == 0 || static_cast<std::size_t>(end_ - p) < size + 3 || p[1] != '/') return false;
  const auto same = [](char a, char b) { return scan::ToLower(a) == scan::ToLower(b); };
  return std::equal(last_start_tag_.begin(), last_start_tag_.end(), p + 2, same) &&
         scan::IsNameEnd(p[2 + size], false);
}

const char* HtmlTokenizer::FindRawTextEnd(const char* p, Accumulator& seen) const {
  for (;;) {
    p = scan::Find(p, end_, '<', seen);
    if (p == end_ || IsAppropriateEndTag(p)) return p;
    ++p;
  }
}

// Script data with its three modes: as is, escaped by "<!--", and escaped twice by a "<script"
// inside that (13.2.5.15 to 13.2.5.31). Only in the last one does "</script>" not end the script.
const char* HtmlTokenizer::FindScriptEnd(const char* p, Accumulator& seen) const {
  const char* escape = nullptr;  // where the dashes of the last "<!--" begin
  bool twice = false;
  const auto names_script = [this](const char* name) {
    return BeginsWith(name, end_, "script") && end_ - name > 6 && scan::IsNameEnd(name[6], false);
  };
  const auto next = [&](const char* from) {
    return scan::FindEither(from, end_, '<', escape == nullptr ? '<' : '>', seen);
  };
  for (;;) {
    p = next(p);
    if (p == end_) return p;
    if (*p == '>') {
      if (p - escape >= 2 && p[-1] == '-' && p[-2] == '-') {
        escape = nullptr;
        twice = false;
      }
    } else if (!twice && IsAppropriateEndTag(p)) {
      return p;
    } else if (escape == nullptr) {
      if (end_ - p >= 4 && p[1] == '!' && p[2] == '-' && p[3] == '-') {
        escape = p + 2;
        p += 3;
      }
    } else if (!twice) {
      twice = names_script(p + 1);
    } else if (end_ - p > 2 && p[1] == '/') {
      twice = !names_script(p + 2);
    }
    ++p;
  }
}

bool HtmlTokenizer::LexRawText() {
  Accumulator accumulator;
  const char* p = end_;
  if (state_ == TokenizerState::kScriptData) {
    p = FindScriptEnd(pos_, accumulator);
  } else if (state_ == TokenizerState::kPlainText) {
    for (p = pos_; (p = scan::Find(p, end_, '<', accumulator)) != end_;) ++p;
  } else {
    p = FindRawTextEnd(pos_, accumulator);
  }
  if (p == pos_) {
    state_ = TokenizerState::kData;
    return LexTag(true);
  }
  const Seen seen = accumulator.Result();
  const std::string_view text(pos_, static_cast<std::size_t>(p - pos_));
  const bool rcdata = state_ == TokenizerState::kRcdata;
  unsigned flags = FlagsOf(seen, rcdata) | kNulToReplacement;
  if (!seen.above_space && AllSpace(pos_, p)) flags |= kAllSpace;
  return Emit(TokenType::kText, text, static_cast<TextFlags>(flags), p);
}

// Token mode only: whether we are inside svg or math, where "<style/>" is a whole element.
void HtmlTokenizer::NoteForeign() {
  const bool foreign = token_.tag == TagId::kSvg || token_.tag == TagId::kMath;
  if (token_.type == TokenType::kEndTag) {
    if (foreign && foreign_depth_ > 0) --foreign_depth_;
  } else if (foreign) {
    if (!token_.self_closing) ++foreign_depth_;
  } else if (foreign_depth_ > 0 && BreaksOutOfForeign(token_.tag)) {
    foreign_depth_ = 0;
  }
}

void HtmlTokenizer::EnterRawText() {
  if (foreign_depth_ > 0 && token_.self_closing) return;
  switch (token_.tag) {
    case TagId::kScript:
      state_ = TokenizerState::kScriptData;
      break;
    case TagId::kTitle:
    case TagId::kTextarea:
      state_ = TokenizerState::kRcdata;
      break;
    case TagId::kStyle:
    case TagId::kXmp:
    case TagId::kIframe:
    case TagId::kNoembed:
    case TagId::kNoframes:
      state_ = TokenizerState::kRawText;
      break;
    case TagId::kNoscript:
      if (scripting_) state_ = TokenizerState::kRawText;
      break;
    case TagId::kPlaintext:
      state_ = TokenizerState::kPlainText;
      break;
    default:
      break;
  }
}

}  // namespace xuncha::whatwg
