// SPDX-License-Identifier: Apache-2.0
#include "app/hand_over.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/attachments.h"
#include "app/orders.h"
#include "app/papers.h"
#include "base/file.h"
#include "base/time.h"
#include "store/desk_store.h"

namespace xuncha::app {
namespace {

// By what the server said it sent; pages are the rule.
std::string EndingOf(std::string_view head) {
  const auto says = [&](std::string_view type) {
    return head.find(type) != std::string_view::npos;
  };
  if (says("application/pdf")) return ".pdf";
  if (says("image/png")) return ".png";
  if (says("image/jpeg")) return ".jpg";
  if (says("application/json")) return ".json";
  if (says("text/plain")) return ".txt";
  return ".html";
}

Status WritePlace(const PlaceEvidence& place, const std::string& stem, std::string& readme,
                  std::size_t& files) {
  readme.append("  ").append(place.url).append("\n    ");
  if (place.at != 0) readme += FormatChinaTime(place.at) + "  ";
  readme += place.outcome;
  if (place.status != 0) readme += "  HTTP " + std::to_string(place.status);
  readme.append("\n    ").append(place.snapshot);
  if (place.ref.empty()) {
    readme += "\n";
    return Ok();
  }
  readme.append("  ").append(place.ref).append("\n    sha256 ").append(place.sha256);
  readme += place.truncated ? "  (only the beginning was kept)\n" : "\n";
  XC_TRY(WriteFileAtomically(stem + "-headers.txt", place.response_head));
  XC_TRY(WriteFileAtomically(stem + "-page" + EndingOf(place.response_head), place.payload));
  files += 2;
  if (!place.excerpt.empty()) {
    XC_TRY(WriteFileAtomically(stem + "-excerpt.txt", place.spot + "\n\n" + place.excerpt + "\n"));
    ++files;
  }
  return Ok();
}

}  // namespace

Result<std::vector<ProblemEvidence>> EvidenceOfOrder(store::Connection& database,
                                                     const std::string& data_dir,
                                                     const std::string& order,
                                                     const std::vector<std::string>& problems,
                                                     EvidenceDetail detail) {
  XC_ASSIGN_OR_RETURN(OrderDetails details, ShowOrder(database, order));
  for (const std::string& one : problems) {
    const bool known = std::any_of(
        details.problems.begin(), details.problems.end(),
        [&](const model::Problem& problem) { return problem.id == one || problem.number == one; });
    if (!known) return NotFound(one + ": not a problem of " + details.order.number);
  }
  EvidenceReader reader(data_dir);
  std::vector<ProblemEvidence> out;
  for (std::size_t i = 0; i < details.problems.size(); ++i) {
    model::Problem& problem = details.problems[i];
    const bool asked = std::any_of(problems.begin(), problems.end(), [&](const std::string& one) {
      return problem.id == one || problem.number == one;
    });
    if (problems.empty() ? details.order.items[i].state == model::OrderState::kWithdrawn : !asked) {
      continue;
    }
    XC_ASSIGN_OR_RETURN(std::vector<PlaceEvidence> places, reader.Of(problem, detail));
    XC_ASSIGN_OR_RETURN(const auto looks, store::DeskStore(database).Looks(problem.id));
    if (!looks.empty()) {
      model::Problem now = problem;
      now.snapshot = looks.back().snapshot;
      XC_ASSIGN_OR_RETURN(std::vector<PlaceEvidence> fresh, reader.Of(now, detail));
      std::move(fresh.begin(), fresh.end(), std::back_inserter(places));
    }
    out.push_back({std::move(problem), std::move(places)});
  }
  return out;
}

Result<std::size_t> WriteEvidence(const std::vector<ProblemEvidence>& evidence,
                                  const std::string& data_dir, const std::string& folder) {
  std::size_t files = 0;
  std::string readme;
  for (const ProblemEvidence& one : evidence) {
    const std::string own = JoinPath(folder, AsFileName(one.problem.number));
    XC_TRY(MakeDirectories(own));
    readme.append(one.problem.number).append("  ").append(one.problem.title).append("\n");
    for (std::size_t i = 0; i < one.places.size(); ++i) {
      XC_TRY(WritePlace(one.places[i], JoinPath(own, std::to_string(i + 1)), readme, files));
    }
    for (const model::Attachment& file : one.problem.attachments) {
      XC_ASSIGN_OR_RETURN(const std::string bytes,
                          ReadFile(AttachmentPath(data_dir, file), kMaxAttachment));
      XC_TRY(WriteFileAtomically(JoinPath(own, AsFileName(file.name)), bytes));
      readme.append("  ").append(file.name).append("  sha256 ").append(file.sha256).append("\n");
      ++files;
    }
  }
  XC_TRY(MakeDirectories(folder));
  XC_TRY(WriteFileAtomically(JoinPath(folder, "README.txt"), readme));
  return files + 1;
}

}  // namespace xuncha::app
