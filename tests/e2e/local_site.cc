// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/local_site.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include "tests/support/source_dir.h"

namespace xuncha::e2e {
namespace {

namespace fs = std::filesystem;

std::string Binary() {
  const char* named = std::getenv("XUNCHA_BINARY");
  if (named != nullptr && fs::exists(named)) {
    return named;
  }
  return XUNCHA_BINARY_PATH;
}

bool HasProgram(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::stringstream folders(std::string(path == nullptr ? "" : path) + ":/usr/sbin:/usr/bin");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (!folder.empty() && access((folder + "/" + name).c_str(), X_OK) == 0) {
      return true;
    }
  }
  return false;
}

// Starts a program with its output in files; returns its process id, or -1.
pid_t Start(const std::vector<std::string>& command, const std::string& out,
            const std::string& err) {
  std::vector<char*> arguments;
  for (const std::string& word : command) {
    arguments.push_back(const_cast<char*>(word.c_str()));
  }
  arguments.push_back(nullptr);
  const pid_t pid = fork();
  if (pid == 0) {
    const int out_file = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int err_file = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(out_file, STDOUT_FILENO);
    dup2(err_file, STDERR_FILENO);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  return pid;
}

bool Listens(int port) {
  const int file = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool open = connect(file, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(file);
  return open;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "xuncha-test-XXXXXX").string();
  if (mkdtemp(name.data()) != nullptr) {
    path_ = name;
  }
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) {
    fs::remove_all(path_, ignored);
  }
}

std::string Unavailable() {
  if (!HasProgram("nginx")) {
    return "nginx is not installed (./run setup test)";
  }
  if (!fs::exists(Binary())) {
    return "the program was not built: " + Binary();
  }
  return "";
}

int FreePort() {
  const int file = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  int port = 0;
  if (bind(file, reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
      getsockname(file, reinterpret_cast<sockaddr*>(&address), &size) == 0) {
    port = ntohs(address.sin_port);
  }
  close(file);
  return port;
}

fs::path TestData() {
  const char* named = std::getenv("XUNCHA_TESTDATA");
  const fs::path path =
      named != nullptr ? fs::path(named) : fs::path(SourceDir()) / "../shared/testdata";
  return fs::exists(path) ? fs::canonical(path) : fs::path();
}

std::unique_ptr<Nginx> Nginx::Start(const fs::path& folder, int port) {
  const pid_t pid = e2e::Start(
      {"nginx", "-p", folder.string(), "-c", folder / "nginx.conf", "-e", folder / "error.log"},
      folder / "nginx.out", folder / "nginx.err");
  std::unique_ptr<Nginx> server(new Nginx(pid, folder));
  for (int tries = 0; tries < 200; ++tries) {
    if (Listens(port)) {
      return server;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  ADD_FAILURE() << "nginx does not listen: " << ReadFile(folder / "nginx.err")
                << ReadFile(folder / "error.log");
  return nullptr;
}

Nginx::~Nginx() {
  kill(pid_, SIGQUIT);
  for (int tries = 0; tries < 100; ++tries) {
    if (waitpid(pid_, nullptr, WNOHANG) != 0) {
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

std::vector<std::string> Nginx::Requests() const {
  std::this_thread::sleep_for(
      std::chrono::milliseconds(1500));  // its buffer is flushed each second
  std::ifstream log(folder_ / "access.log");
  std::vector<std::string> requests;
  for (std::string line; std::getline(log, line);) {
    const std::size_t status = line.find(' ');
    const std::size_t method = line.find("\" ");
    if (status != std::string::npos && method != std::string::npos) {
      requests.push_back(line.substr(0, status) + " " + line.substr(method + 2));
    }
  }
  return requests;
}

std::string PlainConf(const fs::path& folder, const fs::path& root, std::string_view prefix,
                      int port) {
  std::string conf;
  if (geteuid() == 0) {
    conf += "user root;\n";
  }
  const std::string dir = folder.string();
  conf += "worker_processes 1;\ndaemon off;\npid " + dir + "/nginx.pid;\nerror_log " + dir +
          "/error.log crit;\nevents { worker_connections 512; }\nhttp {\n";
  for (const char* name : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
    conf += std::string("  ") + name + "_temp_path " + dir + "/tmp_" + name + ";\n";
  }
  conf +=
      "  types { text/html html htm; text/css css; application/javascript js; image/jpeg jpg jpeg;"
      " image/png png; image/gif gif; image/x-icon ico; text/plain txt; text/xml xml; }\n"
      "  default_type application/octet-stream;\n  absolute_redirect off;\n"
      "  log_format xuncha '$status $body_bytes_sent \"$sent_http_content_type\" "
      "$request_method $request_uri';\n  access_log " +
      dir + "/access.log xuncha buffer=64k flush=1s;\n  server { listen 127.0.0.1:" +
      std::to_string(port) + "; index index.html;\n    location " + std::string(prefix) +
      " { alias " + root.string() + "/; }\n  }\n}\n";
  return conf;
}

Ended Run(const std::vector<std::string>& command, int max_seconds) {
  TemporaryFolder folder;
  const std::string out = folder.path() / "out";
  const std::string err = folder.path() / "err";
  const pid_t pid = Start(command, out, err);
  int status = 0;
  for (int tenths = 0; waitpid(pid, &status, WNOHANG) == 0; ++tenths) {
    if (tenths > max_seconds * 10) {
      kill(pid, SIGKILL);
      waitpid(pid, &status, 0);
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  Ended ended;
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ended.out = ReadFile(out);
  ended.err = ReadFile(err);
  return ended;
}

Ended Xuncha(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), Binary());
  return Run(arguments, 600);
}

nlohmann::json Check(const std::string& url, const fs::path& folder,
                     std::vector<std::string> more) {
  const std::string report = folder / "report.json";
  std::vector<std::string> arguments = {"check",
                                        url,
                                        "--rate",
                                        "0",
                                        "--concurrency",
                                        "8",
                                        "--allow-private",
                                        "--data",
                                        folder / "data",
                                        "--format",
                                        "json",
                                        "--out",
                                        report};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Ended ended = Xuncha(std::move(arguments));
  if (ended.status != 0 && ended.status != 2) {
    ADD_FAILURE() << "xuncha check ended with " << ended.status << "\n" << ended.err;
    return nullptr;
  }
  nlohmann::json parsed = nlohmann::json::parse(ReadFile(report), nullptr, false);
  EXPECT_FALSE(parsed.is_discarded()) << "the report is no JSON";
  return parsed.is_discarded() ? nlohmann::json() : parsed;
}

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void WriteFile(const fs::path& path, std::string_view content) {
  std::ofstream(path, std::ios::binary) << content;
}

}  // namespace xuncha::e2e
