// SPDX-License-Identifier: Apache-2.0
//
// HTML tokenizer: on any bytes, in any state, tokens lie inside the input, in order, and end; the
// helpers decode every view; a page read twice gives the same tokens.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "whatwg/html_tokenizer.h"

namespace {

using namespace xuncha::whatwg;

void Require(bool condition) {
  if (!condition) std::abort();
}

void RequireInside(std::string_view view, std::string_view input) {
  if (view.empty()) return;
  Require(view.data() >= input.data() && view.data() + view.size() <= input.data() + input.size());
}

// A digest of all tokens.
std::size_t Read(HtmlTokenizer& tokenizer, std::string_view input) {
  std::size_t digest = 0;
  std::size_t at = 0;
  std::string text;
  for (;;) {
    const Token& token = tokenizer.Next();
    Require(token.begin >= at && token.end >= token.begin && token.end <= input.size());
    at = token.end;
    if (token.type == TokenType::kEndOfFile) return digest;
    Require(token.end > token.begin);
    RequireInside(token.text, input);
    text.clear();
    AppendText(token.text, token.flags, text);
    if (token.type == TokenType::kText && (token.flags & kAllSpace) != 0) {
      Require(IsSpaceText(token.text, token.flags));
    }
    for (const Attribute& attribute : token.attributes) {
      RequireInside(attribute.name, input);
      RequireInside(attribute.value, input);
      Require(!attribute.name.empty());
      std::string scratch;
      text += NameValue(attribute.name, scratch);
      text += AttrValue(attribute, scratch);
      Require(attribute.id == AttrId::kUnknown || token.Find(attribute.id) == &attribute);
    }
    digest = digest * 31 + std::hash<std::string>()(text) + static_cast<std::size_t>(token.type);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  TokenizerOptions options;
  options.state = static_cast<TokenizerState>(data[0] % 6);
  options.auto_raw_text = (data[0] & 64) != 0;
  options.scripting = (data[0] & 128) != 0;
  options.cdata_allowed = (data[0] & 32) != 0;
  const std::string_view input(reinterpret_cast<const char*>(data + 1), size - 1);
  HtmlTokenizer tokenizer(input, options);
  tokenizer.set_last_start_tag("script");
  const std::size_t first = Read(tokenizer, input);
  tokenizer.Reset(input, options);
  tokenizer.set_last_start_tag("script");
  Require(Read(tokenizer, input) == first);
  return 0;
}
