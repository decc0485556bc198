// SPDX-License-Identifier: Apache-2.0
#include "app/account_form.h"

#include <algorithm>

#include "app/account_records.h"
#include "app/campaign_scope.h"
#include "app/field_parts.h"
#include "app/field_text.h"

namespace xuncha::app {
namespace {

constexpr const char* kHeaderFile = "data/sheet_headers.toml";

std::string Word(const RegisterWords& words, std::string_view table, const char* value) {
  const std::string_view name = value;
  return name == "none" || name == "unknown" ? std::string() : words.WordOf(table, name);
}

std::string PlatformOf(const model::AccountRecord& account) {
  return account.platform == model::Platform::kOther && !account.platform_name.empty()
             ? account.platform_name
             : NameZh(account.platform);
}

std::string ProofNames(const std::vector<model::Attachment>& proofs) {
  std::vector<std::string> names;
  names.reserve(proofs.size());
  for (const model::Attachment& one : proofs) names.push_back(one.name);
  return JoinList(names);
}

// What was answered to all rows that were not found, as one word; "" while some are open.
std::string VetoWord(const std::vector<model::RecordRow>& rows) {
  bool not_checked = false;
  for (const model::RecordRow& row : rows) {
    if (row.person == model::RowAnswer::kOpen) return "";
    not_checked |= row.person == model::RowAnswer::kNotChecked;
  }
  if (rows.empty()) return "";
  return NameZh(not_checked ? model::RowAnswer::kNotChecked : model::RowAnswer::kNotFound);
}

std::string FoundRows(const std::vector<model::RecordRow>& rows) {
  std::vector<std::string> found;
  for (const model::RecordRow& row : rows) {
    if (row.person == model::RowAnswer::kFound) found.push_back(row.indicator);
  }
  return JoinList(found);
}

// As SetChoice, but "" stands for the enum's first value.
template <class Enum>
FieldFault SetOrClear(Enum& out, const std::string& text, std::string_view table,
                      const FieldContext& context, bool (*from_name)(std::string_view, Enum&)) {
  if (text.empty()) {
    out = Enum{};
    return NoFault();
  }
  return SetChoice(out, text, table, context, from_name);
}

}  // namespace

const std::vector<FormColumn>& AccountColumns() {
  static const std::vector<FormColumn> columns{
      {"id", "", false, false},
      {"name", "", false, false},
      {"platform", "", false, false},
      {"unit", "", false, false},
      {"registered", "", false, false},
      {"last_post", "", true, false},
      {"last_post_from", "fact_from", false, false},
      {"subject", "", false, false},
      {"nature", "subject_nature", false, false},
      {"interaction", "tick", false, false},
      {"filed", "tick", false, false},
      {"veto", "row_answer", false, false},
      {"found", "", false, false},
      {"inspector", "", false, false},
      {"checked_on", "", true, false},
      {"proof", "", false, true},
      {"note", "", false, true},
  };
  return columns;
}

const std::vector<FormColumn>& MenuColumns() {
  static const std::vector<FormColumn> columns{
      {"id", "", false, false},        {"name", "", false, false},
      {"path", "", false, false},      {"type", "menu_type", false, false},
      {"url", "", false, true},        {"tick", "tick", false, false},
      {"latest", "", true, false},     {"machine", "", false, false},
      {"inspector", "", false, false}, {"proof", "", false, true},
  };
  return columns;
}

Result<FormKinds> LoadFormKinds(const Resources& resources) {
  XC_ASSIGN_OR_RETURN(const std::string toml, resources.Read(kHeaderFile));
  XC_ASSIGN_OR_RETURN(sheets::HeaderWords words, sheets::HeaderWords::Parse(toml, kHeaderFile));
  for (const std::string_view kind : {kAccountKind, kMenuKind}) {
    if (words.Find(kind) == nullptr) {
      return Internal(std::string(kHeaderFile) + " has no kind " + std::string(kind));
    }
  }
  return FormKinds(std::move(words));
}

std::vector<std::string> AccountTexts(const model::AccountRecord& account,
                                      const model::AccountFacts& facts,
                                      const std::vector<model::RecordRow>& rows,
                                      const Register& all, const RegisterWords& words) {
  return {account.id,
          account.name,
          PlatformOf(account),
          SubjectName(all, account.roles.sponsor),
          account.subject,
          facts.last_post,
          Word(words, "fact_from", Name(facts.last_post_from)),
          facts.subject,
          Word(words, "subject_nature", Name(facts.nature)),
          Word(words, "tick", Name(facts.interaction)),
          Word(words, "tick", Name(facts.filed)),
          VetoWord(rows),
          FoundRows(rows),
          facts.by,
          facts.at == 0 ? std::string() : FormatDay(ChinaDay(facts.at)),
          ProofNames(facts.proofs),
          facts.note};
}

std::vector<std::string> MenuTexts(const model::AccountRecord& account, const model::MenuItem& item,
                                   const RegisterWords& words) {
  std::string machine;
  if (item.outcome != model::Outcome::kNone) {
    machine = words.WordOf("outcome", Name(item.outcome));
    if (item.status != 0) machine.append(" ").append(std::to_string(item.status));
    if (item.probed != 0) machine.append("（" + FormatDay(ChinaDay(item.probed)) + "）");
  }
  return {account.id,
          account.name,
          JoinPath(item.path),
          Word(words, "menu_type", Name(item.type)),
          item.url,
          Word(words, "tick", Name(item.tick)),
          item.latest,
          machine,
          item.tick_by,
          ProofNames(item.proofs)};
}

FieldFault SetAccountCell(model::AccountFacts& facts, std::string_view column,
                          const std::string& text, const FieldContext& context) {
  if (column == "last_post") {
    const std::string before = facts.last_post;
    const FieldFault fault = SetDay(facts.last_post, text);
    if (fault.key.empty() && facts.last_post.empty()) {
      facts.last_post_from = model::FactFrom::kNone;
    } else if (facts.last_post_from == model::FactFrom::kNone || facts.last_post != before) {
      facts.last_post_from = model::FactFrom::kImport;  // another day is this form's own
    }
    return fault;
  }
  if (column == "last_post_from") {
    const model::FactFrom before = facts.last_post_from;
    FieldFault fault =
        SetOrClear(facts.last_post_from, text, "fact_from", context, model::FactFromFromName);
    // Only the platform's interface is the platform: the cell may still say so of the day that
    // stood there before.
    if (facts.last_post_from == model::FactFrom::kPlatform) facts.last_post_from = before;
    return fault;
  }
  if (column == "subject") return SetText(facts.subject, text);
  if (column == "nature") {
    return SetOrClear(facts.nature, text, "subject_nature", context, model::SubjectNatureFromName);
  }
  if (column == "interaction") {
    return SetOrClear(facts.interaction, text, "tick", context, model::TickFromName);
  }
  if (column == "filed") {
    return SetOrClear(facts.filed, text, "tick", context, model::TickFromName);
  }
  if (column == "note") return SetText(facts.note, text);
  return NoFault();
}

FieldFault SetMenuCell(model::MenuItem& item, std::string_view column, const std::string& text,
                       const FieldContext& context) {
  if (column == "type") {
    const model::MenuType before = item.type;
    const FieldFault fault =
        SetOrClear(item.type, text, "menu_type", context, model::MenuTypeFromName);
    if (item.type != before) item.from = model::FactFrom::kImport;
    return fault;
  }
  if (column == "url") {
    const std::string url = text.empty() ? text : PageUrl(text);
    if (url.empty() && !text.empty()) return {"inventory.bad_url", {{"value", text}}};
    if (item.url != url) item.from = model::FactFrom::kImport;
    SetMenuUrl(item, url);
    return NoFault();
  }
  if (column == "tick") {
    return SetOrClear(item.tick, text, "tick", context, model::TickFromName);
  }
  if (column == "latest") return SetDay(item.latest, text);
  return NoFault();
}

}  // namespace xuncha::app
