// SPDX-License-Identifier: Apache-2.0
//
// The gatherer's inside: one thread, one loop, three phases (home, crawl, probes). Split over
//   engine.cc          the loop: what is asked next, when it ends
//   engine_answers.cc  what an answer means: outcomes, retries, redirects, hosts in doubt
//   engine_pages.cc    bodies into facts, links into the frontier
//   engine_texts.cc    the text of attachments, read beside the loop
//   engine_reuse.cc    what did not change since the last inspection
//   engine_site.cc     what is asked besides URLs: robots, sitemaps, controls, IPv6, loops
//   engine_probes.cc   soft-404 probes
//   engine_spots.cc    looking at some addresses only
//   engine_finish.cc   settling redirects and silence, the account, the records
//   engine_state.cc    what is kept besides the frontier's files, for going on after a kill
//   engine_resume.cc   going on
// Only gatherer.cc and these files include this header.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "facts/file_facts.h"
#include "facts/page_extractor.h"
#include "gather/cookie_jar.h"
#include "gather/frontier.h"
#include "gather/gatherer.h"
#include "gather/host_table.h"
#include "gather/link_cache.h"
#include "gather/outcomes.h"
#include "gather/run_control.h"
#include "gather/scope.h"
#include "gather/sitemaps.h"
#include "gather/text_worker.h"
#include "gather/trap_guard.h"
#include "whatwg/url.h"

namespace xuncha::gather {

// Errors of ours end the inspection. Callbacks cannot return one, so the first is kept and the loop
// looks at it after every wait.
class Engine final : public Gatherer {
 public:
  static Result<std::unique_ptr<Engine>> Create(GatherOptions options,
                                                const facts::Lexicon& lexicon,
                                                const BotWallSigns& bot_walls, Fetcher& fetcher,
                                                const Clock& clock, model::SnapshotSink& sink,
                                                std::string work_dir,
                                                const RunControl& control = {});

  ~Engine() override;
  Result<model::SnapshotInfo> Run(const std::function<void(const Progress&)>& on_progress,
                                  const std::atomic<bool>& stop) override;

 private:
  enum class Phase : std::uint8_t { kHome, kCrawl, kProbes, kClosing, kDone };

  // What a chain of requests is for; a chain follows redirects at once.
  enum class Purpose : std::uint8_t {
    kUrl,  // one exchange for a URL of the frontier; redirects become URLs of their own
    kRobots,
    kSitemap,
    kControl,
    kLoopCheck,
    kCanary,
    kProbe,
    kIpv6,
  };

  struct Exchange {
    Purpose purpose = Purpose::kUrl;
    model::UrlId id = model::kNoUrl;  // kUrl, kLoopCheck
    HostId host = 0;
    std::uint32_t index = 0;  // of a probe, a control, a sitemap's depth
    std::uint8_t ip_family = 0;
    bool is_canary = false;
    bool in_use = false;
    std::uint64_t max_body = 0;
    std::string url;  // asked now; for kUrl too
    std::string cookie;
    std::string referer;        // see engine_site.cc
    std::string if_none_match;  // kUrl: what it was when it was last read; "" = asked for whole
    std::string if_modified_since;
    std::vector<model::Hop> hops;        // redirects followed before this exchange
    std::vector<std::uint64_t> visited;  // (url, cookie) of every exchange of the chain
  };

  // One soft-404 probe: a group of URLs and the server's answer to addresses that are not there.
  struct Probe {
    std::string shape;
    model::UrlId example = model::kNoUrl;
    std::uint32_t members = 0;
    std::uint8_t asked = 0;
    std::uint8_t answered = 0;
    model::ProbeAnswer answer;
  };

  // A page as the last inspection saw it.
  struct Earlier {
    model::UrlRecord record;
    model::PageFacts facts;
  };
  struct EarlierLink {
    model::UrlId id = model::kNoUrl;  // of now
    std::uint16_t uses = 0;           // told to the frontier
  };

  // A try that failed before the inspection was killed, as the sink recorded it.
  struct Failure {
    model::Outcome outcome = model::Outcome::kNone;
    std::uint16_t status = 0;
  };

  // An answer that outlives its callback, its body cut as evidence is.
  struct OwnedResponse {
    explicit OwnedResponse(const FetchAnswer& answer);
    TimeMs at = 0;
    std::string url, ip, request_head, response_head, body;
    bool truncated = false;
  };

  // An attachment whose text is being read; recorded and settled once it was.
  struct Reading {
    model::UrlId id = model::kNoUrl;
    model::Attempt attempt;
    std::unique_ptr<OwnedResponse> keep;  // null = none is kept
  };

