// SPDX-License-Identifier: Apache-2.0
#include "gather/interception.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <string_view>

namespace xuncha::gather {
namespace {

constexpr std::array<const char*, 2> kNobody{"198.51.100.77", "203.0.113.77"};
constexpr std::string_view kRequest = "HEAD / HTTP/1.0\r\n\r\n";
constexpr std::string_view kHttp = "HTTP/";
constexpr std::uint16_t kHttpPort = 80;

using Clock = std::chrono::steady_clock;

class Socket {
 public:
  explicit Socket(int fd) : fd_(fd) {}
  ~Socket() {
    if (fd_ >= 0) close(fd_);
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

bool WaitFor(int fd, short events, Clock::time_point until) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
  pollfd wait{fd, events, 0};
  return left.count() > 0 && poll(&wait, 1, static_cast<int>(left.count())) == 1;
}

bool SpeaksHttp(const char* address, Clock::time_point until) {
  const Socket socket_of(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (socket_of.fd() < 0) return false;
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(kHttpPort);
  if (inet_pton(AF_INET, address, &to.sin_addr) != 1) return false;
  const int begun = connect(socket_of.fd(), reinterpret_cast<const sockaddr*>(&to), sizeof to);
  if (begun != 0 && errno != EINPROGRESS) return false;
  if (!WaitFor(socket_of.fd(), POLLOUT, until)) return false;
  const ssize_t sent = send(socket_of.fd(), kRequest.data(), kRequest.size(), MSG_NOSIGNAL);
  if (sent != static_cast<ssize_t>(kRequest.size())) return false;
  if (!WaitFor(socket_of.fd(), POLLIN, until)) return false;
  std::array<char, 64> answer{};
  const ssize_t got = recv(socket_of.fd(), answer.data(), answer.size(), 0);
  return got > 0 &&
         std::string_view(answer.data(), static_cast<std::size_t>(got)).starts_with(kHttp);
}

}  // namespace

bool AnswersForNobody(std::int64_t timeout_ms) {
  const auto start = Clock::now();
  const std::chrono::milliseconds share(timeout_ms / static_cast<std::int64_t>(kNobody.size()));
  for (std::size_t i = 0; i < kNobody.size(); ++i) {
    if (SpeaksHttp(kNobody[i], start + share * static_cast<std::int64_t>(i + 1))) return true;
  }
  return false;
}

}  // namespace xuncha::gather
