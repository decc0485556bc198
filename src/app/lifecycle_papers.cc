// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/lifecycle.h"
#include "app/paper_facts.h"
#include "app/papers.h"
#include "bulletin/number_words.h"
#include "store/inventory_store.h"

namespace xuncha::app {
namespace {

using model::LifecycleRequest;
using model::RequestKind;

std::string DayText(const std::string& iso) {
  return iso.empty() ? std::string() : bulletin::FullDay(iso);
}

std::string Lines(const std::vector<std::string>& texts) {
  std::string lines;
  for (const std::string& text : texts) lines.append(lines.empty() ? "" : "\n").append(text);
  return lines;
}

// Rows of name and value; what is not known is there, and blank.
class Form {
 public:
  explicit Form(const bulletin::PaperTemplate& paper) : paper_(paper) {
    list_.fields = {"name", "value"};
  }
  void Row(const std::string& name, std::string value) {
    list_.rows.push_back({{"name", WordOf(paper_, name)}, {"value", std::move(value)}});
  }
  bulletin::PaperList Take() { return std::move(list_); }
  const std::vector<bulletin::PaperRow>& rows() const { return list_.rows; }

 private:
  const bulletin::PaperTemplate& paper_;
  bulletin::PaperList list_;
};

void AddRoles(const Register& all, const model::Roles& roles, Form& form) {
  form.Row("field_unit", all.NameOfUnit(roles.sponsor));
  form.Row("field_organiser", roles.organiser.empty() ? "" : all.NameOfUnit(roles.organiser));
  form.Row("field_operator", roles.operator_);
}

void AddSite(const bulletin::PaperTemplate& paper, const Register& all,
             const model::SiteRecord& site, Form& form) {
  form.Row("field_name", site.name);
  form.Row("field_site_kind", WordOf(paper, model::Name(site.kind)));
  form.Row("field_code", site.id_code);
  form.Row("field_address", site.home);
  form.Row("field_hosts", Lines(site.hosts));
  AddRoles(all, site.roles, form);
  form.Row("field_opened", DayText(site.opened));
  form.Row("field_state", WordOf(paper, model::Name(site.state)));
}

void AddAccount(const bulletin::PaperTemplate& paper, const Register& all,
                const model::AccountRecord& account, Form& form) {
  const bool named = account.platform == model::Platform::kOther && !account.platform_name.empty();
  form.Row("field_name", account.name);
  form.Row("field_platform", named ? account.platform_name : model::NameZh(account.platform));
  form.Row("field_handle", account.handle);
  form.Row("field_use", WordOf(paper, model::Name(account.use)));
  form.Row("field_certified", account.subject);
  AddRoles(all, account.roles, form);
  form.Row("field_opened", DayText(account.opened));
  form.Row("field_state", WordOf(paper, model::Name(account.state)));
}

void AddRequest(const bulletin::PaperTemplate& paper, const LifecycleRequest& request, Form& form) {
  if (request.kind == RequestKind::kChange) {
    std::vector<std::string> changes;
    for (const model::FieldChange& change : request.changes) {
      const std::string before = change.before.empty() ? WordOf(paper, "none") : change.before;
      changes.push_back(change.field + "：" + before + " → " + change.after);
    }
    form.Row("field_change", Lines(changes));
  }
  form.Row("field_reason", request.reason);
  if (request.kind == RequestKind::kOffline) {
    const bool known = !request.from.empty() && !request.until.empty();
    form.Row("field_window", known ? DayText(request.from) + "至" + DayText(request.until) : "");
  }
  const bool announced = request.kind == RequestKind::kMerge ||
                         request.kind == RequestKind::kClose ||
                         request.kind == RequestKind::kCancel;
  if (announced || !request.notice_url.empty()) form.Row("field_notice", request.notice_url);
  form.Row("field_documents", Lines(request.documents));
  form.Row("field_applicant", request.applicant);
  form.Row("field_phone", "");
}

bulletin::PaperList Opinions(const bulletin::PaperTemplate& paper,
                             const LifecycleRequest& request) {
  Form form(paper);
  form.Row("opinion_sponsor", "");
  form.Row("opinion_approver", request.decision.empty() ? "" : WordOf(paper, request.decision));
  form.Row("opinion_filed", DayText(request.filed));
  return form.Take();
}

// What the register knows of a site or an account, by the names of the form.
Status AddSubject(const bulletin::PaperTemplate& paper, const Register& all,
                  const std::string& subject, Form& form) {
  if (const model::SiteRecord* site = all.SiteById(subject)) {
    AddSite(paper, all, *site, form);
  } else if (const model::AccountRecord* account = all.AccountById(subject)) {
    AddAccount(paper, all, *account, form);
  } else {
    return NotFound("the register has no " + subject);
  }
  return Ok();
}

}  // namespace

Result<std::vector<model::FieldChange>> ReadChanges(store::Connection& database,
                                                    const Resources& resources,
                                                    const std::string& subject,
                                                    const std::vector<std::string>& texts) {
  std::vector<model::FieldChange> changes;
  if (texts.empty()) return changes;
  XC_ASSIGN_OR_RETURN(const bulletin::PaperTemplate paper, LoadPaper(resources, "lifecycle"));
  store::InventoryStore inventory(database);
  XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
  Form form(paper);
  XC_TRY(AddSubject(paper, all, subject, form));
  std::string names;
  for (const bulletin::PaperRow& row : form.rows()) {
    names.append(names.empty() ? "" : " ").append(row.at("name"));
  }
  for (const std::string& text : texts) {
    const std::size_t mark = text.find('=');
    const std::string name = text.substr(0, mark);
    std::string given = "--change \"";
    given.append(text).append("\": ");
    const auto found = std::find_if(form.rows().begin(), form.rows().end(),
                                    [&](const auto& row) { return row.at("name") == name; });
    if (mark == std::string::npos || mark + 1 == text.size() || found == form.rows().end()) {
      return InvalidArgument(given + "write NAME=VALUE, NAME one of: " + names);
    }
    const auto twice = [&](const model::FieldChange& one) { return one.field == name; };
    if (std::any_of(changes.begin(), changes.end(), twice)) {
      return InvalidArgument(given + name + " is there twice");
    }
    changes.push_back({name, found->at("value"), text.substr(mark + 1)});
  }
  return changes;
}

Result<Paper> LifecycleForm(const PaperDesk& desk, const std::string& request_id) {
  XC_ASSIGN_OR_RETURN(const bulletin::PaperTemplate paper, LoadPaper(desk.resources, "lifecycle"));
  return store::InTransaction(
      desk.database,
      [&]() -> Result<Paper> {
        store::InventoryStore inventory(desk.database);
        XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory));
        XC_ASSIGN_OR_RETURN(const LifecycleRequest request, inventory.FindRequest(request_id));
        XC_ASSIGN_OR_RETURN(bulletin::PaperFacts facts, CommonFacts(desk, all, {}));
        const model::SiteRecord* site = all.SiteById(request.subject);
        const model::AccountRecord* account = all.AccountById(request.subject);
        if (site == nullptr && account == nullptr) {
          return NotFound("the register has no " + request.subject);
        }
        Form form(paper);
        XC_TRY(AddSubject(paper, all, request.subject, form));
        AddRequest(paper, request, form);
        const std::string subject_kind = WordOf(paper, site != nullptr ? "site" : "account");
        const std::string kind = WordOf(paper, model::Name(request.kind));
        const std::string& sponsor = site != nullptr ? site->roles.sponsor : account->roles.sponsor;
        facts.lists["fields"] = form.Take();
        facts.lists["opinions"] = Opinions(paper, request);
        facts.values["id"] = request.id;
        facts.values["unit"] = all.NameOfUnit(sponsor);
        facts.values["subject"] = site != nullptr ? site->name : account->name;
        facts.values["subject_kind"] = subject_kind;
        facts.values["kind"] = kind;
        return PaperOf(
            paper, facts, desk.now,
            request.id + "-" + subject_kind + kind + "申请表-" + facts.values["subject"]);
      },
      store::TransactionKind::kRead);
}

}  // namespace xuncha::app
