// SPDX-License-Identifier: Apache-2.0
#include "sheets/csv_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "sheets/csv_text.h"
#include "whatwg/encoding.h"

namespace xuncha::sheets {
namespace {

constexpr std::size_t kSampleBytes = 64 * 1024;  // that decide what stands between fields
constexpr std::size_t kSampleRecords = 40;

const whatwg::Encoding& EncodingOf(CsvEncoding encoding) {
  switch (encoding) {
    case CsvEncoding::kGb18030:
      return whatwg::GetEncoding(whatwg::EncodingId::kGb18030);
    case CsvEncoding::kUtf16Le:
      return whatwg::GetEncoding(whatwg::EncodingId::kUtf16Le);
    case CsvEncoding::kUtf16Be:
      return whatwg::GetEncoding(whatwg::EncodingId::kUtf16Be);
    default:
      return whatwg::Utf8();
  }
}

const char* NameOf(CsvEncoding encoding) {
  switch (encoding) {
    case CsvEncoding::kGb18030:
      return "GB18030";
    case CsvEncoding::kUtf16Le:
    case CsvEncoding::kUtf16Be:
      return "UTF-16";
    default:
      return "UTF-8";
  }
}

CsvText DecodeAs(std::string_view bytes, CsvEncoding encoding) {
  CsvText result;
  result.encoding = encoding;
  whatwg::DecodeStats stats;
  result.text = whatwg::Decode(bytes, EncodingOf(encoding), &stats);
  result.bad = stats.replacements;
  return result;
}

std::size_t CountMultiByte(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC2; }));
}

// One record after the other from a text, fields unquoted. Views are into the text or the reader.
class RecordReader {
 public:
  RecordReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  bool AtEnd() const { return at_ >= text_.size(); }
  std::uint32_t line() const { return line_; }

  // Reads a record field by field: `take(index, field, clean)`; false from it stops. `clean` is
  // false where quotes stand as RFC 4180 does not allow. Returns false when a quote is not closed
  // (its line is open_line()) or `take` stopped.
  template <class Take>
  bool Next(Take&& take) {
    std::uint32_t index = 0;
    while (true) {
      field_.clear();
      bool quoted = false;
      if (at_ < text_.size() && text_[at_] == '"') {
        quoted = true;
        if (!ReadQuoted()) return false;
      }
      const std::size_t end = FieldEnd();
      const std::string_view rest = text_.substr(at_, end - at_);
      const bool clean = quoted ? rest.empty() : rest.find('"') == std::string_view::npos;
      field_.append(rest);
      at_ = end;
      const bool last = at_ >= text_.size() || text_[at_] != delimiter_;
      if (!take(index, field_, clean)) return false;
      ++index;
      if (last) break;
      ++at_;
    }
    SkipLineEnd();
    return true;
  }
  std::uint32_t open_line() const { return open_line_; }

 private:
  std::size_t FieldEnd() const {
    std::size_t end = at_;
    while (end < text_.size() && text_[end] != delimiter_ && text_[end] != '\n' &&
           text_[end] != '\r') {
      ++end;
    }
    return end;
  }

