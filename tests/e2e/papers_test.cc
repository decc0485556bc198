// SPDX-License-Identifier: Apache-2.0
//
// Papers and evidence through the real binary, with what people get wrong, too.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/e2e/campaign_fixture.h"

namespace xuncha::e2e {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class PaperCommands : public CampaignCommands {
 protected:
  void SetUp() override {
    CampaignCommands::SetUp();
    if (IsSkipped()) return;
    File("office.toml",
         "issuer = \"济源市人民政府办公室\"\ncontact = \"王五\"\nphone = \"0391-1\"\n"
         "source_addresses = [\"192.0.2.10\"]\n");
    for (const char* title : {"图片新闻栏目空白", "要闻栏目空白"}) {
      Do({"finding", "add", "--title", title, "--subject", "s-1", "--class", "blank", "--column",
          std::string("首页—") + title});
    }
    Do({"finding", "add", "--unit", "轵城镇", "--title", "分工不明确"});
    Do({"finding", "confirm", "--state", "suspected"});
    Do({"order", "issue", "2022Q3"}, "2022-08-24T10:00");
  }
  std::string Bytes(const std::string& name) const { return ReadFile(folder_.path() / name); }
};

TEST_F(PaperCommands, AnOrderGoesOutInEveryForm) {
  Do({"order", "render", "2022Q3-应急-交办-1", "--out", Path("o.docx"), "--facts",
      Path("office.toml")});
  EXPECT_THAT(Bytes("o.docx"), StartsWith("PK"));
  Do({"order", "render", "o-1", "--as", "html", "--out", Path("o.html")});
  EXPECT_THAT(Bytes("o.html"), HasSubstr("图片新闻栏目空白"));
  const Ended text = Try({"order", "render", "o-1", "--as", "text"});
  EXPECT_EQ(text.status, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("2022Q3-应急-01"));
  EXPECT_THAT(text.out, HasSubstr("8月31日前完成整改（5个工作日）"));
  const json told = Ask({"order", "render", "o-1", "--paper", "fixes", "--out", Path("f.docx")});
  EXPECT_EQ(told["schema"], "xuncha.papers/1");
  EXPECT_EQ(told["papers"][0]["file"], Path("f.docx"));
  // The list comes back, by number.
  Do({"order", "render", "o-1", "--as", "xlsx", "--out", Path("list.xlsx")});
  EXPECT_EQ(Ask({"order", "import", Path("list.xlsx"), "--dry-run"})["blank"], 2);
}

TEST_F(PaperCommands, EveryOrderOfACampaignGoesIntoAFolder) {
  const json told =
      Ask({"order", "render", "--campaign", "2022Q3", "--as", "text", "--out", Path("out")});
  ASSERT_EQ(told["papers"].size(), 2U);
  EXPECT_THAT(Bytes("out/2022Q3-应急-交办-1.txt"), HasSubstr("问题2个"));
  EXPECT_THAT(Bytes("out/2022Q3-轵城镇-交办-1.txt"), HasSubstr("分工不明确"));
}

TEST_F(PaperCommands, NoticeLetterAndFormsAreWritten) {
  Do({"lifecycle", "request", "轵城镇网站", "close", "--reason", "整合"});
  for (const char* same : {"s-2", "zc.example.gov.cn"}) {
    EXPECT_EQ(Ask({"lifecycle", "request", same, "close"})["request"]["id"], "l-1") << same;
  }
  ExpectOneLine(Try({"lifecycle", "request", "济源市轵城镇人民政府", "close"}), 3, "轵城镇");
  ExpectOneLine(Try({"lifecycle", "list", "没有的站"}), 3, "没有的站");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"campaign", "notice", "2022Q3"},
        {"campaign", "access-letter", "2022Q3"},
        {"record", "render", "s-1", "--round", "1"},
        {"self-check", "form", "应急"},
        {"lifecycle", "form", "l-1"}}) {
    std::vector<std::string> all = words;
    all.insert(all.end(), {"--out", Path("x.docx"), "--facts", Path("office.toml")});
    Do(all);
    EXPECT_THAT(Bytes("x.docx"), StartsWith("PK")) << words[1];
    std::filesystem::remove(Path("x.docx"));
  }
  const json letter =
      Ask({"campaign", "access-letter", "2022Q3", "--as", "text", "--facts", Path("office.toml")});
  EXPECT_EQ(letter["schema"], "xuncha.paper_text/1");
  EXPECT_THAT(letter["text"].get<std::string>(), HasSubstr("来源地址：192.0.2.10"));
  EXPECT_THAT(letter["text"].get<std::string>(), HasSubstr("xuncha"));
}

