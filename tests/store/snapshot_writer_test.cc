// SPDX-License-Identifier: Apache-2.0
#include "store/snapshot_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "store/data_folder.h"
#include "store/snapshot_index.h"
#include "store/snapshot_reader.h"
#include "tests/store/sample.h"
#include "tests/store/temp_folder.h"

namespace xuncha::store {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr TimeMs kStarted = 1'661'238'131'000;  // 2022-08-23T07:02:11Z

model::SnapshotInfo SampleInfo() {
  model::SnapshotInfo info;
  info.site.home = "http://www.a.example/";
  info.site.name = "某县人民政府";
  info.site.kind = model::SiteKind::kPortal;
  info.site.hosts = {"www.a.example"};
  info.site.service_hours = {{"ws.a.example", 510, 1080, true}};
  info.site.columns = {{"http://www.a.example/ldxx/", {"首页", "我要写信"}, "news", "P14D", true}};
  info.home = "http://www.a.example/";
  info.user_agent = "xuncha-test";
  info.started = kStarted;
  info.finished = kStarted + 5000;
  info.complete = false;
  info.stopped_by = "interrupted";
  info.coverage = {10, 4, 0, 1, 1, 1, 1, 1, 1};
  info.requests = {10, 2, 3, 4};
  info.bounds = {{"trap_parameters", "/a?*", 7}};
  info.control_configured = true;
  info.ipv6_route = true;
  info.settings = {{"rate", "5"}};
  return info;
}

void Fill(SnapshotWriter& writer, std::uint32_t urls) {
  // Pages come in no order; a reader gives them in order.
  for (std::uint32_t id = urls; id-- > 0;) {
    if (id % 2 == 0) {
      ASSERT_TRUE(writer.AddPage(SamplePage(id, urls)));
    }
    ASSERT_TRUE(writer.AddAttempt(id, SampleAttempt(kStarted + id)));
  }
  ASSERT_TRUE(writer.AddAttempt(1, SampleAttempt(kStarted + 100)));
  model::KeptResponse kept;
  kept.url = 1;
  kept.target = "http://www.a.example/gone.html";
  kept.at = kStarted;
  kept.ip = "192.0.2.1";
  kept.request_head = "GET /gone.html HTTP/1.1\r\nHost: www.a.example\r\n\r\n";
  kept.response_head = "HTTP/1.1 404 Not Found\r\nContent-Length: 999\r\n\r\n";
  kept.body = "<html>gone</html>";
  ASSERT_TRUE(writer.Keep(kept));
  for (std::uint32_t id = 0; id < urls; ++id) {
    ASSERT_TRUE(writer.AddUrl(SampleUrl(id, "http://www.a.example/" + std::to_string(id))));
  }
  ASSERT_TRUE(writer.AddHost(SampleHost()));
  ASSERT_TRUE(writer.AddProbe(SampleProbe()));
}

std::string MakeSnapshot(const DataFolder& folder, std::uint64_t salt = 0,
                         std::uint32_t urls = 20) {
  const std::string id =
      MakeSnapshotId(kStarted + static_cast<TimeMs>(salt) * 1000, "www.a.example", salt);
  auto writer = SnapshotWriter::Create(folder, id, "0.1.0", kStarted, "xuncha-test");
  EXPECT_TRUE(writer);
  Fill(**writer, urls);
  auto sealed = (*writer)->Seal(SampleInfo());
  EXPECT_TRUE(sealed) << (sealed ? "" : sealed.error().message);
  return id;
}

void ExpectSameLinks(const model::PageFacts& got, const model::PageFacts& want) {
  ASSERT_EQ(got.links.size(), want.links.size());
  for (std::size_t i = 0; i < got.links.size(); ++i) {
    const model::Link& a = got.links[i];
    const model::Link& b = want.links[i];
    EXPECT_EQ(a.target, b.target) << i;
    EXPECT_EQ(a.no_target, b.no_target) << i;
    EXPECT_EQ(a.use, b.use) << i;
    EXPECT_EQ(a.place, b.place) << i;
    EXPECT_EQ(a.form, b.form) << i;
    EXPECT_EQ(a.visible, b.visible) << i;
    EXPECT_EQ(a.has_handler, b.has_handler) << i;
    EXPECT_EQ(a.label, b.label) << i;
  }
}

void ExpectSamePage(const model::PageFacts& got, const model::PageFacts& want) {
  ExpectSameLinks(got, want);
  EXPECT_EQ(got.url, want.url);
  EXPECT_EQ(got.title, want.title);
  EXPECT_EQ(got.headings, want.headings);
  EXPECT_EQ(got.breadcrumb, want.breadcrumb);
  ASSERT_EQ(got.metas.size(), want.metas.size());
  EXPECT_EQ(got.metas[1].content, want.metas[1].content);
  EXPECT_FALSE(got.metas[1].in_head);
  EXPECT_EQ(got.marks.contact, want.marks.contact);
  EXPECT_EQ(got.marks.error_report_target, want.marks.error_report_target);
  EXPECT_EQ(got.marks.site_map_target, want.marks.site_map_target);
  EXPECT_TRUE(got.marks.organ_mark && got.marks.in_script && !got.marks.site_map);
  EXPECT_EQ(got.charset.actual, want.charset.actual);
  EXPECT_EQ(got.charset.bad_sequences, want.charset.bad_sequences);
  ASSERT_EQ(got.forms.size(), 2U);
  EXPECT_EQ(got.forms[1].action, model::kNoUrl);
  EXPECT_TRUE(got.forms[0].password);
  EXPECT_EQ(got.main_print, want.main_print);
  EXPECT_EQ(got.text_digest, want.text_digest);
  EXPECT_EQ(got.main_text, want.main_text);
  EXPECT_EQ(got.published_from, want.published_from);
  EXPECT_EQ(got.incomplete_marks, want.incomplete_marks);
  EXPECT_TRUE(got.list_like);
  EXPECT_FALSE(got.is_style_sheet);
}

void ExpectSampleUrls(const SnapshotReader& reader) {
  for (model::UrlId id = 0; id < 20; ++id) {
    const std::string text = "http://www.a.example/" + std::to_string(id);
    const model::UrlRecord want = SampleUrl(id, text);
    const model::UrlRecord got = reader.url(id);
    EXPECT_EQ(got.url, want.url);
    EXPECT_EQ(got.content_type, want.content_type);
    EXPECT_EQ(got.found_on, want.found_on);
    EXPECT_EQ(got.redirect_to, want.redirect_to);
    EXPECT_EQ(got.probe, want.probe);
    EXPECT_EQ(got.length, want.length);
    EXPECT_EQ(got.digest, want.digest);
    EXPECT_EQ(got.in_scope, want.in_scope);
    EXPECT_EQ(got.why, want.why);
    EXPECT_EQ(got.file.kind, want.file.kind);
    EXPECT_TRUE(got.file.error_page && got.file.length_lied && !got.file.cut_by_us);
    EXPECT_EQ(reader.FindUrl(text), id);
  }
  EXPECT_EQ(reader.FindUrl("http://www.a.example/20"), model::kNoUrl);
}

TEST(SnapshotWriter, WhatWasWrittenIsRead) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  const std::string id = MakeSnapshot(*folder);
  const auto opened = SnapshotReader::Open(*folder, id);
  ASSERT_TRUE(opened) << opened.error().message;
  const SnapshotReader& reader = **opened;
  ASSERT_EQ(reader.url_count(), 20U);
  ExpectSampleUrls(reader);

