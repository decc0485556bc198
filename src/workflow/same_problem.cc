// SPDX-License-Identifier: Apache-2.0
#include "workflow/same_problem.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "workflow/counting.h"
#include "workflow/declarations.h"
#include "workflow/finding_life.h"
#include "workflow/responsibility.h"

namespace xuncha::workflow {
namespace {

using model::ProblemState;

bool IsPersons(const model::Problem& problem) {
  return problem.origin == model::ProblemOrigin::kPerson ||
         problem.origin == model::ProblemOrigin::kSelfCheck;
}

// Counted by its column (or a person's word, which may be about one).
bool IsAboutColumn(const model::Problem& problem) {
  const std::optional<CountBy> by = CountedBy(problem.cause);
  return !by || *by == CountBy::kColumn || *by == CountBy::kEntry;
}

bool SameText(const std::string& a, const std::string& b) { return !a.empty() && a == b; }

bool HasNoPlace(const model::Problem& problem) {
  return problem.url.empty() && problem.target.empty() && problem.column_path.empty();
}

// Made of an account's form: a tick is a person's, but the form is written anew, and with it what
// it says.
bool IsOfForm(const model::Problem& problem) { return problem.check.starts_with("account_"); }

// Still a question: nobody confirmed it, made it common or handed it over.
bool IsQuestion(const model::Problem& problem) {
  return problem.number.empty() &&
         (problem.state == ProblemState::kSuspected || problem.state == ProblemState::kRejected);
}

// What somebody decided on stands with the evidence that was decided on. A person's word has none
// of the machine's yet, nor has what this campaign took over and did not see itself.
bool StandsFirm(const model::Problem& problem) {
  if (IsQuestion(problem)) return false;
  if (IsPersons(problem) && !IsOfForm(problem))
    return !problem.finding.empty() || !problem.seen.empty();
  return problem.origin != model::ProblemOrigin::kCarriedOver || !problem.rounds.empty();
}

void Judge(model::Problem& known, const model::Problem& fresh, bool newest) {
  known.confidence = newest ? fresh.confidence : std::min(known.confidence, fresh.confidence);
  known.tier = newest ? fresh.tier : std::min(known.tier, fresh.tier);
}

// The sentence, and the place that it speaks of.
void TakeWords(model::Problem& known, const model::Problem& fresh) {
  known.title = fresh.title;
  known.url = fresh.url;
  known.target = fresh.target;
  known.column_path = fresh.column_path;
  if (!fresh.unit.empty()) known.unit = fresh.unit;
  if (fresh.label.empty()) return;
  known.where = fresh.where;
  known.label = fresh.label;
}

// `again`: this look has seen it once already; what is surer stays.
void BringUpToDate(model::Problem& known, const model::Problem& fresh, bool again) {
  const bool form = IsOfForm(known) && IsOfForm(fresh);
  const bool machines = form || !IsPersons(known);  // not a person's own words
  known.unseen_on.clear();
  known.last_looked = std::max(known.last_looked, fresh.last_looked);
  if (fresh.first_seen != 0 && (known.first_seen == 0 || fresh.first_seen < known.first_seen)) {
    known.first_seen = fresh.first_seen;
  }
  const bool firm = StandsFirm(known);
  const bool surer = fresh.confidence < known.confidence;
  if (!firm) Judge(known, fresh, !again && machines && (form || !IsPersons(fresh)));
  // A picture proves what the machine made of data, too.
  for (const model::Attachment& file : fresh.attachments) {
    const bool kept =
        std::any_of(known.attachments.begin(), known.attachments.end(),
                    [&](const model::Attachment& one) { return one.sha256 == file.sha256; });
    if (!kept) known.attachments.push_back(file);
  }
  if ((IsPersons(fresh) && !form) || (again && !surer && !IsPersons(known))) return;
  known.newer = firm && machines && fresh.title != known.title ? fresh.title : "";
  if (firm) return;
  // What the machine saw last is what will be handed over, words and evidence alike; a person's own
  // words stay.
  if (machines) TakeWords(known, fresh);
  if (form) known.origin = fresh.origin;
  known.finding = fresh.finding;
  known.findings = fresh.findings;
  known.snapshot = fresh.snapshot;
  known.occurrences = fresh.occurrences;
  known.seen = fresh.seen;
  known.limit = fresh.limit;
  known.latest = fresh.latest;
  if (known.label.empty()) {
    known.where = fresh.where;
    known.label = fresh.label;
  }
  if (known.check.empty()) known.check = fresh.check;
  if (known.cause.empty() || !CountedBy(known.cause)) known.cause = fresh.cause;
  for (const std::string& indicator : fresh.indicators) {
    if (std::find(known.indicators.begin(), known.indicators.end(), indicator) ==
        known.indicators.end()) {
      known.indicators.push_back(indicator);
    }
  }
}

}  // namespace

bool IsSameProblem(const model::Problem& a, const model::Problem& b) {
  if (a.subject != b.subject) return false;
  if (SameText(a.cause, b.cause)) return true;
  if (!IsPersons(a) && !IsPersons(b)) return false;
  if (a.klass.empty() || a.klass != b.klass) return false;
  if (SameText(KeyAddress(a.target), KeyAddress(b.target))) return true;
  if (HasNoPlace(a) && HasNoPlace(b)) return SameText(a.title, b.title);
  if (!IsAboutColumn(a) || !IsAboutColumn(b)) return false;
  const std::vector<std::string> path = PathBelowHome(a.column_path);
  if (!path.empty() && path == PathBelowHome(b.column_path)) return true;
  // An address alone tells a column, not which of its many links a person meant.
  return a.target.empty() && b.target.empty() && SameText(KeyAddress(a.url), KeyAddress(b.url));
}

namespace {

// The campaign's problems while a round is merged into them.
class Merger {
 public:
  Merger(const std::vector<model::Problem>& known, int round) : now_(known), round_(round) {
    fate_.resize(now_.size(), Fate::kUnseen);
    for (std::size_t i = 0; i < now_.size(); ++i) Enter(i);
  }

