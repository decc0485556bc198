// SPDX-License-Identifier: Apache-2.0
//
// The account form back in (account_sheet.h).
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "app/account_form.h"
#include "app/account_records.h"
#include "app/account_sheet.h"
#include "app/attachments.h"
#include "app/field_text.h"
#include "app/may_judge.h"
#include "base/file.h"
#include "sheets/header_map.h"
#include "sheets/sheet_reader.h"
#include "store/desk_store.h"

namespace xuncha::app {
namespace {

constexpr const char* kRolledBack = "nothing of the form is written";

// One account's rows of the form.
struct Entry {
  const model::AccountRecord* account = nullptr;
  std::string name;
  const sheets::Row* row = nullptr;  // null = only menu rows
  std::vector<const sheets::Row*> menu;
  bool wrong = false;
};

class FormImporter {
 public:
  FormImporter(store::Connection& database, const WorkRules& rules, const AccountDesk& desk,
               const RegisterWords& words, const FormKinds& kinds, const FormRequest& request,
               const std::function<std::string(const model::Message&)>& title, const Who& who)
      : database_(database),
        rules_(rules),
        desk_(desk),
        words_(words),
        kinds_(kinds),
        fields_{&desk.context.all, &words},
        request_(request),
        title_(title),
        who_(who) {}

  Result<FormTaken> Take(const sheets::HeaderMap& accounts, const std::string& sheet,
                         const sheets::HeaderMap* menu, const std::string& menu_sheet) {
    map_ = &accounts;
    menu_map_ = menu;
    sheet_ = sheet;
    menu_sheet_ = menu_sheet;
    for (const sheets::Row* row : accounts.DataRows()) Enter(*row, accounts, false);
    if (menu != nullptr) {
      for (const sheets::Row* row : menu->DataRows()) Enter(*row, *menu, true);
    }
    for (Entry& entry : entries_) {
      XC_ASSIGN_OR_RETURN(FormAccount done, Record(entry));
      Count(done.action);
      taken_.accounts.push_back(std::move(done));
    }
    taken_.written =
        !request_.dry_run && taken_.taken > 0 && (taken_.wrong == 0 || request_.skip_wrong);
    return std::move(taken_);
  }

 private:
  void Count(FormAction action) {
    switch (action) {
      case FormAction::kWritten:
        ++taken_.taken;
        break;
      case FormAction::kSame:
        ++taken_.same;
        break;
      case FormAction::kBlank:
        ++taken_.blank;
        break;
      case FormAction::kWrong:
        ++taken_.wrong;
        break;
    }
  }

  static std::string Text(const sheets::HeaderMap& map, const sheets::Row& row,
                          std::string_view column) {
    return Trimmed(map.Get(row, column).text);
  }

  void Fault(const sheets::HeaderMap& map, const sheets::Row& row, std::string_view column,
             FieldFault fault) {
    const bool menu = &map == menu_map_;
    const sheets::HeaderKind& kind = menu ? kinds_.menu() : kinds_.account();
    const sheets::HeaderField* field = kind.Find(column);
    taken_.faults.push_back({menu ? menu_sheet_ : sheet_, row.number,
                             field == nullptr ? std::string() : field->title, std::move(fault)});
  }

  // By the id that the form carries; else by name, on its platform where the row says one.
  const model::AccountRecord* Find(const sheets::HeaderMap& map, const sheets::Row& row) const {
    const Register& all = desk_.context.all;
    const std::string name = Text(map, row, "name");
    if (const model::AccountRecord* account = all.AccountById(Text(map, row, "id"))) {
      return name.empty() || Folded(account->name) == Folded(name) ? account : nullptr;
    }
    model::Platform platform = model::Platform::kOther;
    const std::string said = words_.ValueOf("platform", Text(map, row, "platform"));
    if (!said.empty() && model::PlatformFromName(said, platform)) {
      return all.AccountByName(platform, name, "");
    }
    const auto found = AccountAsked(all, name);
    return found ? *found : nullptr;
  }

