// SPDX-License-Identifier: Apache-2.0
#include "store/backup.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>

#include "base/file.h"
#include "store/backup_file.h"
#include "store/migrations.h"
#include "store/table_schema.h"
#include "tests/store/test_database.h"

namespace xuncha::store {
namespace {

constexpr TimeMs kMade = 1'661'245'331'000;

// Tables that refer to each other against the order of their names and to themselves, with every
// type, keys of several columns, and rows that a migration puts in.
constexpr std::array<Migration, 3> kSchema{
    {{1, "0001_units",
      "CREATE TABLE units (id {id}, code TEXT NOT NULL UNIQUE, share DOUBLE PRECISION,"
      " seal BLOB, above BIGINT REFERENCES units (id));"},
     {2, "0002_accounts",
      "CREATE TABLE accounts (unit BIGINT NOT NULL REFERENCES units (id), name TEXT NOT NULL,"
      " PRIMARY KEY (name, unit));"
      "CREATE TABLE words (word TEXT NOT NULL PRIMARY KEY);"
      "INSERT INTO words VALUES ('seed');"},
     {3, "0003_more", "CREATE TABLE more (id {id}); INSERT INTO words VALUES ('later');"}}};
const std::span<const Migration> kOlder = std::span(kSchema).first(2);

class BackupContract : public OnBothDatabases {
 protected:
  static void Fill(Connection& db) {
    ASSERT_TRUE(Migrate(db, kOlder));
    const Status filled = InTransaction(db, [&]() -> Status {
      // The first refers to the last, which a bulk insertion of SQLite would not let pass.
      if (db.dialect() == Dialect::kSqlite) XC_TRY(db.Execute("PRAGMA defer_foreign_keys = ON"));
      XC_ASSIGN_OR_RETURN(const auto bulk,
                          db.StartBulk("units", {"id", "code", "share", "seal", "above"}));
      const std::string bytes("\0\xFF\n\\", 4);
      XC_TRY(bulk->Add(std::vector<Value>{std::int64_t{1}, std::string_view("中\t\"\\\n"), 0.1,
                                          BlobView{bytes}, std::int64_t{3}}));
      XC_TRY(bulk->Add(
          std::vector<Value>{std::int64_t{2}, std::string_view(""), 1e300, BlobView{""}, Value()}));
      XC_TRY(bulk->Add(
          std::vector<Value>{std::int64_t{3}, std::string_view("阿"), Value(), Value(), Value()}));
      XC_ASSIGN_OR_RETURN([[maybe_unused]] const std::int64_t rows, bulk->Finish());
      XC_TRY(
          db.Execute("INSERT INTO accounts VALUES (1, 'b'); INSERT INTO accounts VALUES (2, 'b');"
                     "INSERT INTO accounts VALUES (2, 'B');"
                     "UPDATE words SET word = 'own'"));
      return Ok();
    });
    ASSERT_TRUE(filled) << filled.error().message;
    // An id that was given and is gone is not given again.
    const auto tables = ReadSchema(db);
    ASSERT_TRUE(tables);
    const auto units = std::find_if(tables->begin(), tables->end(),
                                    [](const TableSchema& table) { return table.name == "units"; });
    ASSERT_NE(units, tables->end());
    ASSERT_TRUE(SetLastId(db, *units, 7));
  }
  std::string File(const std::string& name) { return database().temp() / name; }
  static std::string Bytes(const std::string& path) { return *ReadFile(path); }
};
XUNCHA_ON_BOTH_DATABASES(BackupContract);

TEST_P(BackupContract, ReferredTablesComeFirst) {
  const auto db = database().Open();
  ASSERT_TRUE(Migrate(*db, kSchema));
  const auto tables = ReadSchema(*db);
  ASSERT_TRUE(tables) << tables.error().message;
  std::vector<std::string> names;
  for (const TableSchema& table : *tables) names.push_back(table.name);
  EXPECT_EQ(names, (std::vector<std::string>{"more", "units", "accounts", "words"}));
  EXPECT_EQ(tables->at(1).identity, "id");
  EXPECT_EQ(tables->at(2).key, (std::vector<std::string>{"name", "unit"}));
  EXPECT_EQ(tables->at(2).references, std::vector<std::string>{"units"});
  EXPECT_EQ(tables->at(1).columns.at(3), (TableColumn{"seal", ColumnType::kBlob}));
  ASSERT_TRUE(db->Execute("CREATE TABLE odd (a NUMERIC)"));
  EXPECT_FALSE(ReadSchema(*db)) << "a type that is not ours";
}

// The same bytes again prove that nothing was lost or altered on the way, whichever the engines.
TEST_P(BackupContract, GoesToEitherEngineAndBackUnchanged) {
  const auto db = database().Open();
  Fill(*db);
  const auto made = BackupDatabase(*db, File("a.backup"), kMade);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->schema, 2);
  EXPECT_EQ(made->rows, 7);
  for (const Dialect other : {Dialect::kSqlite, Dialect::kPostgres}) {
    if (other == Dialect::kPostgres && TestPostgres().empty()) continue;
    const TestDatabase target(other);
    const auto copy = target.Open();
    const auto restored = RestoreDatabase(*copy, File("a.backup"), kOlder);
    ASSERT_TRUE(restored) << restored.error().message;
    EXPECT_EQ(restored->backup.rows, 7);
    EXPECT_EQ(restored->history_fault, "");
    EXPECT_EQ(Column(*copy, "SELECT word FROM words"), std::vector<std::string>{"own"});
    const std::string again = target.temp() / "b.backup";
    ASSERT_TRUE(BackupDatabase(*copy, again, kMade));
    EXPECT_EQ(Bytes(again), Bytes(File("a.backup")));
    ASSERT_TRUE(copy->Execute("INSERT INTO units (code) VALUES ('next')"));
    EXPECT_EQ(Number(*copy, "SELECT id FROM units WHERE code = 'next'"), 8);
  }
}

TEST_P(BackupContract, AnOlderOneIsBroughtToTheNewestSchema) {
  const auto db = database().Open();
  Fill(*db);
  ASSERT_TRUE(BackupDatabase(*db, File("a.backup"), kMade));
  const TestDatabase target(GetParam());
  const auto copy = target.Open();
  const auto restored = RestoreDatabase(*copy, File("a.backup"), kSchema);
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_EQ(*SchemaNumber(*copy), 3);
  EXPECT_EQ(Column(*copy, "SELECT word FROM words ORDER BY word"),
            (std::vector<std::string>{"later", "own"}));
}

TEST_P(BackupContract, ANewerOneAndAFullDatabaseAreRefused) {
  const auto db = database().Open();
  Fill(*db);
  ASSERT_TRUE(BackupDatabase(*db, File("a.backup"), kMade));
  const TestDatabase target(GetParam());
  const auto copy = target.Open();
  const auto newer = RestoreDatabase(*copy, File("a.backup"), kOlder.first(1));
  ASSERT_FALSE(newer);
  EXPECT_EQ(newer.error().code, ErrorCode::kConflict);
  EXPECT_TRUE(TableNames(*copy)->empty());
  const auto full = RestoreDatabase(*db, File("a.backup"), kOlder);
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().code, ErrorCode::kConflict);
  EXPECT_EQ(Number(*db, "SELECT COUNT(*) FROM units"), 3);
}

