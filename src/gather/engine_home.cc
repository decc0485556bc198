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
  if (SameOwner(SplitCanonical(from).host, parts.host) && scope_.AddHost(parts.host, parts.port)) {
    info_.settings["scope_added"] += std::string(parts.authority) + " ";
  }
}

// Before the links of `extracted_` get their numbers, and with these their place in the scope: the
// home page at `url` may forward to another host of its owner's.
void Engine::AdmitForward(const std::string& url) {
  model::PageFacts page = extracted_.facts;
  page.url = model::kNoUrl;
  page.links.clear();
  for (const facts::RawLink& raw : extracted_.links) {
    page.links.push_back(raw.link);
    page.links.back().target = static_cast<model::UrlId>(page.links.size() - 1);
  }
  const model::UrlId forward = model::ForwardTarget(page);
  if (forward >= extracted_.links.size()) return;
  const facts::RawLink& raw = extracted_.links[forward];
  whatwg::Url base;
  whatwg::Url target;
  const bool absolute = raw.address_is_ascii || raw.address_is_utf8;  // names of hosts are either
  if (!absolute || !whatwg::ParseUrlInto(url, nullptr, nullptr, &base) ||
      !whatwg::ParseUrlInto(raw.address, &base, nullptr, &target) || !target.is_http()) {
    return;
  }
  std::string address;
  CanonicalUrl(target, drop_rules_, address);
  AdmitOwnHost(url, address);
}

// A home page that only sends its visitors on hands its part to the page where they come to, as
// one that redirects does.
void Engine::NoteHome(model::UrlId id, const model::PageFacts& facts) {
  const model::UrlId next = model::ForwardTarget(facts);
  if (phase_ == Phase::kHome) HomeIsRead(id);
  if (next >= frontier_->size()) return;
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
