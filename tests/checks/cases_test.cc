// SPDX-License-Identifier: Apache-2.0
//
// Every case folder under tests/checks/<area>/<id>/ is one test. See case_runner.h for the form.
#include <gtest/gtest.h>

#include "tests/checks/case_runner.h"

namespace xuncha::testing {
namespace {

class CheckCase : public ::testing::TestWithParam<CaseFolder> {};

TEST_P(CheckCase, SaysWhatItExpects) {
  const std::vector<std::string> faults = RunCase(GetParam());
  EXPECT_TRUE(faults.empty());
  for (const std::string& fault : faults) {
    ADD_FAILURE() << GetParam().check << "/" << GetParam().name << ": " << fault;
  }
}

std::string TestName(const ::testing::TestParamInfo<CaseFolder>& folder) {
  return folder.param.check + "__" + folder.param.name;
}

INSTANTIATE_TEST_SUITE_P(All, CheckCase, ::testing::ValuesIn(FindCases()), TestName);

}  // namespace
}  // namespace xuncha::testing