  // A try that waited when the inspection was killed.
  struct SavedRetry {
    model::UrlId id = model::kNoUrl;
    std::int64_t due = 0;
    bool alone = false;
  };

  Engine(GatherOptions options, const facts::Lexicon& lexicon, const BotWallSigns& bot_walls,
         Fetcher& fetcher, const Clock& clock, model::SnapshotSink& sink,
         const RunControl& control);

  // --- engine.cc
  Status Prepare();
  void StartWork();
  void ServeHost(HostId id);
  void ServeDoubtful(HostId id);
  bool StartFromQueue(HostId id);
  void StartUrl(model::UrlId id, HostId host, bool is_canary);
  void StartExchange(Exchange exchange);
  void OnAnswer(const FetchAnswer& answer);
  void NextPhase();
  bool Idle() const;
  void CheckBounds(const std::atomic<bool>& stop);
  std::int64_t WaitTime() const;
  void Report(const std::function<void(const Progress&)>& on_progress);
  std::int64_t Now() const { return clock_.MonotonicMs(); }
  bool Check(Status status);  // keeps the first error; true = ok

  // --- engine_answers.cc
  model::Outcome Classify(const FetchAnswer& answer, std::string& detail) const;
  void OnUrlAnswer(Exchange& exchange, const FetchAnswer& answer);
  bool FollowRedirect(model::UrlId id, const std::string& url, const FetchAnswer& answer);
  void OnFailure(model::UrlId id, HostId host, model::Outcome outcome, const FetchAnswer& answer,
                 bool is_canary, bool kept = false);
  bool WouldSettle(model::UrlId id, model::Outcome outcome, const FetchAnswer& answer) const;
  void OnBody(model::UrlId id, const std::string& url, const FetchAnswer& answer);
  void NoteReach(HostId id, model::UrlId url, model::Outcome outcome, const FetchAnswer& answer);
  void OnCanaryFailure(HostId id, const FetchAnswer& answer, model::Outcome outcome);
  void GiveUpHost(HostId id);
  void SettleFromHost(model::UrlId id, const Host& host);
  void Settle(model::UrlId id, model::Outcome outcome, model::NotCheckedWhy why);
  void SetAccount(model::UrlId id, model::Account account);
  void AddAttempt(model::UrlId id, const FetchAnswer& answer, model::Outcome outcome,
                  std::string_view detail, std::vector<model::Hop> hops);
  static model::Attempt AttemptOf(const FetchAnswer& answer, model::Outcome outcome,
                                  std::string_view detail, std::vector<model::Hop> hops);
  void RecordAttempt(model::UrlId id, const model::Attempt& attempt);
  void KeepResponse(model::UrlId id, std::string_view target, const FetchAnswer& answer);
  void KeepOwned(model::UrlId id, const OwnedResponse& response);
  void Keep(const model::KeptResponse& response);
  void NoteFirstSilence(HostId host);

