// SPDX-License-Identifier: Apache-2.0
#include "bulletin/html_preview.h"

#include <gtest/gtest.h>

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

TEST(HtmlPreview, ValuesCarryTheirNamesAndTextIsEscaped) {
  Inputs inputs = testing::SampleOffice();
  inputs.problems[5].title = "<script>alert(1)</script>";
  model::Bulletin bulletin;
  bulletin.document = testing::Composed(inputs);
  bulletin.number = "临政办〔2030〕12号";
  const std::string html = HtmlPreview(bulletin);
  EXPECT_NE(html.find("共发现<data value=\"problems.classes\">三</data>大类"), std::string::npos);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_NE(html.find("&lt;script&gt;"), std::string::npos);
  EXPECT_NE(html.find("<h2>一、政府网站"), std::string::npos);
  EXPECT_NE(html.find("临政办〔2030〕12号"), std::string::npos);
  EXPECT_NE(html.find("<br>2. "), std::string::npos);
  EXPECT_EQ(html, HtmlPreview(bulletin));
}

}  // namespace
}  // namespace xuncha::bulletin