  bool ReadQuoted() {
    open_line_ = line_;
    ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        if (at_ >= text_.size() || text_[at_] != '"') {
          open_line_ = 0;
          return true;
        }
        field_.push_back('"');
        ++at_;
      } else if (c == '\r' || c == '\n') {
        SkipLineEnd();
        field_.push_back('\n');
      } else {
        field_.push_back(c);
        ++at_;
      }
    }
    return false;
  }

  void SkipLineEnd() {
    if (at_ >= text_.size()) return;
    const bool carriage = text_[at_] == '\r';
    ++at_;
    if (carriage && at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t open_line_ = 0;
  std::string field_;
};

// How well the beginning of the text falls into columns with this between them.
struct DelimiterScore {
  bool clean = false;       // quotes stand where they should
  std::size_t records = 0;  // that have the commonest number of fields (two or more)
  std::size_t fields = 0;   // that number
  auto operator<=>(const DelimiterScore&) const = default;
};

DelimiterScore ScoreDelimiter(std::string_view sample, char delimiter) {
  std::map<std::size_t, std::size_t> counts;  // fields → records
  RecordReader reader(sample, delimiter);
  bool all_clean = true;
  for (std::size_t i = 0; i < kSampleRecords && !reader.AtEnd(); ++i) {
    std::size_t fields = 0;
    bool any = false;
    const bool whole = reader.Next([&](std::uint32_t, const std::string& field, bool clean) {
      ++fields;
      any = any || !field.empty();
      all_clean = all_clean && clean;
      return true;
    });
    if (any && whole) ++counts[fields];
  }
  DelimiterScore best;
  for (const auto& [fields, records] : counts) {
    if (fields >= 2) best = std::max(best, {all_clean, records, fields});
  }
  return best;
}

char SniffDelimiter(std::string_view text) {
  const std::string_view sample = text.substr(0, kSampleBytes);
  char best = ',';
  DelimiterScore best_score;
  for (const char candidate : {',', '\t', ';'}) {
    const DelimiterScore score = ScoreDelimiter(sample, candidate);
    if (score > best_score) {
      best = candidate;
      best_score = score;
    }
  }
  return best;
}

// Takes Excel's "sep=;" line off the front; '\0' if there is none.
char TakeSeparatorLine(std::string_view& text) {
  if (text.size() < 5 || !(text.starts_with("sep=") || text.starts_with("SEP="))) return '\0';
  const char separator = text[4];
  std::string_view rest = text.substr(5);
  if (separator == '\r' || separator == '\n' || separator == '"') return '\0';
  if (!rest.empty() && rest.front() != '\r' && rest.front() != '\n') return '\0';
  if (rest.starts_with("\r\n")) rest.remove_prefix(1);
  if (!rest.empty()) rest.remove_prefix(1);
  text = rest;
  return separator;
}

// "4.10881E+17": what is left of a long number when a spreadsheet was saved as CSV.
bool LostDigits(std::string_view text) {
  const std::size_t e = text.find("E+");
  if (e == std::string_view::npos || e < 3 || text.size() - e != 4) return false;
  const auto digits = [](std::string_view part) {
    return part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return text[1] == '.' && digits(text.substr(0, 1)) && digits(text.substr(2, e - 2)) &&
         digits(text.substr(e + 2));
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& file, const ReadLimits& limits)
      : text_(text), file_(file), limits_(limits) {}

  NoteList& notes() { return notes_; }

  Status Read(char delimiter, std::uint32_t first_line, Sheet& sheet) {
    RecordReader reader(text_, delimiter);
    for (std::uint32_t number = 1; !reader.AtEnd(); ++number) {
      Row row;
      row.number = number;
      row.line = first_line + reader.line() - 1;
      const bool whole = reader.Next([&](std::uint32_t index, std::string& field, bool) {
        return Take(row, index + 1, field);
      });
      if (!whole) {
        if (status_.has_value()) {
          status_ = LineError(first_line + reader.open_line() - 1,
                              "the quotation mark that opens here is never closed");
        }
        return status_;
      }
      sheet.AddRow(std::move(row));
    }
    return Ok();
  }

 private:
  Error LineError(std::uint32_t line, const std::string& what) const {
    return InvalidArgument(file_ + ", line " + std::to_string(line) + ": " + what);
  }

  bool Take(Row& row, std::uint32_t column, std::string& field) {
    if (field.empty()) return true;
    std::string text = UnguardText(std::move(field));
    if (text.empty()) return true;
    text_bytes_ += text.size();
    const auto fail = [&](const std::string& what) {
      status_ = LineError(row.line, what);
      return false;
    };
    if (text.size() > limits_.max_cell_bytes) {
      return fail("column " + ColumnName(column) + " holds more than " +
                  std::to_string(limits_.max_cell_bytes) + " bytes");
    }
    if (column > limits_.max_columns) {
      return fail("there are more than " + std::to_string(limits_.max_columns) + " columns");
    }
    if (row.number > limits_.max_rows) {
      return fail("there are more than " + std::to_string(limits_.max_rows) + " rows");
    }
    if (++cells_ > limits_.max_cells || text_bytes_ > limits_.max_text_bytes) {
      return fail("the table is too large to be read at once");
    }
    Cell cell;
    static_cast<Value&>(cell) = Value::Text(std::move(text));
    cell.column = column;
    cell.inexact = LostDigits(cell.text);
    if (cell.inexact) {
      notes_.Add({file_, "", row.number, column}, "the last digits of this number may be lost");
    }
    row.cells.push_back(std::move(cell));
    return true;
  }

  std::string_view text_;
  const std::string& file_;
  const ReadLimits& limits_;
  std::size_t cells_ = 0;
  std::size_t text_bytes_ = 0;
  NoteList notes_;
  Status status_ = Ok();
};

}  // namespace

