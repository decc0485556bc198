// SPDX-License-Identifier: Apache-2.0
#include "facts/jpeg_scan.h"

#include <gtest/gtest.h>

#include "tests/facts/sample_files.h"

namespace xuncha::facts {
namespace {

TEST(JpegScan, MeasuresHowMuchOfThePictureIsThere) {
  const std::string whole = testing::SampleJpeg();
  EXPECT_TRUE(MeasureJpeg(whole).known);
  EXPECT_EQ(MeasureJpeg(whole).share, 1.0);
  const JpegCover half = MeasureJpeg(whole.substr(0, whole.size() / 2));
  EXPECT_TRUE(half.known);
  EXPECT_NEAR(half.share, 0.5, 0.05);
  EXPECT_GT(MeasureJpeg(whole.substr(0, whole.size() - 2)).share, 0.99);
}

TEST(JpegScan, SaysSoWhereItCannotTell) {
  EXPECT_FALSE(MeasureJpeg("").known);
  EXPECT_FALSE(MeasureJpeg("\xff\xd8\xff").known);
  std::string progressive = testing::SampleJpeg();
  const std::size_t frame = progressive.find("\xff\xc0");
  ASSERT_NE(frame, std::string::npos);
  progressive[frame + 1] = '\xc2';
  EXPECT_FALSE(MeasureJpeg(progressive).known);
}

TEST(JpegScan, DamagedTablesAreRefused) {
  std::string file = testing::SampleJpeg();
  const std::size_t table = file.find("\xff\xc4");
  ASSERT_NE(table, std::string::npos);
  for (std::size_t i = 0; i < 16; ++i) file[table + 5 + i] = '\xff';
  EXPECT_FALSE(MeasureJpeg(file).known);
  file = testing::SampleJpeg();
  file[table + 5] = 3;  // three codes of one bit
  EXPECT_FALSE(MeasureJpeg(file).known);
}

}  // namespace
}  // namespace xuncha::facts
