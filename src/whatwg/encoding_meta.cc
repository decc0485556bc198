// SPDX-License-Identifier: Apache-2.0
#include "whatwg/encoding_meta.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "whatwg/encoding.h"
#include "whatwg/encoding_sniff.h"

namespace xuncha::whatwg {
namespace {

// The standard stops here; beyond it, the head's end stops us, too.
constexpr std::size_t kStandardPrescanBytes = 1024;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
bool IsAlpha(char c) { return ToLower(c) >= 'a' && ToLower(c) <= 'z'; }

bool EqualsLower(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(),
                                                   [](char a, char b) { return ToLower(a) == b; });
}

std::size_t FindLower(std::string_view text, std::string_view lower, std::size_t from) {
  const auto found = std::search(
      text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())), text.end(),
      lower.begin(), lower.end(), [](char a, char b) { return ToLower(a) == b; });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

struct Attribute {
  std::string_view name;
  std::string_view value;
};

// "algorithm for extracting a character encoding from a meta element", as far as the label.
std::string_view CharsetOfContent(std::string_view content) {
  std::size_t at = 0;
  while (true) {
    at = FindLower(content, "charset", at);
    if (at == std::string_view::npos) return {};
    at += 7;
    while (at < content.size() && IsSpace(content[at])) ++at;
    if (at < content.size() && content[at] == '=') break;
  }
  ++at;
  while (at < content.size() && IsSpace(content[at])) ++at;
  if (at == content.size()) return {};
  if (content[at] == '"' || content[at] == '\'') {
    const std::size_t end = content.find(content[at], at + 1);
    return end == std::string_view::npos ? std::string_view{}
                                         : content.substr(at + 1, end - at - 1);
  }
  std::size_t end = at;
  while (end < content.size() && !IsSpace(content[end]) && content[end] != ';') ++end;
  return content.substr(at, end - at);
}

// A declaration in ASCII cannot be in UTF-16: it means UTF-8. Likewise x-user-defined.
const Encoding* EncodingOfMeta(std::string_view label) {
  const Encoding* encoding = EncodingForLabel(label);
  if (encoding == nullptr) return nullptr;
  if (encoding->id == EncodingId::kUtf16Be || encoding->id == EncodingId::kUtf16Le) return &Utf8();
  if (encoding->id == EncodingId::kXUserDefined) return &GetEncoding(EncodingId::kWindows1252);
  return encoding;
}

