// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/work_database.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <regex>
#include <thread>

#include "store/audit_trail.h"
#include "store/database.h"
#include "store/table_schema.h"

namespace xuncha::e2e {
namespace {

namespace fs = std::filesystem;
using store::Dialect;

std::string Postgres() {
  const char* url = std::getenv("XUNCHA_TEST_POSTGRES");
  return url == nullptr ? std::string() : std::string(url);
}

// Milliseconds since 1970 differ from run to run.
std::string WithoutTimes(const std::string& text) {
  static const std::regex kTime("\\b1[5-9][0-9]{11}\\b");
  return std::regex_replace(text, kTime, "T");
}

}  // namespace

WorkDatabase::WorkDatabase(Dialect dialect, fs::path data)
    : dialect_(dialect), data_(std::move(data)), kept_(data_.string() + ".kept") {
  if (dialect_ == Dialect::kSqlite) {
    url_ = "sqlite:" + (data_ / "platform.sqlite").string();
  } else {
    static int count = 0;
    name_ = "work_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    url_ = UrlOf(name_);
  }
  Clear();
}

WorkDatabase::~WorkDatabase() {
  if (dialect_ != Dialect::kPostgres) return;
  Administer("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
  Administer("DROP DATABASE IF EXISTS " + name_ + "_kept WITH (FORCE)");
}

void WorkDatabase::Clear() {
  fs::remove_all(data_);
  fs::create_directories(data_);
  if (dialect_ != Dialect::kPostgres) return;
  Administer("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
  Administer("CREATE DATABASE " + name_);
}

void WorkDatabase::Keep() {
  fs::remove_all(kept_);
  fs::copy(data_, kept_, fs::copy_options::recursive);
  if (dialect_ != Dialect::kPostgres) return;
  Administer("DROP DATABASE IF EXISTS " + name_ + "_kept WITH (FORCE)");
  Administer("CREATE DATABASE " + name_ + "_kept TEMPLATE " + name_);
}

void WorkDatabase::BringBack() {
  fs::remove_all(data_);
  fs::copy(kept_, data_, fs::copy_options::recursive);
  if (dialect_ != Dialect::kPostgres) return;
  Administer("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
  Administer("CREATE DATABASE " + name_ + " TEMPLATE " + name_ + "_kept");
}

std::string WorkDatabase::Text() const {
  if (dialect_ == Dialect::kPostgres) {
    for (int tries = 0; tries < 1'000; ++tries) {
      const auto admin = store::OpenDatabase(Postgres());
      EXPECT_TRUE(admin);
      const auto others = (*admin)->Prepare(
          "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = '" + name_ + "'");
      EXPECT_TRUE(others && (*others)->Step());
      if ((*others)->Integer(0) == 0) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }
  const auto database = store::OpenDatabase(url_);
  EXPECT_TRUE(database) << database.error().message;
  if (!database) return {};
  const auto tables = store::ReadSchema(**database);
  EXPECT_TRUE(tables) << tables.error().message;
  std::string text;
  for (const store::TableSchema& table : *tables) {
    std::string columns;
    for (const store::TableColumn& column : table.columns) {
      if (column.name.ends_with("sha256") && table.name == "history") continue;
      columns.append(columns.empty() ? "" : ", ").append(column.name);
    }
    const auto rows = (*database)->Prepare("SELECT " + columns + " FROM " + table.name);
    EXPECT_TRUE(rows) << rows.error().message;
    std::vector<std::string> lines;
    while (true) {
      const auto more = (*rows)->Step();
      EXPECT_TRUE(more) << more.error().message;
      if (!more || !*more) break;
      std::string& line = lines.emplace_back(table.name);
      for (int i = 0; i < (*rows)->ColumnCount(); ++i) line.append(" | ").append((*rows)->Text(i));
      line = WithoutTimes(line);
    }
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : lines) text.append(line).append("\n");
  }
  if (text.find("history | ") != std::string::npos) {
    const auto head = store::AuditTrail(**database).VerifyChain();
    EXPECT_TRUE(head) << head.error().message;
  }
  return text;
}

std::int64_t WorkDatabase::Number(const std::string& sql) const {
  const std::vector<std::string> texts = Texts(sql);
  return texts.size() == 1 ? std::atoll(texts.front().c_str()) : -1;
}

std::vector<std::string> WorkDatabase::Texts(const std::string& sql) const {
  const auto database = store::OpenDatabase(url_);
  EXPECT_TRUE(database) << database.error().message;
  std::vector<std::string> texts;
  if (!database) return texts;
  const auto rows = (*database)->Prepare(sql);
  EXPECT_TRUE(rows) << rows.error().message;
  while (rows) {
    const auto more = (*rows)->Step();
    EXPECT_TRUE(more) << more.error().message;
    if (!more || !*more) break;
    texts.push_back((*rows)->Text(0));
  }
  return texts;
}

void WorkDatabase::Administer(const std::string& sql) const {
  const auto admin = store::OpenDatabase(Postgres());
  ASSERT_TRUE(admin) << admin.error().message;
  const Status done = (*admin)->Execute(sql);
  EXPECT_TRUE(done) << sql << ": " << done.error().message;
}

// The test server's address ends with the name of a database.
std::string WorkDatabase::UrlOf(const std::string& name) const {
  const std::string url = Postgres();
  return url.substr(0, url.rfind('/') + 1) + name;
}

}  // namespace xuncha::e2e
