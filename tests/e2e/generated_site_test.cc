// SPDX-License-Identifier: Apache-2.0
//
// Sites with known defects, one of each template family, seeds that no other test uses: what the
// program finds is compared with what was planted.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>

#include "site_generator/generator.h"
#include "tests/e2e/local_site.h"
#include "tests/support/source_dir.h"

namespace xuncha::e2e {
namespace {

class GeneratedSite : public testing::TestWithParam<sitegen::Family> {};

TEST_P(GeneratedSite, FindsWhatWasPlantedAndNothingElse) {
  if (const std::string why = Unavailable(); !why.empty()) {
    GTEST_SKIP() << why;
  }
  TemporaryFolder folder;
  const int port = FreePort();
  sitegen::Options options;
  options.listen = "127.0.0.1:" + std::to_string(port);
  options.base_url = "http://" + options.listen;
  options.out_dir = folder.path();
  options.family = GetParam();
  options.articles = 300;
  options.seed = 20220823;
  sitegen::Summary summary;
  std::string error;
  ASSERT_TRUE(sitegen::Generate(options, summary, error)) << error;
  const auto server = Nginx::Start(folder.path(), port);
  ASSERT_NE(server, nullptr);

  // One family meets the outside world, too: names that cannot exist, asked for over a minute.
  std::vector<std::string> more = {"--as-of", "2022-08-23"};
  if (GetParam() != sitegen::Family::kModern) {
    more.push_back("--no-external");
  }
  const nlohmann::json report = Check(options.base_url + "/", folder.path(), more);
  ASSERT_TRUE(report.is_object());

  const Ended scored =
      e2e::Run({"python3", SourceDir() + "/tools/score.py", folder.path() / "report.json",
                folder.path() / "ground_truth.ndjson", "--require-precision", "0.99",
                "--require-recall", "0.98", "--require-pages", "0.95"});
  EXPECT_EQ(scored.status, 0) << scored.out << scored.err;

  EXPECT_EQ(report["complete"], true);
  const auto& coverage = report["coverage"];
  std::uint64_t accounted = coverage["fetched"].get<std::uint64_t>() +
                            coverage["reused"].get<std::uint64_t>() +
                            coverage["external_checked"].get<std::uint64_t>() +
                            coverage["could_not_check"].get<std::uint64_t>();
  for (const auto& [name, count] : coverage["skipped"].items()) {
    accounted += count.get<std::uint64_t>();
  }
  EXPECT_EQ(coverage["discovered"].get<std::uint64_t>(), accounted);

  std::set<std::string> addresses;
  bool asked_what_is_no_link = false;
  for (const std::string& request : server->Requests()) {
    const std::string address = request.substr(request.rfind(' ') + 1);
    addresses.insert(address);
    asked_what_is_no_link = asked_what_is_no_link || address.find("/never/") != std::string::npos;
  }
  EXPECT_FALSE(asked_what_is_no_link) << "comments, script strings and inert text hold no links";
  EXPECT_LE(report["requests"]["first"].get<double>(),
            1.02 * static_cast<double>(addresses.size()));

  std::set<std::string> not_checked;
  for (const auto& entry : report["not_checked"]) {
    not_checked.insert(entry["url"].get<std::string>());
  }
  const bool forbidden_listed =
      std::any_of(not_checked.begin(), not_checked.end(),
                  [](const std::string& url) { return url.find("/nbxx/") != std::string::npos; });
  EXPECT_TRUE(forbidden_listed) << "what was forbidden is listed as not checked";
}

INSTANTIATE_TEST_SUITE_P(Families, GeneratedSite,
                         testing::Values(sitegen::Family::kModern, sitegen::Family::kTable,
                                         sitegen::Family::kDisclosure),
                         [](const auto& tested) { return std::string(Name(tested.param)); });

}  // namespace
}  // namespace xuncha::e2e
