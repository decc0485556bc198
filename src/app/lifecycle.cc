// SPDX-License-Identifier: Apache-2.0
#include "app/lifecycle.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/attachments.h"
#include "app/field_text.h"
#include "store/audit_trail.h"
#include "store/campaign_store.h"
#include "store/desk_store.h"
#include "store/inventory_store.h"

namespace xuncha::app {
namespace {

using model::LifecycleState;
using model::RequestKind;
using workflow::RequestStep;
using workflow::SubjectKind;

// A site or an account, as far as its life asks.
struct Subject {
  std::optional<model::SiteRecord> site;
  std::optional<model::AccountRecord> account;
  SubjectKind kind() const { return site ? SubjectKind::kSite : SubjectKind::kAccount; }
  LifecycleState state() const { return site ? site->state : account->state; }
};

Result<Subject> FindSubject(store::InventoryStore& inventory, const std::string& id) {
  Subject subject;
  if (id.starts_with("a-")) {
    XC_ASSIGN_OR_RETURN(subject.account, inventory.FindAccount(id));
  } else {
    XC_ASSIGN_OR_RETURN(subject.site, inventory.FindSite(id));
  }
  return subject;
}

template <class Record>
Status PutState(store::InventoryStore& inventory, const char* kind, const Record& before,
                LifecycleState state, WorkLog& log) {
  Record after = before;
  after.state = state;
  XC_TRY(inventory.Put(after));
  log.Add(kind, after.id, "lifecycle", &before, after);
  return Ok();
}

bool IsUnderWay(const model::LifecycleRequest& request) {
  return request.done.empty() && request.decision != "refused";
}

// Asks for the same: whoever hands it in, and with whatever words.
bool AsksTheSame(const model::LifecycleRequest& a, const model::LifecycleRequest& b) {
  const auto same = [](const model::FieldChange& one, const model::FieldChange& other) {
    return one.field == other.field && one.after == other.after;
  };
  return a.kind == b.kind && a.from == b.from && a.until == b.until &&
         std::equal(a.changes.begin(), a.changes.end(), b.changes.begin(), b.changes.end(), same);
}

// Other days off the net may be asked for beside those under way; nothing else may.
bool MayStandBeside(const model::LifecycleRequest& a, const model::LifecycleRequest& b) {
  if (a.kind != b.kind) return true;
  return a.kind == RequestKind::kOffline && (a.until < b.from || b.until < a.from);
}

class Keeper {
 public:
  Keeper(store::Connection& database, const WorkRules& rules, const Who& who)
      : inventory_(database), trail_(database), rules_(rules), who_(who), log_(database, who) {}

  Result<LifecycleStep> Submit(const model::LifecycleRequest& request) {
    XC_ASSIGN_OR_RETURN(const auto known, inventory_.Requests(request.subject));
    for (const model::LifecycleRequest& one : known) {
      if (!IsUnderWay(one) || !AsksTheSame(one, request)) continue;
      return Complete(one, request);
    }
    LifecycleStep step;
    if (request.kind == RequestKind::kOffline) {
      XC_ASSIGN_OR_RETURN(step.remarks, Remarks(PeriodOf(request, "")));
    }
    for (const model::LifecycleRequest& one : known) {
      if (!IsUnderWay(one) || MayStandBeside(one, request)) continue;
      return Error{
          ErrorCode::kConflict,
          request.kind == RequestKind::kOffline
              ? request.subject + ": " + one.id + " is under way for " + one.from + " to " +
                    one.until + "; ask for the days after it"
              : request.subject + ": " + one.id +
                    " is under way and asks for something else; finish or refuse it first"};
    }
    XC_TRY(Move(request, RequestStep::kSubmit, "", step));
    return step;
  }