CsvText DecodeCsv(std::string_view bytes, CsvEncoding encoding) {
  if (encoding != CsvEncoding::kSniff) return DecodeAs(bytes, encoding);
  if (bytes.starts_with("\xEF\xBB\xBF")) return DecodeAs(bytes, CsvEncoding::kUtf8);
  if (bytes.starts_with("\xFF\xFE")) return DecodeAs(bytes, CsvEncoding::kUtf16Le);
  if (bytes.starts_with("\xFE\xFF")) return DecodeAs(bytes, CsvEncoding::kUtf16Be);
  if (whatwg::IsValidUtf8(bytes)) return DecodeAs(bytes, CsvEncoding::kUtf8);
  CsvText chinese = DecodeAs(bytes, CsvEncoding::kGb18030);
  CsvText utf8 = DecodeAs(bytes, CsvEncoding::kUtf8);
  // GBK text read as UTF-8 breaks in nearly every character; UTF-8 with a flaw in a few.
  const bool nearly_utf8 = utf8.bad * 20 < CountMultiByte(utf8.text);
  return nearly_utf8 ? std::move(utf8) : std::move(chinese);
}

Result<Workbook> ReadCsv(std::string_view bytes, const std::string& file,
                         const CsvOptions& options) {
  const ReadLimits& limits = options.limits;
  if (bytes.size() > limits.max_file_bytes) {
    return InvalidArgument(file + ": is larger than " + std::to_string(limits.max_file_bytes) +
                           " bytes");
  }
  const CsvText decoded = DecodeCsv(bytes, options.encoding);
  const std::size_t zero = decoded.text.find('\0');
  if (zero != std::string::npos) {
    const auto line =
        1 + std::count(decoded.text.begin(),
                       decoded.text.begin() + static_cast<std::ptrdiff_t>(zero), '\n');
    return InvalidArgument(file + ", line " + std::to_string(line) +
                           ": holds a zero byte, so this is no text file");
  }
  std::string_view text = decoded.text;
  char delimiter = TakeSeparatorLine(text);
  const std::uint32_t first_line = delimiter == '\0' ? 1 : 2;
  if (options.delimiter != '\0') delimiter = options.delimiter;
  if (delimiter == '\0') delimiter = SniffDelimiter(text);

  Workbook workbook;
  workbook.file = file;
  workbook.sheets.emplace_back();
  Reader reader(text, file, limits);
  XC_TRY(reader.Read(delimiter, first_line, workbook.sheets.front()));
  if (decoded.bad > 0) {
    workbook.notes.push_back(file + ": " + std::to_string(decoded.bad) + " places are no valid " +
                             NameOf(decoded.encoding) + " and were read as \xEF\xBF\xBD");
  }
  reader.notes().MoveTo(workbook);
  return workbook;
}

}  // namespace xuncha::sheets