  void Enter(const sheets::Row& row, const sheets::HeaderMap& map, bool is_menu) {
    const std::string name = Text(map, row, "name");
    if (name.empty() && Text(map, row, "id").empty()) return;
    const model::AccountRecord* account = Find(map, row);
    Entry* entry = account == nullptr ? nullptr : EntryOf(account);
    if (entry == nullptr) {
      entries_.push_back({account, name, nullptr, {}, account == nullptr});
      entry = &entries_.back();
      if (account == nullptr) {
        Fault(map, row, "name", {"account_form.not_known", {{"value", name}}});
      }
    }
    if (is_menu) {
      entry->menu.push_back(&row);
    } else if (entry->row == nullptr) {
      entry->row = &row;
    } else {
      entry->wrong = true;
      Fault(map, row, "name",
            {"account_form.twice", {{"row", std::to_string(entry->row->number)}}});
    }
  }

  Entry* EntryOf(const model::AccountRecord* account) {
    for (Entry& entry : entries_) {
      if (entry.account == account) return &entry;
    }
    return nullptr;
  }

  // What the cell says: nothing where it is empty, "" where it clears.
  std::optional<std::string> Said(const sheets::HeaderMap& map, const sheets::Row& row,
                                  std::string_view column, Entry& entry) {
    if (!map.Has(column)) return std::nullopt;
    const sheets::Cell& cell = map.Get(row, column);
    if (cell.kind == sheets::CellKind::kError) {
      entry.wrong = true;
      Fault(map, row, column, {"inventory.broken_cell", {}});
      return std::nullopt;
    }
    const std::string text = Trimmed(cell.text);
    if (text.empty()) return std::nullopt;
    return words_.ValueOf("clear", text).empty() ? text : std::string();
  }

  // Keeps the files that a cell names, unless they are known by that name already.
  Status Proofs(const sheets::HeaderMap& map, const sheets::Row& row, Entry& entry,
                std::vector<model::Attachment>& proofs) {
    const std::optional<std::string> names = Said(map, row, "proof", entry);
    if (!names) return Ok();
    if (names->empty()) proofs.clear();
    for (const std::string& name : SplitList(*names)) {
      const bool known = std::any_of(proofs.begin(), proofs.end(),
                                     [&](const auto& one) { return one.name == name; });
      if (known) continue;
      // A name, never a path that leads elsewhere.
      const std::string path = folder() + "/" + name.substr(name.find_last_of("/\\") + 1);
      if (!FileExists(path)) {
        entry.wrong = true;
        Fault(map, row, "proof", {"account_form.no_file", {{"value", name}}});
        continue;
      }
      model::Attachment kept{name, name, ""};  // of a dry run, which is rolled back
      if (!request_.dry_run) {
        XC_ASSIGN_OR_RETURN(kept, KeepAttachment(request_.data_dir, path));
      }
      AddProof(proofs, kept);
    }
    return Ok();
  }

  std::string folder() const {
    if (!request_.files.empty()) return request_.files;
    const std::size_t slash = request_.file.rfind('/');
    return slash == std::string::npos ? "." : request_.file.substr(0, slash);
  }

  Status FillAccount(Entry& entry, model::AccountFacts& facts) {
    const sheets::Row& row = *entry.row;
    for (const FormColumn& column : AccountColumns()) {
      const std::string_view id = column.id;
      if (id == "proof" || id == "checked_on" || id == "inspector") continue;
      const std::optional<std::string> text = Said(*map_, row, id, entry);
      if (!text) continue;
      FieldFault fault = SetAccountCell(facts, id, *text, fields_);
      if (!fault.key.empty()) {
        entry.wrong = true;
        Fault(*map_, row, id, std::move(fault));
      }
    }
    if (const auto by = Said(*map_, row, "inspector", entry); by && !by->empty()) facts.by = *by;
    if (const auto said = Said(*map_, row, "checked_on", entry); said && !said->empty()) {
      const auto day = DayOf(said->substr(0, said->find(' ')));
      if (!day || *day > who_.Day()) {
        entry.wrong = true;
        Fault(*map_, row, "checked_on",
              {day ? "account_form.future_day" : "inventory.bad_day", {{"value", *said}}});
      } else {
        facts.at = std::min(facts.at, *ParseTime(*day + "T12:00"));
      }
    }
    return Proofs(*map_, row, entry, facts.proofs);
  }