  // The same request, handed in again with what it lacked: a notice, a paper.
  Result<LifecycleStep> Complete(const model::LifecycleRequest& before,
                                 const model::LifecycleRequest& again) {
    XC_ASSIGN_OR_RETURN(const Subject subject, FindSubject(inventory_, before.subject));
    LifecycleStep step{before, subject.state(), {}, false};
    if (!again.notice_url.empty()) step.request.notice_url = again.notice_url;
    if (before.reason.empty()) step.request.reason = again.reason;
    std::vector<std::string>& papers = step.request.documents;
    for (const std::string& paper : again.documents) {
      if (std::find(papers.begin(), papers.end(), paper) == papers.end()) papers.push_back(paper);
    }
    step.changed = store::WriteRecord(step.request) != store::WriteRecord(before);
    if (step.changed) XC_TRY(Put(before, step.request, "complete"));
    XC_TRY(log_.Write());
    return step;
  }

  // The remarks on a period; one that overlaps another filed one is refused. Filed again, it is
  // itself.
  Result<std::vector<workflow::OfflineRemark>> Remarks(const model::OfflinePeriod& wanted) {
    XC_ASSIGN_OR_RETURN(std::vector<model::OfflinePeriod> filed,
                        inventory_.OfflinePeriods(wanted.subject));
    std::erase_if(filed, [&](const model::OfflinePeriod& one) {
      const bool itself =
          !wanted.filed.empty() && one.from == wanted.from && one.until == wanted.until;
      return one.filed.empty() || itself;
    });
    XC_ASSIGN_OR_RETURN(auto remarks, workflow::CheckOffline(filed, wanted, rules_.lifecycle));
    for (const workflow::OfflineRemark& remark : remarks) {
      if (remark.rule != "overlaps") continue;
      return Error{ErrorCode::kConflict,
                   wanted.subject + ": another time off the net is filed for " + remark.seen};
    }
    return remarks;
  }

  Status Move(const model::LifecycleRequest& before, RequestStep step, const std::string& day,
              LifecycleStep& out) {
    return Move(before, before, step, day, out);
  }

  // The notice is often out only when all is done.
  Status Finish(const model::LifecycleRequest& before, const std::string& day,
                const std::string& notice_url, LifecycleStep& out) {
    XC_TRY(MayFinish(before, day));
    model::LifecycleRequest named = before;
    if (!notice_url.empty()) named.notice_url = notice_url;
    return Move(before, named, RequestStep::kFinish, day, out);
  }

  // `before` as it stands, `request` with what this step brings.
  Status Move(const model::LifecycleRequest& before, const model::LifecycleRequest& request,
              RequestStep step, const std::string& day, LifecycleStep& out) {
    XC_ASSIGN_OR_RETURN(const Subject subject, FindSubject(inventory_, before.subject));
    XC_ASSIGN_OR_RETURN(workflow::LifecycleMove move,
                        workflow::Apply(subject.kind(), subject.state(), request, step, who_.actor,
                                        day, who_.reason, rules_.lifecycle));
    XC_TRY(Put(before, move.request, Name(step)));
    if (step == RequestStep::kRefuse) XC_TRY(UnfilePeriod(before));
    if (move.state != subject.state()) {
      XC_TRY(subject.site ? PutState(inventory_, "site", *subject.site, move.state, log_)
                          : PutState(inventory_, "account", *subject.account, move.state, log_));
    }
    out.request = std::move(move.request);
    out.state = move.state;
    out.changed = true;
    return log_.Write();
  }

  // `day` "" = today, if it is not filed yet.
  Result<LifecycleStep> File(const model::LifecycleRequest& before, const std::string& asked,
                             const std::string& notice_url) {
    const std::string today = before.filed.empty() ? who_.Day() : before.filed;
    const std::string& day = asked.empty() ? today : asked;
    XC_TRY(MayFile(before, day));
    LifecycleStep step;
    XC_ASSIGN_OR_RETURN(const Subject subject, FindSubject(inventory_, before.subject));
    step.state = subject.state();
    step.request = before;
    step.request.filed = day;
    if (!notice_url.empty()) step.request.notice_url = notice_url;
    if (before.kind == RequestKind::kOffline) XC_TRY(FilePeriod(before, day, step));
    step.changed = store::WriteRecord(step.request) != store::WriteRecord(before);
    if (step.changed) XC_TRY(Put(before, step.request, "file"));
    XC_TRY(log_.Write());
    return step;
  }

