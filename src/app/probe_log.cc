// SPDX-License-Identifier: Apache-2.0
#include "app/probe_log.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "app/account_records.h"
#include "app/check_records.h"
#include "app/field_text.h"
#include "app/may_judge.h"
#include "app/register.h"
#include "app/register_words.h"
#include "gather/outcomes.h"
#include "sheets/header_map.h"
#include "sheets/header_words.h"
#include "sheets/sheet_reader.h"
#include "store/campaign_store.h"
#include "store/desk_store.h"
#include "store/inventory_store.h"
#include "whatwg/url.h"

namespace xuncha::app {
namespace {

constexpr const char* kHeaderFile = "data/sheet_headers.toml";
constexpr const char* kRolledBack = "nothing of the log is written";
constexpr int kMaxHops = 10;
constexpr std::uint64_t kMaxBody = 64U << 10;

// What one status, or one outcome, says of the site.
void Say(model::Outcome outcome, model::SiteProbe& probe) {
  probe.opened = outcome == model::Outcome::kOk;
  const bool failed = outcome == model::Outcome::kGone || outcome == model::Outcome::kServerError ||
                      outcome == model::Outcome::kRedirectLoop ||
                      outcome == model::Outcome::kTooManyRedirects || model::IsSilent(outcome);
  probe.own_fault = !probe.opened && !failed;
}

// "2022-08-16 10:05:30", "2022/8/16 10:05", "2022-08-16T10:05".
std::optional<TimeMs> TimeOf(const std::string& text) {
  const std::size_t gap = text.find_first_of(" T");
  if (gap == std::string::npos) return std::nullopt;
  const auto day = DayOf(text.substr(0, gap));
  if (!day) return std::nullopt;
  std::string rest = Trimmed(text.substr(gap + 1));
  if (rest.size() > 1 && rest[1] == ':') rest.insert(0, "0");
  return ParseTime(*day + "T" + rest);
}

class LogReader {
 public:
  LogReader(const Register& all, const RegisterWords& words, const sheets::HeaderKind& kind,
            const Who& who)
      : all_(all), words_(words), kind_(kind), who_(who) {}

  std::vector<model::SiteProbe> Read(const sheets::HeaderMap& map, ProbesTaken& taken) {
    std::vector<model::SiteProbe> probes;
    for (const sheets::Row* row : map.DataRows()) {
      std::optional<model::SiteProbe> probe = ReadRow(map, *row, taken);
      if (probe) probes.push_back(*std::move(probe));
    }
    return probes;
  }

 private:
  static std::string Text(const sheets::HeaderMap& map, const sheets::Row& row,
                          std::string_view field) {
    return Trimmed(map.Get(row, field).text);
  }

  std::optional<model::SiteProbe> Wrong(ProbesTaken& taken, const sheets::Row& row,
                                        std::string_view field, FieldFault fault) const {
    ++taken.wrong;
    const sheets::HeaderField* known = kind_.Find(field);
    taken.faults.push_back(
        {row.number, known == nullptr ? std::string() : known->title, std::move(fault)});
    return std::nullopt;
  }

  // Its home page, or the only site on its host.
  const model::SiteRecord* FindByAddress(const std::string& text) const {
    const std::string address = text.empty() ? text : PageUrl(text);
    if (!address.empty()) {
      if (const model::SiteRecord* site = all_.SiteByHome(address)) return site;
      const std::string host = HostOf(address);
      const model::SiteRecord* only = nullptr;
      for (const model::SiteRecord& site : all_.sites()) {
        const bool has = HostOf(site.home) == host ||
                         std::find(site.hosts.begin(), site.hosts.end(), host) != site.hosts.end();
        if (!has) continue;
        if (only != nullptr) return nullptr;  // two sites on one host
        only = &site;
      }
      if (only != nullptr) return only;
    }
    return nullptr;
  }

  // By the address; else by the code; else by what stands in the site's column: an id, a code, a
  // name, or an address again.
  const model::SiteRecord* Find(const std::string& url, const std::string& code,
                                const std::string& name) const {
    if (const model::SiteRecord* site = FindByAddress(url)) return site;
    for (const std::string& text : {code, name}) {
      if (text.empty()) continue;
      if (const model::SiteRecord* site = all_.SiteById(text)) return site;
      if (const model::SiteRecord* site = all_.SiteByCode(text)) return site;
    }
    if (name.empty()) return nullptr;
    if (const model::SiteRecord* site = all_.SiteByName(name)) return site;
    return name.find('.') == std::string::npos ? nullptr : FindByAddress(name);
  }