TEST_P(BackupContract, AFileIsNeverReplacedNorLeftHalf) {
  const auto db = database().Open();
  Fill(*db);
  ASSERT_TRUE(WriteFileAtomically(File("a.backup"), "precious"));
  const auto replaced = BackupDatabase(*db, File("a.backup"), kMade);
  ASSERT_FALSE(replaced);
  EXPECT_EQ(replaced.error().code, ErrorCode::kConflict);
  EXPECT_EQ(Bytes(File("a.backup")), "precious");
  EXPECT_FALSE(BackupDatabase(*db, File("no/such/folder"), kMade));
  {
    const auto given_up = BackupWriter::Create(File("b.backup"));
    ASSERT_TRUE(given_up);
    ASSERT_TRUE((*given_up)->Begin({kMade, 0, {}}));
  }
  ASSERT_TRUE(BackupDatabase(*db, File("c.backup"), kMade));
  struct stat status {};
  ASSERT_EQ(::stat(File("c.backup").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  const auto left = ListDirectory(database().temp().path());
  ASSERT_TRUE(left);
  for (const std::string& name : *left) {
    EXPECT_EQ(name.find("tmp"), std::string::npos) << name;
    EXPECT_NE(name, "b.backup");
  }
}

TEST_P(BackupContract, DamageIsFoundBeforeAnythingIsWritten) {
  const auto db = database().Open();
  Fill(*db);
  ASSERT_TRUE(BackupDatabase(*db, File("a.backup"), kMade));
  const std::string sound = Bytes(File("a.backup"));
  const TestDatabase target(GetParam());
  const auto copy = target.Open();
  const auto refuses = [&](const std::string& bytes, const std::string& what) {
    ASSERT_TRUE(WriteFileAtomically(File("damaged"), bytes));
    const auto verified = VerifyBackup(File("damaged"));
    ASSERT_FALSE(verified) << what;
    EXPECT_EQ(verified.error().code, ErrorCode::kCorruption) << verified.error().message;
    EXPECT_NE(verified.error().message.find(File("damaged")), std::string::npos);
  };
  for (std::size_t at = 0; at < sound.size(); at += 7) {
    std::string bytes = sound;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    refuses(bytes, "byte " + std::to_string(at));
    refuses(sound.substr(0, at), "cut at " + std::to_string(at));
  }
  refuses(sound + "x", "longer");
  refuses(sound + sound, "twice");
  const auto restored = RestoreDatabase(*copy, File("damaged"), kOlder);
  ASSERT_FALSE(restored);
  EXPECT_TRUE(TableNames(*copy)->empty());
  EXPECT_EQ(RestoreDatabase(*copy, File("nothing"), kOlder).error().code, ErrorCode::kNotFound);
}

// Digests that are right do not make wrong contents right.
TEST_P(BackupContract, WhatDoesNotFitUndoesTheWholeRestore) {
  struct Case {
    const char* row;
    ErrorCode code;
  };
  for (const Case& one :
       {Case{R"([1,"a",0.5,"00",99])", ErrorCode::kConflict},  // no such unit
        Case{R"([1,null,0.5,"00",null])", ErrorCode::kConflict},
        Case{R"([1,"a",0.5,"0",null])", ErrorCode::kCorruption},
        Case{R"([1,"a",0.5,"0G",null])", ErrorCode::kCorruption},
        Case{R"(["1","a",0.5,"00",null])", ErrorCode::kCorruption},
        Case{R"([1,"a",0.5,"00"])", ErrorCode::kCorruption},
        Case{R"({"a":1})", ErrorCode::kCorruption}, Case{"[1,", ErrorCode::kCorruption}}) {
    const std::string file = File("made.backup");
    const TestDatabase target(GetParam());
    const auto db = target.Open();
    ASSERT_TRUE(Migrate(*db, kOlder.first(1)));
    BackupHeader header{kMade, 1, {}};
    header.tables.push_back({ReadSchema(*db)->front(), 5});
    {
      const auto writer = BackupWriter::Create(file);
      ASSERT_TRUE(writer);
      ASSERT_TRUE((*writer)->Begin(header));
      ASSERT_TRUE((*writer)->BeginTable("units"));
      ASSERT_TRUE((*writer)->AddRow(one.row));
      ASSERT_TRUE((*writer)->EndTable());
      ASSERT_TRUE((*writer)->Finish({}));
    }
    const TestDatabase empty(GetParam());
    const auto copy = empty.Open();
    const auto restored = RestoreDatabase(*copy, file, kOlder);
    ASSERT_FALSE(restored) << one.row;
    EXPECT_EQ(restored.error().code, one.code) << one.row << ": " << restored.error().message;
    EXPECT_TRUE(TableNames(*copy)->empty()) << one.row;
    ASSERT_TRUE(RemoveTree(file));
  }
}

TEST_P(BackupContract, OurOwnTablesWithTheirHistoryComeBack) {
  const auto db = database().OpenMigrated();
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(InTransaction(*db, [&] {
      return AuditTrail(*db).Append(
          {i, "张三", "unit", std::to_string(i % 3), "rename", "改名\n", {}, "{}"});
    }));
  }
  const auto made = BackupDatabase(*db, File("a.backup"), kMade);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->history.id, 20);
  const TestDatabase target(GetParam());
  const auto copy = target.Open();
  const auto restored = RestoreDatabase(*copy, File("a.backup"), PlatformMigrations());
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_EQ(restored->history_fault, "");
  EXPECT_EQ(AuditTrail(*copy).VerifyChain()->sha256, made->history.sha256);
}

