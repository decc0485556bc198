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

// What is taken over from the page before is what decoding alone gives.
TEST(PageCodec, PagesInARowAreDecodedAsEachAlone) {
  const TempFolder temp;
  auto writer = LabelWriter::Create(temp / "l", 1);
  ASSERT_TRUE(writer);
  const model::PageFacts whole = SamplePage(3, 50);
  ASSERT_GE(whole.links.size(), 3u);
  std::vector<model::PageFacts> pages(6, whole);
  pages[1].links.back().target = 7;          // the same menu, another end
  pages[2].links.resize(2);                  // fewer
  pages[3].links[0].visible = false;         // other from the first on
  pages[4].links.push_back(whole.links[1]);  // more
  pages[5].links.clear();
  std::vector<std::string> records;
  for (const std::size_t page : {0, 1, 0, 2, 4, 3, 0, 5, 4, 4, 1}) {
    EncodePage(pages[page], **writer, records.emplace_back());
  }
  ASSERT_TRUE((*writer)->Close());
  const auto labels = LabelTable::Open(temp / "l");
  ASSERT_TRUE(labels);
  PageDecoder decoder(*labels, 50);
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (i % 3 == 1) {  // a damaged record between two good ones
      EXPECT_EQ(decoder.Decode(records[i].substr(0, records[i].size() / 2), 3), nullptr);
    }
    model::PageFacts alone;
    ASSERT_TRUE(DecodePage(records[i], 3, 50, *labels, alone));
    const model::PageFacts* page = decoder.Decode(records[i], 3);
    ASSERT_NE(page, nullptr) << i;
    ASSERT_EQ(page->links.size(), alone.links.size()) << i;
    for (std::size_t k = 0; k < alone.links.size(); ++k) {
      EXPECT_EQ(page->links[k].target, alone.links[k].target) << i << ' ' << k;
      EXPECT_EQ(page->links[k].label, alone.links[k].label) << i << ' ' << k;
      EXPECT_EQ(page->links[k].visible, alone.links[k].visible) << i << ' ' << k;
      EXPECT_EQ(page->links[k].place, alone.links[k].place) << i << ' ' << k;
    }
    EXPECT_EQ(page->title, alone.title);
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