  void See(const model::Problem& fresh) {
    const std::optional<std::size_t> found = Find(fresh);
    if (!found) {
      now_.push_back(fresh);
      fate_.push_back(Fate::kNew);
      AddRound(now_.back());
      Enter(now_.size() - 1);
      return;
    }
    model::Problem& known = now_[*found];
    Fate& fate = fate_[*found];
    const bool rejected = known.state == ProblemState::kRejected;
    if (rejected && IsQuiet(known, fresh)) {
      if (fate == Fate::kUnseen) fate = Fate::kQuiet;
      return;
    }
    const bool firm = StandsFirm(known);
    BringUpToDate(known, fresh, fate != Fate::kUnseen);
    AddRound(known);
    // What a rejection or a confirmation was about stays on record.
    if (!rejected && !firm) known.content_digest = fresh.content_digest;
    if (fate != Fate::kNew) fate = Fate::kSeen;
  }

  RoundMerge Finish(const std::function<bool(const model::Problem&)>& looked) const {
    RoundMerge merge;
    for (std::size_t i = 0; i < now_.size(); ++i) {
      const model::Problem& one = now_[i];
      const bool stands = IsOpen(one) || one.state == ProblemState::kSuspected;
      if (fate_[i] == Fate::kNew) merge.added.push_back(one);
      if (fate_[i] == Fate::kQuiet) merge.quiet.push_back(one);
      if (fate_[i] == Fate::kUnseen && stands && looked(one)) merge.gone.push_back(one);
      if (fate_[i] != Fate::kSeen) continue;
      merge.updated.push_back(one);
      if (one.state == ProblemState::kRejected) merge.changed.push_back(one);
      if (one.state == ProblemState::kFixed || one.state == ProblemState::kClosed) {
        merge.back.push_back(one);
      }
    }
    return merge;
  }