  // --- engine_pages.cc
  void TakeBody(model::UrlId id, const std::string& url, const FetchAnswer& answer,
                std::uint16_t status);
  std::string WordsOfWall() const;
  void TakePage(model::UrlId id, const std::string& url, const FetchAnswer& answer);
  void PageUnread(model::UrlId id, const std::string& url, const FetchAnswer& answer,
                  const std::string& fault);
  void HomeIsRead(model::UrlId id);
  void NoteHome(model::UrlId id, const model::PageFacts& facts);
  void AdmitOwnHost(std::string_view from, std::string_view address);
  bool LeadsIntoSite(const model::PageFacts& page) const;
  void TakeInHosts();
  void AdmitFromHome(const std::string& url);
  std::string HomeLeadsTo() const;
  void TakeScript(model::UrlId id, const FetchAnswer& answer);
  bool TakeWrittenMarks(model::UrlId id, const std::string& script, model::SiteMarks& marks);
  void TakeSheet(model::UrlId id, const std::string& url, const FetchAnswer& answer);
  void JoinLinks(model::UrlId page, const std::string& url);
  model::UrlId ResolveLink(const facts::RawLink& raw, const whatwg::Url& base,
                           const whatwg::Encoding* encoding, model::UrlId page,
                           model::NoTarget& no_target);
  model::UrlId DiscoverLink(const model::Link& link, model::UrlId page);
  // The number of a canonical URL found somewhere; decides at once what becomes of a new one.
  struct Found {
    std::uint16_t use = model::kUsePage;
    model::UrlId on = model::kNoUrl;
    std::uint16_t depth = 0;
    bool listed = false;
    bool entry = false;  // stands among a page's own lists and text, not in its menu or foot
    std::uint8_t redirect_hops = 0;
  };
  model::UrlId Discover(std::string_view canonical, const Found& found);
  void Admit(model::UrlId id, std::string_view canonical, const Found& found);
  // --- engine_texts.cc
  bool TakeAttachment(model::UrlId id, const std::string& url, model::FileKind kind,
                      const FetchAnswer& answer, bool keep);
  void AddText(model::UrlId id, TextAnswer text);
  void TakeTexts();
  bool MustWaitForTexts(model::UrlId id, std::string_view path);
  bool WaitsForTextsOnly() const;
  void EndTexts();
  // --- engine_reuse.cc
  bool FindEarlier(std::string_view canonical, Earlier& out) const;
  bool MayStayUnread(const Earlier& page) const;
  void OfferValidators(Exchange& exchange) const;
  bool TakeUnchanged(const Exchange& exchange, const FetchAnswer& answer);
  bool TakeEqualPage(model::UrlId id, const std::string& url, const FetchAnswer& answer);
  void NoteValidators(const FetchAnswer& answer, model::PageFacts& facts) const;
  void JoinEarlierLinks(model::UrlId page, model::PageFacts& facts);
  // --- engine_spots.cc: where only some addresses are asked
  Status PrepareSpots();
  void SeedSpots();
  bool IsWanted(std::string_view canonical, const Found& found);
  void AdmitAfterAll(model::UrlId id, std::string_view canonical, const Found& found);
  void AddUse(model::UrlId id, std::uint16_t use);
  void EnqueueUrl(model::UrlId id);
  HostId HostOf(model::UrlId id);
  std::uint16_t TypeIndex(std::string_view content_type);
  void KeepIfTelling(model::UrlId id, std::string_view url, const FetchAnswer& answer,
                     const model::PageFacts& facts);

  // --- engine_site.cc
  void StartChain(Purpose purpose, HostId host, std::string url, model::UrlId id,
                  std::uint32_t index);
  void StartWaitingChains();
  void OnChainAnswer(Exchange& exchange, const FetchAnswer& answer);
  bool FollowInChain(Exchange& exchange, const FetchAnswer& answer, model::Outcome& outcome);
  void AskRobots(HostId id);
  void OnRobots(HostId id, const FetchAnswer& answer, model::Outcome outcome);
  void StartSitemaps(HostId id);
  void AskSitemap(const std::string& url, std::uint32_t depth);
  void OnSitemap(const Exchange& exchange, const FetchAnswer& answer, model::Outcome outcome);
  void AskControls();
  void OnControl(const FetchAnswer& answer, model::Outcome outcome);
  void OnLoopCheck(Exchange& exchange, const FetchAnswer& answer, model::Outcome outcome);
  void OnCanary(HostId id, const FetchAnswer& answer, model::Outcome outcome);
  std::string RefererOf(model::UrlId id) const;
  void AskOverIpv6();
  void OnIpv6(const FetchAnswer& answer, model::Outcome outcome);

  // --- engine_state.cc
  void KeepState(bool now);
  void EncodeState(std::string& out) const;
  void EncodeHost(const Host& host, std::string& out) const;
  Status LoadState();
  bool DecodeState(ByteReader& in);
  bool DecodeHost(ByteReader& in);
  void CatchUpTries(model::UrlId id, std::uint8_t known_failures);

  // --- engine_resume.cc
  Status GoOn();
  void ForgetHalfDone();
  void RestoreScope();
  void CountAgain();
  void RestoreTraps(model::UrlId id);
  void RestoreHosts();
  void RestoreRetries();
  void RestoreUrl(model::UrlId id);

  // --- engine_probes.cc
  void PlanProbes();
  void AskProbe(std::uint32_t index);
  void OnProbe(const Exchange& exchange, const FetchAnswer& answer, model::Outcome outcome);

  // --- engine_finish.cc
  Result<model::SnapshotInfo> Finish();
  void SettleRedirects();
  void SettleOpen();
  void ApplyControls();
  Status WriteRecords();
  Status WriteHosts();
  void CountCoverage();
  void Hit(std::string_view name, std::string_view detail, std::uint64_t count = 1);

