// SPDX-License-Identifier: Apache-2.0
#include "cli/wiring.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/file.h"
#include "cli/context.h"
#include "cli/find_snapshot.h"
#include "cli/terminal.h"
#include "store/audit_trail.h"
#include "store/database.h"
#include "tests/store/temp_folder.h"

namespace xuncha::cli {
namespace {

using ::testing::HasSubstr;

// The program without a process: output is caught by gtest, variables are a table.
class Wiring : public testing::Test {
 protected:
  int RunIt(const std::vector<std::string>& words) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int status = cli::Run(words, [this](const std::string& name) {
      const auto found = variables_.find(name);
      return found == variables_.end() ? std::nullopt : std::optional(found->second);
    });
    out_ = testing::internal::GetCapturedStdout();
    err_ = testing::internal::GetCapturedStderr();
    return status;
  }

  const TempFolder temp_;
  std::map<std::string, std::string> variables_{{"XUNCHA_LANG", "en"}, {"HOME", temp_.path()}};
  std::string out_;
  std::string err_;
};

TEST_F(Wiring, FlagsGoBeforeVariablesBeforeTheFile) {
  ASSERT_TRUE(WriteFileAtomically(temp_ / "x.toml", "profile = \"a\"\n[gather]\nmax_depth = 3\n"));
  variables_["XUNCHA_CONFIG"] = temp_ / "x.toml";
  variables_["XUNCHA_PROFILE"] = "b";
  EXPECT_EQ(RunIt({"config", "show", "--data", "d"}), kNothingToDo);
  EXPECT_THAT(out_, HasSubstr("profile = \"b\"  <- XUNCHA_PROFILE"));
  EXPECT_THAT(out_, HasSubstr("gather.max_depth = 3  <- " + temp_ / "x.toml"));
  EXPECT_THAT(out_, HasSubstr("data_dir = \"d\"  <- --data"));
  EXPECT_THAT(out_, HasSubstr("lang = \"en\""));
}

TEST_F(Wiring, ASiteFileThatIsThereIsNotOverwrittenUnasked) {
  ASSERT_TRUE(WriteFileAtomically(temp_ / "site.toml", "name = \"corrected by hand\"\n"));
  for (const char* command : {"check", "columns"}) {
    EXPECT_EQ(RunIt({command, "http://www.a.example/", "--save-site", temp_ / "site.toml"}),
              kWrongUsage);
    EXPECT_THAT(err_, HasSubstr("--force"));
    EXPECT_EQ(*ReadFile(temp_ / "site.toml"), "name = \"corrected by hand\"\n");
  }
}

TEST_F(Wiring, ColumnsTakesSnapshotsByTheirIds) {
  const std::string data = temp_ / "data";
  EXPECT_EQ(RunIt({"columns", "20220823T090211Z-www.a.example-1f2e", "--data", data}), kWrongUsage);
  EXPECT_THAT(err_, HasSubstr(data)) << "looked for among snapshots, not asked as an address";
  EXPECT_EQ(RunIt({"columns", "latest", "--data", data}), kWrongUsage);
  EXPECT_EQ(RunIt({"columns", "latest", "--format", "html"}), kWrongUsage);
  EXPECT_THAT(err_, HasSubstr("ndjson"));
  EXPECT_EQ(RunIt({"columns"}), kWrongUsage);
}

TEST_F(Wiring, TheDataFolderIsTheUsers) {
  EXPECT_EQ(RunIt({"config", "show"}), kNothingToDo);
  EXPECT_THAT(out_, HasSubstr("data_dir = \"" + temp_ / ".local/share/xuncha\""));
}

TEST_F(Wiring, LanguageFromFlagVariableFileAndLocale) {
  variables_.erase("XUNCHA_LANG");
  EXPECT_EQ(RunIt({"check"}), kWrongUsage);
  EXPECT_THAT(err_, HasSubstr("没有给出网址"));
  variables_["LANG"] = "en_US.UTF-8";
  RunIt({"check"});
  EXPECT_THAT(err_, HasSubstr("No address"));
  ASSERT_TRUE(WriteFileAtomically(temp_ / "x.toml", "lang = \"zh\"\n"));
  RunIt({"check", "--config", temp_ / "x.toml"});
  EXPECT_THAT(err_, HasSubstr("没有给出网址"));
  RunIt({"check", "--config", temp_ / "x.toml", "--lang", "en"});
  EXPECT_THAT(err_, HasSubstr("No address"));
  EXPECT_EQ(RunIt({"check", "--lang", "de"}), kWrongUsage);
}

TEST_F(Wiring, CommandsWithoutSnapshotsSayWhatToDo) {
  EXPECT_EQ(RunIt({"snapshot", "list"}), kNothingToDo);
  EXPECT_THAT(err_, HasSubstr("xuncha check URL"));
  EXPECT_EQ(RunIt({"snapshot", "list", "--format", "json"}), kNothingToDo);
  EXPECT_EQ(out_, "[]\n");
  EXPECT_EQ(RunIt({"show", "f-1"}), kWrongUsage);
  EXPECT_THAT(err_, HasSubstr("no snapshot"));
  EXPECT_EQ(RunIt({"snapshot", "list", "--format", "xml"}), kWrongUsage);
  EXPECT_THAT(err_, HasSubstr("text json ndjson"));
}

TEST_F(Wiring, ABrokenSettingsFileIsNamed) {
  ASSERT_TRUE(WriteFileAtomically(temp_ / "x.toml", "[gather]\nrtae = 1\n"));
  EXPECT_EQ(RunIt({"config", "show", "--config", temp_ / "x.toml"}), kWrongUsage);
  EXPECT_THAT(err_, HasSubstr("line 2: unknown key gather.rtae; did you mean rate?"));
}

TEST(Terminal, APipeIsNoTerminal) {
  EXPECT_FALSE(IsTerminal(-1));
  EXPECT_EQ(TerminalColumns(-1, 80), 80U);
  const InterruptGuard guard;
  EXPECT_FALSE(guard.stop().load());
}

TEST_F(Wiring, ABackupGoesIntoAnotherDatabaseAndSaysSo) {
  const std::string file = temp_ / "a.backup";
  const std::string from = "sqlite:" + (temp_ / "a.sqlite");
  const std::string into = "sqlite:" + (temp_ / "b.sqlite");
  EXPECT_EQ(RunIt({"backup", file, "--db", from}), kWrongUsage);
  EXPECT_THAT(err_, HasSubstr("no such database"));
  EXPECT_FALSE(FileExists(temp_ / "a.sqlite"));
  const auto database = store::OpenPlatformDatabase(from);
  ASSERT_TRUE(database);
  ASSERT_TRUE(store::InTransaction(**database, [&] {
    return store::AuditTrail(**database).Append({1, "a", "unit", "u-1", "rename", "", {}, "{}"});
  }));
  EXPECT_EQ(RunIt({"backup", file, "--db", from}), kNothingToDo) << err_;
  EXPECT_THAT(out_, HasSubstr("history: 1"));
  EXPECT_EQ(RunIt({"backup", file, "--db", from}), kFailed);
  EXPECT_THAT(err_, HasSubstr("never replaces a file"));
  EXPECT_EQ(RunIt({"restore", file, "--db", into, "--format", "json"}), kNothingToDo) << err_;
  EXPECT_THAT(out_, HasSubstr("\"fault\": null"));
  EXPECT_EQ(RunIt({"restore", file, "--db", into, "--lang", "zh"}), kFailed);
  EXPECT_THAT(err_, HasSubstr("备份只能恢复到空数据库"));
  EXPECT_EQ(RunIt({"inventory", "history", "u-1", "--db", into}), kNothingToDo) << err_;
  EXPECT_THAT(out_, HasSubstr("rename"));
}

TEST_F(Wiring, ADamagedBackupMakesNoDatabase) {
  ASSERT_TRUE(WriteFileAtomically(temp_ / "a.backup", "no backup"));
  EXPECT_EQ(RunIt({"restore", temp_ / "a.backup", "--db", "sqlite:" + (temp_ / "b.sqlite")}),
            kFailed);
  EXPECT_THAT(err_, HasSubstr("damaged"));
  EXPECT_FALSE(FileExists(temp_ / "b.sqlite"));
  EXPECT_EQ(RunIt({"backup", temp_ / "c", "--db", "postgresql://u:top@secret@h/x"}), kWrongUsage);
  EXPECT_EQ(err_.find("secret"), std::string::npos) << err_;
}

}  // namespace
}  // namespace xuncha::cli
