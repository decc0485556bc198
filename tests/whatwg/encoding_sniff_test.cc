// SPDX-License-Identifier: Apache-2.0
#include "whatwg/encoding_sniff.h"

#include <map>

#include "tests/whatwg/encoding_suite.h"

namespace xuncha::whatwg {
namespace {

constexpr std::string_view kText = "市人民政府办公室关于印发二〇二二年政务公开工作要点的通知";
constexpr std::string_view kTraditional =
    "市政府今天公布了這一年的工作要點，我們的城市是一個有歷史的地方。";

std::string In(EncodingId id, std::string_view text) { return EncodeAs(id, text); }

TEST(Sniff, PrefersWhatABrowserPrefers) {
  const std::string page = "<meta charset=gbk>" + std::string(kText);
  EncodingSniff sniff = SniffEncoding("\xEF\xBB\xBF" + page, "big5");
  EXPECT_EQ(sniff.encoding->name, "UTF-8");
  EXPECT_EQ(sniff.source, EncodingSource::kBom);
  EXPECT_EQ(sniff.bom_length, 3U);
  EXPECT_EQ(sniff.header->name, "Big5");
  EXPECT_EQ(sniff.meta->name, "GBK");
  EXPECT_EQ(sniff.content->name, "UTF-8");
  EXPECT_EQ(sniff.actual, nullptr);

  sniff = SniffEncoding(page, "big5");
  EXPECT_EQ(sniff.encoding->name, "Big5");
  EXPECT_EQ(sniff.source, EncodingSource::kHeader);
  ASSERT_NE(sniff.actual, nullptr);
  EXPECT_EQ(sniff.actual->name, "UTF-8");

  sniff = SniffEncoding(page, "");
  EXPECT_EQ(sniff.encoding->name, "GBK");
  EXPECT_EQ(sniff.source, EncodingSource::kMeta);
  EXPECT_EQ(sniff.meta_label, "gbk");

  sniff = SniffEncoding(page.substr(18), "no-such-charset");
  EXPECT_EQ(sniff.encoding->name, "UTF-8");
  EXPECT_EQ(sniff.source, EncodingSource::kContent);
  EXPECT_EQ(sniff.header, nullptr);
  EXPECT_EQ(sniff.header_label, "no-such-charset");
}

TEST(Sniff, ReadsTheBytes) {
  EXPECT_EQ(SniffEncoding(In(EncodingId::kGbk, kText), "").encoding->name, "GBK");
  EXPECT_EQ(SniffEncoding(In(EncodingId::kBig5, kTraditional), "").encoding->name, "Big5");
  EXPECT_EQ(SniffEncoding(In(EncodingId::kGbk, "首页"), "").encoding->name, "GBK");
  EXPECT_EQ(SniffEncoding("caf\xC3\xA9", "").encoding->name, "UTF-8");
  EXPECT_EQ(SniffEncoding(In(EncodingId::kEucKr,
                             "한국어 문장은 이렇게 쓰고 있습니다. 정부는 "
                             "오늘 새로운 정책을 발표했다고 합니다."),
                          "")
                .encoding->name,
            "EUC-KR");
}

TEST(Sniff, SaysWhenTheDeclarationIsWrong) {
  EncodingSniff sniff = SniffEncoding("<meta charset=utf-8>" + In(EncodingId::kGbk, kText), "");
  EXPECT_EQ(sniff.encoding->name, "UTF-8");
  ASSERT_NE(sniff.actual, nullptr);
  EXPECT_EQ(sniff.actual->name, "GBK");

  sniff = SniffEncoding(In(EncodingId::kGbk, kText), "gb18030");
  EXPECT_EQ(sniff.actual, nullptr) << "the same family";
  sniff = SniffEncoding("plain ascii", "gbk");
  EXPECT_EQ(sniff.actual, nullptr);
  EXPECT_EQ(sniff.content, nullptr);
}

TEST(Sniff, ForgivesAFewBadBytes) {
  std::string page = "<meta charset=utf-8>";
  for (int i = 0; i < 40; ++i) page += kText;
  page += "\xE4\xB8<p>";
  const EncodingSniff sniff = SniffEncoding(page, "");
  EXPECT_EQ(sniff.content->name, "UTF-8");
  EXPECT_EQ(sniff.actual, nullptr);
}

TEST(Sniff, KnowsThatABeginningIsCut) {
  const std::string page = std::string(kText).substr(0, 10);
  EXPECT_EQ(SniffEncoding(page, "", {.truncated = true}).encoding->name, "UTF-8");
}

TEST(Sniff, FallsBack) {
  EXPECT_EQ(SniffEncoding("", "").encoding->name, "UTF-8");
  EXPECT_EQ(SniffEncoding("<p>", "").source, EncodingSource::kFallback);
  const SniffHints hints{.fallback = &GetEncoding(EncodingId::kGbk)};
  EXPECT_EQ(SniffEncoding("<p>", "", hints).encoding->name, "GBK");
}

TEST(Sniff, FindsUtf16) {
  const std::string marked("\xFF\xFE<\0p\0>\0", 8);
  EXPECT_EQ(SniffEncoding(marked, "utf-8").encoding->name, "UTF-16LE");
  EXPECT_EQ(SniffEncoding(marked, "utf-8").bom_length, 2U);
  std::string bare;
  for (const char c : std::string_view("<html><body>text</body></html>")) {
    bare.push_back('\0');
    bare.push_back(c);
  }
  EXPECT_EQ(SniffEncoding(bare, "").encoding->name, "UTF-16BE");
}

// Content alone (no header; a page's own meta is reported but not asked here) on real files: how
// many of each folder it takes for what the folder's name says.
TEST(SniffSuite, RealFilesByContent) {
  const std::filesystem::path root = TestDataFolder() / "encoding" / "chardet";
  if (!std::filesystem::exists(root)) {
    GTEST_SKIP() << "the test data folder (XUNCHA_TESTDATA) has no encoding/chardet: "
                 << "this suite did NOT run";
  }
  std::map<std::string, std::pair<int, int>> counts;  // right, all
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    const std::string folder = entry.path().parent_path().filename();
    if (!entry.is_regular_file() || folder == "chardet") continue;
    const std::string bytes = ReadWhole(entry.path());
    const EncodingSniff sniff = SniffEncoding(bytes, "");
    bool right = false;
    if (folder == "ascii") {
      right = sniff.content == nullptr;
    } else if (folder == "UTF-16") {
      right = sniff.source == EncodingSource::kBom && sniff.bom_length == 2;
    } else if (folder == "utf-8-sig") {
      right = sniff.source == EncodingSource::kBom && sniff.bom_length == 3;
    } else {
      right = sniff.content == EncodingForLabel(folder);
    }
    auto& count = counts[folder];
    count.first += right ? 1 : 0;
    ++count.second;
    EXPECT_TRUE(right) << entry.path().filename() << " in " << folder;
    EXPECT_EQ(sniff.actual, nullptr) << entry.path().filename();
  }
  for (const auto& [folder, count] : counts) {
    std::cout << folder << ": " << count.first << " of " << count.second << "\n";
  }
}

}  // namespace
}  // namespace xuncha::whatwg
