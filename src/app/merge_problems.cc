// SPDX-License-Identifier: Apache-2.0
#include "app/merge_problems.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/order_items.h"
#include "app/problems.h"
#include "store/campaign_store.h"
#include "store/problem_store.h"
#include "workflow/carry_over.h"
#include "workflow/declarations.h"

namespace xuncha::app {
namespace {

using model::ProblemEvent;
using model::ProblemState;

class Merger {
 public:
  Merger(store::Connection& database, const Register& all, const FreshProblems& fresh,
         const Who& who, WorkLog& log)
      : database_(database), problems_(database), all_(all), fresh_(fresh), who_(who), log_(log) {}

  Result<ProblemsMerged> Merge() {
    store::ProblemFilter filter;
    filter.campaign = fresh_.campaign;
    filter.subject = fresh_.subject;
    XC_ASSIGN_OR_RETURN(const std::vector<model::Problem> known, AllProblems(database_, filter));
    XC_ASSIGN_OR_RETURN(const std::vector<model::Problem> asked, Undeclared(known));
    workflow::RoundMerge merge = workflow::MergeRound(known, asked, fresh_.round, fresh_.looked);
    XC_TRY(Update(known, merge));
    XC_TRY(MarkUnseen(merge.gone));
    merged_.quiet = std::move(merge.quiet);
    merged_.gone = std::move(merge.gone);
    std::vector<model::Problem> added;
    for (model::Problem& problem : merge.added) {
      XC_ASSIGN_OR_RETURN(const bool quiet, WasRejected(problem));
      if (quiet) {
        ++merged_.declared;
      } else {
        added.push_back(std::move(problem));
      }
    }
    XC_TRY(problems_.AddAll(added));
    for (const model::Problem& problem : added) {
      log_.Add<model::Problem>("problem", problem.id, "suspect", nullptr, problem);
    }
    merged_.added = added.size();
    return std::move(merged_);
  }

 private:
  // What is to be asked: a declaration that covers the place today keeps out what is new, and what
  // one has kept out before. What a person decided on is seen as ever.
  Result<std::vector<model::Problem>> Undeclared(const std::vector<model::Problem>& known) {
    XC_ASSIGN_OR_RETURN(const auto declarations,
                        problems_.Declarations(fresh_.subject, who_.Day()));
    std::vector<model::Problem> asked;
    for (const model::Problem& seen : fresh_.problems) {
      if (workflow::DeclaredFor(declarations, seen, who_.Day()) != nullptr) {
        const auto same = std::find_if(known.begin(), known.end(), [&](const model::Problem& one) {
          return workflow::IsSameProblem(one, seen);
        });
        if (same == known.end() || workflow::IsRejectedByDeclaration(*same)) {
          ++merged_.declared;
          continue;
        }
      }
      asked.push_back(seen);
      asked.back().unit = StandingUnit(all_, seen.unit);
    }
    return asked;
  }

  // True if a person rejected the same in an earlier campaign, and it has not changed. Otherwise
  // says where it stood there. Only the office's own campaigns before this one have a say.
  Result<bool> WasRejected(model::Problem& problem) {
    XC_ASSIGN_OR_RETURN(const std::vector<model::Problem> elsewhere,
                        problems_.Elsewhere(problem.campaign, problem.subject, problem.cause));
    if (elsewhere.empty()) return false;
    XC_TRY(ReadCampaigns());
    std::vector<model::Problem> earlier;  // the newest campaign first
    std::set<std::string> verified;
    for (const model::Campaign& campaign : campaigns_) {
      for (const model::Problem& one : elsewhere) {
        if (one.campaign != campaign.id) continue;
        earlier.push_back(one);
        if (one.state != ProblemState::kFixed) continue;
        XC_ASSIGN_OR_RETURN(const bool seen, IsVerified(database_, one));
        if (seen) verified.insert(one.id);
      }
    }
    const auto decided = std::find_if(
        earlier.begin(), earlier.end(),
        [](const model::Problem& one) { return !workflow::IsRejectedByDeclaration(one); });
    if (decided == earlier.end()) return false;
    if (workflow::IsQuiet(*decided, problem)) return true;
    workflow::RecogniseEarlier(problem, earlier, verified);
    return false;
  }

  Status ReadCampaigns() {
    if (campaigns_read_) return Ok();
    store::CampaignStore store(database_);
    XC_ASSIGN_OR_RETURN(const auto every, store.Campaigns());
    XC_ASSIGN_OR_RETURN(const model::Campaign own, store.Find(fresh_.campaign));
    campaigns_ = workflow::EarlierCampaigns(every, own);
    campaigns_read_ = true;
    return Ok();
  }

  // Whoever decides, or has decided, is told that this look did not see it.
  Status MarkUnseen(std::vector<model::Problem>& gone) {
    for (model::Problem& problem : gone) {
      const bool observed = !fresh_.observed || fresh_.observed(problem);
      if (!observed || !problem.unseen_on.empty()) continue;
      const model::Problem before = problem;
      problem.unseen_on = who_.Day();
      XC_TRY(problems_.Put(problem));
      log_.Add("problem", problem.id, "unseen", &before, problem);
    }
    return Ok();
  }

  Status Update(const std::vector<model::Problem>& known, const workflow::RoundMerge& merge) {
    const auto among = [](const std::vector<model::Problem>& list, const std::string& id) {
      return std::any_of(list.begin(), list.end(),
                         [&](const model::Problem& one) { return one.id == id; });
    };
    for (model::Problem problem : merge.updated) {
      const auto before = std::find_if(known.begin(), known.end(), [&](const model::Problem& one) {
        return one.id == problem.id;
      });
      if (before == known.end()) return Internal("a merged problem is not known: " + problem.id);
      problem.last_looked = who_.now;
      XC_TRY(problems_.Put(problem));
      log_.Add("problem", problem.id, "see", &*before, problem);
      ++merged_.again;
      XC_TRY(Return(problem, among(merge.back, problem.id), among(merge.changed, problem.id)));
    }
    return Ok();
  }

  Status Return(const model::Problem& problem, bool back, bool changed) {
    ProblemEvent event = ProblemEvent::kReturn;
    if (back && problem.confidence == model::Confidence::kCertain) {
      if (problem.state == ProblemState::kClosed) event = ProblemEvent::kReopen;
    } else if (changed && problem.number.empty()) {
      event = ProblemEvent::kReopen;
    } else {
      return Ok();
    }
    const bool expired = workflow::IsRejectedByDeclaration(problem);
    const char* words = back ? "问题仍在" : expired ? "长期不变声明已到期" : "内容已变化";
    const Who machine{
        who_.actor, who_.now,
        "第" + std::to_string(fresh_.round) + "轮检查：" + words +
            (problem.snapshot.empty() ? std::string() : "（" + problem.snapshot + "）")};
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const model::Problem moved,
                        MoveProblem(database_, problem, event, machine, "", all_, log_));
    ++merged_.returned;
    return Ok();
  }

  store::Connection& database_;
  store::ProblemStore problems_;
  const Register& all_;
  const FreshProblems& fresh_;
  const Who& who_;
  WorkLog& log_;
  bool campaigns_read_ = false;
  std::vector<model::Campaign> campaigns_;  // the office's own before this one, the newest first
  ProblemsMerged merged_;
};

}  // namespace

Result<ProblemsMerged> MergeProblems(store::Connection& database, const Register& all,
                                     const FreshProblems& fresh, const Who& who, WorkLog& log) {
  return Merger(database, all, fresh, who, log).Merge();
}

}  // namespace xuncha::app
