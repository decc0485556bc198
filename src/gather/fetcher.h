// SPDX-License-Identifier: Apache-2.0
//
// Asks the network one question at a time: a single HTTP exchange, no redirects followed, nothing
// retried, nothing judged. Who asks what when is the engine's business. Two implementations:
// CurlFetcher (curl_fetcher.h) and, for tests of the whole engine, ScriptedFetcher.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "model/snapshot.h"
#include "model/url_record.h"

namespace xuncha::gather {

struct FetchRequest {
  std::uint64_t token = 0;             // the caller's own number, given back with the answer
  std::string_view url;                // canonical, http or https, ASCII; read during Start only
  std::string_view cookie;             // value of the Cookie header; "" = none
  std::string_view referer;            // value of the Referer header; "" = none
  std::string_view if_none_match;      // value of If-None-Match; "" = none
  std::string_view if_modified_since;  // value of If-Modified-Since; "" = none
  // JSON to post; "" = a GET. Only interfaces of platforms are posted to, never a site.
  std::string_view post_json;
  std::uint64_t max_body = 0;       // decoded bytes to read of a 2xx answer; then closed: body_cut
  std::uint64_t max_html_body = 0;  // the same where Content-Type says HTML; 0 = max_body
  std::uint64_t max_error_body = 64u << 10;  // the same of any answer but 2xx
  std::uint8_t ip_family = 0;                // 4, 6: over that family only; 0 = any
};

// One answer, or the lack of one. Every view is valid during the callback only.
struct FetchAnswer {
  std::uint64_t token = 0;
  // kOk: an HTTP answer came, whatever its status. Otherwise why none came: kNoSuchName,
  // kResolverFailed, kRefused, kReset, kUnreachable, kTimeout, kTlsImpossible, kBadResponse,
  // kAddressRefused.
  model::Outcome outcome = model::Outcome::kNone;
  std::uint16_t status = 0;
  std::string_view request_head;   // as sent, with CRLFs; "" if nothing was sent
  std::string_view response_head;  // status line and headers of the final (not 1xx) answer
  std::string_view body;           // transfer and content coding undone
  bool body_cut = false;           // we stopped reading: at max_body, a time bound or a bomb
  bool body_short = false;     // the other side ended early: fewer bytes than Content-Length said,
                               // a chunk missing, a compressed stream that breaks off
  std::uint8_t ip_family = 0;  // 4, 6; 0 = no connection
  std::string_view ip;         // address really connected to
  TimeMs at = 0;               // wall time of the start
  std::uint32_t duration_ms = 0;
  std::uint32_t first_byte_ms = 0;       // until the head began; 0 if none
  std::string_view detail;               // the transport's own word, one line; "" = nothing to add
  const model::TlsFacts* tls = nullptr;  // of a session newly made for this exchange

  // First header of that name (any case), its value without white space around; "" = absent.
  std::string_view Header(std::string_view name) const;
};

// Calls `visit` with each header of that name in order.
void ForEachHeader(std::string_view response_head, std::string_view name,
                   const std::function<void(std::string_view value)>& visit);

// What the resolver said of a host.
struct HostAddresses {
  bool known = false;  // asked and answered (an answer may be "no such name")
  bool v4 = false;
  bool v6 = false;
  bool fixed = false;  // told by the operator, not by the resolver: says nothing of other families
};

// Used from one thread. A callback may start new requests, but must not call Wait.
class Fetcher {
 public:
  using Done = std::function<void(const FetchAnswer&)>;

  virtual ~Fetcher() = default;

  // Begins an exchange; the answer comes from a later Wait. Never fails: what cannot even be
  // started comes back as an answer with an outcome.
  virtual void Start(const FetchRequest& request) = 0;
  virtual std::size_t in_flight() const = 0;

  // Waits for at least one answer, at most `timeout_ms` (0 = only what is there already), and calls
  // `done` for each that has come. With nothing in flight it sleeps for the time given.
  virtual void Wait(std::int64_t timeout_ms, const Done& done) = 0;

  // A and AAAA of a host (punycode, no port), whatever this machine's own routes are. May block
  // for a lookup, a few seconds at most; meant for the few hosts in scope.
  virtual HostAddresses Lookup(std::string_view host) = 0;

  // Whether something on the way answers for other hosts (interception.h). May block two seconds.
  virtual bool IsIntercepted() = 0;

  // Whether this machine has a route to the IPv6 Internet. Sends nothing.
  virtual bool HasIpv6Route() = 0;
};

}  // namespace xuncha::gather
