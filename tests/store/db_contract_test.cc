// SPDX-License-Identifier: Apache-2.0
//
// What store/db.h promises, on SQLite and on PostgreSQL alike.
#include <cmath>
#include <limits>

#include "store/db.h"
#include "store/migrate.h"
#include "tests/store/test_database.h"

namespace xuncha::store {
namespace {

class DbContract : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    connection_ = database().Open();
    ASSERT_TRUE(connection_);
    const Migration tables{
        1, "tables",
        "CREATE TABLE units (id {id}, code TEXT NOT NULL UNIQUE,"
        " level BIGINT CHECK (level < 10), share DOUBLE PRECISION, seal BLOB);"
        "CREATE TABLE sites (id {id}, unit BIGINT NOT NULL REFERENCES units (id))"};
    ASSERT_TRUE(connection_->Execute(SqlOf(tables, connection_->dialect())));
  }
  Connection& db() { return *connection_; }
  std::unique_ptr<Statement> Prepare(std::string_view sql) {
    auto statement = db().Prepare(sql);
    EXPECT_TRUE(statement) << statement.error().message;
    return std::move(statement).value();
  }
  Status Insert(std::string_view code, std::int64_t level = 1) {
    XC_ASSIGN_OR_RETURN(const auto insert,
                        db().Prepare("INSERT INTO units (code, level) VALUES ($1, $2)"));
    insert->Bind(1, code);
    insert->Bind(2, level);
    return RunStatement(*insert);
  }
  std::int64_t Units() { return Number(db(), "SELECT COUNT(*) FROM units"); }

 private:
  std::unique_ptr<Connection> connection_;
};
XUNCHA_ON_BOTH_DATABASES(DbContract);

TEST_P(DbContract, EveryKindOfValueComesBackAsItWas) {
  const std::string bytes("\0\xFF\\x'\n", 6);
  const auto insert = Prepare(
      "INSERT INTO units (code, level, share, seal) VALUES ($1, $2, $3, $4) RETURNING id, code");
  insert->Bind(1, "政务 ' \\ \" \t\n😀");
  insert->Bind(2, std::numeric_limits<std::int64_t>::min());
  insert->Bind(3, 0.1);
  insert->BindBlob(4, bytes);
  ASSERT_TRUE(*insert->Step());
  EXPECT_EQ(insert->Integer(0), 1);
  EXPECT_EQ(insert->Text(1), "政务 ' \\ \" \t\n😀");
  EXPECT_FALSE(*insert->Step());
  EXPECT_EQ(insert->Changes(), 1);
  const auto select = Prepare("SELECT code, level, share, seal FROM units");
  ASSERT_TRUE(*select->Step());
  EXPECT_EQ(select->ColumnCount(), 4);
  EXPECT_EQ(select->Text(0), "政务 ' \\ \" \t\n😀");
  EXPECT_EQ(select->Integer(1), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(select->Double(2), 0.1);
  EXPECT_EQ(select->Blob(3), bytes);
  EXPECT_FALSE(select->IsNull(3));
  EXPECT_FALSE(*select->Step());
  EXPECT_FALSE(*select->Step()) << "once at the end it stays there";
}

TEST_P(DbContract, NothingIsNotTheSameAsEmpty) {
  const auto insert =
      Prepare("INSERT INTO units (code, level, share, seal) VALUES ($1, $2, $3, $4)");
  insert->Bind(1, "");
  insert->Bind(2, std::optional<std::int64_t>());
  insert->BindNull(3);
  insert->BindBlob(4, "");
  ASSERT_TRUE(RunStatement(*insert));
  insert->Reset();
  insert->Bind(1, std::optional<std::string_view>("x"));  // the others: not bound
  ASSERT_TRUE(RunStatement(*insert));
  const auto select = Prepare("SELECT code, level, share, seal FROM units ORDER BY code");
  ASSERT_TRUE(*select->Step());
  EXPECT_FALSE(select->IsNull(0));
  EXPECT_TRUE(select->IsNull(1));
  EXPECT_EQ(select->Integer(1), 0);
  EXPECT_TRUE(select->IsNull(2));
  EXPECT_EQ(select->Double(2), 0);
  EXPECT_FALSE(select->IsNull(3));
  ASSERT_TRUE(*select->Step());
  EXPECT_TRUE(select->IsNull(3));
  EXPECT_EQ(select->Blob(3), "");
}

TEST_P(DbContract, ParametersGoByTheirNumberNotTheirPlace) {
  ASSERT_TRUE(Insert("a"));
  const auto update = Prepare("UPDATE units SET level = $2 WHERE code = $1 AND level <> $2");
  update->Bind(1, "a");
  update->Bind(2, 7);
  ASSERT_TRUE(RunStatement(*update));
  EXPECT_EQ(update->Changes(), 1);
  EXPECT_EQ(Number(db(), "SELECT level FROM units WHERE code = 'a'"), 7);
  update->Reset();
  update->Bind(3, 1);
  const auto wrong = update->Step();
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, ErrorCode::kInternal);
}

