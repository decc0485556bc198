// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>

namespace xuncha::cli {
namespace {

// A signal handler has no argument of ours: the one place where a pointer must be reachable so.
std::atomic<std::atomic<bool>*> current_stop{nullptr};

extern "C" void OnInterrupt(int /*signal*/) {
  std::atomic<bool>* stop = current_stop.load();
  constexpr int kInterruptedStatus = 130;  // as shells say it
  if (stop == nullptr || stop->exchange(true)) ::_exit(kInterruptedStatus);
}

void Handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  action.sa_flags = 0;
  ::sigaction(signal, &action, nullptr);
}

}  // namespace

bool IsTerminal(int fd) { return ::isatty(fd) == 1; }

std::size_t TerminalColumns(int fd, std::size_t otherwise) {
  struct winsize size {};
  if (::ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return otherwise;
  return size.ws_col;
}

Status WriteOut(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      if (errno == EPIPE) return Ok();
      return FromErrno(errno, "write", "to standard output");
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return Ok();
}

void WriteErrorLine(std::string_view text) {
  std::string line(text);
  line.push_back('\n');
  // Nobody can be told that telling failed.
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

InterruptGuard::InterruptGuard() {
  current_stop.store(&stop_);
  Handle(SIGINT, &OnInterrupt);
  Handle(SIGTERM, &OnInterrupt);
  Handle(SIGPIPE, SIG_IGN);
}

InterruptGuard::~InterruptGuard() {
  Handle(SIGINT, SIG_DFL);
  Handle(SIGTERM, SIG_DFL);
  current_stop.store(nullptr);
}

}  // namespace xuncha::cli
