// SPDX-License-Identifier: Apache-2.0
#include "store/audit_trail.h"

#include "base/sha256.h"
#include "tests/store/test_database.h"

namespace xuncha::store {
namespace {

AuditEntry Entry(std::string record, std::string action) {
  return {1'661'212'800'000,
          "张三",
          "unit",
          std::move(record),
          std::move(action),
          "机构改革",
          R"({"name":"环保局"})",
          R"({"name":"生态环境局"})"};
}

class AuditTrailContract : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    connection_ = database().OpenMigrated();
    ASSERT_TRUE(connection_);
  }
  Connection& db() { return *connection_; }
  Status Append(const std::vector<AuditEntry>& entries) {
    return InTransaction(db(), [&] { return AuditTrail(db()).AppendAll(entries); });
  }
  void DropGuards() {
    ASSERT_TRUE(db().Execute(OnSqlite() ? "DROP TRIGGER history_keeps_rows;"
                                          "DROP TRIGGER history_keeps_values"
                                        : "DROP TRIGGER history_keeps_rows ON history"));
  }

 private:
  std::unique_ptr<Connection> connection_;
};
XUNCHA_ON_BOTH_DATABASES(AuditTrailContract);

TEST_P(AuditTrailContract, KeepsWhoDidWhatToWhichRecord) {
  AuditEntry created = Entry("7", "create");
  created.before.reset();
  created.reason.clear();
  ASSERT_TRUE(Append({created, Entry("8", "create"), Entry("7", "rename")}));
  AuditTrail trail(db());
  const auto rows = trail.List("unit", "7");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ(rows->at(0).id, 1);
  EXPECT_EQ(rows->at(0).entry.action, "create");
  EXPECT_FALSE(rows->at(0).entry.before);
  EXPECT_EQ(rows->at(0).prev_sha256, "");
  EXPECT_EQ(rows->at(1).id, 3);
  EXPECT_EQ(rows->at(1).entry.actor, "张三");
  EXPECT_EQ(rows->at(1).entry.reason, "机构改革");
  EXPECT_EQ(rows->at(1).entry.at, 1'661'212'800'000);
  EXPECT_EQ(rows->at(1).entry.before, R"({"name":"环保局"})");
  EXPECT_EQ(rows->at(1).entry.after, R"({"name":"生态环境局"})");
  const auto newest = trail.List("unit", "7", 1);
  ASSERT_EQ(newest->size(), 1U);
  EXPECT_EQ(newest->at(0).id, 3);
  EXPECT_TRUE(trail.List("site", "7")->empty());
}

TEST_P(AuditTrailContract, ListsAKindByTime) {
  std::vector<AuditEntry> entries{Entry("7", "create"), Entry("8", "create"), Entry("7", "rename")};
  entries[0].at -= 1;
  entries[1].kind = "site";
  entries[2].at += 1;
  ASSERT_TRUE(Append(entries));
  const TimeMs at = entries[1].at;
  AuditTrail trail(db());
  const auto all = trail.ListKind("unit", at - 1, at + 1);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->at(0).entry.action, "create");
  EXPECT_EQ(all->at(1).entry.after, R"({"name":"生态环境局"})");
  EXPECT_EQ(trail.ListKind("unit", at - 1, at)->size(), 1U);
  EXPECT_TRUE(trail.ListKind("unit", at, at)->empty());
}

