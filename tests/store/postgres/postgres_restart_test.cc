// SPDX-License-Identifier: Apache-2.0
//
// PostgreSQL stopped, killed and started under a program's feet. It has a server of its own
// (tools/with_postgres around this program alone): others would not like it.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "store/audit_trail.h"
#include "tests/store/test_database.h"

namespace xuncha::store {
namespace {

class PostgresRestart : public ::testing::Test {
 protected:
  void SetUp() override {
    if (TestPostgres().empty() || std::getenv("XUNCHA_TEST_POSTGRES_CONTROL") == nullptr) {
      GTEST_SKIP() << "XUNCHA_TEST_POSTGRES_CONTROL is not set: run it under tools/with_postgres";
    }
  }
  static void Control(const std::string& what) {
    const std::string program = std::getenv("XUNCHA_TEST_POSTGRES_CONTROL");
    EXPECT_EQ(std::system((program + " " + what).c_str()), 0) << what;
  }
};

Status Put(
    Connection& db, const std::function<void()>& meanwhile = [] {}) {
  return InTransaction(db, [&]() -> Status {
    XC_TRY(AuditTrail(db).Append({1, "test", "x", "1", "put", "", {}, {}}));
    XC_TRY(db.Execute("UPDATE tallies SET a = a + 1"));
    meanwhile();
    return Ok();
  });
}

TEST_F(PostgresRestart, TheWorkGoesOnAfterwards) {
  const TestDatabase database(Dialect::kPostgres);
  const auto db = database.OpenMigrated();
  ASSERT_TRUE(db->Execute("CREATE TABLE tallies (a BIGINT); INSERT INTO tallies VALUES (0)"));
  ASSERT_TRUE(Put(*db));
  std::int64_t wanted = 1;
  for (const char* how : {"stop", "kill"}) {
    Control(how);  // between two pieces of work
    Control("start");
    Status done = Put(*db);
    ASSERT_TRUE(done) << how << ": " << done.error().message;
    ++wanted;
    int runs = 0;
    done = Put(*db, [&] {  // in the middle of one
      if (++runs > 1) return;
      Control(how);
      Control("start");
    });
    ASSERT_TRUE(done) << how << ": " << done.error().message;
    EXPECT_EQ(runs, 2);
    ++wanted;
    EXPECT_EQ(Number(*db, "SELECT a FROM tallies"), wanted);
  }
  EXPECT_EQ(AuditTrail(*db).VerifyChain()->id, wanted);
}

TEST_F(PostgresRestart, AServerThatComesBackLaterIsWaitedFor) {
  const TestDatabase database(Dialect::kPostgres);
  const auto db = database.OpenMigrated();
  ASSERT_TRUE(db->Execute("CREATE TABLE tallies (a BIGINT); INSERT INTO tallies VALUES (0)"));
  Control("stop");
  int waits = 0;
  RetryPolicy policy;
  policy.sleep = [&](std::chrono::milliseconds) {
    if (++waits == 5) Control("start");
  };
  const Status done = InTransaction(
      *db, [&] { return db->Execute("UPDATE tallies SET a = a + 1"); }, TransactionKind::kWrite,
      policy);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(waits, 5);
  EXPECT_EQ(Number(*db, "SELECT a FROM tallies"), 1);
}

TEST_F(PostgresRestart, OneThatStaysAwayIsSaidToBeUnavailable) {
  const TestDatabase database(Dialect::kPostgres);
  const auto db = database.OpenMigrated();
  Control("stop");
  RetryPolicy policy;
  policy.sleep = [](std::chrono::milliseconds) {};
  const Status done = InTransaction(
      *db, [&] { return db->Execute("SELECT 1"); }, TransactionKind::kRead, policy);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(db->last_failure(), Failure::kLost);
  Control("start");
  EXPECT_TRUE(InTransaction(*db, [&] { return db->Execute("SELECT 1"); }));
}

}  // namespace
}  // namespace xuncha::store