  Status FillMenu(Entry& entry, const sheets::Row& row, model::AccountFacts& facts) {
    const std::vector<std::string> path = SplitPath(Text(*menu_map_, row, "path"));
    if (path.empty()) {
      entry.wrong = true;
      Fault(*menu_map_, row, "path", {"inventory.missing", {}});
      return Ok();
    }
    model::MenuItem& item = MenuItemAt(facts, path);
    const model::Tick before = item.tick;
    for (const FormColumn& column : MenuColumns()) {
      const std::string_view id = column.id;
      if (id == "proof" || id == "inspector") continue;
      const std::optional<std::string> text = Said(*menu_map_, row, id, entry);
      if (!text) continue;
      FieldFault fault = SetMenuCell(item, id, *text, fields_);
      if (!fault.key.empty()) {
        entry.wrong = true;
        Fault(*menu_map_, row, id, std::move(fault));
      }
    }
    const auto by = Said(*menu_map_, row, "inspector", entry);
    if (by && !by->empty()) {
      item.tick_by = *by;
    } else if (item.tick != before) {
      item.tick_by = facts.by;
    }
    return Proofs(*menu_map_, row, entry, item.proofs);
  }

  // True if somebody wrote something into the form's row.
  bool IsFilled(const Entry& entry) const {
    if (!entry.menu.empty()) return true;
    if (entry.row == nullptr) return false;
    for (const char* column : {"last_post", "subject", "nature", "interaction", "filed", "veto",
                               "found", "proof", "note"}) {
      if (!Text(*map_, *entry.row, column).empty()) return true;
    }
    return false;
  }

  Result<FormAccount> Record(Entry& entry) {
    FormAccount done;
    done.name = entry.name;
    if (entry.account != nullptr) done.account = entry.account->id;
    if (entry.wrong) {
      done.action = FormAction::kWrong;
      return done;
    }
    if (!IsFilled(entry)) return done;
    if (const Status may = MayAnswer(database_, desk_.context, entry.account->id, who_); !may) {
      return NotTheirs(entry, may.error(), std::move(done));
    }
    XC_ASSIGN_OR_RETURN(const Answers answers, ReadAnswers(entry));
    // What is wrong is found while the facts are filled; then nothing is kept of them.
    const auto fill = [&](model::AccountFacts& facts) -> Status {
      if (entry.row != nullptr) XC_TRY(FillAccount(entry, facts));
      for (const sheets::Row* row : entry.menu) XC_TRY(FillMenu(entry, *row, facts));
      if (entry.wrong) return InvalidArgument(kRolledBack);
      return Ok();
    };
    auto recorded = RecordAccount(database_, rules_, desk_, entry.account->id, request_.round,
                                  title_, who_, fill);
    if (!recorded) {
      if (!entry.wrong && recorded.error().code == ErrorCode::kInvalidArgument) {
        Fault(entry.row == nullptr ? *menu_map_ : *map_,
              entry.row == nullptr ? *entry.menu.front() : *entry.row, "",
              {"account_form.refused", {{"why", recorded.error().message}}});
      } else if (!entry.wrong) {
        return recorded.error();
      }
      done.action = FormAction::kWrong;
      return done;
    }
    done.added = recorded->added;
    done.apart = recorded->judgement.apart_why;
    XC_ASSIGN_OR_RETURN(const bool answered, Answer(answers, *recorded, done));
    done.action = recorded->changed || answered ? FormAction::kWritten : FormAction::kSame;
    return done;
  }

