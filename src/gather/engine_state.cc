// SPDX-License-Identifier: Apache-2.0
//
// What a killed inspection leaves for the same command to go on with, and going on with it. URLs
// and what became of them stand in the frontier's own files; this is the rest: hosts, robots,
// tries under way, cookies, counters. It is written again and again while answers come, at a cost
// of about a fifth of a percent, so it may lag behind the frontier by a few answers; going on copes
// with that by asking once more at worst. docs/internals/resume.md tells the whole.
#include <algorithm>
#include <array>

#include "base/bytes.h"
#include "base/file.h"
#include "gather/canonical_url.h"
#include "gather/engine.h"
#include "gather/path_shape.h"
#include "gather/state_codec.h"

namespace xuncha::gather {
namespace {

using model::Outcome;

constexpr std::string_view kMagic = "XUNCHAG2";
constexpr std::array<std::string_view, 2> kHomeTold{"home_sends_on", "home_is_shell"};
constexpr std::uint64_t kMaxState = std::uint64_t{1} << 30;
constexpr std::int64_t kWriteCostUs = 80;  // of one file written beside and renamed
constexpr std::int64_t kBytesAUs = 500;    // and of its bytes
constexpr std::int64_t kShare = 500;       // 1/500 of the time goes into it

}  // namespace

// Wall-clock times in it, so that pauses go on while nobody runs.
void Engine::EncodeState(std::string& out) const {
  const std::int64_t now = Now();
  out.append(kMagic);
  for (const std::int64_t number : {started_, clock_.Now(), now - started_mono_}) {
    PutVarint(out, ZigZag(number));
  }
  PutText(out, stopped_by_);
  PutByte(out, static_cast<std::uint8_t>((phase_ != Phase::kHome) | (finishing_ << 1) |
                                         (home_answered_ << 2) | (control_wanted_ << 3) |
                                         (sitemaps_started_ << 4) | (info_.ipv6_route << 5)));
  const std::uint32_t rounds = control_rounds_ - (controls_open_ > 0 ? 1 : 0);
  const model::RequestCounts& r = info_.requests;
  for (const std::uint64_t number :
       {std::uint64_t{home_host_}, std::uint64_t{rounds}, std::uint64_t{control_rounds_passed_},
        std::uint64_t{kept_suspicious_}, std::uint64_t{kept_untagged_}, std::uint64_t{kept_lists_},
        std::uint64_t{kept_wrong_}, std::uint64_t{kept_failing_}, r.first, r.confirm, r.probe,
        r.other, bytes_, std::uint64_t{sitemaps_asked_}, sitemap_urls_}) {
    PutVarint(out, number);
  }
  const auto added = info_.settings.find("scope_added");
  PutText(out, added == info_.settings.end() ? std::string_view() : added->second);
  std::string_view home;  // what is told of the home page
  for (const std::string_view key : kHomeTold) {
    if (info_.settings.contains(std::string(key))) home = key;
  }
  PutText(out, home);
  PutVarint(out, sitemaps_seen_.size());
  for (const std::string& address : sitemaps_seen_) PutText(out, address);
  PutVarint(out, sitemaps_open_.size());
  for (const auto& [address, depth] : sitemaps_open_) {
    PutText(out, address);
    PutVarint(out, depth);
  }
  PutVarint(out, content_types_.size());
  for (const std::string& type : content_types_) PutText(out, type);
  PutVarint(out, bounds_.size());
  for (const auto& [key, count] : bounds_) {
    PutText(out, key.first);
    PutText(out, key.second);
    PutVarint(out, count);
  }
  cookies_.Save(out);
  PutVarint(out, hosts_->size());
  for (HostId id = 0; id < hosts_->size(); ++id) EncodeHost((*hosts_)[id], out);
  PutVarint(out, tries_.size());
  for (const auto& [id, tries] : tries_) {
    PutVarint(out, id);
    PutByte(out, frontier_->entry(id).failures);
    PutTries(out, tries);
  }
  PutVarint(out, probes_.size());
  for (const Probe& probe : probes_) {
    PutByte(out, probe.answered);
    PutProbeAnswer(out, probe.answer);
  }
  PutVarint(out, home_forward_);
  PutVarint(out, home_leads_to_);
}

void Engine::EncodeHost(const Host& host, std::string& out) const {
  const std::int64_t now = Now();
  PutText(out, host.origin);
  PutByte(out, static_cast<std::uint8_t>(host.in_scope | (host.beyond_own_network << 1) |
                                         (host.robots_closed << 2)));
  PutByte(out, static_cast<std::uint8_t>(host.reach));
  PutTries(out, host.tries);
  PutVarint(out, host.attempts.size());
  for (const model::Attempt& attempt : host.attempts) PutAttempt(out, attempt);
  PutFixed<std::uint32_t>(out, host.canary);
  PutFixed<std::uint32_t>(out, host.good_url);
  PutVarint(out, ZigZag(host.canary_due - now));
  PutVarint(out, host.silent_run);
  PutVarint(out, host.blocked_run);
  PutByte(out, static_cast<std::uint8_t>(host.robots_state));
  PutText(out, host.robots_text);
  PutByte(out, host.robots_tries);
  PutVarint(out, ZigZag(host.robots_due - now));
  if (host.facts != nullptr) PutHostFacts(out, *host.facts);
  PutVarint(out, host.retries.size() + host.alone.size());
  for (const std::vector<Host::Retry>* heap : {&host.retries, &host.alone}) {
    for (const Host::Retry& retry : *heap) {
      PutVarint(out, retry.id);
      PutVarint(out, ZigZag(retry.due - now));
      PutByte(out, heap == &host.alone ? 1 : 0);
    }
  }
}

void Engine::KeepState(bool now) {
  if (!options_.resumable || (!now && (!state_changed_ || Now() < state_due_))) return;
  state_.clear();
  EncodeState(state_);
  state_changed_ = false;
  const std::int64_t cost_us = kWriteCostUs + static_cast<std::int64_t>(state_.size()) / kBytesAUs;
  state_due_ = Now() + cost_us * kShare / 1000;
  Check(ReplaceFile(JoinPath(work_dir_, "state"), state_));
}

Status Engine::LoadState() {
  const std::string path = JoinPath(work_dir_, "state");
  XC_TRY(
      sink_.ForEachRecordedAttempt([this](model::UrlId url, Outcome outcome, std::uint16_t status) {
        if (url >= frontier_->size() || (frontier_->entry(url).flags & kFlagSettled)) return;
        if (outcome != Outcome::kOk) recorded_failures_[url].push_back({outcome, status});
      }));
  XC_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path, kMaxState));
  ByteReader in(bytes);
  if (in.Bytes(kMagic.size()) != kMagic || !DecodeState(in) || !in.ok() || !in.at_end()) {
    return Corruption(path + " is damaged: a record cannot be read");
  }
  return Ok();
}

