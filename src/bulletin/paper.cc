// SPDX-License-Identifier: Apache-2.0
#include "bulletin/paper.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/toml.h"
#include "bulletin/wording.h"

namespace xuncha::bulletin {
namespace {

// Fills patterns for one row of a list, or for none.
class Filler {
 public:
  Filler(const PaperTemplate& paper, const PaperFacts& facts) : paper_(paper), facts_(facts) {}

  // Names are looked up in the row, then among the values.
  void SetRow(const PaperList* list, const PaperRow* row, std::size_t number) {
    list_ = list;
    row_ = row;
    serial_ = std::to_string(number);
  }

  Result<std::string> Fill(std::string_view pattern) const {
    std::string out;
    while (true) {
      const std::size_t open = pattern.find('{');
      const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
      if (close == std::string_view::npos) return out.append(pattern);
      out.append(pattern.substr(0, open));
      XC_ASSIGN_OR_RETURN(const std::string value,
                          ValueOf(pattern.substr(open + 1, close - open - 1)));
      out += value;
      pattern.remove_prefix(close + 1);
    }
  }

  // Nothing where something it needs is not known.
  Result<std::optional<std::string>> Fill(const PaperFragment& fragment) const {
    for (const std::string& name : NamesIn(fragment.text)) {
      XC_ASSIGN_OR_RETURN(const std::string value, ValueOf(name));
      if (value.empty()) return std::optional<std::string>();
    }
    for (const std::string& name : fragment.when) {
      XC_ASSIGN_OR_RETURN(const std::string value, ValueOf(name));
      if (value.empty()) return std::optional<std::string>();
    }
    for (const std::string& name : fragment.unless) {
      XC_ASSIGN_OR_RETURN(const std::string value, ValueOf(name));
      if (!value.empty()) return std::optional<std::string>();
    }
    XC_ASSIGN_OR_RETURN(std::string text, Fill(fragment.text));
    return std::optional<std::string>(std::move(text));
  }

  Result<std::string> Fill(const std::vector<PaperFragment>& fragments) const {
    std::string out;
    for (const PaperFragment& fragment : fragments) {
      XC_ASSIGN_OR_RETURN(const std::optional<std::string> text, Fill(fragment));
      if (text) out += *text;
    }
    return out;
  }

  Result<const PaperList*> List(const std::string& name) const {
    const auto found = facts_.lists.find(name);
    if (found != facts_.lists.end()) return &found->second;
    std::vector<std::string> known;
    known.reserve(facts_.lists.size());
    for (const auto& [key, list] : facts_.lists) known.push_back(key);
    return Unknown("list \"" + name + "\"", known);
  }

 private:
  Result<std::string> ValueOf(std::string_view name) const {
    if (list_ != nullptr && name == "row") return serial_;
    if (list_ != nullptr &&
        std::find(list_->fields.begin(), list_->fields.end(), name) != list_->fields.end()) {
      const auto cell = row_ == nullptr ? PaperRow::const_iterator() : row_->find(name);
      return row_ == nullptr || cell == row_->end() ? std::string() : cell->second;
    }
    const auto value = facts_.values.find(name);
    if (value != facts_.values.end()) return value->second;
    std::vector<std::string> known;
    if (list_ != nullptr) known = list_->fields;
    for (const auto& [key, text] : facts_.values) known.push_back(key);
    return Unknown("{" + std::string(name) + "}", known);
  }

  Error Unknown(const std::string& what, const std::vector<std::string>& known) const {
    std::string message = paper_.file + ": this paper has no " + what + "; it has";
    for (const std::string& one : known) message.append(" ").append(one);
    return InvalidArgument(std::move(message));
  }