class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : text_(bytes.substr(0, kMetaPrescanBytes)) {}

  MetaCharset Run() {
    while (at_ < text_.size() && !(head_ended_ && at_ >= kStandardPrescanBytes)) {
      const std::size_t open = text_.find('<', at_);
      if (open == std::string_view::npos) break;
      at_ = open;
      if (Construct()) return found_;
    }
    if (found_.label.empty()) XmlDeclaration();
    return found_;
  }

 private:
  // What begins with the '<' at at_; true if it declares an encoding.
  bool Construct() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<!--")) {
      // "<!-->" is a whole comment, too.
      const std::size_t end = text_.find("-->", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 3;
      return false;
    }
    if (rest.size() > 5 && EqualsLower(rest.substr(0, 5), "<meta") &&
        (IsSpace(rest[5]) || rest[5] == '/')) {
      return Meta();
    }
    const std::size_t name = rest.starts_with("</") ? 2 : 1;
    if (rest.size() > name && IsAlpha(rest[name])) {
      Tag(name);
      return false;
    }
    if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
      const std::size_t end = text_.find('>', at_);
      at_ = end == std::string_view::npos ? text_.size() : end + 1;
      return false;
    }
    ++at_;
    return false;
  }

  void Tag(std::size_t name) {
    const std::size_t begin = at_ + name;
    at_ = begin;
    while (at_ < text_.size() && !IsSpace(text_[at_]) && text_[at_] != '>') ++at_;
    const std::string_view tag = text_.substr(begin, at_ - begin);
    if (EqualsLower(tag, name == 2 ? "head" : "body")) head_ended_ = true;
    while (NextAttribute()) {
    }
  }

  bool Meta() {
    const std::size_t offset = at_;
    at_ += 5;
    bool pragma = false;
    bool needs_pragma = false;
    bool has_charset = false;
    bool has_content = false;
    bool has_equiv = false;
    std::string_view label;
    while (const auto attribute = NextAttribute()) {
      if (EqualsLower(attribute->name, "http-equiv") && !has_equiv) {
        has_equiv = true;
        pragma = EqualsLower(attribute->value, "content-type");
      } else if (EqualsLower(attribute->name, "content") && !has_content) {
        has_content = true;
        const std::string_view charset = CharsetOfContent(attribute->value);
        if (!charset.empty() && label.empty()) {
          label = charset;
          needs_pragma = true;
        }
      } else if (EqualsLower(attribute->name, "charset") && !has_charset) {
        has_charset = true;
        label = attribute->value;
        needs_pragma = false;
      }
    }
    if (label.empty() || (needs_pragma && !pragma)) return false;
    const Encoding* encoding = EncodingOfMeta(label);
    if (encoding == nullptr && !found_.label.empty()) return false;
    found_ = {encoding, label, offset};
    return encoding != nullptr;
  }

  // "get an attribute"; nothing at the end of the tag, which is passed.
  std::optional<Attribute> NextAttribute() {
    while (at_ < text_.size() && (IsSpace(text_[at_]) || text_[at_] == '/')) ++at_;
    if (at_ >= text_.size()) return std::nullopt;
    if (text_[at_] == '>') {
      ++at_;
      return std::nullopt;
    }
    const std::size_t name = at_;
    while (at_ < text_.size() && !IsSpace(text_[at_]) && text_[at_] != '/' && text_[at_] != '>' &&
           (text_[at_] != '=' || at_ == name)) {
      ++at_;
    }
    Attribute attribute{text_.substr(name, at_ - name), {}};
    while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
    if (at_ >= text_.size() || text_[at_] != '=') return attribute;
    ++at_;
    while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
    if (at_ >= text_.size()) return std::nullopt;
    const char quote = text_[at_];
    if (quote == '"' || quote == '\'') {
      const std::size_t end = text_.find(quote, at_ + 1);
      if (end == std::string_view::npos) {
        at_ = text_.size();
        return std::nullopt;
      }
      attribute.value = text_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      return attribute;
    }
    const std::size_t value = at_;
    while (at_ < text_.size() && !IsSpace(text_[at_]) && text_[at_] != '>') ++at_;
    attribute.value = text_.substr(value, at_ - value);
    return attribute;
  }

  // "get an XML encoding".
  void XmlDeclaration() {
    if (!text_.starts_with("<?xml")) return;
    const std::string_view declaration = text_.substr(0, text_.find('>'));
    std::size_t at = declaration.find("encoding");
    if (at == std::string_view::npos) return;
    const auto skip_blanks = [&] {
      while (at < declaration.size() && static_cast<unsigned char>(declaration[at]) <= 0x20) ++at;
    };
    at += 8;
    skip_blanks();
    if (at >= declaration.size() || declaration[at] != '=') return;
    ++at;
    skip_blanks();
    if (at >= declaration.size() || (declaration[at] != '"' && declaration[at] != '\'')) return;
    const std::size_t end = declaration.find(declaration[at], at + 1);
    if (end == std::string_view::npos) return;
    const std::string_view label = declaration.substr(at + 1, end - at - 1);
    found_ = {EncodingOfMeta(label), label, 0};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool head_ended_ = false;
  MetaCharset found_;
};

}  // namespace

MetaCharset PrescanMeta(std::string_view bytes) { return Prescan(bytes).Run(); }

std::string_view CharsetOfContentType(std::string_view content_type) {
  // Parameters only: "charset" as a type or inside another parameter's value does not count.
  std::size_t at = content_type.find(';');
  while (at != std::string_view::npos) {
    ++at;
    while (at < content_type.size() && IsSpace(content_type[at])) ++at;
    const std::size_t equals = content_type.find_first_of("=;", at);
    if (equals == std::string_view::npos) return {};
    if (content_type[equals] == ';') {
      at = equals;
      continue;
    }
    const std::string_view name = content_type.substr(at, equals - at);
    std::size_t value = equals + 1;
    std::size_t end = 0;
    if (value < content_type.size() && content_type[value] == '"') {
      ++value;
      end = std::min(content_type.find('"', value), content_type.size());
    } else {
      end = std::min(content_type.find(';', value), content_type.size());
    }
    if (EqualsLower(name, "charset")) {
      std::string_view text = content_type.substr(value, end - value);
      while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
      while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
      return text;
    }
    at = content_type.find(';', end);
  }
  return {};
}

}  // namespace xuncha::whatwg
