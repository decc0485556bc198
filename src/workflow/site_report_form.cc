// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/toml.h"
#include "workflow/site_report.h"

namespace xuncha::workflow {
namespace {

constexpr std::array<std::string_view, 5> kKinds{"text", "count", "decimal", "yes_no", "day"};

Status ReadField(const TomlValue& table, const std::string& file, SiteReportForm& form) {
  TomlReader reader(table, file, "field");
  SiteReportField field;
  std::string kind = "count";
  reader.Get("id", field.id);
  reader.Get("name", field.name);
  reader.Get("names", field.names);
  reader.Get("under", field.under);
  reader.Get("kind", kind);
  reader.Get("required", field.required);
  const auto* found = std::find(kKinds.begin(), kKinds.end(), kind);
  if (found == kKinds.end()) {
    reader.Fail("kind", "'" + kind + "' is none of text count decimal yes_no day");
  } else {
    field.kind = static_cast<SiteFieldKind>(found - kKinds.begin());
  }
  if (!field.under.empty() &&
      std::find(form.headings.begin(), form.headings.end(), field.under) == form.headings.end()) {
    reader.Fail("under", "'" + field.under + "' is none of the headings");
  }
  XC_TRY(reader.Finish());
  if (field.id.empty() || field.name.empty()) {
    return TomlError(file, table, "a [[field]] wants id and name");
  }
  field.names.push_back(field.name);
  form.fields.push_back(std::move(field));
  return Ok();
}

class Ids {
 public:
  Ids(const SiteReportForm& form, const std::string& file) : file_(file) {
    for (const SiteReportField& field : form.fields) known_.insert(field.id);
  }
  Status Check(const TomlValue& at, const std::vector<std::string>& ids) const {
    for (const std::string& id : ids) {
      if (!known_.contains(id)) return TomlError(file_, at, "'" + id + "' is no field's id");
    }
    return Ok();
  }

 private:
  std::set<std::string> known_;
  const std::string& file_;
};

Status ReadRules(TomlReader& reader, const std::string& file, SiteReportForm& form) {
  const Ids ids(form, file);
  for (const TomlValue* table : reader.Tables("sum")) {
    TomlReader one(*table, file, "sum");
    SiteReportSum& sum = form.sums.emplace_back();
    one.Get("total", sum.total);
    one.Get("parts", sum.parts);
    one.Get("exact", sum.exact);
    XC_TRY(one.Finish());
    XC_TRY(ids.Check(*table, {sum.total}));
    XC_TRY(ids.Check(*table, sum.parts));
  }
  for (const TomlValue* table : reader.Tables("bound")) {
    TomlReader one(*table, file, "bound");
    SiteReportBound& bound = form.bounds.emplace_back();
    one.Get("part", bound.part);
    one.Get("whole", bound.whole);
    XC_TRY(one.Finish());
    XC_TRY(ids.Check(*table, {bound.part, bound.whole}));
  }
  for (const TomlValue* table : reader.Tables("switch")) {
    TomlReader one(*table, file, "switch");
    SiteReportSwitch& rule = form.switches.emplace_back();
    one.Get("field", rule.field);
    one.Get("fields", rule.fields);
    XC_TRY(one.Finish());
    XC_TRY(ids.Check(*table, {rule.field}));
    XC_TRY(ids.Check(*table, rule.fields));
  }
  return Ok();
}

}  // namespace

Result<SiteReportForm> ParseSiteReportForm(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  SiteReportForm form;
  reader.Get("headings", form.headings);
  reader.Get("yes", form.yes);
  reader.Get("no", form.no);
  reader.Get("ticks", form.ticks);
  reader.Get("boxes", form.boxes);
  reader.Get("empty", form.empty);
  reader.Get("measures", form.measures);
  for (const TomlValue* table : reader.Tables("field")) XC_TRY(ReadField(*table, file, form));
  std::set<std::string> ids;
  for (const SiteReportField& field : form.fields) {
    if (!ids.insert(field.id).second) {
      return TomlError(file, root, "the id \"" + field.id + "\" stands twice");
    }
  }
  XC_TRY(ReadRules(reader, file, form));
  XC_TRY(reader.Finish());
  if (form.fields.empty()) return TomlError(file, root, "a form wants at least one [[field]]");
  return form;
}

}  // namespace xuncha::workflow
