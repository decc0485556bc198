// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "store/migrate.h"
#include "store/migrations.h"
#include "tests/store/test_database.h"

namespace xuncha::store {
namespace {

class MigrateContract : public OnBothDatabases {};
XUNCHA_ON_BOTH_DATABASES(MigrateContract);

constexpr std::array<Migration, 2> kTwo{
    {{1, "0001_one", "CREATE TABLE one (id {id}, name {text} NOT NULL, seal {blob});"},
     {2, "0002_two", "CREATE TABLE two (a BIGINT);", "INSERT INTO two VALUES (1);",
      "INSERT INTO two VALUES (2);"}}};

TEST_P(MigrateContract, EachRunsOnceAndWithTheEnginesOwnPart) {
  const auto db = database().Open();
  EXPECT_EQ(*SchemaNumber(*db), 0);
  ASSERT_TRUE(Migrate(*db, std::span(kTwo).first(1)));
  EXPECT_EQ(*SchemaNumber(*db), 1);
  ASSERT_TRUE(Migrate(*db, kTwo));
  ASSERT_TRUE(Migrate(*db, kTwo));
  EXPECT_EQ(*SchemaNumber(*db), 2);
  EXPECT_EQ(Column(*db, "SELECT a FROM two"), std::vector<std::string>{OnSqlite() ? "1" : "2"});
  EXPECT_EQ(*TableNames(*db), (std::vector<std::string>{"one", "two"}));
}

TEST_P(MigrateContract, ANewerDatabaseIsLeftAlone) {
  const auto db = database().Open();
  ASSERT_TRUE(Migrate(*db, kTwo));
  const Status older = Migrate(*db, std::span(kTwo).first(1));
  ASSERT_FALSE(older);
  EXPECT_EQ(older.error().code, ErrorCode::kConflict);
  EXPECT_EQ(*SchemaNumber(*db), 2);
}

TEST_P(MigrateContract, AnEditedMigrationIsNoticed) {
  const auto db = database().Open();
  ASSERT_TRUE(Migrate(*db, kTwo));
  auto edited = kTwo;
  edited[0].sql = "CREATE TABLE one (id {id}, name {text}, seal {blob});";
  const Status noticed = Migrate(*db, edited);
  ASSERT_FALSE(noticed);
  EXPECT_EQ(noticed.error().code, ErrorCode::kConflict);
  EXPECT_NE(noticed.error().message.find("0001_one"), std::string::npos);
}

TEST_P(MigrateContract, AllOfThemOrNone) {
  const auto db = database().Open();
  auto wrong = kTwo;
  wrong[1].sql = "CREATE TABLE two (a BIGINT); SELEKT;";
  EXPECT_FALSE(Migrate(*db, wrong));
  EXPECT_EQ(*SchemaNumber(*db), 0);
  EXPECT_TRUE(TableNames(*db)->empty());
  EXPECT_TRUE(Migrate(*db, kTwo));
}

TEST_P(MigrateContract, OurOwnAreWhole) {
  const auto db = database().OpenMigrated();
  ASSERT_TRUE(db);
  EXPECT_EQ(*SchemaNumber(*db), static_cast<int>(PlatformMigrations().size()));
  EXPECT_TRUE(database().OpenMigrated());
}

// So that both engines keep the same values and sort them alike (docs/internals/database.md).
TEST_P(MigrateContract, OurOwnUseOnlyTypesThatMeanTheSame) {
  const auto db = database().OpenMigrated();
  if (OnSqlite()) {
    const auto tables = TableNames(*db);
    ASSERT_TRUE(tables);
    for (const std::string& table : *tables) {
      for (const std::string& type :
           Column(*db, "SELECT type FROM pragma_table_info('" + table + "')")) {
        EXPECT_TRUE(type == "BIGINT" || type == "INTEGER" || type == "TEXT" || type == "BLOB" ||
                    type == "DOUBLE PRECISION")
            << table << ": " << type;
      }
    }
    return;
  }
  EXPECT_EQ(Column(*db,
                   "SELECT table_name || '.' || column_name || ' ' || data_type"
                   " FROM information_schema.columns WHERE table_schema = current_schema()"
                   " AND table_name <> 'migrations' AND (data_type NOT IN"
                   " ('bigint', 'text', 'bytea', 'double precision')"
                   " OR (data_type = 'text' AND collation_name IS DISTINCT FROM 'C'))"),
            std::vector<std::string>())
      << "write BIGINT, DOUBLE PRECISION, {id}, {text} or {blob}";
}

TEST(Migrate, AnIndexFromBeforeDigestsGetsThem) {
  const TestDatabase database(Dialect::kSqlite);
  const auto db = database.Open();
  ASSERT_TRUE(
      db->Execute("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL);"
                  "INSERT INTO migrations VALUES (1, '0001_one');"
                  "CREATE TABLE one (id INTEGER PRIMARY KEY)"));
  ASSERT_TRUE(Migrate(*db, kTwo));
  EXPECT_EQ(Number(*db, "SELECT COUNT(*) FROM migrations WHERE length(sha256) = 64"), 2);
  auto edited = kTwo;
  edited[0].sql = "CREATE TABLE one (id {id});";
  EXPECT_FALSE(Migrate(*db, edited)) << "from then on";
}

}  // namespace
}  // namespace xuncha::store
