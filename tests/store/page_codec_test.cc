// SPDX-License-Identifier: Apache-2.0
#include "store/page_codec.h"

#include <gtest/gtest.h>

#include "tests/store/sample.h"
#include "tests/store/temp_folder.h"

namespace xuncha::store {
namespace {

// Whole facts survive (snapshot_writer_test.cc compares every field); here: whatever is cut or
// changed is refused or read, and never runs past the end.
TEST(PageCodec, CutAndChangedRecordsAreSafe) {
  const TempFolder temp;
  auto writer = LabelWriter::Create(temp / "l", 1);
  ASSERT_TRUE(writer);
  std::string record;
  EncodePage(SamplePage(3, 50), **writer, record);
  ASSERT_TRUE((*writer)->Close());
  const auto labels = LabelTable::Open(temp / "l");
  ASSERT_TRUE(labels);
  model::PageFacts page;
  EXPECT_TRUE(DecodePage(record, 3, 50, *labels, page));
  EXPECT_FALSE(DecodePage(record, 3, 5, *labels, page)) << "links lead outside of the snapshot";
  EXPECT_FALSE(DecodePage(record, 50, 50, *labels, page)) << "no such URL";
  for (std::size_t size = 0; size < record.size(); ++size) {
    EXPECT_FALSE(DecodePage(record.substr(0, size), 3, 50, *labels, page)) << size;
  }
  for (std::size_t at = 0; at < record.size(); ++at) {
    for (const int bit : {1, 0x80}) {
      std::string changed = record;
      changed[at] = static_cast<char>(changed[at] ^ bit);
      (void)DecodePage(changed, 3, 50, *labels, page);
    }
  }
}

TEST(PageCodec, OtherRecordsAreSafeToo) {
  std::string attempt;
  std::string host;
  std::string probe;
  EncodeAttempt(SampleAttempt(5), attempt);
  EncodeHost(SampleHost(), host);
  EncodeProbe(SampleProbe(), probe);
  model::Attempt an_attempt;
  model::HostFacts a_host;
  model::ProbeAnswer a_probe;
  EXPECT_TRUE(DecodeAttempt(attempt, an_attempt));
  EXPECT_TRUE(DecodeHost(host, a_host));
  EXPECT_TRUE(DecodeProbe(probe, a_probe));
  for (std::size_t size = 0; size < attempt.size(); ++size) {
    EXPECT_FALSE(DecodeAttempt(attempt.substr(0, size), an_attempt));
  }
  for (std::size_t size = 0; size < host.size(); ++size) {
    EXPECT_FALSE(DecodeHost(host.substr(0, size), a_host));
  }
  for (std::size_t size = 0; size < probe.size(); ++size) {
    EXPECT_FALSE(DecodeProbe(probe.substr(0, size), a_probe));
  }
}

}  // namespace
}  // namespace xuncha::store
