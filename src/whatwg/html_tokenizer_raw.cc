// SPDX-License-Identifier: Apache-2.0
//
// The tokenizer's raw text states: script, style, textarea, plaintext and their like.
#include "whatwg/html_lex.h"
#include "whatwg/html_tag_traits.h"
#include "whatwg/html_tokenizer.h"

namespace xuncha::whatwg {

// `p` is at a '<'.
bool HtmlTokenizer::IsAppropriateEndTag(const char* p) const {
  const std::size_t size = last_start_tag_.size();
  if (size == 0 || static_cast<std::size_t>(end_ - p) < size + 3 || p[1] != '/') return false;
  const auto same = [](char a, char b) { return FoldLetter(a) == FoldLetter(b); };
  return std::equal(last_start_tag_.begin(), last_start_tag_.end(), p + 2, same) &&
         IsNameEnd(p[2 + size], false);
}

const char* HtmlTokenizer::FindRawTextEnd(const char* p, ScanNotes& seen) const {
  for (;;) {
    p = FindByte(p, end_, '<', seen);
    if (p == end_ || IsAppropriateEndTag(p)) return p;
    ++p;
  }
}

// Script data with its three modes: as is, escaped by "<!--", and escaped twice by a "<script"
// inside that (13.2.5.15 to 13.2.5.31). Only in the last one does "</script>" not end the script.
const char* HtmlTokenizer::FindScriptEnd(const char* p, ScanNotes& seen) const {
  const char* escape = nullptr;  // where the dashes of the last "<!--" begin
  bool twice = false;
  const auto names_script = [this](const char* name) {
    return BeginsWith(name, end_, "script") && end_ - name > 6 && IsNameEnd(name[6], false);
  };
  const auto next = [&](const char* from) {
    return FindEitherByte(from, end_, '<', escape == nullptr ? '<' : '>', seen);
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
  ScanNotes notes;
  const char* p = end_;
  if (state_ == TokenizerState::kScriptData) {
    p = FindScriptEnd(pos_, notes);
  } else if (state_ == TokenizerState::kPlainText) {
    for (p = pos_; (p = FindByte(p, end_, '<', notes)) != end_;) ++p;
  } else {
    p = FindRawTextEnd(pos_, notes);
  }
  if (p == pos_) {
    state_ = TokenizerState::kData;
    return LexTag(true);
  }
  const ScanSeen seen = notes.Result();
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
  } else if (foreign_depth_ > 0 && HtmlTagIs(token_.tag, kBreakout)) {
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