  std::vector<model::UrlId> seen;
  ASSERT_TRUE(reader.ForEachPage([&](const model::PageFacts& page) {
    seen.push_back(page.url);
    ExpectSamePage(page, SamplePage(page.url, 20));
    return true;
  }));
  EXPECT_THAT(seen, ElementsAre(0, 2, 4, 6, 8, 10, 12, 14, 16, 18));
  const auto page = reader.page(4);
  ASSERT_TRUE(page);
  ExpectSamePage(*page, SamplePage(4, 20));
  EXPECT_EQ(reader.page(5).error().code, ErrorCode::kNotFound);

  const auto attempts = reader.attempts(1);
  ASSERT_TRUE(attempts);
  ASSERT_EQ(attempts->size(), 2U);
  EXPECT_EQ((*attempts)[1].at, kStarted + 100);
  EXPECT_EQ((*attempts)[0].hops[1].url, "http://a.example/y");
  ASSERT_EQ(reader.evidence(1).size(), 1U);
  EXPECT_TRUE(reader.evidence(2).empty());
  const auto evidence = reader.Evidence(reader.evidence(1)[0].ref);
  ASSERT_TRUE(evidence) << evidence.error().message;
  EXPECT_EQ(evidence->payload, "<html>gone</html>");
  EXPECT_THAT(evidence->response_head, HasSubstr("HTTP/1.1 404 Not Found"));

