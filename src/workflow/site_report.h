// SPDX-License-Identifier: Apache-2.0
//
// 政府网站工作年度报表, as a site filled it in: read from the cells of a table, and checked for
// what is missing, does not add up, contradicts itself or what the inventory knows. guidelines.md
// G4.9 and §4.1; the form is data (data/reporting/site_report.toml). Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/message.h"

namespace xuncha::workflow {

enum class SiteFieldKind : std::uint8_t { kText = 0, kCount, kDecimal, kYesNo, kDay };

struct SiteReportField {
  std::string id;
  std::string name;                // as told
  std::vector<std::string> names;  // labels that mean it; the name, too
  std::string under;               // a heading that it stands under; "" = anywhere
  SiteFieldKind kind = SiteFieldKind::kCount;
  bool required = false;
};

// A total and its parts. Less than the parts is wrong always, more where it is `exact`.
struct SiteReportSum {
  std::string total;
  std::vector<std::string> parts;
  bool exact = false;
};
struct SiteReportBound {
  std::string part, whole;  // part must not exceed whole
};
// Where the yes-no field says no, none of `fields` may say anything but 0.
struct SiteReportSwitch {
  std::string field;
  std::vector<std::string> fields;
};

struct SiteReportForm {
  std::vector<std::string> headings;
  std::vector<std::string> yes, no, ticks, empty;  // words; of empty: 无 / —
  std::vector<std::string> boxes;                  // that nobody ticked: □
  std::vector<std::string> measures;               // that may stand behind a number
  std::vector<SiteReportField> fields;
  std::vector<SiteReportSum> sums;
  std::vector<SiteReportBound> bounds;
  std::vector<SiteReportSwitch> switches;
};
// kInvalidArgument names file, line and what to do.
Result<SiteReportForm> ParseSiteReportForm(std::string_view toml, const std::string& file);

struct FormCell {
  std::uint32_t row = 0, column = 0;  // from 1
  std::string text;
};

struct SiteReportValue {
  std::string text;  // as it stands
  std::uint32_t row = 0, column = 0;
};
// By field's id; a field whose label the table lacks is not there.
using SiteReport = std::map<std::string, SiteReportValue, std::less<>>;

// Cells in reading order. A label's value is the next cell of its row that is no label itself;
// without one the value is empty and stands at the label.
SiteReport ReadSiteReport(const std::vector<FormCell>& cells, const SiteReportForm& form);

// What the inventory knows of the site; "" = not known.
struct KnownSite {
  std::string name, home, sponsor, id_code;
  std::vector<std::string> sponsor_names;  // any that the sponsor bears or bore
  std::vector<std::string> accounts;       // names of the sponsor's running accounts
};

struct SiteReportFault {
  bool error = true;                  // false: to be looked at
  std::string field;                  // as told
  std::uint32_t row = 0, column = 0;  // 0 = nowhere in the table
  model::Message message;
};
// `known` null = the inventory has no such site; only the table itself is judged, and that is told.
std::vector<SiteReportFault> CheckSiteReport(const SiteReport& report, const SiteReportForm& form,
                                             const KnownSite* known);

// The text of a field; "" = not there or empty.
std::string_view TextOf(const SiteReport& report, std::string_view field);

}  // namespace xuncha::workflow
