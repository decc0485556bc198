// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "app/field_parts.h"
#include "app/field_text.h"
#include "base/period.h"
#include "sheets/cell_text.h"

namespace xuncha::app {
namespace {

using model::ColumnRecord;
using model::SiteRecord;
using Context = FieldContext;

constexpr std::size_t kIdCodeLength = 10;
constexpr std::string_view kWorkingDays = "工作日";
// The keeper of the whole site is the part that begins at its home page.
constexpr std::string_view kWholeSite = "/";

bool IsIdCode(std::string_view text) {
  return text.size() == kIdCodeLength && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

FieldFault SetIdCode(SiteRecord& site, const std::string& text, const Context&) {
  if (!text.empty() && !IsIdCode(text)) return {"inventory.bad_id_code", {{"value", text}}};
  site.id_code = text;
  return NoFault();
}

FieldFault SetHome(SiteRecord& site, const std::string& text, const Context&) {
  const std::string url = PageUrl(text);
  if (url.empty()) return {"inventory.bad_url", {{"value", text}}};
  site.home = url;
  return NoFault();
}

FieldFault SetHosts(SiteRecord& site, const std::string& text, const Context&) {
  std::vector<std::string> hosts;
  for (const std::string& part : SplitList(text)) {
    hosts.push_back(HostOf(part));
    if (hosts.back().empty()) return {"inventory.bad_host", {{"value", part}}};
  }
  site.hosts = std::move(hosts);
  return NoFault();
}

// "首页—镇街—轵城镇=轵城镇人民政府；http://…/xxgk/zcz/=轵城镇人民政府"
std::string KeptParts(const SiteRecord& site, const Context& context) {
  std::string text;
  for (const model::KeptPart& part : site.kept) {
    if (part.prefix == kWholeSite) continue;  // has a column of its own
    text.append(text.empty() ? "" : "；").append(part.prefix).append("=");
    text.append(context.all->NameOfUnit(part.unit));
  }
  return text;
}

FieldFault SetKeptParts(SiteRecord& site, const std::string& text, const Context& context) {
  std::vector<model::KeptPart> kept;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end =
        std::min({rest.find("；"), rest.find(';'), rest.find('\n'), rest.size()});
    const std::string part = Trimmed(rest.substr(0, end));
    rest.remove_prefix(end);
    if (!rest.empty())
      rest.remove_prefix(rest.starts_with("；") ? std::string_view("；").size() : 1);
    if (part.empty()) continue;
    // Addresses hold = themselves, units' names do not: the last one parts.
    const std::size_t equals = part.rfind('=');
    if (equals == std::string::npos) return {"inventory.bad_kept", {{"value", part}}};
    model::KeptPart& one = kept.emplace_back();
    const std::string prefix = Trimmed(part.substr(0, equals));
    one.prefix = prefix.find("://") == std::string::npos ? JoinPath(SplitPath(prefix)) : prefix;
    if (one.prefix.empty()) return {"inventory.bad_kept", {{"value", part}}};
    FieldFault fault = SetUnit(one.unit, Trimmed(part.substr(equals + 1)), context);
    if (!fault.key.empty()) return fault;
    if (one.unit.empty()) return {"inventory.bad_kept", {{"value", part}}};
  }
  for (const model::KeptPart& part : site.kept) {
    const bool named = std::any_of(kept.begin(), kept.end(), [](const model::KeptPart& one) {
      return one.prefix == kWholeSite;
    });
    if (part.prefix == kWholeSite && !named) kept.push_back(part);
  }
  site.kept = std::move(kept);
  return NoFault();
}

// "工作日 08:30-17:30、api.example.gov.cn 08:00-18:00"
std::string ServiceHoursText(const SiteRecord& site, const Context&) {
  std::vector<std::string> parts;
  for (const model::ServiceHours& hours : site.service_hours) {
    std::string part = hours.host;
    if (hours.working_days_only) part.append(part.empty() ? "" : " ").append(kWorkingDays);
    part.append(part.empty() ? "" : " ");
    part.append(TimeOfMinute(hours.from_minute)).append("-");
    parts.push_back(part.append(TimeOfMinute(hours.to_minute)));
  }
  return JoinList(parts);
}

// "8：30 至 18:00" as "8:30-18:00".
std::string PlainHours(const std::string& text) {
  std::string plain = sheets::HalfWidth(text);
  for (const std::string_view dash : {"至", "~", "—", "–"}) {
    for (std::size_t at = plain.find(dash); at != std::string::npos; at = plain.find(dash)) {
      plain.replace(at, dash.size(), "-");
    }
  }
  if (const std::size_t at = plain.find(kWorkingDays); at != std::string::npos) {
    plain.insert(at + kWorkingDays.size(), " ");
  }
  std::string out;
  for (const char c : plain) {
    if (c == '-') out = Trimmed(out);
    if (c == ' ' && out.ends_with('-')) continue;
    out.push_back(c);
  }
  return out;
}

FieldFault SetServiceHours(SiteRecord& site, const std::string& text, const Context&) {
  std::vector<model::ServiceHours> all;
  for (const std::string& typed : SplitList(text)) {
    const FieldFault fault{"inventory.bad_hours", {{"value", typed}}};
    const std::string part = PlainHours(typed);
    model::ServiceHours& hours = all.emplace_back();
    const std::size_t blank = part.rfind(' ');
    const std::string times = blank == std::string::npos ? part : part.substr(blank + 1);
    std::string before = blank == std::string::npos ? "" : Trimmed(part.substr(0, blank));
    if (before.ends_with(kWorkingDays)) {
      hours.working_days_only = true;
      before = Trimmed(before.substr(0, before.size() - kWorkingDays.size()));
    }
    hours.host = before.empty() ? std::string() : HostOf(before);
    if (hours.host.empty() != before.empty()) return fault;
    const std::size_t dash = times.find('-');
    if (dash == std::string::npos) return fault;
    hours.from_minute = MinuteOfDay(times.substr(0, dash));
    hours.to_minute = MinuteOfDay(times.substr(dash + 1));
    if (hours.from_minute < 0 || hours.to_minute <= hours.from_minute) return fault;
  }
  site.service_hours = std::move(all);
  return NoFault();
}

bool SiteKindFromName(std::string_view name, model::SiteKind& out) {
  for (const model::SiteKind kind : {model::SiteKind::kPortal, model::SiteKind::kDepartment}) {
    if (name == Name(kind)) {
      out = kind;
      return true;
    }
  }
  return false;
}

std::string WholeKeeper(const SiteRecord& site, const Context& context) {
  for (const model::KeptPart& part : site.kept) {
    if (part.prefix == kWholeSite) return context.all->NameOfUnit(part.unit);
  }
  return {};
}

FieldFault SetWholeKeeper(SiteRecord& site, const std::string& text, const Context& context) {
  std::string unit;
  FieldFault fault = SetUnit(unit, text, context);
  if (!fault.key.empty()) return fault;
  std::erase_if(site.kept, [](const model::KeptPart& part) { return part.prefix == kWholeSite; });
  if (!unit.empty()) site.kept.push_back({std::string(kWholeSite), std::move(unit)});
  return NoFault();
}

constexpr std::array<RecordField<SiteRecord>, 14> kSiteFields{{
    {"name", true, [](const SiteRecord& s, const Context&) { return s.name; },
     [](SiteRecord& s, const std::string& text, const Context&) { return SetText(s.name, text); }},
    {"id_code", false, [](const SiteRecord& s, const Context&) { return s.id_code; }, &SetIdCode},
    {"kind", false,
     [](const SiteRecord& s, const Context& c) {
       return c.words->WordOf("site_kind", Name(s.kind));
     },
     [](SiteRecord& s, const std::string& text, const Context& c) {
       return SetChoice(s.kind, text, "site_kind", c, &SiteKindFromName);
     }},
    {"home", true, [](const SiteRecord& s, const Context&) { return s.home; }, &SetHome},
    {"hosts", false, [](const SiteRecord& s, const Context&) { return JoinList(s.hosts); },
     &SetHosts},
    {"sponsor", true,
     [](const SiteRecord& s, const Context& c) { return c.all->NameOfUnit(s.roles.sponsor); },
     [](SiteRecord& s, const std::string& text, const Context& c) {
       return SetUnit(s.roles.sponsor, text, c);
     }},
    {"organiser", false,
     [](const SiteRecord& s, const Context& c) { return c.all->NameOfUnit(s.roles.organiser); },
     [](SiteRecord& s, const std::string& text, const Context& c) {
       return SetUnit(s.roles.organiser, text, c);
     }},
    {"operator", false, [](const SiteRecord& s, const Context&) { return s.roles.operator_; },
     [](SiteRecord& s, const std::string& text, const Context&) {
       return SetText(s.roles.operator_, text);
     }},
    {"kept", false, &KeptParts, &SetKeptParts},
    {"content_unit", false, &WholeKeeper, &SetWholeKeeper},
    {"state", false,
     [](const SiteRecord& s, const Context& c) {
       return c.words->WordOf("lifecycle", Name(s.state));
     },
     [](SiteRecord& s, const std::string& text, const Context& c) {
       return SetChoice(s.state, text, "lifecycle", c, &model::LifecycleStateFromName);
     }},
    {"service_hours", false, &ServiceHoursText, &SetServiceHours},
    {"from", false, [](const SiteRecord& s, const Context&) { return s.opened; },
     [](SiteRecord& s, const std::string& text, const Context&) { return SetDay(s.opened, text); }},
    {"note", false, [](const SiteRecord& s, const Context&) { return s.note; },
     [](SiteRecord& s, const std::string& text, const Context&) { return SetText(s.note, text); }},
}};

// A column's site by code, address or name, whichever the sheet has.
FieldFault SetColumnSite(ColumnRecord& column, const std::string& text, const Context& context) {
  const model::SiteRecord* site = context.all->SiteByCode(text);
  if (site == nullptr) site = context.all->SiteByName(text);
  if (site == nullptr) site = context.all->SiteByHome(PageUrl(text));
  if (site == nullptr) return {"inventory.no_site", {{"value", text}}};
  column.site = site->id;
  return NoFault();
}

std::string ColumnSite(const ColumnRecord& column, const Context& context) {
  const model::SiteRecord* site = context.all->SiteById(column.site);
  if (site == nullptr) return {};
  // The code where there is one: names repeat.
  return site->id_code.empty() ? site->name : site->id_code;
}

// The site's column stands before the address's in kColumnFields.
FieldFault SetColumnUrl(ColumnRecord& column, const std::string& text, const Context& context) {
  const model::SiteRecord* site = context.all->SiteById(column.site);
  const std::string url = site == nullptr ? PageUrl(text) : PageUrlOn(site->home, text);
  if (url.empty()) return {"inventory.bad_url", {{"value", text}}};
  column.column.url = url;
  return NoFault();
}

FieldFault SetCycle(ColumnRecord& column, const std::string& text, const Context& context) {
  const std::string value = text.empty() ? text : context.words->ValueOf("cycle", text);
  const std::string in_words = value.empty() ? CycleOf(text) : value;
  const std::string period = in_words.empty() ? text : in_words;
  if (!period.empty() && !ParsePeriod(period)) return {"inventory.bad_cycle", {{"value", text}}};
  column.column.cycle = period;
  return NoFault();
}

FieldFault SetColumnKind(ColumnRecord& column, const std::string& text, const Context& context) {
  const std::string value = context.words->ValueOf("column_kind", text);
  if (!text.empty() && value.empty()) return BadChoice(text, "column_kind", context);
  column.column.kind = value;
  return NoFault();
}

FieldFault SetColumnState(ColumnRecord& column, const std::string& text, const Context& context) {
  const std::string value = context.words->ValueOf("column_state", text);
  if (!text.empty() && value.empty()) return BadChoice(text, "column_state", context);
  column.column.state = value;
  return NoFault();
}

std::string WordOrNone(std::string_view table, const std::string& value, const Context& context) {
  return value.empty() ? std::string() : context.words->WordOf(table, value);
}

constexpr std::array<RecordField<ColumnRecord>, 9> kColumnFields{{
    {"path", false, [](const ColumnRecord& r, const Context&) { return JoinPath(r.column.path); },
     [](ColumnRecord& r, const std::string& text, const Context&) {
       r.column.path = SplitPath(text);
       return NoFault();
     }},
    {"site", true, &ColumnSite, &SetColumnSite},
    {"url", true, [](const ColumnRecord& r, const Context&) { return r.column.url; },
     &SetColumnUrl},
    {"kind", false,
     [](const ColumnRecord& r, const Context& c) {
       return WordOrNone("column_kind", r.column.kind, c);
     },
     &SetColumnKind},
    {"cycle", false,
     [](const ColumnRecord& r, const Context& c) {
       const std::string word = WordOrNone("cycle", r.column.cycle, c);
       return word == r.column.cycle ? CycleInWords(word) : word;
     },
     &SetCycle},
    {"not_involved", false,
     [](const ColumnRecord& r, const Context& c) { return YesNo(r.column.not_involved, c); },
     [](ColumnRecord& r, const std::string& text, const Context& c) {
       return SetYesNo(r.column.not_involved, text, c);
     }},
    {"state", false,
     [](const ColumnRecord& r, const Context& c) {
       return WordOrNone("column_state", r.column.state, c);
     },
     &SetColumnState},
    {"unit", false,
     [](const ColumnRecord& r, const Context& c) { return c.all->NameOfUnit(r.keeper); },
     [](ColumnRecord& r, const std::string& text, const Context& c) {
       return SetUnit(r.keeper, text, c);
     }},
    {"disclosure", false,
     [](const ColumnRecord& r, const Context& c) { return YesNo(r.disclosure, c); },
     [](ColumnRecord& r, const std::string& text, const Context& c) {
       return SetYesNo(r.disclosure, text, c);
     }},
}};

}  // namespace

std::span<const RecordField<SiteRecord>> SiteFields() { return kSiteFields; }
std::span<const RecordField<ColumnRecord>> ColumnFields() { return kColumnFields; }

}  // namespace xuncha::app
