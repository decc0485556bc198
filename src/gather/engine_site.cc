// SPDX-License-Identifier: Apache-2.0
//
// What is asked besides the URLs of the frontier. Each is a chain: one exchange and the redirects
// that follow from it, with the address really written in Location and the cookies set on the way.
#include <algorithm>

#include "gather/canonical_url.h"
#include "gather/engine.h"
#include "gather/hash.h"

namespace xuncha::gather {
namespace {

using model::NotCheckedWhy;
using model::Outcome;

constexpr std::size_t kMaxHops = 10;
constexpr std::size_t kMaxRobotsHops = 5;  // RFC 9309 §2.3.1.2
constexpr int kRobotsTries = 3;
constexpr std::uint32_t kSitemapDepth = 3;
constexpr std::uint64_t kChainBody = 1u << 20;
constexpr std::size_t kChainsLookedAt = 64;
constexpr int kMaxReferrerHops = 12;
constexpr std::size_t kMaxReferrer = 4096;  // bytes; Referrer Policy §8.3, step 6

}  // namespace

// The page on which an address was found, as a browser names it there: RFC 9110 §10.1.3, and the
// default of Referrer Policy, strict-origin-when-cross-origin. Sites against leeching answer images
// and documents with 404 or 403 without it. robots.txt, sitemaps, controls and the home have none.
std::string Engine::RefererOf(model::UrlId id) const {
  model::UrlId page = frontier_->entry(id).found_on;
  // On the way of a redirect the page that was left stays the same.
  for (int hops = 0; hops < kMaxReferrerHops && page != model::kNoUrl; ++hops) {
    if (frontier_->entry(page).redirect_to == model::kNoUrl) break;
    page = frontier_->entry(page).found_on;
  }
  if (page >= frontier_->size()) return {};
  std::string page_text;
  std::string text;
  frontier_->UrlText(page, page_text);
  frontier_->UrlText(id, text);
  const UrlParts from = SplitCanonical(page_text);
  const UrlParts to = SplitCanonical(text);
  if (from.https && !to.https) return {};
  std::string referer(from.origin);
  const std::string_view path = std::string_view(page_text).substr(from.origin.size());
  if (from.origin != to.origin || page_text.size() > kMaxReferrer) return referer += '/';
  return referer.append(path);
}

void Engine::StartChain(Purpose purpose, HostId host, std::string url, model::UrlId id,
                        std::uint32_t index) {
  Exchange exchange;
  exchange.purpose = purpose;
  exchange.id = id;
  exchange.host = host;
  exchange.index = index;
  exchange.url = std::move(url);
  exchange.max_body = purpose == Purpose::kSitemap ? kMaxSitemapBytes
                      : purpose == Purpose::kUrl   ? options_.max_asset_bytes
                                                   : kChainBody;
  if (purpose == Purpose::kLoopCheck) exchange.max_body = options_.max_page_bytes;
  if (purpose == Purpose::kRobots) exchange.max_body = 500 * 1024;
  if (purpose == Purpose::kIpv6) exchange.ip_family = 6;
  if (purpose == Purpose::kLoopCheck) exchange.referer = RefererOf(id);
  // As its like are asked: what is refused to strangers must not look like what is not there.
  if (purpose == Purpose::kProbe) exchange.referer = RefererOf(probes_[index].example);
  waiting_chains_.push_back(std::move(exchange));
}

// Starts those whose host may be asked now, oldest first.
void Engine::StartWaitingChains() {
  const std::int64_t now = Now();
  for (std::size_t i = 0; i < waiting_chains_.size() && i < kChainsLookedAt;) {
    Exchange& waiting = waiting_chains_[i];
    if (!hosts_->PolitenessOf((*hosts_)[waiting.host]).CanStart(now)) {
      ++i;
      continue;
    }
    Exchange exchange = std::move(waiting);
    waiting_chains_.erase(waiting_chains_.begin() + static_cast<std::ptrdiff_t>(i));
    switch (exchange.purpose) {
      case Purpose::kProbe:
        ++info_.requests.probe;
        break;
      case Purpose::kLoopCheck:
        ++info_.requests.confirm;
        break;
      default:
        ++info_.requests.other;
        break;
    }
    StartExchange(std::move(exchange));
  }
}

// True if the chain goes on. Otherwise `outcome` is what it came to.
bool Engine::FollowInChain(Exchange& exchange, const FetchAnswer& answer, Outcome& outcome) {
  std::string detail;
  outcome = Classify(answer, detail);
  if (outcome != Outcome::kNone) return false;
  const std::size_t max_hops = exchange.purpose == Purpose::kRobots ? kMaxRobotsHops : kMaxHops;
  whatwg::Url from;
  whatwg::Url target;
  if (!whatwg::ParseUrlInto(exchange.url, nullptr, nullptr, &from) ||
      !ResolveLocation(answer.Header("location"), from, target)) {
    outcome = Outcome::kOtherRefusal;
    return false;
  }
  if (exchange.hops.size() >= max_hops) {
    outcome = Outcome::kTooManyRedirects;
    return false;
  }
  // The same question with the same cookies gives the same answer: a loop.
  exchange.visited.push_back(Hash64(exchange.url, Hash64(exchange.cookie)));
  exchange.hops.push_back({exchange.url, answer.status});
  target.RemoveFragment();
  Exchange next = exchange;
  next.url = target.href();
  cookies_.HeaderFor(next.url, clock_.Now(), next.cookie);
  const std::uint64_t state = Hash64(next.url, Hash64(next.cookie));
  if (std::find(exchange.visited.begin(), exchange.visited.end(), state) !=
      exchange.visited.end()) {
    outcome = Outcome::kRedirectLoop;
    return false;
  }
  const std::string_view origin = SplitCanonical(next.url).origin;
  next.host = hosts_->Intern(origin, scope_.Decide(next.url) == ScopeAnswer::kInside);
  waiting_chains_.push_back(std::move(next));
  return true;
}

void Engine::OnChainAnswer(Exchange& exchange, const FetchAnswer& answer) {
  Outcome outcome = Outcome::kNone;
  const HostId host = exchange.host;
  if (answer.outcome == Outcome::kOk) NoteReach(host, model::kNoUrl, Outcome::kOk, answer);
  if (FollowInChain(exchange, answer, outcome)) return;
  switch (exchange.purpose) {
    case Purpose::kUrl:
      break;
    case Purpose::kRobots:
      OnRobots(exchange.index, answer, outcome);
      break;
    case Purpose::kSitemap:
      OnSitemap(exchange, answer, outcome);
      break;
    case Purpose::kControl:
      OnControl(answer, outcome);
      break;
    case Purpose::kLoopCheck:
      OnLoopCheck(exchange, answer, outcome);
      break;
    case Purpose::kCanary:
      OnCanary(exchange.index, answer, outcome);
      break;
    case Purpose::kProbe:
      OnProbe(exchange, answer, outcome);
      break;
    case Purpose::kIpv6:
      OnIpv6(answer, outcome);
      break;
  }
  // What was asked besides URLs stands in the state only; it is seldom, so it is kept at once.
  KeepState(true);
}

// --- robots.txt

void Engine::AskRobots(HostId id) {
  Host& host = (*hosts_)[id];
  host.robots_state = RobotsState::kAsking;
  ++host.robots_tries;
  StartChain(Purpose::kRobots, id, host.origin + "/robots.txt", model::kNoUrl, id);
  StartWaitingChains();
}

void Engine::OnRobots(HostId id, const FetchAnswer& answer, Outcome outcome) {
  Host& host = (*hosts_)[id];
  hosts_->Wake(id);
  host.robots_state = RobotsState::kKnown;
  if (outcome == Outcome::kOk) {
    host.robots = Robots::Parse(answer.body);
    if (options_.resumable) host.robots_text = std::string(answer.body);
    host.facts->robots = "found";
    host.facts->crawl_delay_ms = host.robots.crawl_delay_ms();
    const auto budgets = hosts_->LockBudgets();
    hosts_->PolitenessOf(host).SetCrawlDelay(host.robots.crawl_delay_ms());
    if (host.robots.rules_cut() || answer.body_cut) Hit("robots_size", host.origin);
    return;
  }
  const bool server_answered = answer.outcome == Outcome::kOk;
  if (server_answered && answer.status >= 300 && answer.status < 500 && answer.status != 429) {
    host.facts->robots = answer.status == 404 || answer.status == 410 ? "none" : "refused";
    return;  // RFC 9309 §2.3.1.3: unavailable, so everything may be asked
  }
  if (!server_answered && host.reach == Reach::kUnknown) {
    // The host gives no answer at all. That is told by an address people use, not by this file;
    // if it does answer, robots.txt is asked for again before anything else.
    host.robots_state = RobotsState::kUnknown;
    host.robots_tries = 0;
    host.canary = hosts_->PopQueue(id);
    if (host.canary == model::kNoUrl) return;
    host.reach = Reach::kDoubtful;
    host.canary_due = Now();
    ++in_doubt_;
    NoteFirstSilence(id);
    return;
  }
  // 5xx, 429, or silence of a host that answers otherwise.
  if (host.robots_tries < kRobotsTries) {
    const auto& pauses = policy_.failing_pauses_ms;
    const std::size_t last = pauses.empty() ? 0 : pauses.size() - 1;
    const std::size_t at = std::min<std::size_t>(host.robots_tries - 1u, last);
    host.robots_state = RobotsState::kUnknown;
    host.robots_due = Now() + (pauses.empty() ? 0 : pauses[at]);
    return;
  }
  if (server_answered && answer.status == 429) {
    host.facts->robots = "refused";
    return;
  }
  host.facts->robots = server_answered ? "unreadable" : "unreachable";
  host.robots_closed = true;
  host.robots = Robots::DisallowAll();  // RFC 9309 §2.3.1.4
  Hit("robots_unreachable", host.origin);
}

// --- sitemaps

void Engine::StartSitemaps(HostId id) {
  if (sitemaps_started_) return;
  sitemaps_started_ = true;
  const Host& host = (*hosts_)[id];
  const std::vector<std::string> listed = host.robots.sitemaps();
  const std::string usual = host.origin + "/sitemap.xml";
  for (const std::string& address : listed) AskSitemap(address, 0);
  AskSitemap(usual, 0);
}

void Engine::AskSitemap(const std::string& address, std::uint32_t depth) {
  std::string canonical;
  if (!CanonicalUrl(address, drop_rules_, canonical)) return;
  if (scope_.Decide(canonical) != ScopeAnswer::kInside) return;
  if (!sitemaps_seen_.insert(canonical).second) return;
  if (sitemaps_asked_ >= kMaxSitemaps) {
    Hit("max_sitemaps", std::to_string(kMaxSitemaps));
    return;
  }
  const UrlParts parts = SplitCanonical(canonical);
  const HostId host = hosts_->Intern(parts.origin, true);
  if (!(*hosts_)[host].robots.Allows(std::string_view(canonical).substr(parts.origin.size()))) {
    return;
  }
  ++sitemaps_asked_;
  sitemaps_open_[canonical] = depth;
  StartChain(Purpose::kSitemap, host, canonical, model::kNoUrl, depth);
}

void Engine::OnSitemap(const Exchange& exchange, const FetchAnswer& answer, Outcome outcome) {
  sitemaps_open_.erase(exchange.hops.empty() ? exchange.url : exchange.hops.front().url);
  if (outcome != Outcome::kOk) return;
  const Sitemap sitemap = ParseSitemap(answer.body);
  if (sitemap.cut || answer.body_cut) Hit("sitemap_size", exchange.url);
  if (exchange.index < kSitemapDepth) {
    for (const std::string& address : sitemap.sitemaps) {
      AskSitemap(address, exchange.index + 1);
    }
  }
  Found found;
  found.use = model::kUseSitemap;
  found.depth = 1;
  std::string canonical;
  for (const std::string& address : sitemap.pages) {
    if (!error_.has_value()) return;
    if (sitemap_urls_ >= kMaxSitemapUrlsOfSite) {
      Hit("max_sitemap_urls", std::to_string(kMaxSitemapUrlsOfSite));
      return;
    }
    // A sitemap speaks for its own site only.
    if (!CanonicalUrl(address, drop_rules_, canonical) ||
        scope_.Decide(canonical) != ScopeAnswer::kInside) {
      continue;
    }
    ++sitemap_urls_;
    Discover(canonical, found);
  }
}

// --- controls: addresses that answer when our own network works

void Engine::AskControls() {
  if (options_.controls.empty() || controls_open_ > 0) return;
  ++control_rounds_;
  control_round_passed_ = false;
  std::string canonical;
  for (const std::string& control : options_.controls) {
    if (!CanonicalUrl(control, drop_rules_, canonical)) continue;
    const std::string_view origin = SplitCanonical(canonical).origin;
    const HostId host = hosts_->Intern(origin, scope_.Decide(canonical) == ScopeAnswer::kInside);
    ++controls_open_;
    StartChain(Purpose::kControl, host, canonical, model::kNoUrl, control_rounds_);
  }
}

void Engine::OnControl(const FetchAnswer& answer, Outcome outcome) {
  // A redirect chain that ends in silence elsewhere still showed that the network works.
  if (answer.outcome == Outcome::kOk || model::IsServersAnswer(outcome)) {
    control_round_passed_ = true;
  }
  if (--controls_open_ == 0 && control_round_passed_) ++control_rounds_passed_;
}

// --- redirect loops, walked once as a browser would, with cookies

void Engine::OnLoopCheck(Exchange& exchange, const FetchAnswer& answer, Outcome outcome) {
  const model::UrlId id = exchange.id;
  UrlEntry& entry = frontier_->entry(id);
  if (entry.flags & kFlagSettled) return;
  if (answer.status != 0) entry.status = answer.status;
  if (outcome == Outcome::kOk) {
    entry.redirect_to = model::kNoUrl;  // it is a page after all, behind a cookie
    TakeBody(id, exchange.url, answer, answer.status);
    return;
  }
  if (outcome == Outcome::kRedirectLoop || outcome == Outcome::kTooManyRedirects) {
    AddAttempt(id, answer, outcome, "", exchange.hops);
    KeepResponse(id, exchange.url, answer);
    Settle(id, outcome, NotCheckedWhy::kNone);
    return;
  }
  // Neither a loop nor an answer: judged as any failure of this address.
  entry.redirect_to = model::kNoUrl;
  entry.flags &= static_cast<std::uint16_t>(~kFlagLoopChecked);
  AddAttempt(id, answer, outcome, "while following its redirects", exchange.hops);
  OnFailure(id, HostOf(id), outcome, answer, false);
}

void Engine::OnCanary(HostId id, const FetchAnswer& answer, Outcome outcome) {
  // An answer was noted already, and ended the doubt.
  if (answer.outcome == Outcome::kOk) return;
  if ((*hosts_)[id].reach == Reach::kSuspect) OnCanaryFailure(id, answer, outcome);
}

// --- IPv6

void Engine::AskOverIpv6() {
  info_.ipv6_route = fetcher_.HasIpv6Route();
  Host& host = (*hosts_)[home_host_];
  if (!info_.ipv6_route || host.facts == nullptr || host.name.empty() || host.name.front() == '[') {
    return;
  }
  const HostAddresses addresses = fetcher_.Lookup(host.name);
  if (!addresses.known || !addresses.v6) return;
  host.facts->v6_tried = true;
  StartChain(Purpose::kIpv6, home_host_, frontier_->UrlText(home_tail_), model::kNoUrl, 0);
}

void Engine::OnIpv6(const FetchAnswer& answer, Outcome outcome) {
  Host& host = (*hosts_)[home_host_];
  if (host.facts == nullptr) return;
  host.facts->v6_ok = outcome == Outcome::kOk;
  host.facts->v6_detail = model::Name(outcome);
  if (answer.status != 0) host.facts->v6_detail.append(" ").append(std::to_string(answer.status));
  if (!answer.detail.empty()) host.facts->v6_detail.append(": ").append(answer.detail);
}

}  // namespace xuncha::gather
