// SPDX-License-Identifier: Apache-2.0
//
// Sockets that are waited for. libcurl stops watching a connection between two exchanges and begins
// again with the next one; telling the kernel so each time costs two calls a request, so a socket
// that only waits for bytes stays registered and what comes of it meanwhile is left out. One
// thread.
#pragma once

#include <sys/epoll.h>

#include <cstdint>
#include <vector>

#include "base/result.h"

namespace xuncha::gather {

class EpollSet {
 public:
  EpollSet() = default;
  ~EpollSet();
  EpollSet(const EpollSet&) = delete;
  EpollSet& operator=(const EpollSet&) = delete;

  Status Open();
  // From now on `events` (EPOLLIN, EPOLLOUT) of the socket are told; 0: none.
  Status Watch(int fd, std::uint32_t events);
  // To be called for every socket that is made: what was known of its number is of a closed one.
  void OnCreated(int fd);
  // Waits up to `timeout_ms` and appends what happened to sockets that are watched.
  void Wait(int timeout_ms, std::vector<epoll_event>& happened);

 private:
  struct Watched {
    std::uint32_t registered = 0;  // events that the kernel tells
    bool wanted = false;
  };

  bool Register(int fd, std::uint32_t events, bool known);

  int fd_ = -1;
  std::vector<Watched> watched_;  // by the number of the socket
};

}  // namespace xuncha::gather