  const PaperTemplate& paper_;
  const PaperFacts& facts_;
  const PaperList* list_ = nullptr;
  const PaperRow* row_ = nullptr;
  std::string serial_;
};

// `make` once, or once for every row of the list. A list without rows is filled once without
// keeping it, so that unknown names are told whatever the records are.
template <class Make>
Status ForEach(const std::string& each, Filler& filler, const Make& make) {
  if (each.empty()) return make(true);
  XC_ASSIGN_OR_RETURN(const PaperList* list, filler.List(each));
  if (list->rows.empty()) {
    filler.SetRow(list, nullptr, 0);
    XC_TRY(make(false));
  }
  for (std::size_t i = 0; i < list->rows.size(); ++i) {
    filler.SetRow(list, &list->rows[i], i + 1);
    XC_TRY(make(true));
  }
  filler.SetRow(nullptr, nullptr, 0);
  return Ok();
}

Status AddParagraph(const PaperParagraph& paragraph, Filler& filler,
                    std::vector<model::TextParagraph>& out) {
  return ForEach(paragraph.each, filler, [&](bool keep) -> Status {
    XC_ASSIGN_OR_RETURN(std::string text, filler.Fill(paragraph.fragments));
    XC_ASSIGN_OR_RETURN(std::string lead, filler.Fill(paragraph.lead));
    if (!keep || text.empty()) return Ok();
    out.push_back({paragraph.role, "", std::move(lead), {{std::move(text), ""}}});
    return Ok();
  });
}

Result<model::TextTable> TableOf(const PaperTable& table, Filler& filler) {
  model::TextTable out;
  out.row_mm = table.row_mm;
  for (const PaperColumn& column : table.columns) {
    out.columns.push_back({column.title, column.width_mm, column.centred, false});
  }
  XC_TRY(ForEach(table.rows, filler, [&](bool keep) -> Status {
    model::TableRow row;
    for (const PaperColumn& column : table.columns) {
      XC_ASSIGN_OR_RETURN(std::string text, filler.Fill(column.text));
      row.cells.push_back({{{std::move(text), ""}}});
    }
    if (keep) out.rows.push_back(std::move(row));
    return Ok();
  }));
  return out;
}

Status ReadStrings(const TomlValue& item, const std::string& file, PaperFragment& fragment) {
  if (item.is(TomlValue::Kind::kString)) {
    fragment.text = item.text;
    return Ok();
  }
  if (!item.is(TomlValue::Kind::kTable)) {
    return TomlError(file, item, "a fragment is a text, or {text, when, unless}");
  }
  TomlReader reader(item, file, "text");
  reader.Get("text", fragment.text);
  reader.Get("when", fragment.when);
  reader.Get("unless", fragment.unless);
  return reader.Finish();
}

Result<PaperParagraph> ReadParagraph(const TomlValue& table, const std::string& file,
                                     const char* where) {
  TomlReader reader(table, file, where);
  PaperParagraph paragraph;
  std::string role = "body";
  reader.Get("role", role);
  reader.Get("each", paragraph.each);
  reader.Get("lead", paragraph.lead);
  const TomlValue* text = reader.Any("text");
  if (text != nullptr && text->is(TomlValue::Kind::kArray)) {
    for (const TomlValue& item : text->items) {
      XC_TRY(ReadStrings(item, file, paragraph.fragments.emplace_back()));
    }
  }
  XC_TRY(reader.Finish());
  if (!RoleFromName(role, paragraph.role)) {
    return TomlError(file, table, "role is body, addressee, heading1, heading2, lead2 or lead3");
  }
  if (paragraph.fragments.empty()) {
    return TomlError(file, table, std::string("[[") + where + "]] wants text = [\"…\"]");
  }
  return paragraph;
}

Result<PaperTable> ReadTable(const TomlValue& value, const std::string& file) {
  constexpr std::int64_t kWidest = 225;  // mm of the type area of a page that lies across
  constexpr std::int64_t kHighest = 100;
  TomlReader reader(value, file, "table");
  PaperTable table;
  reader.Get("title", table.title);
  reader.Get("rows", table.rows);
  reader.Get("annex", table.annex);
  std::int64_t row_mm = 0;
  reader.GetInteger("row_mm", row_mm, 0, kHighest);
  table.row_mm = static_cast<int>(row_mm);
  std::int64_t sum = 0;
  for (const TomlValue* one : reader.Tables("column")) {
    TomlReader column(*one, file, "table.column");
    PaperColumn& out = table.columns.emplace_back();
    std::int64_t width = out.width_mm;
    column.Get("title", out.title);
    column.Get("text", out.text);
    column.Get("centred", out.centred);
    column.GetInteger("width_mm", width, 5, kWidest);
    XC_TRY(column.Finish());
    out.width_mm = static_cast<int>(width);
    sum += width;
  }
  XC_TRY(reader.Finish());
  if (table.columns.empty() || table.rows.empty()) {
    return TomlError(file, value, "a [[table]] wants rows = \"…\" and [[table.column]]s");
  }
  if (table.annex && table.title.empty()) {
    return TomlError(file, value, "a [[table]] on a page of its own wants a title");
  }
  if (sum > kWidest) {
    return TomlError(file, value,
                     "the columns are " + std::to_string(sum) +
                         " mm wide; 225 are there, 156 of an upright page");
  }
  return table;
}

}  // namespace

Result<PaperTemplate> ParsePaper(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  PaperTemplate paper;
  paper.file = file;
  reader.Get("red_head", paper.red_head);
  reader.Get("number", paper.number);
  reader.Get("title", paper.title);
  reader.Get("addressees", paper.addressees);
  reader.Get("signature", paper.signature);
  reader.Get("date", paper.date);
  reader.Get("copies_to", paper.copies_to);
  if (const TomlValue* words = reader.Table("words")) {
    for (const auto& [key, value] : words->Entries()) {
      if (!value.is(TomlValue::Kind::kString)) return TomlError(file, value, "a word is a text");
      paper.words[key] = value.text;
    }
  }
  for (const TomlValue* one : reader.Tables("paragraph")) {
    XC_ASSIGN_OR_RETURN(PaperParagraph paragraph, ReadParagraph(*one, file, "paragraph"));
    paper.paragraphs.push_back(std::move(paragraph));
  }
  for (const TomlValue* one : reader.Tables("message")) {
    XC_ASSIGN_OR_RETURN(PaperParagraph line, ReadParagraph(*one, file, "message"));
    paper.message.push_back(std::move(line));
  }
  for (const TomlValue* one : reader.Tables("table")) {
    XC_ASSIGN_OR_RETURN(PaperTable table, ReadTable(*one, file));
    paper.tables.push_back(std::move(table));
  }
  XC_TRY(reader.Finish());
  if (paper.title.empty()) return TomlError(file, root, "wants a title");
  if (paper.paragraphs.empty() && paper.tables.empty()) {
    return TomlError(file, root, "wants [[paragraph]]s or [[table]]s");
  }
  return paper;
}

Result<model::Bulletin> ComposePaper(const PaperTemplate& paper, const PaperFacts& facts) {
  Filler filler(paper, facts);
  model::Bulletin out;
  model::BulletinDocument& document = out.document;
  XC_ASSIGN_OR_RETURN(document.red_head, filler.Fill(paper.red_head));
  XC_ASSIGN_OR_RETURN(out.number, filler.Fill(paper.number));
  XC_ASSIGN_OR_RETURN(std::string title, filler.Fill(paper.title));
  document.title = {{std::move(title), ""}};
  XC_ASSIGN_OR_RETURN(document.addressees, filler.Fill(paper.addressees));
  XC_ASSIGN_OR_RETURN(document.signature, filler.Fill(paper.signature));
  XC_ASSIGN_OR_RETURN(document.date.text, filler.Fill(paper.date));
  XC_ASSIGN_OR_RETURN(document.copies_to, filler.Fill(paper.copies_to));
  for (const PaperParagraph& paragraph : paper.paragraphs) {
    XC_TRY(AddParagraph(paragraph, filler, document.paragraphs));
  }
  for (const PaperTable& one : paper.tables) {
    XC_ASSIGN_OR_RETURN(model::TextTable table, TableOf(one, filler));
    XC_ASSIGN_OR_RETURN(std::string table_title, filler.Fill(one.title));
    if (table.rows.empty()) continue;
    table.id = one.rows;
    if (!one.annex) {
      table.caption = std::move(table_title);
      document.tables.push_back(std::move(table));
      continue;
    }
    model::TextAnnex& annex = document.annexes.emplace_back();
    annex.number = static_cast<int>(document.annexes.size());
    annex.title = {{std::move(table_title), ""}};
    annex.tables.push_back(std::move(table));
  }
  return out;
}

Result<std::string> PaperMessage(const PaperTemplate& paper, const PaperFacts& facts) {
  if (paper.message.empty()) return InvalidArgument(paper.file + ": has no [[message]] lines");
  Filler filler(paper, facts);
  std::vector<model::TextParagraph> lines;
  for (const PaperParagraph& line : paper.message) XC_TRY(AddParagraph(line, filler, lines));
  std::string text;
  for (const model::TextParagraph& line : lines) {
    text.append(line.lead).append(line.runs.front().text).append("\n");
  }
  return text;
}

}  // namespace xuncha::bulletin