TEST_P(DbContract, ATextThatCannotBeKeptIsRefused) {
  for (const std::string_view bad : {std::string_view("a\0b", 3), std::string_view("\xC0\xAF")}) {
    const Status refused = Insert(bad);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
  }
  EXPECT_EQ(Units(), 0);
}

TEST_P(DbContract, TextsSortByBytesAndCapitalsDiffer) {
  for (const char* code : {"中", "b", "B", "a", "阿", "é", "_", "Z"}) ASSERT_TRUE(Insert(code));
  EXPECT_EQ(Column(db(), "SELECT code FROM units ORDER BY code"),
            (std::vector<std::string>{"B", "Z", "_", "a", "b", "é", "中", "阿"}));
  EXPECT_EQ(Column(db(), "SELECT code FROM units WHERE code LIKE 'b%'"),
            std::vector<std::string>{"b"});
  EXPECT_EQ(Column(db(), "SELECT code FROM units WHERE code > 'a' AND code < 'é'"),
            std::vector<std::string>{"b"});
}

TEST_P(DbContract, FailuresSayOfWhatKindTheyAre) {
  ASSERT_TRUE(Insert("a"));
  struct Case {
    const char* sql;
    Failure failure;
  };
  for (const Case& one : {
           Case{"INSERT INTO units (code) VALUES ('a')", Failure::kUnique},
           Case{"INSERT INTO units (id, code) VALUES (1, 'z')", Failure::kUnique},
           Case{"INSERT INTO sites (unit) VALUES (99)", Failure::kForeignKey},
           Case{"INSERT INTO units (level) VALUES (1)", Failure::kNotNull},
           Case{"INSERT INTO units (code, level) VALUES ('c', 10)", Failure::kCheck},
       }) {
    db().ForgetFailure();
    const Status failed = db().Execute(one.sql);
    ASSERT_FALSE(failed) << one.sql;
    EXPECT_EQ(failed.error().code, ErrorCode::kConflict) << failed.error().message;
    EXPECT_EQ(db().last_failure(), one.failure) << one.sql;
  }
  EXPECT_EQ(Units(), 1) << "outside a transaction life goes on";
  const auto wrong = db().Execute("SELEKT 1");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(db().last_failure(), Failure::kOther);
}

TEST_P(DbContract, UpsertsAndReturnedRowsCount) {
  constexpr std::string_view kUpsert =
      "INSERT INTO units (code, level) VALUES ($1, $2)"
      " ON CONFLICT (code) DO UPDATE SET level = excluded.level WHERE excluded.level > units.level"
      " RETURNING level";
  const auto upsert = Prepare(kUpsert);
  const auto put = [&](std::int64_t level) {
    upsert->Reset();
    upsert->Bind(1, "a");
    upsert->Bind(2, level);
    std::string seen;
    while (*upsert->Step()) seen += upsert->Text(0) + ";";
    return seen + std::to_string(upsert->Changes());
  };
  EXPECT_EQ(put(3), "3;1");
  EXPECT_EQ(put(5), "5;1");
  EXPECT_EQ(put(4), "0") << "not newer: neither changed nor returned";
  const auto remove = Prepare("DELETE FROM units WHERE level > $1");
  remove->Bind(1, 0);
  ASSERT_TRUE(RunStatement(*remove));
  EXPECT_EQ(remove->Changes(), 1);
  const auto select = Prepare("SELECT 1");
  ASSERT_TRUE(RunStatement(*select));
  EXPECT_EQ(select->Changes(), 0);
}

