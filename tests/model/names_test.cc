// SPDX-License-Identifier: Apache-2.0
//
// Names are read by machines and stored in snapshots: each value has its own, and where there is a
// way back it leads to the same value.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "model/finding.h"
#include "model/url_record.h"

namespace xuncha::model {
namespace {

// The names of all values up to `last`; a value without a name of its own fails.
template <class Enum>
std::set<std::string> NamesUpTo(Enum last) {
  std::set<std::string> names;
  const int count = static_cast<int>(last) + 1;
  for (int value = 0; value < count; ++value) {
    EXPECT_TRUE(names.insert(Name(static_cast<Enum>(value))).second) << "value " << value;
  }
  EXPECT_FALSE(names.contains("?"));
  return names;
}

TEST(Names, AreOneForEachValue) {
  NamesUpTo(Outcome::kIntranetTarget);
  NamesUpTo(Account::kCouldNotCheck);
  NamesUpTo(NotCheckedWhy::kStopped);
  NamesUpTo(Expected::kMedia);
  NamesUpTo(FileKind::kUnknownBinary);
  NamesUpTo(Integrity::kDoubtful);
  NamesUpTo(Confidence::kReview);
  NamesUpTo(Tier::kHint);
  NamesUpTo(CheckAnswer::kNotObserved);
  NamesUpTo(ListSource::kEmbedded);
  NamesUpTo(RowDate::kColumn);
  NamesUpTo(ColumnKind::kService);
  NamesUpTo(KindFrom::kLexicon);
  NamesUpTo(ColumnState::kNotObserved);
  NamesUpTo(LatestFrom::kHistory);
}

TEST(Names, EndWhereTheEnumEnds) {
  EXPECT_STREQ(Name(static_cast<Outcome>(static_cast<int>(Outcome::kIntranetTarget) + 1)), "?");
  EXPECT_STREQ(Name(static_cast<Account>(static_cast<int>(Account::kCouldNotCheck) + 1)), "?");
  EXPECT_STREQ(Name(static_cast<FileKind>(static_cast<int>(FileKind::kUnknownBinary) + 1)), "?");
}

TEST(Names, LeadBackToTheirValue) {
  for (int value = 0; value <= static_cast<int>(Outcome::kIntranetTarget); ++value) {
    Outcome outcome = Outcome::kNone;
    ASSERT_TRUE(OutcomeFromName(Name(static_cast<Outcome>(value)), outcome));
    EXPECT_EQ(outcome, static_cast<Outcome>(value));
  }
  for (int value = 0; value <= static_cast<int>(Tier::kHint); ++value) {
    Tier tier = Tier::kVeto;
    ASSERT_TRUE(TierFromName(Name(static_cast<Tier>(value)), tier));
    EXPECT_EQ(tier, static_cast<Tier>(value));
  }
  Outcome outcome = Outcome::kNone;
  EXPECT_FALSE(OutcomeFromName("no such outcome", outcome));
}

}  // namespace
}  // namespace xuncha::model
