// SPDX-License-Identifier: Apache-2.0
#include "app/bulletins.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "app/bulletin_compose.h"
#include "app/bulletin_corrections.h"
#include "app/bulletin_files.h"
#include "app/judge.h"
#include "app/problems.h"
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
#include "store/problem_store.h"
#include "store/records.h"
#include "workflow/campaign_life.h"

namespace xuncha::app {
namespace {

using model::Bulletin;
using model::BulletinState;

constexpr std::uint64_t kMostFactsBytes = 4ULL << 20;

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

// Nothing is signed before the day that it counts up to, nor before what it corrects.
Status DaysFollow(store::Connection& database, const Bulletin& bulletin, const IssueFacts& facts) {
  if (facts.signed_on < bulletin.as_of) {
    return InvalidArgument("--signed-on " + facts.signed_on + ": it is before " + bulletin.as_of +
                           ", the day that " + bulletin.id + " counts up to");
  }
  if (bulletin.corrects.empty()) return Ok();
  XC_ASSIGN_OR_RETURN(const Bulletin issued, OpenBulletin(database, bulletin.corrects));
  XC_ASSIGN_OR_RETURN(std::vector<Bulletin> before, CorrectionsOf(database, issued));
  before.push_back(issued);
  for (const Bulletin& one : before) {
    if (facts.signed_on < one.signed_on) {
      return InvalidArgument("--signed-on " + facts.signed_on + ": it is before " + one.signed_on +
                             ", when " + one.id + " was signed, which " + bulletin.id + " follows");
    }
    if (facts.printed_on < one.printed_on) {
      return InvalidArgument("--printed-on " + facts.printed_on + ": it is before " +
                             one.printed_on + ", when " + one.id + " was printed, which " +
                             bulletin.id + " follows");
    }
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

}  // namespace

Result<std::vector<bulletin::AuditFault>> AuditAgainstRecords(store::Connection& database,
                                                              const WorkRules& rules,
                                                              const Resources& resources,
                                                              const FreezeRules& freeze, TimeMs now,
                                                              Bulletin& bulletin) {
  XC_ASSIGN_OR_RETURN(const model::Campaign campaign,
                      store::CampaignStore(database).Find(bulletin.campaign));
  XC_ASSIGN_OR_RETURN(Composed fresh,
                      ComposeBulletin(database, rules, resources, campaign, bulletin.document.form,
                                      bulletin.office_facts, "the draft's facts", bulletin.as_of));
  bulletin::TakeBack(bulletin.taken, fresh.document, freeze.borders);
  auto faults =
      bulletin::SelfAudit(bulletin.document, fresh.inputs, freeze.lint, freeze.audit, now);
  if (store::WriteRecord(fresh.document) != store::WriteRecord(bulletin.document)) {
    faults.insert(faults.begin(), {true, {"audit.out_of_date", {}}, {}});
  }
  XC_ASSIGN_OR_RETURN(bulletin.findings, FindingsOf(database, fresh.inputs));
  return faults;
}

std::string SealOf(const Bulletin& bulletin) {
  std::string sealed = store::WriteRecord(bulletin.document);
  for (const std::string& finding : bulletin.findings) sealed.append("\n").append(finding);
  sealed.append("\n").append(bulletin.as_of).append("\n").append(bulletin.office_facts);
  if (!bulletin.corrects.empty()) {
    sealed.append("\n").append(bulletin.corrects).append("\n").append(bulletin.right_by);
    sealed.append("\n").append(bulletin.reason);
    for (const std::string& name : bulletin.corrected) sealed.append("\n").append(name);
    if (!bulletin.corrects_after.empty()) sealed.append("\n").append(bulletin.corrects_after);
  }
  return Sha256Hex(sealed);
}

Result<bulletin::LintRules> LoadLintRules(const Resources& resources) {
  XC_ASSIGN_OR_RETURN(const std::string lint, resources.Read("data/bulletin/lint.toml"));
  XC_ASSIGN_OR_RETURN(auto scanner, LoadTextScanner(resources));
  return bulletin::ParseLintRules(lint, std::move(scanner));
}

Status SaveBulletin(store::Connection& database, Bulletin& bulletin, const char* action,
                    WorkLog& log) {
  XC_TRY(store::BulletinStore(database).Put(bulletin));
  log.AddDeed("bulletin", bulletin.id, action, Deed(bulletin));
  return Ok();
}

Result<bulletin::AuditRules> LoadAuditRules(const Resources& resources) {
  constexpr const char* kFile = "data/bulletin/audit.toml";
  XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(kFile));
  return bulletin::ParseAuditRules(text, kFile);
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
                        ComposeBulletin(database, rules, resources, campaign, request.form, facts,
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
    XC_TRY(SaveBulletin(database, bulletin, "draft", log));
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
    draft.corrects = source.corrects;
    draft.right_by = source.right_by;
    draft.reason = source.reason;
    draft.corrected = source.corrected;
    draft.corrects_after = source.corrects_after;
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
    XC_TRY(SaveBulletin(database, draft, "take_back", log));
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
  XC_ASSIGN_OR_RETURN(const bulletin::AuditRules audit, LoadAuditRules(resources));
  XC_ASSIGN_OR_RETURN(const bulletin::BorderRules borders, LoadBorderRules(resources));
  return store::InTransaction(database, [&]() -> Result<FreezeOutcome> {
    FreezeOutcome outcome;
    XC_ASSIGN_OR_RETURN(outcome.bulletin, OpenBulletin(database, id));
    Bulletin& bulletin = outcome.bulletin;
    if (bulletin.state != BulletinState::kDraft) {
      outcome.frozen = true;
      return outcome;
    }
    if (bulletin.corrects.empty()) {
      XC_ASSIGN_OR_RETURN(outcome.faults,
                          AuditAgainstRecords(database, rules, resources, {lint, audit, borders},
                                              who.now, bulletin));
    } else {
      XC_TRY(StillCorrects(database, bulletin));
      XC_ASSIGN_OR_RETURN(outcome.faults,
                          AuditCorrection(database, rules, resources, bulletin, who.now));
    }
    if (std::any_of(outcome.faults.begin(), outcome.faults.end(),
                    [](const bulletin::AuditFault& fault) { return fault.blocks; })) {
      if (bulletin.corrects.empty()) bulletin.findings.clear();
      return outcome;
    }
    bulletin.state = BulletinState::kFrozen;
    bulletin.frozen_by = who.actor;
    bulletin.frozen_at = who.now;
    bulletin.digest = SealOf(bulletin);
    WorkLog log(database, who);
    XC_TRY(SaveBulletin(database, bulletin, "freeze", log));
    XC_TRY(MoveCampaignTo(database, bulletin.campaign, model::CampaignState::kFrozen, who, log));
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
    XC_TRY(DaysFollow(database, bulletin, facts));
    XC_TRY(StillCorrects(database, bulletin));
    bulletin.state = BulletinState::kIssued;
    bulletin.number = facts.number;
    bulletin.signer = facts.signer;
    bulletin.signed_on = facts.signed_on;
    bulletin.printed_on = facts.printed_on;
    XC_TRY(DayHolds(bulletin, lint));
    bulletin.issued_by = who.actor;
    bulletin.issued_at = who.now;
    WorkLog log(database, who);
    XC_TRY(SaveBulletin(database, bulletin, "issue", log));
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
