// SPDX-License-Identifier: Apache-2.0
#include "gather/engine.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "base/file.h"
#include "gather/canonical_url.h"
#include "gather/hash.h"

namespace xuncha::gather {
namespace {

constexpr std::size_t kMaxInFlight = 256;
constexpr std::uint32_t kExternalPerHost = 2;
constexpr std::uint32_t kAloneInFlight = 2;    // tries that need an idle host
constexpr std::int64_t kTick = 250;            // the loop looks up at least so often
constexpr std::int64_t kTextTick = 20;         // the same while texts are being read
constexpr std::uint64_t kExternalBody = 4096;  // bytes read of an external address
constexpr std::uint64_t kErrorBody = 64u << 10;
constexpr std::uint32_t kLastOrder = 0xFFFF;  // what only a sitemap knows

int YearOf(TimeMs instant) {
  return static_cast<int>(std::chrono::year_month_day(ChinaDay(instant)).year());
}

Result<std::string> ReadText(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return NotFound("cannot open the list of dropped parameters " + path);
  return std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

Engine::Engine(GatherOptions options, const facts::Lexicon& lexicon, const BotWallSigns& bot_walls,
               Fetcher& fetcher, const Clock& clock, model::SnapshotSink& sink,
               const RunControl& control)
    : options_(std::move(options)),
      control_(control),
      bot_walls_(bot_walls),
      fetcher_(fetcher),
      clock_(clock),
      sink_(sink),
      traps_(YearOf(clock.Now())),
      extractor_(lexicon),
      reader_(control.pages != nullptr ? *control.pages : extractor_) {}

Result<std::unique_ptr<Engine>> Engine::Create(GatherOptions options, const facts::Lexicon& lexicon,
                                               const BotWallSigns& bot_walls, Fetcher& fetcher,
                                               const Clock& clock, model::SnapshotSink& sink,
                                               std::string work_dir, const RunControl& control) {
  std::unique_ptr<Engine> engine(
      new Engine(std::move(options), lexicon, bot_walls, fetcher, clock, sink, control));
  const GatherOptions& given = engine->options_;

  std::string rules(BuiltInDropParameters());
  if (!given.drop_parameters_file.empty()) {
    XC_ASSIGN_OR_RETURN(const std::string more, ReadText(given.drop_parameters_file));
    rules += "\n" + more;
  }
  XC_ASSIGN_OR_RETURN(engine->drop_rules_, DropRules::Parse(rules));
  if (!CanonicalUrl(given.site.home, engine->drop_rules_, engine->canonical_)) {
    return InvalidArgument("\"" + given.site.home +
                           "\" is no http or https address; write https://www.example.gov.cn/");
  }
  engine->info_.home = engine->canonical_;
  XC_ASSIGN_OR_RETURN(engine->scope_, Scope::FromSite(given.site, engine->canonical_));
  for (const model::RegisteredColumn& column : given.site.columns) {
    if (!CanonicalUrl(column.url, engine->drop_rules_, engine->canonical_)) {
      return InvalidArgument("the registered column \"" + column.url +
                             "\" is no http or https address");
    }
  }
  for (const std::string& address : given.controls) {
    if (!CanonicalUrl(address, engine->drop_rules_, engine->canonical_)) {
      return InvalidArgument("the control \"" + address + "\" is no http or https address");
    }
  }
  XC_TRY(engine->PrepareSpots());
  engine->policy_.gone_pauses_ms = given.gone_pauses_ms;
  engine->policy_.silent_pauses_ms = given.silent_pauses_ms;
  engine->policy_.failing_pauses_ms = given.failing_pauses_ms;
  XC_ASSIGN_OR_RETURN(engine->frontier_,
                      given.resumable
                          ? Frontier::Keep(work_dir, given.memory_budget, given.max_urls)
                          : Frontier::Create(work_dir, given.memory_budget, given.max_urls));
  engine->hosts_ = std::make_unique<HostTable>(*engine->frontier_, given.rate, given.concurrency,
                                               kExternalPerHost, control.budgets);
  engine->work_dir_ = std::move(work_dir);
  engine->resumed_ = engine->frontier_->size() > 0;
  if (engine->resumed_) {
    XC_TRY(engine->LoadState());
  } else if (given.resumable && FileExists(JoinPath(engine->work_dir_, "state"))) {
    return Corruption(engine->work_dir_ + "/frontier.urls does not fit the files beside it");
  }
  return engine;
}

Engine::~Engine() {
  if (control_.budgets == nullptr || hosts_ == nullptr) return;
  // What is in flight will not be answered to us: its slots are others' again.
  const auto budgets = hosts_->LockBudgets();
  for (const Exchange& exchange : exchanges_) {
    if (!exchange.in_use) continue;
    hosts_->PolitenessOf((*hosts_)[exchange.host])
        .Finished(Now(), Politeness::Sign::kUnrelated, 0, 0);
  }
}

bool Engine::Check(Status status) {
  if (status.has_value()) return true;
  if (error_.has_value()) error_ = std::move(status);
  return false;
}

Status Engine::Prepare() {
  if (resumed_) return GoOn();
  started_ = clock_.Now();
  started_mono_ = last_report_ = Now();
  Found seed;
  seed.use = model::kUseSeed | model::kUsePage;
  home_ = home_tail_ = Discover(info_.home, seed);
  XC_TRY(error_);
  home_host_ = HostOf(home_);
  if (!options_.only.empty()) {
    SeedSpots();
    KeepState(true);
    return error_;
  }
  seed.depth = 1;
  seed.listed = true;
  for (const model::RegisteredColumn& column : options_.site.columns) {
    if (column.not_involved) continue;
    CanonicalUrl(column.url, drop_rules_, canonical_);
    const std::string address = canonical_;
    Discover(address, seed);
  }
  KeepState(true);
  return error_;
}

Result<model::SnapshotInfo> Engine::Run(const std::function<void(const Progress&)>& on_progress,
                                        const std::atomic<bool>& stop) {
  XC_TRY(Prepare());
  while (phase_ != Phase::kDone) {
    CheckBounds(stop);
    XC_TRY(error_);
    if (stopped_by_ == "interrupted" && options_.resumable && control_.leave_when_stopped) {
      stopped_by_.clear();
      KeepState(true);
      XC_TRY(error_);
      return Unavailable("paused; the same inspection goes on later");
    }
    if (!stopped_by_.empty()) break;
    TakeTexts();
    StartWork();
    XC_TRY(error_);
    if (Idle()) {
      NextPhase();
      KeepState(true);
      continue;
    }
    if (WaitsForTextsOnly()) {
      texts_->Wait(kTick);
    } else {
      fetcher_.Wait(WaitTime(), [this](const FetchAnswer& answer) { OnAnswer(answer); });
    }
    KeepState(false);
    Report(on_progress);
  }
  EndTexts();
  return Finish();
}

void Engine::CheckBounds(const std::atomic<bool>& stop) {
  if (stop.load(std::memory_order_relaxed)) {
    stopped_by_ = "interrupted";
  } else if (options_.max_seconds != 0 &&
             Now() - started_mono_ >= std::int64_t{options_.max_seconds} * kMsPerSecond) {
    stopped_by_ = "max_seconds";
    Hit("max_seconds", std::to_string(options_.max_seconds));
  } else if (options_.max_total_bytes != 0 && bytes_ >= options_.max_total_bytes) {
    stopped_by_ = "max_bytes";
    Hit("max_bytes", std::to_string(options_.max_total_bytes));
  }
}

bool Engine::Idle() const {
  return fetcher_.in_flight() == 0 && hosts_->waiting() == 0 && waiting_chains_.empty() &&
         in_doubt_ == 0 && readings_.empty() && held_files_.empty();
}

void Engine::NextPhase() {
  switch (phase_) {
    case Phase::kHome:
    case Phase::kCrawl:
      phase_ = Phase::kProbes;
      PlanProbes();
      break;
    case Phase::kProbes:
      phase_ = Phase::kClosing;
      // Silence elsewhere, or of the home, must not have been our own network's.
      if (control_wanted_ || !home_answered_) AskControls();
      break;
    case Phase::kClosing:
    case Phase::kDone:
      phase_ = Phase::kDone;
      break;
  }
}

std::int64_t Engine::WaitTime() const {
  const auto budgets = hosts_->LockBudgets();
  std::int64_t wait = readings_.empty() ? kTick : kTextTick;
  if (const auto next = hosts_->NextWake()) wait = std::min(wait, *next - Now());
  for (std::size_t i = 0; i < std::min<std::size_t>(waiting_chains_.size(), 64); ++i) {
    const Politeness& politeness = hosts_->PolitenessOf((*hosts_)[waiting_chains_[i].host]);
    if (politeness.HasSlot()) wait = std::min(wait, politeness.NextStart() - Now());
  }
  return std::max<std::int64_t>(wait, 1);
}

void Engine::StartWork() {
  // From asking whether a host may be asked until it is: nobody else takes the slot in between.
  const auto budgets = hosts_->LockBudgets();
  hosts_->WakeDue(Now());
  StartWaitingChains();
  while (fetcher_.in_flight() < kMaxInFlight && error_.has_value()) {
    const auto host = hosts_->NextReady(outside_in_flight_ < options_.external_concurrency);
    if (!host) break;
    ServeHost(*host);
  }
}

// Starts at most one exchange of the host, so that hosts take turns; the host comes back to the end
// of the line, sleeps until it may be asked again, or waits for one of its answers.
void Engine::ServeHost(HostId id) {
  Host& host = (*hosts_)[id];
  switch (host.reach) {
    case Reach::kSilent:
    case Reach::kVanished:
    case Reach::kWalled:
      GiveUpHost(id);
      return;
    case Reach::kDoubtful:
    case Reach::kSuspect:
      ServeDoubtful(id);
      return;
    case Reach::kUnknown:
    case Reach::kAnswers:
      break;
  }
  const std::int64_t now = Now();
  Politeness& politeness = hosts_->PolitenessOf(host);
  if (host.queued == 0 && host.retries.empty() && host.alone.empty()) return;
  if (host.robots_state == RobotsState::kAsking) return;
  // Until a host has answered once, one question is enough.
  // What others ask where budgets are shared does not answer ours.
  const std::uint32_t asked = control_.budgets == nullptr ? politeness.in_flight() : host.in_flight;
  if ((host.reach == Reach::kUnknown && asked > 0) || !politeness.HasSlot()) {
    hosts_->WaitForSlot(id, now);
    return;
  }
  if (!politeness.CanStart(now)) {
    hosts_->Sleep(id, politeness.NextStart());
    return;
  }
  if (host.robots_state == RobotsState::kUnknown) {
    if (!options_.obey_robots) {
      host.robots_state = RobotsState::kKnown;
      host.facts->robots = "none";
      host.facts->robots_waived = true;
    } else if (now < host.robots_due) {
      hosts_->Sleep(id, host.robots_due);
      return;
    } else {
      AskRobots(id);
      return;
    }
  }
  if (StartFromQueue(id)) {
    hosts_->Wake(id);
  } else if (const auto next = hosts_->NextRetry(host)) {
    // A try that needs an idle host is due, but the host is not idle: an answer wakes it.
    if (*next > now) {
      hosts_->Sleep(id, *next);
    } else {
      hosts_->WaitForSlot(id, now);
    }
  }
}

// A host in doubt is asked for one address at a time.
void Engine::ServeDoubtful(HostId id) {
  Host& host = (*hosts_)[id];
  if (host.canary_asked) return;
  const std::int64_t now = Now();
  const std::int64_t due = std::max(host.canary_due, hosts_->PolitenessOf(host).NextStart());
  if (due > now) {
    hosts_->Sleep(id, due);
    return;
  }
  if (!hosts_->PolitenessOf(host).HasSlot()) {
    hosts_->WaitForSlot(id, now);
    return;
  }
  host.canary_asked = true;
  if (host.reach == Reach::kDoubtful) {
    StartUrl(host.canary, id, true);
  } else {
    std::string url =
        host.good_url == model::kNoUrl ? host.origin + "/" : frontier_->UrlText(host.good_url);
    StartChain(Purpose::kCanary, id, std::move(url), model::kNoUrl, 0);
  }
}

bool Engine::StartFromQueue(HostId id) {
  Host& host = (*hosts_)[id];
  const std::int64_t now = Now();
  model::UrlId url = hosts_->PopRetry(id, now, false);
  for (; url == model::kNoUrl;) {
    url = hosts_->PopQueue(id);
    if (url == model::kNoUrl) break;
    UrlEntry& entry = frontier_->entry(url);
    if (entry.flags & kFlagSettled) {  // settled meanwhile, for example by a host given up
      url = model::kNoUrl;
      continue;
    }
    if (!(entry.flags & kFlagInScope)) break;
    frontier_->UrlText(url, canonical_);
    const UrlParts parts = SplitCanonical(canonical_);
    const std::size_t path = parts.origin.size();
    if (!host.robots.Allows(std::string_view(canonical_).substr(path))) {
      SetAccount(url, model::Account::kSkippedRobots);
      url = model::kNoUrl;
      continue;
    }
    if (MustWaitForTexts(url, parts.path)) {
      url = model::kNoUrl;
      continue;
    }
    if (entry.attempts == 0 &&
        facts::ExpectedFor(entry.uses, parts.path) == model::Expected::kPage) {
      if (pages_asked_ >= options_.max_pages) {
        Hit("max_pages", std::to_string(options_.max_pages));
        SetAccount(url, model::Account::kSkippedPageLimit);
        url = model::kNoUrl;
        continue;
      }
      ++pages_asked_;
    }
    break;
  }
  if (url == model::kNoUrl && hosts_->PolitenessOf(host).in_flight() < kAloneInFlight) {
    url = hosts_->PopRetry(id, now, true);
  }
  if (url == model::kNoUrl) return false;
  StartUrl(url, id, false);
  return true;
}

void Engine::StartUrl(model::UrlId id, HostId host, bool is_canary) {
  const UrlEntry& entry = frontier_->entry(id);
  const bool first = entry.attempts == 0 && !is_canary;
  ++(first || (is_canary && (*hosts_)[host].tries.total == 0) ? info_.requests.first
                                                              : info_.requests.confirm);
  Exchange exchange;
  exchange.purpose = Purpose::kUrl;
  exchange.id = id;
  exchange.host = host;
  exchange.is_canary = is_canary;
  exchange.max_body = entry.flags & kFlagInScope ? options_.max_asset_bytes : kExternalBody;
  frontier_->UrlText(id, exchange.url);
  // Some files are refused to strangers, others to visitors of anybody's page, and pages say in
  // many ways that no Referer is to be sent: what was refused with it is asked without.
  const auto tried = tries_.find(id);
  const bool refused = tried != tries_.end() && (tried->second.last == model::Outcome::kGone ||
                                                 tried->second.last == model::Outcome::kBlocked);
  if (!refused || tried->second.total % 2 == 0) exchange.referer = RefererOf(id);
  OfferValidators(exchange);
  StartExchange(std::move(exchange));
}

void Engine::StartExchange(Exchange exchange) {
  Host& host = (*hosts_)[exchange.host];
  hosts_->PolitenessOf(host).Started(Now());
  ++host.in_flight;
  if (!host.in_scope) ++outside_in_flight_;
  cookies_.HeaderFor(exchange.url, clock_.Now(), exchange.cookie);

  std::uint32_t slot = static_cast<std::uint32_t>(exchanges_.size());
  if (free_exchanges_.empty()) {
    exchanges_.emplace_back();
  } else {
    slot = free_exchanges_.back();
    free_exchanges_.pop_back();
  }
  exchange.in_use = true;
  exchanges_[slot] = std::move(exchange);
  const Exchange& kept = exchanges_[slot];
  FetchRequest request;
  request.token = slot;
  request.url = kept.url;
  request.cookie = kept.cookie;
  request.referer = kept.referer;
  request.if_none_match = kept.if_none_match;
  request.if_modified_since = kept.if_modified_since;
  request.max_body = kept.max_body;
  request.max_html_body = std::min(kept.max_body, options_.max_page_bytes);
  request.max_error_body = std::min(kErrorBody, std::max(kept.max_body, std::uint64_t{16384}));
  request.ip_family = kept.ip_family;
  if (phase_ != Phase::kProbes) current_ = kept.url;
  fetcher_.Start(request);
}

void Engine::OnAnswer(const FetchAnswer& answer) {
  const auto slot = static_cast<std::uint32_t>(answer.token);
  if (slot >= exchanges_.size() || !exchanges_[slot].in_use) return;
  Exchange exchange = std::move(exchanges_[slot]);
  exchanges_[slot] = Exchange{};
  free_exchanges_.push_back(slot);

  Host& host = (*hosts_)[exchange.host];
  --host.in_flight;
  if (!host.in_scope) --outside_in_flight_;
  Politeness::Sign sign = Politeness::Sign::kUnrelated;
  std::int64_t retry_after = 0;
  if (answer.outcome == model::Outcome::kOk) {
    sign = Politeness::Sign::kGood;
    if (answer.status == 429 || answer.status == 503) {
      sign = Politeness::Sign::kLimited;
      retry_after = RetryAfterMs(answer.Header("retry-after"), clock_.Now());
    }
    ForEachHeader(answer.response_head, "set-cookie", [&](std::string_view value) {
      cookies_.Store(value, exchange.url, clock_.Now());
    });
  } else if (answer.outcome == model::Outcome::kTimeout ||
             answer.outcome == model::Outcome::kReset) {
    sign = Politeness::Sign::kLate;
  }
  {
    const auto budgets = hosts_->LockBudgets();
    hosts_->PolitenessOf(host).Finished(Now(), sign, answer.first_byte_ms, retry_after);
  }
  bytes_ += answer.body.size();
  state_changed_ = true;
  if (answer.tls != nullptr && host.facts == nullptr && phase_ == Phase::kHome &&
      MayHaveMoved((*hosts_)[home_host_].origin, host.origin)) {
    host.early_tls = std::make_unique<model::TlsFacts>(*answer.tls);
  }
  if (answer.tls != nullptr && host.facts != nullptr && !host.facts->tls.handshake_ok) {
    host.facts->tls = *answer.tls;
  }
  if (error_.has_value()) {
    if (exchange.purpose == Purpose::kUrl) {
      OnUrlAnswer(exchange, answer);
    } else {
      OnChainAnswer(exchange, answer);
    }
  }
  hosts_->Wake(exchange.host);
  hosts_->WakeWaiting(exchange.host);
}

void Engine::Report(const std::function<void(const Progress&)>& on_progress) {
  const std::int64_t now = Now();
  if (now - last_report_ < kTick) return;
  frontier_->TrimMemory();
  Progress progress;
  progress.pages = pages_;
  progress.requests =
      info_.requests.first + info_.requests.confirm + info_.requests.probe + info_.requests.other;
  progress.urls_known = frontier_->size();
  progress.urls_open = frontier_->size() - std::min<std::uint64_t>(settled_, frontier_->size());
  progress.waiting_confirmation = tries_.size();
  progress.broken_so_far = broken_ + tries_.size();
  const double seconds = static_cast<double>(now - last_report_) / 1000.0;
  const double rate = static_cast<double>(progress.requests - last_requests_) / seconds;
  request_rate_ = request_rate_ == 0 ? rate : request_rate_ + (rate - request_rate_) / 8;
  progress.requests_per_second = request_rate_;
  progress.elapsed_ms = now - started_mono_;
  progress.current = current_;
  last_report_ = now;
  last_requests_ = progress.requests;
  if (on_progress) on_progress(progress);
}

void Engine::EnqueueUrl(model::UrlId id) {
  const UrlEntry& entry = frontier_->entry(id);
  std::uint32_t order = std::uint32_t{entry.depth} * 2 + (entry.flags & kFlagListed ? 0 : 1);
  if (entry.uses == model::kUseSitemap) order = kLastOrder;
  if (id == home_) order = 0;
  hosts_->Enqueue(HostOf(id), id, order);
}

HostId Engine::HostOf(model::UrlId id) {
  FolderEntry& folder = frontier_->folder(frontier_->entry(id).folder);
  if (folder.host == kNoIndex) {
    const std::string_view text = frontier_->FolderText(frontier_->entry(id).folder);
    folder.host = hosts_->Intern(SplitCanonical(text).origin,
                                 (frontier_->entry(id).flags & kFlagInScope) != 0);
  }
  return folder.host;
}

}  // namespace xuncha::gather
