// SPDX-License-Identifier: Apache-2.0
#include "bulletin/scores.h"

#include <algorithm>
#include <utility>

#include "bulletin/number_words.h"

namespace xuncha::bulletin {

using model::ValueKind;

std::vector<const SubjectRow*> ByScore(const std::vector<SubjectRow>& sites) {
  std::vector<const SubjectRow*> ranked;
  for (const SubjectRow& site : sites) {
    if (!site.apart && site.score >= 0) ranked.push_back(&site);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const SubjectRow* a, const SubjectRow* b) { return a->score > b->score; });
  return ranked;
}

const ScoreTier* TierOf(const Wording& wording, int hundredths) {
  constexpr int kHundredths = 100;
  const auto found =
      std::find_if(wording.tiers.begin(), wording.tiers.end(),
                   [&](const ScoreTier& tier) { return hundredths >= tier.least * kHundredths; });
  return found == wording.tiers.end() ? nullptr : &*found;
}

std::string Points(std::int64_t hundredths) {
  std::string text = Percent(hundredths);
  text.pop_back();
  return text;
}

void ScorePhrases(const Inputs& inputs, const Wording& wording, PhraseMaker& maker) {
  const std::vector<const SubjectRow*> ranked = ByScore(inputs.sites);
  if (ranked.empty()) return;
  std::vector<std::string> ids;
  ids.reserve(ranked.size());
  for (const SubjectRow* site : ranked) ids.push_back(site->id);
  maker.Put("scores.count", maker.binder.Count("scores.count", ids));
  Runs ranking;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    if (i == static_cast<std::size_t>(wording.most_scores)) break;
    const std::string name = "scores.rank." + std::to_string(i + 1);
    maker.Append(ranking, "、", name, ranked[i]->name, {ranked[i]->id});
    maker.Append(ranking, "", name + ".score", Points(ranked[i]->score), {ranked[i]->id},
                 ValueKind::kText);
    ranking.push_back({"分", ""});
  }
  maker.Put("scores.ranking", std::move(ranking));
  Runs tiers;
  for (const ScoreTier& tier : wording.tiers) {
    std::vector<std::string> in;
    for (const SubjectRow* site : ranked) {
      if (TierOf(wording, site->score) == &tier) in.push_back(site->id);
    }
    if (in.empty()) continue;
    const std::string name = "scores.tier." + std::to_string(tier.least);
    maker.Append(tiers, "、", name + ".name", tier.name, in, ValueKind::kText);
    tiers.push_back(maker.binder.Count(name, in));
    tiers.push_back({"个", ""});
  }
  if (!tiers.empty()) maker.Put("scores.tiers", std::move(tiers));
}

}  // namespace xuncha::bulletin
