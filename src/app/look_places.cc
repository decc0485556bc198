// SPDX-License-Identifier: Apache-2.0
#include "app/look_places.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "workflow/counting.h"
#include "workflow/same_problem.h"

namespace xuncha::app {
namespace {

using model::LookResult;
using workflow::KeyAddress;

constexpr std::size_t kMostPages = 20;     // pages on which one finding is looked for
constexpr std::size_t kMostSpots = 2'000;  // of one problem

bool IsHttp(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// What changes with the entries of a list: they are asked along.
bool WantsLinks(const model::Problem& problem) {
  return problem.check == "home_not_updated" ||
         workflow::CountedBy(problem.cause) == workflow::CountBy::kColumn;
}

void AddSpot(std::vector<gather::Spot>& spots, const std::string& url, bool links) {
  if (!IsHttp(url) || spots.size() >= kMostSpots) return;
  for (gather::Spot& spot : spots) {
    if (spot.url != url) continue;
    spot.links |= links;
    return;
  }
  spots.push_back({url, links});
}

// Pages on which a finding stood: its own place, and the first of its occurrences.
std::vector<std::string> PagesOf(const model::Finding& finding) {
  std::vector<std::string> pages;
  const auto add = [&](const std::string& page) {
    if (IsHttp(page) && std::find(pages.begin(), pages.end(), page) == pages.end()) {
      pages.push_back(page);
    }
  };
  add(finding.url);
  for (const model::Occurrence& one : finding.occurrences) {
    if (pages.size() >= kMostPages) break;
    add(one.page);
  }
  return pages;
}

const model::Column* ColumnAt(const model::Report& report, const std::string& url) {
  const std::string address = KeyAddress(url);
  for (const model::Column& column : report.columns) {
    if (KeyAddress(column.url) == address) return &column;
  }
  return nullptr;
}

// The address in the end of its redirects; kNoUrl = the look does not know it.
model::UrlId EndOf(const model::SnapshotView& snapshot, const std::string& url) {
  const model::UrlId id = snapshot.FindUrl(url);
  if (id == model::kNoUrl) return id;
  const model::UrlId to = snapshot.url(id).redirect_to;
  return to == model::kNoUrl ? id : to;
}

bool IsRead(const model::SnapshotView& snapshot, model::UrlId id) {
  return id != model::kNoUrl && snapshot.url(id).outcome == model::Outcome::kOk &&
         snapshot.page(id).has_value();
}

bool IsGone(const model::SnapshotView& snapshot, model::UrlId id) {
  return id != model::kNoUrl && snapshot.url(id).outcome == model::Outcome::kGone;
}

bool Links(const model::SnapshotView& snapshot, model::UrlId page, model::UrlId target) {
  const auto facts = snapshot.page(page);
  if (!facts) return false;
  return std::any_of(facts->links.begin(), facts->links.end(),
                     [&](const model::Link& link) { return link.target == target; });
}

// "" where the fresh look saw enough of the finding to say that it is not there any more. Of a link
// pages that are gone show nothing; where none is left, nobody knows where it went.
std::string NotSeen(const model::Finding& finding, const model::SnapshotView& snapshot) {
  const bool has_target = !finding.target.empty();
  const model::UrlId target = has_target ? snapshot.FindUrl(finding.target) : model::kNoUrl;
  bool any_read = false;
  bool linked = false;
  for (const std::string& url : PagesOf(finding)) {
    const model::UrlId page = EndOf(snapshot, url);
    if (has_target && IsGone(snapshot, page)) continue;
    if (!IsRead(snapshot, page)) return "page_not_read";
    any_read = true;
    linked |= target != model::kNoUrl && Links(snapshot, page, target);
  }
  if (!any_read) return "page_not_read";
  if (!linked) return "";
  const model::UrlRecord record = snapshot.url(target);
  const bool asked = record.account == model::Account::kFetched ||
                     record.account == model::Account::kReused ||
                     record.account == model::Account::kExternalChecked;
  return asked && record.outcome == model::Outcome::kOk ? "" : "target_not_checked";
}

// A target that was asked, but that no page links any more, is nobody's defect. A page may link
// itself, and wrongly so.
bool StandsSomewhere(const model::Finding& finding, const model::SnapshotView& snapshot) {
  if (finding.target.empty()) return true;
  return std::any_of(finding.occurrences.begin(), finding.occurrences.end(),
                     [&](const model::Occurrence& one) {
                       if (one.page != finding.target) return true;
                       const model::UrlId page = snapshot.FindUrl(one.page);
                       return IsRead(snapshot, page) && Links(snapshot, page, page);
                     });
}

bool IsAgain(const model::Finding& now, const model::Finding& before) {
  if (now.check != before.check) return false;
  if (now.id == before.id) return true;
  return !before.target.empty() && KeyAddress(now.target) == KeyAddress(before.target);
}

// The finding that shows the problem is still there; nullptr = none does.
const model::Finding* FoundAgain(const model::Problem& problem, const LookPlace& place,
                                 const model::Report& report, const model::SnapshotView& snapshot,
                                 const std::vector<model::Problem>& fresh) {
  for (const model::Finding& now : report.findings) {
    if (!StandsSomewhere(now, snapshot)) continue;
    if (std::any_of(place.findings.begin(), place.findings.end(),
                    [&](const model::Finding& before) { return IsAgain(now, before); })) {
      return &now;
    }
  }
  for (const model::Problem& one : fresh) {
    if (!workflow::IsSameProblem(one, problem)) continue;
    for (const model::Finding& now : report.findings) {
      if (now.id == one.finding && StandsSomewhere(now, snapshot)) return &now;
    }
  }
  return nullptr;
}

std::string WhyNotFixed(const model::Problem& problem, const LookPlace& place,
                        const model::Report& report, const model::SnapshotView& snapshot) {
  if (!report.snapshot.complete) return "incomplete";
  for (const model::Finding& finding : place.findings) {
    const std::string why = NotSeen(finding, snapshot);
    if (!why.empty()) return why;
  }
  const auto check =
      std::find_if(report.checks.begin(), report.checks.end(),
                   [&](const model::CheckReport& one) { return one.id == problem.check; });
  if (check == report.checks.end() || check->result == model::CheckAnswer::kNotObserved) {
    return "check_not_observed";
  }
  if (workflow::CountedBy(problem.cause) == workflow::CountBy::kColumn) {
    const model::Column* column = ColumnAt(report, problem.url);
    if (column == nullptr || column->state == model::ColumnState::kUnknown ||
        column->state == model::ColumnState::kNotObserved) {
      return "column_not_observed";
    }
  }
  return workflow::ObservedBy(report, problem) ? "" : "target_not_checked";
}

}  // namespace

LookPlace PlaceOf(const model::Problem& problem, const model::Report* stored) {
  LookPlace place;
  if (stored != nullptr) {
    const std::set<std::string, std::less<>> ids(problem.findings.begin(), problem.findings.end());
    for (const model::Finding& finding : stored->findings) {
      if (ids.contains(finding.id)) place.findings.push_back(finding);
    }
  }
  if (place.findings.empty()) {
    model::Finding& finding = place.findings.emplace_back();
    finding.id = problem.finding;
    finding.check = problem.check;
    finding.url = problem.url;
    finding.target = problem.target;
    finding.column_path = problem.column_path;
  }
  const bool links = WantsLinks(problem);
  for (const model::Finding& finding : place.findings) {
    for (const std::string& page : PagesOf(finding)) {
      AddSpot(place.spots, page, links && page == finding.url);
    }
    AddSpot(place.spots, finding.target, false);
  }
  if (workflow::CountedBy(problem.cause) == workflow::CountBy::kColumn && IsHttp(problem.url)) {
    model::RegisteredColumn& column = place.columns.emplace_back();
    column.url = problem.url;
    column.path = problem.column_path;
    const model::Column* known = stored == nullptr ? nullptr : ColumnAt(*stored, problem.url);
    if (known != nullptr && known->kind != model::ColumnKind::kOther) {
      column.kind = model::Name(known->kind);
    }
  }
  return place;
}

model::ProblemLook JudgeLook(const model::Problem& problem, const LookPlace& place,
                             const model::Report& report, const model::SnapshotView& snapshot,
                             const std::vector<model::Problem>& fresh) {
  model::ProblemLook look;
  look.snapshot = report.snapshot.id;
  const model::Finding* again = FoundAgain(problem, place, report, snapshot, fresh);
  if (again != nullptr) {
    look.result = LookResult::kOpen;
    look.seen = again->seen;
    return look;
  }
  look.why = WhyNotFixed(problem, place, report, snapshot);
  look.result = look.why.empty() ? LookResult::kFixed : LookResult::kNotObservable;
  return look;
}

}  // namespace xuncha::app
