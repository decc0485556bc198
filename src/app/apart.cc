// SPDX-License-Identifier: Apache-2.0
#include "app/apart.h"

#include <algorithm>
#include <map>

#include "app/campaign_scope.h"
#include "store/audit_trail.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"
#include "store/records.h"
#include "workflow/lifecycle.h"

namespace xuncha::app {
namespace {

using model::LifecycleState;
using model::RequestKind;

// The day that decides who is off the net.
std::string JudgingDay(const model::Campaign& campaign) {
  if (!campaign.monitoring_point.empty()) return campaign.monitoring_point;
  return campaign.rounds.empty() ? std::string() : campaign.rounds.back().until;
}

// Until then somebody may still inspect.
std::string LastDay(const model::Campaign& campaign) {
  const std::string last = campaign.rounds.empty() ? std::string() : campaign.rounds.back().until;
  return std::max(JudgingDay(campaign), last);
}

bool Leads(RequestKind kind, LifecycleState to) {
  switch (to) {
    case LifecycleState::kOffline:
      return kind == RequestKind::kOffline;
    case LifecycleState::kClosed:
      return kind == RequestKind::kClose || kind == RequestKind::kMerge;
    case LifecycleState::kCancelled:
      return kind == RequestKind::kCancel || kind == RequestKind::kClose;
    case LifecycleState::kMerging:
      return kind == RequestKind::kMerge;
    case LifecycleState::kRequested:
    case LifecycleState::kInApproval:
      return kind == RequestKind::kOpen;
    default:
      return false;
  }
}

// The request that brought the subject where it is; of several the last.
void NameRequest(const std::vector<model::LifecycleRequest>& requests, LifecycleState state,
                 ApartSubject& apart) {
  for (const model::LifecycleRequest& request : requests) {
    if (request.subject != apart.subject || request.decision == "refused") continue;
    if (!Leads(request.kind, state)) continue;
    // Merging and opening are under way; everything else is done.
    const bool under_way = state == LifecycleState::kMerging ||
                           state == LifecycleState::kRequested ||
                           state == LifecycleState::kInApproval;
    if (request.done.empty() != under_way) continue;
    apart.request = request.id;
    apart.reason = request.reason;
    apart.since = under_way ? "" : request.done;
    if (state == LifecycleState::kOffline) {
      apart.since = request.from;
      apart.until = request.until;
    }
  }
}

// The filed time off the net that covers the day.
std::optional<ApartSubject> FiledOff(const std::string& id, const std::string& day,
                                     const Absences& absences) {
  if (!workflow::IsFiledOffline(absences.offline, id, day)) return std::nullopt;
  ApartSubject apart;
  apart.subject = id;
  apart.why = Name(LifecycleState::kOffline);
  for (const model::OfflinePeriod& period : absences.offline) {
    if (period.subject != id || period.filed.empty() || period.from > day || day > period.until) {
      continue;
    }
    if (period.until < apart.until) continue;
    apart.since = period.from;
    apart.until = period.until;
    apart.reason = period.reason;
  }
  return apart;
}

std::optional<ApartSubject> ByState(const std::string& id, LifecycleState state,
                                    const Absences& absences) {
  if (state == LifecycleState::kRunning || state == LifecycleState::kChanging) return std::nullopt;
  ApartSubject apart;
  apart.subject = id;
  apart.why = Name(state);
  NameRequest(absences.requests, state, apart);
  return apart;
}

// The day on which history has it: when a request was handed in, a merger approved, or the
// register's state changed. "" = it does not say.
template <class Record>
Result<std::string> DayInHistory(store::Connection& database, const char* kind,
                                 const std::string& id, LifecycleState state) {
  XC_ASSIGN_OR_RETURN(const auto rows, store::AuditTrail(database).List(kind, id));
  std::string day;
  for (const store::AuditRow& row : rows) {
    if (!row.entry.before || !row.entry.after) continue;
    XC_ASSIGN_OR_RETURN(const Record before, store::ReadRecord<Record>(*row.entry.before, id));
    XC_ASSIGN_OR_RETURN(const Record after, store::ReadRecord<Record>(*row.entry.after, id));
    if (before.state != after.state && after.state == state) {
      day = FormatDay(ChinaDay(row.entry.at));
    }
  }
  return day;
}

Result<std::string> HandedIn(store::Connection& database, const std::string& request) {
  XC_ASSIGN_OR_RETURN(const auto rows,
                      store::AuditTrail(database).List("lifecycle_request", request));
  return rows.empty() ? std::string() : FormatDay(ChinaDay(rows.front().entry.at));
}

class Reader {
 public:
  Reader(store::Connection& database, const model::Campaign& campaign, const Register& all)
      : database_(database), campaign_(campaign), all_(all) {}

