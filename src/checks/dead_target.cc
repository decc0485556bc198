// SPDX-License-Identifier: Apache-2.0
#include "checks/dead_target.h"

#include <array>
#include <string>

namespace xuncha::checks {
namespace {

constexpr std::array<std::string_view, 9> kMessages{"gone",    "server_error",   "no_such_name",
                                                    "refused", "reset",          "unreachable",
                                                    "timeout", "tls_impossible", "bad_response"};

// Uses that a visitor meets. What only a form sends to answers a GET as it likes; what only a
// sitemap lists, or a redirect passes through, stands on no page.
constexpr unsigned kShownUses = model::kUsePage | model::kUseImage | model::kUseCssImage |
                                model::kUseStyle | model::kUseScript | model::kUseMedia |
                                model::kUseFrame | model::kUseSeed;

bool IsLoopback(std::string_view host) {
  return IsLocalName(host) || host.starts_with("127.") || host == "[::1]";
}

}  // namespace

std::span<const std::string_view> DeadMessages() { return kMessages; }

model::UrlRecord EndOf(const SiteContext& context, const model::UrlRecord& url) {
  return url.redirect_to < context.snapshot.url_count() ? context.snapshot.url(url.redirect_to)
                                                        : url;
}

bool IsIntranet(const SiteContext& context, const model::UrlRecord& url) {
  if (url.outcome == model::Outcome::kIntranetTarget && url.redirect_to != model::kNoUrl) {
    const model::UrlRecord end = EndOf(context, url);
    return end.redirect_to == model::kNoUrl && IsIntranet(context, end);
  }
  if (url.in_scope) return false;
  if (SchemeOf(url.url) == "file") return true;
  const std::string_view host = HostOf(url.url);
  if (context.IsOwnHost(host)) return false;
  // A site inspected inside an intranet, or on this machine, has neighbours there by right.
  const bool home_local = IsLoopback(context.home_host);
  if (IsLoopback(host)) return !home_local;
  if (IsPrivateLiteral(host)) return home_local || !IsPrivateLiteral(context.home_host);
  return url.outcome == model::Outcome::kIntranetTarget;
}

bool IsJudgedTarget(const SiteContext& context, const model::UrlRecord& url) {
  return url.id != 0 && (url.uses & kShownUses) != 0 && WasJudged(url) && !IsIntranet(context, url);
}

std::optional<Judgement> JudgeDead(std::string_view check, const SiteContext& context,
                                   const model::UrlRecord& url) {
  const model::Outcome outcome = url.outcome;
  const bool gone = outcome == model::Outcome::kGone;
  const bool failing = outcome == model::Outcome::kServerError;
  const bool silent = model::IsSilent(outcome);
  // Something answers, but it is not HTTP: broken for every reader, though it may be a moment's.
  const bool garbage = outcome == model::Outcome::kBadResponse;
  if (!gone && !failing && !silent && !garbage) return std::nullopt;

  Judgement judgement;
  judgement.confidence = model::Confidence::kLikely;
  if (gone || failing || (silent && url.in_scope && url.tried_in_working_hours)) {
    judgement.confidence = model::Confidence::kCertain;
  }
  const std::string status = std::to_string(url.status);
  const std::string tries = std::to_string(url.attempt_count);
  judgement.message = Say(check, model::Name(outcome), {{"status", status}, {"tries", tries}});
  judgement.seen = gone || failing ? "HTTP " + status : model::Name(outcome);
  if (silent) {
    judgement.details.emplace_back("tried_in_working_hours",
                                   url.tried_in_working_hours ? "yes" : "no");
  }
  if (url.redirect_to != model::kNoUrl && url.redirect_to < context.snapshot.url_count()) {
    judgement.details.emplace_back("redirected_to",
                                   std::string(context.snapshot.url(url.redirect_to).url));
  }
  return judgement;
}

}  // namespace xuncha::checks
