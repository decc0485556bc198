// SPDX-License-Identifier: Apache-2.0
#include "documents/bounded_process.h"

#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <thread>
#include <utility>

namespace xuncha::documents {
namespace {

// Bytes in memory that a process reads and writes like a file.
class MemoryFile {
 public:
  static Result<MemoryFile> Create(std::string_view bytes) {
    MemoryFile file(memfd_create("xuncha", MFD_CLOEXEC));
    if (file.fd_ < 0) return FromErrno(errno, "make a file in memory", "");
    while (!bytes.empty()) {
      const ssize_t written = write(file.fd_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return FromErrno(errno, "write a file in memory", "");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (lseek(file.fd_, 0, SEEK_SET) != 0) return FromErrno(errno, "read a file in memory", "");
    return file;
  }
  MemoryFile(MemoryFile&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  MemoryFile& operator=(MemoryFile&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~MemoryFile() {
    if (fd_ >= 0) close(fd_);
  }
  int fd() const { return fd_; }

  Result<std::string> Read(std::uint64_t most) const {
    std::string bytes;
    const off_t size = lseek(fd_, 0, SEEK_END);
    if (size < 0 || lseek(fd_, 0, SEEK_SET) != 0) return FromErrno(errno, "read its output", "");
    if (static_cast<std::uint64_t>(size) > most) return Unavailable("its output is too long");
    bytes.resize(static_cast<std::size_t>(size));
    for (std::size_t at = 0; at < bytes.size();) {
      const ssize_t got = read(fd_, bytes.data() + at, bytes.size() - at);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return FromErrno(errno, "read its output", "");
      at += static_cast<std::size_t>(got);
    }
    return bytes;
  }

 private:
  explicit MemoryFile(int fd) : fd_(fd) {}
  int fd_ = -1;
};

std::vector<char*> Pointers(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

Result<pid_t> Start(std::vector<std::string>& words, int input, int output, ProcessFault& fault) {
  std::vector<std::string> environment = {"LC_ALL=C.UTF-8", "HOME=/nonexistent"};
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing of ours changes the environment
  if (const char* path = std::getenv("PATH")) environment.push_back(std::string("PATH=") + path);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", 1 /* O_WRONLY */, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  pid_t pid = 0;
  const int failed = posix_spawnp(&pid, words.front().c_str(), &actions, &attributes,
                                  Pointers(words).data(), Pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (failed == ENOENT) fault = ProcessFault::kMissing;
  if (failed != 0) return Unavailable(words.front() + " cannot be started");
  return pid;
}

void Limit(pid_t pid, const ProcessLimits& limits) {
  const auto set = [&](__rlimit_resource resource, std::uint64_t value) {
    const rlimit limit{value, value};
    prlimit(pid, resource, &limit, nullptr);
  };
  set(RLIMIT_AS, limits.memory_bytes);
  set(RLIMIT_FSIZE, limits.max_output);
  set(RLIMIT_CPU, static_cast<std::uint64_t>(limits.seconds) / 2 + 1);
  set(RLIMIT_CORE, 0);
}

// kNone if it ended well and in time; else it is killed with all that it started.
ProcessFault End(pid_t pid, int seconds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  auto pause = std::chrono::milliseconds(1);
  while (true) {
    int status = 0;
    const pid_t ended = waitpid(pid, &status, WNOHANG);
    if (ended == pid || (ended < 0 && errno != EINTR)) {
      kill(-pid, SIGKILL);  // what it left behind
      if (ended == pid && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) break;
      const bool well = ended == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
      return well ? ProcessFault::kNone : ProcessFault::kFailed;
    }
    if (std::chrono::steady_clock::now() > until) {
      kill(-pid, SIGKILL);
      waitpid(pid, nullptr, 0);
      break;
    }
    std::this_thread::sleep_for(pause);
    if (pause < std::chrono::milliseconds(16)) pause *= 2;
  }
  return ProcessFault::kTimeout;
}

}  // namespace

Result<std::string> RunFilter(std::vector<std::string> words, std::string_view input,
                              const ProcessLimits& limits, ProcessFault* fault) {
  ProcessFault unasked = ProcessFault::kNone;
  ProcessFault& why = fault == nullptr ? unasked : *fault;
  why = ProcessFault::kFailed;
  if (words.empty()) return InvalidArgument("no program was named");
  XC_ASSIGN_OR_RETURN(const MemoryFile in, MemoryFile::Create(input));
  XC_ASSIGN_OR_RETURN(const MemoryFile out, MemoryFile::Create(""));
  XC_ASSIGN_OR_RETURN(const pid_t pid, Start(words, in.fd(), out.fd(), why));
  Limit(pid, limits);
  why = End(pid, limits.seconds);
  if (why == ProcessFault::kTimeout) return Unavailable(words.front() + " took too long");
  if (why != ProcessFault::kNone) return Unavailable(words.front() + " could not read it");
  return out.Read(limits.max_output);
}

}  // namespace xuncha::documents
