// SPDX-License-Identifier: Apache-2.0
#include "facts/lexicon.h"

#include "tests/facts/page_fixture.h"
#include "tests/support/source_dir.h"

namespace xuncha::facts {
namespace {

TEST(Lexicon, TheShippedOneReads) {
  const Lexicon& lexicon = testing::ShippedLexicon();
  EXPECT_FALSE(lexicon.nav_words.empty());
  EXPECT_FALSE(lexicon.breadcrumb_leads.empty());
  EXPECT_FALSE(lexicon.relay_parameters.empty());
}

std::string Shipped() { return testing::ReadFile(SourceDir() + "/data/lexicon.toml"); }

void ExpectRefused(const std::string& toml, std::string_view word) {
  const auto parsed = ParseLexicon(toml);
  ASSERT_FALSE(parsed.has_value()) << word;
  EXPECT_EQ(parsed.error().code, ErrorCode::kInvalidArgument);
  EXPECT_NE(parsed.error().message.find(word), std::string::npos) << parsed.error().message;
}

TEST(Lexicon, RefusesWhatItCannotUseAndNamesIt) {
  ExpectRefused("not toml [", "line 1");
  ExpectRefused("", "nav_words");
  ExpectRefused(Shipped() + "\n[colours]\nred = []\n", "colours");
  std::string more = Shipped();
  more.replace(more.find("[places]"), 8, "[places]\nwhatever = []\n");
  ExpectRefused(more, "whatever");
  std::string number = Shipped();
  number.replace(number.find("date_labels = ["), 15, "date_labels = [7, ");
  ExpectRefused(number, "date_labels");
  std::string empty = Shipped();
  empty.replace(empty.find("date_labels = ["), 15, "date_labels = [\"\", ");
  ExpectRefused(empty, "date_labels");
}

}  // namespace
}  // namespace xuncha::facts
