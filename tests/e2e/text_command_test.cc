// SPDX-License-Identifier: Apache-2.0
//
// The real binary on texts: `xuncha text`, and an inspection of a site that leaks. No clear value
// of a person comes out anywhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "mocksite/mock_site.h"
#include "tests/e2e/program_fixture.h"
#include "tests/text_checks/scan_fixture.h"

namespace xuncha::e2e {
namespace {

using mocksite::MockSite;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class TextCommand : public ProgramTest {
 protected:
  std::string File(const std::string& name, const std::string& bytes) const {
    const std::string path = Path(folder_.path() / name);
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  const std::string id_ = text_checks::testing::MadeUpId();
};

TEST_F(TextCommand, TellsWhatStandsInAFileMasked) {
  const std::string list = File("list.csv", "姓名,身份证号\n甲一," + id_ + "\n");
  const Ended text = Xuncha({"text", list});
  EXPECT_EQ(text.status, 2) << text.err;
  EXPECT_THAT(text.out, HasSubstr("identity number 41*************" + id_.substr(15)));
  EXPECT_THAT(text.out, Not(HasSubstr(id_)));
  const Ended asked = Xuncha({"text", list, File("a.txt", "抓住关健环节"), "--format", "json"});
  EXPECT_THAT(asked.out, Not(HasSubstr(id_)));
  const json told = json::parse(asked.out);
  EXPECT_EQ(told["schema"], "xuncha.text/1");
  EXPECT_EQ(told["faults"], 2);
  EXPECT_EQ(told["files"][0]["hits"][0]["place"], "B2");
  EXPECT_EQ(told["files"][1]["hits"][0]["right"], "关键");
}

TEST_F(TextCommand, CleanFilesAreNothingToActOn) {
  const Ended ended = Xuncha({"text", File("a.html", "<p>关键环节，电话0371-66660000</p>")});
  EXPECT_EQ(ended.status, 0) << ended.out << ended.err;
  EXPECT_EQ(ended.out, "0 place(s) to act on\n");
  EXPECT_EQ(Xuncha({"text", "/nowhere.txt"}).status, 3);
  ExpectOneLine(Xuncha({"text", File("b.pdf", "%PDF-1.4 " + id_)}), 1, "b.pdf");
}

TEST_F(TextCommand, ASiteThatLeaksIsAskedAboutAndNothingIsRepeated) {
  const std::string mobile = "13800001234";
  MockSite site;
  site.Page("/",
            "<meta charset=utf-8><title>x</title><a href=/a.html>a</a>"
            "<a href=/list.csv>救助名单</a><a href='/b.html'>甲一 " +
                id_ + "</a>");
  site.Page("/a.html", "<meta charset=utf-8><title>名单 " + id_ + "</title><h1>" + id_ +
                           "</h1><p>甲一 " + id_ + " " + mobile + " 抓住关健环节</p>");
  site.Page("/b.html", "<meta charset=utf-8><title>b</title><p>乙 " + mobile + "</p>");
  site.Status("/list.csv", 200, "Content-Type: text/csv\r\n", "姓名,身份证号\n甲一," + id_ + "\n");
  for (const char* format : {"json", "text", "html"}) {
    const Ended ended = CheckIt(site.Url("/"), {"--format", format});
    EXPECT_THAT(ended.out, Not(HasSubstr(id_))) << format;
    EXPECT_THAT(ended.out, Not(HasSubstr(mobile))) << format;
    EXPECT_THAT(ended.err, Not(HasSubstr(id_))) << format;
    if (std::string(format) != "json") continue;
    const json report = json::parse(ended.out);
    std::size_t leaks = 0, words = 0;
    bool attachment = false;
    for (const json& finding : report["findings"]) {
      EXPECT_EQ(finding["check"] != "privacy_leak" || finding["confidence"] == "review", true);
      leaks += finding["check"] == "privacy_leak" ? 1 : 0;
      words += finding["check"] == "misstatement" ? 1 : 0;
      attachment = attachment || (finding["check"] == "privacy_leak" &&
                                  std::string(finding["url"]).ends_with("/list.csv"));
    }
    EXPECT_GE(leaks, 1U) << ended.out;
    EXPECT_TRUE(attachment) << ended.out;
    EXPECT_EQ(words, 1U);
    const std::string snapshot = report["snapshot"];
    const Ended pages = Xuncha({"snapshot", "show", snapshot, "pages", "--format", "json"});
    EXPECT_THAT(pages.out, Not(HasSubstr(id_)));
  }
}

}  // namespace
}  // namespace xuncha::e2e
