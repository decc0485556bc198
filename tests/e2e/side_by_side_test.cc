// SPDX-License-Identifier: Apache-2.0
//
// Several people at once, and a database server that goes away: no lost, doubled or half-done
// record, and whoever comes second is told so.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <set>

#include "tests/e2e/local_site.h"
#include "tests/e2e/work_database.h"

namespace xuncha::e2e {
namespace {

using store::Dialect;

std::string EngineOf(const testing::TestParamInfo<Dialect>& param) {
  return param.param == Dialect::kSqlite ? "Sqlite" : "Postgres";
}
using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Words = std::vector<std::string>;

class SideBySide : public testing::TestWithParam<Dialect> {
 protected:
  void SetUp() override {
    if (::access(XUNCHA_BINARY_PATH, X_OK) != 0) GTEST_SKIP() << "the program was not built";
    if (GetParam() == Dialect::kPostgres && std::getenv("XUNCHA_TEST_POSTGRES") == nullptr) {
      GTEST_SKIP() << "XUNCHA_TEST_POSTGRES is not set: nothing was tested on PostgreSQL";
    }
    ::setenv("HOME", folder_.path().c_str(), 1);
    ::setenv("XUNCHA_LANG", "en", 1);
    database_ = std::make_unique<WorkDatabase>(GetParam(), folder_.path() / "data");
    std::string units = "单位名称,简称\n济源市应急管理局,应急\n";
    for (int i = 1; i <= 40; ++i)
      units += "第" + std::to_string(i) + "局,局" + std::to_string(i) + "\n";
    File("units.csv", units);
    File("sites.csv",
         "网站名称,首页网址,主办单位\n应急管理局网站,http://yj.example.gov.cn/,应急\n");
    File(
        "c.toml",
        "id = \"2022Q3\"\nname = \"2022年第三季度\"\nmonitoring_point = \"2022-08-23\"\n[[round]]\n"
        "from = \"2022-08-15\"\nuntil = \"2022-08-24\"\n");
  }

  void File(const std::string& name, const std::string& text) const {
    WriteFile(folder_.path() / name, text);
  }
  std::string Path(const std::string& name) const { return (folder_.path() / name).string(); }