bool Engine::DecodeState(ByteReader& in) {
  started_ = UnZigZag(in.Varint());
  const TimeMs saved = UnZigZag(in.Varint());
  const std::int64_t elapsed = UnZigZag(in.Varint());
  started_mono_ = Now() - elapsed;
  // Pauses went on meanwhile; a clock that was set back does not prolong them.
  away_ms_ = std::max<std::int64_t>(clock_.Now() - saved, 0);
  stopped_by_.assign(in.Text());
  const std::uint8_t bits = in.Byte();
  if (bits & 1) phase_ = Phase::kCrawl;
  finishing_ = (bits & 2) != 0;
  home_answered_ = (bits & 4) != 0;
  control_wanted_ = (bits & 8) != 0;
  sitemaps_started_ = (bits & 16) != 0;
  info_.ipv6_route = (bits & 32) != 0;
  model::RequestCounts& r = info_.requests;
  for (std::uint32_t* number :
       {&home_host_, &control_rounds_, &control_rounds_passed_, &kept_suspicious_, &kept_untagged_,
        &kept_lists_, &kept_wrong_, &kept_failing_}) {
    *number = in.VarintAs<std::uint32_t>();
  }
  for (std::uint64_t* number : {&r.first, &r.confirm, &r.probe, &r.other, &bytes_}) {
    *number = in.Varint();
  }
  sitemaps_asked_ = in.VarintAs<std::uint32_t>();
  sitemap_urls_ = in.Varint();
  const std::string added(in.Text());
  if (!added.empty()) info_.settings["scope_added"] = added;
  const std::string home(in.Text());
  if (!home.empty()) info_.settings[home] = "yes";
  for (std::uint64_t i = in.Varint(); i > 0 && in.ok(); --i) sitemaps_seen_.emplace(in.Text());
  for (std::uint64_t i = in.Varint(); i > 0 && in.ok(); --i) {
    const std::string_view address = in.Text();
    sitemaps_open_[std::string(address)] = in.VarintAs<std::uint32_t>();
  }
  for (std::uint64_t i = in.Varint(); i > 0 && in.ok(); --i) {
    content_type_index_.emplace(in.Text(), static_cast<std::uint16_t>(content_types_.size()));
    content_types_.emplace_back();
  }
  for (const auto& [type, index] : content_type_index_) content_types_[index] = type;
  for (std::uint64_t i = in.Varint(); i > 0 && in.ok(); --i) {
    const std::string name(in.Text());
    const std::string detail(in.Text());
    const std::uint64_t count = in.Varint();
    if (name != "max_probes") bounds_[{name, detail}] = count;  // probes are planned again
  }
  if (!cookies_.Load(in)) return false;
  for (std::uint64_t i = in.Varint(); i > 0 && in.ok(); --i) {
    if (!DecodeHost(in)) return false;
  }
  for (std::uint64_t i = in.Varint(); i > 0 && in.ok(); --i) {
    const auto id = in.VarintAs<std::uint32_t>();
    const std::uint8_t failures = in.Byte();
    if (!GetTries(in, tries_[id])) return false;
    if (id < frontier_->size()) CatchUpTries(id, failures);
  }
  for (std::uint64_t i = in.Varint(); i > 0 && in.ok(); --i) {
    Probe probe;
    probe.answered = in.Byte();
    if (!GetProbeAnswer(in, probe.answer)) return false;
    probe.shape = probe.answer.shape;
    if (probe.answered > 0) answered_probes_.push_back(std::move(probe));
  }
  if (!in.at_end()) home_forward_ = static_cast<model::UrlId>(in.Varint());  // none in older ones
  if (!in.at_end()) home_leads_to_ = static_cast<model::UrlId>(in.Varint());
  return home_host_ < hosts_->size();
}

