// SPDX-License-Identifier: Apache-2.0
#include "app/citizen_mask.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class CitizenMaskTest : public testing::Test {
 protected:
  CitizenMask Load(const std::string& salt = "salt") {
    auto mask = CitizenMask::Load(Resources(), salt);
    EXPECT_TRUE(mask) << (mask ? "" : mask.error().message);
    return *std::move(mask);
  }
  std::string Text(const std::string& text, const std::vector<std::string>& cells = {}) {
    const CitizenMask mask = Load();
    return mask.Text(text, mask.NamesOf(cells));
  }
};

TEST_F(CitizenMaskTest, NoNumberOfAPersonStaysHoweverItIsWritten) {
  for (const auto& [text, masked] : std::vector<std::pair<std::string, std::string>>{
           {"电话13812345678", "电话138********"},
           {"手机139 1234 5678和+86-139-1234-5679，", "手机139********和+86-139********，"},
           {"打139 1234 5678", "打139********"},
           {"13９１２３４５６７８", "139********"},
           {"１３９－１２３４－５６７８。", "139********。"},
           {"139\u30001234\u30005678", "139********"},
           {"139\u20111234\u20115678", "139********"},
           {"139.1234.5678", "139********"},
           {"139\u200b12345678", "139********"},
           {"1 3 9 1 2 3 4 5 6 7 8", "139********"},
           {"8613912345678；86139 1234 5678", "861**********；861**********"},
           {"008613912345678", "008************"},
           {"座机0391 663 5678转2", "座机039********转2"},
           {"证件11010519491231002X号", "证件110***************号"},
           {"110105 19491231 002Ｘ", "110***************"},
           {"邮箱ab@qq.com，", "邮箱***@qq.com，"},
           {"邮箱ａｂ＠qq.com", "邮箱***＠qq.com"},
           {"QQ 12345678", "QQ 123*****"}}) {
    EXPECT_EQ(Text(text), masked);
  }
}

TEST_F(CitizenMaskTest, DaysSumsAndNumbersOfPapersStay) {
  for (const char* text :
       {"2022年7月收费120元", "2022-08-31 12:30停水，2022/9/1恢复", "豫政办〔2022〕28号",
        "12345热线", "3-5号楼 1单元 801", "1.5-2.0米 10 20 30", "２０２２年", ""}) {
    EXPECT_EQ(Text(text), text);
  }
}

TEST_F(CitizenMaskTest, NamesGoInEveryForm) {
  EXPECT_EQ(Text("张三丰来信，张 三　丰", {"张三丰"}), "张某某来信，张某某");
  EXPECT_EQ(Text("陈晓东（刘小红代）反映", {"陈 晓东（刘小红代）"}), "陈某某（刘某某）反映");
  EXPECT_EQ(Text("陈晓东、刘小红等反映", {"陈晓东、刘小红"}), "陈某某、刘某某等反映");
  EXPECT_EQ(Text("陈和平与刘小红反映", {"陈和平、刘小红"}), "陈某某与刘某某反映");
  EXPECT_EQ(Text("王先生反映，王小明电话", {"王小明先生"}), "王先生反映，王某某电话");
  EXPECT_EQ(Text("李反映问题，李局长很好", {"李"}), "李反映问题，李局长很好")
      << "a family name alone";
  EXPECT_EQ(Text("群众反映，居民楼漏水", {"群众", "居民"}), "群众反映，居民楼漏水");
  EXPECT_EQ(Text("Lily says alilyb", {"lily"}), "l某某 says alilyb");
  EXPECT_EQ(Text("欧阳小明13912345678", {"欧阳小明"}), "欧某某139********");
  EXPECT_THAT(Load().NamesOf({"", "无", "匿名"}), IsEmpty());
  EXPECT_THAT(Load().NamesOf({"陈晓东代"}), ElementsAre("陈晓东代", "陈晓东"));
}

TEST_F(CitizenMaskTest, NumbersOfRecordsStayApartAndAreKnownAgain) {
  const CitizenMask mask = Load();
  for (const char* number :
       {"D1", "20220801000123", "2022-0801-000123", "202208010000123456", ""}) {
    EXPECT_EQ(mask.Number(number), number);
  }
  const std::string one = mask.Number("13912345672");
  EXPECT_THAT(one, Not(HasSubstr("13912345672")));
  EXPECT_NE(one, mask.Number("13912345673"));
  EXPECT_EQ(one, Load().Number("13912345672"));
  EXPECT_EQ(one, mask.Number("１３９１２３４５６７２")) << "the same in full width";
  EXPECT_NE(one, Load("other").Number("13912345672")) << "without the secret nobody can try";
}

}  // namespace
}  // namespace xuncha::app
