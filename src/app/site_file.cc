// SPDX-License-Identifier: Apache-2.0
#include "app/site_file.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>

#include "app/field_text.h"
#include "base/file.h"
#include "base/period.h"
#include "base/toml.h"
#include "whatwg/url.h"

namespace xuncha::app {
namespace {

constexpr std::uint64_t kMaxFile = 16U << 20;
constexpr std::size_t kMaxColumns = 20'000;
constexpr std::size_t kIdCodeLength = 10;
constexpr std::array<std::string_view, 10> kColumnKinds{
    "news",     "notice",        "policy",      "interpretation", "publicity",
    "overview", "annual_report", "interaction", "service",        "other"};

std::string KindList() {
  std::string list;
  for (const std::string_view kind : kColumnKinds) {
    list.append(list.empty() ? "" : ", ").append(kind);
  }
  return list;
}

void ReadHours(TomlReader& reader, model::ServiceHours& hours) {
  reader.Get("host", hours.host);
  reader.Get("working_days_only", hours.working_days_only);
  std::string from = "00:00";
  std::string to = "24:00";
  reader.Get("from", from);
  reader.Get("to", to);
  hours.from_minute = MinuteOfDay(from);
  hours.to_minute = MinuteOfDay(to);
  if (hours.from_minute < 0) reader.Fail("from", "must be a time such as \"08:30\"");
  if (hours.to_minute < 0) reader.Fail("to", "must be a time such as \"18:00\"");
  if (hours.from_minute >= hours.to_minute) reader.Fail("to", "must be later than from");
}

// Where each column's address stands, by the address without its fragment.
using ColumnLines = std::map<std::string, int, std::less<>>;

void ReadColumn(TomlReader& reader, const TomlValue& table, const std::string& home,
                model::RegisteredColumn& column, ColumnLines& lines) {
  reader.Get("url", column.url);
  if (column.url.empty()) reader.Fail("url", "is missing: give the column's address");
  const auto base = home.empty() ? std::nullopt : whatwg::ParseUrl(home);
  const auto url = whatwg::ParseUrl(column.url, base ? &*base : nullptr);
  if (!url || !url->is_http()) {
    reader.Fail("url", "must be an http or https address (or a path, where `home` is given)");
  } else {
    column.url = url->href();
    const TomlValue* at = table.Find("url");
    const auto [known, is_new] =
        lines.emplace(url->href_without_fragment(), at == nullptr ? 0 : at->line);
    if (!is_new) {
      reader.Fail("url", "is given twice, at line " + std::to_string(known->second) +
                             " too: " + column.url);
    }
  }
  const TomlValue* path = table.Find("path");
  if (path != nullptr && path->is(TomlValue::Kind::kString)) {
    std::string text;
    reader.Get("path", text);
    column.path = SplitPath(text);
  } else {
    reader.Get("path", column.path);
  }
  reader.Get("kind", column.kind);
  if (!column.kind.empty() &&
      std::find(kColumnKinds.begin(), kColumnKinds.end(), column.kind) == kColumnKinds.end()) {
    reader.Fail("kind", "must be one of: " + KindList());
  }
  reader.Get("cycle", column.cycle);
  if (!column.cycle.empty() && !ParsePeriod(column.cycle)) {
    reader.Fail("cycle", "must be a period such as P14D, P6M or P1Y");
  }
  reader.Get("not_involved", column.not_involved);
  reader.Get("state", column.state);
  if (!column.state.empty() && column.state != "static" && column.state != "archived") {
    reader.Fail("state", "must be static or archived; leave it out for a column that is updated");
  }
}

}  // namespace

Result<model::Site> ParseSiteFile(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  model::Site site;
  reader.Get("home", site.home);
  reader.Get("name", site.name);
  reader.Get("id_code", site.id_code);
  if (!site.id_code.empty() && site.id_code.size() != kIdCodeLength) {
    reader.Fail("id_code", "must have ten characters, as printed at the foot of the site");
  }
  std::string kind;
  reader.Get("kind", kind);
  if (kind == "portal") {
    site.kind = model::SiteKind::kPortal;
  } else if (kind == "department") {
    site.kind = model::SiteKind::kDepartment;
  } else if (!kind.empty()) {
    reader.Fail("kind", "must be portal or department");
  }
  std::vector<std::string> hosts;
  reader.Get("hosts", hosts);
  for (const std::string& host : hosts) {
    site.hosts.push_back(HostOf(host));
    if (site.hosts.back().empty()) reader.Fail("hosts", "has no host name: " + host);
  }
  reader.Get("services", site.outward_services);
  for (const TomlValue* table : reader.Tables("service_hours")) {
    TomlReader one(*table, file, "service_hours");
    ReadHours(one, site.service_hours.emplace_back());
    XC_TRY(one.Finish());
  }
  const std::vector<const TomlValue*> columns = reader.Tables("columns");
  if (columns.size() > kMaxColumns) reader.Fail("columns", "are too many: 20,000 at most");
  ColumnLines lines;
  for (const TomlValue* table : columns) {
    TomlReader one(*table, file, "columns");
    ReadColumn(one, *table, site.home, site.columns.emplace_back(), lines);
    XC_TRY(one.Finish());
  }
  XC_TRY(reader.Finish());
  return site;
}

Result<model::Site> ReadSiteFile(const std::string& path) {
  XC_ASSIGN_OR_RETURN(const std::string text, ReadFile(path, kMaxFile));
  return ParseSiteFile(text, path);
}

}  // namespace xuncha::app
