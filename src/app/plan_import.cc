// SPDX-License-Identifier: Apache-2.0
#include "app/plan_import.h"

#include <algorithm>
#include <array>
#include <map>

#include "app/field_text.h"

namespace xuncha::app {
namespace {

constexpr std::array kKinds{"units", "sites", "columns", "accounts"};
constexpr std::array kActions{"add", "change", "same", "wrong"};
// Fields that name units which --create-units may make.
constexpr std::array<std::string_view, 4> kUnitFields{"sponsor", "organiser", "unit",
                                                      "content_unit"};

const std::string* CellOf(const InputRow& row, std::string_view field) {
  for (const auto& [id, text] : row.cells) {
    if (id == field) return &text;
  }
  return nullptr;
}

std::string TextOf(const InputRow& row, std::string_view field) {
  const std::string* cell = CellOf(row, field);
  return cell == nullptr ? std::string() : Trimmed(*cell);
}

// Which record of the register a row is about; nullptr = a new one. And what makes it the same as
// another row of the sheet; "" = nothing can.
struct Identity {
  std::string existing = {};  // id
  std::string key = {};
  std::string_view keep = {};  // a field that this row does not set
  bool outdated = false;       // knows the unit by a name that it bears no more
};

// The unit whose present name the row lists among the former ones.
const model::Unit* RenamedBy(const InputRow& row, const FieldContext& context) {
  model::Unit draft;
  for (const RecordField<model::Unit>& field : UnitFields()) {
    if (std::string_view(field.id) != "former_names") continue;
    (void)field.set(draft, TextOf(row, field.id), context);
  }
  for (const model::DatedName& former : draft.names) {
    const model::Unit* unit = context.all->UnitByName(former.name);
    // A name that had ended before is no news: the row may be older than the register.
    if (unit != nullptr && Folded(model::NameOf(*unit)) == Folded(former.name)) return unit;
  }
  return nullptr;
}

bool WasNamed(const model::Unit& unit, std::string_view name) {
  return std::any_of(unit.names.begin(), unit.names.end(),
                     [&](const model::DatedName& one) { return Folded(one.name) == Folded(name); });
}

// A unit may be called by any of its names; that does not rename it. It is renamed by a row that
// bears the new name and lists the present one among the former.
Identity Identify(const model::Unit*, const InputRow& row, const FieldContext& context) {
  const std::string name = TextOf(row, "name");
  if (const model::Unit* unit = context.all->UnitByName(name)) {
    const bool present = Folded(model::NameOf(*unit)) == Folded(name);
    return {unit->id, unit->id, present ? "" : "name", !present && WasNamed(*unit, name)};
  }
  if (const model::Unit* unit = RenamedBy(row, context)) return {unit->id, unit->id};
  return {"", Folded(name)};
}

Identity Identify(const model::SiteRecord*, const InputRow& row, const FieldContext& context) {
  const std::string code = TextOf(row, "id_code");
  const std::string home = PageUrl(TextOf(row, "home"));
  const model::SiteRecord* site = code.empty() ? nullptr : context.all->SiteByCode(code);
  if (site == nullptr && !home.empty()) {
    const model::SiteRecord* at_home = context.all->SiteByHome(home);
    // The same address with two codes is two sites, or a mistake: never silently the other one.
    if (at_home != nullptr && (code.empty() || at_home->id_code.empty())) site = at_home;
  }
  if (site == nullptr && home.empty() && code.empty()) {
    site = context.all->SiteByName(TextOf(row, "name"));
  }
  if (site != nullptr) return {site->id, site->id};
  return {"", code.empty() ? HomeKey(home) : Folded(code)};
}

Identity Identify(const model::ColumnRecord*, const InputRow& row, const FieldContext& context) {
  model::ColumnRecord draft;
  for (const RecordField<model::ColumnRecord>& field : ColumnFields()) {
    const std::string_view id = field.id;
    if (id != "site" && id != "url") continue;
    if (!field.set(draft, TextOf(row, id), context).key.empty()) return {};
  }
  const model::ColumnRecord* column = context.all->ColumnByUrl(draft.site, draft.column.url);
  return {column == nullptr ? "" : column->id, draft.site + "\n" + draft.column.url};
}

Identity Identify(const model::AccountRecord*, const InputRow& row, const FieldContext& context) {
  model::AccountRecord draft;
  for (const RecordField<model::AccountRecord>& field : AccountFields()) {
    const std::string_view id = field.id;
    if (id != "name" && id != "platform" && id != "account_id") continue;
    if (!field.set(draft, TextOf(row, id), context).key.empty()) return {};
  }
  const model::AccountRecord* account =
      context.all->AccountByName(draft.platform, draft.name, draft.handle);
  return {account == nullptr ? "" : account->id,
          std::string(Name(draft.platform)) + draft.platform_name + "\n" +
              (draft.handle.empty() ? "name " + draft.name : "handle " + draft.handle)};
}

bool IsProvisional(std::string_view id) { return id.starts_with('+'); }

template <class Record>
const Record* ById(const std::vector<Record>& records, const std::string& id) {
  const auto found =
      std::find_if(records.begin(), records.end(), [&](const Record& one) { return one.id == id; });
  return found == records.end() ? nullptr : &*found;
}

const model::Unit* Known(const Register& all, const std::string& id, const model::Unit*) {
  return all.UnitById(id);
}
const model::SiteRecord* Known(const Register& all, const std::string& id,
                               const model::SiteRecord*) {
  return all.SiteById(id);
}
const model::ColumnRecord* Known(const Register& all, const std::string& id,
                                 const model::ColumnRecord*) {
  return all.ColumnById(id);
}
const model::AccountRecord* Known(const Register& all, const std::string& id,
                                  const model::AccountRecord*) {
  return all.AccountById(id);
}

void SetOrder(model::Unit& unit, int order) { unit.order = order; }
void SetOrder(model::SiteRecord& site, int order) { site.order = order; }
void SetOrder(model::AccountRecord& account, int order) { account.order = order; }
void SetOrder(model::ColumnRecord&, int) {}

// Another record that has what must be this one's alone.
FieldFault TakenFault(const model::SiteRecord& site, const Register& all) {
  if (site.id_code.empty()) return {};
  const model::SiteRecord* other = all.SiteByCode(site.id_code);
  if (other == nullptr || other->id == site.id) return {};
  return {"inventory.code_taken", {{"value", site.id_code}, {"other", other->name}}};
}
// A unit above or behind which it would stand itself.
FieldFault TakenFault(const model::Unit& unit, const Register& all) {
  const auto circles = [&](std::string model::Unit::*next) {
    const std::string* id = &(unit.*next);
    for (std::size_t step = 0; step <= all.units().size() && !id->empty(); ++step) {
      if (*id == unit.id) return true;
      const model::Unit* above = all.UnitById(*id);
      if (above == nullptr) return false;
      id = &(above->*next);
    }
    return false;
  };
  // Its heir would take over nothing, and nobody would be told.
  if (!unit.merged_into.empty() && unit.status == model::UnitStatus::kActive) {
    return {"inventory.merged_but_active", {{"value", all.NameOfUnit(unit.merged_into)}}};
  }
  if (unit.id.empty()) return {};
  if (circles(&model::Unit::parent)) {
    return {"inventory.circle", {{"value", all.NameOfUnit(unit.parent)}}};
  }
  if (circles(&model::Unit::merged_into)) {
    return {"inventory.merge_circle", {{"value", all.NameOfUnit(unit.merged_into)}}};
  }
  return {};
}
FieldFault TakenFault(const model::ColumnRecord&, const Register&) { return {}; }
FieldFault TakenFault(const model::AccountRecord&, const Register&) { return {}; }

// Names that a row does not list stay, each before the one that followed it: a sheet need not know
// all that a unit was ever called.
void KeepFormerNames(const model::Unit& before, model::Unit& unit) {
  const auto named = [&](const std::string& name) {
    return std::find_if(unit.names.begin(), unit.names.end(), [&](const model::DatedName& one) {
      return Folded(one.name) == Folded(name);
    });
  };
  for (std::size_t i = before.names.size(); i-- > 0;) {
    if (i + 1 == before.names.size() || named(before.names[i].name) != unit.names.end()) continue;
    unit.names.insert(named(before.names[i + 1].name), before.names[i]);
  }
  for (std::size_t i = 1; i < unit.names.size(); ++i) {
    const auto ended = ParseDay(unit.names[i - 1].until);
    unit.names[i].from = ended ? FormatDay(*ended + std::chrono::days(1)) : std::string();
  }
}
template <class Record>
void KeepFormerNames(const Record&, Record&) {}

template <class Record>
class Planner {
 public:
  Planner(std::span<const RecordField<Record>> fields, Register& all, const RegisterWords& words,
          const PlanOptions& options, ImportPlan& plan)
      : fields_(fields), all_(all), context_{&all, &words}, options_(options), plan_(plan) {}

