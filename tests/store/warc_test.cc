// SPDX-License-Identifier: Apache-2.0
#include "store/warc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "base/file.h"
#include "tests/store/temp_folder.h"
#include "tests/support/source_dir.h"

namespace xuncha::store {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// An independent, minimal reader: unpacks all members and splits records by their own lengths.
struct PlainRecord {
  std::string version;
  std::map<std::string, std::string> headers;
  std::string block;
};

std::string GunzipAll(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  std::string out;
  char buffer[4096];
  int got = 0;
  while ((got = gzread(file, buffer, sizeof(buffer))) > 0) {
    out.append(buffer, static_cast<std::size_t>(got));
  }
  gzclose(file);
  return out;
}

std::vector<PlainRecord> SplitRecords(std::string text) {
  std::vector<PlainRecord> records;
  while (!text.empty()) {
    PlainRecord& record = records.emplace_back();
    const std::size_t head_end = text.find("\r\n\r\n");
    EXPECT_NE(head_end, std::string::npos);
    std::string head = text.substr(0, head_end + 2);
    std::size_t eol = head.find("\r\n");
    record.version = head.substr(0, eol);
    head.erase(0, eol + 2);
    while ((eol = head.find("\r\n")) != std::string::npos && eol > 0) {
      const std::string line = head.substr(0, eol);
      const std::size_t colon = line.find(": ");
      record.headers[line.substr(0, colon)] = line.substr(colon + 2);
      head.erase(0, eol + 2);
    }
    const auto length = static_cast<std::size_t>(std::stoul(record.headers["Content-Length"]));
    record.block = text.substr(head_end + 4, length);
    EXPECT_EQ(text.substr(head_end + 4 + length, 4), "\r\n\r\n");
    text.erase(0, head_end + 4 + length + 4);
  }
  return records;
}

model::KeptResponse Sample(std::string_view target, std::string_view body) {
  model::KeptResponse kept;
  kept.target = target;
  kept.at = 1'661'238'131'000;
  kept.ip = "192.0.2.7";
  kept.request_head = "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n";
  kept.response_head =
      "HTTP/1.1 404 Not Found\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
      "Content-Type: text/html\r\n\r\n";
  kept.body = body;
  return kept;
}

TEST(Warc, AnIndependentReaderFindsEveryRecord) {
  const TempFolder temp;
  auto writer = WarcWriter::Create(temp / "e.warc.gz", {"e.warc.gz", "xuncha/0", "snap", "ua", 0});
  ASSERT_TRUE(writer);
  const auto first = (*writer)->Append(Sample("http://a.example/", "<p>gone</p>"));
  const auto second = (*writer)->Append(Sample("http://a.example/2", "<p>gone</p>"));
  auto cut = Sample("http://a.example/3\r\nX: y", "");
  cut.truncated = true;
  cut.response_head = "HTTP/2 500\r\n\r\n";
  const auto third = (*writer)->Append(cut);
  ASSERT_TRUE(first && second && third);
  ASSERT_TRUE((*writer)->Close());

  const auto records = SplitRecords(GunzipAll(temp / "e.warc.gz"));
  ASSERT_EQ(records.size(), 7U);
  for (const PlainRecord& record : records) EXPECT_EQ(record.version, "WARC/1.1");
  EXPECT_EQ(records[0].headers.at("WARC-Type"), "warcinfo");
  EXPECT_THAT(records[0].block, HasSubstr("software: xuncha/0"));
  EXPECT_EQ(records[1].headers.at("WARC-Type"), "response");
  EXPECT_EQ(records[1].headers.at("WARC-Target-URI"), "http://a.example/");
  EXPECT_EQ(records[1].headers.at("WARC-Date"), "2022-08-23T07:02:11Z");
  EXPECT_EQ(records[1].headers.at("WARC-IP-Address"), "192.0.2.7");
  EXPECT_THAT(records[1].block, HasSubstr("X-Archive-Orig-Content-Encoding: gzip\r\n"));
  EXPECT_THAT(records[1].block, Not(HasSubstr("\r\nTransfer-Encoding")));
  EXPECT_THAT(records[1].block, HasSubstr("\r\nContent-Length: 11\r\n\r\n<p>gone</p>"));
  EXPECT_EQ(records[2].headers.at("WARC-Type"), "request");
  EXPECT_EQ(records[2].headers.at("WARC-Concurrent-To"), records[1].headers.at("WARC-Record-ID"));
  EXPECT_EQ(records[3].headers.at("WARC-Type"), "revisit");
  EXPECT_EQ(records[3].headers.at("WARC-Refers-To"), records[1].headers.at("WARC-Record-ID"));
  EXPECT_EQ(records[3].headers.at("WARC-Payload-Digest"),
            records[1].headers.at("WARC-Payload-Digest"));
  EXPECT_TRUE(records[3].block.ends_with("\r\n\r\n"));
  EXPECT_EQ(records[5].headers.at("WARC-Truncated"), "length");
  EXPECT_EQ(records[5].headers.count("X"), 0U);
  EXPECT_TRUE(records[5].block.starts_with("HTTP/1.1 500\r\n"));
}

TEST(Warc, EvidenceIsReadByItsRef) {
  const TempFolder temp;
  auto writer = WarcWriter::Create(temp / "e.warc.gz", {"e.warc.gz", "xuncha/0", "snap", "", 0});
  ASSERT_TRUE(writer);
  const std::string body(100'000, 'x');
  const auto first = (*writer)->Append(Sample("http://a.example/1", body));
  const auto again = (*writer)->Append(Sample("http://a.example/2", body));
  ASSERT_TRUE(first && again);
  ASSERT_TRUE((*writer)->Close());
  EXPECT_EQ(first->sha256, again->sha256);
  for (const auto& [ref, target] :
       {std::pair{first->ref, "http://a.example/1"}, std::pair{again->ref, "http://a.example/2"}}) {
    const auto evidence = ReadEvidence(temp.path(), ref);
    ASSERT_TRUE(evidence) << evidence.error().message;
    EXPECT_EQ(evidence->target, target);
    EXPECT_EQ(evidence->payload, body);
  }
  EXPECT_FALSE(ReadEvidence(temp.path(), "warc:e.warc.gz#3"));
  EXPECT_FALSE(ReadEvidence(temp.path(), "warc:../e.warc.gz#0"));
  EXPECT_FALSE(ReadEvidence(temp.path(), "warc:e.warc.gz#99999999"));
  EXPECT_FALSE(ReadEvidence(temp.path(), "nonsense"));
}

// Our reader takes records of other writers, too, and survives damaged ones.
TEST(Warc, OutsideFiles) {
  const char* folder = std::getenv("XUNCHA_TESTDATA");
  const std::string root = folder != nullptr ? folder : SourceDir() + "/../shared/testdata";
  if (!FileExists(root + "/warc/example.warc.gz")) {
    GTEST_SKIP() << "the test data folder (XUNCHA_TESTDATA) has no warc/";
  }
  const auto record = ReadWarcRecord(root + "/warc/example.warc.gz", 0);
  ASSERT_TRUE(record) << record.error().message;
  EXPECT_EQ(record->Header("warc-type"), "warcinfo");
  for (const auto& entry : std::filesystem::directory_iterator(root + "/warc")) {
    const std::string path = entry.path().string();
    for (std::uint64_t at = 0; at < std::filesystem::file_size(path); at += 7) {
      (void)ReadWarcRecord(path, at).has_value();
    }
  }
}

}  // namespace
}  // namespace xuncha::store
