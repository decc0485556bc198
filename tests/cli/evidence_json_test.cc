// SPDX-License-Identifier: Apache-2.0
#include "cli/evidence_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuncha::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(EvidenceJson, TellsWhatIsKeptWithoutThePage) {
  app::ProblemEvidence one;
  one.problem.id = "p-1";
  one.problem.number = "2022Q3-应急-01";
  app::PlaceEvidence page;
  page.snapshot = "s";
  page.url = "http://a.example/";
  page.status = 404;
  page.outcome = "gone";
  page.ref = "warc:e#0";
  page.response_head = "HTTP/1.1 404 Not Found\r\n\r\n";
  page.payload = "<p>PAGE</p>";
  page.spot = "/x";
  page.excerpt = "<a href=\"/x\">";
  one.places = {page, {}};
  const std::string json = EvidenceJson({one});
  EXPECT_THAT(json, HasSubstr("\"number\": \"2022Q3-应急-01\""));
  EXPECT_THAT(json, HasSubstr("\"headers\": \"HTTP/1.1 404 Not Found\\r\\n\\r\\n\""));
  EXPECT_THAT(json, HasSubstr("<a href=\\\"/x\\\">"));
  EXPECT_THAT(json, HasSubstr("\"page_bytes\": 11"));
  EXPECT_THAT(json, HasSubstr("\"evidence\": null")) << "nothing is kept of the second";
  EXPECT_THAT(json, Not(HasSubstr("PAGE")));
}

}  // namespace
}  // namespace xuncha::cli