  void Plan(const std::vector<InputRow>& rows, std::vector<Record>& out) {
    int order = static_cast<int>(
        std::max({all_.units().size(), all_.sites().size(), all_.accounts().size()}));
    for (const InputRow& row : rows) {
      PlannedRow planned;
      planned.where = row.where;
      planned.row = row.row;
      Record record = PlanRow(row, planned);
      if (planned.action == RowAction::kAdd) {
        if (record.id.empty()) record.id = "+" + std::to_string(out.size() + 1);
        SetOrder(record, ++order);
      }
      if (planned.action == RowAction::kAdd || planned.action == RowAction::kChange) {
        seen_.try_emplace(record.id, row.where);
        all_.Add(record);
        out.push_back(std::move(record));
      }
      Count(planned.action);
      plan_.rows.push_back(std::move(planned));
    }
  }

 private:
  Record PlanRow(const InputRow& row, PlannedRow& planned) {
    const Identity who = Identify(static_cast<const Record*>(nullptr), row, context_);
    const Record* known = Known(all_, who.existing, static_cast<const Record*>(nullptr));
    // A provisional record is this import's own: the row that brings it adds it.
    const bool is_new = known == nullptr || IsProvisional(known->id);
    Record record = known == nullptr ? Record{} : *known;
    const Record before = record;
    planned.id = is_new ? "" : record.id;
    planned.label = TextOf(row, fields_.front().id);
    if (planned.label.empty() && known != nullptr) {
      planned.label = fields_.front().get(*known, context_);
    }
    for (const std::string& field : row.broken) {
      planned.faults.push_back({field, {"inventory.broken_cell", {}}});
    }
    for (const RecordField<Record>& field : fields_) {
      if (field.id == who.keep) continue;
      // What the unit was called before and since, such a row does not know.
      if (who.outdated && std::string_view(field.id) == "former_names") continue;
      TakeField(field, row, is_new, before, record, planned);
    }
    if (!who.key.empty()) {
      const auto [seen, first] = seen_.try_emplace(who.key, row.where);
      if (!first) {
        planned.faults.push_back({"", {"inventory.twice", {{"where", seen->second}}}});
      }
    }
    const FieldFault taken = TakenFault(record, all_);
    if (!taken.key.empty()) planned.faults.push_back({"", taken});
    planned.action = !planned.faults.empty()   ? RowAction::kWrong
                     : is_new                  ? RowAction::kAdd
                     : planned.changes.empty() ? RowAction::kSame
                                               : RowAction::kChange;
    return record;
  }