  ASSERT_EQ(reader.hosts().size(), 1U);
  EXPECT_EQ(reader.hosts()[0].tls.names, SampleHost().tls.names);
  EXPECT_EQ(reader.hosts()[0].tls.not_after, -5);
  EXPECT_TRUE(reader.hosts()[0].tls.missing_intermediate && !reader.hosts()[0].tls.legacy);
  ASSERT_EQ(reader.probes().size(), 1U);
  EXPECT_EQ(reader.probes()[0].title, "页面不存在");
  EXPECT_FALSE(reader.probes()[0].repeatable);

  const model::SnapshotInfo& info = reader.info();
  EXPECT_EQ(info.id, id);
  EXPECT_EQ(info.site.columns[0].path, SampleInfo().site.columns[0].path);
  EXPECT_EQ(info.site.service_hours[0].from_minute, 510);
  EXPECT_EQ(info.stopped_by, "interrupted");
  EXPECT_EQ(info.bounds[0].count, 7U);
  EXPECT_EQ(info.settings.at("rate"), "5");
  EXPECT_TRUE(VerifySnapshot(reader.path()));
}

TEST(SnapshotWriter, AnUnsealedSnapshotIsNeverListed) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  {
    auto writer = SnapshotWriter::Create(*folder, "20220823T070211Z-a-0000", "0.1.0", 0, "");
    ASSERT_TRUE(writer);
    Fill(**writer, 20);
    EXPECT_TRUE(IsDirectory((*writer)->work_path()));
    EXPECT_TRUE(folder->SnapshotIds()->empty());
  }
  EXPECT_TRUE(folder->SnapshotIds()->empty());
  EXPECT_FALSE(fs::exists(folder->PartialPath("20220823T070211Z-a-0000")));
}

// A copy of the folder as it lies there in the middle is what a kill leaves.
TEST(SnapshotWriter, GoesOnWithWhatAKillLeft) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  const std::string id = "20220823T070211Z-a-0000";
  const std::string left = temp / "left";
  {
    auto writer = SnapshotWriter::Create(*folder, id, "0.1.0", kStarted, "xuncha-test");
    ASSERT_TRUE(writer);
    Fill(**writer, 40);
    fs::copy(folder->PartialPath(id), left, fs::copy_options::recursive);
  }
  fs::rename(left, folder->PartialPath(id));
  auto lock = FileLock::Acquire(folder->PartialPath(id) + "/writing", 0);
  ASSERT_TRUE(lock);
  auto writer = SnapshotWriter::Resume(*folder, id, "0.1.0",
                                       std::make_unique<FileLock>(std::move(lock).value()));
  ASSERT_TRUE(writer) << writer.error().message;
  std::size_t tries = 0;
  ASSERT_TRUE((*writer)->ForEachRecordedAttempt(
      [&](model::UrlId url, model::Outcome outcome, std::uint16_t status) {
        EXPECT_LT(url, 40u);
        EXPECT_EQ(outcome, model::Outcome::kGone);
        EXPECT_EQ(status, 404);
        ++tries;
      }));
  EXPECT_GT(tries, 0u);
  std::vector<model::UrlId> recorded;
  ASSERT_TRUE((*writer)->ForEachRecordedPage(
      [&](model::UrlId url, std::uint64_t) { recorded.push_back(url); }));
  EXPECT_FALSE(recorded.empty());
  std::sort(recorded.begin(), recorded.end());
  ASSERT_TRUE((*writer)->Forget(recorded));
  Fill(**writer, 40);  // every page once more, since all were forgotten
  const auto sealed = (*writer)->Seal(SampleInfo());
  ASSERT_TRUE(sealed) << sealed.error().message;
  ASSERT_TRUE(VerifySnapshot(sealed->path));
  const auto reader = SnapshotReader::Open(sealed->path);
  ASSERT_TRUE(reader) << reader.error().message;
  std::vector<model::UrlId> pages;
  ASSERT_TRUE((*reader)->ForEachPage([&](const model::PageFacts& page) {
    pages.push_back(page.url);
    return true;
  }));
  EXPECT_EQ(pages, recorded);
}

