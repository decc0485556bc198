// SPDX-License-Identifier: Apache-2.0
//
// Lists of real pages (XUNCHA_TESTDATA); the figures were compared with the pages by eye. Skipped
// loudly where the folder is not there.
#include <gmock/gmock.h>

#include <filesystem>

#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

namespace fs = std::filesystem;

class ListCorpus : public testing::ListTest {
 protected:
  void SetUp() override {
    folder_ = testing::TestData();
    if (folder_.empty()) {
      GTEST_SKIP() << "SKIPPED: no test data folder (set XUNCHA_TESTDATA): real lists not checked";
    }
  }
  const model::ListFacts& File(const std::string& path, const std::string& url) {
    return Page(testing::ReadFile(folder_ + "/" + path), url);
  }
  std::size_t Dated() const {
    std::size_t dated = 0;
    for (const model::ListItem& item : Main().items) dated += item.published.empty() ? 0 : 1;
    return dated;
  }
  std::string folder_;
};

// Every page of the mirror that shows its dated list in <div class="news_list">, and every column
// that says 此栏目暂无任何新增信息.
TEST_F(ListCorpus, AllColumnsOfAMirror) {
  const std::string site = folder_ + "/gov-pages/www.zhecheng.gov.cn/";
  std::size_t lists = 0;
  std::size_t empty = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(site)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("index") || entry.path().extension() != ".html") continue;
    const std::string html = testing::ReadFile(entry.path().string());
    const std::string path = fs::relative(entry.path(), site).string();
    const std::size_t box = html.find("class=\"news_list\"");
    const auto& facts = Page(html, "http://www.zhecheng.gov.cn/" + path);
    if (html.find("此栏目暂无任何新增信息") != std::string::npos) {
      ++empty;
      EXPECT_EQ(facts.placeholder, "此栏目暂无任何新增信息") << path;
      EXPECT_TRUE(Main().items.empty()) << path;
      EXPECT_EQ(facts.region_links, 0U) << path;
      continue;
    }
    if (box == std::string::npos) continue;
    std::size_t times = 0;
    for (std::size_t at = html.find("class=\"time\"", box); at != std::string::npos;
         at = html.find("class=\"time\"", at + 1)) {
      ++times;
    }
    if (times == 0) continue;
    ++lists;
    EXPECT_EQ(Main().items.size(), times) << path;
    EXPECT_EQ(Dated(), times) << path;
    EXPECT_EQ(facts.script_list, "") << path;
  }
  EXPECT_GE(lists, 90U);
  EXPECT_GE(empty, 10U);
}

TEST_F(ListCorpus, ColumnsOfOtherSites) {
  File("gov-pages/wsjkw.sh.gov.cn/yqtb-list.html", "https://wsjkw.sh.gov.cn/yqtb/index.html");
  EXPECT_EQ(Main().heading, "疫情通报");
  EXPECT_EQ(Main().items.size(), 20U);
  EXPECT_EQ(Dated(), 20U);
  EXPECT_EQ(Main().items.front().published, "2022-04-27");
  EXPECT_EQ(page_.facts.lists.pager.pages, 54U);

  const auto& nea =
      File("gov-pages/www.nea.gov.cn/xwzx-column.html", "https://www.nea.gov.cn/xwzx/index.htm");
  std::vector<std::string> headings = Headings();
  EXPECT_THAT(headings, ::testing::Contains("领导活动"));
  EXPECT_THAT(headings, ::testing::Contains("能源要闻"));
  for (const model::ListBlock& block : nea.blocks) {
    const bool whole = block.heading == "能源要闻" || block.heading == "领导活动";
    EXPECT_TRUE(!whole || block.items.size() == 15U) << block.items.size();
  }

  File("gov-pages/www.yichun.gov.cn/home.html", "https://www.yichun.gov.cn/");
  headings = Headings();
  for (const char* heading : {"政务要闻", "国务院信息", "县市区动态", "部门信息"}) {
    EXPECT_THAT(headings, ::testing::Contains(heading));
  }
}

TEST_F(ListCorpus, ListsOfFunds) {
  const struct {
    const char* file;
    std::size_t items;
    const char* first;
  } kPages[] = {{"dfa66_announcement.html", 10, "2020-07-02"},
                {"hrfund_announcement.html", 10, "2020-04-30"},
                {"hsqhfunds_announcement.html", 20, "2020-07-02"},
                {"rtfund_xxpl.html", 15, "2020-07-09"}};
  for (const auto& page : kPages) {
    File(std::string("zh-list-pages/") + page.file, "http://www.example.com/xxpl/index.html");
    EXPECT_EQ(Main().items.size(), page.items) << page.file;
    EXPECT_EQ(Dated(), page.items) << page.file;
    if (!Main().items.empty()) {
      EXPECT_EQ(Main().items.front().published, page.first) << page.file;
    }
  }
}

// Articles are no lists.
TEST_F(ListCorpus, Articles) {
  std::size_t pages = 0;
  std::size_t with_main = 0;
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(folder_ + "/gov-pages/www.zhecheng.gov.cn")) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".html" ||
        name.find_first_not_of("0123456789.html") != std::string::npos)
      continue;
    ++pages;
    Page(testing::ReadFile(entry.path().string()),
         "http://www.zhecheng.gov.cn/a/2018-07-06/1.html");
    with_main += Main().items.empty() ? 0 : 1;
    EXPECT_TRUE(Main().items.empty()) << entry.path();
  }
  EXPECT_GE(pages, 150U);
  EXPECT_EQ(with_main, 0U);
}

}  // namespace
}  // namespace xuncha::facts
