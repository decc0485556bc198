// SPDX-License-Identifier: Apache-2.0
#include "audit/verdict.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "audit/score.h"
#include "base/period.h"

namespace xuncha::audit {
namespace {

bool Has(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// The columns as a tree, with what is known of all below each.
class Tree {
 public:
  explicit Tree(const std::vector<model::Column>& columns)
      : columns_(columns),
        children_(columns.size()),
        newest_(columns.size()),
        open_(columns.size(), false) {
    std::map<std::string_view, std::size_t> by_id;
    for (std::size_t i = 0; i < columns.size(); ++i) by_id.emplace(columns[i].id, i);
    for (std::size_t i = columns.size(); i > 0; --i) Add(i - 1, by_id);
  }

  // The newest day of the column and all below it.
  std::optional<Day> newest(std::size_t column) const { return newest_[column]; }
  // Something below it, or it itself, may hold a newer day that nobody could read.
  bool open(std::size_t column) const { return open_[column]; }
  const std::vector<std::size_t>& children(std::size_t column) const { return children_[column]; }

 private:
  // Children come after parents, so that going backwards each is whole when its parent is asked.
  void Add(std::size_t i, const std::map<std::string_view, std::size_t>& by_id) {
    const model::Column& column = columns_[i];
    const auto day = ParseDay(column.latest);
    if (day && (!newest_[i] || *newest_[i] < *day)) newest_[i] = day;
    if (column.state == model::ColumnState::kUnknown ||
        column.state == model::ColumnState::kNotObserved) {
      open_[i] = true;
    }
    const auto parent = by_id.find(column.parent);
    if (parent == by_id.end() || parent->second >= i) return;
    const std::size_t above = parent->second;
    children_[above].push_back(i);
    if (newest_[i] && (!newest_[above] || *newest_[above] < *newest_[i])) {
      newest_[above] = newest_[i];
    }
    if (open_[i]) open_[above] = true;
  }

  const std::vector<model::Column>& columns_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<std::optional<Day>> newest_;
  std::vector<bool> open_;
};

// What one veto indicator counts.
struct Tally {
  const Indicator* indicator = nullptr;
  std::uint64_t needed = 0;           // the smallest count that fails the site
  std::uint64_t certain = 0;          // columns or findings
  std::uint64_t open = 0;             // columns of which nothing can be said
  std::uint64_t review = 0;           // findings put to a person
  std::vector<std::size_t> columns;   // that count
  std::vector<std::size_t> doubtful;  // that would if a person confirmed
  std::vector<std::string> findings;  // ids, in the report's order
  std::uint64_t possible() const { return certain + doubtful.size() + review; }
  bool hit() const { return certain >= needed; }
  bool undecided() const { return !hit() && possible() >= needed; }
  bool blind() const { return !hit() && !undecided() && possible() + open >= needed; }
};

enum class Age { kExempt, kOpen, kFresh, kOld };

class Judging {
 public:
  explicit Judging(const VerdictInput& input) : in_(input), tree_(input.columns) {
    for (const model::Finding& finding : input.findings) by_url_[finding.url].push_back(&finding);
  }

  model::Verdict Give();

 private:
  bool Applies(const Indicator& indicator) const;
  bool Observed(const Indicator& indicator) const;
  std::uint64_t Needed(const Indicator& indicator) const;
  Tally Count(const Indicator& indicator) const;
  void CountFindings(Tally& tally) const;
  void CountBlank(Tally& tally) const;
  void CountStale(Tally& tally) const;
  Age StaleAge(const Indicator& indicator, std::size_t at) const;
  std::optional<Day> Limit(const Indicator& indicator, const model::Column& column,
                           bool first_level) const;
  bool Certain(const Indicator& indicator, std::size_t at, bool by_kind) const;
  void AddFindings(const Indicator& indicator, std::size_t at, std::set<std::string>& ids) const;
  void Enter(Tally& tally, std::size_t at, bool by_kind, std::set<std::string>& ids) const;
  model::VetoHit Hit(const Tally& tally) const;
  std::vector<std::string> ToConfirm(std::vector<Tally> undecided) const;
  model::Message Why(std::string_view key, const Tally& tally) const;
  void AddScore(model::Verdict& verdict) const;

  const VerdictInput& in_;
  Tree tree_;
  std::map<std::string_view, std::vector<const model::Finding*>> by_url_;
};

bool Judging::Applies(const Indicator& indicator) const {
  if (indicator.part != "veto") return false;
  if (indicator.only_with_services && !in_.site.outward_services) return false;
  return Has(indicator.targets, "site") || Has(indicator.targets, "portal");
}

bool Judging::Observed(const Indicator& indicator) const {
  // What was not read in the text decides nothing, whatever its checks say.
  if (indicator.standing != Standing::kConfirmed) return false;
  if (indicator.series || indicator.manual || indicator.checks.empty()) return false;
  if (indicator.counts != Counts::kFindings && (in_.columns.empty() || !indicator.threshold)) {
    return false;
  }
  // Columns are counted as the first check sees them; the others only add what is to be asked.
  const auto seen = [&](const std::string& id) {
    return !Has(in_.preview_checks, id) &&
           std::any_of(in_.checks.begin(), in_.checks.end(), [&id](const model::CheckReport& c) {
             return c.id == id && c.result != model::CheckAnswer::kNotObserved;
           });
  };
  if (indicator.counts != Counts::kFindings) return seen(indicator.checks.front());
  return std::all_of(indicator.checks.begin(), indicator.checks.end(), seen);
}

std::uint64_t Judging::Needed(const Indicator& indicator) const {
  const double threshold = indicator.threshold.value_or(1);
  const double needed =
      indicator.threshold_inclusive ? std::ceil(threshold) : std::floor(threshold) + 1;
  return static_cast<std::uint64_t>(std::max(needed, 1.0));
}

// The last day on which the column was still fresh; nothing where no period is set.
std::optional<Day> Judging::Limit(const Indicator& indicator, const model::Column& column,
                                  bool first_level) const {
  std::string text = first_level ? indicator.window_secondary : indicator.window;
  const bool official = !text.empty();
  const auto own = in_.profile.veto_cycles.find(model::Name(column.kind));
  if (own != in_.profile.veto_cycles.end()) text = own->second;
  const auto period = ParsePeriod(text);
  if (!period) return std::nullopt;
  Day limit = Before(in_.as_of, *period);
  // Where the rulebook gives no window, a column that its own cycle calls fresh is not long stale.
  const auto cycle = ParsePeriod(column.limit);
  if (!official && cycle) limit = std::min(limit, Before(in_.as_of, *cycle));
  return limit;
}

Age Judging::StaleAge(const Indicator& indicator, std::size_t at) const {
  using State = model::ColumnState;
  const model::Column& column = in_.columns[at];
  const bool first_level = Has(indicator.first_level_kinds, model::Name(column.kind));
  if (first_level ? !column.first_level
                  : column.parent_only || !Has(indicator.kinds, model::Name(column.kind))) {
    return Age::kExempt;
  }
  if (column.state == State::kStatic || column.state == State::kArchived ||
      column.state == State::kDeclaredNone || column.state == State::kBlank) {
    return Age::kExempt;
  }
  const auto limit = Limit(indicator, column, first_level);
  if (!limit) return Age::kExempt;
  // A first-level column moves when anything below it does; the others speak for themselves.
  const auto newest = first_level ? tree_.newest(at) : ParseDay(column.latest);
  if (newest && *newest >= *limit) return Age::kFresh;
  const bool open = first_level
                        ? tree_.open(at)
                        : column.state == State::kUnknown || column.state == State::kNotObserved;
  return open || !newest ? Age::kOpen : Age::kOld;
}

// Whether a column counts without a person: its kind is said by the site or its operator, and no
// check has only asked about it.
bool Judging::Certain(const Indicator& indicator, std::size_t at, bool by_kind) const {
  const model::Column& column = in_.columns[at];
  if (by_kind && column.kind_from != model::KindFrom::kRegistered &&
      column.kind_from != model::KindFrom::kColumnType) {
    return false;
  }
  bool asked = false;
  const auto found = by_url_.find(column.url);
  if (found == by_url_.end()) return true;
  for (const model::Finding* finding : found->second) {
    if (!Has(indicator.checks, finding->check)) continue;
    if (finding->confidence != model::Confidence::kReview) return true;
    asked = true;
  }
  return !asked;
}

// The findings on a column; for a parent that has none of its own, on what is below it.
void Judging::AddFindings(const Indicator& indicator, std::size_t at,
                          std::set<std::string>& ids) const {
  std::vector<std::size_t> todo{at};
  while (!todo.empty()) {
    const std::size_t next = todo.back();
    todo.pop_back();
    bool own = false;
    const auto found = by_url_.find(in_.columns[next].url);
    if (found != by_url_.end()) {
      for (const model::Finding* finding : found->second) {
        if (!Has(indicator.checks, finding->check) ||
            finding->confidence == model::Confidence::kReview) {
          continue;
        }
        ids.insert(finding->id);
        own = true;
      }
    }
    const model::Column& column = in_.columns[at];
    const bool gathers = Has(indicator.first_level_kinds, model::Name(column.kind));
    if (own || !gathers) continue;
    const auto& below = tree_.children(next);
    todo.insert(todo.end(), below.begin(), below.end());
  }
}

void Judging::Enter(Tally& tally, std::size_t at, bool by_kind, std::set<std::string>& ids) const {
  if (!Certain(*tally.indicator, at, by_kind)) {
    tally.doubtful.push_back(at);
    return;
  }
  tally.columns.push_back(at);
  AddFindings(*tally.indicator, at, ids);
}

void Judging::CountFindings(Tally& tally) const {
  for (const model::Finding& finding : in_.findings) {
    if (!Has(tally.indicator->checks, finding.check)) continue;
    if (finding.confidence == model::Confidence::kReview) {
      ++tally.review;
      continue;
    }
    ++tally.certain;
    tally.findings.push_back(finding.id);
  }
}

void Judging::CountBlank(Tally& tally) const {
  std::set<std::string> ids;
  for (std::size_t i = 0; i < in_.columns.size(); ++i) {
    const model::Column& column = in_.columns[i];
    if (column.state == model::ColumnState::kNotObserved) ++tally.open;
    if (column.state != model::ColumnState::kBlank || column.parent_only) continue;
    // A text that nobody knows stands there: a question, as its finding is (blank_column).
    if (column.why.key == "column.blank_words") {
      tally.doubtful.push_back(i);
    } else {
      Enter(tally, i, false, ids);
    }
  }
  tally.certain = tally.columns.size();
  for (const model::Finding& finding : in_.findings) {
    if (ids.count(finding.id) != 0) tally.findings.push_back(finding.id);
  }
}

void Judging::CountStale(Tally& tally) const {
  std::set<std::string> ids;
  for (std::size_t i = 0; i < in_.columns.size(); ++i) {
    const Age age = StaleAge(*tally.indicator, i);
    if (age == Age::kOpen) ++tally.open;
    if (age == Age::kOld) Enter(tally, i, true, ids);
  }
  tally.certain = tally.columns.size();
  for (const model::Finding& finding : in_.findings) {
    if (ids.count(finding.id) != 0) tally.findings.push_back(finding.id);
  }
}

Tally Judging::Count(const Indicator& indicator) const {
  Tally tally;
  tally.indicator = &indicator;
  tally.needed = Needed(indicator);
  switch (indicator.counts) {
    case Counts::kFindings:
      CountFindings(tally);
      break;
    case Counts::kStaleColumns:
      CountStale(tally);
      break;
    case Counts::kBlankColumns:
      CountBlank(tally);
      break;
  }
  return tally;
}

model::VetoHit Judging::Hit(const Tally& tally) const {
  model::VetoHit hit;
  hit.indicator = tally.indicator->id;
  hit.name_zh = tally.indicator->name_zh;
  hit.name_en = tally.indicator->name_en;
  hit.measured = tally.certain;
  hit.threshold = tally.needed;
  hit.possible = tally.possible();
  hit.findings = tally.findings;
  for (const std::size_t at : tally.columns) hit.columns.push_back(in_.columns[at].id);
  return hit;
}

model::Message Judging::Why(std::string_view key, const Tally& tally) const {
  return {"verdict_why." + std::string(key),
          {{"indicator", tally.indicator->id},
           {"name_zh", tally.indicator->name_zh},
           {"name_en", tally.indicator->name_en},
           {"measured", std::to_string(tally.certain)},
           {"possible", std::to_string(tally.possible())},
           {"threshold", std::to_string(tally.needed)}}};
}

// Of each undecided veto the fewest columns that would settle it if confirmed: first the vetoes
// that lack least, in each the columns that stand still longest. Columns of which only the kind is
// in doubt go before those whose date is, too.
std::vector<std::string> Judging::ToConfirm(std::vector<Tally> undecided) const {
  std::stable_sort(undecided.begin(), undecided.end(), [](const Tally& a, const Tally& b) {
    return a.needed - a.certain < b.needed - b.certain;
  });
  std::vector<std::string> ids;
  for (const Tally& tally : undecided) {
    std::vector<std::size_t> order = tally.doubtful;
    const auto rank = [&](std::size_t at) {
      const auto newest = tree_.newest(at);
      return std::make_pair(!Certain(*tally.indicator, at, false), newest.value_or(Day{}));
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    const std::size_t lacking = static_cast<std::size_t>(tally.needed - tally.certain);
    for (std::size_t i = 0; i < order.size() && i < lacking; ++i) {
      const std::string& id = in_.columns[order[i]].id;
      if (!Has(ids, id)) ids.push_back(id);
    }
  }
  return ids;
}

void Judging::AddScore(model::Verdict& verdict) const {
  if (!verdict.vetoes.empty()) {
    if (in_.site.kind == model::SiteKind::kPortal) verdict.score_why.key = "score_why.veto";
    return;  // one veto, and nothing is scored
  }
  if (!in_.complete) {
    if (in_.site.kind == model::SiteKind::kPortal) verdict.score_why.key = "score_why.incomplete";
    return;
  }
  Score score = ScorePoints(in_);
  verdict.score = score.value;
  verdict.score_why = std::move(score.why);
  verdict.deductions = std::move(score.deductions);
  verdict.bonuses = std::move(score.bonuses);
  verdict.example_points = score.value && in_.profile.example;
  if (!score.fails) return;
  verdict.result = "unqualified";
  verdict.to_confirm.clear();
  verdict.reasons.insert(verdict.reasons.begin(), {"verdict_why.score", {}});
}

model::Verdict Judging::Give() {
  model::Verdict verdict;
  std::vector<Tally> undecided;
  bool any_seen = false;
  for (const Indicator& indicator : in_.rulebook.indicators) {
    if (!Applies(indicator)) continue;
    if (!Observed(indicator)) {
      verdict.unobserved.push_back(indicator.id);
      continue;
    }
    Tally tally = Count(indicator);
    if (tally.hit()) {
      verdict.vetoes.push_back(Hit(tally));
      verdict.reasons.push_back(Why("veto", tally));
      any_seen = true;
      continue;
    }
    if (tally.certain > 0) verdict.watch.push_back(Hit(tally));
    if (tally.blind()) {
      verdict.unobserved.push_back(indicator.id);
    } else {
      any_seen = true;
    }
    if (tally.undecided()) undecided.push_back(std::move(tally));
  }
  verdict.result = "qualified";
  if (!verdict.vetoes.empty()) {
    verdict.result = "unqualified";  // whatever else may be in doubt
  } else if (!in_.complete || !undecided.empty() || !any_seen) {
    verdict.result = "undetermined";
    if (!in_.complete) verdict.reasons.push_back({"verdict_why.incomplete", {}});
    for (const Tally& tally : undecided) {
      verdict.reasons.push_back(Why(tally.doubtful.empty() ? "review" : "confirm", tally));
    }
    if (!any_seen) verdict.reasons.push_back({"verdict_why.nothing_seen", {}});
    verdict.to_confirm = ToConfirm(std::move(undecided));
  }
  AddScore(verdict);
  return verdict;
}

}  // namespace

model::Verdict GiveVerdict(const VerdictInput& input) { return Judging(input).Give(); }

void RaiseToVeto(const model::Verdict& verdict, std::vector<model::Finding>& findings) {
  std::set<std::string_view> ids;
  for (const model::VetoHit& hit : verdict.vetoes)
    ids.insert(hit.findings.begin(), hit.findings.end());
  for (model::Finding& finding : findings) {
    if (ids.count(finding.id) != 0) finding.tier = model::Tier::kVeto;
  }
}

}  // namespace xuncha::audit
