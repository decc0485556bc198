// SPDX-License-Identifier: Apache-2.0
#include "store/database.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/file.h"
#include "tests/store/test_database.h"

namespace xuncha::store {
namespace {

TEST(Database, AnAddressThatIsNoneSaysWhatOneLooksLike) {
  const TempFolder temp;
  for (const std::string& url :
       {std::string(), std::string("mysql://x"), std::string("/tmp/x.sqlite"),
        std::string("sqlite:"), "sqlite:" + temp.path()}) {
    const auto opened = OpenDatabase(url);
    ASSERT_FALSE(opened) << url;
    EXPECT_EQ(opened.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(opened.error().message.find("sqlite:"), std::string::npos) << opened.error().message;
  }
  EXPECT_FALSE(OpenDatabase("sqlite:" + (temp / "no/such/folder.sqlite")));
}

TEST(Database, ASqliteFileIsItsOwnersAndSurvivesAPowerCut) {
  const TestDatabase database(Dialect::kSqlite);
  const auto db = database.OpenMigrated();
  EXPECT_EQ(Number(*db, "SELECT synchronous FROM pragma_synchronous"), 2) << "FULL";
  EXPECT_EQ(Column(*db, "SELECT journal_mode FROM pragma_journal_mode"),
            std::vector<std::string>{"wal"});
  for (const char* name : {"test.sqlite", "test.sqlite-wal"}) {
    struct stat status {};
    ASSERT_EQ(::stat((database.temp() / name).c_str(), &status), 0) << name;
    EXPECT_EQ(status.st_mode & 0777U, 0600U) << name;
  }
}

TEST(Database, TheDefaultLiesInTheDataFolder) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  EXPECT_EQ(DefaultDatabaseUrl(*folder), "sqlite:" + (temp / "data/platform.sqlite"));
  EXPECT_TRUE(OpenPlatformDatabase(DefaultDatabaseUrl(*folder)));
}

TEST(Database, OneThatIsNotThereIsNotMade) {
  const TestDatabase database(Dialect::kSqlite);
  EXPECT_EQ(OpenExistingDatabase(database.url()).error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(FileExists(database.temp() / "test.sqlite"));
  (void)database.Open();
  EXPECT_FALSE(OpenExistingDatabase(database.url())) << "without our tables";
  (void)database.OpenMigrated();
  EXPECT_TRUE(OpenExistingDatabase(database.url()));
}

TEST(Database, SecretsAreNotShown) {
  EXPECT_EQ(WithoutSecrets("sqlite:/var/x@y"), "sqlite:/var/x@y");
  EXPECT_EQ(WithoutSecrets("postgresql://u:pw@db:5432/xuncha?password=pw&sslmode=require"),
            "postgresql://u:***@db:5432/xuncha?***");
  EXPECT_EQ(WithoutSecrets("postgresql://u:p@w/x:y@db/n"), "postgresql://u:***@db/n");
  EXPECT_EQ(WithoutSecrets("postgresql://u:p?w@db/n"), "postgresql://u:***@db/n");
  EXPECT_EQ(WithoutSecrets("postgresql://u@db/n"), "postgresql://u@db/n");
  EXPECT_EQ(WithoutSecrets("postgresql://db/n"), "postgresql://db/n");
  EXPECT_EQ(WithoutSecrets("postgres:u:pw"), "postgres:***");
}

}  // namespace
}  // namespace xuncha::store
