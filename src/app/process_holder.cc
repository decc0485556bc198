// SPDX-License-Identifier: Apache-2.0
#include "app/process_holder.h"

#include <unistd.h>

#include <array>
#include <fstream>
#include <sstream>

namespace xuncha::app {
namespace {

std::string HostName() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) return "localhost";
  return name.data();
}

// When a process began, in ticks since the machine was started, and when that was; "" = there is no
// such process.
std::string StartOf(const std::string& pid) {
  std::ifstream stat("/proc/" + pid + "/stat");
  std::string text;
  if (!std::getline(stat, text)) return {};
  // The name in brackets may hold anything; the fields behind it are numbered from 3.
  std::istringstream fields(text.substr(text.rfind(')') + 1));
  std::string field;
  for (int i = 3; i <= 22; ++i) fields >> field;
  std::ifstream boot("/proc/sys/kernel/random/boot_id");
  std::string boot_id;
  std::getline(boot, boot_id);
  return field + "@" + boot_id.substr(0, 8);
}

}  // namespace

std::string OwnHolder() {
  const std::string pid = std::to_string(::getpid());
  return HostName() + "/" + pid + "/" + StartOf(pid);
}

bool HolderIsGone(const std::string& holder, TimeMs heartbeat, TimeMs now) {
  if (holder.empty()) return true;
  const std::size_t start = holder.rfind('/');
  const std::size_t pid = start == std::string::npos ? start : holder.rfind('/', start - 1);
  if (pid != std::string::npos && holder.substr(0, pid) == HostName()) {
    return StartOf(holder.substr(pid + 1, start - pid - 1)) != holder.substr(start + 1);
  }
  return now - heartbeat > kHolderGoneMs;
}

}  // namespace xuncha::app
