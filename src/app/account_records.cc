// SPDX-License-Identifier: Apache-2.0
#include "app/account_records.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/campaign_scope.h"
#include "app/field_text.h"
#include "app/merge_problems.h"
#include "app/problems.h"
#include "store/campaign_store.h"
#include "store/desk_store.h"
#include "store/inventory_store.h"
#include "workflow/precision.h"

namespace xuncha::app {
namespace {

using model::ProblemEvent;
using model::ProblemState;

// Why a suspicion is taken back that only a slip of the form had raised; also how it is known when
// the form says the same again.
constexpr const char* kCorrected = "检查记录已更正，不再成立";

// The last time that anybody looked: a person, or the interface where it gave the last post.
TimeMs SeenAt(const model::AccountFacts& facts) {
  const bool listed = facts.last_post_from == model::FactFrom::kPlatform;
  return listed ? std::max(facts.at, facts.read) : facts.at;
}

// Nobody knows what it showed after it was looked at.
std::string AsOf(const model::Campaign& campaign, const model::AccountFacts& facts) {
  const model::Window& window = campaign.rounds[static_cast<std::size_t>(facts.round) - 1];
  const std::string& point =
      campaign.monitoring_point.empty() ? window.until : campaign.monitoring_point;
  const std::string seen = FormatDay(ChinaDay(SeenAt(facts)));
  return point.empty() ? seen : std::min(point, seen);
}

Status RoundExists(const model::Campaign& campaign, int round) {
  if (round >= 1 && round <= static_cast<int>(campaign.rounds.size())) return Ok();
  return InvalidArgument("campaign " + campaign.id + " has no round " + std::to_string(round));
}

bool IsOnlyOf(const model::Problem& problem, int round) {
  return problem.rounds.size() == 1 && problem.rounds.front() == round;
}

class Recorder {
 public:
  Recorder(store::Connection& database, const WorkRules& rules, const AccountDesk& desk,
           const Who& who)
      : database_(database), rules_(rules), desk_(desk), who_(who), log_(database, who) {}

  Result<AccountRecorded> Keep(const std::optional<model::AccountFacts>& before,
                               model::AccountFacts after,
                               const std::function<std::string(const model::Message&)>& title) {
    AccountRecorded done;
    const model::Campaign& campaign = desk_.context.campaign;
    // The same seen on a later day may be judged otherwise.
    done.changed =
        !before || !Same(*before, after) || AsOf(campaign, *before) != AsOf(campaign, after);
    if (!done.changed) after = *before;
    XC_ASSIGN_OR_RETURN(done.judgement, JudgeFacts(rules_, desk_, after, title));
    XC_ASSIGN_OR_RETURN(done.rows,
                        RowsFor(database_, rules_, desk_.context, after.account, after.round));
    if (done.changed) {
      XC_TRY(store::DeskStore(database_).Put(after));
      log_.Add("account_facts",
               RecordKey(after.campaign, after.account, std::to_string(after.round)),
               before ? "change" : "record", before ? &*before : nullptr, after);
      if (!done.judgement.apart) {
        XC_TRY(Merge(after, done));
        const std::vector<model::RecordRow> rows = done.rows;
        workflow::FillMachine(done.rows, done.judgement.answers, workflow::SubjectKind::kAccount);
        XC_TRY(SaveRows(database_, rows, done.rows, log_));
      }
      XC_TRY(log_.Write());
    }
    done.facts = std::move(after);
    return done;
  }

 private:
  // Who wrote it, and when, is no difference.
  static bool Same(model::AccountFacts a, const model::AccountFacts& b) {
    a.by = b.by;
    a.at = b.at;
    return store::WriteRecord(a) == store::WriteRecord(b);
  }

  // Precision comes from the decisions on these checks in every campaign.
  Status DropToReview(std::vector<model::Problem>& problems) {
    std::vector<std::string> checks;
    for (const model::Problem& one : problems) {
      if (std::find(checks.begin(), checks.end(), one.check) == checks.end()) {
        checks.push_back(one.check);
      }
    }
    if (checks.empty()) return Ok();
    XC_ASSIGN_OR_RETURN(const auto precision, PrecisionOfChecks(database_, rules_, checks));
    workflow::DropToReview(problems, precision);
    return Ok();
  }

