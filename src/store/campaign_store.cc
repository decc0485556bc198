// SPDX-License-Identifier: Apache-2.0
#include "store/campaign_store.h"

#include "store/record_rows.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kCampaigns = "SELECT id, record FROM campaigns ORDER BY begins, id";
constexpr std::string_view kCampaign = "SELECT id, record FROM campaigns WHERE id = $1";
constexpr std::string_view kPutCampaign =
    "INSERT INTO campaigns (id, office, state, begins, record) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (id) DO UPDATE SET office = excluded.office, state = excluded.state,"
    " begins = excluded.begins, record = excluded.record";
// "a-12" after "a-2": by the number's length first.
constexpr std::string_view kScope =
    "SELECT subject, record FROM scope_entries WHERE campaign = $1"
    " ORDER BY substr(subject, 1, 1) DESC, length(subject), subject";
constexpr std::string_view kPutScope =
    "INSERT INTO scope_entries (campaign, subject, drawn, work_group, record)"
    " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (campaign, subject) DO UPDATE SET"
    " drawn = excluded.drawn, work_group = excluded.work_group, record = excluded.record";
constexpr std::string_view kInspections =
    "SELECT subject, record FROM inspections WHERE campaign = $1 AND (round = $2 OR $2 = 0)"
    " ORDER BY round, length(subject), subject";
constexpr std::string_view kInspectionCounts =
    "SELECT round, state, COUNT(*) FROM inspections WHERE campaign = $1"
    " GROUP BY round, state ORDER BY round, state";
constexpr std::string_view kPutInspection =
    "INSERT INTO inspections (campaign, subject, round, state, snapshot, record)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (campaign, subject, round) DO UPDATE SET"
    " state = excluded.state, snapshot = excluded.snapshot, record = excluded.record";
constexpr std::string_view kWaiting =
    "SELECT subject, record FROM inspections WHERE campaign = $1 AND round = $2 AND"
    " state = 'waiting' ORDER BY length(subject), subject LIMIT 1";
constexpr std::string_view kSelfChecks =
    "SELECT unit, record FROM self_checks WHERE campaign = $1 ORDER BY length(unit), unit";
constexpr std::string_view kPutSelfCheck =
    "INSERT INTO self_checks (campaign, unit, state, record) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (campaign, unit) DO UPDATE SET state = excluded.state, record = excluded.record";
constexpr std::string_view kRecordRows = "SELECT subject, record FROM record_rows";
constexpr std::string_view kRecordRowsInOrder =
    " ORDER BY length(subject), subject, round, indicator";
constexpr std::string_view kAnswers =
    "SELECT subject, round, indicator, person FROM record_rows WHERE campaign = $1"
    " ORDER BY subject, round, indicator";
constexpr std::string_view kPutRecordRow =
    "INSERT INTO record_rows (campaign, subject, round, indicator, machine, person, record)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (campaign, subject, round, indicator)"
    " DO UPDATE SET machine = excluded.machine, person = excluded.person,"
    " record = excluded.record";
constexpr std::string_view kVerdicts =
    "SELECT subject, record FROM subject_verdicts WHERE campaign = $1"
    " ORDER BY length(subject), subject";
constexpr std::string_view kPutVerdict =
    "INSERT INTO subject_verdicts (campaign, subject, step, result, record)"
    " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (campaign, subject) DO UPDATE SET"
    " step = excluded.step, result = excluded.result, record = excluded.record";

// The first day of its work.
std::string_view BeginOf(const model::Campaign& campaign) {
  if (!campaign.self_check.from.empty()) return campaign.self_check.from;
  return campaign.rounds.empty() ? std::string_view() : campaign.rounds.front().from;
}

}  // namespace

Result<std::vector<model::Campaign>> CampaignStore::Campaigns() {
  return ReadRows<model::Campaign>(*connection_, kCampaigns, {});
}

Result<model::Campaign> CampaignStore::Find(const std::string& id) {
  return ReadOne<model::Campaign>(*connection_, kCampaign, {TextValue(id)}, id);
}

Status CampaignStore::Put(const model::Campaign& campaign) {
  const std::string record = WriteRecord(campaign);
  return WriteRow(
      *connection_, kPutCampaign,
      {TextValue(campaign.id), TextValue(campaign.office), TextValue(Name(campaign.state)),
       TextValue(BeginOf(campaign)), TextValue(record)});
}

Result<std::vector<model::ScopeEntry>> CampaignStore::Scope(const std::string& campaign) {
  return ReadRows<model::ScopeEntry>(*connection_, kScope, {TextValue(campaign)});
}

Status CampaignStore::Put(const model::ScopeEntry& entry) {
  const std::string record = WriteRecord(entry);
  return WriteRow(*connection_, kPutScope,
                  {TextValue(entry.campaign), TextValue(entry.subject),
                   std::int64_t{entry.drawn ? 1 : 0}, TextValue(entry.group), TextValue(record)});
}

Result<std::vector<model::Inspection>> CampaignStore::Inspections(const std::string& campaign,
                                                                  int round) {
  return ReadRows<model::Inspection>(*connection_, kInspections,
                                     {TextValue(campaign), std::int64_t{round}});
}

