// SPDX-License-Identifier: Apache-2.0
#include "store/desk_store.h"

#include <utility>

#include "store/record_rows.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kFacts =
    "SELECT account, record FROM account_facts WHERE campaign = $1 AND (round = $2 OR $2 = 0)"
    " ORDER BY round, number";
constexpr std::string_view kFactsOf =
    "SELECT account, record FROM account_facts WHERE campaign = $1 AND account = $2 AND round = $3";
constexpr std::string_view kPutFacts =
    "INSERT INTO account_facts (campaign, account, round, number, record)"
    " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (campaign, account, round) DO UPDATE SET"
    " record = excluded.record";
constexpr std::string_view kAddLook =
    "INSERT INTO problem_looks (problem, number, record) VALUES"
    " ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM problem_looks WHERE problem = $1), $2)";
constexpr std::string_view kLooks =
    "SELECT problem, record FROM problem_looks WHERE problem = $1 ORDER BY number";
constexpr std::string_view kProbes =
    "SELECT site, record FROM site_probes WHERE site = $1 AND at >= $2 ORDER BY at, url";
constexpr std::string_view kProbe =
    "SELECT site, record FROM site_probes WHERE site = $1 AND at = $2 AND url = $3";
constexpr std::string_view kPutProbe =
    "INSERT INTO site_probes (site, at, url, record) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (site, at, url) DO UPDATE SET record = excluded.record";

}  // namespace

Result<std::vector<model::AccountFacts>> DeskStore::Facts(const std::string& campaign, int round) {
  return ReadRows<model::AccountFacts>(*connection_, kFacts,
                                       {TextValue(campaign), std::int64_t{round}});
}

Result<std::optional<model::AccountFacts>> DeskStore::FindFacts(const std::string& campaign,
                                                                const std::string& account,
                                                                int round) {
  XC_ASSIGN_OR_RETURN(
      std::vector<model::AccountFacts> found,
      ReadRows<model::AccountFacts>(
          *connection_, kFactsOf, {TextValue(campaign), TextValue(account), std::int64_t{round}}));
  if (found.empty()) return std::optional<model::AccountFacts>();
  return std::optional<model::AccountFacts>(std::move(found.front()));
}

Status DeskStore::Put(const model::AccountFacts& facts) {
  const std::string record = WriteRecord(facts);
  return WriteRow(*connection_, kPutFacts,
                  {TextValue(facts.campaign), TextValue(facts.account), std::int64_t{facts.round},
                   NumberOf(facts.account), TextValue(record)});
}

Status DeskStore::AddLook(const model::ProblemLook& look) {
  const std::string record = WriteRecord(look);
  return WriteRow(*connection_, kAddLook, {TextValue(look.problem), TextValue(record)});
}

Result<std::vector<model::ProblemLook>> DeskStore::Looks(const std::string& problem) {
  return ReadRows<model::ProblemLook>(*connection_, kLooks, {TextValue(problem)});
}

Result<std::vector<model::SiteProbe>> DeskStore::Probes(const std::string& site, TimeMs since) {
  return ReadRows<model::SiteProbe>(*connection_, kProbes, {TextValue(site), std::int64_t{since}});
}

Result<bool> DeskStore::Put(const model::SiteProbe& probe) {
  XC_ASSIGN_OR_RETURN(const std::vector<model::SiteProbe> before,
                      ReadRows<model::SiteProbe>(
                          *connection_, kProbe,
                          {TextValue(probe.site), std::int64_t{probe.at}, TextValue(probe.url)}));
  const std::string record = WriteRecord(probe);
  if (!before.empty() && WriteRecord(before.front()) == record) return false;
  XC_TRY(WriteRow(
      *connection_, kPutProbe,
      {TextValue(probe.site), std::int64_t{probe.at}, TextValue(probe.url), TextValue(record)}));
  return true;
}

}  // namespace xuncha::store
