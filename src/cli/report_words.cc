// SPDX-License-Identifier: Apache-2.0
#include "cli/report_words.h"

#include <algorithm>
#include <map>

namespace xuncha::cli {

std::string ReportWords::Word(std::string_view table, std::string_view name) const {
  std::string key(table);
  key.append(".").append(name);
  return messages_.Has(key) ? messages_.Get(key) : std::string(name);
}

std::string ReportWords::CheckName(std::string_view check) const {
  std::string key(check);
  key.append(".name");
  return messages_.Has(key) ? messages_.Get(key) : std::string(check);
}

std::string ReportWords::Sentence(const model::Finding& finding) const {
  return messages_.Get(finding.message.key, finding.message.values);
}

std::string ReportWords::Fix(std::string_view check) const {
  std::string key("fix.");
  key.append(check);
  return messages_.Has(key) ? messages_.Get(key) : std::string();
}

std::string ReportWords::Confidence(model::Confidence confidence) const {
  return Word("confidence", model::Name(confidence));
}
std::string ReportWords::Tier(model::Tier tier) const { return Word("tier", model::Name(tier)); }
std::string ReportWords::Place(std::string_view where) const { return Word("place", where); }
std::string ReportWords::Why(model::NotCheckedWhy why) const {
  return Word("why", model::Name(why));
}
std::string ReportWords::Account(model::Account account) const {
  return Word("account", model::Name(account));
}
std::string ReportWords::Outcome(model::Outcome outcome) const {
  return Word("outcome", model::Name(outcome));
}
std::string ReportWords::Verdict(std::string_view result) const { return Word("verdict", result); }
std::string ReportWords::StoppedBy(std::string_view what) const { return Word("stopped_by", what); }

TierCounts CountTiers(const model::Report& report) {
  TierCounts counts;
  for (const model::Finding& finding : report.findings) {
    const auto tier = static_cast<std::size_t>(finding.tier);
    ++counts.by_tier[tier];
    if (finding.confidence == model::Confidence::kReview) ++counts.review[tier];
    ++counts.total;
  }
  return counts;
}

std::vector<NotCheckedGroup> GroupNotChecked(const model::Report& report) {
  std::map<model::NotCheckedWhy, NotCheckedGroup> groups;
  for (const model::NotChecked& item : report.not_checked) {
    NotCheckedGroup& group = groups[item.why];
    group.why = item.why;
    if (group.count++ == 0) {
      group.example = item.url;
      group.detail = item.detail;
    }
  }
  std::vector<NotCheckedGroup> sorted;
  for (auto& [why, group] : groups) sorted.push_back(std::move(group));
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.count != b.count ? a.count > b.count : a.why < b.why;
  });
  return sorted;
}

bool CallsForAction(const model::Report& report, std::string_view fail_on) {
  model::Tier limit{};
  if (!model::TierFromName(fail_on, limit)) return false;
  return std::any_of(
      report.findings.begin(), report.findings.end(), [limit](const model::Finding& finding) {
        return finding.tier <= limit && finding.confidence != model::Confidence::kReview;
      });
}

}  // namespace xuncha::cli
