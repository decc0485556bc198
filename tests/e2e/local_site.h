// SPDX-License-Identifier: Apache-2.0
//
// What the end-to-end tests share: a folder served by nginx on loopback, the program run on it,
// its report read. Nothing here ever leaves this machine.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha::e2e {

// A fresh folder, removed with everything in it at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Why this test cannot run here ("" = it can): no nginx, or the program was not built.
std::string Unavailable();

// A port that was free a moment ago.
int FreePort();

// The folder of outside suites, or an empty path where it is absent.
std::filesystem::path TestData();

// nginx with a complete configuration file, listening when Start returns; ended in order at the
// end. Start returns null when it does not come up.
class Nginx {
 public:
  static std::unique_ptr<Nginx> Start(const std::filesystem::path& folder, int port);
  ~Nginx();
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;

  // Every request so far: "200 GET /a.html". Waits for the log's buffer.
  std::vector<std::string> Requests() const;

 private:
  Nginx(pid_t pid, std::filesystem::path folder) : pid_(pid), folder_(std::move(folder)) {}
  pid_t pid_;
  std::filesystem::path folder_;
};

// A configuration that serves `root` as plain files, below `prefix` ("/" or "/a/b/").
std::string PlainConf(const std::filesystem::path& folder, const std::filesystem::path& root,
                      std::string_view prefix, int port);

struct Ended {
  int status = -1;  // exit status; 128 + signal if it was killed
  std::string out;
  std::string err;
};
Ended Run(const std::vector<std::string>& command, int max_seconds = 120);

// Runs the program under test with these arguments.
Ended Xuncha(std::vector<std::string> arguments);

// `xuncha check URL --rate 0 … --format json` into `folder`; null JSON when it failed, with the
// reason as a test failure.
nlohmann::json Check(const std::string& url, const std::filesystem::path& folder,
                     std::vector<std::string> more = {});

std::string ReadFile(const std::filesystem::path& path);
void WriteFile(const std::filesystem::path& path, std::string_view content);

}  // namespace xuncha::e2e
