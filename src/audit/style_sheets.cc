// SPDX-License-Identifier: Apache-2.0
#include "audit/style_sheets.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace xuncha::audit {
namespace {

constexpr std::size_t kMaxSheets = 10'000;

struct Sheet {
  std::set<model::UrlId> targets;
  std::vector<model::UrlId> imports;
};

using Sheets = std::map<model::UrlId, Sheet>;

Result<Sheets> ReadSheets(const model::SnapshotView& snapshot,
                          const std::function<bool(model::UrlId)>& wanted) {
  Sheets sheets;
  for (model::UrlId id = 0; id < snapshot.url_count() && sheets.size() < kMaxSheets; ++id) {
    const model::UrlRecord url = snapshot.url(id);
    if ((url.uses & model::kUseStyle) == 0 || !url.in_scope || url.outcome != model::Outcome::kOk) {
      continue;
    }
    Result<model::PageFacts> facts = snapshot.page(id);
    if (!facts && facts.error().code == ErrorCode::kNotFound) continue;  // no sheet after all
    if (!facts) return std::move(facts).error();
    if (!facts->is_style_sheet) continue;
    Sheet sheet;
    for (const model::Link& link : facts->links) {
      if (link.target >= snapshot.url_count()) continue;
      if (wanted(link.target)) sheet.targets.insert(link.target);
      if ((link.use & model::kUseStyle) != 0) sheet.imports.push_back(link.target);
    }
    sheets.emplace(id, std::move(sheet));
  }
  return sheets;
}

// A redirected sheet is linked by its first address, and its text lies at the last.
void FollowRedirects(const model::SnapshotView& snapshot, Sheets& sheets) {
  for (model::UrlId id = 0; id < snapshot.url_count(); ++id) {
    const model::UrlRecord url = snapshot.url(id);
    if ((url.uses & model::kUseStyle) == 0 || url.redirect_to == model::kNoUrl) continue;
    if (sheets.contains(url.redirect_to) && sheets.size() < kMaxSheets) {
      sheets[id].imports.push_back(url.redirect_to);
    }
  }
}

}  // namespace

Result<std::vector<CarryingSheet>> FindCarryingSheets(
    const model::SnapshotView& snapshot, const std::function<bool(model::UrlId)>& wanted) {
  XC_ASSIGN_OR_RETURN(Sheets sheets, ReadSheets(snapshot, wanted));
  FollowRedirects(snapshot, sheets);
  // Targets climb from imported sheets to those that import them, as far as they go; sheets may
  // import each other in a circle.
  std::map<model::UrlId, std::vector<model::UrlId>> importers;
  for (const auto& [id, sheet] : sheets) {
    for (const model::UrlId import : sheet.imports) importers[import].push_back(id);
  }
  std::vector<std::pair<model::UrlId, model::UrlId>> news;  // sheet, target
  for (const auto& [id, sheet] : sheets) {
    for (const model::UrlId target : sheet.targets) news.emplace_back(id, target);
  }
  while (!news.empty()) {
    const auto [sheet, target] = news.back();
    news.pop_back();
    const auto found = importers.find(sheet);
    if (found == importers.end()) continue;
    for (const model::UrlId importer : found->second) {
      if (sheets[importer].targets.insert(target).second) news.emplace_back(importer, target);
    }
  }
  std::vector<CarryingSheet> carrying;
  for (const auto& [id, sheet] : sheets) {
    if (sheet.targets.empty()) continue;
    carrying.push_back({id, {sheet.targets.begin(), sheet.targets.end()}});
  }
  return carrying;
}

}  // namespace xuncha::audit