// Written down, so that another program can check a chain.
TEST_P(AuditTrailContract, TheDigestIsWhatTheHeaderSays) {
  AuditEntry entry = Entry("7", "rename");
  entry.before.reset();
  ASSERT_TRUE(Append({entry}));
  EXPECT_EQ(AuditTrail(db()).Head()->sha256,
            Sha256Hex(R"(["xuncha-history-1","",1,1661212800000,"张三","unit","7","rename",)"
                      R"("机构改革",null,"{\"name\":\"生态环境局\"}"])"));
}

TEST_P(AuditTrailContract, GoesWithItsTransaction) {
  EXPECT_FALSE(AuditTrail(db()).Append(Entry("1", "create"))) << "outside of one";
  const Status undone = InTransaction(db(), [&]() -> Status {
    XC_TRY(AuditTrail(db()).Append(Entry("1", "create")));
    return InvalidArgument("no");
  });
  EXPECT_FALSE(undone);
  EXPECT_EQ(AuditTrail(db()).Head()->id, 0);
  EXPECT_FALSE(InTransaction(
      db(), [&] { return AuditTrail(db()).Append(Entry("1", "create")); },
      TransactionKind::kConcurrent));
  EXPECT_FALSE(Append({Entry("", "create")}));
  EXPECT_FALSE(Append({Entry("1", "\xFF")}));
  EXPECT_EQ(AuditTrail(db()).Head()->id, 0);
}

TEST_P(AuditTrailContract, ManyAtOnceAreChainedLikeOneByOne) {
  std::vector<AuditEntry> many;
  for (int i = 0; i < 100; ++i) many.push_back(Entry(std::to_string(i), "导入\t\\N\n"));
  many[50].after.reset();
  ASSERT_TRUE(Append(many));
  ASSERT_TRUE(Append({Entry("1", "rename")}));
  const auto head = AuditTrail(db()).VerifyChain();
  ASSERT_TRUE(head) << head.error().message;
  EXPECT_EQ(head->id, 101);
  EXPECT_EQ(head->sha256, AuditTrail(db()).Head()->sha256);
}

TEST_P(AuditTrailContract, TheDatabaseItselfRefusesToAlterIt) {
  ASSERT_TRUE(Append({Entry("1", "create")}));
  for (const char* sql : {"UPDATE history SET actor = 'x'", "DELETE FROM history"}) {
    const Status refused = db().Execute(sql);
    ASSERT_FALSE(refused) << sql;
    EXPECT_EQ(refused.error().code, ErrorCode::kConflict) << refused.error().message;
    EXPECT_NE(refused.error().message.find("never altered"), std::string::npos);
  }
  EXPECT_EQ(AuditTrail(db()).VerifyChain()->id, 1);
}

TEST_P(AuditTrailContract, WhatWasTamperedWithIsFound) {
  const std::vector<AuditEntry> three{Entry("1", "a"), Entry("2", "b"), Entry("3", "c")};
  ASSERT_TRUE(Append(three));
  const ChainHead head = *AuditTrail(db()).Head();
  DropGuards();
  struct Case {
    const char* sql;
    const char* names;
  };
  for (const Case& one : {
           Case{"UPDATE history SET reason = 'x' WHERE id = 2", "row 2: was altered"},
           Case{"UPDATE history SET after_json = NULL WHERE id = 3", "row 3: was altered"},
           Case{"UPDATE history SET sha256 = prev_sha256 WHERE id = 1", "row 1: was altered"},
           Case{"DELETE FROM history WHERE id = 2", "row 2: is missing"},
           Case{"DELETE FROM history WHERE id = 1", "row 1: is missing"},
           Case{"DELETE FROM history WHERE id = 3", "row 3: and what followed was cut off"},
           Case{"UPDATE history SET id = 4 WHERE id = 3", "row 3: is missing"},
       }) {
    const auto transaction = Transaction::Begin(db());  // rolled back
    ASSERT_TRUE(db().Execute(one.sql));
    const auto found = AuditTrail(db()).VerifyChain(head);
    ASSERT_FALSE(found) << one.sql;
    EXPECT_EQ(found.error().code, ErrorCode::kCorruption);
    EXPECT_NE(found.error().message.find(one.names), std::string::npos) << found.error().message;
  }
  EXPECT_EQ(AuditTrail(db()).VerifyChain(head)->id, 3);
  const ChainHead other{3, std::string(64, '0')};
  EXPECT_FALSE(AuditTrail(db()).VerifyChain(other)) << "a whole other chain";
}

}  // namespace
}  // namespace xuncha::store
