// SPDX-License-Identifier: Apache-2.0
//
// Every command that writes, killed in the middle and given again: what stands afterwards is what
// an undisturbed course leaves. Nothing is lost, doubled or half done, and a file is whole or not
// there.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "tests/e2e/kill_points.h"
#include "tests/e2e/local_site.h"
#include "tests/e2e/work_database.h"
#include "tests/support/sanitized.h"

namespace xuncha::e2e {
namespace {

using store::Dialect;

std::string EngineOf(const testing::TestParamInfo<Dialect>& param) {
  return param.param == Dialect::kSqlite ? "Sqlite" : "Postgres";
}

// How often each command is killed; the sanitizers make each try many times as long.
#if defined(XUNCHA_SANITIZED)
constexpr int kPointsSqlite = 1;
#else
constexpr int kPointsSqlite = 4;
#endif
constexpr int kPointsPostgres = 1;

// What giving a command again means that was done already.
enum class Again : std::uint8_t {
  kSame,     // nothing more is done
  kRefused,  // it cannot be told from another of its kind; a clear word says that it is done
  kAnew,     // a second look is a look of its own
};

struct Step {
  std::string words;                     // split at blanks; @x is the file x of the test's folder
  const char* now = "2022-08-16T10:00";  // "" = of a command without a clock
  std::string file = {};                 // that it writes
  Again again = Again::kSame;
};

// A quarter, as an office types it.
const std::vector<Step>& Quarter() {
  static const std::vector<Step> steps{
      {"inventory import units @units.csv"},
      {"inventory import sites @sites.csv"},
      {"inventory import columns @columns.csv"},
      {"inventory import accounts @accounts.csv"},
      {"inventory export sites @out.csv", "2022-08-16T10:00", "out.csv"},
      {"inventory export units @out.xlsx", "2022-08-16T10:00", "out.xlsx"},
      {"lifecycle request s-2 offline --from 2022-09-18 --until 2022-09-20 --reason 改版"},
      {"lifecycle approve l-1"},
      {"lifecycle file l-1 --day 2022-08-16"},
      {"lifecycle request a-2 cancel --reason 停用"},
      {"lifecycle refuse l-2 --reason 仍在用"},
      {"campaign create @c.toml"},
      {"campaign open 2022Q3"},
      {"campaign pause 2022Q3"},
      {"campaign resume 2022Q3"},
      {"self-check set 应急 --day 2022-08-05 --problems 2 --fixed 1"},
      {"finding add --subject s-1 --title 图片新闻栏目空白 --class blank --url "
       "http://yj.example.gov.cn/tpxw/ --file @photo.png"},
      {"finding add --unit 轵城镇 --title 分工不明确"},
      {"finding add --subject s-1 --title 链接打不开 --class links --url "
       "http://yj.example.gov.cn/a.html"},
      {"finding add --subject s-2 --title 机构职能长期不变 --class not_updated --url "
       "http://zc.example.gov.cn/jgzn/"},
      {"finding add --subject s-2 --title 错别字 --class information"},
      {"finding confirm --state suspected --as 张三"},
      {"finding reject p-5 --reason 不成立"},
      {"finding reopen p-5 --reason 再看", "2022-08-16T10:00", "", Again::kRefused},
      {"finding common p-3"},
      {"declare --unit 轵城镇 --subject s-2 --place http://zc.example.gov.cn/jgzn/ --check "
       "stale_column --reason 不变 --until 2022-12-31"},
      {"record set s-1 --all 未发现 --as 李四"},
      {"record set s-2 V1.4.3 发现 --as 李四"},
      {"record import-probes @probes.csv"},
      {"account record a-1 --last-post 2022-05-01 --certified 济源市应急管理局 --file @photo.png"},
      {"account export @form.xlsx", "2022-08-16T10:00", "form.xlsx"},
      {"account import @form.csv"},
      {"verdict propose"},
      {"verdict review --as 李四"},
      {"verdict decide --as 王五"},
      {"order issue 2022Q3"},
      {"order apply o-1 accept"},
      {"order apply o-1 extend --deadline 2022-09-09 --reason 人手不足"},
      {"order export o-1 @list.xlsx", "2022-08-16T10:00", "list.xlsx"},
      {"order import @back.csv", "2022-08-18T09:00"},
      {"order apply o-1 return --reason 未改", "2022-08-18T10:00"},
      {"order apply o-1 report_fix --answer 已改 --fixed-on 2022-08-19", "2022-08-19T10:00"},
      {"order apply o-1 verify", "2022-08-19T11:00"},
      {"order apply o-1 close", "2022-08-19T12:00"},
      {"order apply o-2 dispute --reason 已整改", "2022-08-19T12:00"},
      {"order apply o-2 uphold --reason 未整改", "2022-08-19T13:00", "", Again::kRefused},
      {"order remind", "2022-09-20T10:00"},
      {"campaign create @low.toml"},
      {"campaign open low"},
      {"campaign resample low --as-campaign again --ratio 100 --seed 7"},
      {"bulletin draft --facts @facts.toml --campaign 2022Q3", "2022-08-31T10:00"},
      {"bulletin look b-1", "2022-08-30T10:00", "", Again::kAnew},
      {"bulletin render b-1 --as docx --out @b.docx", "", "b.docx"},
      {"bulletin render b-1 --as html --out @b.html", "", "b.html"},
      {"bulletin freeze b-1", "2022-08-31T10:00"},
      {"bulletin issue b-1 --number 济政办〔2022〕9号 --signer 王五 --signed-on 2022-08-31 "
       "--printed-on 2022-09-01",
       "2022-09-01T10:00"},
      {"campaign close 2022Q3 --reason 完", "2022-09-02T10:00"},
      {"backup @all.xb", "2022-09-02T10:00", "all.xb", Again::kRefused},
  };
  return steps;
}

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
    File("units.csv",
         "单位名称,简称,上级单位,是否主管单位\n市政府办公室,市办,,是\n"
         "济源市应急管理局,应急,市办,是\n济源市轵城镇人民政府,轵城镇,市办,\n");
    File("sites.csv",
         "网站名称,首页网址,主办单位\n应急管理局网站,http://yj.example.gov.cn/,应急\n"
         "轵城镇网站,http://zc.example.gov.cn/,轵城镇\n");
    File("columns.csv",
         "所属网站,栏目名称,栏目网址\n应急管理局网站,图片新闻,http://yj.example.gov.cn/tpxw/\n"
         "轵城镇网站,机构职能,http://zc.example.gov.cn/jgzn/\n");
    File("accounts.csv",
         "账号名称,平台,主办单位\n济源应急,微信订阅号,应急\n轵城发布,微博,轵城镇\n");
    File("c.toml",
         "id = \"2022Q3\"\nname = \"2022年第三季度\"\nmonitoring_point = \"2022-08-23\"\n"
         "rectification_until = \"2022-08-31\"\n[self_check]\nfrom = \"2022-08-01\"\n"
         "until = \"2022-08-10\"\n[[round]]\nfrom = \"2022-08-15\"\nuntil = \"2022-08-24\"\n");
    File("low.toml",
         "id = \"low\"\nname = \"县级\"\noffice = \"应急\"\nmonitoring_point = \"2022-08-23\"\n"
         "[[round]]\nfrom = \"2022-08-15\"\nuntil = \"2022-08-24\"\n");
    File("facts.toml",
         "issuer = \"济源市人民政府办公室\"\nregion = \"济源市\"\nreport_to = \"市政府办公室\"\n");
    File("photo.png", "\x89PNG\r\n");
    File("form.csv", "账号名称,最后更新日期,单项否决项\n轵城发布,2022-08-12,未发现\n");
    File("back.csv", "问题编号,整改情况,完成日期\n2022Q3-应急-01,已更新,2022-08-17\n");
    std::string probes = "时间,网站名称,结果\n";
    for (int day = 10; day <= 16; ++day) {
      probes += "2022-08-" + std::to_string(day) + " 1:05,应急管理局网站,200\n";
    }
    File("probes.csv", probes);
  }