// A history that was tampered with is restored as it is, and the report says so.
TEST_P(BackupContract, AFaultOfTheHistoryIsTold) {
  const auto db = database().OpenMigrated();
  ASSERT_TRUE(InTransaction(*db, [&] {
    return AuditTrail(*db).Append({1, "a", "unit", "1", "rename", "", {}, {}});
  }));
  ASSERT_TRUE(db->Execute(OnSqlite() ? "DROP TRIGGER history_keeps_values"
                                     : "DROP TRIGGER history_keeps_rows ON history"));
  ASSERT_TRUE(db->Execute("UPDATE history SET actor = 'b'"));
  ASSERT_TRUE(BackupDatabase(*db, File("a.backup"), kMade));
  const TestDatabase target(GetParam());
  const auto copy = target.Open();
  const auto restored = RestoreDatabase(*copy, File("a.backup"), PlatformMigrations());
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_NE(restored->history_fault.find("row 1"), std::string::npos);
}

TEST(Backup, AValueOfAnotherTypeThanItsColumnIsNotLostQuietly) {
  const TestDatabase database(Dialect::kSqlite);
  const auto db = database.Open();
  ASSERT_TRUE(Migrate(*db, kOlder));
  ASSERT_TRUE(db->Execute("INSERT INTO units (code, share) VALUES ('x', 'much')"));
  const auto made = BackupDatabase(*db, database.temp() / "a.backup", kMade);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::kCorruption);
  EXPECT_FALSE(FileExists(database.temp() / "a.backup"));
}

}  // namespace
}  // namespace xuncha::store
