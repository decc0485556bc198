// SPDX-License-Identifier: Apache-2.0
//
// A quarter's work through the real binary: nothing but commands, as an office types them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/e2e/program_fixture.h"

namespace xuncha::e2e {

class CampaignCommands : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    if (IsSkipped()) return;
    File("units.csv", "单位名称,简称\n济源市应急管理局,应急\n济源市轵城镇人民政府,轵城镇\n");
    File("sites.csv",
         "网站名称,首页网址,主办单位\n应急管理局网站,http://yj.example.gov.cn/,应急\n"
         "轵城镇网站,http://zc.example.gov.cn/,轵城镇\n");
    File("c.toml",
         "id = \"2022Q3\"\nname = \"2022年第三季度\"\nmonitoring_point = \"2022-08-23\"\n"
         "rectification_until = \"2022-08-31\"\n[self_check]\nfrom = \"2022-08-01\"\n"
         "until = \"2022-08-10\"\n[[round]]\nfrom = \"2022-08-15\"\nuntil = \"2022-08-24\"\n");
    Do({"inventory", "import", "units", Path("units.csv")});
    Do({"inventory", "import", "sites", Path("sites.csv")});
    Do({"campaign", "create", Path("c.toml")});
    Do({"campaign", "open", "2022Q3"});
  }

  std::string Path(const std::string& name) const { return (folder_.path() / name).string(); }
  void File(const std::string& name, const std::string& text) const {
    WriteFile(folder_.path() / name, text);
  }
  Ended Try(std::vector<std::string> words, const char* now = "2022-08-16T10:00") const {
    words.insert(words.end(), {"--now", now});
    return Xuncha(words);
  }
  void Do(std::vector<std::string> words, const char* now = "2022-08-16T10:00") const {
    const Ended ended = Try(std::move(words), now);
    EXPECT_EQ(ended.status, 0) << ended.err << ended.out;
  }
  nlohmann::json Ask(std::vector<std::string> words, const char* now = "2022-08-16T10:00") const {
    words.insert(words.end(), {"--format", "json"});
    const Ended ended = Try(std::move(words), now);
    EXPECT_EQ(ended.status, 0) << ended.err;
    nlohmann::json answer = nlohmann::json::parse(ended.out, nullptr, false);
    EXPECT_TRUE(answer.is_object()) << ended.out;
    return answer.is_object() ? answer : nlohmann::json::object();
  }
};

}  // namespace xuncha::e2e