// Tries that are recorded and that the state does not know: it lags behind.
void Engine::CatchUpTries(model::UrlId id, std::uint8_t known_failures) {
  const auto recorded = recorded_failures_.find(id);
  if (recorded == recorded_failures_.end() || recorded->second.size() <= known_failures) return;
  late_tries_.insert(id);
  UrlEntry& entry = frontier_->entry(id);
  TryRecord& tries = tries_[id];
  for (std::size_t i = known_failures; i < recorded->second.size(); ++i) {
    const Failure& failure = recorded->second[i];
    if (failure.outcome == Outcome::kReset && OutcomeOfStatus(failure.status) == Outcome::kOk) {
      tries.Add(Outcome::kOk, failure.status);  // as OnBody counts a body that broke off
      ++tries.broken_body;
    } else {
      tries.Add(failure.outcome, failure.status);
    }
    if (i >= entry.failures && entry.failures < 255) {  // killed between recording and counting
      ++entry.failures;
      if (entry.attempts < 255) ++entry.attempts;
    }
  }
}

bool Engine::DecodeHost(ByteReader& in) {
  const std::int64_t now = Now();
  const std::string origin(in.Text());
  const std::uint8_t bits = in.Byte();
  if (!in.ok()) return false;
  Host& host = (*hosts_)[hosts_->Intern(origin, (bits & 1) != 0)];
  host.beyond_own_network = (bits & 2) != 0;
  host.robots_closed = (bits & 4) != 0;
  const std::uint8_t reach = in.Byte();
  if (reach > static_cast<std::uint8_t>(Reach::kWalled)) return false;
  host.reach = static_cast<Reach>(reach);
  if (!GetTries(in, host.tries)) return false;
  for (std::uint64_t i = in.Varint(); i > 0 && in.ok(); --i) {
    if (!GetAttempt(in, host.attempts.emplace_back())) return false;
  }
  host.canary = in.Fixed<std::uint32_t>();
  host.good_url = in.Fixed<std::uint32_t>();
  host.canary_due = now + std::max<std::int64_t>(UnZigZag(in.Varint()) - away_ms_, 0);
  host.silent_run = in.VarintAs<std::uint32_t>();
  host.blocked_run = in.VarintAs<std::uint32_t>();
  const std::uint8_t robots = in.Byte();
  if (robots > static_cast<std::uint8_t>(RobotsState::kKnown)) return false;
  host.robots_state = static_cast<RobotsState>(robots);
  host.robots_text.assign(in.Text());
  host.robots_tries = in.Byte();
  host.robots_due = now + std::max<std::int64_t>(UnZigZag(in.Varint()) - away_ms_, 0);
  if (host.facts != nullptr) {
    if (!GetHostFacts(in, *host.facts)) return false;
    const auto budgets = hosts_->LockBudgets();
    hosts_->PolitenessOf(host).SetCrawlDelay(host.facts->crawl_delay_ms);
  }
  if (host.robots_state == RobotsState::kAsking) {  // that answer never came
    host.robots_state = RobotsState::kUnknown;
    if (host.robots_tries > 0) --host.robots_tries;
  }
  host.robots = host.robots_closed         ? Robots::DisallowAll()
                : host.robots_text.empty() ? Robots()
                                           : Robots::Parse(host.robots_text);
  for (std::uint64_t i = in.Varint(); i > 0 && in.ok(); --i) {
    SavedRetry retry;
    retry.id = in.VarintAs<std::uint32_t>();
    retry.due = now + std::max<std::int64_t>(UnZigZag(in.Varint()) - away_ms_, 0);
    retry.alone = in.Byte() != 0;
    saved_retries_.push_back(retry);
  }
  return in.ok();
}

}  // namespace xuncha::gather
