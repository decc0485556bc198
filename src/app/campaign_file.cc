// SPDX-License-Identifier: Apache-2.0
#include "app/campaign_file.h"

#include <algorithm>
#include <map>
#include <vector>

#include "app/judge.h"
#include "base/toml.h"
#include "workflow/campaign_life.h"

namespace xuncha::app {
namespace {

class Reader {
 public:
  Reader(const TomlValue& root, const std::string& file, const Register& all)
      : root_(root), file_(file), all_(all) {}

  Result<model::Campaign> Read(const Resources& resources) {
    TomlReader reader(root_, file_);
    reader.Get("id", campaign_.id);
    reader.Get("name", campaign_.name);
    reader.Get("office", campaign_.office);
    reader.Get("monitoring_point", campaign_.monitoring_point);
    reader.Get("rectification_until", campaign_.rectification_until);
    reader.Get("report_due", campaign_.report_due);
    Percent(reader, "site_percent", campaign_.site_percent);
    Percent(reader, "account_percent", campaign_.account_percent);
    std::int64_t seed = 0;
    reader.GetInteger("draw_seed", seed, 0, INT64_MAX);
    campaign_.draw_seed = static_cast<std::uint64_t>(seed);
    reader.Get("rulebook", campaign_.rulebook);
    reader.Get("profile", campaign_.profile);
    std::string basis = Name(campaign_.basis);
    reader.Get("basis", basis);
    if (!model::VerdictBasisFromName(basis, campaign_.basis)) {
      reader.Fail("basis", "must be monitoring_point or after_rectification");
    }
    if (const TomlValue* table = reader.Table("self_check")) {
      XC_TRY(ReadWindow(*table, "self_check", campaign_.self_check));
    }
    for (const TomlValue* table : reader.Tables("round")) {
      const std::string field = "rounds[" + std::to_string(campaign_.rounds.size()) + "]";
      XC_TRY(ReadWindow(*table, field, campaign_.rounds.emplace_back()));
    }
    if (const TomlValue* table = reader.Table("cut_offs")) XC_TRY(ReadCutOffs(*table));
    for (const TomlValue* table : reader.Tables("group")) XC_TRY(ReadGroup(*table));
    XC_TRY(reader.Finish());
    if (!campaign_.office.empty()) XC_TRY(Resolve(At("office"), "office", campaign_.office));
    XC_TRY(Known("rulebook", campaign_.rulebook, KnownRulebooks(resources)));
    XC_TRY(Known("profile", campaign_.profile, KnownProfiles(resources)));
    const auto faults = workflow::ValidateCampaign(campaign_);
    if (!faults.empty()) {
      return TomlError(file_, Where(faults.front().field),
                       faults.front().field + " " + faults.front().message);
    }
    return campaign_;
  }

 private:
  static void Percent(TomlReader& reader, const char* key, int& out) {
    std::int64_t percent = out;
    reader.GetInteger(key, percent, 1, 100);
    out = static_cast<int>(percent);
  }

  const TomlValue& At(std::string_view key) const {
    const TomlValue* value = root_.Find(key);
    return value == nullptr ? root_ : *value;
  }

  // The value that a field of the campaign was read from, the nearest one above if it is not there.
  const TomlValue& Where(const std::string& field) const {
    for (std::string name = field;; name.erase(name.rfind('.'))) {
      const auto found = places_.find(name);
      if (found != places_.end()) return *found->second;
      if (name.find('.') == std::string::npos) return At(name);
    }
  }

  void Remember(const TomlValue& table, const std::string& field) {
    places_.emplace(field, &table);
    for (const auto& [key, value] : table.Entries()) {
      std::string path = field;
      path.append(".").append(key);
      places_.emplace(std::move(path), &value);
    }
  }

  Status ReadWindow(const TomlValue& table, const std::string& field, model::Window& window) {
    Remember(table, field);
    TomlReader reader(table, file_, field);
    reader.Get("from", window.from);
    reader.Get("until", window.until);
    return reader.Finish();
  }

  Status ReadCutOffs(const TomlValue& table) {
    for (const auto& [block, day] : table.Entries()) {
      const std::string field = "cut_offs[" + std::to_string(campaign_.cut_offs.size()) + "]";
      if (!day.is(TomlValue::Kind::kString)) {
        return TomlError(file_, day, "cut_offs." + block + " must be a text: \"2022-08-23\"");
      }
      places_.emplace(field, &day);
      campaign_.cut_offs.push_back({block, day.text});
    }
    return Ok();
  }

  Status ReadGroup(const TomlValue& table) {
    const std::string field = "groups[" + std::to_string(campaign_.groups.size()) + "]";
    Remember(table, field);
    model::Group& group = campaign_.groups.emplace_back();
    TomlReader reader(table, file_, field);
    reader.Get("name", group.name);
    reader.Get("members", group.members);
    reader.Get("units", group.units);
    XC_TRY(reader.Finish());
    for (std::string& unit : group.units) {
      const TomlValue* at = table.Find("units");
      XC_TRY(Resolve(at == nullptr ? table : *at, field + ".units", unit));
    }
    return Ok();
  }

  // A unit's name or id becomes its id.
  Status Resolve(const TomlValue& at, const std::string& field, std::string& unit) const {
    if (all_.UnitById(unit) != nullptr) return Ok();
    bool several = false;
    const model::Unit* found = all_.UnitByName(unit, &several);
    if (found == nullptr) {
      return TomlError(file_, at,
                       field + ": " + unit +
                           (several ? " may be several units; write the full name"
                                    : " is no unit of the inventory; import the units first"));
    }
    unit = found->id;
    return Ok();
  }

  Status Known(const char* key, const std::string& name,
               const std::vector<std::string>& known) const {
    const bool path = name.ends_with(".toml") || name.find('/') != std::string::npos;
    if (path || std::find(known.begin(), known.end(), name) != known.end()) return Ok();
    std::string list;
    for (const std::string& one : known) list.append(list.empty() ? "" : ", ").append(one);
    return TomlError(file_, At(key),
                     std::string(key) + " " + name + " is not known; known: " + list);
  }

  const TomlValue& root_;
  const std::string& file_;
  const Register& all_;
  model::Campaign campaign_;
  std::map<std::string, const TomlValue*, std::less<>> places_;
};

}  // namespace

Result<model::Campaign> ParseCampaignFile(std::string_view toml, const std::string& file,
                                          const Register& all, const Resources& resources) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  return Reader(root, file, all).Read(resources);
}

}  // namespace xuncha::app
