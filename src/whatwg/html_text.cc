// SPDX-License-Identifier: Apache-2.0
//
// What tokens mean: the helpers of html_tokenizer.h that expand references and normalise.
#include <algorithm>

#include "whatwg/html_entities.h"
#include "whatwg/html_scan.h"
#include "whatwg/html_tokenizer.h"

namespace xuncha::whatwg {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

void AppendRead(std::string_view raw, TextFlags flags, bool in_attribute, std::string& out) {
  std::size_t done = 0;  // everything before is in `out`
  std::size_t at = 0;
  while (at < raw.size()) {
    const char c = raw[at];
    if (c != '&' && c != '\r' && c != '\0') {
      ++at;
      continue;
    }
    if (c == '&' && (flags & kHasRef) != 0) {
      out.append(raw, done, at - done);
      done = at;
      const std::size_t taken = ExpandReference(raw.substr(at), in_attribute, out);
      at += std::max<std::size_t>(taken, 1);
      done += taken;
    } else if (c == '\r') {  // U+000D U+000A is one line end; alone it is one too
      out.append(raw, done, at - done);
      ++at;
      done = at;
      if (at == raw.size() || raw[at] != '\n') out.push_back('\n');
    } else if (c == '\0' && (flags & (kNulToReplacement | kNulDropped)) != 0) {
      out.append(raw, done, at - done);
      if ((flags & kNulDropped) == 0) out.append(kReplacement);
      ++at;
      done = at;
    } else {
      ++at;
    }
  }
  out.append(raw, done);
}

constexpr TextFlags kWork = kHasRef | kHasNul | kHasCr;

}  // namespace

void AppendText(std::string_view raw, TextFlags flags, std::string& out) {
  if ((flags & kWork) == 0) {
    out.append(raw);
  } else {
    AppendRead(raw, flags, false, out);
  }
}

std::string_view TextValue(std::string_view raw, TextFlags flags, std::string& scratch) {
  if ((flags & kWork) == 0) return raw;
  scratch.clear();
  AppendRead(raw, flags, false, scratch);
  return scratch;
}

std::string_view AttrValue(std::string_view raw, TextFlags flags, std::string& scratch) {
  if ((flags & kWork) == 0) return raw;
  scratch.clear();
  AppendRead(raw, static_cast<TextFlags>(flags | kNulToReplacement), true, scratch);
  return scratch;
}

std::string_view NameValue(std::string_view raw, std::string& scratch) {
  const auto plain = [](char c) { return c != '\0' && (c < 'A' || c > 'Z'); };
  if (std::all_of(raw.begin(), raw.end(), plain)) return raw;
  scratch.clear();
  for (const char c : raw) {
    if (c == '\0') {
      scratch.append(kReplacement);
    } else {
      scratch.push_back(FoldLetter(c));
    }
  }
  return scratch;
}

bool IsSpaceText(std::string_view raw, TextFlags flags) {
  if ((flags & kAllSpace) != 0) return true;
  if ((flags & kHasRef) == 0) return std::all_of(raw.begin(), raw.end(), IsHtmlSpace);
  std::string expanded;
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] != '&') {
      if (!IsHtmlSpace(raw[at++])) return false;
      continue;
    }
    expanded.clear();
    const std::size_t taken = ExpandReference(raw.substr(at), false, expanded);
    if (taken == 0 || expanded.size() != 1 || !IsHtmlSpace(expanded[0])) return false;
    at += taken;
  }
  return true;
}

bool EqualsLower(std::string_view raw, std::string_view lower) {
  return raw.size() == lower.size() &&
         std::equal(raw.begin(), raw.end(), lower.begin(),
                    [](char a, char b) { return FoldLetter(a) == b; });
}

}  // namespace xuncha::whatwg
