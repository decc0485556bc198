// SPDX-License-Identifier: Apache-2.0
//
// Attachments whose text takes long to be read: the reader waits for what the gathering thread does
// meanwhile. Time-outs only end a test that has failed.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gather/attachment_reader.h"
#include "tests/store/temp_folder.h"
#include "tests/support/scripted_site.h"

namespace xuncha::gather {
namespace {

using model::Outcome;
using testing::MemorySnapshot;
using testing::ScriptedSite;

struct Killed {};

constexpr const char* kHome = "http://www.example.gov.cn/";
constexpr const char* kPdf = "%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n";
std::string At(std::string_view path) { return "http://www.example.gov.cn" + std::string(path); }

// What happened, as words, told by one thread and waited for by another.
class Notes {
 public:
  void Tell(const std::string& word) {
    const std::lock_guard lock(mutex_);
    told_.insert(word);
    changed_.notify_all();
  }
  bool WaitFor(const std::string& word) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(60), [&] { return told_.contains(word); });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<std::string> told_;
};

// Reads a file once another thing has happened: `waits_for` gives its word, "" = at once.
class WaitingReader final : public AttachmentReader {
 public:
  WaitingReader(Notes& notes, std::function<std::string(std::string_view)> waits_for)
      : notes_(notes), waits_for_(std::move(waits_for)) {}
  model::TextRead Plan(std::string_view, model::FileKind kind, std::string_view) const override {
    if (kind == model::FileKind::kZip) return model::TextRead::kOtherFormat;
    return kind == model::FileKind::kPdf ? model::TextRead::kWhole : model::TextRead::kNone;
  }
  model::TextRead Read(std::string_view, model::FileKind, std::string_view path,
                       std::vector<model::TextHit>& hits) const override {
    notes_.Tell("begun " + std::string(path));
    const std::string word = waits_for_(path);
    if (!word.empty() && !notes_.WaitFor(word)) return model::TextRead::kNone;
    model::TextHit hit;
    hit.kind = model::TextHitKind::kMobile;
    hit.seen = std::string(path);
    hits.push_back(hit);
    notes_.Tell("read " + std::string(path));
    return model::TextRead::kWhole;
  }

 private:
  Notes& notes_;
  std::function<std::string(std::string_view)> waits_for_;
};

// Passes on to a snapshot in memory and notes pages by the number of their text's characters.
class NotingSink final : public model::SnapshotSink {
 public:
  NotingSink(MemorySnapshot& snapshot, std::function<void(const model::PageFacts&)> on_page)
      : snapshot_(snapshot), on_page_(std::move(on_page)) {}
  Status AddPage(const model::PageFacts& page) override {
    if (on_page_) on_page_(page);
    if (page.is_attachment) attachments_.push_back(page.text_hits.at(0).seen);
    return snapshot_.AddPage(page);
  }
  Status AddAttempt(model::UrlId url, const model::Attempt& attempt) override {
    return snapshot_.AddAttempt(url, attempt);
  }
  Status AddUrl(const model::UrlRecord& record) override { return snapshot_.AddUrl(record); }
  Status AddHost(const model::HostFacts& host) override { return snapshot_.AddHost(host); }
  Status AddProbe(const model::ProbeAnswer& answer) override { return snapshot_.AddProbe(answer); }
  Result<model::EvidenceRef> Keep(const model::KeptResponse& response) override {
    return snapshot_.Keep(response);
  }
  const std::vector<std::string>& attachments() const { return attachments_; }

 private:
  MemorySnapshot& snapshot_;
  std::function<void(const model::PageFacts&)> on_page_;
  std::vector<std::string> attachments_;  // in the order of recording
};

bool Says(const model::PageFacts& page, std::string_view word) {
  return page.main_text.find(word) != std::string::npos;
}

class EngineTexts : public ::testing::Test {
 protected:
  void File(const std::string& path, const std::string& body = kPdf) {
    site_.File(At(path), "application/pdf", body);
  }
  model::PageFacts Facts(const std::string& path) {
    return site_.snapshot().page(site_.Url(At(path)).id).value();
  }

