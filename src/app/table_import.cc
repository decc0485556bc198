// SPDX-License-Identifier: Apache-2.0
#include "app/table_import.h"

#include "app/field_text.h"
#include "sheets/header_words.h"
#include "sheets/sheet_reader.h"

namespace xuncha::app {
namespace {

constexpr const char* kHeaderFile = "data/sheet_headers.toml";
constexpr const char* kRolledBack = "nothing of the table is written";

}  // namespace

std::string TableRow::Text(std::string_view field) const {
  return Trimmed(map_.Get(row_, field).text);
}

std::string TableRow::Day(std::string_view field) {
  const std::string text = Text(field);
  if (text.empty()) return "";
  // A time of day behind the day says nothing here.
  const auto day = DayOf(text.substr(0, text.find_first_of(" T")));
  if (day) return *day;
  Wrong(field, {"inventory.bad_day", {{"value", text}}});
  return "";
}

std::string TableRow::PastDay(std::string_view field, const std::string& today) {
  std::string day = Day(field);
  if (day <= today) return day;
  Wrong(field, {"office.future_day", {{"value", day}, {"today", today}}});
  return "";
}

std::vector<std::string> TableRow::AllTexts(std::string_view field) {
  so_far_.whole_fields.emplace(field);
  return map_.AllTexts(row_, field);
}

std::string TableRow::HeaderOf(std::string_view field) const {
  const sheets::HeaderField* known = kind_.Find(field);
  std::string header = map_.Header(field);
  return !header.empty() || known == nullptr ? header : known->title;
}

void TableRow::Remark(std::string_view field, FieldFault fault) {
  taken_.remarks.push_back({row_.number, HeaderOf(field), std::move(fault)});
}

bool TableRow::IsFirst(std::string_view field, const std::string& key, std::string record) {
  const auto [seen, first] = so_far_.records.try_emplace(key, row_.number, std::move(record));
  if (first) return true;
  const std::string row = std::to_string(seen->second.first);
  // try_emplace leaves `record` as it is where the key is known.
  if (seen->second.second == record) {
    Remark(field, {"office.same_row", {{"row", row}}});
  } else {
    Wrong(field, {"office.same_key", {{"row", row}}});
  }
  return false;
}

void TableRow::Wrong(std::string_view field, FieldFault fault) {
  taken_.faults.push_back({row_.number, HeaderOf(field), std::move(fault)});
  if (!wrong_) ++taken_.wrong;
  wrong_ = true;
}

std::string LastPart(const std::string& path) { return path.substr(path.rfind('/') + 1); }

Result<TableTaken> ImportTable(store::Connection& database, const Resources& resources,
                               const std::string& kind, const TableRequest& request, const Who& who,
                               const std::function<Result<bool>(TableRow& row)>& take) {
  XC_ASSIGN_OR_RETURN(const std::string toml, resources.Read(kHeaderFile));
  XC_ASSIGN_OR_RETURN(const sheets::HeaderWords headers,
                      sheets::HeaderWords::Parse(toml, kHeaderFile));
  const sheets::HeaderKind* known = headers.Find(kind);
  if (known == nullptr) return Internal(std::string(kHeaderFile) + " has no kind " + kind);
  XC_ASSIGN_OR_RETURN(const sheets::Workbook workbook, sheets::ReadSheetFile(request.file));
  XC_ASSIGN_OR_RETURN(const sheets::Sheet* const sheet, sheets::ChooseSheet(workbook, *known));
  const sheets::HeaderMap map(*sheet, *known, workbook.file);
  XC_TRY(map.Check());
  TableTaken taken;
  TableSoFar so_far;
  const Status done = store::InTransaction(database, [&]() -> Status {
    taken = TableTaken();
    so_far = TableSoFar();
    for (const sheets::Row* row : map.DataRows()) {
      TableRow one(map, *known, *row, so_far, taken);
      XC_ASSIGN_OR_RETURN(const bool changed, take(one));
      if (!one.wrong()) ++(changed ? taken.added : taken.same);
    }
    taken.written = !request.dry_run && taken.added > 0 && (taken.wrong == 0 || request.skip_wrong);
    if (!taken.written) return Unavailable(kRolledBack);
    WorkLog log(database, who);
    log.AddDeed(kind.c_str(), LastPart(request.file), "import",
                "{\"added\":" + std::to_string(taken.added) + "}");
    return log.Write();
  });
  if (!done && (taken.written || done.error().message != kRolledBack)) return done.error();
  taken.notes = workbook.notes;
  taken.unknown_columns = map.NotRead(so_far.whole_fields);
  return taken;
}

}  // namespace xuncha::app
