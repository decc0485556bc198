// SPDX-License-Identifier: Apache-2.0
#include "gather/resolver.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>

namespace xuncha::gather {
namespace {

struct FamilyAnswer {
  int code = 0;  // getaddrinfo's
  std::vector<std::string> addresses;
};

FamilyAnswer AskFamily(const std::string& host, int family) {
  addrinfo hints{};
  hints.ai_family = family;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  FamilyAnswer answer;
  answer.code = getaddrinfo(host.c_str(), nullptr, &hints, &list);
  if (answer.code != 0) return answer;
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(list, &freeaddrinfo);
  for (const addrinfo* at = list; at != nullptr && answer.addresses.size() < 16; at = at->ai_next) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* bytes =
        family == AF_INET
            ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in*>(at->ai_addr)->sin_addr)
            : static_cast<const void*>(
                  &reinterpret_cast<const sockaddr_in6*>(at->ai_addr)->sin6_addr);
    if (inet_ntop(family, bytes, text.data(), text.size()) != nullptr) {
      answer.addresses.emplace_back(text.data());
    }
  }
  return answer;
}

// The name server says that there is no such thing, as opposed to not answering.
bool SaysNo(int code) { return code == EAI_NONAME || code == EAI_NODATA || code == EAI_ADDRFAMILY; }

}  // namespace

Resolution ResolveNow(const std::string& host) {
  // RFC 6761 §6.4: names under "invalid" do not exist; no resolver needs to be asked.
  constexpr std::string_view kInvalid = ".invalid";
  if (host == kInvalid.substr(1) || host.ends_with(kInvalid)) {
    Resolution none;
    none.outcome = model::Outcome::kNoSuchName;
    none.detail = "names under .invalid do not exist";
    return none;
  }
  FamilyAnswer v4 = AskFamily(host, AF_INET);
  FamilyAnswer v6 = AskFamily(host, AF_INET6);
  Resolution result;
  result.v4 = std::move(v4.addresses);
  result.v6 = std::move(v6.addresses);
  if (!result.v4.empty() || !result.v6.empty()) {
    result.outcome = model::Outcome::kOk;
    return result;
  }
  const bool no_such_name = SaysNo(v4.code) && SaysNo(v6.code);
  result.outcome = no_such_name ? model::Outcome::kNoSuchName : model::Outcome::kResolverFailed;
  result.detail = gai_strerror(SaysNo(v4.code) ? v6.code : v4.code);
  return result;
}

Resolver::Resolver(int threads, int wake_fd) : wake_fd_(wake_fd) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(); });
}

Resolver::~Resolver() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  asked_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Resolver::Ask(std::string host) {
  {
    const std::lock_guard lock(mutex_);
    questions_.push_back(std::move(host));
  }
  asked_.notify_one();
}

std::vector<std::pair<std::string, Resolution>> Resolver::TakeAnswers() {
  const std::lock_guard lock(mutex_);
  return std::exchange(answers_, {});
}

void Resolver::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    asked_.wait(lock, [this] { return stop_ || !questions_.empty(); });
    if (stop_) return;
    const std::string host = std::move(questions_.front());
    questions_.pop_front();
    lock.unlock();
    Resolution result = ResolveNow(host);
    lock.lock();
    answers_.emplace_back(host, std::move(result));
    const std::uint64_t one = 1;
    // A full eventfd counter has woken the reader already; nothing is lost.
    const ssize_t written = write(wake_fd_, &one, sizeof one);
    static_cast<void>(written);
  }
}

}  // namespace xuncha::gather