  std::optional<model::SiteProbe> ReadRow(const sheets::HeaderMap& map, const sheets::Row& row,
                                          ProbesTaken& taken) const {
    model::SiteProbe probe;
    probe.from = "import";
    probe.url = Text(map, row, "url");
    const std::string name = Text(map, row, "site");
    const std::string code = Text(map, row, "code");
    const model::SiteRecord* site = Find(probe.url, code, name);
    if (site == nullptr) {
      const bool by_url = !probe.url.empty();
      const bool by_code = !by_url && !code.empty();
      return Wrong(
          taken, row, by_url ? "url" : (by_code ? "code" : "site"),
          {"inventory.no_site", {{"value", by_url ? probe.url : (by_code ? code : name)}}});
    }
    probe.site = site->id;
    if (probe.url.empty()) probe.url = site->home;
    const std::string time = Text(map, row, "time");
    const auto at = TimeOf(time);
    if (!at) return Wrong(taken, row, "time", {"probe_log.bad_time", {{"value", time}}});
    if (*at > who_.now) return Wrong(taken, row, "time", {"probe_log.future", {{"value", time}}});
    probe.at = *at;
    probe.result = Text(map, row, "result");
    if (!ReadResult(probe)) {
      return Wrong(taken, row, "result",
                   {"inventory.bad_choice",
                    {{"value", probe.result}, {"choices", words_.Choices("probe_result")}}});
    }
    const std::string seconds = Text(map, row, "seconds");
    if (seconds.empty()) return probe;
    double value = 0;
    const char* end = seconds.data() + seconds.size();
    const auto [next, error] = std::from_chars(seconds.data(), end, value);
    constexpr double kMostSeconds = 86'400;
    if (error != std::errc{} || next != end || value < 0 || value > kMostSeconds) {
      return Wrong(taken, row, "seconds", {"probe_log.bad_seconds", {{"value", seconds}}});
    }
    probe.milliseconds = static_cast<std::int64_t>(value * kMsPerSecond);
    return probe;
  }

  // A word of the table, or an HTTP status.
  bool ReadResult(model::SiteProbe& probe) const {
    int status = 0;
    const char* end = probe.result.data() + probe.result.size();
    const auto [next, error] = std::from_chars(probe.result.data(), end, status);
    if (error == std::errc{} && next == end) {
      if (status < 100 || status > 599) return false;
      const model::Outcome outcome = gather::OutcomeOfStatus(static_cast<std::uint16_t>(status));
      // Where a redirect leads the log does not say; the server has answered.
      Say(outcome == model::Outcome::kNone ? model::Outcome::kOk : outcome, probe);
      return true;
    }
    const std::string said = words_.ValueOf("probe_result", probe.result);
    probe.opened = said == "opened";
    probe.own_fault = said == "own_fault";
    return !said.empty();
  }

