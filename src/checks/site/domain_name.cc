// SPDX-License-Identifier: Apache-2.0
//
// domain_name — the site's domain is not one that a government site may have.
//
// Indicator: cn-2019-19:D4.1, clauses G1.3 G1.4 G1.5
// Observes:  the host of the home page and the registered hosts
// Certain:   the host does not end in one of the profile's suffixes (.gov.cn, .政务); a site
//            registered as a portal whose host does not begin with www, nor that of the page or
//            the links it leads to
// Likely:    never
// Review:    the registered hosts lie under more than one domain of the same suffix
// Not checked: www, where nobody said what kind of site it is; whether the name is that of the
//            region or body; whether other domains exist
// Deviation: not applicable to homes that are IP addresses or local names
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "domain_name";
constexpr std::array<std::string_view, 4> kIndicators{"D4.1", "G1.3", "G1.4", "G1.5"};
constexpr std::array<std::string_view, 3> kMessages{"suffix", "portal_www", "several"};
constexpr std::array<ParamDef, 1> kParams{{
    {"suffixes", ParamType::kList, "endings of rightful domains, as in URLs (punycode)"},
}};

// The suffix that the host stands under, as one whole label or more; "" = none.
std::string_view SuffixOf(std::string_view host, const std::vector<std::string>& suffixes) {
  for (const std::string& suffix : suffixes) {
    if (host.size() > suffix.size() + 1 && host.ends_with(suffix) &&
        host[host.size() - suffix.size() - 1] == '.') {
      return suffix;
    }
  }
  return {};
}

// "www.jiyuan.gov.cn" under "gov.cn" → "jiyuan.gov.cn".
std::string_view DomainUnder(std::string_view host, std::string_view suffix) {
  const std::size_t end = host.size() - suffix.size() - 1;
  const std::size_t dot = host.rfind('.', end - 1);
  return dot == std::string_view::npos ? host : host.substr(dot + 1);
}

void Add(CheckResult& result, const SiteContext& context, model::Confidence confidence,
         std::string_view key, const std::string& value) {
  Defect defect;
  defect.judgement.confidence = confidence;
  defect.judgement.message = Say(kId, key, {{"host", value}});
  defect.judgement.seen = value;
  defect.url = context.info.home;
  defect.key = key;
  defect.evidence_of = context.home_page;
  result.defects.push_back(std::move(defect));
}

// demo.gov.cn, asked for without it, leads to www.demo.gov.cn, by a redirect, a page that forwards,
// or its links.
bool LeadsToWww(const SiteContext& context) {
  const auto added = context.info.settings.find("scope_added");  // "host host:port "
  const std::string www = " www." + std::string(context.home_host);
  if (added != context.info.settings.end()) {
    const std::string hosts = " " + added->second;
    if (hosts.find(www + " ") != std::string::npos || hosts.find(www + ":") != std::string::npos) {
      return true;
    }
  }
  if (context.home_page >= context.snapshot.url_count()) return false;
  const model::UrlRecord page = context.snapshot.url(context.home_page);
  return page.in_scope && HostOf(page.url).starts_with("www.");
}

CheckResult Inspect(const SiteContext& context, const Params& params) {
  if (context.HomeHasNoName()) {
    return Nothing(model::CheckAnswer::kNotApplicable, "the home is an IP address or a local name");
  }
  const std::vector<std::string>& suffixes = params.List("suffixes");
  CheckResult result;
  const std::string_view suffix = SuffixOf(context.home_host, suffixes);
  if (suffix.empty()) {
    Add(result, context, model::Confidence::kCertain, "suffix", context.home_host);
    return result;
  }
  const bool registered = !context.info.settings.contains("site_kind");  // else assumed
  if (registered && context.info.site.kind == model::SiteKind::kPortal &&
      !context.home_host.starts_with("www.") && !LeadsToWww(context)) {
    Add(result, context, model::Confidence::kCertain, "portal_www", context.home_host);
  }
  std::set<std::string_view> domains;
  for (const std::string& host : context.hosts) {
    if (SuffixOf(host, suffixes) == suffix) domains.insert(DomainUnder(host, suffix));
  }
  if (domains.size() > 1) {
    std::string list;
    for (const std::string_view domain : domains) {
      list.append(list.empty() ? "" : "、").append(domain);
    }
    Add(result, context, model::Confidence::kReview, "several", list);
  }
  return result;
}

}  // namespace

extern const CheckDef kDomainName;
const CheckDef kDomainName{.id = kId,
                           .version = 1,
                           .stage = Stage::kStable,
                           .area = "site",
                           .indicators = kIndicators,
                           .needs = kNeedsUrls,
                           .params = kParams,
                           .messages = kMessages,
                           .inspect = &Inspect};

}  // namespace xuncha::checks
