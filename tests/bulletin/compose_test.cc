// SPDX-License-Identifier: Apache-2.0
#include "bulletin/compose.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

using testing::Composed;
using testing::SampleOffice;
using testing::TextOfDocument;

TEST(Compose, LongFormSaysWhatTheRecordsSay) {
  const std::string text = TextOfDocument(Composed(SampleOffice()));
  for (const std::string wanted :
       {"临江市人民政府办公室关于2030年第一季度临江市政府网站与政务新媒体检查及管理情况的通报\n",
        "按照《政府网站发展指引》（国办发〔2017〕47号）和《指标》（国办秘函〔2019〕19号）等文件要求"
        "，市政府办公室",
        "一、政府网站与政务新媒体检查情况\n（一）总体情况\n",
        "正在运行的政府网站共3个，检查3个，检查率100%，其中，合格2个，合格率为66.67%，"
        "不合格1个（临江市水务局网站）。",
        "正在运行的政务新媒体共3个，检查3个，检查率100%，其中，合格3个，合格率为100%。",
        "微信订阅号2个、微博1个", "其中，教育局等部门网站管理整体情况较好。",
        "于2030年3月1日至3月7日开展全面自查；在此基础上，组成三个检查组，"
        "分别于3月11日-15日、3月29日-4月2日对",
        "开展了两轮全面检查，共发现三大类9个问题（更新不及时6个、空白栏目1个、链接不可用2个）",
        "截至4月5日，已整改1个，单位已报整改、正在复核1个，仍有2个单位7个问题未整改到位：",
        "1. "
        "政府网站管理方面。仍有个别单位网站栏目更新不及时，其中水务局的“水利概况”栏目超2年未更新，"
        "水务局的“科室之窗”栏目超1年未更新，教育局的“政务公开—政策文件、"
        "规划计划”栏目超6个月未更新；还存在空白栏目1个、链接不可用1个等问题"
        "，其中水务局上级文件栏目空白、首页“年报”按钮未正确跳转（见附件1）。",
        "2. "
        "政务新媒体管理方面。目前还有1个新媒体账号存在问题，主要是链接不可用方面的问题（见附件2）"
        "。",
        "截至3月31日，市政府门户网站共发布信息800条，其中要闻类300条，政府公报1期。",
        "共受理网民留言40个，已办结39个，办结率97.5%。",
        "（一）基本情况。2030年第一季度，临江市3个部门、2个片区及镇办共公开信息406条。"
        "其中东港镇公开信息超过200条，水务局公开信息超过100条，西山镇公开信息不足5条，"
        "旅游局公开信息为0（见附件3）。",
        "四、下一步工作要求\n（一）进一步规范运维管理。",
        "于4月15日前将整改情况报市政府办公室政务公开科。"}) {
    EXPECT_NE(text.find(wanted), std::string::npos) << wanted << "\n--\n" << text;
  }
  EXPECT_EQ(text.find('{'), std::string::npos);
}

// The choice whether reposts count stands with the figures; of what a person counted nothing is
// known.
TEST(Compose, TheAnnexSaysWhetherRepostsCount) {
  Inputs inputs = SampleOffice();
  inputs.disclosure_with_reposts = true;
  EXPECT_NE(TextOfDocument(Composed(inputs)).find("（政府部门）（条数含转载信息）\n1|"),
            std::string::npos);
  inputs.disclosure_with_reposts = false;
  const std::string text = TextOfDocument(Composed(inputs));
  EXPECT_NE(text.find("（政府部门）（条数不含转载信息）\n1|"), std::string::npos);
  EXPECT_NE(text.find("（片区、镇、街道办事处）（条数不含转载信息）\n1|"), std::string::npos);
}

