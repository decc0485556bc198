// SPDX-License-Identifier: Apache-2.0
#include "bulletin/moves.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

using testing::Composed;
using testing::SampleOffice;
using testing::TextOfDocument;

Inputs WithMoves() {
  Inputs in = SampleOffice();
  in.moves = {
      {"a-1", "临江发布", "微信订阅号", "u-1", "政府办", MoveKind::kChanged, "2030-02-03", {"l-1"}},
      {"a-8", "临江旅游", "微博", "u-4", "旅游局", MoveKind::kCancelled, "2030-03-01", {"l-2"}},
      {"a-9", "东港发布", "抖音", "u-5", "东港镇", MoveKind::kCancelled, "2030-03-05", {"a-9"}},
      {"a-3", "临江水务", "微博", "u-3", "水务局", MoveKind::kUnderWay, "", {"l-4"}}};
  return in;
}

TEST(Moves, AreToldInTheTextAndInAnAnnexOfBothForms) {
  for (const char* form : {"long", "short"}) {
    const auto document = Composed(WithMoves(), form);
    const std::string text = TextOfDocument(document);
    EXPECT_NE(text.find("政务新媒体变更1个、注销2个、正在办理关停注销1个（见附件4）。"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("附件4 2030年第一季度政务新媒体变动情况\n"), std::string::npos) << text;
    EXPECT_NE(text.find("2|临江旅游|微博|旅游局|注销|3月1日|"), std::string::npos) << text;
    EXPECT_NE(text.find("4|临江水务|微博|水务局|正在办理关停注销||"), std::string::npos) << text;
    const auto* cancelled = FindValue(document, "accounts.moves.cancelled");
    ASSERT_NE(cancelled, nullptr);
    EXPECT_EQ(cancelled->number, 2);
    EXPECT_EQ(cancelled->records, (std::vector<std::string>{"l-2", "a-9"}));
  }
}

TEST(Moves, NoMoveNoWordAndNoAnnex) {
  const auto document = Composed(SampleOffice());
  EXPECT_EQ(TextOfDocument(document).find("变动"), std::string::npos);
  EXPECT_EQ(document.annexes.size(), 3U);
}

TEST(Moves, EveryKindHasItsName) {
  std::set<std::string> names;
  for (int i = 0; i < kMoveKinds; ++i) names.insert(Name(static_cast<MoveKind>(i)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(kMoveKinds));
}

}  // namespace
}  // namespace xuncha::bulletin
