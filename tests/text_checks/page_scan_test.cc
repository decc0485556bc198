// SPDX-License-Identifier: Apache-2.0
#include "text_checks/page_scan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/text_checks/scan_fixture.h"

namespace xuncha::text_checks {
namespace {

std::vector<std::string> Told(const std::vector<model::TextHit>& hits) {
  std::vector<std::string> told;
  told.reserve(hits.size());
  for (const model::TextHit& hit : hits) {
    told.push_back(hit.rule + "|" + hit.seen + "|" + hit.excerpt + "|" + std::to_string(hit.at) +
                   "|" + std::to_string(hit.count) + "|" + std::to_string(hit.print));
  }
  return told;
}

std::string Times(std::string_view text, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += text;
  return out;
}

std::string Joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out.append(part);
  return out;
}

// Whatever pages went before, each gives what it gives alone.
class PageScanTest : public ::testing::Test {
 protected:
  void Expect(const std::string& text) {
    std::vector<model::TextHit> hits;
    std::vector<model::TextHit> alone;
    scan_.Scan(text, {}, hits);
    testing::Shipped().Scan(text, {}, alone);
    EXPECT_EQ(Told(hits), Told(alone)) << text;
  }
  PageScan scan_{testing::Shipped()};
};

TEST_F(PageScanTest, MenusAndFootersOfThePageBefore) {
  const std::string menu = Times("首页 新闻中心 政务公开 办事服务 互动交流 ", 40);
  const std::string footer = Times(" 主办单位 承办单位 网站地图 联系我们", 40);
  Expect(menu + "抓住关健环节" + footer);
  Expect(menu + "没有什么" + footer);
  Expect(menu + "又是关健环节，手机 13800001234" + footer);
  Expect(menu + "关健" + menu + "正文" + footer);  // in what the next has, too
  Expect(menu + "关健" + menu + "别的" + footer);
  Expect(menu + "别的" + footer + "关健" + footer);
  Expect(menu + "正文" + footer + "关健" + footer);
  Expect("");
  Expect(menu);
  Expect(footer);
}

// A number that begins in the part that is known ends in that which is new, or the other way round.
TEST_F(PageScanTest, NumbersAcrossItsBounds) {
  const std::string menu = Times("栏目", 300);
  for (const std::string_view tail : {"", "4", "45", "5678", " 5678", "x"}) {
    for (const int digits : {1, 7, 11, 600, 2000}) {
      const std::string number = Times("1", digits).append(tail);
      Expect(Joined({menu, number, menu}));
      Expect(Joined({menu, "138 1234", tail, menu}));
      Expect(Joined({menu, number, "关健", menu}));
    }
  }
}

TEST_F(PageScanTest, AnyPagesInAnyOrder) {
  // Words, contexts that allow and forbid them, numbers, and what is between.
  const std::vector<std::string> pieces{
      "关健", "拔款", "“",    "”",        "更正", "13800001234", " ", "手机", "138-0000-1234",
      "1",    "1234", "*",    "身份证号", "年",   "月",          "a", "，",   "é",
      "😀",    "\xFF", "应为", "错别字",   "联系", "值班电话",    "-", "x",    "2022"};
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same test every time
  std::vector<std::string> pages(2);
  for (int i = 0; i < 3000; ++i) {
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    // A page is the page before with a stretch of it replaced: beginning and end stay.
    std::string page = pages[below(pages.size())];
    const std::size_t from = below(page.size() + 1);
    const std::size_t length = below(page.size() - from + 1);
    std::string fresh = below(3) == 0 ? Times("政务公开", static_cast<int>(below(200))) : "";
    for (std::size_t n = below(12); n > 0; --n) fresh += pieces[below(pieces.size())];
    if (below(4) == 0) fresh += Times("办事指南", static_cast<int>(below(200)));
    page.replace(from, below(2) == 0 ? length : std::min<std::size_t>(length, 9), fresh);
    if (page.size() > 20'000) page.resize(9'000);
    Expect(page);
    pages[below(pages.size())] = page;
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace xuncha::text_checks
