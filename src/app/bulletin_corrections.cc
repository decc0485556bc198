// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_corrections.h"

#include <algorithm>
#include <utility>

#include "app/bulletin_compose.h"
#include "app/bulletin_files.h"
#include "bulletin/ages.h"
#include "bulletin/compose.h"
#include "bulletin/corrections.h"
#include "bulletin/lint.h"
#include "bulletin/number_words.h"
#include "bulletin/plain_text.h"
#include "bulletin/take_back.h"
#include "store/bulletin_store.h"
#include "store/campaign_store.h"
#include "store/records.h"

namespace xuncha::app {
namespace {

using model::Bulletin;
using model::BulletinState;

constexpr const char* kTemplate = "data/bulletin/correction.toml";

// The bulletin that a correction, or a correction of one, is about in the end.
Result<Bulletin> RootOf(store::Connection& database, Bulletin bulletin) {
  while (!bulletin.corrects.empty()) {
    XC_ASSIGN_OR_RETURN(bulletin, OpenBulletin(database, bulletin.corrects));
  }
  return bulletin;
}

Status MayCorrect(const Bulletin& issued, const Bulletin& root, const Bulletin& right,
                  const CorrectionRequest& request) {
  if (issued.state != BulletinState::kIssued) {
    return Error{ErrorCode::kConflict,
                 issued.id + " is not issued; draft it anew instead of correcting it"};
  }
  if (right.state != BulletinState::kDraft || !right.corrects.empty()) {
    return Error{ErrorCode::kConflict, right.id + " is no draft; draw one that has it right"};
  }
  if (right.campaign != issued.campaign || right.document.form != root.document.form) {
    return InvalidArgument(right.id + " is of another campaign or form than " + root.id);
  }
  if (request.reason.empty()) {
    return InvalidArgument("a correction wants a reason; it is printed");
  }
  return Ok();
}

// What other corrections have put right is corrected there, or the two would contradict each other.
Status NotCorrectedYet(store::Connection& database, const Bulletin& issued,
                       const Bulletin& drafted) {
  XC_ASSIGN_OR_RETURN(const auto corrections, CorrectionsOf(database, issued));
  for (const Bulletin& one : corrections) {
    for (const model::BoundValue& value : drafted.document.values) {
      const model::BoundValue* known = bulletin::FindValue(one.document, value.name);
      if (known == nullptr) continue;
      return Error{ErrorCode::kConflict, one.id + " corrected " + value.name + " to " +
                                             known->text + "; correct " + one.id +
                                             ", or name the other values with --value"};
    }
  }
  return Ok();
}

Result<bulletin::CorrectionWords> WordsOf(const bulletin::PaperTemplate& paper,
                                          const bulletin::Letters& stops) {
  bulletin::CorrectionWords words;
  words.stops = stops;
  for (const auto& [name, out] : {std::pair("body", &words.body), std::pair("title", &words.title),
                                  std::pair("row", &words.row), std::pair("cell", &words.cell)}) {
    const auto found = paper.words.find(name);
    if (found == paper.words.end()) {
      return InvalidArgument(std::string(kTemplate) + ": [words] lacks " + name);
    }
    *out = found->second;
  }
  return words;
}

Result<model::BulletinDocument> ComposeIt(const Resources& resources, const Bulletin& issued,
                                          const Bulletin& right, const CorrectionRequest& request) {
  XC_ASSIGN_OR_RETURN(const std::string toml, resources.Read(kTemplate));
  XC_ASSIGN_OR_RETURN(const bulletin::PaperTemplate paper, bulletin::ParsePaper(toml, kTemplate));
  XC_ASSIGN_OR_RETURN(const bulletin::BorderRules borders, LoadBorderRules(resources));
  XC_ASSIGN_OR_RETURN(const bulletin::CorrectionWords words,
                      WordsOf(paper, borders.reversals.stops));
  for (const std::string& name : request.values) {
    if (bulletin::FindValue(issued.document, name) == nullptr &&
        bulletin::FindValue(right.document, name) == nullptr) {
      return NotFound(name + ": neither " + issued.id + " nor " + right.id +
                      " prints such a value; bulletin show lists them");
    }
  }
  std::vector<std::string> names = request.values;
  // A correction tells a few values: the others are not left out, they stand elsewhere.
  if (names.empty() && !issued.corrects.empty()) {
    for (const model::BoundValue& value : issued.document.values) names.push_back(value.name);
  }
  const auto lines = bulletin::CorrectedLines(issued.document, right.document, names, words);
  if (lines.empty()) {
    return InvalidArgument("nothing of what is asked for differs between " + issued.id + " and " +
                           right.id);
  }
  const model::BulletinDocument& head = issued.document;
  bulletin::PaperFacts facts;
  facts.values = {{"number", issued.number},
                  {"title", bulletin::TextOf(head.title)},
                  {"signed_on", bulletin::FullDay(issued.signed_on)},
                  {"reason", request.reason},
                  {"count", std::to_string(lines.size())},
                  {"addressees", head.addressees},
                  {"signature", head.signature},
                  {"copies_to", head.copies_to},
                  {"red_head", head.red_head}};
  XC_ASSIGN_OR_RETURN(model::BulletinDocument document,
                      bulletin::ComposeCorrection(paper, std::move(facts), lines, right.document));
  document.printed_by = head.printed_by;
  return document;
}

}  // namespace

Result<Bulletin> DraftCorrection(store::Connection& database, const Resources& resources,
                                 const CorrectionRequest& request, const Who& who) {
  return store::InTransaction(database, [&]() -> Result<Bulletin> {
    XC_ASSIGN_OR_RETURN(const Bulletin issued, OpenBulletin(database, request.id));
    XC_ASSIGN_OR_RETURN(const Bulletin right, OpenBulletin(database, request.right));
    XC_ASSIGN_OR_RETURN(const Bulletin root, RootOf(database, issued));
    XC_TRY(MayCorrect(issued, root, right, request));
    Bulletin drafted;
    XC_ASSIGN_OR_RETURN(drafted.document, ComposeIt(resources, issued, right, request));
    XC_TRY(NotCorrectedYet(database, issued, drafted));
    drafted.campaign = issued.campaign;
    drafted.as_of = right.as_of;
    drafted.office_facts = right.office_facts;
    drafted.corrects = issued.id;
    drafted.right_by = right.id;
    drafted.reason = request.reason;
    drafted.made_by = who.actor;
    drafted.made_at = who.now;
    XC_ASSIGN_OR_RETURN(std::optional<Bulletin> before,
                        store::BulletinStore(database).Newest(issued.campaign));
    // Who asks again gets no second one.
    if (before && before->state == BulletinState::kDraft && SealOf(*before) == SealOf(drafted)) {
      return std::move(*before);
    }
    WorkLog log(database, who);
    XC_TRY(SaveBulletin(database, drafted, "correct", log));
    XC_TRY(log.Write());
    return drafted;
  });
}

Result<std::vector<bulletin::AuditFault>> AuditCorrection(store::Connection& database,
                                                          const WorkRules& rules,
                                                          const Resources& resources,
                                                          const Bulletin& correction, TimeMs now) {
  XC_ASSIGN_OR_RETURN(const bulletin::LintRules lint, LoadLintRules(resources));
  XC_ASSIGN_OR_RETURN(const bulletin::AuditRules audit, LoadAuditRules(resources));
  XC_ASSIGN_OR_RETURN(const bulletin::BorderRules borders, LoadBorderRules(resources));
  XC_ASSIGN_OR_RETURN(const Bulletin right, OpenBulletin(database, correction.right_by));
  XC_ASSIGN_OR_RETURN(const model::Campaign campaign,
                      store::CampaignStore(database).Find(correction.campaign));
  XC_ASSIGN_OR_RETURN(Composed fresh,
                      ComposeBulletin(database, rules, resources, campaign, right.document.form,
                                      right.office_facts, "the draft's facts", right.as_of));
  bulletin::TakeBack(right.taken, fresh.document, borders);
  std::vector<bulletin::AuditFault> faults =
      bulletin::SelfAudit(right.document, fresh.inputs, lint, audit, now);
  std::erase_if(faults, [](const bulletin::AuditFault& fault) {
    return fault.message.key == "audit.last_look";
  });
  if (store::WriteRecord(fresh.document) != store::WriteRecord(right.document)) {
    faults.insert(faults.begin(), {true, {"audit.out_of_date", {}}, {}});
  }
  for (const bulletin::LintItem& item :
       bulletin::Lint(bulletin::BlocksOf(correction.document), lint)) {
    if (item.error) faults.push_back({true, item.message, item.places});
  }
  return faults;
}

Result<std::vector<Bulletin>> CorrectionsOf(store::Connection& database, const Bulletin& bulletin) {
  XC_ASSIGN_OR_RETURN(const auto ids, store::BulletinStore(database).IssuedIds(bulletin.campaign));
  std::vector<Bulletin> corrections;
  for (const std::string& id : ids) {
    XC_ASSIGN_OR_RETURN(Bulletin one, OpenBulletin(database, id));
    if (one.corrects == bulletin.id) corrections.push_back(std::move(one));
  }
  return corrections;
}

}  // namespace xuncha::app
