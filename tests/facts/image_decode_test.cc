// SPDX-License-Identifier: Apache-2.0
#include "facts/image_decode.h"

#include <gtest/gtest.h>

#include "tests/facts/sample_files.h"

namespace xuncha::facts {
namespace {

TEST(ImageDecode, DecodesWholePictures) {
  EXPECT_EQ(DecodeImage(testing::SamplePng()), Decoded::kOk);
  EXPECT_EQ(DecodeImage(testing::SampleJpeg()), Decoded::kOk);
}

TEST(ImageDecode, RefusesWhatIsNone) {
  EXPECT_EQ(DecodeImage(""), Decoded::kFails);
  EXPECT_EQ(DecodeImage("\xff\xd8\xff"), Decoded::kFails);
  EXPECT_EQ(DecodeImage("\x89PNG\r\n\x1a\nrubbish"), Decoded::kFails);
}

TEST(ImageDecode, BoundsPixelsBeforeDecoding) {
  std::string huge = testing::SamplePng();
  huge[16 + 1] = 1;  // width 65,536 and more
  huge[20 + 1] = 1;
  EXPECT_NE(DecodeImage(huge), Decoded::kOk);
}

TEST(ImageDecode, SeesThatTheLowerPartIsMissing) {
  const std::string whole = testing::SampleJpeg();
  EXPECT_EQ(DecodeImage(whole.substr(0, whole.size() / 2)), Decoded::kPartly);
}

}  // namespace
}  // namespace xuncha::facts