TEST(Compose, AnnexesHoldRowsAndMergedLines) {
  const std::string text = TextOfDocument(Composed(SampleOffice()));
  for (const std::string wanted :
       {"附件1 2030年第一季度政府网站检查情况\n", "1|临江市人民政府网站|合格||\n",
        "2|临江市教育局网站|合格|政务公开—政策文件、规划计划栏目超6个月未更新。|\n",
        "3|临江市水务局网站|不合格|1. 水利概况栏目超2年未更新，科室之窗栏目超1年未更新；\n"
        "2. 上级文件栏目空白；\n3. 首页“年报”按钮未正确跳转。|\n",
        "1|临江教育|微信订阅号|服务—“查分”栏目无法打开。|\n",
        "（政府部门）\n1|临江市水务局|130|\n2|临江市教育局|12|\n3|临江市旅游局|0|\n",
        "（片区、镇、街道办事处）\n1|临江市东港镇人民政府|260|\n"}) {
    EXPECT_NE(text.find(wanted), std::string::npos) << wanted << "\n--\n" << text;
  }
  EXPECT_EQ(text.find("旅游局网站"), std::string::npos) << "apart: no row of its own";
}

TEST(Compose, WhoLeftIsListedWithWhatWasFoundBefore) {
  Inputs inputs = SampleOffice();
  inputs.sites[2].apart = true;
  inputs.accounts[1].apart = true;
  inputs.accounts[2].apart = true;
  inputs.accounts[2].qualified = false;
  const model::BulletinDocument document = Composed(inputs);
  const std::string text = TextOfDocument(document);
  EXPECT_NE(text.find("3|临江市水务局网站|单列|1. 水利概况栏目超2年未更新"), std::string::npos);
  EXPECT_NE(text.find("1|临江教育|微信订阅号|服务—“查分”栏目无法打开。|\n"), std::string::npos);
  EXPECT_EQ(text.find("临江水务|"), std::string::npos) << "no problem of its own, and not judged";
  EXPECT_NE(text.find("目前还有1个新媒体账号存在问题"), std::string::npos) << text;
  EXPECT_EQ(FindValue(document, "accounts.population")->number, 1);
}

TEST(Compose, EveryNumberOpensItsRecords) {
  const auto document = Composed(SampleOffice());
  const auto* open = FindValue(document, "open.total");
  ASSERT_NE(open, nullptr);
  EXPECT_EQ(open->number, 7);
  EXPECT_EQ(open->records,
            (std::vector<std::string>{"p-1", "p-2", "p-3", "p-4", "p-5", "p-6", "p-7"}));
  const auto* line = FindValue(document, "annex.sites.2.line.1.names");
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(line->records, (std::vector<std::string>{"p-1", "p-2"}));
  EXPECT_EQ(FindValue(document, "accounts.failed"), nullptr) << "nothing prints it";
  std::set<std::string> names;
  for (const auto& value : document.values) EXPECT_TRUE(names.insert(value.name).second);
}

TEST(Compose, BlocksWithoutRecordsAreLeftOutAndNumbersFollow) {
  Inputs inputs = SampleOffice();
  inputs.portal.reset();
  inputs.messages.reset();
  inputs.accounts.clear();
  std::erase_if(inputs.problems, [](const ProblemRow& row) { return row.on_account; });
  const auto document = Composed(inputs);
  const std::string text = TextOfDocument(document);
  EXPECT_NE(text.find("二、政府信息公开专栏运行保障情况\n"), std::string::npos) << text;
  EXPECT_NE(text.find("（见附件2）。"), std::string::npos) << text;
  EXPECT_EQ(text.find("门户网站运行"), std::string::npos);
  EXPECT_EQ(text.find("个新媒体账号"), std::string::npos);
  EXPECT_EQ(document.annexes.size(), 2U);
}

