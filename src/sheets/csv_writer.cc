// SPDX-License-Identifier: Apache-2.0
#include "sheets/csv_writer.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "sheets/cell_text.h"
#include "sheets/csv_text.h"
#include "whatwg/encoding.h"

namespace xuncha::sheets {
namespace {

constexpr std::size_t kExactDigits = 15;  // that Excel keeps of a number

std::string Writable(std::string_view text) {
  std::string out = IsValidUtf8(text) ? std::string(text) : RepairUtf8(text);
  const auto bad = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
  };
  if (std::none_of(out.begin(), out.end(), bad)) return out;
  std::string clean;
  for (const char c : out) {
    if (bad(c)) {
      AppendUtf8(clean, kReplacement);
    } else {
      clean.push_back(c);
    }
  }
  return clean;
}

// What Excel would take for another value than this text: 0123, 410000123456789012, 1E5, 3-4.
bool LooksLikeNumber(std::string_view text) {
  const std::string_view trimmed = TrimText(text);
  if (trimmed.empty() || trimmed.front() < '0' || trimmed.front() > '9') return false;
  const bool numeric = trimmed.find_first_not_of("0123456789.,/-:eE+ ") == trimmed.npos;
  const bool digits = trimmed.find_first_not_of("0123456789") == trimmed.npos;
  if (digits)
    return (trimmed.front() == '0' && trimmed.size() > 1) || trimmed.size() > kExactDigits;
  return numeric;
}

}  // namespace

void CsvWriter::AddField(std::string_view text, bool may_be_formula, bool first_of_file) {
  std::string field = Writable(text);
  const bool guard = may_be_formula && (LooksLikeFormula(field) || LooksGuarded(field) ||
                                        (options_.guard_numbers && LooksLikeNumber(field)));
  if (guard) field = GuardText(field);
  // A first field that begins with ID makes Excel expect a SYLK file, one with sep= names the mark.
  const bool quote = field.find_first_of("\"\r\n,;\t") != std::string::npos ||
                     field.starts_with(' ') || field.ends_with(' ') ||
                     (first_of_file && (field.starts_with("ID") || field.starts_with("sep=") ||
                                        field.starts_with("SEP=")));
  if (!quote) {
    text_ += field;
    return;
  }
  text_.push_back('"');
  for (const char c : field) {
    if (c == '"') text_.push_back('"');
    text_.push_back(c);
  }
  text_.push_back('"');
}

void CsvWriter::EndRow(std::size_t fields) {
  // A lone empty field would be no line at all to some programs.
  if (fields == 0) text_ += "\"\"";
  text_ += "\r\n";
  begun_ = true;
}

void CsvWriter::AddRow(std::span<const Value> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) text_.push_back(options_.delimiter);
    const CellKind kind = values[i].kind;
    AddField(values[i].text, kind == CellKind::kText || kind == CellKind::kError,
             !begun_ && i == 0);
  }
  EndRow(values.size());
}

void CsvWriter::AddRow(std::span<const std::string> texts) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) text_.push_back(options_.delimiter);
    AddField(texts[i], true, !begun_ && i == 0);
  }
  EndRow(texts.size());
}

std::string CsvWriter::TakeBytes() {
  std::string bytes;
  if (options_.gb18030) {
    whatwg::EncodeAppend(text_, whatwg::GetEncoding(whatwg::EncodingId::kGb18030),
                         whatwg::EncodeError::kHtml, bytes);
    text_.clear();
    return bytes;
  }
  if (options_.mark && !mark_written_) bytes = "\xEF\xBB\xBF";
  mark_written_ = true;
  bytes += text_;
  text_.clear();
  return bytes;
}

}  // namespace xuncha::sheets
