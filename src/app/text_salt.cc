// SPDX-License-Identifier: Apache-2.0
#include "app/text_salt.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "base/file.h"
#include "base/sha256.h"

namespace xuncha::app {
namespace {

constexpr std::string_view kName = "text_salt";
constexpr std::size_t kHexDigits = 64;

}  // namespace

Result<std::string> TextSalt(const std::string& data_dir) {
  const std::string path = JoinPath(data_dir, kName);
  if (!FileExists(path)) {
    XC_TRY(MakeDirectories(data_dir));
    std::array<char, 32> random{};
    std::ifstream source("/dev/urandom", std::ios::binary);
    if (!source.read(random.data(), random.size())) return Unavailable("no random bytes to be had");
    const std::string made = path + ".new";
    XC_TRY(WriteFileAtomically(made, Sha256Hex(std::string_view(random.data(), random.size()))));
    std::error_code error;
    std::filesystem::permissions(
        made, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
    // Of processes that begin side by side the first one's salt counts.
    std::filesystem::create_hard_link(made, path, error);
    const bool there = !error || FileExists(path);
    std::error_code ignored;
    std::filesystem::remove(made, ignored);
    if (!there) return FromErrno(error.value(), "make", path);
  }
  XC_ASSIGN_OR_RETURN(std::string salt, ReadFile(path, 1024));
  if (salt.size() < kHexDigits) {
    return Error(ErrorCode::kCorruption, path + " is damaged: remove it, and a new one is made");
  }
  return salt;
}

}  // namespace xuncha::app
