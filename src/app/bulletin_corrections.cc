// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_corrections.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "app/bulletin_compose.h"
#include "app/bulletin_files.h"
#include "app/field_text.h"
#include "base/utf8.h"
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

Status MayCorrect(const Bulletin& issued, const Bulletin& right, const CorrectionRequest& request) {
  if (!issued.corrects.empty()) {
    return Error{ErrorCode::kConflict, issued.id + " is a correction of " + issued.corrects +
                                           "; correct " + issued.corrects +
                                           " itself: what was corrected in it is taken as it is"};
  }
  if (issued.state != BulletinState::kIssued) {
    return Error{ErrorCode::kConflict,
                 issued.id + " is not issued; draft it anew instead of correcting it"};
  }
  if (right.state != BulletinState::kDraft || !right.corrects.empty()) {
    return Error{ErrorCode::kConflict, right.id + " is no draft; draw one that has it right"};
  }
  if (right.campaign != issued.campaign || right.document.form != issued.document.form) {
    return InvalidArgument(right.id + " is of another campaign or form than " + issued.id);
  }
  if (WithoutSpace(request.reason).empty()) {
    return InvalidArgument("a correction wants a reason (--reason); it is printed");
  }
  return Ok();
}

Result<bulletin::CorrectionWords> WordsOf(const bulletin::PaperTemplate& paper,
                                          const bulletin::Letters& stops) {
  bulletin::CorrectionWords words;
  words.stops = stops;
  for (const auto& [name, out] : {std::pair("body", &words.body), std::pair("title", &words.title),
                                  std::pair("row", &words.row), std::pair("cell", &words.cell),
                                  std::pair("caption", &words.caption)}) {
    const auto found = paper.words.find(name);
    if (found == paper.words.end()) {
      return InvalidArgument(std::string(kTemplate) + ": [words] lacks " + name);
    }
    *out = found->second;
  }
  return words;
}

// Both by row names: as the issued bulletin reads now, and as it reads once this is issued.
struct Pair {
  model::BulletinDocument before, after;
};

// Names as `bulletin show` of the issued one lists them; rows of annexes by their names.
Result<std::vector<std::string>> RowNames(const Bulletin& issued, const Pair& pair,
                                          const std::vector<std::string>& names) {
  const model::BulletinDocument named = bulletin::ByRowNames(issued.document);
  std::vector<std::string> out;
  for (const std::string& name : names) {
    const auto& values = issued.document.values;
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const auto& value) { return value.name == name; });
    // ByRowNames leaves the values in their order.
    const std::string now =
        found == values.end() ? name
                              : named.values[static_cast<std::size_t>(found - values.begin())].name;
    if (bulletin::FindValue(pair.before, now) == nullptr &&
        bulletin::FindValue(pair.after, now) == nullptr) {
      return NotFound(name + ": neither " + issued.id +
                      " nor the draft prints such a value; bulletin show lists them");
    }
    if (std::find(out.begin(), out.end(), now) == out.end()) out.push_back(now);
  }
  return out;
}

// Wording that was taken back into the issued one is no difference.
model::BulletinDocument RightOf(const Bulletin& issued, const Bulletin& right,
                                const bulletin::BorderRules& borders) {
  model::BulletinDocument document = right.document;
  bulletin::TakeBack(issued.taken, document, borders);
  return bulletin::ByRowNames(std::move(document));
}

std::string NumbersOf(const std::vector<Bulletin>& corrections) {
  std::string numbers;
  for (const Bulletin& one : corrections) {
    numbers.append(numbers.empty() ? "" : "、").append(one.number);
  }
  return numbers;
}

// Who asks again gets no second one.
bool IsSame(const std::optional<Bulletin>& before, const Bulletin& drafted) {
  return before && before->state == BulletinState::kDraft && SealOf(*before) == SealOf(drafted);
}

}  // namespace