  void TakeField(const RecordField<Record>& field, const InputRow& row, bool is_new,
                 const Record& before, Record& record, PlannedRow& planned) {
    std::string text = TextOf(row, field.id);
    const bool clear = context_.words->ValueOf("clear", text) == "clear";
    if (text.empty() || clear) {
      const bool missing = field.required && (clear || is_new);
      if (missing) planned.faults.push_back({field.id, {"inventory.missing", {}}});
      if (missing || !clear) return;
      text.clear();
    }
    FieldFault fault = field.set(record, text, context_);
    if (!fault.key.empty()) {
      planned.faults.push_back({field.id, std::move(fault)});
      return;
    }
    if (!clear && std::string_view(field.id) == "former_names") KeepFormerNames(before, record);
    const std::string was = is_new ? std::string() : field.get(before, context_);
    std::string now = field.get(record, context_);
    const bool state = std::string_view(field.id) == "state" && !is_new && was != now;
    if (state && options_.by_request.contains(record.id)) {
      // A list from elsewhere knows no change under way; the site runs on meanwhile.
      const bool runs_on = was == context_.words->WordOf("lifecycle", "changing") &&
                           now == context_.words->WordOf("lifecycle", "running");
      if (!runs_on) {
        planned.faults.push_back({field.id, {"inventory.state_by_request", {{"value", was}}}});
        return;
      }
      (void)field.set(record, was, context_);
      now = was;
    }
    if (was != now) planned.changes.push_back({field.id, was, std::move(now)});
  }

  void Count(RowAction action) {
    switch (action) {
      case RowAction::kAdd:
        ++plan_.added;
        break;
      case RowAction::kChange:
        ++plan_.changed;
        break;
      case RowAction::kSame:
        ++plan_.same;
        break;
      case RowAction::kWrong:
        ++plan_.wrong;
        break;
    }
  }

