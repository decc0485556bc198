// SPDX-License-Identifier: Apache-2.0
#include "model/inventory.h"
#include "store/record_json.h"

// Describe is found by argument-dependent lookup, which looks beside the structs but not into
// unnamed namespaces there: hence static.
namespace xuncha::model {

template <class Io>
static void Describe(Io& io, DatedName& name) {
  io("name", name.name);
  io("from", name.from);
  io("until", name.until);
}

template <class Io>
static void Describe(Io& io, Unit& unit) {
  io("id", unit.id);
  io("parent", unit.parent);
  io("kind", unit.kind);
  io("names", unit.names);
  io("short_names", unit.short_names);
  io("also_named", unit.also_named);
  io("status", unit.status);
  io("ended", unit.ended);
  io("merged_into", unit.merged_into);
  io("outward_services", unit.outward_services);
  io("supervises", unit.supervises);
  io("disclosure_scope", unit.disclosure_scope);
  io("contact", unit.contact);
  io("phone", unit.phone);
  io("note", unit.note);
  io("order", unit.order);
}

template <class Io>
static void Describe(Io& io, Roles& roles) {
  io("sponsor", roles.sponsor);
  io("organiser", roles.organiser);
  io("operator", roles.operator_);
}

template <class Io>
static void Describe(Io& io, KeptPart& part) {
  io("prefix", part.prefix);
  io("unit", part.unit);
}

template <class Io>
static void Describe(Io& io, ServiceHours& hours) {
  io("host", hours.host);
  io("from", hours.from_minute);
  io("to", hours.to_minute);
  io("working_days_only", hours.working_days_only);
}

template <class Io>
static void Describe(Io& io, SiteRecord& site) {
  io("id", site.id);
  io("name", site.name);
  io("id_code", site.id_code);
  io("kind", site.kind);
  io("home", site.home);
  io("hosts", site.hosts);
  io("roles", site.roles);
  io("kept", site.kept);
  io("state", site.state);
  io("service_hours", site.service_hours);
  io("opened", site.opened);
  io("note", site.note);
  io("order", site.order);
}

template <class Io>
static void Describe(Io& io, RegisteredColumn& column) {
  io("url", column.url);
  io("path", column.path);
  io("kind", column.kind);
  io("cycle", column.cycle);
  io("not_involved", column.not_involved);
  io("state", column.state);
}

template <class Io>
static void Describe(Io& io, ColumnRecord& column) {
  io("id", column.id);
  io("site", column.site);
  io("column", column.column);
  io("keeper", column.keeper);
  io("disclosure", column.disclosure);
}

template <class Io>
static void Describe(Io& io, AccountRecord& account) {
  io("id", account.id);
  io("name", account.name);
  io("platform", account.platform);
  io("platform_name", account.platform_name);
  io("handle", account.handle);
  io("use", account.use);
  io("roles", account.roles);
  io("subject", account.subject);
  io("state", account.state);
  io("opened", account.opened);
  io("note", account.note);
  io("order", account.order);
}

template <class Io>
static void Describe(Io& io, FieldChange& change) {
  io("field", change.field);
  io("before", change.before);
  io("after", change.after);
}

template <class Io>
static void Describe(Io& io, LifecycleRequest& request) {
  io("id", request.id);
  io("subject", request.subject);
  io("kind", request.kind);
  io("applicant", request.applicant);
  io("approver", request.approver);
  io("reason", request.reason);
  io("notice_url", request.notice_url);
  io("filed", request.filed);
  io("done", request.done);
  io("decision", request.decision);
  io("documents", request.documents);
  io("from", request.from);
  io("until", request.until);
  io("changes", request.changes);
}

template <class Io>
static void Describe(Io& io, OfflinePeriod& period) {
  io("subject", period.subject);
  io("from", period.from);
  io("until", period.until);
  io("filed", period.filed);
  io("reason", period.reason);
}

}  // namespace xuncha::model

namespace xuncha::store {

XUNCHA_RECORD(model::Unit);
XUNCHA_RECORD(model::SiteRecord);
XUNCHA_RECORD(model::ColumnRecord);
XUNCHA_RECORD(model::AccountRecord);
XUNCHA_RECORD(model::LifecycleRequest);
XUNCHA_RECORD(model::OfflinePeriod);

}  // namespace xuncha::store
