// SPDX-License-Identifier: Apache-2.0
//
// What only PostgreSQL has: addresses, logins, states, time limits.
#include <gtest/gtest.h>

#include "store/postgres/postgres_connection.h"
#include "store/postgres/postgres_errors.h"
#include "store/postgres/postgres_url.h"
#include "tests/store/test_database.h"

namespace xuncha::store {
namespace {

TEST(PostgresUrl, IsTakenApartAsLibpqDoes) {
  const auto parsed = ParsePostgresUrl(
      "postgresql://u%40x:p%40%2Fw@db.example:5433/xuncha?sslmode=verify-full&sslrootcert=ca.pem");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->Setting("user"), "u@x");
  EXPECT_EQ(parsed->Setting("sslmode"), "verify-full");
  EXPECT_EQ(parsed->Setting("sslrootcert"), "ca.pem");
  EXPECT_EQ(parsed->place, "postgresql db.example:5433/xuncha");
  EXPECT_EQ(parsed->password, "p@/w");
  EXPECT_EQ(ParsePostgresUrl("postgres:///x?host=%2Frun%2Fpg")->place, "postgresql /run/pg/x");
  PostgresUrl with = *parsed;
  with.SetDefault("sslmode", "disable");
  with.SetDefault("connect_timeout", "3");
  EXPECT_EQ(with.Setting("sslmode"), "verify-full");
  EXPECT_EQ(with.Setting("connect_timeout"), "3");
}

TEST(PostgresUrl, AWrongOneIsNotRepeated) {
  for (const char* url : {"postgresql://u:top@secret@db/x", "postgresql://u:top/secret@db/x",
                          "postgresql://u:top?sec@secret@db/x", "postgresql://u:top%secret@db/x",
                          "postgresql://u:pw@db:topsecret/x", "postgresql://u:pw@db:0/x",
                          "postgresql://u:pw@db/x?topsecret=1", "postgresql://u:pw@db/x?topsecret",
                          "postgresql:topsecret", "mysql://u:topsecret@db"}) {
    const auto opened = OpenPostgres(url);
    ASSERT_FALSE(opened) << url;
    EXPECT_EQ(opened.error().code, ErrorCode::kInvalidArgument) << url;
    EXPECT_EQ(opened.error().message.find("secret"), std::string::npos) << opened.error().message;
    EXPECT_NE(opened.error().message.find("postgresql://USER:PASSWORD@HOST"), std::string::npos);
  }
  EXPECT_EQ(ParsePostgresUrl("postgresql://u:top?secret@db/x")->password, "top?secret");
  EXPECT_EQ(ParsePostgresUrl("postgresql://a:1,b:2/x")->Setting("port"), "1,2");
}

TEST(PostgresUrl, MessagesLoseThePassword) {
  EXPECT_EQ(WithoutPassword("FATAL: no\nhint\n", "pw"), "FATAL: no hint");
  EXPECT_EQ(WithoutPassword("x hunter2 y", "hunter2").find("hunter2"), std::string::npos);
}

TEST(PostgresErrors, StatesMeanWhatToDo) {
  EXPECT_EQ(MeaningOf("23505").failure, Failure::kUnique);
  EXPECT_EQ(MeaningOf("40001").failure, Failure::kRetry);
  EXPECT_EQ(MeaningOf("40P01").failure, Failure::kRetry);
  EXPECT_EQ(MeaningOf("57P01").failure, Failure::kLost);
  EXPECT_EQ(MeaningOf("57014").failure, Failure::kOther) << "a time limit is not tried again";
  EXPECT_EQ(MeaningOf("53100").code, ErrorCode::kNoSpace);
  EXPECT_EQ(MeaningOf("28P01").code, ErrorCode::kPermission);
  EXPECT_EQ(MeaningOf("22P05").code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(MeaningOf("XX001").code, ErrorCode::kCorruption);
  EXPECT_EQ(MeaningOf("42601").code, ErrorCode::kInternal);
  EXPECT_EQ(MeaningOf("").code, ErrorCode::kInternal);
}

TEST(PostgresConnection, AServerThatIsNotThereIsUnavailable) {
  const auto opened = OpenPostgres("postgresql://u:hunter2@127.0.0.1:1/x");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kUnavailable);
  EXPECT_NE(opened.error().message.find("127.0.0.1:1/x"), std::string::npos);
  EXPECT_EQ(opened.error().message.find("hunter2"), std::string::npos);
  EXPECT_EQ(opened.error().message.find('\n'), std::string::npos);
}

class PostgresServer : public ::testing::Test {
 protected:
  void SetUp() override {
    if (TestPostgres().empty()) GTEST_SKIP() << "XUNCHA_TEST_POSTGRES is not set";
  }
  // The server's address with something in it exchanged.
  static std::string With(std::string_view begin, std::string_view end, std::string_view put) {
    std::string url = TestPostgres();
    const std::size_t from = url.find(begin, url.find("://") + 3) + begin.size();
    const std::size_t to = end.empty() ? url.size() : url.find(end, from);
    return url.replace(from, to - from, put);
  }
};

TEST_F(PostgresServer, ARefusedLoginNeverShowsThePassword) {
  const auto opened = OpenPostgres(With(":", "@", "hunter2"));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kPermission) << opened.error().message;
  EXPECT_EQ(opened.error().message.find("hunter2"), std::string::npos);
  EXPECT_NE(opened.error().message.find("password authentication failed"), std::string::npos);
}