 private:
  enum class Fate { kUnseen, kSeen, kQuiet, kNew };

  void Enter(std::size_t index) {
    const model::Problem& one = now_[index];
    by_subject_.emplace(one.subject, index);
    if (!one.cause.empty()) by_cause_.emplace(std::pair(one.subject, one.cause), index);
  }

  void AddRound(model::Problem& problem) const {
    if (std::find(problem.rounds.begin(), problem.rounds.end(), round_) != problem.rounds.end()) {
      return;
    }
    problem.rounds.push_back(round_);
    std::sort(problem.rounds.begin(), problem.rounds.end());
  }

  // Those of one cause need no search; people's words are few, and compared one by one.
  std::optional<std::size_t> Find(const model::Problem& one) const {
    const auto exact = by_cause_.find(std::pair(one.subject, one.cause));
    if (exact != by_cause_.end()) return exact->second;
    const auto [first, last] = by_subject_.equal_range(one.subject);
    for (auto at = first; at != last; ++at) {
      const model::Problem& other = now_[at->second];
      if ((IsPersons(one) || IsPersons(other)) && IsSameProblem(other, one)) return at->second;
    }
    return std::nullopt;
  }

  std::vector<model::Problem> now_;
  std::vector<Fate> fate_;
  int round_;
  std::multimap<std::string, std::size_t> by_subject_;
  std::map<std::pair<std::string, std::string>, std::size_t> by_cause_;
};

}  // namespace

RoundMerge MergeRound(const std::vector<model::Problem>& known,
                      const std::vector<model::Problem>& fresh, int round,
                      const std::function<bool(const model::Problem&)>& looked) {
  Merger merger(known, round);
  for (const model::Problem& one : fresh) merger.See(one);
  return merger.Finish(looked);
}

bool ObservedBy(const model::Report& report, const model::Problem& problem) {
  if (!report.snapshot.complete || problem.check.empty()) return false;
  const auto check =
      std::find_if(report.checks.begin(), report.checks.end(),
                   [&](const model::CheckReport& c) { return c.id == problem.check; });
  if (check == report.checks.end() || check->result == model::CheckAnswer::kNotObserved ||
      check->result == model::CheckAnswer::kNotApplicable) {
    return false;
  }
  const std::string url = KeyAddress(problem.url);
  for (const model::NotChecked& missed : report.not_checked) {
    const std::string address = KeyAddress(missed.url);
    if (SameText(address, url) || SameText(address, KeyAddress(problem.target))) return false;
  }
  for (const model::Column& column : report.columns) {
    if (column.state == model::ColumnState::kNotObserved && KeyAddress(column.url) == url) {
      return false;
    }
  }
  return true;
}

bool IsQuiet(const model::Problem& rejected, const model::Problem& fresh) {
  if (rejected.state != ProblemState::kRejected || !IsSameProblem(rejected, fresh)) return false;
  if (IsRejectedByDeclaration(rejected)) return false;
  if (rejected.content_digest.empty() || fresh.content_digest.empty()) {
    return rejected.seen == fresh.seen && rejected.latest == fresh.latest;
  }
  return rejected.content_digest == fresh.content_digest;
}

Recurrence RecogniseEarlier(model::Problem& problem, const std::vector<model::Problem>& earlier,
                            const std::set<std::string>& verified) {
  for (const model::Problem& before : earlier) {
    if (before.number.empty() || before.campaign == problem.campaign) continue;
    if (!IsSameProblem(before, problem)) continue;
    if (IsOpen(before) && !verified.contains(before.id)) {
      problem.carried_from = before.number;
      return Recurrence::kCarriedOver;
    }
    if (before.state == ProblemState::kClosed || verified.contains(before.id)) {
      problem.recurred_from = before.number;
      return Recurrence::kRecurred;
    }
  }
  return Recurrence::kNew;
}

}  // namespace xuncha::workflow
