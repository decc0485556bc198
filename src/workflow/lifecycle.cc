// SPDX-License-Identifier: Apache-2.0
#include "workflow/lifecycle.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "workflow/day_field.h"

namespace xuncha::workflow {
namespace {

using model::LifecycleRequest;
using model::LifecycleState;
using model::RequestKind;

template <class T>
bool Holds(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// In words that no state has.
const char* KindWords(RequestKind kind) {
  switch (kind) {
    case RequestKind::kOpen:
      return "an opening";
    case RequestKind::kChange:
      return "a change";
    case RequestKind::kOffline:
      return "a time offline";
    case RequestKind::kReopen:
      return "a reopening";
    case RequestKind::kMerge:
      return "a merger";
    case RequestKind::kClose:
      return "a closure";
    case RequestKind::kCancel:
      break;
  }
  return "a cancellation";
}

// One that is not handed in yet has no id.
std::string NameIt(const LifecycleRequest& request) {
  std::string words = "request ";
  if (!request.id.empty()) words.append(request.id).append(" ");
  return words.append("for ") + KindWords(request.kind) + " of " + request.subject + ": ";
}

// What is to be given, and how.
const char* NeedWords(std::string_view need) {
  if (need == "reason") return "the reason of the request (lifecycle request … --reason)";
  if (need == "notice_url") return "the address of the public notice (--notice)";
  if (need == "filed") return "the day of filing (lifecycle file)";
  return "the document (--file)";
}

const LifecycleRule* RuleFor(const LifecycleRules& rules, SubjectKind kind, RequestKind request) {
  for (const LifecycleRule& rule : rules.requests) {
    if (rule.kind == request && Holds(rule.subjects, kind)) return &rule;
  }
  return nullptr;
}

Error Conflict(const LifecycleRequest& request, const std::string& what) {
  return {ErrorCode::kConflict, NameIt(request) + what};
}

// Where a request stands: not handed in, handed in, approved, refused, done.
bool IsSubmitted(const LifecycleRequest& request) { return !request.applicant.empty(); }

Status NeedsOf(const LifecycleRule& rule, const LifecycleRequest& request) {
  for (const std::string& need : rule.needs) {
    const bool there = need == "reason"       ? !request.reason.empty()
                       : need == "notice_url" ? !request.notice_url.empty()
                       : need == "filed"      ? !request.filed.empty()
                                              : !request.documents.empty();
    if (!there)
      return InvalidArgument(NameIt(request) + NeedWords(need) + " is missing; give it first");
  }
  if (!request.filed.empty()) XC_TRY(ReadDay(request.filed, NameIt(request) + "filed"));
  return Ok();
}

bool IsActive(const std::map<std::string, const model::Unit*>& units, const std::string& id) {
  const auto unit = units.find(id);
  return unit != units.end() && unit->second->status == model::UnitStatus::kActive;
}

bool HasNobody(const std::map<std::string, const model::Unit*>& units, const model::Roles& roles) {
  return roles.operator_.empty() && !IsActive(units, roles.organiser) &&
         !IsActive(units, roles.sponsor);
}

// Accounts of one sponsor on one platform are alike; what no rule names by its name as written.
std::string PlatformKey(const model::AccountRecord& account) {
  return account.roles.sponsor + "\n" + Name(account.platform) + "\n" +
         (account.platform == model::Platform::kOther ? account.platform_name : std::string());
}

}  // namespace

Result<LifecycleMove> Apply(SubjectKind kind, LifecycleState state, const LifecycleRequest& request,
                            RequestStep step, const std::string& actor, const std::string& day,
                            const std::string& reason, const LifecycleRules& rules) {
  const LifecycleRule* rule = RuleFor(rules, kind, request.kind);
  if (rule == nullptr) return Conflict(request, "there is no such request for this kind");
  if (actor.empty()) return InvalidArgument(NameIt(request) + "nobody is named who does it");
  if (!request.done.empty()) return Conflict(request, "is done already");
  if (request.decision == "refused") return Conflict(request, "was refused; hand in another");
  LifecycleMove move{state, request};
  const bool opening = request.kind == RequestKind::kOpen;
  switch (step) {
    case RequestStep::kSubmit:
      if (IsSubmitted(request)) return Conflict(request, "is handed in already");
      if (!Holds(rule->from, state)) {
        return Conflict(request, std::string("cannot be asked for while it is ") + Name(state));
      }
      move.request.applicant = actor;
      if (opening) move.state = LifecycleState::kInApproval;
      return move;
    case RequestStep::kApprove:
    case RequestStep::kRefuse: {
      if (!IsSubmitted(request)) return Conflict(request, "is not handed in yet");
      if (!request.decision.empty()) return Conflict(request, "is decided already");
      const LifecycleState waits = opening ? LifecycleState::kInApproval : state;
      if (state != waits || (!opening && !Holds(rule->from, state))) {
        return Conflict(request, std::string("cannot be decided while it is ") + Name(state));
      }
      move.request.approver = actor;
      if (step == RequestStep::kRefuse) {
        if (reason.empty()) return InvalidArgument(NameIt(request) + "a refusal wants a reason");
        move.request.decision = "refused";
        if (opening) move.state = LifecycleState::kRequested;
        return move;
      }
      move.request.decision = "approved";
      if (rule->has_approved) move.state = rule->approved;
      return move;
    }
    case RequestStep::kFinish: {
      if (request.decision != "approved") return Conflict(request, "is not approved yet");
      const bool ready = opening              ? state == LifecycleState::kInApproval
                         : rule->has_approved ? state == rule->approved
                                              : Holds(rule->from, state);
      if (!ready) return Conflict(request, std::string("cannot be done: it is ") + Name(state));
      XC_TRY(NeedsOf(*rule, request));
      XC_TRY(ReadDay(day, NameIt(request) + "done"));
      move.request.done = day;
      move.state = rule->done;
      return move;
    }
  }
  return move;
}

bool IsFiledOffline(const std::vector<model::OfflinePeriod>& periods, std::string_view subject,
                    std::string_view day) {
  return std::any_of(periods.begin(), periods.end(), [&](const model::OfflinePeriod& period) {
    return period.subject == subject && !period.filed.empty() && period.filed <= day &&
           !period.from.empty() && !period.until.empty() && period.from <= day &&
           day <= period.until;
  });
}

const LifecycleRequest* EndUnderWay(const std::vector<LifecycleRequest>& requests,
                                    std::string_view subject) {
  const auto found =
      std::find_if(requests.begin(), requests.end(), [&](const LifecycleRequest& request) {
        const bool ends =
            request.kind == RequestKind::kCancel || request.kind == RequestKind::kClose;
        return request.subject == subject && ends && request.done.empty() && IsSubmitted(request) &&
               request.decision != "refused";
      });
  return found == requests.end() ? nullptr : &*found;
}

Result<std::vector<OfflineRemark>> CheckOffline(const std::vector<model::OfflinePeriod>& periods,
                                                const model::OfflinePeriod& wanted,
                                                const LifecycleRules& rules) {
  XC_ASSIGN_OR_RETURN(const Day from, ReadDay(wanted.from, "offline: from"));
  XC_ASSIGN_OR_RETURN(const Day until, ReadDay(wanted.until, "offline: until"));
  if (until < from) {
    return InvalidArgument("offline: until: " + wanted.until + " lies before " + wanted.from);
  }
  std::vector<OfflineRemark> remarks;
  if (wanted.filed.empty() || wanted.filed > wanted.from) {
    remarks.push_back({"not_filed", wanted.filed, wanted.from, rules.filing});
  }
  int times = 1;
  bool overlaps = false;
  for (const model::OfflinePeriod& other : periods) {
    if (other.subject != wanted.subject) continue;
    if (other.from.substr(0, 4) == wanted.from.substr(0, 4)) ++times;
    overlaps = overlaps || (other.from <= wanted.until && wanted.from <= other.until);
  }
  if (times > rules.offline_a_year) {
    remarks.push_back({"once_a_year", std::to_string(times), std::to_string(rules.offline_a_year),
                       rules.offline_a_year_standing});
  }
  const auto days = (until - from).count() + 1;
  if (days > rules.offline_days) {
    remarks.push_back({"most_days", std::to_string(days), std::to_string(rules.offline_days),
                       rules.offline_days_standing});
  }
  // Two filings for one day are a slip of the register, whatever the rules say.
  if (overlaps) remarks.push_back({"overlaps", wanted.from, "", RuleStanding::kConfirmed});
  return remarks;
}

std::vector<ClosureSuggestion> SuggestClosures(const std::vector<model::SiteRecord>& sites,
                                               const std::vector<model::AccountRecord>& accounts,
                                               const std::vector<model::Unit>& units,
                                               const std::vector<Activity>& activity, Day as_of,
                                               const LifecycleRules& rules) {
  std::map<std::string, const model::Unit*> unit_by_id;
  for (const model::Unit& unit : units) unit_by_id.emplace(unit.id, &unit);
  std::map<std::string, std::string> last_of;
  for (const Activity& one : activity) {
    std::string& last = last_of[one.subject];
    last = std::max(last, one.last);
  }
  std::map<std::string, ClosureSuggestion> found;
  const std::string idle_before = FormatDay(Before(as_of, rules.idle));
  const auto look = [&](const std::string& id, LifecycleState state, const model::Roles& roles) {
    if (state != LifecycleState::kRunning) return;
    const auto last = last_of.find(id);
    if (last != last_of.end() && !last->second.empty() && last->second < idle_before) {
      found[id].why.emplace_back("idle");
      found[id].last = last->second;
    }
    if (HasNobody(unit_by_id, roles)) found[id].why.emplace_back("no_operator");
  };
  for (const model::SiteRecord& site : sites) look(site.id, site.state, site.roles);
  std::map<std::string, std::set<std::string>> on_platform;
  for (const model::AccountRecord& account : accounts) {
    look(account.id, account.state, account.roles);
    if (account.state == LifecycleState::kRunning && !account.roles.sponsor.empty()) {
      on_platform[PlatformKey(account)].insert(account.id);
    }
  }
  for (const auto& [key, ids] : on_platform) {
    if (ids.size() < 2) continue;
    for (const std::string& id : ids) {
      found[id].why.emplace_back("several_on_platform");
      for (const std::string& other : ids) {
        if (other != id) found[id].beside.push_back(other);
      }
    }
  }
  std::vector<ClosureSuggestion> suggestions;
  for (auto& [id, suggestion] : found) {
    suggestion.subject = id;
    std::sort(suggestion.why.begin(), suggestion.why.end());
    suggestions.push_back(std::move(suggestion));
  }
  return suggestions;
}

}  // namespace xuncha::workflow