  const GatherOptions options_;
  const RunControl control_;
  const BotWallSigns& bot_walls_;
  Fetcher& fetcher_;
  const Clock& clock_;
  model::SnapshotSink& sink_;
  RetryPolicy policy_;
  DropRules drop_rules_;
  Scope scope_;
  std::unique_ptr<Frontier> frontier_;
  std::unique_ptr<HostTable> hosts_;
  LinkCache link_cache_;
  TrapGuard traps_;
  CookieJar cookies_;
  facts::PageExtractor extractor_;
  facts::PageReader& reader_;  // the extractor, unless the caller gave another
  facts::ExtractedPage extracted_;
  std::vector<EarlierLink> earlier_links_;  // by their number of before; empty until needed

  Phase phase_ = Phase::kHome;
  Status error_ = Ok();
  std::string stopped_by_;
  TimeMs started_ = 0;
  std::int64_t started_mono_ = 0;
  model::UrlId home_ = 0;
  model::UrlId home_tail_ = 0;  // where the home's redirects and forwards have led so far
  model::UrlId home_forward_ = model::kNoUrl;   // the last page that the home forwarded to
  model::UrlId home_leads_to_ = model::kNoUrl;  // … and that was not followed, out of the scope
  HostId home_host_ = 0;  // of the home as asked; its final host once that is known
  bool home_answered_ = false;
  model::SnapshotInfo info_;

  std::vector<Exchange> exchanges_;
  std::vector<std::uint32_t> free_exchanges_;
  std::deque<Exchange> waiting_chains_;
  std::uint32_t outside_in_flight_ = 0;
  std::uint32_t in_doubt_ = 0;                         // hosts that are doubtful or suspect
  std::unordered_map<model::UrlId, TryRecord> tries_;  // of URLs that failed and are not settled
  std::map<std::pair<std::string, std::string>, std::uint64_t> bounds_;
  std::vector<std::string> content_types_;
  std::map<std::string, std::uint16_t, std::less<>> content_type_index_;

  std::uint64_t pages_ = 0;
  std::uint64_t pages_asked_ = 0;  // addresses that should be pages
  std::uint64_t settled_ = 0;
  std::uint64_t broken_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint32_t kept_suspicious_ = 0;
  std::uint32_t kept_untagged_ = 0;
  std::uint32_t kept_empty_ = 0;  // of this process: a bound, not worth remembering
  std::uint32_t kept_words_ = 0;  // the same
  std::uint32_t kept_lists_ = 0;
  std::uint32_t kept_wrong_ = 0;
  std::uint32_t kept_failing_ = 0;

  bool control_wanted_ = false;
  std::uint32_t control_rounds_ = 0;
  std::uint32_t control_rounds_passed_ = 0;
  std::uint32_t controls_open_ = 0;
  bool control_round_passed_ = false;

  bool sitemaps_started_ = false;
  std::uint32_t sitemaps_asked_ = 0;
  std::uint64_t sitemap_urls_ = 0;
  std::set<std::string> sitemaps_seen_;
  std::map<std::string, std::uint32_t, std::less<>> sitemaps_open_;  // asked, by depth

  std::map<std::string, bool, std::less<>> spots_;  // canonical → its links are asked; see only

  std::vector<Probe> probes_;
  std::vector<std::uint16_t> probe_of_;  // by URL, once probes are planned
  bool probes_planned_ = false;

  std::string work_dir_;
  bool resumed_ = false;
  bool finishing_ = false;    // nothing is asked any more
  std::int64_t away_ms_ = 0;  // between the kill and now
  bool state_changed_ = false;
  std::int64_t state_due_ = 0;
  std::string state_;
  std::vector<SavedRetry> saved_retries_;
  std::unordered_set<model::UrlId> restored_tries_;  // they wait again
  std::unordered_set<model::UrlId> late_tries_;      // tried since the state was kept
  std::unordered_map<model::UrlId, std::vector<Failure>> recorded_failures_;  // while going on
  std::vector<Probe> answered_probes_;

  // Buffers used again and again.
  std::string canonical_;
  std::string decoded_;
  std::string shape_text_;
  whatwg::Url resolved_;
  std::vector<facts::CssAddress> css_addresses_;
  std::vector<std::string> css_scratch_;

  std::deque<Reading> readings_;         // in the order in which texts_ was asked
  std::deque<model::UrlId> held_files_;  // not asked while too many texts wait to be read
  std::unique_ptr<TextWorker> texts_;    // null until there is an attachment

  std::int64_t last_report_ = 0;
  std::uint64_t last_requests_ = 0;
  double request_rate_ = 0;
  std::string current_;
};

}  // namespace xuncha::gather
