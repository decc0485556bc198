// SPDX-License-Identifier: Apache-2.0
//
// Every command that writes, killed in the middle and given again: what stands afterwards is what
// an undisturbed course leaves. Nothing is lost, doubled or half done, and a file is whole or not
// there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <regex>
#include <sstream>

#include "base/work_folder.h"
#include "mocksite/mock_site.h"
#include "tests/e2e/kill_points.h"
#include "tests/e2e/local_site.h"
#include "tests/e2e/typed_quarter.h"
#include "tests/e2e/work_database.h"
#include "tests/support/sanitized.h"

namespace xuncha::e2e {
namespace {

using store::Dialect;

std::string EngineOf(const testing::TestParamInfo<Dialect>& param) {
  return param.param == Dialect::kSqlite ? "Sqlite" : "Postgres";
}

constexpr std::string_view kSite = "{site}";

// How often each command is killed; the sanitizers make each try many times as long.
#if defined(XUNCHA_SANITIZED)
constexpr int kPointsSqlite = 1;
#else
constexpr int kPointsSqlite = 2;
#endif
constexpr int kPointsPostgres = 1;

class KilledCommands : public testing::TestWithParam<Dialect> {
 protected:
  void SetUp() override {
    if (::access(XUNCHA_BINARY_PATH, X_OK) != 0) GTEST_SKIP() << "the program was not built";
    if (!CanTrace()) GTEST_SKIP() << "this system lets no process trace another: nothing is killed";
    if (GetParam() == Dialect::kPostgres && std::getenv("XUNCHA_TEST_POSTGRES") == nullptr) {
      GTEST_SKIP() << "XUNCHA_TEST_POSTGRES is not set: nothing was tested on PostgreSQL";
    }
    ::setenv("HOME", folder_.path().c_str(), 1);
    ::setenv("XUNCHA_LANG", "en", 1);
    database_ = std::make_unique<WorkDatabase>(GetParam(), folder_.path() / "data");
    WriteTypedFiles(folder_.path());
  }

  std::filesystem::path Path(const std::string& name) const { return folder_.path() / name; }
  void File(const std::string& name, const std::string& text) const { WriteFile(Path(name), text); }

  Stepped Run(const Step& step, int kill_at) const {
    std::vector<std::string> command{XUNCHA_BINARY_PATH};
    for (std::size_t at = 0; at < step.words.size();) {
      const std::size_t end = std::min(step.words.find(' ', at), step.words.size());
      std::string word = step.words.substr(at, end - at);
      if (word.starts_with("@")) word = Path(word.substr(1)).string();
      if (const std::size_t site = word.find(kSite); site != std::string::npos) {
        word.replace(site, kSite.size(), site_->Url("/"));
      }
      command.push_back(word);
      at = end + 1;
    }
    const std::string& first = command[1];
    if (first != "check" && first != "columns" && first != "snapshot") {
      command.insert(command.end(), {"--db", database_->url()});
    }
    command.insert(command.end(), {"--data", (folder_.path() / "data").string()});
    if (*step.now != 0) command.insert(command.end(), {"--now", step.now});
    return RunInSteps(command, kill_at, Path("output").string());
  }

  // Says which rows differ, not both databases.
  static void ExpectSame(const std::string& have, const std::string& want) {
    if (have == want) return;
    ADD_FAILURE() << "lost:\n" << Difference(want, have) << "too many:\n" << Difference(have, want);
  }
  static std::string Difference(const std::string& of, const std::string& without) {
    std::string lines;
    std::size_t at = 0;
    while (at < of.size()) {
      const std::size_t end = of.find('\n', at) + 1;
      const std::string line = of.substr(at, end - at);
      if (("\n" + without).find("\n" + line) == std::string::npos)
        lines.append(line.substr(0, 400));
      at = end;
    }
    return lines;
  }

  using Files = std::map<std::string, std::string>;  // by name, within the test's folder

  // What a step wrote: its file, or all within its folder.
  Files Written(const Step& step) const {
    Files files;
    if (step.file.empty() || !std::filesystem::exists(Path(step.file))) return files;
    if (!step.file.ends_with("/")) return {{step.file, ReadFile(Path(step.file))}};
    for (const auto& one : std::filesystem::recursive_directory_iterator(Path(step.file))) {
      if (!one.is_regular_file()) continue;
      files[one.path().lexically_relative(folder_.path()).string()] = ReadFile(one.path());
    }
    return files;
  }

