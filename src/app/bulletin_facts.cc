// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_facts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/bulletin_published.h"
#include "base/toml.h"
#include "bulletin/phrases.h"
#include "bulletin/wording.h"

namespace xuncha::app {
namespace {

constexpr std::int64_t kMostItems = 1'000'000'000;

// A unit, site or account by what people call it; printed by the unit's short name, else its own.
Result<bulletin::Named> NamedOf(const std::string& text, const BulletinNames& names,
                                const Register& all, const std::string& file) {
  const auto of_unit = [&](const model::Unit& unit) {
    return bulletin::Named{unit.id, names.Of(unit)};
  };
  if (const model::Unit* unit = all.UnitById(text)) return of_unit(*unit);
  if (const model::Unit* unit = all.UnitByName(text)) return of_unit(*unit);
  if (const model::SiteRecord* site = all.SiteByName(text)) {
    return bulletin::Named{site->id, site->name};
  }
  return NotFound(file + ": " + text + ": no such unit or site in the register, or several");
}

Status ReadNamed(TomlReader& reader, const char* key, const BulletinNames& names,
                 const Register& all, const std::string& file, std::vector<bulletin::Named>& out) {
  std::vector<std::string> given;
  reader.Get(key, given);
  for (const std::string& name : given) {
    XC_ASSIGN_OR_RETURN(bulletin::Named named, NamedOf(name, names, all, file));
    out.push_back(std::move(named));
  }
  return Ok();
}

// Where a count of the file stands, as the record behind it: facts#portal.要闻类.
std::string Place(const std::string& what) { return "facts#" + what; }

std::optional<bulletin::CountedRow> ReadCount(TomlReader& reader, const char* key,
                                              const std::string& place) {
  if (!reader.Has(key)) return std::nullopt;
  bulletin::CountedRow row;
  reader.GetInteger(key, row.count, 0, kMostItems);
  row.records = {Place(place)};
  return row;
}

Status ReadPortal(const TomlValue& table, const std::string& file, BulletinFacts& facts) {
  TomlReader reader(table, file, "portal");
  bulletin::PortalRows& portal = facts.portal.emplace();
  reader.Get("until", portal.until);
  const auto total = ReadCount(reader, "total", "portal.total");
  portal.error_reports = ReadCount(reader, "error_reports", "portal.error_reports");
  portal.error_reports_on_time =
      ReadCount(reader, "error_reports_on_time", "portal.error_reports_on_time");
  for (const TomlValue* one : reader.Tables("class")) {
    TomlReader item(*one, file, "portal.class");
    bulletin::CountedRow& row = portal.classes.emplace_back();
    item.Get("name", row.name);
    item.Get("measure", row.measure);
    item.GetInteger("count", row.count, 0, kMostItems);
    row.records = {Place("portal." + row.name)};
    XC_TRY(item.Finish());
    if (row.name.empty() || row.measure.empty()) {
      return TomlError(file, *one, "a [[portal.class]] wants name, measure and count");
    }
  }
  XC_TRY(reader.Finish());
  if (!total || !ParseDay(portal.until)) {
    return TomlError(file, table, "[portal] wants until = \"YYYY-MM-DD\" and total");
  }
  portal.total = *total;
  return Ok();
}

Status ReadMessages(const TomlValue& table, const std::string& file, BulletinFacts& facts) {
  TomlReader reader(table, file, "messages");
  bulletin::MessageRows& messages = facts.messages.emplace();
  const auto accepted = ReadCount(reader, "accepted", "messages.accepted");
  const auto closed = ReadCount(reader, "closed", "messages.closed");
  std::vector<std::string> fast;
  reader.Get("fast_units", fast);
  for (std::string& name : fast) {
    messages.fast_units.push_back({std::move(name), {"facts#messages.fast_units"}});
  }
  XC_TRY(reader.Finish());
  if (!accepted || !closed) return TomlError(file, table, "[messages] wants accepted and closed");
  messages.accepted = *accepted;
  messages.closed = *closed;
  return Ok();
}

Status ReadDisclosure(const TomlValue& table, const std::string& file, const BulletinNames& names,
                      const Register& all, BulletinFacts& facts) {
  TomlReader reader(table, file, "disclosure");
  bulletin::DisclosureRow row;
  std::string name;
  reader.Get("unit", name);
  reader.GetInteger("items", row.items, 0, kMostItems);
  reader.Get("part", row.part);
  std::optional<bulletin::CountedRow> interpretations =
      ReadCount(reader, "interpretations", "disclosure.interpretations");
  XC_TRY(reader.Finish());
  const model::Unit* unit = all.UnitById(name);
  if (unit == nullptr) unit = all.UnitByName(name);
  if (unit == nullptr) return NotFound(file + ": " + name + ": no such unit, or several");
  if (row.part.empty()) {
    row.part = PartOf(*unit);
  } else if (row.part != "areas" && row.part != "departments") {
    return TomlError(file, table, "part is departments or areas");
  }
  row.unit = unit->id;
  row.name = model::NameOf(*unit);
  row.short_name = names.Of(*unit);
  row.records = {Place("disclosure." + unit->id)};
  if (interpretations) {
    if (interpretations->count > row.items) {
      return TomlError(file, table, "interpretations are part of items, not more than they");
    }
    interpretations->records = {Place("disclosure." + unit->id + ".interpretations")};
    row.interpretations = std::move(interpretations);
  }
  facts.disclosure.push_back(std::move(row));
  return Ok();
}

// What a person says of the yearly reports: a unit stands in one of the lists.
Status ReadReports(const TomlValue& table, const std::string& file, const Register& all,
                   BulletinFacts& facts) {
  constexpr std::int64_t kFirst = 2008;  // the first year of which one was owed
  constexpr std::int64_t kLast = 9999;
  using bulletin::ReportStanding;
  TomlReader reader(table, file, "annual_report");
  std::int64_t year = 0;
  reader.GetInteger("year", year, kFirst, kLast);
  for (const auto& [key, standing] :
       {std::pair("on_time", ReportStanding::kOnTime), std::pair("late", ReportStanding::kLate),
        std::pair("missing", ReportStanding::kMissing)}) {
    std::vector<std::string> names;
    reader.Get(key, names);
    for (const std::string& name : names) {
      const model::Unit* unit = all.UnitById(name);
      if (unit == nullptr) unit = all.UnitByName(name);
      if (unit == nullptr) return NotFound(file + ": " + name + ": no such unit, or several");
      const std::string place =
          std::string("annual_report.").append(key).append(".").append(unit->id);
      const bulletin::ReportRow row{standing, "", {Place(place)}};
      if (!facts.reports.emplace(unit->id, row).second) {
        return TomlError(file, table, name + " stands in [annual_report] twice");
      }
    }
  }
  XC_TRY(reader.Finish());
  if (year == 0) return TomlError(file, table, "[annual_report] wants year = 2029, that it is of");
  facts.report_year = std::to_string(year) + "年";
  return Ok();
}

// Every unit in scope has a row, 0 where nothing was told of it.
void AddZeroRows(const BulletinNames& names, const Register& all, BulletinFacts& facts) {
  if (facts.disclosure.empty()) return;
  std::set<std::string> there;
  for (const bulletin::DisclosureRow& row : facts.disclosure) there.insert(row.unit);
  for (const model::Unit& unit : all.units()) {
    if (!unit.disclosure_scope || unit.status != model::UnitStatus::kActive) continue;
    if (there.contains(unit.id)) continue;
    bulletin::DisclosureRow row;
    row.unit = unit.id;
    row.name = model::NameOf(unit);
    row.short_name = names.Of(unit);
    row.part = PartOf(unit);
    facts.disclosure.push_back(std::move(row));
  }
}

// Demands may mention what the template's texts may: {report.due}.
Status CheckDemands(TomlReader& reader, const std::string& file) {
  const TomlValue* demands = reader.Any("demands");
  if (demands == nullptr || !demands->is(TomlValue::Kind::kArray)) return Ok();
  for (const TomlValue& demand : demands->items) {
    std::size_t braces = 0;
    for (const std::string& name : bulletin::NamesIn(demand.text)) {
      if (!bulletin::IsKnownPhrase(name)) {
        return TomlError(file, demand, "{" + name + "} is no phrase that records give");
      }
      ++braces;
    }
    const auto is = [&](char brace) {
      return static_cast<std::size_t>(std::count(demand.text.begin(), demand.text.end(), brace));
    };
    if (is('{') != braces || is('}') != braces) {
      return TomlError(file, demand, "a brace stands alone; names stand as {report.due}");
    }
  }
  return Ok();
}

}  // namespace

Result<BulletinFacts> ParseBulletinFacts(std::string_view toml, const std::string& file,
                                         const BulletinNames& names, const Register& all) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  BulletinFacts facts;
  bulletin::Choices& choices = facts.choices;
  for (const auto& [key, text] : std::initializer_list<std::pair<const char*, std::string*>>{
           {"issuer", &choices.issuer},
           {"issuer_short", &choices.issuer_short},
           {"region", &choices.region},
           {"red_head", &choices.red_head},
           {"addressees", &choices.addressees},
           {"signature", &choices.signature},
           {"copies_to", &choices.copies_to},
           {"printed_by", &choices.printed_by},
           {"report_to", &choices.report_to},
           {"portal_name", &choices.portal_name},
           {"figures_from", &facts.figures_from},
           {"compare_with", &facts.compare_with},
           {"contact", &choices.contact},
           {"phone", &choices.phone},
           {"email", &choices.email},
           {"hours", &choices.hours}}) {
    reader.Get(key, *text);
  }
  reader.Get("basis", choices.basis);
  reader.Get("source_addresses", choices.source_addresses);
  reader.Get("management", choices.management);
  reader.Get("disclosure_problems", choices.disclosure_problems);
  reader.Get("demands", choices.demands);
  XC_TRY(CheckDemands(reader, file));
  reader.Get("statistics", choices.statistics);
  XC_TRY(ReadNamed(reader, "commended_sites", names, all, file, choices.commended_sites));
  XC_TRY(ReadNamed(reader, "commended_accounts", names, all, file, choices.commended_accounts));
  XC_TRY(ReadNamed(reader, "weak_units", names, all, file, choices.weak_units));
  int mark = 0;
  for (const TomlValue* table : reader.Tables("line")) {
    TomlReader line(*table, file, "line");
    std::vector<std::string> problems;
    line.Get("problems", problems);
    XC_TRY(line.Finish());
    ++mark;
    for (const std::string& problem : problems) facts.lines[problem] = std::to_string(mark);
  }
  if (const TomlValue* portal = reader.Table("portal")) XC_TRY(ReadPortal(*portal, file, facts));
  if (const TomlValue* messages = reader.Table("messages")) {
    XC_TRY(ReadMessages(*messages, file, facts));
  }
  for (const TomlValue* table : reader.Tables("disclosure")) {
    XC_TRY(ReadDisclosure(*table, file, names, all, facts));
  }
  if (const TomlValue* table = reader.Table("annual_report")) {
    XC_TRY(ReadReports(*table, file, all, facts));
  }
  XC_TRY(reader.Finish());
  if (!facts.figures_from.empty() && !ParseDay(facts.figures_from)) {
    return TomlError(file, root, "figures_from = \"" + facts.figures_from + "\" is no day");
  }
  if (choices.issuer_short.empty()) choices.issuer_short = choices.issuer;
  AddZeroRows(names, all, facts);
  return facts;
}

}  // namespace xuncha::app
