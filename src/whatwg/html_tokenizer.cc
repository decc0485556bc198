// SPDX-License-Identifier: Apache-2.0
#include "whatwg/html_tokenizer.h"

#include <algorithm>
#include <bit>

#include "whatwg/html_lex.h"
#include "whatwg/html_name_hash.h"
#include "whatwg/html_name_table.h"

namespace xuncha::whatwg {
namespace {

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

bool SameLetters(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return FoldLetter(x) == FoldLetter(y);
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

}  // namespace

// The names of unknown attributes of one tag, for tags that have very many. Open addressing.
class HtmlTokenizer::NameSet {
 public:
  void Clear(std::uint64_t seed) {
    hash_.seed = seed;
    used_ = 0;
    names_.clear();
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
    const std::uint64_t hash = hash_(name);
    Slot& slot = Place(name, hash);
    if (slot.name.data() != nullptr) return false;
    slot = {name, hash};
    ++used_;
    return true;
  }

 private:
  struct Slot {
    std::string_view name;
    std::uint64_t hash = 0;
  };

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

  NameHash hash_;
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
  ScanNotes notes;
  bool stray = false;  // a '<' that is text
  for (;;) {
    p = FindByte(p, end_, '<', notes);
    if (p == end_ || BeginsMarkup(p, end_)) break;
    stray = true;
    ++p;
  }
  const ScanSeen seen = notes.Result();
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
  NameKey key;
  bool name_has_nul = false;
  const char* name_end = FindNameEnd(name, end_, false, key, name_has_nul);
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
  NameKey key;
  bool name_has_nul = false;
  const char* name_end = FindNameEnd(p, end_, true, key, name_has_nul);
  attribute.name = {p, static_cast<std::size_t>(name_end - p)};
  attribute.id = static_cast<AttrId>(kAttrTable.Find(key));
  p = name_end < end_ && *name_end == '=' ? name_end : SkipSpace(name_end, end_);
  if (p == end_) return nullptr;
  TextFlags flags = 0;
  if (*p == '=') {
    ++p;
    if (p < end_ && IsHtmlSpace(*p)) p = SkipSpace(p, end_);
    if (p == end_) return nullptr;
    ScanNotes notes;
    const char* value = p;
    if (*p == '"' || *p == '\'') {
      ++value;
      p = FindByte(value, end_, *p, notes);
      if (p == end_) return nullptr;
      attribute.value = {value, static_cast<std::size_t>(p - value)};
      flags = FlagsOf(notes.Result(), true);
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
  ScanNotes notes;
  const char* p = data;
  const char* data_end = end_;
  const char* token_end = end_;
  for (;;) {
    p = FindByte(p, end_, '>', notes);
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
  const auto flags = static_cast<TextFlags>(FlagsOf(notes.Result(), false) | kNulToReplacement);
  return Emit(TokenType::kComment, {data, static_cast<std::size_t>(data_end - data)}, flags,
              token_end);
}

bool HtmlTokenizer::LexBogusComment(const char* data) {
  ScanNotes notes;
  const char* p = FindByte(data, end_, '>', notes);
  const auto flags = static_cast<TextFlags>(FlagsOf(notes.Result(), false) | kNulToReplacement);
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
  ScanNotes notes;
  const char* p = pos_;
  const char* text_end = end_;
  const char* token_end = end_;
  while ((p = FindByte(p, end_, '>', notes)) != end_) {
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
  TextFlags flags = FlagsOf(notes.Result(), false);
  if (AllSpace(text.data(), text_end)) flags |= kAllSpace;
  return Emit(TokenType::kText, text, flags, token_end);
}

}  // namespace xuncha::whatwg
