// SPDX-License-Identifier: Apache-2.0
//
// What an answer means. docs/internals/link-outcomes.md tells the same in words.
#include <algorithm>

#include "gather/address_guard.h"
#include "gather/canonical_url.h"
#include "gather/engine.h"

namespace xuncha::gather {
namespace {

using model::NotCheckedWhy;
using model::Outcome;

constexpr std::uint32_t kSuspectRun = 8;   // failures in a row of a host that answered before
constexpr std::uint32_t kSlowRun = 10;     // refusals in a row: slower
constexpr std::uint32_t kWalledRun = 100;  // refusals in a row: no more of this host
constexpr std::uint8_t kMaxHops = 10;
constexpr std::uint32_t kMaxKeptFailing = 20'000;
constexpr std::size_t kMaxKeptBody = 64u << 10;
constexpr std::size_t kMaxDetail = 200;
constexpr std::size_t kMaxHostAttempts = 8;

bool SaysNothingOfServer(Outcome outcome) {
  return model::IsSilent(outcome) || outcome == Outcome::kResolverFailed ||
         outcome == Outcome::kAddressRefused;
}

void Saturate(std::uint8_t& number) {
  if (number < 255) ++number;
}

}  // namespace

// kNone: a redirect with a Location.
Outcome Engine::Classify(const FetchAnswer& answer, std::string& detail) const {
  detail = std::string(answer.detail.substr(0, kMaxDetail));
  if (answer.outcome != Outcome::kOk) return answer.outcome;
  const Outcome outcome = OutcomeOfStatus(answer.status);
  if (outcome == Outcome::kNone) {
    if (!answer.Header("location").empty()) return Outcome::kNone;
    detail = "redirect without Location";
    return Outcome::kOtherRefusal;
  }
  // Pages with status 200 are looked at once they are understood: a wall has no content.
  if (outcome != Outcome::kOk || answer.status == 202) {
    if (const BotWallSign* wall =
            FindBotWall(bot_walls_, answer.status, answer.response_head, answer.body)) {
      detail = "bot wall: " + wall->name;
      return Outcome::kBlocked;
    }
  }
  return outcome;
}

model::Attempt Engine::AttemptOf(const FetchAnswer& answer, Outcome outcome,
                                 std::string_view detail, std::vector<model::Hop> hops) {
  model::Attempt attempt;
  attempt.at = answer.at;
  attempt.duration_ms = answer.duration_ms;
  attempt.outcome = outcome;
  attempt.status = answer.status;
  attempt.ip_family = answer.ip_family;
  attempt.hops = std::move(hops);
  attempt.detail = std::string(detail.substr(0, kMaxDetail));
  return attempt;
}

void Engine::AddAttempt(model::UrlId id, const FetchAnswer& answer, Outcome outcome,
                        std::string_view detail, std::vector<model::Hop> hops) {
  UrlEntry& entry = frontier_->entry(id);
  if (outcome != Outcome::kOk && (entry.flags & kFlagInScope)) {
    const std::string& host = (*hosts_)[HostOf(id)].name;
    if (InWorkingHours(answer.at, host, options_.site.service_hours)) {
      entry.flags |= kFlagWorkingHours;
    }
  }
  RecordAttempt(id, AttemptOf(answer, outcome, detail, std::move(hops)));
}

void Engine::RecordAttempt(model::UrlId id, const model::Attempt& attempt) {
  // Recorded, then counted: after a kill what is recorded counts (CatchUpTries).
  Check(sink_.AddAttempt(id, attempt));
  UrlEntry& entry = frontier_->entry(id);
  Saturate(entry.attempts);
  if (attempt.outcome != Outcome::kOk) Saturate(entry.failures);
}

void Engine::OnUrlAnswer(Exchange& exchange, const FetchAnswer& answer) {
  const model::UrlId id = exchange.id;
  UrlEntry& entry = frontier_->entry(id);
  if (entry.flags & kFlagSettled) return;
  std::string detail;
  const Outcome outcome = Classify(answer, detail);
  entry.asked_ms = static_cast<std::uint32_t>(std::max<TimeMs>(answer.at - started_, 0));
  entry.duration_ms =
      static_cast<std::uint16_t>(std::min<std::uint32_t>(answer.duration_ms, 0xFFFF));
  if (answer.status != 0) entry.status = answer.status;
  if (!answer.ip.empty() && outcome != Outcome::kOk && !IsOwnNetwork(answer.ip)) {
    (*hosts_)[exchange.host].beyond_own_network = true;
  }

  if (answer.status == 304 && TakeUnchanged(exchange, answer)) {
    NoteReach(exchange.host, id, Outcome::kOk, answer);
    return;
  }
  if (!SaysNothingOfServer(outcome)) NoteReach(exchange.host, id, outcome, answer);
  if (outcome == Outcome::kNone) {
    if (FollowRedirect(id, exchange.url, answer)) return;
    AddAttempt(id, answer, Outcome::kOtherRefusal, "redirect to no http address", {});
    Settle(id, Outcome::kOtherRefusal, NotCheckedWhy::kOtherAnswer);
    return;
  }
  if (outcome == Outcome::kOk) {
    OnBody(id, exchange.url, answer);
    return;
  }
  const Host& host = (*hosts_)[exchange.host];
  const bool of_host = SaysNothingOfServer(outcome) && host.reach != Reach::kAnswers;
  // What a host in doubt did is recorded with each of its addresses once it is settled.
  bool kept = false;
  if (!of_host) {
    // The response before the attempt: a kill between them leaves a try that was not counted and
    // is made again, not a finding without its proof.
    if (answer.outcome == Outcome::kOk && WouldSettle(id, outcome, answer)) {
      KeepResponse(id, exchange.url, answer);
      kept = true;
    }
    AddAttempt(id, answer, outcome, detail, {});
  }
  OnFailure(id, exchange.host, outcome, answer, exchange.is_canary, kept);
}

// The target becomes a URL of its own, asked once; what it answers is settled at the end. False if
// there is no http target.
bool Engine::FollowRedirect(model::UrlId id, const std::string& url, const FetchAnswer& answer) {
  whatwg::Url from;
  whatwg::Url target;
  if (!whatwg::ParseUrlInto(url, nullptr, nullptr, &from) ||
      !ResolveLocation(answer.Header("location"), from, target)) {
    return false;
  }
  std::string address;
  CanonicalUrl(target, drop_rules_, address);
  UrlEntry& entry = frontier_->entry(id);
  tries_.erase(id);
  if (id == home_tail_) AdmitOwnHost(url, address);
  if (entry.redirect_hops >= kMaxHops) {
    AddAttempt(id, answer, Outcome::kTooManyRedirects, "", {{url, answer.status}});
    KeepResponse(id, url, answer);
    Settle(id, Outcome::kTooManyRedirects, NotCheckedWhy::kNone);
    return true;
  }
  Found found;
  found.use = model::kUseRedirect;
  found.on = id;
  found.depth = entry.depth;
  found.redirect_hops = static_cast<std::uint8_t>(entry.redirect_hops + 1);
  const model::UrlId to = Discover(address, found);
  if (!error_.has_value()) return true;
  UrlEntry& source = frontier_->entry(id);
  Saturate(source.attempts);
  if (to == model::kNoUrl) {  // max_urls
    AddAttempt(id, answer, Outcome::kOtherRefusal, "redirect beyond the bound of URLs", {});
    Settle(id, Outcome::kOtherRefusal, NotCheckedWhy::kUnobservedBody);
    return true;
  }
  if (id == home_tail_) home_tail_ = to;
  source.redirect_to = to;
  // Does the chain come back? Cookies may make that right, so it is walked once as a browser would.
  model::UrlId at = to;
  for (int hops = 0; hops <= kMaxHops + 1 && at != model::kNoUrl; ++hops) {
    if (at == id) {
      if (!(source.flags & kFlagLoopChecked)) {
        source.flags |= kFlagLoopChecked;
        StartChain(Purpose::kLoopCheck, HostOf(id), url, id, 0);
      }
      return true;
    }
    at = frontier_->entry(at).redirect_to;
  }
  // Settled as far as asking goes; the outcome is its target's.
  SetAccount(id, (source.flags & kFlagInScope) ? model::Account::kFetched
                                               : model::Account::kExternalChecked);
  return true;
}

void Engine::OnBody(model::UrlId id, const std::string& url, const FetchAnswer& answer) {
  UrlEntry& entry = frontier_->entry(id);
  if (answer.body_short && (entry.flags & kFlagInScope)) {
    TryRecord& tries = tries_[id];
    tries.Add(Outcome::kOk, answer.status);
    ++tries.broken_body;
    const TryVerdict verdict = Judge(tries, policy_, 0);
    if (!verdict.settled) {
      AddAttempt(id, answer, Outcome::kReset, "the body broke off", {});
      hosts_->AddRetry(HostOf(id), id, Now() + verdict.pause_ms, false);
      return;
    }
  }
  TakeBody(id, url, answer, answer.status);
}

void Engine::NoteReach(HostId id, model::UrlId url, Outcome outcome, const FetchAnswer& answer) {
  Host& host = (*hosts_)[id];
  if (host.reach == Reach::kDoubtful || host.reach == Reach::kSuspect) {
    --in_doubt_;
    if (host.reach == Reach::kDoubtful && host.canary != model::kNoUrl) {
      UrlEntry& entry = frontier_->entry(host.canary);
      for (const model::Attempt& attempt : host.attempts) {
        Saturate(entry.attempts);
        Saturate(entry.failures);
        Check(sink_.AddAttempt(host.canary, attempt));
      }
      if (host.canary != url) EnqueueUrl(host.canary);
    }
    // Tries made while the host as such was away say nothing of one address.
    for (const std::vector<Host::Retry>* heap : {&host.retries, &host.alone}) {
      for (const Host::Retry& retry : *heap) {
        const auto tries = tries_.find(retry.id);
        if (tries != tries_.end() && tries->second.silent > 1) {
          tries->second.total =
              static_cast<std::uint8_t>(tries->second.total - tries->second.silent + 1);
          tries->second.silent = 1;
        }
      }
    }
    host.canary = model::kNoUrl;
    host.canary_asked = false;
    host.tries = TryRecord{};
    host.attempts.clear();
    host.reach = Reach::kAnswers;
  } else if (host.reach == Reach::kUnknown) {
    host.reach = Reach::kAnswers;
  }
  host.silent_run = 0;
  if (id == home_host_) home_answered_ = true;
  // Refusals of addresses asked for the first time; those asked again are refused in a row anyway.
  if (outcome == Outcome::kBlocked && url != model::kNoUrl && frontier_->entry(url).attempts > 0) {
    return;
  }
  if (outcome == Outcome::kBlocked) {
    ++host.blocked_run;
    if (host.in_scope && host.blocked_run >= kSlowRun && host.blocked_run % kSlowRun == 0) {
      const auto budgets = hosts_->LockBudgets();
      Politeness& politeness = hosts_->PolitenessOf(host);
      politeness.Started(Now());  // takes and gives back a slot
      politeness.Finished(Now(), Politeness::Sign::kLimited, answer.first_byte_ms);
    }
    if (host.in_scope && host.blocked_run >= kWalledRun && host.reach == Reach::kAnswers) {
      host.reach = Reach::kWalled;
      Hit("walled_host", host.origin);
    }
  } else if (outcome != Outcome::kOk) {
    host.blocked_run = 0;  // of 2xx answers the page itself has to tell (TakePage)
  }
  if (url != model::kNoUrl && (host.good_url == model::kNoUrl || outcome == Outcome::kOk)) {
    const bool better =
        host.good_url == model::kNoUrl ||
        frontier_->entry(host.good_url).outcome != static_cast<std::uint8_t>(Outcome::kOk);
    if (better) host.good_url = url;
  }
}

void Engine::NoteFirstSilence(HostId host) {
  if (host == home_host_ || control_wanted_) return;
  const Host& home = (*hosts_)[home_host_];
  if ((*hosts_)[host].name == home.name) return;
  control_wanted_ = true;
  AskControls();
}

bool Engine::WouldSettle(model::UrlId id, Outcome outcome, const FetchAnswer& answer) const {
  const auto known = tries_.find(id);
  TryRecord tries = known == tries_.end() ? TryRecord{} : known->second;
  tries.Add(outcome, answer.status);
  return Judge(tries, policy_, 0).settled;
}

void Engine::OnFailure(model::UrlId id, HostId host_id, Outcome outcome, const FetchAnswer& answer,
                       bool is_canary, bool kept) {
  Host& host = (*hosts_)[host_id];
  if (SaysNothingOfServer(outcome)) {
    NoteFirstSilence(host_id);
    if (is_canary) {
      OnCanaryFailure(host_id, answer, outcome);
      return;
    }
    if (host.reach == Reach::kUnknown) {
      host.reach = Reach::kDoubtful;
      host.canary = id;
      ++in_doubt_;
      OnCanaryFailure(host_id, answer, outcome);
      return;
    }
    if (host.reach != Reach::kAnswers) {
      EnqueueUrl(id);  // the host is in doubt: asked when that is over, or settled with it
      return;
    }
    if (++host.silent_run >= kSuspectRun) {
      host.reach = Reach::kSuspect;
      host.tries = TryRecord{};
      host.attempts.clear();
      host.canary_due = Now() + (policy_.gone_pauses_ms.empty() ? 0 : policy_.gone_pauses_ms[0]);
      host.silent_run = 0;
      ++in_doubt_;
    }
  }
  TryRecord& tries = tries_[id];
  tries.Add(outcome, answer.status);
  const std::int64_t retry_after = RetryAfterMs(answer.Header("retry-after"), clock_.Now());
  const TryVerdict verdict = Judge(tries, policy_, retry_after);
  if (!verdict.settled) {
    hosts_->AddRetry(host_id, id, Now() + verdict.pause_ms, verdict.alone);
    return;
  }
  if (answer.outcome == Outcome::kOk && !kept) KeepResponse(id, frontier_->UrlText(id), answer);
  Settle(id, verdict.outcome, verdict.why);
}

void Engine::OnCanaryFailure(HostId id, const FetchAnswer& answer, Outcome outcome) {
  Host& host = (*hosts_)[id];
  host.canary_asked = false;
  host.tries.Add(outcome, 0);
  if (host.attempts.size() < kMaxHostAttempts) {
    model::Attempt attempt;
    attempt.at = answer.at;
    attempt.duration_ms = answer.duration_ms;
    attempt.outcome = outcome;
    attempt.ip_family = answer.ip_family;
    attempt.detail = std::string(answer.detail.substr(0, kMaxDetail));
    host.attempts.push_back(std::move(attempt));
  }
  const TryVerdict verdict = Judge(host.tries, policy_, 0);
  if (!verdict.settled) {
    host.canary_due = Now() + verdict.pause_ms;
    hosts_->Sleep(id, host.canary_due);
    return;
  }
  --in_doubt_;
  if (host.reach == Reach::kSuspect) {
    host.reach = Reach::kVanished;
    Hit("host_fell_silent", host.origin);
    if (id == home_host_ && stopped_by_.empty()) stopped_by_ = "host_fell_silent";
  } else {
    host.reach = Reach::kSilent;
  }
  GiveUpHost(id);
}

// Settles everything that waits for a host that is settled itself.
void Engine::GiveUpHost(HostId id) {
  Host& host = (*hosts_)[id];
  std::vector<model::UrlId> waiting;
  hosts_->TakeAll(id, waiting);
  if (host.canary != model::kNoUrl) waiting.push_back(host.canary);
  host.canary = model::kNoUrl;
  for (const model::UrlId url : waiting) {
    if (!(frontier_->entry(url).flags & kFlagSettled)) SettleFromHost(url, host);
  }
}

void Engine::SettleFromHost(model::UrlId id, const Host& host) {
  if (host.reach == Reach::kWalled) {
    Settle(id, Outcome::kBlocked, NotCheckedWhy::kBlocked);
    return;
  }
  if (host.reach == Reach::kVanished) {
    const auto tries = tries_.find(id);
    const Outcome last = tries == tries_.end() ? Outcome::kNone : tries->second.last;
    Settle(id, last, NotCheckedWhy::kNotConfirmed);
    return;
  }
  UrlEntry& entry = frontier_->entry(id);
  for (const model::Attempt& attempt : host.attempts) {
    Saturate(entry.attempts);
    Saturate(entry.failures);
    if ((entry.flags & kFlagInScope) &&
        InWorkingHours(attempt.at, host.name, options_.site.service_hours)) {
      entry.flags |= kFlagWorkingHours;
    }
    Check(sink_.AddAttempt(id, attempt));
  }
  if (!host.attempts.empty()) {
    entry.asked_ms = static_cast<std::uint32_t>(host.attempts.back().at - started_);
  }
  const TryVerdict verdict = Judge(host.tries, policy_, 0);
  Settle(id, verdict.outcome, verdict.why);
}

void Engine::SetAccount(model::UrlId id, model::Account account) {
  UrlEntry& entry = frontier_->entry(id);
  entry.account = static_cast<std::uint8_t>(account);
  if (!(entry.flags & kFlagSettled)) {
    entry.flags |= kFlagSettled;
    ++settled_;
  }
}

void Engine::Settle(model::UrlId id, Outcome outcome, NotCheckedWhy why) {
  UrlEntry& entry = frontier_->entry(id);
  entry.outcome = static_cast<std::uint8_t>(outcome);
  entry.why = static_cast<std::uint8_t>(why);
  tries_.erase(id);
  const bool judged = why == NotCheckedWhy::kNone;
  if (judged && outcome != Outcome::kOk) ++broken_;
  SetAccount(id, !judged                      ? model::Account::kCouldNotCheck
                 : entry.flags & kFlagInScope ? model::Account::kFetched
                                              : model::Account::kExternalChecked);
}

void Engine::KeepResponse(model::UrlId id, std::string_view target, const FetchAnswer& answer) {
  model::KeptResponse kept;
  kept.url = id;
  kept.target = target;
  kept.at = answer.at;
  kept.ip = answer.ip;
  kept.request_head = answer.request_head;
  kept.response_head = answer.response_head;
  kept.body = answer.body.substr(0, kMaxKeptBody);
  kept.truncated = answer.body_cut || answer.body_short || kept.body.size() < answer.body.size();
  Keep(kept);
}

Engine::OwnedResponse::OwnedResponse(const FetchAnswer& answer)
    : at(answer.at),
      ip(answer.ip),
      request_head(answer.request_head),
      response_head(answer.response_head),
      body(answer.body.substr(0, kMaxKeptBody)),
      truncated(answer.body_cut || answer.body_short || answer.body.size() > kMaxKeptBody) {}

void Engine::KeepOwned(model::UrlId id, const OwnedResponse& response) {
  model::KeptResponse kept;
  kept.url = id;
  kept.target = response.url;
  kept.at = response.at;
  kept.ip = response.ip;
  kept.request_head = response.request_head;
  kept.response_head = response.response_head;
  kept.body = response.body;
  kept.truncated = response.truncated;
  Keep(kept);
}

void Engine::Keep(const model::KeptResponse& response) {
  if (kept_failing_ >= kMaxKeptFailing) {
    Hit("kept_responses", "");
    return;
  }
  ++kept_failing_;
  auto result = sink_.Keep(response);
  if (!result.has_value() && error_.has_value()) error_ = std::move(result).error();
}

}  // namespace xuncha::gather
