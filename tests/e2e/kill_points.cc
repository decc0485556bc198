// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/kill_points.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>

#include "tests/e2e/local_site.h"

namespace xuncha::e2e {
namespace {

constexpr int kSyscallStop = SIGTRAP | 0x80;

// Not all exist on every machine: the newest ones do.
constexpr std::array kSteps{
    SYS_write,     SYS_pwrite64, SYS_writev,    SYS_pwritev,  SYS_fsync,
    SYS_fdatasync, SYS_sendto,   SYS_ftruncate, SYS_renameat, SYS_renameat2,
    SYS_unlinkat,  SYS_mkdirat,  SYS_linkat,
#ifdef SYS_rename
    SYS_rename,    SYS_unlink,   SYS_mkdir,     SYS_link,
#endif
};

[[noreturn]] void Exec(const std::vector<std::string>& command, const std::string& output_file) {
  std::vector<char*> words;
  words.reserve(command.size() + 1);
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  const int out = ::open(output_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (out < 0 || ::dup2(out, 1) < 0 || ::dup2(out, 2) < 0) ::_exit(125);
  if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) ::_exit(126);
  ::raise(SIGSTOP);
  ::execv(words[0], words.data());
  ::_exit(127);
}

// ptrace takes numbers where it says pointers.
void* Number(std::uintptr_t value) {
  return reinterpret_cast<void*>(value);  // NOLINT(performance-no-int-to-ptr)
}

bool EntersStep(pid_t thread) {
  __ptrace_syscall_info info{};
  void* const size = Number(sizeof info);
  if (::ptrace(PTRACE_GET_SYSCALL_INFO, thread, size, &info) <= 0) {
    return false;
  }
  if (info.op != PTRACE_SYSCALL_INFO_ENTRY) return false;
  const auto number = static_cast<long>(info.entry.nr);
  return std::find(kSteps.begin(), kSteps.end(), number) != kSteps.end();
}

// What a thread that stopped is told when it goes on: a signal of its own, not those of tracing.
std::uintptr_t SignalFor(int status) {
  const int signal = WSTOPSIG(status);
  if (signal == kSyscallStop || signal == SIGTRAP || signal == SIGSTOP) return 0;
  return static_cast<std::uintptr_t>(signal);
}

}  // namespace

Stepped RunInSteps(const std::vector<std::string>& command, int kill_at,
                   const std::string& output_file) {
  Stepped stepped;
  // Leaks are not looked for under a tracer: the sanitizer would end the program.
  ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
  const pid_t child = ::fork();
  if (child == 0) Exec(command, output_file);
  int status = 0;
  if (::waitpid(child, &status, 0) != child || !WIFSTOPPED(status)) return stepped;
  constexpr std::uintptr_t kOptions = PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL |
                                      PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK |
                                      PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC;
  ::ptrace(PTRACE_SETOPTIONS, child, nullptr, Number(kOptions));
  ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
  bool killed = false;
  std::set<pid_t> others;  // threads, and what the program started
  while (true) {
    const pid_t thread = ::waitpid(-1, &status, __WALL);
    if (thread < 0) break;
    if (thread != child) others.insert(thread);
    if (WIFEXITED(status) || WIFSIGNALED(status)) {
      others.erase(thread);
      if (thread != child) continue;
      stepped.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      break;
    }
    if (!killed && WSTOPSIG(status) == kSyscallStop && EntersStep(thread)) {
      ++stepped.steps;
      if (stepped.steps == kill_at) {
        killed = true;
        ::kill(child, SIGKILL);
        continue;
      }
    }
    ::ptrace(PTRACE_SYSCALL, thread, nullptr, Number(SignalFor(status)));
  }
  // Nobody goes on with them: a tracer that is gone would let them run.
  for (const pid_t other : others) {
    ::kill(other, SIGKILL);
    ::waitpid(other, nullptr, __WALL);
  }
  stepped.out = ReadFile(output_file);
  return stepped;
}

bool CanTrace() {
  static const bool can = [] {
    const TemporaryFolder folder;
    return RunInSteps({"/bin/echo", "x"}, 0, (folder.path() / "out").string()).steps > 0;
  }();
  return can;
}

}  // namespace xuncha::e2e