TEST_P(DbContract, IdsAreNeverGivenTwice) {
  ASSERT_TRUE(Insert("a"));
  ASSERT_TRUE(Insert("b"));
  ASSERT_TRUE(db().Execute("DELETE FROM units WHERE code = 'b'"));
  ASSERT_TRUE(Insert("c"));
  EXPECT_EQ(Column(db(), "SELECT id FROM units ORDER BY id"), (std::vector<std::string>{"1", "3"}));
}

TEST_P(DbContract, RowsMayBeReadWhileTheirTableChanges) {
  for (const char* code : {"a", "b", "c"}) ASSERT_TRUE(Insert(code));
  const auto select = Prepare("SELECT id FROM units WHERE level > 0 ORDER BY id");
  int seen = 0;
  while (*select->Step()) {
    ++seen;
    ASSERT_TRUE(Insert("x" + std::to_string(seen)));
    const auto update = Prepare("UPDATE units SET id = -id WHERE id = $1");
    update->Bind(1, select->Integer(0));
    ASSERT_TRUE(RunStatement(*update));
  }
  EXPECT_EQ(seen, 3);
  EXPECT_EQ(Units(), 6);
}

TEST_P(DbContract, StreamedRowsComeOneByOneAndAlone) {
  constexpr std::int64_t kRows = 20'000;
  ASSERT_TRUE(InTransaction(db(), [&]() -> Status {
    XC_ASSIGN_OR_RETURN(const auto bulk, db().StartBulk("units", {"code", "level"}));
    for (std::int64_t i = 0; i < kRows; ++i) {
      const std::string code = std::to_string(i);
      const std::vector<Value> row{std::string_view(code), std::int64_t{i % 10}};
      XC_TRY(bulk->Add(row));
    }
    XC_ASSIGN_OR_RETURN(const std::int64_t count, bulk->Finish());
    EXPECT_EQ(count, kRows);
    return Ok();
  }));
  const auto select = Prepare("SELECT id, code FROM units ORDER BY id");
  for (int round = 0; round < 3; ++round) {  // the second one is prepared on the server
    select->Reset();
    select->Stream();
    std::int64_t seen = 0;
    while (*select->Step()) {
      if (seen++ == 5) {
        const Status other = db().Execute("SELECT 1");
        ASSERT_FALSE(other);
        EXPECT_EQ(other.error().code, ErrorCode::kInternal);
      }
    }
    EXPECT_EQ(seen, kRows);
    EXPECT_EQ(Units(), kRows);
  }
  {
    const auto left = Prepare("SELECT id FROM units");
    left->Stream();
    ASSERT_TRUE(*left->Step());
  }
  EXPECT_EQ(Units(), kRows) << "one that was left half read is in nobody's way";
}

TEST_P(DbContract, BulkInsertionKeepsEveryKindOfValue) {
  const std::string bytes("\0\t\n\\\xFF", 5);
  const std::string text = "制表\t换行\n反斜\\ \\N \r";
  const auto put = [&](std::span<const Value> row) -> Status {
    XC_ASSIGN_OR_RETURN(const auto bulk,
                        db().StartBulk("units", {"code", "level", "share", "seal"}));
    XC_TRY(bulk->Add(row));
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const std::int64_t count, bulk->Finish());
    return Ok();
  };
  EXPECT_FALSE(put(std::vector<Value>(4))) << "outside a transaction";
  ASSERT_TRUE(InTransaction(db(), [&]() -> Status {
    XC_TRY(
        put(std::vector<Value>{std::string_view(text), std::int64_t{-5}, 1e-300, BlobView{bytes}}));
    return put(std::vector<Value>{std::string_view(), Value(), Value(), Value()});
  }));
  const auto select = Prepare("SELECT code, level, share, seal FROM units ORDER BY id");
  ASSERT_TRUE(*select->Step());
  EXPECT_EQ(select->Text(0), text);
  EXPECT_EQ(select->Integer(1), -5);
  EXPECT_EQ(select->Double(2), 1e-300);
  EXPECT_EQ(select->Blob(3), bytes);
  ASSERT_TRUE(*select->Step());
  EXPECT_EQ(select->Text(0), "");
  EXPECT_FALSE(select->IsNull(0));
  EXPECT_TRUE(select->IsNull(1) && select->IsNull(2) && select->IsNull(3));
}