  // All of them at the same moment; what each ended with, in their order.
  std::vector<Ended> AtOnce(const std::vector<Words>& commands) const {
    std::vector<pid_t> children;
    std::vector<std::string> outputs;
    int gate[2];
    EXPECT_EQ(::pipe(gate), 0);
    for (std::size_t i = 0; i < commands.size(); ++i) {
      Words command = commands[i];
      command.insert(command.begin(), XUNCHA_BINARY_PATH);
      command.insert(command.end(), {"--now", "2022-08-16T10:00", "--db", database_->url(),
                                     "--data", (folder_.path() / "data").string()});
      std::vector<char*> argv;
      for (std::string& word : command) argv.push_back(word.data());
      argv.push_back(nullptr);
      outputs.push_back(Path("output" + std::to_string(i)));
      const pid_t child = ::fork();
      if (child == 0) {
        const int out = ::open(outputs.back().c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::dup2(out, 1);
        ::dup2(out, 2);
        ::close(gate[1]);
        char opened = 0;
        (void)!::read(gate[0], &opened, 1);  // until the gate is closed
        ::close(gate[0]);
        ::execv(argv[0], argv.data());
        ::_exit(127);
      }
      children.push_back(child);
    }
    ::close(gate[0]);
    ::close(gate[1]);
    std::vector<Ended> ended;
    for (std::size_t i = 0; i < children.size(); ++i) {
      int status = 0;
      ::waitpid(children[i], &status, 0);
      Ended& one = ended.emplace_back();
      one.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      one.out = ReadFile(outputs[i]);
    }
    return ended;
  }
  void Do(const Words& words) const {
    const Ended ended = AtOnce({words}).front();
    EXPECT_EQ(ended.status, 0) << ended.out;
  }
  void Open() const {
    Do({"inventory", "import", "units", Path("units.csv")});
    Do({"inventory", "import", "sites", Path("sites.csv")});
    Do({"campaign", "create", Path("c.toml")});
    Do({"campaign", "open", "2022Q3"});
  }
  void Add(int count) const {
    for (int i = 1; i <= count; ++i) {
      Do({"finding", "add", "--subject", "s-1", "--title", "第" + std::to_string(i) + "个问题",
          "--class", "links"});
    }
  }
  std::vector<std::string> Numbers() const {
    return database_->Texts(
        "SELECT problem_number FROM problems WHERE problem_number <> '' ORDER BY problem_number");
  }

  TemporaryFolder folder_;
  std::unique_ptr<WorkDatabase> database_;
};

TEST_P(SideBySide, TheSameImportFourTimesAtOnceIsOneImport) {
  const Words import{"inventory", "import", "units", Path("units.csv")};
  for (const Ended& one : AtOnce({import, import, import, import})) {
    EXPECT_EQ(one.status, 0) << one.out;
  }
  EXPECT_EQ(database_->Number("SELECT COUNT(*) FROM units"), 41);
  EXPECT_EQ(database_->Number("SELECT COUNT(*) FROM history WHERE kind = 'unit'"), 41);
  EXPECT_EQ(database_->Number("SELECT last FROM counters WHERE kind = 'u'"), 41);
}

TEST_P(SideBySide, NumbersHaveNoGapsAndNoDoubles) {
  Open();
  Add(6);
  std::vector<Words> commands;
  for (int i = 1; i <= 6; ++i) commands.push_back({"finding", "confirm", "p-" + std::to_string(i)});
  commands.push_back({"finding", "confirm", "--state", "suspected", "--campaign", "2022Q3"});
  for (const Ended& one : AtOnce(commands)) EXPECT_EQ(one.status, 0) << one.out;
  EXPECT_THAT(Numbers(), ElementsAre("2022Q3-应急-01", "2022Q3-应急-02", "2022Q3-应急-03",
                                     "2022Q3-应急-04", "2022Q3-应急-05", "2022Q3-应急-06"));
  EXPECT_EQ(database_->Number("SELECT COUNT(*) FROM problem_steps"), 6);
}

// All or none: whoever was first, the others do not get a part of it.
TEST_P(SideBySide, ConfirmedAndRejectedAtOnceIsOneAfterTheOther) {
  Open();
  Add(5);
  const Words which{"p-1", "p-2", "p-3", "p-4", "p-5"};
  Words confirm{"finding", "confirm"};
  Words reject{"finding", "reject", "--reason", "不成立"};
  confirm.insert(confirm.end(), which.begin(), which.end());
  reject.insert(reject.end(), which.begin(), which.end());
  const std::vector<Ended> ended = AtOnce({confirm, reject, confirm, reject});
  for (const Ended& one : ended) {
    EXPECT_TRUE(one.status == 0 || one.status == 1) << one.out;
    // Who came too late reads which problem stands where.
    if (one.status == 1) {
      EXPECT_THAT(one.out, AnyOf(HasSubstr("p-1"), HasSubstr("2022Q3-应急-01")));
    }
  }
  EXPECT_EQ(database_->Number("SELECT COUNT(DISTINCT state) FROM problems"), 1);
  const std::int64_t steps = database_->Number("SELECT COUNT(*) FROM problem_steps");
  EXPECT_EQ(steps % 5, 0) << steps;
  EXPECT_EQ(steps, database_->Number("SELECT COUNT(*) FROM history WHERE kind = 'problem' AND "
                                     "action IN ('confirm', 'reject')"));
  const std::vector<std::string> numbers = Numbers();
  if (!numbers.empty()) {
    EXPECT_EQ(numbers.size(), 5U);
    EXPECT_EQ(numbers.back(), "2022Q3-应急-05");
  }
}

TEST_P(SideBySide, IssuedTwiceAtOnceIsIssuedOnce) {
  Open();
  Add(3);
  Do({"finding", "confirm", "p-1", "p-2", "p-3"});
  const Words issue{"order", "issue", "2022Q3"};
  for (const Ended& one : AtOnce({issue, issue, issue})) EXPECT_EQ(one.status, 0) << one.out;
  EXPECT_EQ(database_->Number("SELECT COUNT(*) FROM work_orders"), 1);
  EXPECT_EQ(database_->Number("SELECT COUNT(*) FROM history WHERE kind = 'order'"), 1);
}

INSTANTIATE_TEST_SUITE_P(Both, SideBySide, testing::Values(Dialect::kSqlite, Dialect::kPostgres),
                         EngineOf);

// The server of this test is its own.
class ServerGone : public SideBySide {
 protected:
  void SetUp() override {
    if (std::getenv("XUNCHA_TEST_POSTGRES_CONTROL") == nullptr) {
      GTEST_SKIP() << "XUNCHA_TEST_POSTGRES_CONTROL is not set: run it under tools/with_postgres";
    }
    SideBySide::SetUp();
  }
  static void Server(const char* what) {
    const Ended ended = xuncha::e2e::Run({std::getenv("XUNCHA_TEST_POSTGRES_CONTROL"), what});
    EXPECT_EQ(ended.status, 0) << what;
  }
};

TEST_P(ServerGone, BetweenCommandsItIsSaidAndAllWorksAgainAfterwards) {
  Open();
  Add(1);
  const std::string before = database_->Text();
  Server("stop");
  const Ended refused = AtOnce({{"finding", "confirm", "p-1"}}).front();
  EXPECT_EQ(refused.status, 1) << refused.out;
  EXPECT_THAT(refused.out, HasSubstr("Not available now: postgresql"));
  EXPECT_EQ(std::count(refused.out.begin(), refused.out.end(), '\n'), 1) << refused.out;
  Server("start");
  EXPECT_EQ(database_->Text(), before);
  Do({"finding", "confirm", "p-1"});
  EXPECT_THAT(Numbers(), ElementsAre("2022Q3-应急-01"));
}

// People go on working while it goes down and comes up. What was refused is given again; nothing is
// there twice, and what was said to be kept is there.
TEST_P(ServerGone, DuringCommandsNothingIsLostOrDoubled) {
  Open();
  constexpr int kFindings = 24;
  const pid_t person = ::fork();
  if (person == 0) {
    for (int i = 1; i <= kFindings; ++i) {
      const std::string n = std::to_string(i);
      for (int tries = 0; tries < 200; ++tries) {
        const Ended ended = AtOnce({{"finding", "add", "--subject", "s-1", "--title",
                                     "第" + n + "个问题", "--class", "links"}})
                                .front();
        if (ended.status == 0) break;
        ::usleep(50'000);
        if (tries == 199) ::_exit(1);
      }
    }
    ::_exit(0);
  }
  for (int round = 0; round < 3; ++round) {
    ::usleep(200'000);
    Server(round % 2 == 0 ? "kill" : "stop");
    ::usleep(50'000);
    Server("start");
  }
  int status = 0;
  ::waitpid(person, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  database_->Text();  // the chain of the history is whole
  EXPECT_EQ(database_->Number("SELECT COUNT(*) FROM problems"), kFindings);
  EXPECT_EQ(database_->Number("SELECT COUNT(*) FROM history WHERE kind = 'problem'"), kFindings);
}

INSTANTIATE_TEST_SUITE_P(Postgres, ServerGone, testing::Values(Dialect::kPostgres), EngineOf);

}  // namespace
}  // namespace xuncha::e2e
