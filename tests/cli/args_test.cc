// SPDX-License-Identifier: Apache-2.0
#include "cli/args.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "tests/cli/sample_report.h"
#include "tests/support/source_dir.h"

namespace xuncha::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

ParsedArgs Parse(const std::vector<std::string>& words, Language language = Language::kEnglish) {
  const Messages messages = LoadMessages(language);
  return ParseArgs(words, messages, "1.2.3");
}

TEST(Args, CheckTakesEveryOption) {
  const ParsedArgs parsed = Parse({"check",
                                   "http://a.example/",
                                   "--as-of",
                                   "2022-08-23",
                                   "--max-pages",
                                   "5",
                                   "--rate",
                                   "0",
                                   "--concurrency",
                                   "2",
                                   "--allow-private",
                                   "--resolve",
                                   "a.example:80:127.0.0.1",
                                   "--resolve",
                                   "b.example:80:127.0.0.1",
                                   "--host",
                                   "b.example",
                                   "--site",
                                   "s.toml",
                                   "--profile",
                                   "p",
                                   "--rulebook",
                                   "r",
                                   "--control",
                                   "http://c.example/",
                                   "--data",
                                   "d",
                                   "--format",
                                   "json",
                                   "--out",
                                   "o",
                                   "--fail-on",
                                   "never",
                                   "--lang",
                                   "zh",
                                   "--now",
                                   "2022-08-23",
                                   "--all",
                                   "--no-external",
                                   "--ignore-robots",
                                   "--max-seconds",
                                   "9",
                                   "--quiet"});
  ASSERT_EQ(parsed.error, "");
  EXPECT_EQ(parsed.args.command, Command::kCheck);
  EXPECT_THAT(parsed.args.things, ElementsAre("http://a.example/"));
  EXPECT_THAT(parsed.args.hosts, ElementsAre("b.example"));
  EXPECT_EQ(parsed.args.as_of, "2022-08-23");
  EXPECT_EQ(parsed.args.site_file, "s.toml");
  EXPECT_EQ(parsed.args.out, "o");
  EXPECT_TRUE(parsed.args.all && parsed.args.quiet);
  std::vector<std::string> keys;
  for (const SettingFlag& flag : parsed.args.settings) keys.push_back(flag.key);
  EXPECT_THAT(keys, testing::UnorderedElementsAre(
                        "gather.max_pages", "gather.rate", "gather.concurrency",
                        "gather.allow_private", "gather.resolve", "profile", "rulebook",
                        "gather.controls", "data_dir", "report.format", "report.fail_on", "lang",
                        "gather.check_external", "gather.obey_robots", "gather.max_seconds"));
  for (const SettingFlag& flag : parsed.args.settings) {
    if (flag.key == "gather.resolve") {
      EXPECT_EQ(flag.values.size(), 2U);
    }
    if (flag.key == "gather.obey_robots") {
      EXPECT_EQ(flag.values.front(), "false");
    }
  }
}

TEST(Args, WrongUsageIsOneLineInTheLanguage) {
  EXPECT_EQ(Parse({"check", "--nonsense"}).error,
            "Wrong usage: unknown argument --nonsense. See xuncha check --help");
  EXPECT_EQ(Parse({"audit"}, Language::kChinese).error,
            "用法不对：缺少 ID。看 xuncha audit --help");
  EXPECT_THAT(Parse({"check", "--rate"}).error, HasSubstr("--rate needs a value"));
  EXPECT_THAT(Parse({}).error, HasSubstr("No command"));
  EXPECT_THAT(Parse({"snapshot"}).error, HasSubstr("xuncha snapshot --help"));
  EXPECT_NE(Parse({"frobnicate"}).error, "");
  EXPECT_NE(Parse({"audit", "a", "b"}).error, "");
}

TEST(Args, OptionsMayStandBetweenTheWordsOfACommand) {
  const std::vector<std::vector<std::string>> ways{
      {"order", "apply", "o-1", "accept", "--as", "办"},
      {"order", "apply", "o-1", "--as", "办", "accept"},
      {"order", "apply", "--as", "办", "o-1", "accept"},
  };
  for (const auto& words : ways) {
    const ParsedArgs parsed = Parse(words);
    EXPECT_EQ(parsed.error, "");
    EXPECT_THAT(parsed.args.things, ElementsAre("o-1", "accept"));
  }
  EXPECT_THAT(Parse({"order", "apply", "o-1", "--as", "办"}).error, HasSubstr("EVENT"));
  EXPECT_NE(Parse({"order", "apply", "o-1", "accept", "close"}).error, "");
  EXPECT_NE(Parse({"order", "apply"}).error, "");
}