TEST_P(DbContract, BulkInsertionIsAllOrNothing) {
  const auto twice = [&](bool finish) {
    return InTransaction(db(), [&]() -> Status {
      XC_TRY(Insert("before"));
      XC_ASSIGN_OR_RETURN(const auto bulk, db().StartBulk("units", {"code"}));
      for (const char* code : {"a", "b", "a"}) {
        const std::vector<Value> row{std::string_view(code)};
        XC_TRY(bulk->Add(row));
        if (!finish) return Ok();  // given up
      }
      XC_ASSIGN_OR_RETURN([[maybe_unused]] const std::int64_t count, bulk->Finish());
      return Ok();
    });
  };
  const Status doubled = twice(true);
  ASSERT_FALSE(doubled);
  EXPECT_EQ(doubled.error().code, ErrorCode::kConflict) << doubled.error().message;
  EXPECT_EQ(db().last_failure(), Failure::kUnique);
  EXPECT_FALSE(twice(false));
  EXPECT_EQ(Units(), 0);
  EXPECT_TRUE(Insert("after"));
}

TEST_P(DbContract, ATransactionIsKeptWholeOrNotAtAll) {
  {
    const auto transaction = Transaction::Begin(db());
    ASSERT_TRUE(transaction);
    ASSERT_TRUE(Insert("a"));
    const auto nested = Transaction::Begin(db());
    ASSERT_FALSE(nested);
    EXPECT_EQ(nested.error().code, ErrorCode::kInternal);
  }
  EXPECT_EQ(Units(), 0);
  auto transaction = Transaction::Begin(db());
  ASSERT_TRUE(transaction);
  ASSERT_TRUE(Insert("a"));
  ASSERT_TRUE(transaction->Commit());
  EXPECT_EQ(Units(), 1);
}

TEST_P(DbContract, AFailedStatementDoomsItsTransaction) {
  {
    auto transaction = Transaction::Begin(db());
    ASSERT_TRUE(Insert("a"));
    EXPECT_FALSE(Insert("a"));
    const Status after = Insert("b");
    ASSERT_FALSE(after);
    EXPECT_NE(after.error().message.find("failed before"), std::string::npos);
    const Status commit = transaction->Commit();
    ASSERT_FALSE(commit);
    EXPECT_EQ(commit.error().code, ErrorCode::kConflict);
    EXPECT_EQ(db().last_failure(), Failure::kUnique);
  }
  EXPECT_EQ(Units(), 0);
  EXPECT_TRUE(Insert("b")) << "afterwards the connection is well";
}

TEST_P(DbContract, WhatFailsInsideFailsTheWhole) {
  const Status outer = InTransaction(db(), [&]() -> Status {
    XC_TRY(Insert("a"));
    const Status inner = InTransaction(db(), [&]() -> Status {
      XC_TRY(Insert("b"));
      return InvalidArgument("no");
    });
    EXPECT_FALSE(inner);
    return Ok();  // swallowed
  });
  ASSERT_FALSE(outer);
  EXPECT_EQ(outer.error().message, "no");
  EXPECT_EQ(Units(), 0);
  const Result<int> fine = InTransaction(db(), [&]() -> Result<int> {
    XC_TRY(InTransaction(db(), [&] { return Insert("a"); }));
    XC_TRY(InTransaction(
        db(), [&] { return Insert("b"); }, TransactionKind::kConcurrent));
    return 42;
  });
  ASSERT_TRUE(fine);
  EXPECT_EQ(*fine, 42);
  EXPECT_EQ(Units(), 2);
  EXPECT_FALSE(InTransaction(
      db(), [&] { return InTransaction(db(), [&] { return Insert("c"); }); },
      TransactionKind::kRead))
      << "one that reads is no place to write";
}