TEST(SnapshotWriter, ManifestsFormAChain) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  const std::string first = MakeSnapshot(*folder, 5);
  const std::string second = MakeSnapshot(*folder, 1);  // its id sorts before the first
  const std::string third = MakeSnapshot(*folder, 7);
  const auto a = SnapshotReader::Open(*folder, first);
  const auto b = SnapshotReader::Open(*folder, second);
  const auto c = SnapshotReader::Open(*folder, third);
  ASSERT_TRUE(a && b && c);
  EXPECT_EQ((*a)->manifest().previous_id, "");
  EXPECT_EQ((*b)->manifest().previous_id, first);
  EXPECT_EQ((*b)->manifest().previous_sha256, (*a)->manifest_sha256());
  EXPECT_EQ((*c)->manifest().previous_id, second);
  EXPECT_EQ((*c)->manifest().previous_sha256, (*b)->manifest_sha256());
  EXPECT_THAT(*folder->SnapshotIds(), ElementsAre(second, first, third));
}

TEST(SnapshotWriter, ATakenIdIsAConflict) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  const std::string id = MakeSnapshot(*folder);
  const auto again = SnapshotWriter::Create(*folder, id, "0.1.0", 0, "");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::kConflict);
  EXPECT_TRUE(SnapshotReader::Open(*folder, id)) << "the old one is untouched";
}

TEST(SnapshotWriter, UrlRecordsOutOfOrderAreRefused) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  auto writer = SnapshotWriter::Create(*folder, "a", "0.1.0", 0, "");
  ASSERT_TRUE(writer);
  EXPECT_FALSE((*writer)->AddUrl(SampleUrl(1, "http://a.example/")));
}

// Every single flipped byte is found when the snapshot is opened, read through or verified, and
// nothing crashes on the way. docs/internals/snapshot-format.md says which layer finds what.
TEST(SnapshotReader, FlippedBytesAreFound) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  const std::string id = MakeSnapshot(*folder);
  const std::string path = folder->SnapshotPath(id);
  for (const auto& entry : fs::directory_iterator(path)) {
    const std::string file = entry.path().string();
    const std::string whole = *ReadFile(file);
    const std::size_t step = std::max<std::size_t>(1, whole.size() / 200);
    for (std::size_t at = 0; at < whole.size(); at += step) {
      std::string flipped = whole;
      flipped[at] = static_cast<char>(flipped[at] ^ 0x41);
      std::ofstream(file, std::ios::binary) << flipped;
      const auto reader = SnapshotReader::Open(path);
      if (reader) {
        (void)(*reader)->ForEachPage([](const model::PageFacts&) { return true; }).has_value();
        for (model::UrlId url = 0; url < (*reader)->url_count(); ++url) {
          (void)(*reader)->attempts(url).has_value();
          (void)(*reader)->page(url).has_value();
          for (const auto& ref : (*reader)->evidence(url)) {
            (void)(*reader)->Evidence(ref.ref).has_value();
          }
        }
      }
      const Status verified = VerifySnapshot(path);
      ASSERT_FALSE(verified) << file << " at " << at;
      EXPECT_EQ(verified.error().code, ErrorCode::kCorruption) << verified.error().message;
    }
    std::ofstream(file, std::ios::binary) << whole;
  }
  EXPECT_TRUE(VerifySnapshot(path));
}