TEST(Compose, ShortFormOfTheSameRecords) {
  const std::string text = TextOfDocument(Composed(SampleOffice(), "short"));
  EXPECT_NE(text.find("检查情况的通报"), std::string::npos);
  EXPECT_NE(text.find("合格率为66.67%。不合格网站1个：临江市水务局网站（见附件1）。"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("已整改1个，单位已报整改、正在复核1个，未整改7个。"), std::string::npos)
      << text;
}

TEST(Compose, DemandsAreFilledWhereverTheyStand) {
  const std::string last =
      testing::Composed(testing::SampleOffice(), "short").paragraphs.back().lead;
  EXPECT_EQ(last, "") << "the short form's demand is text, and no lead";
  const std::string text =
      testing::TextOfDocument(testing::Composed(testing::SampleOffice(), "short"));
  EXPECT_NE(text.find("于4月15日前将整改情况报市政府办公室政务公开科。"), std::string::npos)
      << text;
  Inputs inputs = testing::SampleOffice();
  inputs.choices.demands = {"请于{report.due}前报{report.to}。", "加强审核。于{report.due}前做好。",
                            "没有句号的要求"};
  for (const char* form : {"long", "short"}) {
    const auto document = testing::Composed(inputs, form);
    const auto& paragraphs = document.paragraphs;
    const std::size_t size = paragraphs.size();
    ASSERT_GE(size, 3U);
    const bool leads = std::string_view(form) == "long";
    EXPECT_EQ(paragraphs[size - 3].lead, leads ? "（一）" : "");
    EXPECT_EQ(TextOf(paragraphs[size - 3].runs), "请于4月15日前报市政府办公室政务公开科。");
    EXPECT_EQ(paragraphs[size - 2].lead, leads ? "（二）加强审核。" : "");
    EXPECT_EQ(paragraphs[size - 3].runs[1].value, "report.due");
    EXPECT_EQ(paragraphs[size - 1].lead + TextOf(paragraphs[size - 1].runs),
              leads ? "（三）没有句号的要求" : "没有句号的要求");
  }
  inputs.campaign.report_due.clear();
  const auto refused = Compose(inputs, testing::ShippedWording("long"), testing::ShippedLines());
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("{report.due}"), std::string::npos);
  inputs.choices.demands.clear();
  EXPECT_EQ(testing::TextOfDocument(testing::Composed(inputs, "short")).find("{"),
            std::string::npos);
}

TEST(Compose, TheDayOfSigningIsFilledInOutsideTheDocument) {
  Inputs inputs = SampleOffice();
  model::Bulletin bulletin;
  bulletin.id = "b-1";
  bulletin.document = Composed(inputs);
  EXPECT_EQ(bulletin.document.date.text, "");
  EXPECT_EQ(FindValue(bulletin.document, "date"), nullptr);
  EXPECT_EQ(Dated(bulletin).date.text, "");
  bulletin.signed_on = "2030-04-09";
  const model::BulletinDocument dated = Dated(bulletin);
  EXPECT_EQ(dated.date.text, "2030年4月9日");
  ASSERT_NE(FindValue(dated, "date"), nullptr);
  EXPECT_EQ(FindValue(dated, "date")->text, "2030年4月9日");
  EXPECT_EQ(bulletin.document.date.text, "") << "what is sealed stays";
}

TEST(Compose, AnothersProblemIsToldWithItsUnit) {
  Inputs inputs = SampleOffice();
  inputs.problems[2].of_another = true;  // 水利概况 on the water bureau's site
  inputs.problems[2].unit = "东港镇";
  inputs.problems[2].path = {"首页", "镇街公开", "东港镇", "村居概况"};
  const auto document = Composed(inputs);
  const std::string text = TextOfDocument(document);
  EXPECT_NE(text.find("东港镇的村居概况栏目超2年未更新。"), std::string::npos) << text;
  EXPECT_EQ(FindValue(document, "annex.sites.3.line.1.names")->text, "科室之窗");
  EXPECT_EQ(FindValue(document, "open.total")->number, 7) << "it counts all the same";
}

