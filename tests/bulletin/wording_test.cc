// SPDX-License-Identifier: Apache-2.0
#include "bulletin/wording.h"

#include <gtest/gtest.h>

#include "base/resources.h"
#include "bulletin/fill.h"

namespace xuncha::bulletin {
namespace {

std::string Shipped() { return Resources().Read("data/bulletin/long.toml").value_or(""); }

std::string FaultAfter(const std::string& from, const std::string& to) {
  std::string text = Shipped();
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  const auto wording = ParseWording(text, "w.toml");
  return wording ? std::string() : wording.error().message;
}

TEST(Wording, FaultsOfTheFileAreToldWithTheirLine) {
  EXPECT_NE(FaultAfter("{sites.checked}", "{sites.chekced}").find("{sites.chekced}"),
            std::string::npos);
  EXPECT_NE(FaultAfter("role = \"lead2\"", "role = \"lead9\"").find("role is body"),
            std::string::npos);
  EXPECT_NE(FaultAfter("over = [200, 100]", "over = [100, 200]").find("highest"),
            std::string::npos);
  EXPECT_NE(FaultAfter("when = [\"sites.unqualified\"]", "when = [\"sites\"]").find("{sites}"),
            std::string::npos);
  EXPECT_NE(FaultAfter("form = \"long\"", "form = \"middle\"").find("long or short"),
            std::string::npos);
  EXPECT_NE(FaultAfter("name = \"sites.pass_rate\"", "name = \"sites.failed\"")
                .find("{sites.failed.change}"),
            std::string::npos);
  EXPECT_NE(FaultAfter("rate_up = ", "# rate_up = ").find("rate_up"), std::string::npos);
  EXPECT_NE(FaultAfter("least = 90", "least = 70").find("the highest [[tier]]"), std::string::npos);
  EXPECT_NE(FaultAfter("\"等次\"]", "]").find("4 names of columns"), std::string::npos);
  EXPECT_NE(FaultAfter("\"整改情况\"]", "]").find("6 names of columns"), std::string::npos);
  EXPECT_NE(FaultAfter("[disclosure]", "[disclosed]").find("[disclosure]"), std::string::npos);
}

TEST(Wording, AFragmentNeedsItsPhrasesAndConditions) {
  Phrases phrases;
  phrases["sites.checked"] = {{"3", "sites.checked"}};
  phrases["open.total"] = {{"0", "open.total"}};
  EXPECT_EQ(TextOf(*FillFragment({"查{sites.checked}个", {}, {}}, phrases)), "查3个");
  EXPECT_FALSE(FillFragment({"查{accounts.checked}个", {}, {}}, phrases));
  EXPECT_FALSE(FillFragment({"有", {"open.total"}, {}}, phrases));
  EXPECT_TRUE(FillFragment({"无", {}, {"open.total"}}, phrases));
  EXPECT_TRUE(FillFragment({"{open.total}个", {}, {}}, phrases)) << "0 is a number to print";
}

}  // namespace
}  // namespace xuncha::bulletin