  std::filesystem::path Path(const std::string& name) const { return folder_.path() / name; }
  void File(const std::string& name, const std::string& text) const { WriteFile(Path(name), text); }

  Stepped Run(const Step& step, int kill_at) const {
    std::vector<std::string> command{XUNCHA_BINARY_PATH};
    for (std::size_t at = 0; at < step.words.size();) {
      const std::size_t end = std::min(step.words.find(' ', at), step.words.size());
      const std::string word = step.words.substr(at, end - at);
      command.push_back(word.starts_with("@") ? Path(word.substr(1)).string() : word);
      at = end + 1;
    }
    command.insert(command.end(), {"--db", database_->url()});
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

  // The file as the undisturbed course wrote it, or none. Office files tell the second in which
  // they were made, so of them the length is compared.
  void ExpectWholeOrAbsent(const Step& step, const std::string& whole) const {
    if (step.file.empty() || !std::filesystem::exists(Path(step.file))) return;
    const std::string now = ReadFile(Path(step.file));
    const bool timed = !step.file.ends_with(".csv") && !step.file.ends_with(".html");
    if (!timed) {
      EXPECT_EQ(now, whole);
    } else {
      EXPECT_NEAR(static_cast<double>(now.size()), static_cast<double>(whole.size()), 64);
      if (step.file.ends_with("x")) {
        EXPECT_NE(now.find("PK\x05\x06"), std::string::npos) << "no end of a zip archive";
      }
    }
  }

  void KillAndRepeat(const Step& step, const std::string& before) {
    const Stepped whole = Run(step, 0);
    ASSERT_TRUE(whole.status == 0 || whole.status == 2) << whole.out;
    const std::string after = database_->Text();
    std::string file;
    if (!step.file.empty()) file = ReadFile(Path(step.file));
    const int points = GetParam() == Dialect::kSqlite ? kPointsSqlite : kPointsPostgres;
    constexpr int kQuarters = 4;
    for (int point = 1; point <= points; ++point) {
      // Where a command is killed once, each is killed elsewhere than the one before.
      const int quarters = points == 1 ? ++turn_ % kQuarters + 1 : point * kQuarters / points;
      const int at = std::max(1, whole.steps * quarters / kQuarters);
      SCOPED_TRACE("killed at step " + std::to_string(at) + " of " + std::to_string(whole.steps));
      if (!step.file.empty()) std::filesystem::remove(Path(step.file));
      database_->BringBack();
      Run(step, at);
      const std::string between = database_->Text();
      if (!first_ && between != before) ExpectSame(between, after);
      ExpectWholeOrAbsent(step, file);
      const Stepped again = Run(step, 0);
      const bool refused = again.status == 1 && step.again == Again::kRefused && between == after &&
                           again.out.find("Taken or there already") != std::string::npos;
      EXPECT_TRUE(again.status == 0 || again.status == 2 || refused) << again.out;
      if (step.again != Again::kAnew || between != after) ExpectSame(database_->Text(), after);
      ExpectWholeOrAbsent(step, file);
      if (!step.file.empty()) {
        EXPECT_TRUE(std::filesystem::exists(Path(step.file)));
      }
    }
  }

  TemporaryFolder folder_;
  std::unique_ptr<WorkDatabase> database_;
  int turn_ = 0;
  bool first_ = true;  // the tables themselves are made
};

TEST_P(KilledCommands, GivenAgainLeaveWhatAnUndisturbedCourseLeaves) {
  std::string before = database_->Text();
  for (const Step& step : Quarter()) {
    SCOPED_TRACE(step.words);
    database_->Keep();
    KillAndRepeat(step, before);
    if (HasFatalFailure()) return;
    before = database_->Text();
    first_ = false;
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