  // A row that its sender may not fill in stands in every whole form: as it was exported it says
  // nothing.
  Result<FormAccount> NotTheirs(Entry& entry, const Error& why, FormAccount done) {
    XC_ASSIGN_OR_RETURN(const bool untouched, IsAsExported(entry));
    done.action = untouched ? FormAction::kSame : FormAction::kWrong;
    if (!untouched) {
      Fault(entry.row == nullptr ? *menu_map_ : *map_,
            entry.row == nullptr ? *entry.menu.front() : *entry.row, "",
            {"account_form.refused", {{"why", why.message}}});
    }
    return done;
  }

  // True if every cell that is filled in says what the form would show now.
  Result<bool> IsAsExported(const Entry& entry) {
    const std::string& id = entry.account->id;
    XC_ASSIGN_OR_RETURN(const auto stored, store::DeskStore(database_).FindFacts(
                                               desk_.context.campaign.id, id, request_.round));
    const model::AccountFacts facts = stored ? *stored : model::AccountFacts();
    if (entry.row != nullptr) {
      XC_ASSIGN_OR_RETURN(const auto rows,
                          RowsFor(database_, rules_, desk_.context, id, request_.round));
      const auto texts = AccountTexts(*entry.account, facts, rows, desk_.context.all, words_);
      if (!SaysNothingElse(*map_, *entry.row, AccountColumns(), texts)) return false;
    }
    return std::all_of(entry.menu.begin(), entry.menu.end(), [&](const sheets::Row* row) {
      const std::vector<std::string> path = SplitPath(Text(*menu_map_, *row, "path"));
      const auto item = std::find_if(facts.menu.begin(), facts.menu.end(),
                                     [&](const model::MenuItem& one) { return one.path == path; });
      return item != facts.menu.end() && SaysNothingElse(*menu_map_, *row, MenuColumns(),
                                                         MenuTexts(*entry.account, *item, words_));
    });
  }

  static bool SaysNothingElse(const sheets::HeaderMap& map, const sheets::Row& row,
                              const std::vector<FormColumn>& columns,
                              const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string text = Text(map, row, columns[i].id);
      if (text.empty() || Folded(text) == Folded(texts[i])) continue;
      const auto day = columns[i].day ? DayOf(text.substr(0, text.find(' '))) : std::nullopt;
      if (!day || *day != texts[i]) return false;
    }
    return true;
  }

  // What the form's row says of the check record.
  struct Answers {
    std::vector<std::string> found;  // indicators
    model::RowAnswer rest = model::RowAnswer::kOpen;
  };
  Result<Answers> ReadAnswers(Entry& entry) {
    Answers answers;
    if (entry.row == nullptr) return answers;
    XC_ASSIGN_OR_RETURN(const auto rows, RowsFor(database_, rules_, desk_.context,
                                                 entry.account->id, request_.round));
    const std::string found = Said(*map_, *entry.row, "found", entry).value_or("");
    for (const std::string& id : SplitList(found)) {
      const auto row = std::find_if(rows.begin(), rows.end(), [&](const model::RecordRow& one) {
        return Folded(one.indicator) == Folded(id);
      });
      if (row == rows.end()) {
        entry.wrong = true;
        Fault(*map_, *entry.row, "found", {"account_form.no_row", {{"value", id}}});
        continue;
      }
      answers.found.push_back(row->indicator);
    }
    const std::string said = Said(*map_, *entry.row, "veto", entry).value_or("");
    if (said.empty()) return answers;
    if (!model::RowAnswerFromName(words_.ValueOf("row_answer", said), answers.rest)) {
      entry.wrong = true;
      Fault(*map_, *entry.row, "veto",
            {"inventory.bad_choice", {{"value", said}, {"choices", words_.Choices("row_answer")}}});
    } else if (answers.rest == model::RowAnswer::kFound) {
      entry.wrong = true;
      const sheets::HeaderField* which = kinds_.account().Find("found");
      Fault(*map_, *entry.row, "veto",
            {"account_form.found_which",
             {{"value", said}, {"column", which == nullptr ? "" : which->title}}});
    }
    return answers;
  }

