// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace xuncha {

void AppendJsonString(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out.push_back('"');
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size()) {
      const auto byte = static_cast<unsigned char>(text[plain]);
      if (byte < 0x20 || byte >= 0x7F || byte == '"' || byte == '\\') break;
      ++plain;
    }
    out.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    const char32_t c = NextCodePoint(text);
    switch (c) {
      case U'"':
        out.append("\\\"");
        break;
      case U'\\':
        out.append("\\\\");
        break;
      case U'\n':
        out.append("\\n");
        break;
      case U'\r':
        out.append("\\r");
        break;
      case U'\t':
        out.append("\\t");
        break;
      default:
        // U+2028 and U+2029 end lines in older JavaScript; escaped, the text is safe there, too.
        if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029) {
          out.append("\\u");
          for (int shift = 12; shift >= 0; shift -= 4) out.push_back(kHex[(c >> shift) & 15]);
        } else {
          AppendUtf8(out, c);
        }
    }
  }
  out.push_back('"');
}

void JsonWriter::NewLine() {
  if (indent_ == 0) return;
  out_.push_back('\n');
  out_.append(static_cast<std::size_t>(indent_) * levels_.size(), ' ');
}

void JsonWriter::Before() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  if (!levels_.back().empty) out_.push_back(',');
  levels_.back().empty = false;
  NewLine();
}

void JsonWriter::Open(char bracket) {
  Before();
  out_.push_back(bracket);
  levels_.push_back({});
}

void JsonWriter::Close(char bracket) {
  const bool empty = levels_.back().empty;
  levels_.pop_back();
  if (!empty) NewLine();
  out_.push_back(bracket);
}

void JsonWriter::Key(std::string_view name) {
  Before();
  AppendJsonString(out_, name);
  out_.append(indent_ == 0 ? ":" : ": ");
  after_key_ = true;
}

void JsonWriter::String(std::string_view value) {
  Before();
  AppendJsonString(out_, value);
}

void JsonWriter::Bool(bool value) {
  Before();
  out_.append(value ? "true" : "false");
}

void JsonWriter::Null() {
  Before();
  out_.append("null");
}

void JsonWriter::Number(double value) {
  Before();
  std::array<char, 40> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
}

void JsonWriter::Field(std::string_view name, const std::vector<std::string>& values) {
  Key(name);
  // Lists of plain words stand on one line: a column path, indicators, hosts.
  Before();
  out_.push_back('[');
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out_.append(indent_ == 0 ? "," : ", ");
    AppendJsonString(out_, values[i]);
  }
  out_.push_back(']');
}

void JsonWriter::FieldOrNull(std::string_view name, std::string_view value) {
  Key(name);
  if (value.empty()) {
    Null();
  } else {
    String(value);
  }
}

std::string JsonWriter::Take() { return std::exchange(out_, {}); }

}  // namespace xuncha