  std::span<const RecordField<Record>> fields_;
  Register& all_;
  FieldContext context_;
  const PlanOptions& options_;
  ImportPlan& plan_;
  std::map<std::string, std::string, std::less<>> seen_;  // key → where it stood first
};

// Units that the sheet itself brings, under provisional ids, so that a row may name as its parent a
// unit that stands further down.
void AddNamedUnits(const std::vector<InputRow>& rows, Register& all, const RegisterWords& words) {
  const FieldContext context{&all, &words};
  std::size_t made = 0;
  for (const InputRow& row : rows) {
    const std::string name = TextOf(row, "name");
    bool several = false;
    if (name.empty() || all.UnitByName(name, &several) != nullptr || several) continue;
    if (RenamedBy(row, context) != nullptr) continue;
    model::Unit unit;
    unit.id = "+n" + std::to_string(++made);
    unit.names.push_back({name, "", ""});
    all.Add(std::move(unit));
  }
}

// Rows that name a unit which another row was to bring, but did not because that row is wrong.
void RefuseOrphans(ImportPlan& plan) {
  bool more = true;
  while (more) {
    more = false;
    for (PlannedRow& row : plan.rows) {
      if (row.action != RowAction::kAdd && row.action != RowAction::kChange) continue;
      const auto unit =
          std::find_if(plan.units.begin(), plan.units.end(),
                       [&](const model::Unit& one) { return model::NameOf(one) == row.label; });
      if (unit == plan.units.end()) continue;
      const auto orphan = [&](const std::string& id) {
        return IsProvisional(id) && ById(plan.units, id) == nullptr;
      };
      if (!orphan(unit->parent) && !orphan(unit->merged_into)) continue;
      row.faults.push_back({"parent", {"inventory.orphan", {}}});
      (row.action == RowAction::kAdd ? plan.added : plan.changed) -= 1;
      row.action = RowAction::kWrong;
      ++plan.wrong;
      plan.units.erase(unit);
      more = true;
    }
  }
}

void CreateMissingUnits(const std::vector<InputRow>& rows, Register& all, ImportPlan& plan) {
  for (const InputRow& row : rows) {
    for (const std::string_view field : kUnitFields) {
      const std::string name = TextOf(row, field);
      bool several = false;
      if (name.empty() || all.UnitByName(name, &several) != nullptr || several) continue;
      model::Unit unit;
      unit.id = "+c" + std::to_string(plan.units.size() + 1);
      unit.names.push_back({name, "", ""});
      unit.order = static_cast<int>(all.units().size()) + 1;
      all.Add(unit);
      plan.units.push_back(std::move(unit));
      plan.created_units.push_back(name);
    }
  }
}

// Of units that a row of the sheet names, in its order; dissolved and merged ones number nothing.
std::vector<SharedName> SharedNames(const std::vector<InputRow>& rows, const Register& all) {
  std::map<std::string, std::vector<const model::Unit*>> bearers;
  for (const model::Unit& unit : all.units()) {
    if (unit.status != model::UnitStatus::kActive) continue;
    for (const std::string& name : unit.short_names) bearers[Folded(name)].push_back(&unit);
  }
  std::vector<SharedName> shared;
  for (const InputRow& row : rows) {
    for (const std::string& name : SplitList(TextOf(row, "short_name"))) {
      const auto found = bearers.find(Folded(name));
      if (found == bearers.end() || found->second.size() < 2) continue;
      SharedName& one = shared.emplace_back();
      one.short_name = name;
      for (const model::Unit* unit : found->second) one.units.emplace_back(model::NameOf(*unit));
      bearers.erase(found);  // each once
    }
  }
  return shared;
}

// In the order in which the sheet brings them.
std::vector<SharedHome> SharedHomes(const std::vector<InputRow>& rows, const Register& all) {
  std::map<std::string, std::vector<const model::SiteRecord*>> at_home;
  for (const model::SiteRecord& site : all.sites()) {
    if (!site.home.empty()) at_home[HomeKey(site.home)].push_back(&site);
  }
  std::vector<SharedHome> shared;
  for (const InputRow& row : rows) {
    const std::string home = PageUrl(TextOf(row, "home"));
    const auto found = at_home.find(HomeKey(home));
    if (home.empty() || found == at_home.end() || found->second.size() < 2) continue;
    SharedHome& one = shared.emplace_back();
    one.home = home;
    for (const model::SiteRecord* site : found->second) {
      const std::string code = site->id_code.empty() ? "" : "（" + site->id_code + "）";
      one.sites.push_back(site->name + code);
    }
    at_home.erase(found);  // each once
  }
  return shared;
}

template <class Record>
void AddIds(std::span<const RecordField<Record>> fields, bool required,
            std::vector<std::string>& out) {
  for (const RecordField<Record>& field : fields) {
    if (!required || field.required) out.emplace_back(field.id);
  }
}

std::vector<std::string> Ids(InventoryKind kind, bool required) {
  std::vector<std::string> ids;
  switch (kind) {
    case InventoryKind::kUnits:
      AddIds(UnitFields(), required, ids);
      break;
    case InventoryKind::kSites:
      AddIds(SiteFields(), required, ids);
      break;
    case InventoryKind::kColumns:
      AddIds(ColumnFields(), required, ids);
      break;
    case InventoryKind::kAccounts:
      AddIds(AccountFields(), required, ids);
      break;
  }
  return ids;
}

template <class Record>
void AddRows(std::span<const RecordField<Record>> fields, const std::vector<Record>& records,
             const FieldContext& context, std::vector<std::vector<std::string>>& out) {
  for (const Record& record : records) {
    std::vector<std::string>& row = out.emplace_back();
    for (const RecordField<Record>& field : fields) row.push_back(field.get(record, context));
  }
}

}  // namespace

const char* Name(InventoryKind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }
const char* Name(RowAction action) { return kActions.at(static_cast<std::size_t>(action)); }

bool InventoryKindFromName(std::string_view name, InventoryKind& out) {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (name == kKinds.at(i)) {
      out = static_cast<InventoryKind>(i);
      return true;
    }
  }
  return false;
}

