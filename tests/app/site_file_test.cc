// SPDX-License-Identifier: Apache-2.0
#include "app/site_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(SiteFile, ReadsTheRegisterEntry) {
  const auto site = ParseSiteFile(R"(
home = "https://www.example.gov.cn/"
name = "某县人民政府"
id_code = "4190010001"
kind = "department"
hosts = ["www.example.gov.cn", "http://ZWGK.example.gov.cn:8080/x"]
services = false

[[service_hours]]
host = "ws.example.gov.cn"
from = "08:30"
to = "18:00"
working_days_only = true

[[columns]]
url = "/zwyw/tpxw/"
path = ["首页", "政务要闻", "图片新闻"]
kind = "news"
cycle = "P14D"

[[columns]]
url = "https://www.example.gov.cn/xf/"
path = "首页—互动交流 > 我要写信"
not_involved = true
)",
                                  "s.toml");
  ASSERT_TRUE(site) << site.error().message;
  EXPECT_EQ(site->kind, model::SiteKind::kDepartment);
  EXPECT_THAT(site->hosts, ElementsAre("www.example.gov.cn", "zwgk.example.gov.cn:8080"));
  EXPECT_FALSE(site->outward_services);
  EXPECT_EQ(site->service_hours[0].from_minute, 510);
  EXPECT_EQ(site->service_hours[0].to_minute, 1080);
  ASSERT_EQ(site->columns.size(), 2U);
  EXPECT_EQ(site->columns[0].url, "https://www.example.gov.cn/zwyw/tpxw/");
  EXPECT_THAT(site->columns[0].path, ElementsAre("首页", "政务要闻", "图片新闻"));
  EXPECT_THAT(site->columns[1].path, ElementsAre("首页", "互动交流", "我要写信"));
  EXPECT_TRUE(site->columns[1].not_involved);
}

TEST(SiteFile, ErrorsNameFileLineKeyAndWhatToDo) {
  const auto message = [](std::string_view toml) {
    const auto site = ParseSiteFile(toml, "s.toml");
    return site ? std::string("no error") : site.error().message;
  };
  EXPECT_EQ(message("naem = \"x\""), "s.toml line 1: unknown key naem; did you mean name?");
  EXPECT_EQ(message("\nkind = \"county\""), "s.toml line 2: kind must be portal or department");
  EXPECT_THAT(message("id_code = \"12\""), HasSubstr("must have ten characters"));
  EXPECT_THAT(message("[[columns]]\nurl = \"http://a.cn/\"\nstate = \"old\""),
              HasSubstr("static or archived"));
  EXPECT_THAT(message("hosts = [\"\"]"), HasSubstr("hosts has no host name"));
  EXPECT_THAT(message("[[columns]]\nurl = \"x\""), HasSubstr("columns.url must be an http"));
  EXPECT_THAT(message("[[columns]]\npath = \"x\""), HasSubstr("columns.url is missing"));
  EXPECT_THAT(message("[[columns]]\nurl = \"http://a.example/\"\ncycle = \"2 weeks\""),
              HasSubstr("s.toml line 3: columns.cycle must be a period such as P14D"));
  EXPECT_THAT(message("[[columns]]\nurl = \"http://a.example/\"\nkind = \"blog\""),
              HasSubstr("must be one of: news, notice"));
  EXPECT_THAT(message("[[service_hours]]\nfrom = \"8h30\""), HasSubstr("such as \"08:30\""));
  EXPECT_THAT(message("[[service_hours]]\nfrom = \"18:00\"\nto = \"08:00\""),
              HasSubstr("must be later than from"));
  EXPECT_THAT(message("[[columns]]\nurl = \"http://a.example/b/\"\n"
                      "[[columns]]\nurl = \"http://a.example/c/\"\n"
                      "[[columns]]\nurl = \"HTTP://a.example/b/#top\""),
              HasSubstr("s.toml line 6: columns.url is given twice, at line 2 too: http"));
  EXPECT_THAT(message("a = "), HasSubstr("s.toml line 1"));
  EXPECT_EQ(ReadSiteFile("/nowhere/s.toml").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace xuncha::app
