// SPDX-License-Identifier: Apache-2.0
#include "store/text_hit_codec.h"

#include <gtest/gtest.h>

namespace xuncha::store {
namespace {

std::vector<model::TextHit> Sample() {
  model::TextHit word;
  word.severity = model::WordSeverity::kSerious;
  word.disputed = true;
  word.at = 12;
  word.count = 3;
  word.rule = word.seen = "人民攻府";
  word.right = "人民政府";
  word.group = "机构";
  word.from = "2019-01-01";
  word.until = "2020-01-01";
  word.excerpt = "县人民攻府办";
  word.print = 7;
  model::TextHit person;
  person.kind = model::TextHitKind::kWeakMask;
  person.part = model::TextPart::kDocument;
  person.seen = "41*************123";
  person.place = "Sheet1!C5";
  person.print = 0xFFFFFFFFFFFFFFFFULL;
  return {word, person};
}

TEST(TextHitCodec, HitsComeBackWhole) {
  std::string bytes;
  EncodeTextHits(Sample(), model::TextRead::kBeginning, bytes);
  ByteReader in(bytes);
  std::vector<model::TextHit> hits;
  model::TextRead read = model::TextRead::kNone;
  ASSERT_TRUE(DecodeTextHits(in, hits, read));
  EXPECT_TRUE(in.at_end());
  EXPECT_EQ(hits, Sample());
  EXPECT_EQ(read, model::TextRead::kBeginning);
}

TEST(TextHitCodec, CutAndChangedBytesAreSafe) {
  std::string bytes;
  EncodeTextHits(Sample(), model::TextRead::kWhole, bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const std::string cut = bytes.substr(0, size);
    ByteReader in(cut);
    std::vector<model::TextHit> hits;
    model::TextRead read = model::TextRead::kNone;
    EXPECT_FALSE(DecodeTextHits(in, hits, read)) << size;
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x81);
    ByteReader in(changed);
    std::vector<model::TextHit> hits;
    model::TextRead read = model::TextRead::kNone;
    (void)DecodeTextHits(in, hits, read);
  }
}

TEST(TextHitCodec, EveryReasonComesBackAndNoOther) {
  for (int how = 0; how <= static_cast<int>(model::TextRead::kReaderFault) + 1; ++how) {
    std::string bytes;
    EncodeTextHits({}, static_cast<model::TextRead>(how), bytes);
    ByteReader in(bytes);
    std::vector<model::TextHit> hits;
    model::TextRead read = model::TextRead::kNone;
    const bool known = how <= static_cast<int>(model::TextRead::kReaderFault);
    EXPECT_EQ(DecodeTextHits(in, hits, read), known) << how;
    if (known) {
      EXPECT_EQ(static_cast<int>(read), how);
    }
  }
}

}  // namespace
}  // namespace xuncha::store