  Result<std::vector<ApartSubject>> Read() {
    XC_ASSIGN_OR_RETURN(absences_, ReadAbsences(database_));
    store::CampaignStore campaigns(database_);
    XC_ASSIGN_OR_RETURN(const auto scope, campaigns.Scope(campaign_.id));
    for (const model::ScopeEntry& entry : scope) scope_.emplace(entry.subject, entry);
    XC_ASSIGN_OR_RETURN(const auto verdicts, campaigns.Verdicts(campaign_.id));
    for (const model::SubjectVerdict& one : verdicts) {
      const bool judged = one.result == "qualified" || one.result == "unqualified";
      if (judged && one.step != model::VerdictStep::kNone) judged_.insert(one.subject);
    }
    for (const model::SiteRecord& site : all_.sites()) XC_TRY(Take("site", site));
    for (const model::AccountRecord& account : all_.accounts()) XC_TRY(Take("account", account));
    return std::move(apart_);
  }

 private:
  template <class Record>
  Status Take(const char* kind, const Record& record) {
    const auto entry = scope_.find(record.id);
    const bool in_scope = entry != scope_.end();
    if (!in_scope &&
        !(campaign_.resample_of.empty() && IsUnder(all_, record.roles.sponsor, campaign_.office))) {
      return Ok();
    }
    std::optional<ApartSubject> apart = WhyApart(campaign_, record, absences_);
    if (!apart) return Ok();
    if (apart->why == "being_cancelled") {
      XC_ASSIGN_OR_RETURN(apart->since, HandedIn(database_, apart->request));
    }
    if (in_scope) {
      if (apart->since.empty()) {
        XC_ASSIGN_OR_RETURN(apart->since,
                            DayInHistory<Record>(database_, kind, record.id, record.state));
      }
      if (apart->since > LastDay(campaign_)) return Ok();
      apart->drawn = entry->second.drawn;
      apart->group = entry->second.group;
      apart->judged = judged_.contains(record.id);
      XC_ASSIGN_OR_RETURN(const auto rows,
                          store::CampaignStore(database_).RecordRows(campaign_.id, record.id, 0));
      apart->answered = static_cast<std::size_t>(std::count_if(
          rows.begin(), rows.end(),
          [](const model::RecordRow& row) { return row.person != model::RowAnswer::kOpen; }));
    }
    apart_.push_back(*std::move(apart));
    return Ok();
  }

  store::Connection& database_;
  const model::Campaign& campaign_;
  const Register& all_;
  Absences absences_;
  std::map<std::string, model::ScopeEntry, std::less<>> scope_;
  std::set<std::string, std::less<>> judged_;
  std::vector<ApartSubject> apart_;
};

}  // namespace

Result<Absences> ReadAbsences(store::Connection& database) {
  store::InventoryStore inventory(database);
  Absences absences;
  XC_ASSIGN_OR_RETURN(absences.offline, inventory.OfflinePeriods(""));
  XC_ASSIGN_OR_RETURN(absences.requests, inventory.Requests(""));
  return absences;
}

std::optional<ApartSubject> WhyApart(const model::Campaign& campaign, const model::SiteRecord& site,
                                     const Absences& absences) {
  if (auto filed = FiledOff(site.id, JudgingDay(campaign), absences)) return filed;
  return ByState(site.id, site.state, absences);
}

std::optional<ApartSubject> WhyApart(const model::Campaign& campaign,
                                     const model::AccountRecord& account,
                                     const Absences& absences) {
  if (auto filed = FiledOff(account.id, JudgingDay(campaign), absences)) return filed;
  if (auto apart = ByState(account.id, account.state, absences)) return apart;
  const model::LifecycleRequest* ends = workflow::EndUnderWay(absences.requests, account.id);
  if (ends == nullptr) return std::nullopt;
  ApartSubject apart;
  apart.subject = account.id;
  apart.why = "being_cancelled";
  apart.request = ends->id;
  apart.reason = ends->reason;
  return apart;
}

Result<std::vector<ApartSubject>> ApartOf(store::Connection& database,
                                          const model::Campaign& campaign, const Register& all) {
  return Reader(database, campaign, all).Read();
}

std::set<std::string, std::less<>> LeftOut(const std::vector<ApartSubject>& apart) {
  std::set<std::string, std::less<>> left;
  for (const ApartSubject& one : apart) {
    if (!one.judged) left.insert(one.subject);
  }
  return left;
}

}  // namespace xuncha::app