TEST(SnapshotReader, ACutOrMissingFileIsNamed) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  const std::string path = folder->SnapshotPath(MakeSnapshot(*folder));
  fs::resize_file(path + "/urls.tab", 100);
  const auto cut = SnapshotReader::Open(path);
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().code, ErrorCode::kCorruption);
  EXPECT_THAT(cut.error().message, HasSubstr("urls.tab"));
  fs::remove(path + "/pages.rec");
  fs::remove(path + "/urls.tab");
  EXPECT_EQ(SnapshotReader::Open(path).error().code, ErrorCode::kCorruption);
}

TEST(SnapshotIndex, FollowsTheFolders) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  const std::string first = MakeSnapshot(*folder, 1);
  const std::string second = MakeSnapshot(*folder, 2);
  auto index = SnapshotIndex::Open(*folder);
  ASSERT_TRUE(index) << index.error().message;
  ASSERT_TRUE((*index)->Refresh());
  auto rows = (*index)->List();
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ((*rows)[0].id, first);
  EXPECT_EQ((*rows)[0].host, "www.a.example");
  EXPECT_EQ((*rows)[0].site_name, "某县人民政府");
  EXPECT_EQ((*rows)[0].requests, 19);
  EXPECT_EQ((*rows)[0].pages, 10);
  EXPECT_EQ(*(*index)->Newest(""), second);
  EXPECT_EQ(*(*index)->Newest("www.a.example"), second);
  EXPECT_EQ(*(*index)->Newest("other.example"), "");

  fs::remove_all(folder->SnapshotPath(first));
  ASSERT_TRUE((*index)->Refresh());
  EXPECT_EQ((*index)->List()->size(), 1U);
  std::vector<std::string> skipped;
  std::ofstream(folder->SnapshotPath(second) + "/snapshot.json") << "{";
  ASSERT_TRUE((*index)->Rebuild(&skipped));
  EXPECT_EQ(skipped.size(), 1U);
  EXPECT_TRUE((*index)->List()->empty());
}

TEST(SnapshotIndex, ADamagedDatabaseIsMadeAnew) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  const std::string id = MakeSnapshot(*folder, 1);
  std::ofstream(folder->IndexPath()) << std::string(4096, 'x');
  auto index = SnapshotIndex::Open(*folder);
  ASSERT_TRUE(index) << index.error().message;
  ASSERT_TRUE((*index)->Refresh());
  EXPECT_EQ(*(*index)->Newest(""), id);
  EXPECT_TRUE(FileExists(folder->IndexPath() + ".damaged"));
}

TEST(DataFolder, WordsItsErrors) {
  const TempFolder temp;
  std::ofstream(temp / "file") << "x";
  const auto folder = DataFolder::Create(temp / "file");
  ASSERT_FALSE(folder);
  EXPECT_THAT(folder.error().message, HasSubstr("file"));
  EXPECT_EQ(DataFolder::Open(temp / "nothing").error().code, ErrorCode::kNotFound);
}

TEST(DataFolder, IdsSortByTimeAndAreSafeNames) {
  const std::string a = MakeSnapshotId(kStarted, "www.a.example:8080", 0);
  EXPECT_THAT(a, testing::MatchesRegex("20220823T070211Z-www\\.a\\.example_8080-[0-9a-f]{4}"));
  EXPECT_LT(a, MakeSnapshotId(kStarted + 1000, "www.a.example", 0));
  EXPECT_TRUE(IsSnapshotId(MakeSnapshotId(kStarted, "[::1]:80/../..", 3)));
  EXPECT_FALSE(IsSnapshotId("../x"));
  EXPECT_FALSE(IsSnapshotId(".x.partial"));
}

}  // namespace
}  // namespace xuncha::store