  const Register& all_;
  const RegisterWords& words_;
  const sheets::HeaderKind& kind_;
  const Who& who_;
};

struct Asked {
  model::Outcome outcome = model::Outcome::kNone;
  std::string location;
  std::int64_t milliseconds = 0;
};

Asked Ask(gather::Fetcher& fetcher, const std::string& url) {
  Asked asked;
  gather::FetchRequest request;
  request.token = 1;
  request.url = url;
  request.max_body = kMaxBody;
  fetcher.Start(request);
  bool done = false;
  while (!done && fetcher.in_flight() > 0) {
    constexpr std::int64_t kWaitMs = 1'000;
    fetcher.Wait(kWaitMs, [&](const gather::FetchAnswer& answer) {
      done = true;
      asked.outcome = answer.outcome == model::Outcome::kOk ? gather::OutcomeOfStatus(answer.status)
                                                            : answer.outcome;
      asked.location = answer.Header("Location");
      asked.milliseconds = answer.duration_ms;
    });
  }
  return asked;
}

// To the end of the redirects; the time is that of all of them.
Asked AskAll(gather::Fetcher& fetcher, const std::string& url) {
  Asked whole;
  auto current = whatwg::ParseUrl(url);
  for (int hop = 0; hop <= kMaxHops; ++hop) {
    if (!current || !current->is_http()) {
      whole.outcome = model::Outcome::kOtherRefusal;
      return whole;
    }
    current->RemoveFragment();
    const Asked one = Ask(fetcher, current->href());
    whole.milliseconds += one.milliseconds;
    whole.outcome = one.outcome;
    if (one.outcome != model::Outcome::kNone) return whole;
    if (one.location.empty()) break;
    current = whatwg::ParseUrl(one.location, &*current);
  }
  whole.outcome =
      whole.outcome == model::Outcome::kNone ? model::Outcome::kTooManyRedirects : whole.outcome;
  return whole;
}

bool AnyAnswers(gather::Fetcher& fetcher, const std::vector<std::string>& controls) {
  return std::any_of(controls.begin(), controls.end(), [&](const std::string& control) {
    const model::Outcome outcome = AskAll(fetcher, control).outcome;
    return model::IsServersAnswer(outcome);
  });
}

workflow::Probe ForJudging(const model::SiteProbe& probe) {
  return {probe.at, probe.opened, static_cast<double>(probe.milliseconds) / kMsPerSecond,
          probe.own_fault};
}

std::string AsOf(const model::Campaign& campaign, int round, const Who& who) {
  const std::string& point = campaign.monitoring_point.empty()
                                 ? campaign.rounds[static_cast<std::size_t>(round) - 1].until
                                 : campaign.monitoring_point;
  return point.empty() ? who.Day() : std::min(point, who.Day());
}

// Within the caller's transaction, which writes the log, too.
Result<std::vector<SiteProbes>> JudgeWithin(store::Connection& database, const Resources& resources,
                                            const ProbeJudging& judging,
                                            const std::vector<std::string>& sites, const Who& who,
                                            WorkLog& log) {
  const WorkRules& rules = judging.rules;
  const int round = judging.round;
  const std::string& campaign = judging.campaign;
  XC_ASSIGN_OR_RETURN(const AccountDesk desk, LoadAccountDesk(database, resources, campaign));
  const RecordContext& context = desk.context;
  XC_TRY(MayWrite(context.campaign, WorkPart::kInspecting));
  if (round < 1 || round > static_cast<int>(context.campaign.rounds.size())) {
    return InvalidArgument("campaign " + campaign + " has no round " + std::to_string(round));
  }
  const std::string as_of = AsOf(context.campaign, round, who);
  // Enough of the log: the days that are judged, and one more for UTC+8.
  const TimeMs since = *ParseTime(as_of + "T00:00") -
                       static_cast<TimeMs>(rules.probes.days + 1) * 24 * 3600 * kMsPerSecond;
  XC_ASSIGN_OR_RETURN(const auto scope, store::CampaignStore(database).Scope(campaign));
  std::vector<SiteProbes> judged;
  for (const model::ScopeEntry& entry : scope) {
    const bool named = std::find(sites.begin(), sites.end(), entry.subject) != sites.end();
    if (!entry.drawn || !entry.subject.starts_with("s-") || (!sites.empty() && !named)) continue;
    XC_ASSIGN_OR_RETURN(const auto stored, store::DeskStore(database).Probes(entry.subject, since));
    if (stored.empty() && !named) continue;
    std::vector<workflow::Probe> probes;
    probes.reserve(stored.size());
    for (const model::SiteProbe& one : stored) probes.push_back(ForJudging(one));
    SiteProbes& one = judged.emplace_back();
    one.site = entry.subject;
    XC_ASSIGN_OR_RETURN(one.verdict, workflow::JudgeProbes(probes, entry.subject, desk.offline,
                                                           as_of, rules.probes));
    XC_ASSIGN_OR_RETURN(const std::vector<model::RecordRow> before,
                        RowsFor(database, rules, context, entry.subject, round));
    std::vector<model::RecordRow> after = before;
    workflow::FillMachine(after, {one.verdict.answer}, workflow::SubjectKind::kSite);
    for (std::size_t i = 0; i < after.size(); ++i) {
      one.changed |= store::WriteRecord(after[i]) != store::WriteRecord(before[i]);
    }
    XC_TRY(SaveRows(database, before, after, log));
  }
  return judged;
}

}  // namespace

Result<std::vector<SiteProbes>> JudgeSiteProbes(store::Connection& database,
                                                const Resources& resources,
                                                const ProbeJudging& judging,
                                                const std::vector<std::string>& sites,
                                                const Who& who) {
  return store::InTransaction(database, [&]() -> Result<std::vector<SiteProbes>> {
    WorkLog log(database, who);
    XC_ASSIGN_OR_RETURN(auto judged, JudgeWithin(database, resources, judging, sites, who, log));
    XC_TRY(log.Write());
    return judged;
  });
}

Result<ProbesTaken> ImportProbes(store::Connection& database, const Resources& resources,
                                 const std::string& file, bool dry_run, bool skip_wrong,
                                 const ProbeJudging& judging, const Who& who) {
  XC_ASSIGN_OR_RETURN(const RegisterWords words, RegisterWords::Load(resources));
  XC_ASSIGN_OR_RETURN(const std::string toml, resources.Read(kHeaderFile));
  XC_ASSIGN_OR_RETURN(const sheets::HeaderWords headers,
                      sheets::HeaderWords::Parse(toml, kHeaderFile));
  const sheets::HeaderKind* kind = headers.Find("probes");
  if (kind == nullptr) return Internal(std::string(kHeaderFile) + " has no kind probes");
  XC_ASSIGN_OR_RETURN(const sheets::Workbook workbook, sheets::ReadSheetFile(file));
  XC_ASSIGN_OR_RETURN(const sheets::Sheet* const sheet, sheets::ChooseSheet(workbook, *kind));
  const sheets::HeaderMap map(*sheet, *kind, workbook.file);
  XC_TRY(map.Check());
  ProbesTaken taken;
  const Status done = store::InTransaction(database, [&]() -> Status {
    taken = ProbesTaken();
    store::InventoryStore inventory(database);
    store::DeskStore desk(database);
    XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
    std::set<std::string> seen;
    for (const model::SiteProbe& probe : LogReader(all, words, *kind, who).Read(map, taken)) {
      XC_ASSIGN_OR_RETURN(const bool changed, desk.Put(probe));
      ++(changed ? taken.added : taken.same);
      seen.insert(probe.site);
    }
    for (const model::SiteRecord& site : all.sites()) {
      if (seen.contains(site.id)) taken.sites.push_back(site.id);
    }
    taken.written = !dry_run && taken.added > 0 && (taken.wrong == 0 || skip_wrong);
    if (!taken.written) return Unavailable(kRolledBack);
    WorkLog log(database, who);
    log.AddDeed("probes", file.substr(file.rfind('/') + 1), "import",
                "{\"added\":" + std::to_string(taken.added) + "}");
    // With what it says of the sites: no probe is there that the record knows nothing of.
    XC_ASSIGN_OR_RETURN(taken.judged,
                        JudgeWithin(database, resources, judging, taken.sites, who, log));
    return log.Write();
  });
  if (!done && (taken.written || done.error().message != kRolledBack)) return done.error();
  taken.notes = workbook.notes;
  taken.unknown_columns = map.NotRead();
  const bool there_already = !taken.written && !dry_run && taken.wrong == 0;
  if (there_already && !taken.sites.empty()) {
    XC_ASSIGN_OR_RETURN(taken.judged,
                        JudgeSiteProbes(database, resources, judging, taken.sites, who));
  }
  return taken;
}

Result<model::SiteProbe> ProbeSite(store::Connection& database, const std::string& site,
                                   gather::Fetcher& fetcher,
                                   const std::vector<std::string>& controls, const Who& who) {
  XC_ASSIGN_OR_RETURN(const model::SiteRecord record,
                      store::InventoryStore(database).FindSite(site));
  model::SiteProbe probe;
  probe.site = site;
  probe.at = who.now;
  probe.url = record.home;
  probe.from = "own";
  const Asked asked = AskAll(fetcher, record.home);
  probe.milliseconds = asked.milliseconds;
  probe.result = Name(asked.outcome);
  Say(asked.outcome, probe);
  if (model::IsSilent(asked.outcome)) probe.own_fault = !AnyAnswers(fetcher, controls);
  XC_TRY(store::InTransaction(database, [&]() -> Status {
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const bool added, store::DeskStore(database).Put(probe));
    return Ok();
  }));
  return probe;
}

}  // namespace xuncha::app
