// SPDX-License-Identifier: Apache-2.0
//
// The inventory as an office uses it: sheets as Excel saves them, wrong rows, comparison, history.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tests/e2e/program_fixture.h"

namespace xuncha::e2e {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class Inventory : public ProgramTest {
 protected:
  std::string File(const std::string& name, const std::string& bytes) {
    const std::filesystem::path path = folder_.path() / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  Ended Units() {
    return Xuncha({"inventory", "import", "units",
                   File("u.csv", "单位名称,简称\r\n应急管理局,应急\r\n轵城镇,\r\n"), "--as",
                   "张三"});
  }
};

// "单位名称,简称\r\n应急管理局,应急\r\n" as Excel saves it on a Chinese Windows.
constexpr const char* kGbk =
    "\xB5\xA5\xCE\xBB\xC3\xFB\xB3\xC6,\xBC\xF2\xB3\xC6\r\n"
    "\xD3\xA6\xBC\xB1\xB9\xDC\xC0\xED\xBE\xD6,\xD3\xA6\xBC\xB1\r\n";

TEST_F(Inventory, TakesAGbkSheetAndTwiceChangesNothing) {
  const std::string file = File("gbk.csv", kGbk);
  const Ended first = Xuncha({"inventory", "import", "units", file, "--lang", "zh"});
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("应急管理局"));
  EXPECT_THAT(first.out, HasSubstr("已写入"));
  const Ended again = Xuncha({"inventory", "import", "units", file, "--format", "json"});
  EXPECT_EQ(again.status, 0) << again.err;
  const json report = json::parse(again.out);
  EXPECT_EQ(report["same"], 1);
  EXPECT_EQ(report["written"], false);
}

TEST_F(Inventory, SaysWhatIsWrongWithWhichRowAndWritesNothing) {
  const std::string file = File("u.csv", "单位名称,单位类型\r\n甲局,部门\r\n乙局,星球\r\n");
  const Ended ended = Xuncha({"inventory", "import", "units", file});
  EXPECT_EQ(ended.status, 2);
  EXPECT_THAT(ended.out, HasSubstr("row 3"));
  EXPECT_THAT(ended.out, HasSubstr("星球"));
  EXPECT_THAT(Xuncha({"inventory", "list", "units", "--format", "json"}).out, Not(HasSubstr("甲")));
  EXPECT_EQ(Xuncha({"inventory", "import", "units", file, "--skip-wrong"}).status, 2);
  EXPECT_THAT(Xuncha({"inventory", "list", "units"}).out, HasSubstr("甲局"));
}

TEST_F(Inventory, ADryRunWritesNothing) {
  const Ended ended = Xuncha({"inventory", "import", "units", File("g.csv", kGbk), "--dry-run"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("dry run"));
  EXPECT_EQ(json::parse(Xuncha({"inventory", "list", "units", "--format", "json"}).out).size(), 0U);
}

TEST_F(Inventory, KeepsWhoDidWhat) {
  ASSERT_EQ(Units().status, 0);
  const Ended ended = Xuncha({"inventory", "history", "u-1", "--format", "json"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  const json rows = json::parse(ended.out);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0]["actor"], "张三");
  EXPECT_EQ(rows[0]["action"], "create");
  ExpectOneLine(Xuncha({"inventory", "history", "u-99"}), 3, "u-99");
}

TEST_F(Inventory, ExportsWhatItImports) {
  ASSERT_EQ(Units().status, 0);
  const std::string file = (folder_.path() / "o.xlsx").string();
  EXPECT_EQ(Xuncha({"inventory", "export", "units", file}).status, 0);
  const Ended again = Xuncha({"inventory", "import", "units", file, "--format", "json"});
  EXPECT_EQ(json::parse(again.out)["same"], 2) << again.err;
  const Ended compared = Xuncha({"inventory", "reconcile", "units", file});
  EXPECT_EQ(compared.status, 0) << compared.out << compared.err;
}

TEST_F(Inventory, WrongUseIsOneLine) {
  ExpectOneLine(Xuncha({"inventory", "import", "units"}), 3, "FILE");
  ExpectOneLine(Xuncha({"inventory", "import", "planets", File("a.csv", kGbk)}), 3, "planets");
  ExpectOneLine(Xuncha({"inventory", "import", "units", "/nowhere.xlsx"}), 3, "nowhere.xlsx");
  ExpectOneLine(Xuncha({"inventory", "import", "sites", File("b.csv", kGbk)}), 3, "b.csv");
  ExpectOneLine(Xuncha({"inventory", "list", "units", "--db", "mysql://x"}), 3, "sqlite:");
  const Ended secret =
      Xuncha({"inventory", "list", "units", "--db", "postgresql://a:geheim@127.0.0.1:1/x"});
  EXPECT_EQ(secret.status, 1) << secret.err;
  EXPECT_THAT(secret.err, Not(HasSubstr("geheim")));
  EXPECT_THAT(Xuncha({"config", "show", "--config",
                      File("c.toml",
                           "database = "
                           "\"postgresql://a:geheim@127.0.0.1:1/x\"\n")})
                  .out,
              Not(HasSubstr("geheim")));
}

TEST_F(Inventory, WorksOnPostgresAlike) {
  const char* url = std::getenv("XUNCHA_TEST_POSTGRES");
  if (url == nullptr) GTEST_SKIP() << "XUNCHA_TEST_POSTGRES is not set: not tried on PostgreSQL";
  const std::string file = File("g.csv", kGbk);
  const Ended first = Xuncha({"inventory", "import", "units", file, "--db", url});
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_THAT(Xuncha({"inventory", "list", "units", "--db", url}).out, HasSubstr("应急管理局"));
}

}  // namespace
}  // namespace xuncha::e2e
