// SPDX-License-Identifier: Apache-2.0
#include "gather/scripted_fetcher.h"

#include <algorithm>

namespace xuncha::gather {
namespace {

// "www.example.gov.cn:8080" of an absolute address; no parsing beyond what canonical form promises.
std::string_view HostAndPort(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  url.remove_prefix(begin + 3);
  return url.substr(0, url.find_first_of("/?#"));
}

std::string_view WithoutPort(std::string_view host) {
  if (!host.empty() && host.front() == '[') return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

template <class Map>
auto FindHost(Map& map, std::string_view url) {
  const std::string_view host = HostAndPort(url);
  const auto exact = map.find(host);
  return exact != map.end() ? exact : map.find(WithoutPort(host));
}

bool Has(const std::vector<std::pair<std::string, std::string>>& headers, std::string_view name) {
  return std::any_of(headers.begin(), headers.end(), [&](const auto& header) {
    return std::equal(header.first.begin(), header.first.end(), name.begin(), name.end(),
                      [](char a, char b) { return (a | 0x20) == (b | 0x20); });
  });
}

}  // namespace

ScriptedFetcher::ScriptedFetcher(ManualClock& clock) : clock_(clock) {
  default_reply_.status = 404;
  default_reply_.body =
      "<!doctype html><title>404 Not Found</title><h1>Not Found</h1>"
      "<p>The requested address was not found on this server.</p>";
}

void ScriptedFetcher::Add(std::string url, ScriptedReply reply) {
  scripts_[std::move(url)].replies.push_back(std::move(reply));
}

void ScriptedFetcher::AddPage(std::string url, std::string html) {
  ScriptedReply reply;
  reply.body = std::move(html);
  Add(std::move(url), std::move(reply));
}

void ScriptedFetcher::AddRedirect(std::string url, std::string location, std::uint16_t status) {
  ScriptedReply reply;
  reply.status = status;
  reply.headers.emplace_back("Location", std::move(location));
  Add(std::move(url), std::move(reply));
}

void ScriptedFetcher::SetDefault(ScriptedReply reply) { default_reply_ = std::move(reply); }

void ScriptedFetcher::SetHostDefault(std::string host, ScriptedReply reply) {
  host_defaults_[std::move(host)] = std::move(reply);
}

void ScriptedFetcher::FailHost(std::string host, model::Outcome failure, std::int64_t delay_ms) {
  if (failure == model::Outcome::kNone) {
    host_failures_.erase(host);
    return;
  }
  ScriptedReply reply;
  reply.failure = failure;
  reply.delay_ms = delay_ms;
  host_failures_[std::move(host)] = std::move(reply);
}

void ScriptedFetcher::SetAddresses(std::string host, HostAddresses addresses) {
  addresses_[std::move(host)] = addresses;
}

void ScriptedFetcher::SetTls(std::string host, model::TlsFacts facts) {
  tls_[std::move(host)] = std::move(facts);
}

std::size_t ScriptedFetcher::AskedTimes(std::string_view url) const {
  return static_cast<std::size_t>(std::count_if(
      asked_.begin(), asked_.end(), [&](const Asked& asked) { return asked.url == url; }));
}

const ScriptedReply& ScriptedFetcher::ReplyFor(std::string_view url) {
  if (const auto failing = FindHost(host_failures_, url); failing != host_failures_.end()) {
    return failing->second;
  }
  if (const auto found = scripts_.find(url); found != scripts_.end()) {
    Script& script = found->second;
    const ScriptedReply& reply = script.replies[script.next];
    if (script.next + 1 < script.replies.size()) ++script.next;
    return reply;
  }
  if (const auto host = FindHost(host_defaults_, url); host != host_defaults_.end()) {
    return host->second;
  }
  return default_reply_;
}

void ScriptedFetcher::Start(const FetchRequest& request) {
  Flight flight;
  flight.token = request.token;
  flight.number = asked_.size();
  flight.url = std::string(request.url);
  flight.cookie = std::string(request.cookie);
  flight.referer = std::string(request.referer);
  flight.max_body = request.max_body;
  flight.max_html_body = request.max_html_body;
  flight.max_error_body = request.max_error_body;
  flight.ip_family = request.ip_family;
  flight.started = clock_.Now();
  flight.reply = ReplyFor(request.url);
  if (!flight.referer.starts_with(flight.reply.wants_referer) ||
      (flight.reply.refuses_referer && !flight.referer.empty())) {
    flight.reply = default_reply_;
  }
  flight.due = flight.started + std::max<std::int64_t>(flight.reply.delay_ms, 0);
  asked_.push_back({flight.url, flight.started, flight.cookie, flight.referer,
                    std::string(request.if_none_match), std::string(request.if_modified_since),
                    std::string(request.post_json)});
  flights_.push_back(std::move(flight));
  most_in_flight_ = std::max(most_in_flight_, flights_.size());
}

void ScriptedFetcher::Wait(std::int64_t timeout_ms, const Done& done) {
  const TimeMs limit = clock_.Now() + std::max<std::int64_t>(timeout_ms, 0);
  const auto first =
      std::min_element(flights_.begin(), flights_.end(),
                       [](const Flight& a, const Flight& b) { return a.due < b.due; });
  const TimeMs until = first == flights_.end() ? limit : std::min(limit, first->due);
  if (until > clock_.Now()) clock_.Advance(until - clock_.Now());

  // The callback may start new flights, so those that are due are taken out first.
  std::vector<Flight> due;
  for (auto it = flights_.begin(); it != flights_.end();) {
    if (it->due <= clock_.Now()) {
      due.push_back(std::move(*it));
      it = flights_.erase(it);
    } else {
      ++it;
    }
  }
  std::sort(due.begin(), due.end(), [](const Flight& a, const Flight& b) {
    return a.due != b.due ? a.due < b.due : a.number < b.number;
  });
  for (const Flight& flight : due) Deliver(flight, done);
}

void ScriptedFetcher::Deliver(const Flight& flight, const Done& done) {
  const ScriptedReply& reply = flight.reply;
  FetchAnswer answer;
  answer.token = flight.token;
  answer.at = flight.started;
  answer.duration_ms = static_cast<std::uint32_t>(flight.due - flight.started);
  answer.first_byte_ms = answer.duration_ms;
  answer.detail = reply.detail;

  const std::string_view authority = HostAndPort(flight.url);
  const std::size_t path = flight.url.find(authority) + authority.size();
  std::string request_head = "GET " + flight.url.substr(path) + " HTTP/1.1\r\nHost: ";
  request_head.append(authority).append("\r\n");
  if (!flight.referer.empty()) request_head += "Referer: " + flight.referer + "\r\n";
  if (!flight.cookie.empty()) request_head += "Cookie: " + flight.cookie + "\r\n";
  request_head += "\r\n";
  std::string head;
  if (reply.failure != model::Outcome::kNone) {
    answer.outcome = reply.failure;
  } else {
    answer.outcome = model::Outcome::kOk;
    answer.status = reply.status;
    answer.ip_family = flight.ip_family == 6 ? 6 : 4;
    answer.ip = answer.ip_family == 6 ? "2001:db8::1" : "192.0.2.1";
    head = "HTTP/1.1 " + std::to_string(reply.status) + " Scripted\r\n";
    for (const auto& [name, value] : reply.headers) head += name + ": " + value + "\r\n";
    if (!Has(reply.headers, "content-type")) head += "Content-Type: text/html\r\n";
    head += "\r\n";
    answer.request_head = request_head;
    answer.response_head = head;
    const bool good = reply.status >= 200 && reply.status < 300;
    const bool html = answer.Header("content-type").find("html") != std::string_view::npos;
    const std::uint64_t good_bound =
        html && flight.max_html_body != 0 ? flight.max_html_body : flight.max_body;
    const std::uint64_t bound = good ? good_bound : flight.max_error_body;
    answer.body = std::string_view(reply.body).substr(0, bound);
    answer.body_cut = reply.body.size() > bound;
    answer.body_short = reply.body_short && !answer.body_cut;
    if (flight.url.starts_with("https:")) {
      if (const auto tls = FindHost(tls_, flight.url); tls != tls_.end()) answer.tls = &tls->second;
    }
  }
  done(answer);
}

HostAddresses ScriptedFetcher::Lookup(std::string_view host) {
  const auto found = addresses_.find(host);
  if (found != addresses_.end()) return found->second;
  const auto failing = host_failures_.find(host);
  const bool nameless =
      failing != host_failures_.end() && failing->second.failure == model::Outcome::kNoSuchName;
  return {.known = true, .v4 = !nameless, .v6 = false};
}

}  // namespace xuncha::gather