TEST_F(PostgresServer, ADatabaseThatDoesNotExistIsNamed) {
  const std::string url = TestPostgres();
  const auto opened = OpenPostgres(url.substr(0, url.rfind('/')) + "/nosuch");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kNotFound) << opened.error().message;
  EXPECT_NE(opened.error().message.find("nosuch"), std::string::npos);
}

TEST_F(PostgresServer, TlsOptionsAreHandedOn) {
  const auto opened = OpenPostgres(TestPostgres() + "?sslmode=require");
  ASSERT_FALSE(opened) << "the test server has no TLS";
  EXPECT_NE(opened.error().message.find("SSL"), std::string::npos) << opened.error().message;
}

TEST_F(PostgresServer, EveryWaitHasAnEnd) {
  PostgresOptions options;
  options.statement_ms = 5000;  // opening runs statements, too, also on a busy machine
  options.lock_ms = 50;
  const auto db = OpenPostgres(TestPostgres(), options);
  ASSERT_TRUE(db);
  const Status slow = (*db)->Execute("SELECT pg_sleep(60)");
  ASSERT_FALSE(slow);
  EXPECT_EQ(slow.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ((*db)->last_failure(), Failure::kOther);
  // A second writer waits for the first one, not for ever.
  ASSERT_TRUE((*db)->Execute("SET statement_timeout = 60000"));
  const auto other = OpenPostgres(TestPostgres());
  const auto writing = Transaction::Begin(**other);
  ASSERT_TRUE(writing);
  const Status waited = InTransaction(**db, [] { return Ok(); });
  ASSERT_FALSE(waited);
  EXPECT_EQ(waited.error().code, ErrorCode::kUnavailable);
  EXPECT_NE(waited.error().message.find("55P03"), std::string::npos) << waited.error().message;
  // The address goes before our own bounds.
  const auto patient =
      OpenPostgres(TestPostgres() + "?options=-c%20statement_timeout%3D7s", options);
  ASSERT_TRUE(patient);
  EXPECT_EQ(Column(**patient, "SHOW statement_timeout"), std::vector<std::string>{"7s"});
  EXPECT_EQ(Column(**patient, "SHOW lock_timeout"), std::vector<std::string>{"50ms"});
}

TEST_F(PostgresServer, ALostConnectionIsMadeAnewAndTheWorkDoneAgain) {
  const TestDatabase database(Dialect::kPostgres);
  const auto db = database.Open();
  const auto admin = database.Open();
  ASSERT_TRUE(db->Execute("CREATE TABLE t (a BIGINT)"));
  const auto insert = db->Prepare("INSERT INTO t VALUES ($1)");
  int runs = 0;
  const auto cut = [&] {
    // This connection alone, others test on the same server; and waited for: what it is sent before
    // it is gone it would still do.
    const std::int64_t pid = Number(*db, "SELECT pg_backend_pid()");
    EXPECT_EQ(
        Number(*admin, "SELECT pg_terminate_backend(" + std::to_string(pid) + ", 60000)::int"), 1);
  };
  const auto work = [&](int cut_at) {
    return InTransaction(*db, [&, cut_at]() -> Status {
      ++runs;
      for (int i = 0; i < 3; ++i) {
        if (runs == 1 && i == cut_at) cut();
        (*insert)->Reset();
        (*insert)->Bind(1, i);
        XC_TRY(RunStatement(**insert));
      }
      return Ok();
    });
  };
  for (int cut_at = 0; cut_at < 3; ++cut_at) {
    runs = 0;
    const Status done = work(cut_at);
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(Number(*admin, "SELECT COUNT(*) FROM t"), 3 * (cut_at + 1));
  }
  cut();  // between two pieces of work
  ASSERT_TRUE(work(-1));
  EXPECT_EQ(Number(*admin, "SELECT COUNT(*) FROM t"), 12);
  // Just before the commit: it was never sent, or it can be asked about.
  runs = 0;
  const Status late = InTransaction(*db, [&]() -> Status {
    XC_TRY(db->Execute("INSERT INTO t VALUES (9)"));
    if (++runs == 1) cut();
    return Ok();
  });
  ASSERT_TRUE(late) << late.error().message;
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(Number(*admin, "SELECT COUNT(*) FROM t"), 13);
}

}  // namespace
}  // namespace xuncha::store