 private:
  static model::OfflinePeriod PeriodOf(const model::LifecycleRequest& request,
                                       const std::string& filed) {
    return {request.subject, request.from, request.until, filed, request.reason};
  }

  // The day of filing decides which days are excused: it changes only while the request is under
  // way, and never without a word.
  Status MayFile(const model::LifecycleRequest& before, const std::string& day) {
    if (before.decision == "refused") {
      return Error{ErrorCode::kConflict, "request " + before.id + " was refused"};
    }
    if (before.filed == day) return Ok();
    if (before.filed.empty()) return MayFileFirst(before, day);
    if (!before.done.empty()) {
      return Error{ErrorCode::kConflict, "request " + before.id + " was filed on " + before.filed +
                                             " and is done; its day stays"};
    }
    if (!who_.reason.empty()) return Ok();
    return InvalidArgument("request " + before.id + " was filed on " + before.filed +
                           "; another day wants a reason");
  }

  // A day before it was handed in moves its subject out of figures that may be told already.
  Status MayFileFirst(const model::LifecycleRequest& before, const std::string& day) {
    if (!who_.reason.empty()) return Ok();
    XC_ASSIGN_OR_RETURN(const std::string asked, HandedIn(before));
    if (day >= asked) return Ok();
    return InvalidArgument("request " + before.id + " was handed in on " + asked +
                           "; an earlier day of filing wants a reason");
  }

  // So does one on which it was done.
  Status MayFinish(const model::LifecycleRequest& before, const std::string& day) {
    if (!who_.reason.empty()) return Ok();
    XC_ASSIGN_OR_RETURN(const std::string asked, HandedIn(before));
    const bool filed = before.filed > asked;
    const std::string& first = filed ? before.filed : asked;
    if (day >= first) return Ok();
    return InvalidArgument("request " + before.id +
                           (filed ? " was filed on " : " was handed in on ") + first +
                           "; an earlier day on which it was done wants a reason");
  }

  // ISO day; "" = nobody knows.
  Result<std::string> HandedIn(const model::LifecycleRequest& request) {
    XC_ASSIGN_OR_RETURN(const auto deeds, trail_.List("lifecycle_request", request.id));
    if (deeds.empty()) return std::string();
    return FormatDay(ChinaDay(deeds.front().entry.at));
  }

  // From its filing on it counts.
  Status FilePeriod(const model::LifecycleRequest& request, const std::string& day,
                    LifecycleStep& step) {
    const model::OfflinePeriod after = PeriodOf(request, day);
    XC_ASSIGN_OR_RETURN(step.remarks, Remarks(after));
    XC_ASSIGN_OR_RETURN(const auto periods, inventory_.OfflinePeriods(request.subject));
    const auto before =
        std::find_if(periods.begin(), periods.end(),
                     [&](const model::OfflinePeriod& one) { return one.from == request.from; });
    const model::OfflinePeriod* old = before == periods.end() ? nullptr : &*before;
    if (old != nullptr && store::WriteRecord(*old) == store::WriteRecord(after)) return Ok();
    XC_TRY(inventory_.Put(after));
    log_.Add("offline_period", RecordKey(after.subject, after.from), "file", old, after);
    return Ok();
  }

