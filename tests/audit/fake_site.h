// SPDX-License-Identifier: Apache-2.0
//
// A small site as a snapshot, written by hand, and the project's own data files: for tests of
// checks and audit that need no crawl.
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "audit/audit.h"
#include "audit/phrase_file.h"
#include "audit/profile.h"
#include "audit/rulebook.h"
#include "base/time.h"
#include "tests/support/memory_snapshot.h"
#include "tests/support/source_dir.h"

namespace xuncha::testing {

inline std::string ReadSourceFile(const std::string& name) {
  std::ifstream file(SourceDir() + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline audit::Profile DefaultProfile() {
  return audit::ParseProfile(ReadSourceFile("profiles/default.toml"), "default.toml", nullptr)
      .value();
}

inline audit::Rulebook NationalRulebook() {
  return audit::ParseRulebook(ReadSourceFile("rulebooks/cn-2019-19/indicators.toml")).value();
}

inline checks::ErrorPhrases Phrases() {
  return audit::ParseErrorPhrases(ReadSourceFile("data/soft404.toml")).value();
}

inline audit::ColumnWords OwnColumnWords() {
  return audit::ParseColumnWords(ReadSourceFile("data/columns.toml")).value();
}

// Filled with Url and Page, then sealed by View. Records are complete when View is called.
class FakeSite {
 public:
  explicit FakeSite(const std::string& home = "https://www.demo.gov.cn/") {
    info.home = home;
    info.site.home = home;
    info.finished = *ParseTime("2022-08-23T10:00");
    info.complete = true;
    Url(home, model::kUseSeed);
  }

  // A URL that answered well; change the record through the reference until View.
  model::UrlRecord& Url(const std::string& url, unsigned uses = model::kUsePage,
                        model::Expected expected = model::Expected::kPage) {
    Entry& entry = entries_.emplace_back();
    entry.url = url;
    entry.record.id = static_cast<model::UrlId>(entries_.size() - 1);
    entry.record.uses = static_cast<std::uint16_t>(uses);
    entry.record.expected = expected;
    entry.record.in_scope = url.starts_with(info.home);
    entry.record.account =
        entry.record.in_scope ? model::Account::kFetched : model::Account::kExternalChecked;
    entry.record.outcome = model::Outcome::kOk;
    entry.record.status = 200;
    entry.record.attempt_count = 1;
    entry.record.length = 1000;
    entry.record.depth = entry.record.id == 0 ? 0 : 1;
    return entry.record;
  }

  // The same, dead: 404 on two tries.
  model::UrlRecord& Gone(const std::string& url, unsigned uses = model::kUsePage,
                         model::Expected expected = model::Expected::kPage) {
    model::UrlRecord& record = Url(url, uses, expected);
    record.outcome = model::Outcome::kGone;
    record.status = 404;
    record.attempt_count = 2;
    return record;
  }

  void SetOutcome(model::UrlId url, model::Outcome outcome) {
    entries_[url].record.outcome = outcome;
    entries_[url].record.status = 0;
  }

  void Redirect(model::UrlId from, model::UrlId to) { entries_[from].record.redirect_to = to; }

  // Behind a wall: nothing can be said of it.
  void Blocked(model::UrlId url) {
    SetOutcome(url, model::Outcome::kBlocked);
    entries_[url].record.account = model::Account::kCouldNotCheck;
    entries_[url].record.why = model::NotCheckedWhy::kBlocked;
  }

  // Facts of a page whose URL is known already; change them through the reference until View.
  model::PageFacts& Page(model::UrlId url) {
    model::PageFacts& page = pages_.emplace_back();
    page.url = url;
    page.title = "页面" + std::to_string(url);
    page.text_chars = 900;
    page.main_chars = 600;
    page.text_digest = 1000 + url;
    return page;
  }

  static model::Link& Link(model::PageFacts& page, model::UrlId target, std::string_view label,
                           model::Place place = model::Place::kContent,
                           unsigned use = model::kUsePage) {
    model::Link link;
    link.target = target;
    link.label = label;
    link.place = place;
    link.use = static_cast<std::uint16_t>(use);
    return page.links.emplace_back(link);
  }

  static model::Link& NoTarget(model::PageFacts& page, model::NoTarget kind,
                               std::string_view label) {
    model::Link link;
    link.no_target = kind;
    link.label = label;
    link.place = model::Place::kNav;
    return page.links.emplace_back(link);
  }

  static void Meta(model::PageFacts& page, std::string name, std::string content,
                   bool in_head = true) {
    page.metas.push_back({std::move(name), std::move(content), in_head});
  }

  void Host(model::HostFacts host) { hosts_.push_back(std::move(host)); }
  void Probe(model::ProbeAnswer probe) { probes_.push_back(std::move(probe)); }

  MemorySnapshot View() const {
    MemorySnapshot snapshot;
    for (const model::PageFacts& page : pages_) EXPECT_TRUE(snapshot.AddPage(page).has_value());
    for (const Entry& entry : entries_) {
      model::UrlRecord record = entry.record;
      record.url = entry.url;
      EXPECT_TRUE(snapshot.AddUrl(record).has_value());
    }
    for (const auto& host : hosts_) EXPECT_TRUE(snapshot.AddHost(host).has_value());
    for (const auto& probe : probes_) EXPECT_TRUE(snapshot.AddProbe(probe).has_value());
    snapshot.Seal(info);
    return snapshot;
  }

  // The audit of it with the project's own rulebook, profile and phrases.
  model::Report Audit(std::size_t max_occurrences = 20) const {
    const MemorySnapshot snapshot = View();
    const audit::Rulebook rulebook = NationalRulebook();
    const audit::Profile profile = DefaultProfile();
    const checks::ErrorPhrases phrases = Phrases();
    const audit::ColumnWords words = OwnColumnWords();
    return audit::Audit({snapshot, rulebook, profile, phrases, words, *ParseDay("2022-08-23"),
                         max_occurrences})
        .value();
  }

  model::SnapshotInfo info;

 private:
  struct Entry {
    std::string url;
    model::UrlRecord record;
  };
  std::deque<Entry> entries_;
  std::deque<model::PageFacts> pages_;
  std::vector<model::HostFacts> hosts_;
  std::vector<model::ProbeAnswer> probes_;
};

// Findings of one check.
inline std::vector<model::Finding> Of(const model::Report& report, std::string_view check) {
  std::vector<model::Finding> found;
  for (const model::Finding& finding : report.findings) {
    if (finding.check == check) found.push_back(finding);
  }
  return found;
}

inline model::CheckReport AnswerOf(const model::Report& report, std::string_view check) {
  for (const model::CheckReport& entry : report.checks) {
    if (entry.id == check) return entry;
  }
  return {};
}

}  // namespace xuncha::testing