  // True if it changed something.
  Result<bool> Answer(const Answers& answers, const AccountRecorded& recorded, FormAccount& done) {
    const std::string& by = recorded.facts.by;
    std::vector<model::RecordRow> rows = recorded.rows;
    for (model::RecordRow& row : rows) {
      const bool found = std::find(answers.found.begin(), answers.found.end(), row.indicator) !=
                         answers.found.end();
      const bool not_checked =
          answers.rest == model::RowAnswer::kNotChecked && row.person == model::RowAnswer::kOpen;
      if (found ? row.person == model::RowAnswer::kFound : !not_checked) continue;
      XC_TRY(workflow::Answer(row, found ? model::RowAnswer::kFound : answers.rest, by,
                              recorded.facts.at, row.note));
    }
    if (answers.rest == model::RowAnswer::kNotFound) {
      XC_ASSIGN_OR_RETURN(done.left_open, workflow::AnswerAllNotFound(rows, by, recorded.facts.at));
    }
    bool changed = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      changed |= store::WriteRecord(rows[i]) != store::WriteRecord(recorded.rows[i]);
    }
    if (!changed) return false;
    WorkLog log(database_, who_);
    XC_TRY(SaveRows(database_, recorded.rows, rows, log));
    XC_TRY(log.Write());
    return true;
  }

  store::Connection& database_;
  const WorkRules& rules_;
  const AccountDesk& desk_;
  const RegisterWords& words_;
  const FormKinds& kinds_;
  FieldContext fields_;
  const FormRequest& request_;
  const std::function<std::string(const model::Message&)>& title_;
  const Who& who_;
  const sheets::HeaderMap* map_ = nullptr;
  const sheets::HeaderMap* menu_map_ = nullptr;
  std::string sheet_;
  std::string menu_sheet_;
  std::vector<Entry> entries_;
  FormTaken taken_;
};

}  // namespace

Result<FormTaken> ImportAccounts(store::Connection& database, const WorkRules& rules,
                                 const Resources& resources, const FormRequest& request,
                                 const std::function<std::string(const model::Message&)>& title,
                                 const Who& who) {
  XC_ASSIGN_OR_RETURN(const RegisterWords words, RegisterWords::Load(resources));
  XC_ASSIGN_OR_RETURN(const FormKinds kinds, LoadFormKinds(resources));
  XC_ASSIGN_OR_RETURN(const sheets::Workbook workbook, sheets::ReadSheetFile(request.file));
  XC_ASSIGN_OR_RETURN(const sheets::Sheet* const sheet,
                      sheets::ChooseSheet(workbook, kinds.account()));
  const sheets::HeaderMap map(*sheet, kinds.account(), workbook.file);
  XC_TRY(map.Check());
  // The sheet of menu entries may be missing; it has a column that the other one has not.
  const sheets::Sheet* menu_sheet = nullptr;
  std::optional<sheets::HeaderMap> menu;
  for (const sheets::Sheet& one : workbook.sheets) {
    if (&one == sheet) continue;
    const sheets::HeaderMap candidate(one, kinds.menu(), workbook.file);
    if (!candidate.Has("path") || !candidate.Check()) continue;
    menu_sheet = &one;
    menu.emplace(one, kinds.menu(), workbook.file);
    break;
  }
  std::optional<FormTaken> taken;
  const Status done = store::InTransaction(database, [&]() -> Status {
    XC_ASSIGN_OR_RETURN(const AccountDesk desk,
                        LoadAccountDesk(database, resources, request.campaign));
    XC_TRY(MayWrite(desk.context.campaign, WorkPart::kInspecting));
    FormImporter importer(database, rules, desk, words, kinds, request, title, who);
    XC_ASSIGN_OR_RETURN(taken, importer.Take(map, sheet->name(), menu ? &*menu : nullptr,
                                             menu_sheet == nullptr ? "" : menu_sheet->name()));
    // What was tried is taken back by rolling back.
    if (!taken->written) return Unavailable(kRolledBack);
    return Ok();
  });
  if (!done && !(taken && !taken->written && done.error().message == kRolledBack)) {
    return done.error();
  }
  taken->unknown_columns = map.NotRead();
  taken->notes = workbook.notes;
  return *std::move(taken);
}

}  // namespace xuncha::app
