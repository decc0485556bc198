// SPDX-License-Identifier: Apache-2.0
#include "gather/epoll_set.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>

namespace xuncha::gather {
namespace {

constexpr std::size_t kEvents = 64;

}  // namespace

EpollSet::~EpollSet() {
  if (fd_ >= 0) close(fd_);
}

Status EpollSet::Open() {
  fd_ = epoll_create1(EPOLL_CLOEXEC);
  return fd_ < 0 ? FromErrno(errno, "open", "an epoll descriptor") : Ok();
}

bool EpollSet::Register(int fd, std::uint32_t events, bool known) {
  epoll_event event{};
  event.events = events;
  event.data.fd = fd;
  if (epoll_ctl(fd_, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, fd, &event) == 0) return true;
  if (errno != (known ? ENOENT : EEXIST)) return false;
  return epoll_ctl(fd_, known ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd, &event) == 0;
}

Status EpollSet::Watch(int fd, std::uint32_t events) {
  if (fd < 0) return InvalidArgument("no socket");
  const auto index = static_cast<std::size_t>(fd);
  if (index >= watched_.size()) watched_.resize(index + 1);
  Watched& watched = watched_[index];
  watched.wanted = events != 0;
  if (events == watched.registered) return Ok();
  if (events == 0) {
    // A socket that could be written to would wake us again and again.
    if ((watched.registered & EPOLLOUT) == 0) return Ok();
    epoll_ctl(fd_, EPOLL_CTL_DEL, fd, nullptr);
    watched.registered = 0;
    return Ok();
  }
  if (!Register(fd, events, watched.registered != 0)) {
    watched.registered = 0;
    return FromErrno(errno, "watch", "a socket");
  }
  watched.registered = events;
  return Ok();
}

void EpollSet::OnCreated(int fd) {
  if (fd >= 0 && static_cast<std::size_t>(fd) < watched_.size()) {
    watched_[static_cast<std::size_t>(fd)] = Watched{};
  }
}

void EpollSet::Wait(int timeout_ms, std::vector<epoll_event>& happened) {
  std::array<epoll_event, kEvents> events{};
  const int count = epoll_wait(fd_, events.data(), static_cast<int>(events.size()), timeout_ms);
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    Watched& watched = watched_[static_cast<std::size_t>(event.data.fd)];
    if (watched.wanted) {
      happened.push_back(event);
      continue;
    }
    // Nobody reads it: it would be told for ever. An idle connection was closed by its server.
    epoll_ctl(fd_, EPOLL_CTL_DEL, event.data.fd, nullptr);
    watched.registered = 0;
  }
}

}  // namespace xuncha::gather