TEST_F(PaperCommands, WhatIsWrongIsToldAndNothingIsWritten) {
  EXPECT_EQ(Try({"order", "render", "o-1"}).status, 3) << "a document wants --out";
  const Ended form = Try({"order", "render", "o-1", "--as", "doc", "--out", Path("bad")});
  EXPECT_NE(form.status, 0);
  EXPECT_THAT(form.err, HasSubstr("docx"));
  EXPECT_FALSE(std::filesystem::exists(Path("bad")));
  EXPECT_EQ(Try({"order", "render", "o-1", "--paper", "x", "--out", Path("bad")}).status, 3);
  EXPECT_NE(Try({"order", "render", "o-9", "--out", Path("bad")}).status, 0);
  EXPECT_NE(Try({"campaign", "notice", "2030Q1", "--out", Path("bad")}).status, 0);
  EXPECT_NE(Try({"self-check", "form", "无此单位", "--out", Path("bad")}).status, 0);
  EXPECT_NE(Try({"record", "render", "s-1", "--round", "9", "--out", Path("bad")}).status, 0);
  File("typo.toml", "contcat = \"王五\"\n");
  const Ended typo =
      Try({"order", "render", "o-1", "--out", Path("bad"), "--facts", Path("typo.toml")});
  EXPECT_NE(typo.status, 0);
  EXPECT_THAT(typo.err, HasSubstr("contcat"));
  EXPECT_FALSE(std::filesystem::exists(Path("bad")));
}

TEST_F(PaperCommands, EvidenceOfWhatAPersonSawIsItsPhoto) {
  File("photo.png", "\x89PNG\r\n");
  Do({"finding", "add", "--title", "图片不显示", "--subject", "s-2", "--class", "display", "--file",
      Path("photo.png")});
  Do({"finding", "confirm", "p-4"});
  Do({"order", "issue", "2022Q3"}, "2022-08-24T10:00");
  const json told = Ask({"order", "evidence", "o-3", "--out", Path("evidence")});
  EXPECT_EQ(told["schema"], "xuncha.order_evidence/1");
  EXPECT_EQ(told["files"], 2);
  EXPECT_EQ(Bytes("evidence/2022Q3-轵城镇-02/photo.png"), "\x89PNG\r\n");
  EXPECT_EQ(Ask({"order", "show", "o-3"})["evidence"].size(), 1U);
  EXPECT_NE(Try({"order", "evidence", "o-3", "--problem", "2022Q3-应急-01"}).status, 0);
}

TEST_F(PaperCommands, TitlesAreEnglishWhereTheCatalogueHasThemAndStoredInChinese) {
  const Ended listed = Try({"finding", "list", "--lang", "en"});
  EXPECT_THAT(listed.out, HasSubstr("图片新闻栏目空白")) << "a person's words stay";
  const Ended dealt = Try({"record", "list", "--round", "1"});
  EXPECT_EQ(dealt.status, 0) << dealt.err;
  EXPECT_THAT(dealt.out, HasSubstr("应急管理局网站"));
  EXPECT_NE(Try({"record", "list", "--round", "1", "--group", "第九组"}).status, 0);
}

}  // namespace
}  // namespace xuncha::e2e
