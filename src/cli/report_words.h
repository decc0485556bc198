// SPDX-License-Identifier: Apache-2.0
//
// The words that all report formats share: names of checks, sentences of findings, what to do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/phrases.h"
#include "model/finding.h"

namespace xuncha::cli {

struct ReportOptions {
  std::size_t max_occurrences = 20;  // places named a finding
  bool everything = false;           // --all: nothing is left out of texts
  std::string tool_version;
};

// Const; the catalogue outlives it.
class ReportWords {
 public:
  explicit ReportWords(const Messages& messages) : messages_(messages), phrases_(messages) {}

  std::string CheckName(std::string_view check) const;
  std::string Sentence(const model::Finding& finding) const;  // the message, one line
  // The same with place and label before it, where it does not name them itself: as handed over.
  std::string Title(const model::Finding& finding) const;
  std::string Fix(std::string_view check) const;  // what to do about it; may be ""
  std::string Confidence(model::Confidence confidence) const;
  std::string Tier(model::Tier tier) const;
  std::string Place(std::string_view where) const;  // home nav list content footer
  std::string Why(model::NotCheckedWhy why) const;
  std::string Why(model::TextRead why) const;  // of a text that was not read
  std::string Account(model::Account account) const;
  std::string Outcome(model::Outcome outcome) const;
  std::string Use(std::string_view use) const { return Word("use", use); }
  std::string State(std::string_view state) const { return Word("state", state); }
  // What a check says of its answer; its English where the catalogue has no other.
  std::string CheckWhy(std::string_view why) const;
  // What a transfer or a wall said, "HTTP 412, bot wall: x", in the language, part by part.
  std::string Detail(std::string_view detail) const;
  std::string DetailName(std::string_view name) const { return Word("detail_name", name); }
  std::string Bound(std::string_view name) const { return Word("bound", name); }
  std::string Verdict(std::string_view result) const;
  std::string StoppedBy(std::string_view what) const;
  std::string Say(std::string_view key, const MessageValues& values = {}) const {
    return messages_.Get(key, values);
  }
  const Messages& messages() const { return messages_; }

 private:
  std::string Word(std::string_view table, std::string_view name) const;
  const Messages& messages_;
  Phrases phrases_;
};

struct TierCounts {
  std::uint64_t by_tier[4] = {0, 0, 0, 0};
  std::uint64_t review[4] = {0, 0, 0, 0};  // of them, questions to the inspector
  std::uint64_t total = 0;
};
TierCounts CountTiers(const model::Report& report);

// Not-checked addresses by reason, the most frequent first.
struct NotCheckedGroup {
  model::NotCheckedWhy why = model::NotCheckedWhy::kNone;
  std::uint64_t count = 0;
  std::string example;
  std::string detail;
};
std::vector<NotCheckedGroup> GroupNotChecked(const model::Report& report);

std::uint64_t CountUnreadTexts(const model::Report& report);

// Why not one page was read although the inspection ran to its end: a home page behind a wall,
// inside a private network. Null where something was read, and where the home page was judged (a
// site that does not answer is a finding). Silence is never a pass.
const model::NotChecked* WhyNothingRead(const model::Report& report);
// Whether nothing was read because the site's robots.txt forbids its home page.
bool ForbiddenByRobots(const model::Report& report);
// Whether the home page leads out of the scope, or to where its script does not say, or is made by
// scripts and leads nowhere by itself, so that what visitors see was not read.
bool HomeShowsNothing(const model::Report& report);
// Either as a line for people, with what they may do; "" where the home page was read.
std::string NothingReadLine(const model::Report& report, const ReportWords& words);

// Whether the report calls for exit status 2: something of the tier or above, not for review.
// `fail_on` is a tier's name or "never".
bool CallsForAction(const model::Report& report, std::string_view fail_on);

}  // namespace xuncha::cli
