// SPDX-License-Identifier: Apache-2.0
#include "store/db.h"

#include <gtest/gtest.h>

#include <array>

#include "store/migrations.h"
#include "store/sqlite/sqlite_connection.h"
#include "tests/store/temp_folder.h"

namespace xuncha::store {
namespace {

std::int64_t Count(Connection& connection, std::string_view table) {
  const auto statement = connection.Prepare("SELECT COUNT(*) FROM " + std::string(table));
  EXPECT_TRUE(statement);
  EXPECT_TRUE(*(*statement)->Step());
  return (*statement)->Integer(0);
}

TEST(Db, StatementsBindStepAndReset) {
  const auto connection = OpenSqlite(":memory:");
  ASSERT_TRUE(connection);
  ASSERT_TRUE((*connection)->Execute("CREATE TABLE t (a INTEGER, b TEXT)"));
  const auto insert = (*connection)->Prepare("INSERT INTO t VALUES ($1, $2)");
  ASSERT_TRUE(insert);
  for (std::int64_t i = 0; i < 3; ++i) {
    (*insert)->Bind(1, i);
    (*insert)->Bind(2, std::string_view("政\0务", 7));
    EXPECT_FALSE(*(*insert)->Step());
    (*insert)->Reset();
  }
  const auto select = (*connection)->Prepare("SELECT a, b FROM t ORDER BY a DESC");
  ASSERT_TRUE(*(*select)->Step());
  EXPECT_EQ((*select)->Integer(0), 2);
  EXPECT_EQ((*select)->Text(1), std::string("政\0务", 7));
  EXPECT_FALSE((*connection)->Prepare("SELEKT"));
}

TEST(Db, ATransactionThatIsNotCommittedNeverHappened) {
  const auto connection = OpenSqlite(":memory:");
  ASSERT_TRUE((*connection)->Execute("CREATE TABLE t (a INTEGER)"));
  {
    auto transaction = Transaction::Begin(**connection);
    ASSERT_TRUE(transaction);
    ASSERT_TRUE((*connection)->Execute("INSERT INTO t VALUES (1)"));
  }
  EXPECT_EQ(Count(**connection, "t"), 0);
  auto transaction = Transaction::Begin(**connection);
  ASSERT_TRUE((*connection)->Execute("INSERT INTO t VALUES (1)"));
  ASSERT_TRUE(transaction->Commit());
  EXPECT_EQ(Count(**connection, "t"), 1);
}

TEST(Db, MigrationsRunOnceAndNeverBackwards) {
  const auto connection = OpenSqlite(":memory:");
  constexpr std::array<Migration, 2> kTwo{
      {{1, "one", "CREATE TABLE one (a)"}, {2, "two", "CREATE TABLE two (a)"}}};
  ASSERT_TRUE(Migrate(**connection, std::span(kTwo).first(1)));
  ASSERT_TRUE(Migrate(**connection, kTwo));
  ASSERT_TRUE(Migrate(**connection, kTwo));
  EXPECT_EQ(Count(**connection, "migrations"), 2);
  const Status older = Migrate(**connection, std::span(kTwo).first(1));
  ASSERT_FALSE(older);
  EXPECT_EQ(older.error().code, ErrorCode::kConflict);
}

TEST(Db, OurOwnMigrationsAreWhole) {
  const TempFolder temp;
  const auto connection = OpenSqlite(temp / "x.db");
  ASSERT_TRUE(connection);
  ASSERT_TRUE(Migrate(**connection, Migrations()));
  EXPECT_EQ(Count(**connection, "snapshots"), 0);
  EXPECT_FALSE(OpenSqlite(temp / "no/such/folder.db"));
}

}  // namespace
}  // namespace xuncha::store
