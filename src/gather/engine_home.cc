// SPDX-License-Identifier: Apache-2.0
//
// Where the home page is: what its redirects and the pages that only forward lead to, on which
// hosts, and what is said of a home that leads out of the scope.
#include <string>
#include <utility>
#include <vector>

#include "gather/canonical_url.h"
#include "gather/engine.h"
#include "model/forwarding.h"

namespace xuncha::gather {

void Engine::HomeIsRead(model::UrlId id) {
  home_host_ = HostOf(id);
  home_answered_ = true;
  phase_ = Phase::kCrawl;
  if (options_.use_sitemaps && options_.only.empty()) StartSitemaps(home_host_);
  AskOverIpv6();
}

// The host becomes the site's own if whoever owns `from` may have moved there: a redirect and a
// page that only forwards mean the same.
void Engine::AdmitOwnHost(std::string_view from, std::string_view address) {
  if (scope_.Decide(address) == ScopeAnswer::kInside) return;
  const UrlParts parts = SplitCanonical(address);
  if (MayHaveMoved(from, address) && scope_.AddHost(parts.host, parts.port)) {
    info_.settings["scope_added"] += std::string(parts.authority) + " ";
    TakeInHosts();
  }
}

// Hosts that were asked as somebody else's, such as for the robots.txt that the home's host sends
// there, before the home itself led to them.
void Engine::TakeInHosts() {
  for (HostId id = 0; id < hosts_->size(); ++id) {
    const Host& host = (*hosts_)[id];
    if (host.in_scope || scope_.Decide(host.origin + "/") != ScopeAnswer::kInside) continue;
    outside_in_flight_ -= host.in_flight;
    hosts_->TakeIn(id);
  }
}

// Before the links of `extracted_` get their numbers, and with these their place in the scope: the
// home page at `url` may forward to another host of its owner's, or have all that it leads to on
// its twin (a home asked as example.gov.cn whose links lead to www.example.gov.cn).
void Engine::AdmitFromHome(const std::string& url) {
  whatwg::Url base;
  if (!whatwg::ParseUrlInto(url, nullptr, nullptr, &base)) return;
  const std::string_view host = SplitCanonical(url).host;
  model::PageFacts page = extracted_.facts;
  page.url = model::kNoUrl;
  page.links.clear();
  std::vector<std::string> addresses;  // of the links; "" = none that is asked
  std::size_t own = 0;
  std::size_t on_twin = 0;
  std::string twin;
  for (const facts::RawLink& raw : extracted_.links) {
    page.links.push_back(raw.link);
    page.links.back().target = static_cast<model::UrlId>(addresses.size());
    std::string& address = addresses.emplace_back();
    const bool absolute = raw.address_is_ascii || raw.address_is_utf8;  // hosts' names are either
    if (!absolute || (raw.link.use & model::kUsePage) == 0) continue;
    whatwg::Url target;
    if (!whatwg::ParseUrlInto(raw.address, &base, nullptr, &target) || !target.is_http()) continue;
    CanonicalUrl(target, drop_rules_, address);
    const UrlParts parts = SplitCanonical(address);
    if (parts.path.size() <= 1) continue;  // a link to the home itself
    if (parts.host == host) ++own;
    if (!AreTwins(parts.host, host)) continue;
    ++on_twin;
    twin = address;
  }
  if (on_twin > own) AdmitOwnHost(url, twin);
  const model::UrlId forward = model::ForwardTarget(page);
  if (forward < addresses.size() && !addresses[forward].empty()) {
    AdmitOwnHost(url, addresses[forward]);
  }
}

bool Engine::LeadsIntoSite(const model::PageFacts& page) const {
  constexpr unsigned kPages = model::kUsePage | model::kUseFrame;
  return std::any_of(page.links.begin(), page.links.end(), [&](const model::Link& link) {
    return (link.use & kPages) != 0 && link.target < frontier_->size() && link.target != page.url &&
           (frontier_->entry(link.target).flags & kFlagInScope) != 0;
  });
}

// A home page that only sends its visitors on hands its part to the page where they come to, as
// one that redirects does.
void Engine::NoteHome(model::UrlId id, const model::PageFacts& facts) {
  const model::UrlId next = model::ForwardTarget(facts);
  if (phase_ == Phase::kHome) HomeIsRead(id);
  if (next >= frontier_->size()) {
    const bool sends = model::SendsOnSomewhere(facts);
    if (!sends && (!facts.script_shell || LeadsIntoSite(facts))) return;
    info_.settings[sends ? "home_sends_on" : "home_is_shell"] = "yes";
    KeepState(true);
    return;
  }
  if (!(frontier_->entry(next).flags & kFlagInScope)) {
    home_leads_to_ = next;
    KeepState(true);
    return;
  }
  if (next == home_ || (frontier_->entry(next).flags & kFlagPage)) return;  // in a circle
  home_tail_ = home_forward_ = next;
  KeepState(true);
}

// Where the home leads that was not followed; "" = nowhere.
std::string Engine::HomeLeadsTo() const {
  if (home_leads_to_ < frontier_->size()) return frontier_->UrlText(home_leads_to_);
  const bool left = home_tail_ != home_ && !(frontier_->entry(home_tail_).flags & kFlagInScope);
  return left ? frontier_->UrlText(home_tail_) : std::string();
}

}  // namespace xuncha::gather