  // Whatever lies in the folders, so that nothing is left behind.
  std::vector<std::string> Names() const {
    std::vector<std::string> names;
    for (const auto& one : std::filesystem::recursive_directory_iterator(folder_.path())) {
      const std::string name = one.path().lexically_relative(folder_.path()).string();
      if (!name.starts_with("data.kept") && name.find(".sqlite") == std::string::npos) {
        names.push_back(name);
      }
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  // Each as the undisturbed course wrote it, or not there; of what is half done nothing shows. Some
  // office files tell the second in which they were made: of them the length is compared.
  static void ExpectWholeOrAbsent(const Files& now, const Files& whole) {
    for (const auto& [name, bytes] : now) {
      SCOPED_TRACE(name);
      if (name.ends_with(kBesideEnding)) continue;  // written beside, on its way
      const auto wanted = whole.find(name);
      if (wanted == whole.end()) {
        ADD_FAILURE() << "nobody wants this file";
        continue;
      }
      if (name.ends_with(".xlsx") || name.ends_with(".xb") || name.ends_with(".pdf")) {
        EXPECT_NEAR(static_cast<double>(bytes.size()), static_cast<double>(wanted->second.size()),
                    64);
        if (name.ends_with("x")) {
          EXPECT_NE(bytes.find("PK\x05\x06"), std::string::npos) << "no end of a zip archive";
        }
      } else {
        EXPECT_EQ(bytes, wanted->second);
      }
    }
  }

  static int Points() { return GetParam() == Dialect::kSqlite ? kPointsSqlite : kPointsPostgres; }
  // At the quarters of its steps, in turn: each command is killed elsewhere than the one before.
  int KillAt(int point, int steps) const {
    constexpr int kQuarters = 4;
    const int apart = kQuarters / Points();
    return std::max(1, steps * (point * apart + turn_ % apart + 1) / kQuarters);
  }

  void KillAndRepeat(const Step& step, const std::string& before) {
    const Stepped whole = Run(step, 0);
    ASSERT_TRUE(whole.status == 0 || whole.status == 2) << whole.out;
    const std::string after = database_->Text();
    const Files files = Written(step);
    EXPECT_EQ(files.empty(), step.file.empty()) << whole.out;
    const std::vector<std::string> names = Names();
    ++turn_;
    for (int point = 0; point < Points(); ++point) {
      const int at = KillAt(point, whole.steps);
      SCOPED_TRACE("killed at step " + std::to_string(at) + " of " + std::to_string(whole.steps));
      if (!step.file.empty()) std::filesystem::remove_all(Path(step.file));
      database_->BringBack();
      Run(step, at);
      const std::string between = database_->Text();
      if (!first_ && between != before) ExpectSame(between, after);
      ExpectWholeOrAbsent(Written(step), files);
      const Stepped again = Run(step, 0);
      const bool refused = again.status == 1 && step.again == Again::kRefused && between == after &&
                           again.out.find("Taken or there already") != std::string::npos;
      EXPECT_TRUE(again.status == 0 || again.status == 2 || refused) << again.out;
      if (step.again != Again::kAnew || between != after) ExpectSame(database_->Text(), after);
      const Files again_files = Written(step);
      ExpectWholeOrAbsent(again_files, files);
      EXPECT_EQ(again_files.size(), files.size());
      EXPECT_THAT(Names(), ::testing::ContainerEq(names)) << "something lies about";
    }
  }

  // A site with what a round has to do: a dead link in its menu, a list, a page behind it.
  void ServeSite() {
    site_ = std::make_unique<mocksite::MockSite>();
    site_->Page("/",
                "<title>首页</title><div class=nav><a href=/tzgg/>通知公告</a>"
                "<a href=/gone.html>办事指南</a></div>");
    site_->Page("/tzgg/",
                "<title>通知公告</title><ul><li><a href=/tzgg/1.html>关于甲的通知</a> 2022-08-01"
                "<li><a href=/tzgg/2.html>关于乙的通知</a> 2022-08-02"
                "<li><a href=/tzgg/3.html>关于丙的通知</a> 2022-08-03</ul>");
    for (const char* n : {"1", "2", "3"}) {
      site_->Page(std::string("/tzgg/") + n + ".html",
                  std::string("<title>关于某事的通知</title><p>正文，各不相同。") + n);
    }
    // It is a platform's interface as well.
    site_->Page("/cgi-bin/stable_token", R"({"access_token":"token-token"})");
    site_->Page("/cgi-bin/freepublish/batchget?access_token=token-token",
                R"({"total_count":1,"item":[{"update_time":1660000000}]})");
    site_->Page("/cgi-bin/get_current_selfmenu_info?access_token=token-token",
                R"({"is_menu_open":0})");
  }

  // A round leaves names of looks and what they count behind that no two courses have alike.
  static std::string WithoutLooks(const std::string& text) {
    static const std::regex kSnapshot("[0-9]{8}T[0-9]{6}Z-[A-Za-z0-9._-]+");
    static const std::regex kTries("\"tries\":[0-9]+|\"(seconds|ms|millis)[a-z_]*\":[0-9.]+");
    return std::regex_replace(std::regex_replace(text, kSnapshot, "SNAPSHOT"), kTries, "N");
  }

  // Sealed, and each whole.
  void ExpectSnapshotsWhole() const {
    const Stepped verified = Run({"snapshot verify", ""}, 0);
    EXPECT_EQ(verified.status, 0) << verified.out;
  }
  std::size_t Snapshots() const {
    const Stepped list = Run({"snapshot list --format ndjson", ""}, 0);
    return static_cast<std::size_t>(std::count(list.out.begin(), list.out.end(), '\n'));
  }

  void KillAndRepeatOnSite(const Step& step) {
    const std::string before = WithoutLooks(database_->Text());
    const std::size_t had = Snapshots();
    const Stepped whole = Run(step, 0);
    ASSERT_TRUE(whole.status == 0 || whole.status == 2) << whole.out;
    const std::string after = WithoutLooks(database_->Text());
    const std::size_t snapshots = Snapshots();
    ++turn_;
    for (int point = 0; point < Points(); ++point) {
      const int at = KillAt(point, whole.steps);
      SCOPED_TRACE("killed at step " + std::to_string(at) + " of " + std::to_string(whole.steps));
      if (!step.file.empty()) std::filesystem::remove_all(Path(step.file));
      database_->BringBack();
      Run(step, at);
      ExpectSnapshotsWhole();
      const std::size_t sealed = Snapshots();
      const std::string between = WithoutLooks(database_->Text());
      const Stepped again = Run(step, 0);
      EXPECT_TRUE(again.status == 0 || again.status == 2) << again.out;
      ExpectSnapshotsWhole();
      if (step.again == Again::kAnew && (between != before || sealed == snapshots)) {
        EXPECT_LE(Snapshots(), snapshots + 1);
        continue;  // it was done, and this is another look
      }
      // Sealed, but not taken in: the site is looked at once more.
      const bool untaken = sealed == snapshots && sealed != had && between != after;
      EXPECT_EQ(Snapshots(), snapshots + (untaken ? 1U : 0U));
      ExpectSame(WithoutLooks(database_->Text()), after);
      EXPECT_EQ(Written(step).empty(), step.file.empty());
      for (const std::string& name : Names()) {
        EXPECT_EQ(name.find(kBesideEnding), std::string::npos) << name;
        EXPECT_EQ(name.find(".partial"), std::string::npos) << name;
      }
    }
  }

  TemporaryFolder folder_;
  std::unique_ptr<WorkDatabase> database_;
  std::unique_ptr<mocksite::MockSite> site_;
  int turn_ = 0;
  bool first_ = true;  // the tables themselves are made
};

TEST_P(KilledCommands, GivenAgainLeaveWhatAnUndisturbedCourseLeaves) {
  std::string before = database_->Text();
  for (const Step& step : TypedQuarter()) {
    SCOPED_TRACE(step.words);
    database_->Keep();
    KillAndRepeat(step, before);
    if (HasFatalFailure()) return;
    before = database_->Text();
    first_ = false;
  }
}

TEST_P(KilledCommands, OnTheNetworkAreGoneOnWith) {
  ServeSite();
  WriteRoundFiles(folder_.path(), site_->Url("/"));
  for (const char* pauses : {"XUNCHA_GATHER_GONE_PAUSES_MS", "XUNCHA_GATHER_SILENT_PAUSES_MS",
                             "XUNCHA_GATHER_FAILING_PAUSES_MS"}) {
    ::setenv(pauses, "10", 1);
  }
  for (const Step& step : TypedRound()) {
    SCOPED_TRACE(step.words);
    if (!step.killed) {
      const Stepped prepared = Run(step, 0);
      ASSERT_EQ(prepared.status, 0) << prepared.out;
      continue;
    }
    database_->Keep();
    KillAndRepeatOnSite(step);
    if (HasFatalFailure()) return;
  }
}

// Names of the commands below the words that stand already, from the program's own help.
std::vector<std::string> CommandsBelow(const std::vector<std::string>& words) {
  std::vector<std::string> asked = words;
  asked.insert(asked.end(), {"--help", "--lang", "en"});
  std::istringstream help(Xuncha(asked).out);
  std::vector<std::string> commands;
  bool listed = false;
  for (std::string line; std::getline(help, line);) {
    if (line == "Subcommands:") listed = true;
    if (!listed || !line.starts_with("  ") || line.starts_with("   ")) continue;
    std::vector<std::string> below = words;
    below.push_back(line.substr(2, line.find(' ', 2) - 2));
    const std::vector<std::string> deeper = CommandsBelow(below);
    commands.insert(commands.end(), deeper.begin(), deeper.end());
  }
  if (!commands.empty() || words.empty()) return commands;
  std::string command;
  for (const std::string& word : words) command.append(command.empty() ? "" : " ").append(word);
  return {command};
}

// A command that is added must be added to the steps, or named as one that only reads.
TEST(TypedCommands, AreAllThatThereAre) {
#if defined(XUNCHA_SANITIZED)
  GTEST_SKIP() << "asks the program a hundred times: done without sanitizers";
#endif
  if (::access(XUNCHA_BINARY_PATH, X_OK) != 0) GTEST_SKIP() << "the program was not built";
  const std::vector<std::string> all = CommandsBelow({});
  EXPECT_GT(all.size(), 100U);
  const std::vector<std::string>& reading = ReadingCommands();
  for (const std::string& command : reading) {
    EXPECT_THAT(all, ::testing::Contains(command)) << "no such command";
  }
  for (const std::string& command : all) {
    const bool reads = std::find(reading.begin(), reading.end(), command) != reading.end();
    bool killed = command == "restore";  // a test of its own
    for (const auto* steps : {&TypedQuarter(), &TypedRound()}) {
      for (const Step& step : *steps) {
        killed = killed || (step.killed && (step.words + " ").starts_with(command + " "));
      }
    }
    EXPECT_NE(reads, killed) << command << (reads ? " is killed, too" : " is never killed");
  }
}

// Into another database, which must be empty: so it is killed on its own.
TEST_P(KilledCommands, ARestoreIsWholeOrNotThere) {
  for (const Step& step : {Step{"inventory import units @units.csv"},
                           Step{"inventory import sites @sites.csv"}, Step{"backup @all.xb"}}) {
    ASSERT_EQ(Run(step, 0).status, 0);
  }
  const std::string wanted = database_->Text();
  database_->Clear();
  database_->Keep();
  const Step restore{"restore @all.xb"};
  const Stepped whole = Run(restore, 0);
  ASSERT_EQ(whole.status, 0) << whole.out;
  EXPECT_EQ(database_->Text(), wanted);
  const int points = GetParam() == Dialect::kSqlite ? kPointsSqlite : kPointsPostgres;
  for (int point = 1; point < points * 2; ++point) {
    SCOPED_TRACE(point);
    database_->BringBack();
    Run(restore, std::max(1, whole.steps * point / (points * 2)));
    const Stepped again = Run(restore, 0);
    // Killed after all was kept: then it says that the database holds something already.
    EXPECT_TRUE(again.status == 0 || database_->Text() == wanted) << again.out;
    EXPECT_EQ(database_->Text(), wanted);
  }
}

INSTANTIATE_TEST_SUITE_P(Both, KilledCommands,
                         testing::Values(Dialect::kSqlite, Dialect::kPostgres), EngineOf);

}  // namespace
}  // namespace xuncha::e2e
