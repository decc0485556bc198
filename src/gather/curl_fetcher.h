// SPDX-License-Identifier: Apache-2.0
//
// The Fetcher that talks to the network: libcurl's multi interface on epoll.
//
// curl is trusted with HTTP and TLS only. Names are resolved by our own resolver (resolver.h), so
// that "no such name" and "the resolver is down" are told apart; the address really connected to is
// judged by the address guard at the moment the socket is opened; redirects are not followed; every
// byte count and every wait has a bound of ours. Certificates never stop a fetch: what they say is
// recorded (tls_inspector.h) and the page is judged all the same — unless verify_tls is asked for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "gather/fetcher.h"

namespace xuncha::gather {

struct CurlFetcherOptions {
  std::uint32_t connect_timeout_ms = 10'000;    // TCP and TLS
  std::uint32_t head_timeout_ms = 20'000;       // from the start to the whole answer head
  std::uint32_t stall_timeout_ms = 20'000;      // without a byte of body
  std::uint32_t transfer_timeout_ms = 300'000;  // of the whole exchange
  std::uint32_t max_head_bytes = 256u << 10;    // of one answer, 1xx heads included
  std::uint32_t max_ratio = 200;                // decoded : received, over the first 4 MiB decoded
  std::uint32_t max_connections = 64;           // kept open, in all
  bool allow_private = false;
  // Sites are judged whatever their certificate says. Where secrets are sent it must be right:
  // else no exchange, nothing sent, kTlsImpossible.
  bool verify_tls = false;
  std::vector<std::string> resolve;   // HOST:PORT:ADDR[,ADDR], port may be *
  std::string user_agent;             // honest, with a contact address
  std::string spill_folder = "/tmp";  // where long bodies lie while they are read, unnamed
};

// One thread. Its resolver has threads of its own, joined in the destructor.
class CurlFetcher {
 public:
  // Fails on a --resolve that cannot be read, or when the system gives us no epoll.
  static Result<std::unique_ptr<Fetcher>> Create(CurlFetcherOptions options, const Clock& clock);
};

}  // namespace xuncha::gather
