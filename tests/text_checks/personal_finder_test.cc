// SPDX-License-Identifier: Apache-2.0
#include "text_checks/personal_finder.h"

#include "tests/text_checks/scan_fixture.h"

namespace xuncha::text_checks {
namespace {

using testing::MadeUpCard;
using testing::MadeUpId;
using testing::ToldOf;
using testing::Words;

TEST(PersonalFinder, IdNumbersAreToldMasked) {
  const std::string id = MadeUpId();
  EXPECT_EQ(ToldOf("张某某，身份证号：" + id + "。"),
            Words({"id_number 41*************" + id.substr(15)}));
  EXPECT_EQ(ToldOf(id), Words({"id_number 41*************" + id.substr(15)}));
}

TEST(PersonalFinder, WhatOnlyLooksLikeAnIdNumberIsNot) {
  const std::string id = MadeUpId();
  std::string wrong = id;
  wrong[17] = wrong[17] == '1' ? '2' : '1';
  for (const std::string& text : std::vector<std::string>{
           std::string(wrong), "统一社会信用代码：" + id, "统一社会信用代码为" + id, "9" + id,
           id + "0", "A" + id, "项目编号：" + id, "0." + id, std::string("91410000MA3X1B2C3D"),
           "99" + id.substr(2)}) {
    EXPECT_EQ(ToldOf(text), Words()) << text;
  }
}

TEST(PersonalFinder, OldNumbersWantAContext) {
  EXPECT_EQ(ToldOf("身份证号419999620925690"), Words({"old_id_number 41**********690"}));
  EXPECT_EQ(ToldOf("订单419999620925690"), Words());
  EXPECT_EQ(ToldOf("身份证号419999620932690"), Words()) << "no such day";
}

TEST(PersonalFinder, MobilesOfPersonsAndOfOffices) {
  EXPECT_EQ(ToldOf("李某某 13800001234 王家村"), Words({"mobile 138****1234"}));
  EXPECT_EQ(ToldOf("李某某138-0000-1234"), Words({"mobile 138****1234"}));
  EXPECT_EQ(ToldOf("联系人：李某某 联系电话：13800001234"), Words({"official_mobile 138****1234"}));
  EXPECT_EQ(ToldOf("电话 138 0000 1234"), Words({"official_mobile 138****1234"}));
  for (const char* text :
       {"138 0000 1234", "编号：13800001234", "国药准字13800001234", "213800001234", "138000012345",
        "13800001234.5", "12800001234", "2018-07-13800001234", "v13800001234", "13800001234_a"}) {
    EXPECT_EQ(ToldOf(text), Words()) << text;
  }
}

TEST(PersonalFinder, DigitsOfFullWidthAreDigits) {
  EXPECT_EQ(ToldOf("李某某 １３８００００１２３４ 王家村"), Words({"mobile 138****1234"}));
  EXPECT_EQ(ToldOf("李某某１３８－００００－１２３４，另有张某某13800005678"),
            Words({"mobile 138****1234", "mobile 138****5678"}));
  EXPECT_EQ(ToldOf("李某某13８００００1234"), Words({"mobile 138****1234"})) << "some of them";
  EXPECT_EQ(ToldOf("联系电话：１３８００００１２３４"), Words({"official_mobile 138****1234"}));
  EXPECT_EQ(ToldOf("共发布信息１３０９条，较上年增加１２３４５６７８９０１条"), Words());
}

TEST(PersonalFinder, BankCardsWantLuhnAndAContext) {
  const std::string card = MadeUpCard();
  EXPECT_EQ(ToldOf("李某某 银行卡号" + card),
            Words({"bank_card 6222***********" + card.substr(15)}));
  std::string grouped;
  for (std::size_t i = 0; i < card.size(); ++i)
    grouped += (i > 0 && i % 4 == 0 ? " " : "") + card.substr(i, 1);
  EXPECT_EQ(ToldOf("卡号：" + grouped), Words({"bank_card 6222***********" + card.substr(15)}));
  std::string wrong = card;
  wrong[18] = wrong[18] == '1' ? '2' : '1';
  for (const std::string& text : std::vector<std::string>{
           "银行卡号" + wrong, "订单" + card, "户名：演示县财政局 开户行：演示银行 账号：" + card,
           "捐款账户账号：" + card}) {
    EXPECT_EQ(ToldOf(text), Words()) << text;
  }
}

TEST(PersonalFinder, MasksThatHideTooLittle) {
  EXPECT_EQ(ToldOf("41****199001011234"), Words({"weak_mask 41*************234"}));
  EXPECT_EQ(ToldOf("4199991990010112**").size(), 1U);
  EXPECT_EQ(ToldOf("138**345678").size(), 1U);
  for (const char* text : {"41*************123", "419999********1234", "138****1234", "***",
                           "******", "99****199001011234", "****************12"}) {
    EXPECT_EQ(ToldOf(text), Words()) << text;
  }
}

TEST(PersonalFinder, AHeadingIsAContext) {
  const PersonalFinder& finder = testing::Shipped().personal();
  EXPECT_EQ(finder.FindAll(MadeUpCard(), {"银行卡号"}).size(), 1U);
  EXPECT_EQ(finder.FindAll(MadeUpCard(), {"金额"}).size(), 0U);
  EXPECT_EQ(finder.FindAll("419999620925690", {"身份证号码"}).size(), 1U);
  const auto mobiles = finder.FindAll("13800001234", {"联系电话"});
  ASSERT_EQ(mobiles.size(), 1U);
  EXPECT_EQ(mobiles[0].kind, model::TextHitKind::kMobile) << "in a table it is a person's";
}

}  // namespace
}  // namespace xuncha::text_checks