Result<Bulletin> DraftCorrection(store::Connection& database, const Resources& resources,
                                 const CorrectionRequest& request, const Who& who) {
  XC_ASSIGN_OR_RETURN(const std::string toml, resources.Read(kTemplate));
  XC_ASSIGN_OR_RETURN(const bulletin::PaperTemplate paper, bulletin::ParsePaper(toml, kTemplate));
  XC_ASSIGN_OR_RETURN(const bulletin::BorderRules borders, LoadBorderRules(resources));
  XC_ASSIGN_OR_RETURN(const bulletin::CorrectionWords words,
                      WordsOf(paper, borders.reversals.stops));
  return store::InTransaction(database, [&]() -> Result<Bulletin> {
    XC_ASSIGN_OR_RETURN(const Bulletin issued, OpenBulletin(database, request.id));
    XC_ASSIGN_OR_RETURN(const Bulletin right, OpenBulletin(database, request.right));
    XC_TRY(MayCorrect(issued, right, request));
    XC_ASSIGN_OR_RETURN(const auto corrections, CorrectionsOf(database, issued));
    Bulletin drafted;
    Pair pair;
    XC_ASSIGN_OR_RETURN(pair.before, EffectiveDocument(database, issued));
    pair.after = RightOf(issued, right, borders);
    XC_ASSIGN_OR_RETURN(drafted.corrected, RowNames(issued, pair, request.values));
    XC_ASSIGN_OR_RETURN(pair.after,
                        bulletin::Corrected(pair.before, pair.after, drafted.corrected));
    XC_ASSIGN_OR_RETURN(const auto lines, bulletin::CorrectedLines(pair.before, pair.after, words));
    if (lines.empty()) {
      return InvalidArgument("nothing of what is asked for differs between " + issued.id +
                             (corrections.empty() ? "" : ", as it is corrected,") + " and " +
                             right.id);
    }
    const model::BulletinDocument& head = issued.document;
    bulletin::PaperFacts facts;
    facts.values = {{"number", issued.number},
                    {"title", bulletin::TextOf(head.title)},
                    {"signed_on", bulletin::FullDay(issued.signed_on)},
                    {"earlier", NumbersOf(corrections)},
                    {"reason", Trimmed(request.reason)},
                    {"count", std::to_string(lines.size())},
                    {"addressees", head.addressees},
                    {"signature", head.signature},
                    {"copies_to", head.copies_to},
                    {"red_head", head.red_head}};
    XC_ASSIGN_OR_RETURN(
        drafted.document,
        bulletin::ComposeCorrection(paper, std::move(facts), lines, pair.after, issued.id));
    drafted.document.printed_by = head.printed_by;
    drafted.campaign = issued.campaign;
    drafted.as_of = right.as_of;
    drafted.office_facts = right.office_facts;
    drafted.corrects = issued.id;
    drafted.right_by = right.id;
    drafted.reason = Trimmed(request.reason);
    drafted.corrects_after = corrections.empty() ? "" : corrections.back().id;
    drafted.made_by = who.actor;
    drafted.made_at = who.now;
    XC_ASSIGN_OR_RETURN(std::optional<Bulletin> before,
                        store::BulletinStore(database).Newest(issued.campaign));
    if (IsSame(before, drafted)) return std::move(*before);
    WorkLog log(database, who);
    XC_TRY(SaveBulletin(database, drafted, "correct", log));
    XC_TRY(log.Write());
    return drafted;
  });
}

namespace {

// The matter that a figure tells of: messages of messages.accepted.
std::string_view MatterOf(std::string_view name) { return name.substr(0, name.find('.')); }

// Figures that the draft has otherwise than the bulletin with the correction would have them;
// of one matter, or of all ("").
std::vector<std::string> LeftWrong(const model::BulletinDocument& after,
                                   const model::BulletinDocument& right, std::string_view matter) {
  std::vector<std::string> names;
  for (const model::BoundValue& value : right.values) {
    const bool figure =
        value.kind == model::ValueKind::kCount || value.kind == model::ValueKind::kRate;
    const model::BoundValue* told = bulletin::FindValue(after, value.name);
    if (!figure || told == nullptr || told->text == value.text) continue;
    if (!matter.empty() && MatterOf(value.name) != matter) continue;
    names.push_back(value.name + " " + told->text + " → " + value.text);
  }
  return names;
}

// The bulletin with single figures corrected must not contradict itself.
Status AuditTogether(store::Connection& database, const FreezeRules& tools, const Bulletin& right,
                     const Bulletin& correction, std::vector<bulletin::AuditFault>& faults) {
  XC_ASSIGN_OR_RETURN(const Bulletin issued, OpenBulletin(database, correction.corrects));
  XC_ASSIGN_OR_RETURN(const model::BulletinDocument before, EffectiveDocument(database, issued));
  const model::BulletinDocument all = RightOf(issued, right, tools.borders);
  XC_ASSIGN_OR_RETURN(const model::BulletinDocument after,
                      bulletin::Corrected(before, all, correction.corrected));
  std::vector<bulletin::AuditFault> found = bulletin::SumFaults(after, tools.audit);
  for (const bulletin::LintItem& item : bulletin::Lint(bulletin::BlocksOf(after), tools.lint)) {
    if (item.error) found.push_back({true, item.message, item.places});
  }
  std::vector<std::string> along;
  if (!found.empty()) along = LeftWrong(after, all, "");
  for (const std::string& name : correction.corrected) {
    for (std::string& one : LeftWrong(after, all, MatterOf(name))) {
      if (std::find(along.begin(), along.end(), one) == along.end()) along.push_back(one);
    }
  }
  if (!along.empty()) {
    const std::string n = std::to_string(along.size());
    found.push_back({true, {"audit.go_along", {{"n", n}}}, std::move(along)});
  }
  faults.insert(faults.end(), found.begin(), found.end());
  return Ok();
}

}  // namespace