TEST(Args, HelpAndVersionEndAtOnce) {
  EXPECT_EQ(Parse({"--version"}).text, "xuncha 1.2.3\n");
  const ParsedArgs help = Parse({"check", "--help"});
  EXPECT_TRUE(help.finished);
  EXPECT_THAT(help.text, HasSubstr("--max-pages"));
  EXPECT_EQ(Parse({"bulletin", "explain", "b-1", "--help"}).text,
            Parse({"bulletin", "explain", "--help"}).text)
      << "a name is missing, and help is asked for";
  EXPECT_THAT(Parse({"bulletin", "explain", "--help"}).text, HasSubstr("explain"));
  EXPECT_THAT(Parse({"--help"}, Language::kChinese).text, HasSubstr("巡查"));
  EXPECT_EQ(PeekLanguage({"check", "--lang=en"}), "en");
  EXPECT_EQ(PeekLanguage({"check", "--lang", "zh"}), "zh");
}

TEST(Args, AnUnknownOptionIsToldAndNotWhatFollowsIt) {
  EXPECT_THAT(Parse({"bulletin", "lint", "a.docx", "--foo", "x"}).error,
              HasSubstr("unknown argument --foo"));
  EXPECT_THAT(Parse({"bulletin", "lint", "--foo=x"}).error, HasSubstr("unknown argument --foo"));
  EXPECT_THAT(Parse({"bulletin", "lint", "a.docx", "b.docx"}).error,
              HasSubstr("FILE was given more than once"));
  EXPECT_THAT(Parse({"bulletin", "lint", "a.docx", "b.docx"}, Language::kChinese).error,
              HasSubstr("FILE 给了不止一个"));
  EXPECT_THAT(Parse({"bulletin", "lint"}).error, HasSubstr("FILE is missing"));
  EXPECT_THAT(Parse({"bulletin", "explain", "b-1"}).error, HasSubstr("ID NAME is missing"));
}

TEST(Args, HelpCallsPositionalArgumentsByWhatTheyAre) {
  const Messages messages = LoadMessages(Language::kEnglish);
  const std::string lint = HelpText("bulletin lint", messages, "1");
  EXPECT_THAT(lint, HasSubstr(" FILE\n"));
  EXPECT_THAT(lint, ::testing::Not(HasSubstr("things")));
  EXPECT_THAT(HelpText("bulletin explain", messages, "1"), HasSubstr("ID NAME"));
  EXPECT_THAT(HelpText("order remind", messages, "1"), HasSubstr("[ID|NUMBER]"));
}

// docs/cli.md shows the help of every command as the program prints it.
TEST(Args, TheDocumentationShowsTheHelp) {
  const auto docs = ReadFile(SourceDir() + "/docs/cli.md");
  ASSERT_TRUE(docs);
  const Messages messages = LoadMessages(Language::kEnglish);
  for (const char* command : {"",
                              "check",
                              "columns",
                              "audit",
                              "snapshot",
                              "snapshot list",
                              "snapshot show",
                              "snapshot verify",
                              "snapshot reindex",
                              "show",
                              "facts",
                              "config",
                              "config show",
                              "config example",
                              "backup",
                              "restore",
                              "order render",
                              "account fetch",
                              "order evidence",
                              "order reinspect",
                              "campaign notice",
                              "campaign access-letter",
                              "record list",
                              "record render",
                              "finding common",
                              "verdict reopen",
                              "self-check form",
                              "appraisal",
                              "appraisal draft",
                              "appraisal list",
                              "appraisal show",
                              "appraisal explain",
                              "appraisal announce",
                              "appraisal contest",
                              "appraisal answer",
                              "appraisal seal",
                              "export",
                              "export reporting",
                              "export check-reports"}) {
    const std::string help = HelpText(command, messages, "0.1.0");
    EXPECT_FALSE(help.empty()) << command;
    EXPECT_TRUE(docs->find("\n" + help) != std::string::npos) << command << ":\n" << help;
  }
}

}  // namespace
}  // namespace xuncha::cli