  Status Merge(const model::AccountFacts& facts, AccountRecorded& done) {
    FreshProblems fresh;
    fresh.campaign = facts.campaign;
    fresh.subject = facts.account;
    fresh.round = facts.round;
    for (const workflow::AccountSuspect& suspect : done.judgement.suspects) {
      fresh.problems.push_back(suspect.problem);
      model::Problem& problem = fresh.problems.back();
      problem.first_seen = problem.last_looked = facts.at;
      for (const model::MenuItem& item : facts.menu) {
        if (item.path == problem.column_path) problem.snapshot = item.snapshot;
      }
    }
    XC_TRY(DropToReview(fresh.problems));
    // A record says of every item what it says, also nothing.
    fresh.looked = [](const model::Problem& one) { return one.check.starts_with("account_"); };
    fresh.observed = [&](const model::Problem& one) {
      return IsOnlyOf(one, facts.round) || workflow::SaysOf(facts, one);
    };
    XC_ASSIGN_OR_RETURN(const ProblemsMerged merged,
                        MergeProblems(database_, desk_.context.all, fresh, who_, log_));
    done.added = merged.added;
    done.again = merged.again;
    done.quiet = merged.declared;
    for (const model::Problem& problem : merged.gone) {
      if (problem.state != ProblemState::kSuspected || !IsOnlyOf(problem, facts.round)) continue;
      XC_TRY(Move(problem, ProblemEvent::kReject));
      ++done.withdrawn;
    }
    for (const model::Problem& problem : merged.quiet) {
      if (problem.reason != kCorrected) {
        ++done.quiet;
        continue;
      }
      XC_TRY(Move(problem, ProblemEvent::kReopen));
      ++done.again;
    }
    return Ok();
  }

  Status Move(const model::Problem& problem, ProblemEvent event) {
    const Who who{who_.actor, who_.now, kCorrected};
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const model::Problem moved,
                        MoveProblem(database_, problem, event, who, "", desk_.context.all, log_));
    return Ok();
  }

  store::Connection& database_;
  const WorkRules& rules_;
  const AccountDesk& desk_;
  const Who& who_;
  WorkLog log_;
};

}  // namespace

Result<AccountDesk> LoadAccountDesk(store::Connection& database, const Resources& resources,
                                    const std::string& campaign) {
  store::InventoryStore inventory(database);
  XC_ASSIGN_OR_RETURN(RecordContext context, LoadRecordContext(database, resources, campaign));
  XC_ASSIGN_OR_RETURN(auto offline, inventory.OfflinePeriods(""));
  XC_ASSIGN_OR_RETURN(auto requests, inventory.Requests(""));
  return AccountDesk{std::move(context), std::move(offline), std::move(requests)};
}

Result<const model::AccountRecord*> AccountAsked(const Register& all, std::string_view text) {
  if (const model::AccountRecord* by_id = all.AccountById(text)) return by_id;
  const std::string folded = Folded(text);
  std::vector<const model::AccountRecord*> found;
  for (const model::AccountRecord& account : all.accounts()) {
    if ((!account.handle.empty() && account.handle == text) || Folded(account.name) == folded) {
      found.push_back(&account);
    }
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) return NotFound(std::string(text) + ": no such account");
  std::string ids;
  for (const model::AccountRecord* one : found) ids.append(ids.empty() ? "" : " ").append(one->id);
  return InvalidArgument(std::string(text) + ": several accounts bear this name; write one of " +
                         ids);
}

Result<workflow::AccountJudgement> JudgeFacts(
    const WorkRules& rules, const AccountDesk& desk, const model::AccountFacts& facts,
    const std::function<std::string(const model::Message&)>& title) {
  const Register& all = desk.context.all;
  const model::AccountRecord* account = all.AccountById(facts.account);
  if (account == nullptr) return NotFound(facts.account + ": no such account");
  XC_TRY(RoundExists(desk.context.campaign, facts.round));
  const workflow::AccountContext context{
      *account,       all.accounts(), all.units(),
      desk.offline,   desk.requests,  AsOf(desk.context.campaign, facts),
      rules.accounts, rules.notices,  rules.counting,
      rules.classes,  title};
  return workflow::JudgeAccount(facts, context);
}

