// SPDX-License-Identifier: Apache-2.0
//
// A fresh database for one test, on either engine: a SQLite file, or a schema of its own in the
// PostgreSQL that XUNCHA_TEST_POSTGRES names (tools/with_postgres makes one).
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/db.h"
#include "tests/store/temp_folder.h"

namespace xuncha::store {

// "" = there is none.
inline std::string TestPostgres() {
  const char* url = std::getenv("XUNCHA_TEST_POSTGRES");
  return url == nullptr ? std::string() : std::string(url);
}

class TestDatabase {
 public:
  explicit TestDatabase(Dialect dialect) : dialect_(dialect) {
    if (dialect == Dialect::kSqlite) {
      url_ = "sqlite:" + (temp_ / "test.sqlite");
      return;
    }
    static int count = 0;
    schema_ = "t" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    const auto admin = OpenDatabase(TestPostgres());
    EXPECT_TRUE(admin) << admin.error().message;
    EXPECT_TRUE((*admin)->Execute("CREATE SCHEMA " + schema_));
    const std::string url = TestPostgres();
    url_ = url + (url.find('?') == std::string::npos ? '?' : '&') + "options=-csearch_path%3D" +
           schema_;
  }
  ~TestDatabase() {
    if (dialect_ == Dialect::kSqlite) return;
    const auto admin = OpenDatabase(TestPostgres());
    if (admin) {
      EXPECT_TRUE((*admin)->Execute("DROP SCHEMA " + schema_ + " CASCADE"));
    }
  }
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  const std::string& url() const { return url_; }
  const TempFolder& temp() const { return temp_; }
  std::unique_ptr<Connection> Open() const {
    auto connection = OpenDatabase(url_);
    if (connection) return std::move(connection).value();
    ADD_FAILURE() << connection.error().message;
    return nullptr;
  }
  // With the platform's tables.
  std::unique_ptr<Connection> OpenMigrated() const {
    auto connection = OpenPlatformDatabase(url_);
    if (connection) return std::move(connection).value();
    ADD_FAILURE() << connection.error().message;
    return nullptr;
  }

 private:
  Dialect dialect_;
  TempFolder temp_;
  std::string schema_;
  std::string url_;
};

// Each TEST_P of a class derived from it runs on both engines. Where there is no PostgreSQL its
// half is skipped, and says so.
class OnBothDatabases : public ::testing::TestWithParam<Dialect> {
 protected:
  void SetUp() override {
    if (GetParam() == Dialect::kPostgres && TestPostgres().empty()) {
      GTEST_SKIP() << "XUNCHA_TEST_POSTGRES is not set: nothing was tested on PostgreSQL;"
                      " tools/with_postgres COMMAND gives one";
    }
    database_ = std::make_unique<TestDatabase>(GetParam());
  }
  TestDatabase& database() { return *database_; }
  bool OnSqlite() const { return GetParam() == Dialect::kSqlite; }

 private:
  std::unique_ptr<TestDatabase> database_;
};

inline std::string EngineName(const ::testing::TestParamInfo<Dialect>& info) {
  return info.param == Dialect::kSqlite ? "Sqlite" : "Postgres";
}

#define XUNCHA_ON_BOTH_DATABASES(suite)                                                          \
  INSTANTIATE_TEST_SUITE_P(Both, suite, ::testing::Values(Dialect::kSqlite, Dialect::kPostgres), \
                           EngineName)

// The first column of every row, as text.
inline std::vector<std::string> Column(Connection& connection, std::string_view sql) {
  std::vector<std::string> values;
  const auto statement = connection.Prepare(sql);
  EXPECT_TRUE(statement) << statement.error().message;
  while (statement) {
    const auto row = (*statement)->Step();
    EXPECT_TRUE(row) << row.error().message;
    if (!row || !*row) break;
    values.push_back((*statement)->Text(0));
  }
  return values;
}

inline std::int64_t Number(Connection& connection, std::string_view sql) {
  const std::vector<std::string> values = Column(connection, sql);
  EXPECT_EQ(values.size(), 1U);
  return values.empty() ? -1 : std::atoll(values.front().c_str());
}

}  // namespace xuncha::store