std::vector<std::string> FieldIds(InventoryKind kind) { return Ids(kind, false); }
std::vector<std::string> RequiredFields(InventoryKind kind) { return Ids(kind, true); }

ImportPlan PlanImport(InventoryKind kind, const std::vector<InputRow>& rows, Register all,
                      const RegisterWords& words, const PlanOptions& options) {
  ImportPlan plan;
  plan.kind = kind;
  if (kind == InventoryKind::kUnits) {
    AddNamedUnits(rows, all, words);
  } else if (options.create_units) {
    CreateMissingUnits(rows, all, plan);
  }
  switch (kind) {
    case InventoryKind::kUnits:
      Planner<model::Unit>(UnitFields(), all, words, options, plan).Plan(rows, plan.units);
      RefuseOrphans(plan);
      plan.shared_names = SharedNames(rows, all);
      break;
    case InventoryKind::kSites:
      Planner<model::SiteRecord>(SiteFields(), all, words, options, plan).Plan(rows, plan.sites);
      plan.shared_homes = SharedHomes(rows, all);
      break;
    case InventoryKind::kColumns:
      Planner<model::ColumnRecord>(ColumnFields(), all, words, options, plan)
          .Plan(rows, plan.columns);
      break;
    case InventoryKind::kAccounts:
      Planner<model::AccountRecord>(AccountFields(), all, words, options, plan)
          .Plan(rows, plan.accounts);
      break;
  }
  return plan;
}

std::vector<std::vector<std::string>> ExportRows(InventoryKind kind, const Register& all,
                                                 const RegisterWords& words) {
  const FieldContext context{&all, &words};
  std::vector<std::vector<std::string>> rows;
  switch (kind) {
    case InventoryKind::kUnits:
      AddRows(UnitFields(), all.units(), context, rows);
      break;
    case InventoryKind::kSites:
      AddRows(SiteFields(), all.sites(), context, rows);
      break;
    case InventoryKind::kColumns:
      AddRows(ColumnFields(), all.columns(), context, rows);
      break;
    case InventoryKind::kAccounts:
      AddRows(AccountFields(), all.accounts(), context, rows);
      break;
  }
  return rows;
}

std::vector<std::string> RecordIds(InventoryKind kind, const Register& all) {
  std::vector<std::string> ids;
  const auto add = [&ids](const auto& records) {
    for (const auto& record : records) ids.push_back(record.id);
  };
  switch (kind) {
    case InventoryKind::kUnits:
      add(all.units());
      break;
    case InventoryKind::kSites:
      add(all.sites());
      break;
    case InventoryKind::kColumns:
      add(all.columns());
      break;
    case InventoryKind::kAccounts:
      add(all.accounts());
      break;
  }
  return ids;
}

}  // namespace xuncha::app
