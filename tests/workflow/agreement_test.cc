// SPDX-License-Identifier: Apache-2.0
#include "workflow/agreement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuncha::workflow {
namespace {

using ::testing::ElementsAre;

model::SubjectVerdict Verdict(const char* subject, const char* result,
                              std::vector<std::string> vetoes = {}) {
  model::SubjectVerdict verdict;
  verdict.subject = subject;
  verdict.result = result;
  verdict.vetoes = std::move(vetoes);
  return verdict;
}

TEST(Agreement, SameResultAndSameVetoesAgree) {
  const Agreement found =
      Compare({Verdict("s-1", "qualified"), Verdict("s-2", "unqualified", {"V1.3", "V1.4.3"}),
               Verdict("s-3", "qualified"), Verdict("s-9", "qualified")},
              {Verdict("s-2", "unqualified", {"V1.4.3", "V1.3"}), Verdict("s-1", "qualified"),
               Verdict("s-3", "unqualified", {"V1.3"})});
  EXPECT_EQ(found.sample, 3U);
  EXPECT_EQ(found.compared, 3U);
  EXPECT_EQ(found.agreed, 2U);
  ASSERT_EQ(found.differing.size(), 1U);
  EXPECT_EQ(found.differing[0].subject, "s-3");
  EXPECT_EQ(found.differing[0].lower, "qualified");
  EXPECT_EQ(found.differing[0].upper, "unqualified");
  EXPECT_THAT(found.differing[0].only_upper, ElementsAre("V1.3"));
}

TEST(Agreement, AnotherVetoIsADisagreementToo) {
  const Agreement found =
      Compare({Verdict("s-1", "unqualified", {"V1.3"})}, {Verdict("s-1", "unqualified", {"V1.2"})});
  ASSERT_EQ(found.differing.size(), 1U);
  EXPECT_THAT(found.differing[0].only_lower, ElementsAre("V1.3"));
  EXPECT_THAT(found.differing[0].only_upper, ElementsAre("V1.2"));
}

TEST(Agreement, WhatHasNoEndOnOneSideIsNotCompared) {
  const Agreement found = Compare(
      {Verdict("s-1", "undetermined"), Verdict("s-2", "qualified")},
      {Verdict("s-1", "qualified"), Verdict("s-2", "undetermined"), Verdict("s-3", "qualified")});
  EXPECT_EQ(found.compared, 0U);
  EXPECT_THAT(found.not_compared, ElementsAre("s-1", "s-2", "s-3"));
}

TEST(Subtree, HoldsEverythingBelowInTheRegistersOrder) {
  std::vector<model::Unit> units(6);
  const char* ids[] = {"u-1", "u-2", "u-3", "u-4", "u-5", "u-6"};
  const char* parents[] = {"", "u-1", "u-1", "u-2", "", "u-6"};
  for (std::size_t i = 0; i < units.size(); ++i) {
    units[i].id = ids[i];
    units[i].parent = parents[i];
  }
  units[1].order = 2;
  units[2].order = 1;
  EXPECT_THAT(Subtree(units, "u-1"), ElementsAre("u-1", "u-3", "u-2", "u-4"));
  EXPECT_THAT(Subtree(units, "u-4"), ElementsAre("u-4"));
  EXPECT_THAT(Subtree(units, "u-6"), ElementsAre("u-6")) << "a unit above itself";
}

}  // namespace
}  // namespace xuncha::workflow
