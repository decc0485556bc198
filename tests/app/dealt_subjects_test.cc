// SPDX-License-Identifier: Apache-2.0
#include "app/dealt_subjects.h"

#include "app/check_records.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

constexpr const char* kGroups = R"(
[[group]]
name = "第一检查组"
members = ["张三"]
units = ["济源市林业局"]
[[group]]
name = "第二检查组"
members = ["李四"]
units = ["济源市应急管理局"]
)";

class Dealt : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open(std::string(kCampaignToml) + kGroups));
  }
  Result<DealtList> List(const char* actor, const char* group = "", int round = 1) {
    return DealtSubjects(*database_, rules_, resources_, {"2022Q3", round, group, actor});
  }
};

TEST_F(Dealt, AnInspectorSeesTheOwnGroupsSubjects) {
  const auto own = List("张三");
  const auto other = List("李四");
  const auto office = List("office");
  ASSERT_TRUE(own && other && office);
  EXPECT_FALSE(own->subjects.empty());
  EXPECT_EQ(own->subjects.size() + other->subjects.size(), office->subjects.size());
  for (const DealtSubject& one : own->subjects) {
    EXPECT_EQ(one.group, "第一检查组");
    EXPECT_GT(one.rows, 0U);
    EXPECT_EQ(one.open, one.rows);
  }
  const auto same = List("张三", "第一检查组");
  ASSERT_TRUE(same);
  EXPECT_EQ(same->subjects.size(), own->subjects.size());
}

TEST_F(Dealt, AnotherGroupsAreNotTheirsToSee) {
  const auto other = List("张三", "第二检查组");
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::kPermission);
  EXPECT_TRUE(List("office", "第二检查组")) << "the office sees all";
  EXPECT_EQ(List("office", "第九检查组").error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(List("张三", "", 3));
}

TEST_F(Dealt, AnsweredRowsAreNotOpen) {
  const auto before = List("张三");
  ASSERT_TRUE(before && !before->subjects.empty());
  RecordAnswer answer;
  answer.campaign = "2022Q3";
  answer.subject = before->subjects.front().subject;
  answer.answer = model::RowAnswer::kNotFound;
  const auto done = AnswerRecord(*database_, rules_, resources_, answer, By("张三"));
  ASSERT_TRUE(done) << done.error().message;
  const auto after = List("张三");
  ASSERT_TRUE(after);
  EXPECT_EQ(after->subjects.front().open, 0U);
  EXPECT_EQ(List("张三", "", 2)->subjects.front().open, after->subjects.front().rows)
      << "the second round is its own";
}

}  // namespace
}  // namespace xuncha::app