Result<std::vector<InspectionCount>> CampaignStore::InspectionCounts(const std::string& campaign) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection_->Prepare(kInspectionCounts));
  statement->Bind(1, std::string_view(campaign));
  std::vector<InspectionCount> counts;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, statement->Step());
    if (!row) return counts;
    InspectionCount& count = counts.emplace_back();
    count.round = static_cast<int>(statement->Integer(0));
    const std::string name = statement->Text(1);
    int state = 0;
    while (state < model::kInspectionStates &&
           name != Name(static_cast<model::InspectionState>(state)))
      ++state;
    if (state == model::kInspectionStates) {
      return Corruption("inspections: unknown state " + name);
    }
    count.state = static_cast<model::InspectionState>(state);
    count.count = statement->Integer(2);
  }
}

Status CampaignStore::Put(const model::Inspection& inspection) {
  const std::string record = WriteRecord(inspection);
  return WriteRow(*connection_, kPutInspection,
                  {TextValue(inspection.campaign), TextValue(inspection.subject),
                   std::int64_t{inspection.round}, TextValue(Name(inspection.state)),
                   TextValue(inspection.snapshot), TextValue(record)});
}

Result<std::optional<model::Inspection>> CampaignStore::Claim(const std::string& campaign,
                                                              int round, TimeMs now) {
  // Two that claim at once: in SQLite one waits for the other; in PostgreSQL the second locks
  // nothing that the first has.
  std::string sql(kWaiting);
  if (connection_->dialect() == Dialect::kPostgres) sql.append(" FOR UPDATE SKIP LOCKED");
  XC_ASSIGN_OR_RETURN(
      std::vector<model::Inspection> waiting,
      ReadRows<model::Inspection>(*connection_, sql, {TextValue(campaign), std::int64_t{round}}));
  if (waiting.empty()) return std::optional<model::Inspection>();
  model::Inspection& claimed = waiting.front();
  claimed.state = model::InspectionState::kRunning;
  claimed.started = now;
  ++claimed.tries;
  XC_TRY(Put(claimed));
  return std::optional<model::Inspection>(std::move(claimed));
}

Result<std::vector<model::SelfCheck>> CampaignStore::SelfChecks(const std::string& campaign) {
  return ReadRows<model::SelfCheck>(*connection_, kSelfChecks, {TextValue(campaign)});
}

Status CampaignStore::Put(const model::SelfCheck& self_check) {
  const std::string record = WriteRecord(self_check);
  return WriteRow(*connection_, kPutSelfCheck,
                  {TextValue(self_check.campaign), TextValue(self_check.unit),
                   TextValue(Name(self_check.state)), TextValue(record)});
}

Result<std::vector<model::RecordRow>> CampaignStore::RecordRows(const std::string& campaign,
                                                                std::string_view subject,
                                                                int round) {
  Condition condition;
  condition.Add("campaign", TextValue(campaign));
  if (!subject.empty()) condition.Add("subject", TextValue(subject));
  if (round != 0) condition.Add("round", std::int64_t{round});
  XC_ASSIGN_OR_RETURN(const auto statement,
                      connection_->Prepare(std::string(kRecordRows) + condition.sql() +
                                           std::string(kRecordRowsInOrder)));
  condition.Bind(*statement);
  return ReadRest<model::RecordRow>(*statement);
}

Result<std::vector<model::RecordRow>> CampaignStore::Answers(const std::string& campaign) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection_->Prepare(kAnswers));
  BindAll(*statement, {TextValue(campaign)});
  std::vector<model::RecordRow> rows;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool more, statement->Step());
    if (!more) return rows;
    model::RecordRow& row = rows.emplace_back();
    row.campaign = campaign;
    row.subject = statement->Text(0);
    row.round = static_cast<int>(statement->Integer(1));
    row.indicator = statement->Text(2);
    if (!model::RowAnswerFromName(statement->Text(3), row.person)) {
      return Corruption("record_rows: unknown answer " + statement->Text(3));
    }
  }
}

Status CampaignStore::Put(const model::RecordRow& row) {
  const std::string record = WriteRecord(row);
  return WriteRow(*connection_, kPutRecordRow,
                  {TextValue(row.campaign), TextValue(row.subject), std::int64_t{row.round},
                   TextValue(row.indicator), TextValue(Name(row.machine)),
                   TextValue(Name(row.person)), TextValue(record)});
}

Result<std::vector<model::SubjectVerdict>> CampaignStore::Verdicts(const std::string& campaign) {
  return ReadRows<model::SubjectVerdict>(*connection_, kVerdicts, {TextValue(campaign)});
}

Status CampaignStore::Put(const model::SubjectVerdict& verdict) {
  const std::string record = WriteRecord(verdict);
  return WriteRow(*connection_, kPutVerdict,
                  {TextValue(verdict.campaign), TextValue(verdict.subject),
                   TextValue(Name(verdict.step)), TextValue(verdict.result), TextValue(record)});
}

}  // namespace xuncha::store
