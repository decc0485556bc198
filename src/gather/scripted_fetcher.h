// SPDX-License-Identifier: Apache-2.0
//
// A Fetcher that answers from a table and moves a ManualClock instead of waiting: a whole
// inspection with time-outs, retries and pauses runs in milliseconds and always the same.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"
#include "gather/fetcher.h"

namespace xuncha::gather {

struct ScriptedReply {
  std::uint16_t status = 200;
  std::vector<std::pair<std::string, std::string>> headers;  // Content-Type is text/html if absent
  std::string body;
  model::Outcome failure = model::Outcome::kNone;  // instead of an answer: kTimeout, kReset …
  std::int64_t delay_ms = 5;                       // until it is there
  bool body_short = false;                         // the connection breaks off after `body`
  std::string detail;
  bool refuses_referer = false;  // 404 where the request has one
  std::string wants_referer;  // 404 where the request's Referer does not begin so; "" = any or none
};

class ScriptedFetcher final : public Fetcher {
 public:
  struct Asked {
    std::string url;
    TimeMs at = 0;
    std::string cookie;
    std::string referer;
    std::string if_none_match;
    std::string if_modified_since;
    std::string post_json;
  };

  explicit ScriptedFetcher(ManualClock& clock);

  // The next reply to `url` (canonical form, without fragment). Replies are given in the order they
  // were added; the last one is given again and again.
  void Add(std::string url, ScriptedReply reply);
  // Short forms: an HTML page with status 200; a redirect.
  void AddPage(std::string url, std::string html);
  void AddRedirect(std::string url, std::string location, std::uint16_t status = 302);

  // What addresses without a reply of their own answer; 404 with a short page otherwise.
  void SetDefault(ScriptedReply reply);
  // The same for the addresses of one "host" or "host:port"; it also counts as an own answer of
  // hosts without any reply. `url`s that have replies of their own keep them.
  void SetHostDefault(std::string host, ScriptedReply reply);
  // Every request to "host" or "host:port" fails so, from now on; kNone takes it back.
  void FailHost(std::string host, model::Outcome failure, std::int64_t delay_ms = 5);

  void SetAddresses(std::string host, HostAddresses addresses);
  void SetIntercepted(bool intercepted) { intercepted_ = intercepted; }
  void SetIpv6Route(bool has_route) { ipv6_route_ = has_route; }
  void SetTls(std::string host, model::TlsFacts facts);

  // Every exchange started so far, in order, and how often an address was asked.
  const std::vector<Asked>& asked() const { return asked_; }
  std::size_t AskedTimes(std::string_view url) const;
  std::size_t most_in_flight() const { return most_in_flight_; }

  void Start(const FetchRequest& request) override;
  std::size_t in_flight() const override { return flights_.size(); }
  void Wait(std::int64_t timeout_ms, const Done& done) override;
  HostAddresses Lookup(std::string_view host) override;
  bool IsIntercepted() override { return intercepted_; }
  bool HasIpv6Route() override { return ipv6_route_; }

 private:
  struct Script {
    std::vector<ScriptedReply> replies;
    std::size_t next = 0;
  };
  struct Flight {
    std::uint64_t token = 0;
    std::size_t number = 0;  // in order of start
    std::string url;
    std::string cookie;
    std::string referer;
    std::uint64_t max_body = 0;
    std::uint64_t max_html_body = 0;
    std::uint64_t max_error_body = 0;
    std::uint8_t ip_family = 0;
    TimeMs started = 0;
    TimeMs due = 0;
    ScriptedReply reply;
  };

  const ScriptedReply& ReplyFor(std::string_view url);
  void Deliver(const Flight& flight, const Done& done);

  ManualClock& clock_;
  std::map<std::string, Script, std::less<>> scripts_;
  std::map<std::string, ScriptedReply, std::less<>> host_failures_;
  std::map<std::string, ScriptedReply, std::less<>> host_defaults_;
  std::map<std::string, HostAddresses, std::less<>> addresses_;
  std::map<std::string, model::TlsFacts, std::less<>> tls_;
  ScriptedReply default_reply_;
  std::vector<Flight> flights_;  // in order of start
  std::vector<Asked> asked_;
  std::size_t most_in_flight_ = 0;
  bool ipv6_route_ = false;
  bool intercepted_ = false;
};

}  // namespace xuncha::gather