Past SamplePast() {
  Past past;
  past.campaign = "2029Q4";
  past.name = "2029年第四季度";
  for (const auto& [name, number] :
       std::initializer_list<std::pair<const char*, std::int64_t>>{{"sites.pass_rate", 6'461},
                                                                   {"accounts.pass_rate", 10'000},
                                                                   {"problems.total", 12},
                                                                   {"problems.class.blank", 1},
                                                                   {"problems.class.links", 7},
                                                                   {"portal.total", 790},
                                                                   {"messages.rate", 10'000},
                                                                   {"disclosure.total", 406}}) {
    past.figures[name] = {number, std::string("b-3#") + name};
  }
  past.full["sites.pass_rate"] = {};
  past.full["accounts.pass_rate"] = {"b-3#accounts.pass_rate", "b-1#accounts.pass_rate"};
  return past;
}

TEST(Compose, ComparesWithTheLastCampaign) {
  Inputs inputs = SampleOffice();
  EXPECT_EQ(TextOfDocument(Composed(inputs)).find("较2"), std::string::npos) << "none: nothing";
  inputs.past = SamplePast();
  const auto document = Composed(inputs);
  const std::string text = TextOfDocument(document);
  for (const std::string wanted :
       {"合格率为66.67%，较2029年第四季度提高2.06个百分点，不合格1个",
        "合格率为100%，较2029年第四季度持平，已连续3次保持全部合格。",
        "链接不可用2个），较2029年第四季度减少3个，按类别看，更新不及时增加6个、链接不可用减少5个"
        "。",
        "政府公报1期，总数较2029年第四季度增加10条。", "办结率较2029年第四季度下降2.5个百分点。",
        "共公开信息406条，较2029年第四季度持平。"}) {
    EXPECT_NE(text.find(wanted), std::string::npos) << wanted << "\n--\n" << text;
  }
  EXPECT_EQ(text.find("受理数较"), std::string::npos) << "it was not told then";
  const auto* change = FindValue(document, "problems.total.change");
  ASSERT_NE(change, nullptr);
  EXPECT_EQ(change->number, -3);
  EXPECT_EQ(change->records, (std::vector<std::string>{"b-3#problems.total"}));
  EXPECT_NE(TextOfDocument(Composed(inputs, "short")).find("提高2.06个百分点"), std::string::npos);
}

TEST(Compose, MisstatementsHaveATableOfTheirOwn) {
  Inputs inputs = SampleOffice();
  ProblemRow wrong = testing::Other("p-10", "s-2", "教育局", "information", "misstatement", {},
                                    "通知公告有错别字");
  wrong.label = "关于招生的通知";
  wrong.url = "http://jy.example.gov.cn/1.html";
  wrong.seen = "按排";
  wrong.limit = "安排";
  wrong.found_on = "2030-03-12";
  wrong.standing = Standing::kFixed;
  inputs.problems.push_back(wrong);
  const auto document = Composed(inputs);
  const std::string text = TextOfDocument(document);
  EXPECT_NE(text.find("内容表述方面。发现表述错误1个，已整改1个（见附件4）。"), std::string::npos)
      << text;
  EXPECT_NE(
      text.find("1|临江市教育局网站|关于招生的通知\nhttp://jy.example.gov.cn/1.html|按排→安排|"
                "3月12日|已整改|"),
      std::string::npos)
      << text;
  EXPECT_EQ(FindValue(document, "annex.misstatements.1.words")->records,
            (std::vector<std::string>{"p-10"}));
  EXPECT_EQ(TextOfDocument(Composed(SampleOffice())).find("表述错误"), std::string::npos);
}

TEST(Compose, RepostTasksAreCountedWithoutAccusing) {
  Inputs inputs = SampleOffice();
  inputs.reposts = RepostRows{{"r-1", "r-2"}, {"r-1", "r-2", "r-1"}, {"r-2"}, {"r-1", "r-2"}};
  const auto document = Composed(inputs);
  EXPECT_NE(
      TextOfDocument(document).find("重要信息转载任务2项，各单位按期转载3篇次，逾期转载1篇次。"),
      std::string::npos);
  EXPECT_EQ(FindValue(document, "reposts.not_found"), nullptr) << "a person looks first";
}

TEST(Compose, WhatTheLastQuarterLeftOpenIsToldApart) {
  Inputs inputs = SampleOffice();
  EXPECT_EQ(TextOfDocument(Composed(inputs)).find("上季度"), std::string::npos);
  inputs.problems[0].carried_over = true;
  inputs.problems[7].carried_over = true;
  inputs.problems[1].recurred = true;
  const std::string text = TextOfDocument(Composed(inputs));
  EXPECT_NE(
      text.find("上季度未整改、转入本次复查的问题2个，已整改1个，仍未整改1个，其中教育局的"
                "政务公开—政策文件栏目超6个月未更新（见附件4）。以前已整改又反复出现的问题1个。"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("附件4 2030年第一季度上季度问题整改情况\n"), std::string::npos) << text;
  EXPECT_NE(text.find("|临江市教育局网站|政务公开—政策文件栏目超6个月未更新。|未整改|"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("|临江市人民政府网站|要闻栏目超2周未更新。|已整改|"), std::string::npos)
      << text;
}

TEST(Compose, OfManyThatWereLeftOpenSomeAreTold) {
  Inputs inputs = SampleOffice();
  for (ProblemRow& row : inputs.problems) {
    row.carried_over = true;
    row.line = row.id;  // each a line of its own
  }
  inputs.problems[6].title = "菜单打不开。";
  const std::string text = TextOfDocument(Composed(inputs));
  const std::size_t begin = text.find("仍未整改7个，其中");
  ASSERT_NE(begin, std::string::npos) << text;
  const std::string told = text.substr(begin, text.find('\n', begin) - begin);
  EXPECT_EQ(std::count(told.begin(), told.end(), ';'), 0);
  EXPECT_NE(told.find("等（见附件4）。"), std::string::npos) << told;
  EXPECT_EQ(told.find("。；"), std::string::npos) << told;
  EXPECT_NE(text.find("，单位已报整改、正在复核1个，"), std::string::npos) << "the sum adds up";
}

TEST(Compose, SaysOnlyWhatTheRecordsSayOfRoundsAndOrders) {
  Inputs inputs = SampleOffice();
  EXPECT_EQ(TextOfDocument(Composed(inputs)).find("一对一交办"), std::string::npos)
      << "nothing was handed over";
  EXPECT_NE(TextOfDocument(Composed(inputs)).find("分别于"), std::string::npos);
  inputs.orders.orders = {"o-1"};
  inputs.orders.handed = {"p-1"};
  inputs.campaign.rounds.pop_back();
  const std::string text = TextOfDocument(Composed(inputs));
  EXPECT_NE(text.find("，并就发现的问题进行了一对一交办，要求限期整改到位。"), std::string::npos);
  EXPECT_EQ(text.find("分别于"), std::string::npos) << "one round";
  EXPECT_NE(text.find("于3月11日-15日对各单位"), std::string::npos) << text;
}

TEST(Compose, TellsOfOrdersAndOfLateAnswersWhereThereAreAny) {
  Inputs inputs = SampleOffice();
  EXPECT_EQ(TextOfDocument(Composed(inputs)).find("交办整改方面"), std::string::npos);
  EXPECT_EQ(TextOfDocument(Composed(inputs)).find("规定时限"), std::string::npos);
  inputs.orders = {{"o-1", "o-2"}, {"o-2"}, {"p-1", "p-2", "p-7", "p-8", "p-9"},
                   {"p-8"},        {},      {"p-1", "p-2"},
                   {"p-9"},        {"p-7"}};
  inputs.messages->late = CountedRow{"", "", 2, {"m-2", "m-3"}};
  inputs.messages->waited_long = CountedRow{"", "", 0, {}};
  inputs.portal->error_reports_rejected = CountedRow{"", "", 1, {"m-9"}};
  const auto document = Composed(inputs);
  const std::string text = TextOfDocument(document);
  for (const std::string wanted :
       {"交办整改方面。共下发交办单2份、交办问题5个，单位已报整改、正在复核1个，"
        "未到整改期限1个，其余3个中，按期整改1个，逾期整改0个，逾期仍未整改2个，"
        "按期整改率33.33%，发出提醒、催办、督办1份。",
        "按期处理3条，终审退回重办1条。", "办结率97.5%，超过规定时限2个。"}) {
    EXPECT_NE(text.find(wanted), std::string::npos) << wanted << "\n--\n" << text;
  }
  EXPECT_EQ(FindValue(document, "messages.late")->records,
            (std::vector<std::string>{"m-2", "m-3"}));
}

TEST(Compose, WhatUnitsSayIsFixedIsToldApartWithItsUnits) {
  Inputs inputs = SampleOffice();
  for (ProblemRow& row : inputs.problems) {
    if (row.standing == Standing::kOpen) row.standing = Standing::kClaimed;
  }
  std::string text = TextOfDocument(Composed(inputs));
  EXPECT_NE(text.find("截至4月5日，已整改1个，其余8个问题3个单位已报整改，正在复核。"),
            std::string::npos)
      << text;
  text = TextOfDocument(Composed(inputs, "short"));
  EXPECT_NE(text.find("已整改1个，单位已报整改、正在复核8个，未整改0个。"), std::string::npos)
      << text;
  inputs.orders = {{"o-1"}, {}, {"p-1", "p-8"}, {"p-8"}, {}, {}, {"p-1"}, {}};
  text = TextOfDocument(Composed(inputs));
  EXPECT_NE(text.find("交办问题2个，单位已报整改、正在复核1个，其余1个中，按期整改1个，逾期整改"
                      "0个，逾期仍未整改0个，按期整改率100%。"),
            std::string::npos)
      << text;
  inputs.orders = {{"o-1"}, {}, {"p-1"}, {}, {}, {}, {"p-1"}, {}};
  text = TextOfDocument(Composed(inputs));
  EXPECT_NE(text.find("交办问题1个，单位已报整改、正在复核1个。"), std::string::npos) << text;
}

TEST(Compose, NamesOpenTheirRecords) {
  const auto document = Composed(SampleOffice());
  using Ids = std::vector<std::string>;
  EXPECT_EQ(FindValue(document, "messages.fast.1")->records, Ids{"m-1"});
  EXPECT_EQ(FindValue(document, "disclosure.zero_items")->records, Ids{"u-4"});
  EXPECT_EQ(FindValue(document, "problems.class.blank.name")->records, Ids{"p-5"});
  Inputs inputs = SampleOffice();
  inputs.sites[1].sponsor = inputs.accounts[1].sponsor = "u-2";
  inputs.problems[0].answers = inputs.problems[6].answers = "u-2";
  inputs.choices.commended_sites = {{"u-2", "教育局"}};
  inputs.choices.commended_accounts = {{"u-2", "教育局"}};
  const auto named = Composed(inputs);
  EXPECT_EQ(FindValue(named, "commended.sites.1")->records, (Ids{"u-2", "s-2", "p-1"}));
  EXPECT_EQ(FindValue(named, "commended.accounts.1")->records, (Ids{"u-2", "a-2", "p-7"}));
}

TEST(Compose, SayWhatIsMissing) {
  Inputs inputs = SampleOffice();
  inputs.choices.issuer.clear();
  const Wording wording = testing::ShippedWording("long");
  const LineRules lines = testing::ShippedLines();
  EXPECT_EQ(Compose(inputs, wording, lines).error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace xuncha::bulletin
