// SPDX-License-Identifier: Apache-2.0
#include "base/secret_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/file.h"
#include "tests/store/temp_folder.h"

namespace xuncha {
namespace {

using ::testing::HasSubstr;

class SecretFile : public testing::Test {
 protected:
  std::string Make(mode_t mode) {
    const std::string path = temp_ / "secret.toml";
    EXPECT_TRUE(WriteFileAtomically(path, "hush"));
    EXPECT_EQ(chmod(path.c_str(), mode), 0);
    return path;
  }
  TempFolder temp_;
};

TEST_F(SecretFile, IsReadWhereItsOwnerAloneCan) {
  for (const mode_t mode : {0600, 0400, 0700}) {
    const auto bytes = ReadSecretFile(Make(mode));
    ASSERT_TRUE(bytes) << bytes.error().message;
    EXPECT_EQ(*bytes, "hush");
  }
}

TEST_F(SecretFile, IsRefusedWhereOthersCan) {
  for (const mode_t mode : {0640, 0604, 0660, 0602, 0601, 0644}) {
    const auto bytes = ReadSecretFile(Make(mode));
    ASSERT_FALSE(bytes) << mode;
    EXPECT_THAT(bytes.error().message, HasSubstr("chmod 600"));
    EXPECT_THAT(bytes.error().message, HasSubstr("secret.toml"));
    EXPECT_THAT(bytes.error().message, ::testing::Not(HasSubstr("hush")));
  }
}

TEST_F(SecretFile, ALinkIsJudgedByWhatItNames) {
  const std::string path = Make(0644);
  std::filesystem::create_symlink(path, temp_ / "link.toml");
  EXPECT_FALSE(ReadSecretFile(temp_ / "link.toml"));
}

TEST_F(SecretFile, IsAnOrdinaryFileOfBoundedLength) {
  const auto folder = ReadSecretFile(temp_ / ".");
  ASSERT_FALSE(folder);
  EXPECT_THAT(folder.error().message, HasSubstr("no ordinary file"));
  const std::string pipe = temp_ / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_FALSE(ReadSecretFile(pipe));
  EXPECT_EQ(ReadSecretFile(temp_ / "none.toml").error().code, ErrorCode::kNotFound);
  const auto cut = ReadSecretFile(Make(0600), 3);
  ASSERT_FALSE(cut);
  EXPECT_THAT(cut.error().message, HasSubstr("longer than 3"));
  EXPECT_TRUE(ReadSecretFile(Make(0600), 4));
}

}  // namespace
}  // namespace xuncha
