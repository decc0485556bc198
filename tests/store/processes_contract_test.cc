// SPDX-License-Identifier: Apache-2.0
//
// Processes side by side, and processes killed: no lost, doubled or half-done record.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <functional>
#include <random>
#include <thread>

#include "store/audit_trail.h"
#include "store/database.h"
#include "store/migrate.h"
#include "tests/store/test_database.h"

namespace xuncha::store {
namespace {

class ProcessesContract : public OnBothDatabases {};
XUNCHA_ON_BOTH_DATABASES(ProcessesContract);

// Runs it in a process of its own, which ends with the status that it gives.
pid_t InChild(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());  // nothing of the test's own is torn down there
  return child;
}

int StatusOf(pid_t child) {
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

constexpr const char* kTables =
    "CREATE TABLE left_side (a BIGINT); CREATE TABLE right_side (a BIGINT)";

// One piece of work that touches three tables, in several statements.
Status PutEverywhere(Connection& db, std::int64_t value) {
  return InTransaction(db, [&]() -> Status {
    for (const char* sql :
         {"INSERT INTO left_side VALUES ($1)", "INSERT INTO right_side VALUES ($1)"}) {
      XC_ASSIGN_OR_RETURN(const auto insert, db.Prepare(sql));
      insert->Bind(1, value);
      XC_TRY(RunStatement(*insert));
    }
    return AuditTrail(db).Append({1, "test", "value", std::to_string(value), "put", "", {}, "1"});
  });
}

TEST_P(ProcessesContract, TwoAtOnceMigrateAndWrite) {
  constexpr int kProcesses = 4;
  constexpr int kEach = 25;
  const std::string url = database().url();
  std::vector<pid_t> children;
  children.reserve(kProcesses);
  for (int process = 0; process < kProcesses; ++process) {
    children.push_back(InChild([&url, process]() -> int {
      const auto db = OpenPlatformDatabase(url);  // all four make the tables
      if (!db) return 1;
      for (int i = 0; i < kEach; ++i) {
        const Status done = InTransaction(**db, [&]() -> Status {
          return AuditTrail(**db).Append(
              {i, "process " + std::to_string(process), "x", std::to_string(i), "put", "", {}, {}});
        });
        if (!done) return 2;
      }
      return 0;
    }));
  }
  for (const pid_t child : children) EXPECT_EQ(StatusOf(child), 0);
  const auto db = database().OpenMigrated();
  const auto head = AuditTrail(*db).VerifyChain();
  ASSERT_TRUE(head) << head.error().message;
  EXPECT_EQ(head->id, kProcesses * kEach);
}

// Nobody is turned away because others open the same new database at the same moment.
TEST_P(ProcessesContract, ANewOneIsOpenedByManyAtOnce) {
  constexpr int kProcesses = 6;
  for (int round = 0; round < (OnSqlite() ? 25 : 3); ++round) {
    const TestDatabase fresh(GetParam());
    const std::string& url = fresh.url();
    int gate[2];
    ASSERT_EQ(::pipe(gate), 0);
    std::vector<pid_t> children;
    children.reserve(kProcesses);
    for (int process = 0; process < kProcesses; ++process) {
      children.push_back(InChild([&]() -> int {
        ::close(gate[1]);
        char none = 0;
        if (::read(gate[0], &none, 1) != 0) return 1;  // until the gate is opened for all
        const auto db = OpenDatabase(url);
        if (db) return 0;
        std::fprintf(stderr, "%s\n", db.error().message.c_str());
        return 2;
      }));
    }
    ::close(gate[0]);
    ::close(gate[1]);
    for (const pid_t child : children) EXPECT_EQ(StatusOf(child), 0);
  }
}

TEST_P(ProcessesContract, NoUpdateIsLostBetweenReadingAndWriting) {
  const std::string url = database().url();
  ASSERT_TRUE(database().Open()->Execute(
      "CREATE TABLE counters (a BIGINT NOT NULL); INSERT INTO counters VALUES (0)"));
  for (const TransactionKind kind : {TransactionKind::kWrite, TransactionKind::kConcurrent}) {
    constexpr int kWriters = 3;
    std::vector<pid_t> children;
    children.reserve(kWriters);
    for (int process = 0; process < kWriters; ++process) {
      children.push_back(InChild([&url, kind]() -> int {
        const auto db = OpenDatabase(url);
        if (!db) return 1;
        RetryPolicy policy;
        policy.attempts = 200;  // all three always want the same row
        for (int i = 0; i < 20; ++i) {
          const Status done = InTransaction(
              **db,
              [&]() -> Status {
                const std::int64_t was = Number(**db, "SELECT a FROM counters");
                XC_ASSIGN_OR_RETURN(const auto update,
                                    (*db)->Prepare("UPDATE counters SET a = $1"));
                update->Bind(1, was + 1);
                return RunStatement(*update);
              },
              kind, policy);
          if (!done) return 2;
        }
        return 0;
      }));
    }
    for (const pid_t child : children) EXPECT_EQ(StatusOf(child), 0);
  }
  EXPECT_EQ(Number(*database().Open(), "SELECT a FROM counters"), 120);
}

// Killed at moments of chance, again and again: what was said to be kept is there, and of what was
// under way at most the last piece, whole.
TEST_P(ProcessesContract, AKilledProcessLeavesNothingHalfDone) {
  constexpr int kRounds = 12;
  const std::string url = database().url();
  const auto db = database().OpenMigrated();
  ASSERT_TRUE(db->Execute(kTables));
  std::minstd_rand random(20220823);
  std::int64_t least = 0;
  for (int round = 0; round < kRounds; ++round) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = InChild([&]() -> int {
      ::close(ends[0]);
      const auto own = OpenDatabase(url);
      if (!own) return 1;
      for (std::int64_t i = 0; i < 100'000; ++i) {
        if (!PutEverywhere(**own, round * 1'000'000 + i)) return 2;
        if (::write(ends[1], "k", 1) != 1) return 3;
      }
      return 0;
    });
    ::close(ends[1]);
    // Somewhere after the first pieces that it says are done.
    char said = 0;
    const auto wanted = static_cast<std::int64_t>(1 + random() % 20);
    std::int64_t done = 0;
    while (done < wanted && ::read(ends[0], &said, 1) == 1) ++done;
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 3'000));
    ::kill(child, SIGKILL);
    EXPECT_EQ(StatusOf(child), 128 + SIGKILL);
    while (::read(ends[0], &said, 1) == 1) ++done;
    ::close(ends[0]);
    least += done;
    // Waits, as a writer, for what the server may still be undoing.
    const Status consistent = InTransaction(*db, [&]() -> Status {
      const std::int64_t kept = Number(*db, "SELECT COUNT(*) FROM left_side");
      EXPECT_GE(kept, least);
      EXPECT_LE(kept, least + 1);
      EXPECT_EQ(Number(*db, "SELECT COUNT(*) FROM right_side"), kept);
      EXPECT_EQ(AuditTrail(*db).Head()->id, kept);
      EXPECT_EQ(Number(*db, "SELECT COUNT(DISTINCT a) FROM left_side"), kept);
      least = kept;
      return Ok();
    });
    ASSERT_TRUE(consistent) << consistent.error().message;
  }
  EXPECT_GT(least, kRounds);
  const auto head = AuditTrail(*db).VerifyChain();
  ASSERT_TRUE(head) << head.error().message;
  EXPECT_EQ(head->id, least);
}

}  // namespace
}  // namespace xuncha::store
