// SPDX-License-Identifier: Apache-2.0
#include "gather/epoll_set.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace xuncha::gather {
namespace {

// Two ends of a connection; the second is closed by a test or at the end.
class Pair {
 public:
  Pair() { EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data()), 0); }
  ~Pair() {
    CloseOther();
    close(ends_[0]);
  }
  int own() const { return ends_[0]; }
  void Say() const { EXPECT_EQ(write(ends_[1], "x", 1), 1); }
  void CloseOther() {
    if (ends_[1] >= 0) close(ends_[1]);
    ends_[1] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

std::vector<epoll_event> WaitFor(EpollSet& set) {
  std::vector<epoll_event> happened;
  set.Wait(0, happened);
  return happened;
}

TEST(EpollSet, TellsWhatHappensToSocketsThatAreWatched) {
  EpollSet set;
  ASSERT_TRUE(set.Open());
  const Pair pair;
  ASSERT_TRUE(set.Watch(pair.own(), EPOLLIN));
  EXPECT_TRUE(WaitFor(set).empty());
  pair.Say();
  const auto happened = WaitFor(set);
  ASSERT_EQ(happened.size(), 1u);
  EXPECT_EQ(happened[0].data.fd, pair.own());
}

TEST(EpollSet, SaysNothingOfASocketBetweenTwoWatches) {
  EpollSet set;
  ASSERT_TRUE(set.Open());
  const Pair pair;
  ASSERT_TRUE(set.Watch(pair.own(), EPOLLIN));
  ASSERT_TRUE(set.Watch(pair.own(), 0));
  pair.Say();
  EXPECT_TRUE(WaitFor(set).empty());
  // What came meanwhile is told as soon as it is watched again.
  ASSERT_TRUE(set.Watch(pair.own(), EPOLLIN));
  EXPECT_EQ(WaitFor(set).size(), 1u);
}

TEST(EpollSet, TellsThatASocketCanBeWrittenOnlyWhileThatIsWatched) {
  EpollSet set;
  ASSERT_TRUE(set.Open());
  const Pair pair;
  ASSERT_TRUE(set.Watch(pair.own(), EPOLLOUT));
  EXPECT_EQ(WaitFor(set).size(), 1u);
  ASSERT_TRUE(set.Watch(pair.own(), EPOLLIN));
  EXPECT_TRUE(WaitFor(set).empty());
  ASSERT_TRUE(set.Watch(pair.own(), EPOLLIN | EPOLLOUT));
  ASSERT_TRUE(set.Watch(pair.own(), 0));
  EXPECT_TRUE(WaitFor(set).empty());
}

TEST(EpollSet, AServerThatClosesAnIdleConnectionIsToldOfOnce) {
  EpollSet set;
  ASSERT_TRUE(set.Open());
  Pair pair;
  ASSERT_TRUE(set.Watch(pair.own(), EPOLLIN));
  ASSERT_TRUE(set.Watch(pair.own(), 0));
  pair.CloseOther();
  EXPECT_TRUE(WaitFor(set).empty());
  ASSERT_TRUE(set.Watch(pair.own(), EPOLLIN));
  EXPECT_EQ(WaitFor(set).size(), 1u);
}

TEST(EpollSet, ANumberGivenToAnotherSocketIsWatchedAnew) {
  EpollSet set;
  ASSERT_TRUE(set.Open());
  int number = -1;
  {
    const Pair closed;
    number = closed.own();
    ASSERT_TRUE(set.Watch(number, EPOLLIN));
    ASSERT_TRUE(set.Watch(number, 0));
  }
  const Pair pair;
  ASSERT_EQ(pair.own(), number);  // the lowest number that is free
  set.OnCreated(pair.own());
  ASSERT_TRUE(set.Watch(pair.own(), EPOLLIN));
  pair.Say();
  EXPECT_EQ(WaitFor(set).size(), 1u);
}

TEST(EpollSet, RefusesWhatIsNoSocket) {
  EpollSet set;
  ASSERT_TRUE(set.Open());
  EXPECT_FALSE(set.Watch(-1, EPOLLIN));
  EXPECT_FALSE(set.Watch(9999, EPOLLIN));
}

}  // namespace
}  // namespace xuncha::gather
