// SPDX-License-Identifier: Apache-2.0
//
// The real binary with nothing of the machine's own settings and with pauses as short as a test
// wants them.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/e2e/local_site.h"

namespace xuncha::e2e {

class ProgramTest : public testing::Test {
 protected:
  void SetUp() override {
    if (::access(XUNCHA_BINARY_PATH, X_OK) != 0) GTEST_SKIP() << "the program was not built";
    ::setenv("HOME", folder_.path().c_str(), 1);
    ::setenv("XUNCHA_DATA_DIR", Data().c_str(), 1);
    ::setenv("XUNCHA_LANG", "en", 1);
    ::setenv("XUNCHA_GATHER_GONE_PAUSES_MS", "10", 1);
    ::setenv("XUNCHA_GATHER_SILENT_PAUSES_MS", "10,20,30", 1);
    ::setenv("XUNCHA_GATHER_FAILING_PAUSES_MS", "10,20", 1);
    ::setenv("XUNCHA_GATHER_HEAD_TIMEOUT_MS", "700", 1);
    ::setenv("XUNCHA_GATHER_STALL_TIMEOUT_MS", "700", 1);
    ::setenv("XUNCHA_GATHER_TRANSFER_TIMEOUT_MS", "2000", 1);
    ::setenv("XUNCHA_GATHER_MAX_ASSET_BYTES", "1000000", 1);
  }

  std::string Data() const { return (folder_.path() / "data").string(); }

  static std::string Path(const std::filesystem::path& path) { return path.string(); }

  // How many snapshots `snapshot list` knows.
  static std::size_t Listed() {
    const Ended list = Xuncha({"snapshot", "list", "--format", "json"});
    return nlohmann::json::parse(list.out).size();
  }

  static Ended CheckIt(const std::string& url, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"check", url, "--allow-private", "--rate", "0"};
    words.insert(words.end(), more.begin(), more.end());
    return Xuncha(words);
  }

  static void ExpectOneLine(const Ended& ended, int status, const std::string& part) {
    EXPECT_EQ(ended.status, status) << ended.err;
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
    EXPECT_TRUE(ended.err.starts_with("xuncha: ")) << ended.err;
    EXPECT_NE(ended.err.find(part), std::string::npos) << ended.err << "\nlacks " << part;
  }

  // Every address in exactly one place of the account.
  static void ExpectAccountAddsUp(const nlohmann::json& report) {
    const nlohmann::json& c = report["coverage"];
    std::uint64_t sum = c["fetched"].get<std::uint64_t>() + c["reused"].get<std::uint64_t>() +
                        c["external_checked"].get<std::uint64_t>() +
                        c["could_not_check"].get<std::uint64_t>();
    for (const auto& [name, count] : c["skipped"].items()) sum += count.get<std::uint64_t>();
    EXPECT_EQ(c["discovered"].get<std::uint64_t>(), sum);
  }

  TemporaryFolder folder_;
};

}  // namespace xuncha::e2e
