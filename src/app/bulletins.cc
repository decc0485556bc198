// SPDX-License-Identifier: Apache-2.0
#include "app/bulletins.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "app/bulletin_choices.h"
#include "app/bulletin_facts.h"
#include "app/bulletin_files.h"
#include "app/bulletin_inputs.h"
#include "app/bulletin_past.h"
#include "app/bulletin_published.h"
#include "app/judge.h"
#include "app/problems.h"
#include "app/register.h"
#include "base/file.h"
#include "base/json.h"
#include "base/sha256.h"
#include "bulletin/compose.h"
#include "bulletin/document_number.h"
#include "bulletin/lint.h"
#include "bulletin/plain_text.h"
#include "bulletin/take_back.h"
#include "store/bulletin_store.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"
#include "store/problem_store.h"
#include "store/records.h"
#include "workflow/campaign_life.h"

namespace xuncha::app {
namespace {

using model::Bulletin;
using model::BulletinState;

constexpr std::uint64_t kMostFactsBytes = 4ULL << 20;

struct Composed {
  bulletin::Inputs inputs;
  model::BulletinDocument document;
};

// The wording of a form and the rules of its lines, from data/bulletin/.
Result<Composed> ComposeNow(store::Connection& database, const WorkRules& rules,
                            const Resources& resources, const model::Campaign& campaign,
                            const std::string& form, const std::string& facts_text,
                            const std::string& facts_file, const std::string& as_of) {
  if (form != "long" && form != "short") {
    return InvalidArgument("form \"" + form + "\": long or short");
  }
  XC_ASSIGN_OR_RETURN(const std::string wording_text,
                      resources.Read("data/bulletin/" + form + ".toml"));
  XC_ASSIGN_OR_RETURN(const bulletin::Wording wording,
                      bulletin::ParseWording(wording_text, "data/bulletin/" + form + ".toml"));
  XC_ASSIGN_OR_RETURN(const std::string lines_text, resources.Read("data/bulletin/lines.toml"));
  XC_ASSIGN_OR_RETURN(const bulletin::LineRules lines,
                      bulletin::ParseLineRules(lines_text, "data/bulletin/lines.toml"));
  XC_ASSIGN_OR_RETURN(const BulletinNames names, BulletinNames::Load(resources));
  store::InventoryStore inventory(database);
  XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
  XC_ASSIGN_OR_RETURN(BulletinFacts facts, ParseBulletinFacts(facts_text, facts_file, names, all));
  AddChosen(campaign, names, all, facts.choices);
  XC_TRY(AddPublished(database, rules, resources, names, all, campaign, facts));
  XC_ASSIGN_OR_RETURN(auto past, PastOf(database, {rules, resources, names, all, wording, lines},
                                        campaign, facts.compare_with));
  Composed composed;
  XC_ASSIGN_OR_RETURN(composed.inputs, BulletinInputs(database, rules, names, all, campaign,
                                                      std::move(facts), as_of));
  composed.inputs.past = std::move(past);
  XC_ASSIGN_OR_RETURN(composed.document, bulletin::Compose(composed.inputs, wording, lines));
  return composed;
}

// The problems that it counts, as they are, in the order of their ids.
Result<std::vector<std::string>> FindingsOf(store::Connection& database,
                                            const bulletin::Inputs& inputs) {
  std::set<std::string> counted;
  for (const bulletin::ProblemRow& row : inputs.problems) counted.insert(row.id);
  std::vector<std::string> findings;
  findings.reserve(counted.size());
  store::ProblemFilter filter;
  filter.campaign = inputs.campaign.id;
  filter.states = {model::ProblemState::kConfirmed, model::ProblemState::kFixed,
                   model::ProblemState::kClosed};
  XC_TRY(store::ProblemStore(database).ForEach(filter, [&](const model::Problem& problem) {
    if (counted.contains(problem.id)) findings.push_back(store::WriteRecord(problem));
    return Ok();
  }));
  std::sort(findings.begin(), findings.end());
  return findings;
}

// Not the whole document: the history would hold each draft twice.
std::string Deed(const Bulletin& bulletin) {
  JsonWriter json;
  json.BeginObject();
  json.Field("campaign", bulletin.campaign);
  json.Field("form", bulletin.document.form);
  json.Field("state", Name(bulletin.state));
  json.Field("seal", SealOf(bulletin));
  json.Field("number", bulletin.number);
  json.Field("signer", bulletin.signer);
  json.Field("signed_on", bulletin.signed_on);
  json.Field("printed_on", bulletin.printed_on);
  json.EndObject();
  return json.Take();
}

// Who was not told that it is kept, and asks again, gets no second one.
bool IsSameDraft(const Bulletin& before, const Bulletin& now) {
  return before.state == BulletinState::kDraft && before.made_by == now.made_by &&
         before.as_of == now.as_of && before.office_facts == now.office_facts &&
         store::WriteRecord(before.document) == store::WriteRecord(now.document);
}

Status MoveCampaignTo(store::Connection& database, const std::string& id, model::CampaignState to,
                      const Who& who, WorkLog& log) {
  store::CampaignStore campaigns(database);
  XC_ASSIGN_OR_RETURN(const model::Campaign before, campaigns.Find(id));
  if (before.state >= to) return Ok();
  model::Campaign after = before;
  XC_ASSIGN_OR_RETURN(after.state, workflow::MoveCampaign(before, to, who.reason));
  XC_TRY(campaigns.Put(after));
  log.Add("campaign", after.id, Name(to), &before, after);
  return Ok();
}

// The day of signing against the document's other days: it is not told before the issue.
Status DayHolds(const Bulletin& bulletin, const bulletin::LintRules& lint) {
  for (const bulletin::LintItem& item :
       bulletin::Lint(bulletin::BlocksOf(bulletin::Dated(bulletin)), lint)) {
    if (!item.error) continue;
    std::string text = bulletin.id + " signed on " + bulletin.signed_on + ": ";
    for (std::size_t i = 0; i < item.places.size(); ++i) {
      text.append(i == 0 ? "" : "; ").append(item.places[i]);
    }
    return Error{ErrorCode::kConflict, text};
  }
  return Ok();
}

// Its form, its year against the days, and that no other bulletin bears it.
Status NumberHolds(store::Connection& database, const std::string& id, const IssueFacts& facts) {
  XC_ASSIGN_OR_RETURN(const bulletin::DocumentNumber number,
                      bulletin::ParseDocumentNumber(facts.number));
  const std::string year = std::to_string(number.year);
  if (!facts.signed_on.starts_with(year) && !facts.printed_on.starts_with(year)) {
    return InvalidArgument("document number \"" + facts.number + "\": signed on " +
                           facts.signed_on + ", it is not of the year " + year);
  }
  store::BulletinStore store(database);
  XC_ASSIGN_OR_RETURN(const auto issued, store.IssuedIds());
  for (const std::string& other : issued) {
    if (other == id) continue;
    XC_ASSIGN_OR_RETURN(const Bulletin bulletin, store.Find(other));
    if (bulletin.number != facts.number) continue;
    return Error{ErrorCode::kConflict,
                 "document number \"" + facts.number + "\": " + other + " is issued under it"};
  }
  return Ok();
}

Status SaveWithDeed(store::Connection& database, Bulletin& bulletin, const char* action,
                    WorkLog& log) {
  XC_TRY(store::BulletinStore(database).Put(bulletin));
  log.AddDeed("bulletin", bulletin.id, action, Deed(bulletin));
  return Ok();
}

}  // namespace

std::string SealOf(const Bulletin& bulletin) {
  std::string sealed = store::WriteRecord(bulletin.document);
  for (const std::string& finding : bulletin.findings) sealed.append("\n").append(finding);
  sealed.append("\n").append(bulletin.as_of).append("\n").append(bulletin.office_facts);
  return Sha256Hex(sealed);
}

Result<bulletin::LintRules> LoadLintRules(const Resources& resources) {
  XC_ASSIGN_OR_RETURN(const std::string lint, resources.Read("data/bulletin/lint.toml"));
  XC_ASSIGN_OR_RETURN(auto scanner, LoadTextScanner(resources));
  return bulletin::ParseLintRules(lint, std::move(scanner));
}

Result<Bulletin> DraftBulletin(store::Connection& database, const WorkRules& rules,
                               const Resources& resources, const DraftRequest& request,
                               const Who& who) {
  if (request.facts_file.empty()) {
    return InvalidArgument(
        "say who issues it: --facts FILE.toml (data/bulletin/office.example.toml"
        " shows what it holds)");
  }
  XC_ASSIGN_OR_RETURN(const std::string facts, ReadFile(request.facts_file, kMostFactsBytes));
  return store::InTransaction(database, [&]() -> Result<Bulletin> {
    XC_ASSIGN_OR_RETURN(const model::Campaign campaign,
                        store::CampaignStore(database).Find(request.campaign));
    XC_ASSIGN_OR_RETURN(Composed composed,
                        ComposeNow(database, rules, resources, campaign, request.form, facts,
                                   request.facts_file, request.as_of));
    Bulletin bulletin;
    bulletin.campaign = campaign.id;
    bulletin.document = std::move(composed.document);
    bulletin.as_of = composed.inputs.as_of;
    bulletin.office_facts = facts;
    bulletin.made_by = who.actor;
    bulletin.made_at = who.now;
    XC_ASSIGN_OR_RETURN(std::optional<Bulletin> before,
                        store::BulletinStore(database).Newest(campaign.id));
    if (before && IsSameDraft(*before, bulletin)) return std::move(*before);
    WorkLog log(database, who);
    XC_TRY(SaveWithDeed(database, bulletin, "draft", log));
    XC_TRY(log.Write());
    return bulletin;
  });
}

Result<TakenWording> TakeWordingBack(store::Connection& database, const std::string& id,
                                     const bulletin::Comparison& comparison,
                                     const bulletin::BorderRules& rules, const Who& who) {
  return store::InTransaction(database, [&]() -> Result<TakenWording> {
    TakenWording out;
    XC_ASSIGN_OR_RETURN(const Bulletin source, OpenBulletin(database, id));
    Bulletin draft;
    draft.campaign = source.campaign;
    draft.document = source.document;
    draft.as_of = source.as_of;
    draft.office_facts = source.office_facts;
    draft.made_by = who.actor;
    draft.made_at = who.now;
    draft.taken = source.taken;
    for (model::WordingTake& take :
         bulletin::TakeBack(bulletin::TakesOf(comparison), draft.document, rules)) {
      draft.taken.push_back(std::move(take));
      ++out.taken;
    }
    out.left = comparison.wording.size() + comparison.passages.size() - out.taken;
    out.bulletin = source;
    if (out.taken == 0) return out;
    XC_ASSIGN_OR_RETURN(std::optional<Bulletin> before,
                        store::BulletinStore(database).Newest(source.campaign));
    if (before && IsSameDraft(*before, draft)) {
      out.bulletin = *std::move(before);
      return out;
    }
    WorkLog log(database, who);
    XC_TRY(SaveWithDeed(database, draft, "take_back", log));
    XC_TRY(log.Write());
    out.bulletin = std::move(draft);
    return out;
  });
}

Result<std::size_t> LookAgain(store::Connection& database, const std::string& id,
                              const std::vector<std::string>& problems, const Who& who) {
  return store::InTransaction(database, [&]() -> Result<std::size_t> {
    XC_ASSIGN_OR_RETURN(const Bulletin bulletin, OpenBulletin(database, id));
    const model::BoundValue* open = bulletin::FindValue(bulletin.document, "open.total");
    std::vector<std::string> ids = open == nullptr ? std::vector<std::string>() : open->records;
    store::ProblemStore store(database);
    if (!problems.empty()) {
      std::vector<std::string> named;
      for (const std::string& name : problems) {
        XC_ASSIGN_OR_RETURN(const model::Problem problem, store.Find(name));
        if (std::find(ids.begin(), ids.end(), problem.id) == ids.end()) {
          std::string message = name;
          message.append(": ").append(id).append(" does not print it as open");
          return InvalidArgument(std::move(message));
        }
        named.push_back(problem.id);
      }
      ids = std::move(named);
    }
    WorkLog log(database, who);
    std::size_t looked = 0;
    for (const std::string& one : ids) {
      XC_ASSIGN_OR_RETURN(const model::Problem before, store.Find(one));
      if (before.last_looked >= who.now) continue;
      model::Problem after = before;
      after.last_looked = who.now;
      XC_TRY(store.Put(after));
      log.Add("problem", after.id, "last_look", &before, after);
      ++looked;
    }
    XC_TRY(log.Write());
    return looked;
  });
}

Result<FreezeOutcome> FreezeBulletin(store::Connection& database, const WorkRules& rules,
                                     const Resources& resources, const std::string& id,
                                     const Who& who) {
  XC_ASSIGN_OR_RETURN(const bulletin::LintRules lint, LoadLintRules(resources));
  XC_ASSIGN_OR_RETURN(const std::string audit_text, resources.Read("data/bulletin/audit.toml"));
  XC_ASSIGN_OR_RETURN(const bulletin::AuditRules audit,
                      bulletin::ParseAuditRules(audit_text, "data/bulletin/audit.toml"));
  XC_ASSIGN_OR_RETURN(const bulletin::BorderRules borders, LoadBorderRules(resources));
  return store::InTransaction(database, [&]() -> Result<FreezeOutcome> {
    FreezeOutcome outcome;
    XC_ASSIGN_OR_RETURN(outcome.bulletin, OpenBulletin(database, id));
    Bulletin& bulletin = outcome.bulletin;
    if (bulletin.state != BulletinState::kDraft) {
      outcome.frozen = true;
      return outcome;
    }
    XC_ASSIGN_OR_RETURN(const model::Campaign campaign,
                        store::CampaignStore(database).Find(bulletin.campaign));
    XC_ASSIGN_OR_RETURN(Composed now,
                        ComposeNow(database, rules, resources, campaign, bulletin.document.form,
                                   bulletin.office_facts, "the draft's facts", bulletin.as_of));
    bulletin::TakeBack(bulletin.taken, now.document, borders);
    outcome.faults = bulletin::SelfAudit(bulletin.document, now.inputs, lint, audit, who.now);
    if (store::WriteRecord(now.document) != store::WriteRecord(bulletin.document)) {
      outcome.faults.insert(outcome.faults.begin(), {true, {"audit.out_of_date", {}}, {}});
    }
    if (std::any_of(outcome.faults.begin(), outcome.faults.end(),
                    [](const bulletin::AuditFault& fault) { return fault.blocks; })) {
      return outcome;
    }
    XC_ASSIGN_OR_RETURN(bulletin.findings, FindingsOf(database, now.inputs));
    bulletin.state = BulletinState::kFrozen;
    bulletin.frozen_by = who.actor;
    bulletin.frozen_at = who.now;
    bulletin.digest = SealOf(bulletin);
    WorkLog log(database, who);
    XC_TRY(SaveWithDeed(database, bulletin, "freeze", log));
    XC_TRY(MoveCampaignTo(database, campaign.id, model::CampaignState::kFrozen, who, log));
    XC_TRY(log.Write());
    outcome.frozen = true;
    return outcome;
  });
}

Result<Bulletin> IssueBulletin(store::Connection& database, const Resources& resources,
                               const std::string& id, const IssueFacts& facts, const Who& who) {
  if (facts.number.empty() || facts.signer.empty() || facts.signed_on.empty() ||
      facts.printed_on.empty()) {
    return InvalidArgument(
        "issuing wants the document's number, its signer, the day of signing and the day of print");
  }
  if (!ParseDay(facts.signed_on)) {
    return InvalidArgument(facts.signed_on + " is no day of signing; write it as 2022-08-31");
  }
  if (!ParseDay(facts.printed_on)) {
    return InvalidArgument(facts.printed_on + " is no day of print; write it as 2022-08-31");
  }
  if (facts.printed_on < facts.signed_on) {
    return InvalidArgument("printed on " + facts.printed_on + ", before it was signed on " +
                           facts.signed_on);
  }
  XC_ASSIGN_OR_RETURN(const bulletin::LintRules lint, LoadLintRules(resources));
  return store::InTransaction(database, [&]() -> Result<Bulletin> {
    XC_ASSIGN_OR_RETURN(Bulletin bulletin, OpenBulletin(database, id));
    const bool same = bulletin.number == facts.number && bulletin.signer == facts.signer &&
                      bulletin.signed_on == facts.signed_on &&
                      bulletin.printed_on == facts.printed_on;
    if (bulletin.state == BulletinState::kIssued && same) return bulletin;
    if (bulletin.state != BulletinState::kFrozen) {
      return Error{ErrorCode::kConflict,
                   bulletin.state == BulletinState::kDraft
                       ? id + " is a draft; freeze it first"
                       : id + " is issued as " + bulletin.number + " already"};
    }
    XC_TRY(NumberHolds(database, id, facts));
    bulletin.state = BulletinState::kIssued;
    bulletin.number = facts.number;
    bulletin.signer = facts.signer;
    bulletin.signed_on = facts.signed_on;
    bulletin.printed_on = facts.printed_on;
    XC_TRY(DayHolds(bulletin, lint));
    bulletin.issued_by = who.actor;
    bulletin.issued_at = who.now;
    WorkLog log(database, who);
    XC_TRY(SaveWithDeed(database, bulletin, "issue", log));
    XC_TRY(MoveCampaignTo(database, bulletin.campaign, model::CampaignState::kIssued, who, log));
    XC_TRY(log.Write());
    return bulletin;
  });
}

Result<Bulletin> OpenBulletin(store::Connection& database, const std::string& id) {
  XC_ASSIGN_OR_RETURN(Bulletin bulletin, store::BulletinStore(database).Find(id));
  if (bulletin.state != BulletinState::kDraft && SealOf(bulletin) != bulletin.digest) {
    return Corruption(id + ": the figures are not those that were sealed");
  }
  return bulletin;
}

}  // namespace xuncha::app
