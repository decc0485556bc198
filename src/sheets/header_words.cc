// SPDX-License-Identifier: Apache-2.0
#include "sheets/header_words.h"

#include <algorithm>
#include <utility>

#include "base/toml.h"
#include "base/utf8.h"
#include "sheets/cell_text.h"

namespace xuncha::sheets {
namespace {

constexpr std::size_t kMostHeaderBytes = 1024;  // longer cells are no headers

bool IsOpening(char32_t c) {
  return std::u32string_view(U"([{<（［｛〔【《〈").find(c) != std::u32string_view::npos;
}
bool IsClosing(char32_t c) {
  return std::u32string_view(U")]}>）］｝〕】》〉").find(c) != std::u32string_view::npos;
}
bool IsMark(char32_t c) {
  return std::u32string_view(U" \t\n\r*#:;,.!?'\"`~|/\\-_=+&　·、，。；：！？“”‘’…—－～※★☆●▲")
             .find(c) != std::u32string_view::npos;
}
bool IsChineseDigit(char32_t c) {
  return std::u32string_view(U"一二三四五六七八九十").find(c) != std::u32string_view::npos;
}

// Without a number in front that only counts columns: "1.", "(2)", "三、".
std::string_view WithoutLeadingNumber(std::string_view text) {
  std::string_view rest = TrimText(text);
  std::string_view after = rest;
  bool bracket = false;
  bool digits = false;
  while (!after.empty()) {
    std::string_view next = after;
    const char32_t c = NextCodePoint(next);
    const bool digit = (c >= U'0' && c <= U'9') || IsChineseDigit(c);
    if (IsOpening(c) && !digits && !bracket) {
      bracket = true;
    } else if (digit) {
      digits = true;
    } else if (digits && (bracket ? IsClosing(c) : (c == U'.' || c == U'、' || c == U'．'))) {
      return next;
    } else {
      break;
    }
    after = next;
  }
  return rest;
}

std::string Fold(std::string_view header, bool without_brackets) {
  const std::string half = HalfWidth(header.substr(0, kMostHeaderBytes));
  std::string_view rest = WithoutLeadingNumber(half);
  if (TrimText(rest).empty()) rest = half;  // a header that is a number
  std::string out;
  int depth = 0;
  while (!rest.empty()) {
    const char32_t c = NextCodePoint(rest);
    if (IsOpening(c)) {
      ++depth;
    } else if (IsClosing(c)) {
      depth = std::max(depth - 1, 0);
    } else if (!(without_brackets && depth > 0) && !IsMark(c) && c >= 0x20) {
      AppendUtf8(out, c >= U'A' && c <= U'Z' ? c + 32 : c);
    }
  }
  return out;
}

Status ReadField(const TomlValue& table, const std::string& file, HeaderField& field) {
  TomlReader reader(table, file, "kind.field");
  reader.Get("id", field.id);
  reader.Get("title", field.title);
  reader.Get("required", field.required);
  reader.Get("names", field.names);
  if (field.id.empty()) reader.Fail("id", "every field needs an id");
  if (FoldHeader(field.title).empty()) reader.Fail("title", "every field needs a title");
  return reader.Finish();
}

Status AddName(HeaderKind& kind, std::size_t field, std::size_t rank, const std::string& name,
               const TomlValue& at, const std::string& file) {
  const std::string folded = FoldHeader(name);
  if (folded.empty())
    return TomlError(file, at, "a name of " + kind.fields[field].id + " is blank");
  const auto [entry, added] = kind.by_name.emplace(folded, HeaderKind::Match{field, rank});
  if (!added && entry->second.field != field) {
    return TomlError(file, at,
                     "\"" + name + "\" names both " + kind.fields[entry->second.field].id +
                         " and " + kind.fields[field].id);
  }
  return Ok();
}

Status ReadKind(const TomlValue& table, const std::string& file, HeaderKind& kind) {
  TomlReader reader(table, file, "kind");
  reader.Get("id", kind.id);
  reader.Get("title", kind.title);
  reader.Get("sheets", kind.sheets);
  if (kind.id.empty()) reader.Fail("id", "every kind needs an id");
  const auto tables = reader.Tables("field");
  if (tables.empty()) reader.Fail("field", "every kind needs fields");
  XC_TRY(reader.Finish());
  for (const TomlValue* field_table : tables) {
    HeaderField field;
    XC_TRY(ReadField(*field_table, file, field));
    if (kind.Find(field.id)) return TomlError(file, *field_table, field.id + " stands there twice");
    kind.fields.push_back(std::move(field));
  }
  for (std::size_t i = 0; i < kind.fields.size(); ++i) {
    const HeaderField& field = kind.fields[i];
    XC_TRY(AddName(kind, i, 0, field.title, *tables[i], file));
    for (std::size_t n = 0; n < field.names.size(); ++n) {
      XC_TRY(AddName(kind, i, n + 1, field.names[n], *tables[i], file));
    }
  }
  return Ok();
}

}  // namespace

const HeaderField* HeaderKind::Find(std::string_view field_id) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(),
                   [field_id](const HeaderField& field) { return field.id == field_id; });
  return found != fields.end() ? &*found : nullptr;
}

std::string FoldHeader(std::string_view header) { return Fold(header, false); }
std::string FoldWithoutBrackets(std::string_view header) { return Fold(header, true); }

Result<HeaderWords> HeaderWords::Parse(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  HeaderWords words;
  TomlReader reader(root, file);
  const TomlValue* answers = reader.Table("words");
  const auto kinds = reader.Tables("kind");
  XC_TRY(reader.Finish());
  std::vector<std::string> remarks;
  std::vector<std::string> totals;
  if (answers) {
    TomlReader answer_reader(*answers, file, "words");
    std::vector<std::string> yes;
    std::vector<std::string> no;
    answer_reader.Get("yes", yes);
    answer_reader.Get("no", no);
    answer_reader.Get("remarks", remarks);
    answer_reader.Get("totals", totals);
    XC_TRY(answer_reader.Finish());
    for (const std::string& word : yes) words.yes_no_.emplace(FoldHeader(word), true);
    for (const std::string& word : no) {
      if (!words.yes_no_.emplace(FoldHeader(word), false).second) {
        return TomlError(file, *answers, "\"" + word + "\" is both yes and no");
      }
    }
  }
  if (kinds.empty()) return TomlError(file, root, "there is no [[kind]]");
  for (const TomlValue* table : kinds) {
    HeaderKind kind;
    XC_TRY(ReadKind(*table, file, kind));
    if (words.Find(kind.id)) return TomlError(file, *table, kind.id + " stands there twice");
    for (const std::string& word : remarks) kind.remarks.push_back(FoldHeader(word));
    for (const std::string& word : totals) kind.totals.push_back(FoldHeader(word));
    words.kinds_.push_back(std::move(kind));
  }
  return words;
}

const HeaderKind* HeaderWords::Find(std::string_view kind_id) const {
  const auto found = std::find_if(kinds_.begin(), kinds_.end(),
                                  [kind_id](const HeaderKind& kind) { return kind.id == kind_id; });
  return found != kinds_.end() ? &*found : nullptr;
}

std::optional<bool> HeaderWords::ReadYes(const Value& value) const {
  if (value.kind == CellKind::kBool) return value.boolean;
  if (value.kind != CellKind::kText && value.kind != CellKind::kNumber) return std::nullopt;
  const auto found = yes_no_.find(FoldHeader(value.text));
  if (found == yes_no_.end()) return std::nullopt;
  return found->second;
}

}  // namespace xuncha::sheets