Result<AccountRecorded> RecordAccount(
    store::Connection& database, const WorkRules& rules, const AccountDesk& desk,
    const std::string& account, int round,
    const std::function<std::string(const model::Message&)>& title, const Who& who,
    const std::function<Status(model::AccountFacts&)>& change) {
  XC_TRY(RoundExists(desk.context.campaign, round));
  XC_TRY(MayAnswer(database, desk.context, account, who));
  XC_ASSIGN_OR_RETURN(
      const std::optional<model::AccountFacts> before,
      store::DeskStore(database).FindFacts(desk.context.campaign.id, account, round));
  model::AccountFacts after;
  after.campaign = desk.context.campaign.id;
  after.account = account;
  after.round = round;
  if (before) after = *before;
  after.by = who.actor;
  after.at = who.now;
  XC_TRY(change(after));
  if (after.at > who.now) return InvalidArgument(account + ": it was looked at on a day to come");
  const std::string seen = FormatDay(ChinaDay(SeenAt(after)));
  if (after.last_post > seen) {
    return InvalidArgument(account + ": its last post cannot be of " + after.last_post +
                           ", it was looked at on " + seen);
  }
  return Recorder(database, rules, desk, who).Keep(before, std::move(after), title);
}

Result<std::vector<ListedAccount>> ListAccounts(
    store::Connection& database, const WorkRules& rules, const Resources& resources,
    const std::string& campaign, int round,
    const std::function<std::string(const model::Message&)>& title) {
  XC_ASSIGN_OR_RETURN(const AccountDesk desk, LoadAccountDesk(database, resources, campaign));
  XC_TRY(RoundExists(desk.context.campaign, round));
  XC_ASSIGN_OR_RETURN(const auto scope, store::CampaignStore(database).Scope(campaign));
  XC_ASSIGN_OR_RETURN(const auto facts, store::DeskStore(database).Facts(campaign, round));
  XC_ASSIGN_OR_RETURN(const auto rows, AllRows(database, rules, desk.context));
  XC_ASSIGN_OR_RETURN(const auto apart, ApartOf(database, desk.context.campaign, desk.context.all));
  std::vector<ListedAccount> listed;
  for (const model::AccountRecord& account : desk.context.all.accounts()) {
    const auto is_it = [&](const auto& one) { return one.subject == account.id; };
    const auto entry = std::find_if(scope.begin(), scope.end(), is_it);
    const bool drawn = entry != scope.end() && entry->drawn;
    const bool aside = std::any_of(apart.begin(), apart.end(), is_it);
    if (!drawn && !aside) continue;
    ListedAccount& one = listed.emplace_back();
    one.account = account.id;
    const auto seen = std::find_if(facts.begin(), facts.end(), [&](const model::AccountFacts& f) {
      return f.account == account.id;
    });
    one.recorded = seen != facts.end();
    if (const auto record = rows.find(account.id); record != rows.end()) {
      std::vector<model::RecordRow> of_round = record->second;
      std::erase_if(of_round, [&](const model::RecordRow& row) { return row.round != round; });
      one.checked = workflow::IsChecked(of_round);
    }
    model::AccountFacts none;
    none.campaign = campaign;
    none.account = account.id;
    none.round = round;
    XC_ASSIGN_OR_RETURN(const workflow::AccountJudgement judgement,
                        JudgeFacts(rules, desk, one.recorded ? *seen : none, title));
    one.apart_why = judgement.apart_why;
    if (one.recorded) {
      one.last_post = seen->last_post;
      one.last_post_from = seen->last_post_from;
      one.suspects = judgement.suspects.size();
    }
  }
  return listed;
}

void SetMenuUrl(model::MenuItem& item, const std::string& url) {
  if (item.url == url) return;
  item.url = url;
  item.outcome = model::Outcome::kNone;
  item.status = 0;
  item.text.clear();
  item.probed = 0;
  item.snapshot.clear();
}

model::MenuItem& MenuItemAt(model::AccountFacts& facts, const std::vector<std::string>& path) {
  for (model::MenuItem& item : facts.menu) {
    if (item.path == path) return item;
  }
  model::MenuItem& item = facts.menu.emplace_back();
  item.path = path;
  return item;
}

void AddProof(std::vector<model::Attachment>& proofs, const model::Attachment& proof) {
  const bool there = std::any_of(proofs.begin(), proofs.end(), [&](const model::Attachment& one) {
    return one.sha256 == proof.sha256;
  });
  if (!there) proofs.push_back(proof);
}

}  // namespace xuncha::app
