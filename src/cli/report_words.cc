// SPDX-License-Identifier: Apache-2.0
#include "cli/report_words.h"

#include <algorithm>
#include <map>

#include "app/field_text.h"
#include "checks/context.h"

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
  MessageValues values = finding.message.values;
  for (auto& [name, value] : values) {
    if (name == "detail") value = Detail(value);
  }
  return messages_.Get(finding.message.key, values);
}

std::string ReportWords::Title(const model::Finding& finding) const {
  std::string sentence = Sentence(finding);
  const bool names = std::any_of(
      finding.message.values.begin(), finding.message.values.end(),
      [](const auto& value) { return value.first == "path" || value.first == "label"; });
  const bool has_place = !finding.target.empty() || !finding.column_path.empty();
  if (names || !has_place || finding.occurrences.empty()) return sentence;
  const model::Occurrence& first = finding.occurrences.front();
  const std::string place =
      finding.column_path.empty() ? Place(first.where) : app::JoinPath(finding.column_path);
  if (finding.target.empty() || first.label.empty()) {
    return Say("finding.titled_place", {{"place", place}, {"sentence", sentence}});
  }
  return Say("finding.titled", {{"place", place}, {"label", first.label}, {"sentence", sentence}});
}

// "nothing can be said: address_refused": a reason and an outcome's name.
std::string ReportWords::CheckWhy(std::string_view why) const {
  const std::size_t colon = why.find(": ");
  std::string whole = Word("check_why", why);
  if (colon == std::string_view::npos || whole != why) return whole;
  std::string words = Word("check_why", why.substr(0, colon));
  words.append(messages_.language() == Language::kChinese ? "：" : ": ");
  return words.append(Detail(why.substr(colon + 2)));
}

std::string ReportWords::Detail(std::string_view detail) const {
  if (auto whole = phrases_.Find(detail)) return std::move(*whole);
  for (const std::string_view mark : {", ", ": "}) {
    const std::size_t at = detail.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view first = detail.substr(0, at);
    const std::string_view rest = detail.substr(at + mark.size());
    std::string head = Detail(first);
    std::string tail = Detail(rest);
    // Words of a page, a title for example, are left as they are.
    if (head == first && tail == rest) return std::string(detail);
    const bool chinese = messages_.language() == Language::kChinese;
    return head.append(!chinese ? mark : mark == ", " ? "，" : "：").append(tail);
  }
  for (const std::string_view table : {"outcome", "integrity", "file_kind", "fault"}) {
    std::string word = Word(table, detail);
    if (word != detail) return word;
  }
  return std::string(detail);
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
std::string ReportWords::Why(model::TextRead why) const {
  return Word("text_read", model::Name(why));
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
  sorted.reserve(groups.size());
  for (auto& [why, group] : groups) sorted.push_back(std::move(group));
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.count != b.count ? a.count > b.count : a.why < b.why;
  });
  return sorted;
}

std::uint64_t CountUnreadTexts(const model::Report& report) {
  std::uint64_t count = 0;
  for (const model::UnreadTexts& unread : report.texts_unread) count += unread.count;
  return count;
}

const model::NotChecked* WhyNothingRead(const model::Report& report) {
  const model::Coverage& coverage = report.snapshot.coverage;
  if (!report.snapshot.complete || coverage.fetched + coverage.reused > 0) return nullptr;
  const auto home = std::find_if(
      report.not_checked.begin(), report.not_checked.end(),
      [&](const model::NotChecked& entry) { return entry.url == report.snapshot.home; });
  return home == report.not_checked.end() ? nullptr : &*home;
}

bool ForbiddenByRobots(const model::Report& report) {
  const model::Coverage& coverage = report.snapshot.coverage;
  return report.snapshot.complete && coverage.fetched + coverage.reused == 0 &&
         coverage.skipped_robots > 0 && report.findings.empty() &&
         WhyNothingRead(report) == nullptr;
}

bool HomeShowsNothing(const model::Report& report) {
  const auto& settings = report.snapshot.settings;
  return settings.contains("home_leads_to") || settings.contains("home_sends_on") ||
         settings.contains("home_is_shell");
}

std::string NothingReadLine(const model::Report& report, const ReportWords& words) {
  if (const auto to = report.snapshot.settings.find("home_leads_to");
      to != report.snapshot.settings.end()) {
    std::string_view host = checks::OriginOf(to->second);
    host.remove_prefix(std::min(host.size(), checks::SchemeOf(to->second).size() + 3));
    return words.Say("report.home_leads_off", {{"url", to->second}, {"host", std::string(host)}});
  }
  if (report.snapshot.settings.contains("home_sends_on")) return words.Say("report.home_sends_on");
  if (report.snapshot.settings.contains("home_is_shell")) return words.Say("report.home_is_shell");
  if (ForbiddenByRobots(report)) return words.Say("report.robots_forbid");
  const model::NotChecked* unread = WhyNothingRead(report);
  if (unread == nullptr) return "";
  std::string line = words.Say("report.nothing_read", {{"why", words.Why(unread->why)}});
  if (unread->why == model::NotCheckedWhy::kAddressRefused) {
    line.append(words.Say("report.between_sentences")).append(words.Say("report.allow_private"));
  }
  return line;
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