Result<std::vector<bulletin::AuditFault>> AuditCorrection(store::Connection& database,
                                                          const WorkRules& rules,
                                                          const Resources& resources,
                                                          const Bulletin& correction, TimeMs now) {
  XC_ASSIGN_OR_RETURN(const bulletin::LintRules lint, LoadLintRules(resources));
  XC_ASSIGN_OR_RETURN(const bulletin::AuditRules audit, LoadAuditRules(resources));
  XC_ASSIGN_OR_RETURN(const bulletin::BorderRules borders, LoadBorderRules(resources));
  XC_ASSIGN_OR_RETURN(Bulletin right, OpenBulletin(database, correction.right_by));
  XC_ASSIGN_OR_RETURN(
      std::vector<bulletin::AuditFault> faults,
      AuditAgainstRecords(database, rules, resources, {lint, audit, borders}, now, right));
  std::erase_if(faults, [](const bulletin::AuditFault& fault) {
    return fault.message.key == "audit.last_look";
  });
  for (const bulletin::LintItem& item :
       bulletin::Lint(bulletin::BlocksOf(correction.document), lint)) {
    if (item.error) faults.push_back({true, item.message, item.places});
  }
  if (!correction.corrected.empty()) {
    XC_TRY(AuditTogether(database, {lint, audit, borders}, right, correction, faults));
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

namespace {

// `document`, by row names, with the correction applied.
Result<model::BulletinDocument> Apply(store::Connection& database,
                                      const model::BulletinDocument& document,
                                      const Bulletin& correction) {
  XC_ASSIGN_OR_RETURN(const Bulletin right, OpenBulletin(database, correction.right_by));
  return bulletin::Corrected(document, bulletin::ByRowNames(right.document), correction.corrected);
}

}  // namespace

Result<model::BulletinDocument> EffectiveDocument(store::Connection& database,
                                                  const Bulletin& bulletin) {
  model::BulletinDocument document = bulletin::ByRowNames(bulletin.document);
  XC_ASSIGN_OR_RETURN(const auto corrections, CorrectionsOf(database, bulletin));
  for (const Bulletin& one : corrections) {
    XC_ASSIGN_OR_RETURN(document, Apply(database, document, one));
  }
  return document;
}

Status StillCorrects(store::Connection& database, const Bulletin& correction) {
  if (correction.corrects.empty()) return Ok();
  XC_ASSIGN_OR_RETURN(const Bulletin issued, OpenBulletin(database, correction.corrects));
  XC_ASSIGN_OR_RETURN(const auto corrections, CorrectionsOf(database, issued));
  const std::string last = corrections.empty() ? "" : corrections.back().id;
  if (last == correction.corrects_after) return Ok();
  return Error{ErrorCode::kConflict, last + " has corrected " + issued.id + " since " +
                                         correction.id +
                                         " was drafted; draw it anew: bulletin correct " +
                                         issued.id + " " + correction.right_by};
}

Result<std::vector<CorrectedValue>> CorrectedValues(store::Connection& database,
                                                    const Bulletin& bulletin) {
  std::vector<CorrectedValue> values;
  model::BulletinDocument document = bulletin::ByRowNames(bulletin.document);
  XC_ASSIGN_OR_RETURN(const auto corrections, CorrectionsOf(database, bulletin));
  for (const Bulletin& one : corrections) {
    XC_ASSIGN_OR_RETURN(model::BulletinDocument after, Apply(database, document, one));
    for (const model::BoundValue& told : one.document.values) {
      const model::BoundValue* before = bulletin::FindValue(document, told.name);
      const model::BoundValue* now = bulletin::FindValue(after, told.name);
      if (now == nullptr || (before != nullptr && before->text == now->text)) continue;
      values.push_back(
          {one.id, one.number, now->name, before == nullptr ? "" : before->text, now->text});
    }
    document = std::move(after);
  }
  return values;
}

}  // namespace xuncha::app
