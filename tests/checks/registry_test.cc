// SPDX-License-Identifier: Apache-2.0
//
// What must hold for every check: it is listed, its clauses exist, it has its cases, and people can
// read what it says in both languages.
#include "checks/registry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "base/messages.h"
#include "tests/audit/fake_site.h"
#include "tests/checks/case_runner.h"
#include "tests/support/source_dir.h"

namespace xuncha::checks {
namespace {

namespace fs = std::filesystem;

TEST(Registry, ListsEveryFileOfTheTree) {
  std::set<std::string> files;
  const fs::path root = fs::path(SourceDir()) / "src" / "checks";
  for (const auto& folder : fs::directory_iterator(root)) {
    if (!folder.is_directory()) continue;
    for (const auto& file : fs::directory_iterator(folder.path())) {
      files.insert(folder.path().filename().string() + "/" + file.path().stem().string());
    }
  }
  std::set<std::string> listed;
  for (const CheckDef* check : AllChecks()) {
    EXPECT_TRUE(listed.insert(std::string(check->area) + "/" + std::string(check->id)).second);
  }
  EXPECT_EQ(files, listed);
}

TEST(Registry, EveryCheckIsWhole) {
  for (const CheckDef* check : AllChecks()) {
    SCOPED_TRACE(check->id);
    EXPECT_GE(check->version, 1);
    EXPECT_FALSE(check->indicators.empty());
    EXPECT_FALSE(check->messages.empty());
    EXPECT_NE(check->needs, 0U);
    const int forms = (check->judge != nullptr ? 1 : 0) + (check->watch != nullptr ? 1 : 0) +
                      (check->inspect != nullptr ? 1 : 0);
    EXPECT_EQ(forms, 1);
    EXPECT_EQ(check->judge != nullptr, check->applies != nullptr);
    EXPECT_EQ(FindCheck(check->id), check);
  }
  EXPECT_EQ(FindCheck("no_such_check"), nullptr);
}

TEST(Registry, ClausesAreThoseOfTheRulebookAndItNamesTheChecks) {
  const audit::Rulebook rulebook = testing::NationalRulebook();
  for (const CheckDef* check : AllChecks()) {
    for (const std::string_view clause : check->indicators) {
      EXPECT_TRUE(rulebook.Knows(clause)) << check->id << " cites " << clause;
      const audit::Indicator* indicator = rulebook.FindIndicator(clause);
      if (indicator == nullptr) continue;
      EXPECT_NE(std::find(indicator->checks.begin(), indicator->checks.end(), check->id),
                indicator->checks.end())
          << clause << " does not name " << check->id;
    }
  }
  for (const audit::Indicator& indicator : rulebook.indicators) {
    for (const std::string& id : indicator.checks) {
      const CheckDef* check = FindCheck(id);
      ASSERT_NE(check, nullptr) << id;
      EXPECT_NE(std::find(check->indicators.begin(), check->indicators.end(), indicator.id),
                check->indicators.end())
          << id << " does not cite " << indicator.id;
    }
  }
}

TEST(Registry, MessagesStandInBothLanguagesAndNoneIsLeftOver) {
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    Messages messages(language);
    const std::string file =
        std::string("data/messages/checks.") + LanguageCode(language) + ".toml";
    ASSERT_TRUE(messages.Add(testing::ReadSourceFile(file), file).has_value());
    std::set<std::string> wanted;
    for (const CheckDef* check : AllChecks()) {
      const std::string id(check->id);
      wanted.insert(id + ".name");
      wanted.insert(id + ".fix");
      for (const std::string_view key : check->messages) wanted.insert(id + "." + std::string(key));
    }
    std::set<std::string> there;
    for (const auto& [key, text] : messages.texts()) {
      there.insert(key);
      EXPECT_FALSE(text.empty()) << file << ": " << key;
    }
    EXPECT_EQ(there, wanted) << file;
  }
}

// What a check says of its own answer has its words in both languages.
TEST(Registry, ReasonsStandInBothLanguages) {
  std::set<std::string> reasons;
  const std::regex said(
      R"re((?:Nothing\([^;]*?|(?:result|report)\.why = [^;]*?)"([^"]+)"(?: : "([^"]+)")?)re");
  for (const char* folder : {"src/checks", "src/audit"}) {
    for (const auto& file : fs::recursive_directory_iterator(fs::path(SourceDir()) / folder)) {
      if (file.path().extension() != ".cc") continue;
      const std::string text =
          testing::ReadSourceFile(fs::relative(file.path(), SourceDir()).string());
      for (std::sregex_iterator at(text.begin(), text.end(), said), end; at != end; ++at) {
        for (const int group : {1, 2}) {
          const std::string reason = (*at)[group];
          if (reason.find(' ') != std::string::npos) reasons.insert(reason);
        }
      }
    }
  }
  EXPECT_GT(reasons.size(), 10U);
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    Messages messages(language);
    const std::string file = std::string("data/messages/cli.") + LanguageCode(language) + ".toml";
    ASSERT_TRUE(messages.Add(testing::ReadSourceFile(file), file).has_value());
    for (std::string reason : reasons) {
      if (reason.starts_with("score_why.")) continue;  // a key itself, in verdict.*.toml
      // The word after it is an outcome's name.
      if (reason.ends_with(": ")) reason.resize(reason.size() - 2);
      EXPECT_TRUE(messages.Has("check_why." + reason)) << file << " lacks: " << reason;
    }
  }
}

TEST(Registry, StableChecksHaveTheirCases) {
  std::map<std::string, std::set<std::string>> kinds;
  for (const testing::CaseFolder& folder : testing::FindCases()) {
    kinds[folder.check].insert(folder.kind);
    const CheckDef* check = FindCheck(folder.check);
    ASSERT_NE(check, nullptr) << folder.path;
    EXPECT_EQ(check->area, folder.area) << folder.path;
    const std::set<std::string> known{"certain", "likely", "review", "clean", "unchecked"};
    EXPECT_TRUE(known.contains(folder.kind)) << folder.path;
  }
  for (const CheckDef* check : AllChecks()) {
    if (check->stage != Stage::kStable) continue;
    const std::set<std::string>& have = kinds[std::string(check->id)];
    EXPECT_TRUE(have.contains("clean")) << check->id;
    EXPECT_TRUE(have.contains("unchecked")) << check->id;
    EXPECT_TRUE(have.contains("certain") || have.contains("likely") || have.contains("review"))
        << check->id;
  }
}

}  // namespace
}  // namespace xuncha::checks