  TempFolder folder_;
  Notes notes_;
  ScriptedSite site_;
};

TEST_F(EngineTexts, ASlowReaderDelaysNoOtherAnswer) {
  site_.Page(kHome, "<a href=/slow.pdf>甲</a><a href=/b.html>乙</a>");
  site_.Page(At("/b.html"), "<a href=/c.html>丙</a>");
  site_.Page(At("/c.html"), "<a href=/gone.html>丁</a><p>the last page</p>");
  site_.Status(At("/gone.html"), 404);
  File("/slow.pdf");
  // Pages that lie two clicks further are read before the file is.
  const WaitingReader reader(notes_, [](std::string_view) { return "last page"; });
  site_.control().attachments = &reader;
  NotingSink sink(site_.snapshot(), [&](const model::PageFacts& page) {
    if (Says(page, "the last page")) notes_.Tell("last page");
  });
  ASSERT_TRUE(site_.TryGather(sink, folder_.path()).has_value());
  EXPECT_EQ(Facts("/slow.pdf").text_read, model::TextRead::kWhole);
  EXPECT_EQ(Facts("/slow.pdf").text_hits.at(0).seen, "/slow.pdf");
  const model::UrlRecord file = site_.Url(At("/slow.pdf"));
  EXPECT_EQ(file.account, model::Account::kFetched);
  EXPECT_EQ(file.outcome, Outcome::kOk);
  EXPECT_EQ(file.attempt_count, 1);
  EXPECT_EQ(site_.Url(At("/gone.html")).outcome, Outcome::kGone);
  EXPECT_TRUE(site_.info().complete);
}

TEST_F(EngineTexts, WhatIsRecordedFirstDoesNotDependOnWhatIsReadFirst) {
  for (const bool first_is_slow : {true, false}) {
    ScriptedSite site;
    Notes notes;
    site.Page(kHome, "<a href=/1.pdf>甲</a><a href=/2.pdf>乙</a>");
    site.File(At("/1.pdf"), "application/pdf", kPdf);
    site.File(At("/2.pdf"), "application/pdf", kPdf);
    const WaitingReader reader(notes, [&](std::string_view path) -> std::string {
      if (first_is_slow) return path == "/1.pdf" ? "read /2.pdf" : "";
      return path == "/2.pdf" ? "read /1.pdf" : "";
    });
    site.control().attachments = &reader;
    NotingSink sink(site.snapshot(), {});
    ASSERT_TRUE(site.TryGather(sink, folder_.path()).has_value());
    EXPECT_EQ(sink.attachments(), (std::vector<std::string>{"/1.pdf", "/2.pdf"}));
  }
}

// Files are held back, pages are not, and no file is lost.
TEST_F(EngineTexts, FilesWaitToBeAskedWhileTooManyWaitToBeRead) {
  constexpr int kFiles = 100;
  constexpr int kMost = 32 + 8;  // of TextWorkerLimits, and what was in flight
  std::string links;
  for (int i = 0; i < kFiles; ++i) {
    const std::string path = "/" + std::to_string(i) + ".pdf";
    links += "<a href=" + path + ">文件</a>";
    File(path);
  }
  site_.Page(kHome, links + "<a href=/b.html>乙</a>");
  site_.Page(At("/b.html"), "<p>the last page</p>");
  const WaitingReader reader(notes_, [](std::string_view) { return "last page"; });
  site_.control().attachments = &reader;
  std::ptrdiff_t asked_before = 0;
  NotingSink sink(site_.snapshot(), [&](const model::PageFacts& page) {
    if (!Says(page, "the last page")) return;
    const auto& asked = site_.fetcher().asked();
    asked_before = std::count_if(asked.begin(), asked.end(),
                                 [](const auto& one) { return one.url.ends_with(".pdf"); });
    notes_.Tell("last page");
  });
  ASSERT_TRUE(site_.TryGather(sink, folder_.path()).has_value());
  EXPECT_GT(asked_before, 0);
  EXPECT_LE(asked_before, kMost);
  EXPECT_EQ(sink.attachments().size(), static_cast<std::size_t>(kFiles));
  for (int i = 0; i < kFiles; ++i) {
    const std::string path = "/" + std::to_string(i) + ".pdf";
    EXPECT_EQ(Facts(path).text_read, model::TextRead::kWhole) << path;
    EXPECT_EQ(site_.fetcher().AskedTimes(At(path)), 1u) << path;
  }
}

TEST_F(EngineTexts, AKillWhileAFileIsBeingReadLosesNothing) {
  site_.options().resumable = true;
  site_.Page(kHome, "<a href=/slow.pdf>甲</a><a href=/b.html>乙</a>");
  site_.Page(At("/b.html"), "<p>the last page</p>");
  File("/slow.pdf", "%PDF-1.4\nbroken off");  // kept as proof, and once only
  const WaitingReader reader(notes_, [](std::string_view) { return "killed"; });
  site_.control().attachments = &reader;
  bool kill = true;
  NotingSink sink(site_.snapshot(), [&](const model::PageFacts& page) {
    if (!kill || !Says(page, "the last page")) return;
    EXPECT_TRUE(notes_.WaitFor("begun /slow.pdf"));
    kill = false;
    notes_.Tell("killed");
    throw Killed{};
  });
  EXPECT_THROW((void)site_.TryGather(sink, folder_.path()), Killed);
  EXPECT_TRUE(sink.attachments().empty());
  ASSERT_TRUE(site_.TryGather(sink, folder_.path()).has_value());
  EXPECT_EQ(Facts("/slow.pdf").text_read, model::TextRead::kWhole);
  const model::UrlRecord file = site_.Url(At("/slow.pdf"));
  EXPECT_EQ(file.attempt_count, 1);
  EXPECT_EQ(site_.snapshot().attempts(file.id).value().size(), 1u);
  EXPECT_EQ(site_.fetcher().AskedTimes(At("/slow.pdf")), 2u);
  EXPECT_EQ(site_.snapshot().evidence(file.id).size(), 1u);
}

TEST_F(EngineTexts, AnInspectionThatIsStoppedStillRecordsWhatIsBeingRead) {
  site_.Page(kHome, "<a href=/slow.pdf>甲</a><a href=/b.html>乙</a>");
  site_.Page(At("/b.html"), "<p>the last page</p>");
  File("/slow.pdf");
  const WaitingReader reader(notes_, [](std::string_view) { return "stopped"; });
  site_.control().attachments = &reader;
  std::atomic<bool> stop{false};
  NotingSink sink(site_.snapshot(), [&](const model::PageFacts& page) {
    if (!Says(page, "the last page")) return;
    EXPECT_TRUE(notes_.WaitFor("begun /slow.pdf"));
    stop = true;
    notes_.Tell("stopped");
  });
  ASSERT_TRUE(site_.TryGather(sink, folder_.path(), &stop).has_value());
  EXPECT_FALSE(site_.info().complete);
  EXPECT_EQ(Facts("/slow.pdf").text_read, model::TextRead::kWhole);
  EXPECT_EQ(site_.Url(At("/slow.pdf")).account, model::Account::kFetched);
}

TEST_F(EngineTexts, WhatIsNotReadIsRecordedWithItsReason) {
  site_.options().max_attachment_text_bytes = 100;
  site_.Page(kHome, "<a href=/long.pdf>甲</a><a href=/a.zip>乙</a><a href=/a.png>丙</a>");
  File("/long.pdf", kPdf + std::string(200, 'x') + "\n%%EOF\n");
  site_.File(At("/a.zip"), "application/zip", std::string("PK\5\6", 4) + std::string(18, '\0'));
  const WaitingReader reader(notes_, [](std::string_view) { return ""; });
  site_.control().attachments = &reader;
  site_.Gather();
  EXPECT_EQ(Facts("/long.pdf").text_read, model::TextRead::kTooLarge);
  EXPECT_EQ(Facts("/a.zip").text_read, model::TextRead::kOtherFormat);
  EXPECT_FALSE(site_.snapshot().page(site_.Url(At("/a.png")).id).has_value());
  EXPECT_EQ(site_.Url(At("/long.pdf")).account, model::Account::kFetched);
}

}  // namespace
}  // namespace xuncha::gather
