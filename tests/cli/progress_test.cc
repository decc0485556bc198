// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text_width.h"
#include "tests/cli/sample_report.h"

namespace xuncha::cli {
namespace {

using ::testing::HasSubstr;

TEST(Progress, SaysHowFarItIs) {
  gather::Progress progress;
  progress.pages = 120;
  progress.requests = 300;
  progress.urls_open = 50;
  progress.broken_so_far = 3;
  progress.requests_per_second = 5;
  progress.elapsed_ms = 65'000;
  const Messages zh = LoadMessages(Language::kChinese);
  const std::string line = ProgressWords(progress, false, zh, 200);
  EXPECT_THAT(line, HasSubstr("已读 120 页"));
  EXPECT_THAT(line, HasSubstr("1:05"));
  EXPECT_THAT(line, HasSubstr("约剩 0:10"));
  for (const std::size_t columns : {10U, 40U, 79U}) {
    EXPECT_LE(DisplayWidth(ProgressWords(progress, false, zh, columns)), columns);
  }
  progress.urls_open = progress.waiting_confirmation = 7;
  EXPECT_THAT(ProgressWords(progress, false, LoadMessages(Language::kEnglish), 80),
              HasSubstr("waiting to confirm 7"));
  EXPECT_THAT(ProgressWords(progress, true, zh, 80), HasSubstr("收尾"));
}

TEST(Progress, ErasesItsLine) {
  std::string out;
  const Messages en = LoadMessages(Language::kEnglish);
  {
    ProgressLine line(
        en, [&](std::string_view text) { out += text; }, [] { return 80U; });
    line.Show({}, false);
  }
  EXPECT_TRUE(out.ends_with("\r\x1B[K"));
  EXPECT_EQ(Duration(3'725'000), "1:02:05");
  EXPECT_EQ(Duration(-1), "0:00");
}

}  // namespace
}  // namespace xuncha::cli