  // What was refused excuses no day any more, though it was filed before.
  Status UnfilePeriod(const model::LifecycleRequest& request) {
    if (request.kind != RequestKind::kOffline || request.filed.empty()) return Ok();
    XC_ASSIGN_OR_RETURN(const auto periods, inventory_.OfflinePeriods(request.subject));
    for (const model::OfflinePeriod& before : periods) {
      if (before.from != request.from || before.until != request.until) continue;
      model::OfflinePeriod after = before;
      after.filed.clear();
      XC_TRY(inventory_.Put(after));
      log_.Add("offline_period", RecordKey(after.subject, after.from), "refuse", &before, after);
    }
    return Ok();
  }

  Status Put(const model::LifecycleRequest& before, model::LifecycleRequest& after,
             const char* action) {
    const bool is_new = before.id.empty();
    XC_TRY(inventory_.Put(after));
    log_.Add("lifecycle_request", after.id, action, is_new ? nullptr : &before, after);
    return Ok();
  }

  store::InventoryStore inventory_;
  store::AuditTrail trail_;
  const WorkRules& rules_;
  const Who& who_;
  WorkLog log_;
};

Result<std::string> DayAsked(const std::string& day, const Who& who) {
  if (day.empty()) return who.Day();
  const auto parsed = DayOf(day);
  if (!parsed) return InvalidArgument("'" + day + "' is no day");
  return *parsed;
}

// Of something that has happened.
Result<std::string> PastDayAsked(const std::string& day, const Who& who) {
  XC_ASSIGN_OR_RETURN(std::string asked, DayAsked(day, who));
  if (asked > who.Day()) return InvalidArgument("the day " + asked + " is still to come");
  return asked;
}

// Anybody must be able to open it.
Status CheckNotice(const std::string& url) {
  if (url.empty() || (url.find("://") != std::string::npos && !PageUrl(url).empty())) return Ok();
  return InvalidArgument("the notice '" + url + "' is no address; write https://host/path");
}

}  // namespace

Result<LifecycleStep> RequestLifecycle(store::Connection& database, const WorkRules& rules,
                                       const NewRequest& request, const Who& who) {
  NewRequest wanted = request;
  XC_TRY(CheckNotice(wanted.notice_url));
  if (!wanted.changes.empty() && wanted.kind != RequestKind::kChange) {
    return InvalidArgument("--change is of a request to change (lifecycle request … change)");
  }
  if (wanted.kind == RequestKind::kOffline) {
    if (wanted.from.empty() || wanted.until.empty()) {
      return InvalidArgument("a time off the net wants --from and --until");
    }
    XC_ASSIGN_OR_RETURN(wanted.from, DayAsked(wanted.from, who));
    XC_ASSIGN_OR_RETURN(wanted.until, DayAsked(wanted.until, who));
  }
  std::vector<std::string> names;
  for (const std::string& file : wanted.documents) {
    XC_ASSIGN_OR_RETURN(const model::Attachment kept, KeepAttachment(wanted.data_dir, file));
    names.push_back(kept.name + " " + kept.sha256);
  }
  return store::InTransaction(database, [&] {
    model::LifecycleRequest fresh;
    fresh.subject = wanted.subject;
    fresh.kind = wanted.kind;
    fresh.reason = who.reason;
    fresh.notice_url = wanted.notice_url;
    fresh.documents = names;
    fresh.from = wanted.from;
    fresh.until = wanted.until;
    fresh.changes = wanted.changes;
    return Keeper(database, rules, who).Submit(fresh);
  });
}

Result<LifecycleStep> DecideLifecycle(store::Connection& database, const WorkRules& rules,
                                      const std::string& id, bool approve, const Who& who) {
  return store::InTransaction(database, [&]() -> Result<LifecycleStep> {
    store::InventoryStore inventory(database);
    XC_ASSIGN_OR_RETURN(const model::LifecycleRequest before, inventory.FindRequest(id));
    LifecycleStep step;
    if (before.decision == (approve ? "approved" : "refused")) {
      XC_ASSIGN_OR_RETURN(const Subject subject, FindSubject(inventory, before.subject));
      step.request = before;
      step.state = subject.state();
      return step;
    }
    XC_TRY(Keeper(database, rules, who)
               .Move(before, approve ? RequestStep::kApprove : RequestStep::kRefuse, "", step));
    return step;
  });
}

Result<LifecycleStep> FileLifecycle(store::Connection& database, const WorkRules& rules,
                                    const std::string& id, const std::string& day,
                                    const std::string& notice_url, const Who& who) {
  XC_TRY(CheckNotice(notice_url));
  std::string filed;
  if (!day.empty()) {
    XC_ASSIGN_OR_RETURN(filed, PastDayAsked(day, who));
  }
  return store::InTransaction(database, [&]() -> Result<LifecycleStep> {
    XC_ASSIGN_OR_RETURN(const model::LifecycleRequest before,
                        store::InventoryStore(database).FindRequest(id));
    return Keeper(database, rules, who).File(before, filed, notice_url);
  });
}

Result<LifecycleStep> FinishLifecycle(store::Connection& database, const WorkRules& rules,
                                      const std::string& id, const std::string& day,
                                      const std::string& notice_url, const Who& who) {
  XC_TRY(CheckNotice(notice_url));
  XC_ASSIGN_OR_RETURN(const std::string done, PastDayAsked(day, who));
  return store::InTransaction(database, [&]() -> Result<LifecycleStep> {
    store::InventoryStore inventory(database);
    XC_ASSIGN_OR_RETURN(const model::LifecycleRequest before, inventory.FindRequest(id));
    LifecycleStep step;
    if (before.done == done && (notice_url.empty() || notice_url == before.notice_url)) {
      XC_ASSIGN_OR_RETURN(const Subject subject, FindSubject(inventory, before.subject));
      step.request = before;
      step.state = subject.state();
      return step;
    }
    XC_TRY(Keeper(database, rules, who).Finish(before, done, notice_url, step));
    return step;
  });
}

Result<LifecycleList> ListLifecycle(store::Connection& database, const std::string& subject) {
  store::InventoryStore inventory(database);
  LifecycleList list;
  XC_ASSIGN_OR_RETURN(list.requests, inventory.Requests(subject));
  XC_ASSIGN_OR_RETURN(list.offline, inventory.OfflinePeriods(subject));
  return list;
}

Result<std::vector<workflow::ClosureSuggestion>> SuggestClosures(store::Connection& database,
                                                                 const WorkRules& rules,
                                                                 const std::string& as_of) {
  const auto day = ParseDay(as_of);
  if (!day) return InvalidArgument("'" + as_of + "' is no day");
  return store::InTransaction(
      database,
      [&]() -> Result<std::vector<workflow::ClosureSuggestion>> {
        store::InventoryStore inventory(database);
        store::CampaignStore campaigns(database);
        std::vector<workflow::Activity> activity;
        XC_ASSIGN_OR_RETURN(const auto all, campaigns.Campaigns());
        for (const model::Campaign& campaign : all) {
          XC_ASSIGN_OR_RETURN(const auto inspections, campaigns.Inspections(campaign.id, 0));
          for (const model::Inspection& one : inspections) {
            activity.push_back({one.subject, one.latest});
          }
          XC_ASSIGN_OR_RETURN(const auto facts, store::DeskStore(database).Facts(campaign.id, 0));
          for (const model::AccountFacts& one : facts) {
            activity.push_back({one.account, one.last_post});
          }
        }
        XC_ASSIGN_OR_RETURN(const auto sites, inventory.Sites());
        XC_ASSIGN_OR_RETURN(const auto accounts, inventory.Accounts());
        XC_ASSIGN_OR_RETURN(const auto units, inventory.Units());
        return workflow::SuggestClosures(sites, accounts, units, activity, *day, rules.lifecycle);
      },
      store::TransactionKind::kRead);
}

}  // namespace xuncha::app