TEST_P(DbContract, AReadSeesOneMoment) {
  ASSERT_TRUE(Insert("a"));
  const auto other = database().Open();
  const auto transaction = Transaction::Begin(*other, TransactionKind::kRead);
  ASSERT_TRUE(transaction);
  ASSERT_TRUE(Insert("b"));
  EXPECT_EQ(Number(*other, "SELECT COUNT(*) FROM units"), 1);
  EXPECT_EQ(Units(), 2);
}

TEST_P(DbContract, TheWorkIsDoneAgainWhenOthersWereQuicker) {
  int runs = 0;
  int pauses = 0;
  RetryPolicy policy;
  policy.sleep = [&](std::chrono::milliseconds) { ++pauses; };
  const auto other = database().Open();
  ASSERT_TRUE(Insert("a"));
  const auto body = [&]() -> Result<std::int64_t> {
    ++runs;
    const std::int64_t level = Number(db(), "SELECT level FROM units WHERE code = 'a'");
    // Between our reading and our writing somebody else writes: PostgreSQL lets it, and then
    // refuses ours. SQLite keeps it waiting, so there nobody can be quicker.
    if (runs == 1 && !OnSqlite()) {
      EXPECT_TRUE(other->Execute("UPDATE units SET level = level + 5"));
    }
    XC_ASSIGN_OR_RETURN(const auto update, db().Prepare("UPDATE units SET level = $1"));
    update->Bind(1, level + 1);
    XC_TRY(RunStatement(*update));
    return level + 1;
  };
  const auto level = InTransaction(db(), body, TransactionKind::kConcurrent, policy);
  ASSERT_TRUE(level) << level.error().message;
  EXPECT_EQ(*level, OnSqlite() ? 2 : 7);
  EXPECT_EQ(runs, OnSqlite() ? 1 : 2);
  EXPECT_EQ(pauses, runs - 1);
}

TEST_P(DbContract, OwnErrorsAreNotTriedAgain) {
  int runs = 0;
  const Status failed = InTransaction(db(), [&]() -> Status {
    ++runs;
    XC_TRY(Insert("a"));
    return NotFound("nothing there");
  });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(Units(), 0);
  const Status doubled = InTransaction(db(), [&]() -> Status {
    ++runs;
    XC_TRY(Insert("a"));
    return Insert("a");
  });
  EXPECT_FALSE(doubled);
  EXPECT_EQ(runs, 2);
}

TEST_P(DbContract, MoreTextsThanAreRememberedAreFine) {
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 600; ++i) {
      EXPECT_EQ(Number(db(), "SELECT 1 + " + std::to_string(i)), 1 + i);
    }
  }
  // Two at once of the same text do not disturb each other.
  ASSERT_TRUE(Insert("a"));
  ASSERT_TRUE(Insert("b"));
  const auto one = Prepare("SELECT code FROM units ORDER BY code");
  const auto two = Prepare("SELECT code FROM units ORDER BY code");
  ASSERT_TRUE(*one->Step());
  ASSERT_TRUE(*two->Step());
  ASSERT_TRUE(*one->Step());
  EXPECT_EQ(one->Text(0), "b");
  EXPECT_EQ(two->Text(0), "a");
}

TEST_P(DbContract, SeveralStatementsAreAllOrNothing) {
  EXPECT_FALSE(
      db().Execute("INSERT INTO units (code) VALUES ('a');"
                   "INSERT INTO units (code) VALUES ('a')"));
  EXPECT_EQ(Units(), 0);
  EXPECT_TRUE(
      db().Execute("INSERT INTO units (code) VALUES ('a');"
                   "INSERT INTO units (code) VALUES ('b;')"));
  EXPECT_EQ(Units(), 2);
}

}  // namespace
}  // namespace xuncha::store
