// SPDX-License-Identifier: Apache-2.0
#include "bulletin/self_audit.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/toml.h"
#include "bulletin/binder.h"
#include "bulletin/lint.h"
#include "bulletin/phrases.h"
#include "bulletin/plain_text.h"
#include "bulletin/suggest.h"
#include "bulletin/wording.h"

namespace xuncha::bulletin {
namespace {

// What is printed as open, or its fix not verified.
std::vector<const ProblemRow*> Printed(const Inputs& inputs) {
  std::vector<const ProblemRow*> rows;
  for (const ProblemRow& row : inputs.problems) {
    if (row.counted && row.standing == Standing::kOpen) rows.push_back(&row);
  }
  return rows;
}

class Audit {
 public:
  explicit Audit(std::vector<AuditFault>& faults) : faults_(faults) {}
  void Add(const char* key, std::vector<std::string> records, bool blocks = true) {
    if (records.empty()) return;
    const std::string n = std::to_string(records.size());
    faults_.push_back({blocks, {key, {{"n", n}}}, std::move(records)});
  }

 private:
  std::vector<AuditFault>& faults_;
};

void AuditProblems(const Inputs& inputs, const AuditRules& rules, TimeMs now, Audit& audit) {
  std::vector<std::string> stale, disputed, bare;
  const TimeMs oldest = now - rules.last_look_days * kMsPerDay;
  for (const ProblemRow* row : Printed(inputs)) {
    const std::string& name = row->number.empty() ? row->id : row->number;
    if (row->last_looked < oldest) stale.push_back(name);
    if (row->disputed) disputed.push_back(name);
    if (!row->evidence) bare.push_back(name);
  }
  audit.Add("audit.last_look", std::move(stale));
  audit.Add("audit.disputed", std::move(disputed));
  audit.Add("audit.no_evidence", std::move(bare));
}

// The subjects that an annex names in its rows; nothing where it does not stand there.
std::optional<std::set<std::string>> SubjectsListed(const model::BulletinDocument& document,
                                                    const std::string& table) {
  const bool stands = std::any_of(
      document.annexes.begin(), document.annexes.end(), [&](const model::TextAnnex& annex) {
        return std::any_of(annex.tables.begin(), annex.tables.end(),
                           [&](const model::TextTable& one) { return one.id == table; });
      });
  if (!stands) return std::nullopt;
  std::set<std::string> listed;
  for (const model::BoundValue& value : document.values) {
    if (!value.name.starts_with(table + ".") || !value.name.ends_with(".name")) continue;
    listed.insert(value.records.begin(), value.records.end());
  }
  return listed;
}

// Who has an open problem, by the figures, stands in the annex with it, and by id: as many rows may
// be other rows.
void AuditListed(const model::BulletinDocument& document, const Inputs& inputs, Audit& audit) {
  const auto sites = SubjectsListed(document, "annex.sites");
  const auto accounts = SubjectsListed(document, "annex.accounts");
  std::vector<std::string> unlisted;
  for (const ProblemRow* row : Printed(inputs)) {
    if (!row->on_account && (row->of_another || row->subject.starts_with("u-"))) continue;
    const auto& listed = row->on_account ? accounts : sites;
    if (listed && !listed->contains(row->subject)) {
      unlisted.push_back(row->number.empty() ? row->id : row->number);
    }
  }
  audit.Add("audit.unlisted", std::move(unlisted));
}

// Yearly reports that nobody has found are nobody's fault before a person has looked.
void AuditReports(const Inputs& inputs, Audit& audit) {
  std::vector<std::string> units;
  for (const DisclosureRow& row : inputs.disclosure) {
    if (row.report && row.report->standing == ReportStanding::kNotFound) {
      units.push_back(row.name);
    }
  }
  audit.Add("audit.report_not_found", std::move(units), false);
}

// A commended unit with an open problem of that kind.
void AuditCommended(const Inputs& inputs, Audit& audit) {
  std::vector<std::string> sites, accounts;
  const auto has_open = [&](const Named& named, bool on_account) {
    return std::any_of(inputs.problems.begin(), inputs.problems.end(), [&](const ProblemRow& row) {
      return row.counted && row.standing == Standing::kOpen && row.on_account == on_account &&
             (row.unit == named.name || (row.subject == named.id && !row.of_another));
    });
  };
  for (const Named& named : inputs.choices.commended_sites) {
    if (has_open(named, false)) sites.push_back(named.name);
  }
  for (const Named& named : inputs.choices.commended_accounts) {
    if (has_open(named, true)) accounts.push_back(named.name);
  }
  audit.Add("audit.commended_sites", std::move(sites), false);
  audit.Add("audit.commended_accounts", std::move(accounts), false);
  audit.Add("audit.named_both_ways", NamedBothWays(inputs, inputs.choices), false);
}

// The result of a site or an account: qualified or not.
bool PrintsVerdict(const model::TextRun& run) { return run.value.ends_with(".result"); }

// True if it prints one value and, but for a stop, no word beside it.
bool IsBare(const Runs& runs) {
  std::size_t values = 0;
  for (const model::TextRun& run : runs) {
    if (!run.value.empty()) {
      ++values;
    } else if (run.text != "。") {
      return false;
    }
  }
  return values == 1;
}

// Wording with digits of its own, runs that do not print their value, names that are nobody's.
void AuditRuns(const model::BulletinDocument& document, Audit& audit) {
  std::map<std::string_view, const model::BoundValue*> values;
  for (const model::BoundValue& value : document.values) values.emplace(value.name, &value);
  std::vector<std::string> unbound, different, nameless;
  const auto look = [&](const Runs& runs, bool wording) {
    for (const model::TextRun& run : runs) {
      if (run.value.empty()) {
        if (wording && std::any_of(run.text.begin(), run.text.end(), IsDigit)) {
          unbound.push_back(run.text);
        }
        continue;
      }
      const auto found = values.find(run.value);
      if (found == values.end() || found->second->text != run.text) different.push_back(run.value);
      if (run.text.empty()) nameless.push_back(run.value);
    }
  };
  look(document.title, true);
  for (const model::TextParagraph& paragraph : document.paragraphs) look(paragraph.runs, true);
  for (const model::TextAnnex& annex : document.annexes) {
    look(annex.title, true);
    for (const model::TextTable& table : annex.tables) {
      for (const model::TableRow& row : table.rows) {
        for (const model::TableCell& cell : row.cells) {
          look(cell.runs, false);
          for (const model::TextRun& run : cell.runs) {
            if (PrintsVerdict(run) && !IsBare(cell.runs)) different.push_back(run.value);
          }
        }
      }
    }
  }
  audit.Add("audit.value_differs", std::move(different));
  audit.Add("audit.no_name", std::move(nameless));
  audit.Add("audit.unbound_number", std::move(unbound), false);
}

// True if it reads as a name in braces that nothing was filled in for: {report.due}.
bool HoldsPlaceholder(std::string_view text) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || IsDigit(c) || c == '.' || c == '_';
  };
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    std::size_t end = open + 1;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end > open + 1 && end < text.size() && text[end] == '}') return true;
  }
  return false;
}

// What the document prints as it was found on pages: a page may hold braces, too.
bool IsFound(const model::BoundValue& value) {
  return value.name.starts_with("annex.") || value.name.starts_with("open.");
}

void AuditPlaceholders(const model::BulletinDocument& document, Audit& audit) {
  std::vector<std::string> places;
  // Of the template and the office, where no brace has anything to do.
  const auto words = [&](const std::string& text) {
    if (text.find_first_of("{}") != std::string::npos) places.push_back(text);
  };
  const auto runs = [&](const Runs& all) {
    for (const model::TextRun& run : all) {
      if (run.value.empty()) words(run.text);
    }
  };
  for (const std::string* text : {&document.red_head, &document.addressees, &document.signature,
                                  &document.copies_to, &document.printed_by}) {
    words(*text);
  }
  runs(document.title);
  for (const model::TextParagraph& paragraph : document.paragraphs) {
    words(paragraph.lead);
    runs(paragraph.runs);
  }
  for (const model::TextAnnex& annex : document.annexes) {
    runs(annex.title);
    for (const model::TextTable& table : annex.tables) {
      words(table.caption);
      for (const model::TableColumn& column : table.columns) words(column.title);
      for (const model::TableRow& row : table.rows) {
        // What pages say stands in cells, too: there a brace may be the page's own.
        for (const model::TableCell& cell : row.cells) {
          const std::string text = TextOf(cell.runs);
          const std::vector<std::string> names = NamesIn(text);
          if (std::any_of(names.begin(), names.end(), IsKnownPhrase)) places.push_back(text);
        }
      }
    }
  }
  for (const model::BoundValue& value : document.values) {
    if (!IsFound(value) && HoldsPlaceholder(value.text)) places.push_back(value.text);
  }
  audit.Add("audit.placeholder", std::move(places));
}

void AuditPeriods(const Inputs& inputs, const std::string& today, Audit& audit) {
  const model::Campaign& campaign = inputs.campaign;
  std::vector<std::string> wrong;
  const auto look = [&](const model::Window& window, const std::string& name) {
    if (!window.from.empty() && window.from > window.until) wrong.push_back(name);
  };
  look(campaign.self_check, "self_check");
  for (std::size_t i = 0; i < campaign.rounds.size(); ++i) {
    look(campaign.rounds[i], "round " + std::to_string(i + 1));
    if (i > 0 && campaign.rounds[i].from < campaign.rounds[i - 1].until) {
      wrong.push_back("round " + std::to_string(i + 1));
    }
  }
  const auto before = [&](const std::string& day, const std::string& other, const char* name) {
    if (!day.empty() && !other.empty() && day < other) wrong.emplace_back(name);
  };
  if (!campaign.rounds.empty()) {
    before(campaign.rounds.front().from, campaign.self_check.until, "self_check");
    before(inputs.as_of, campaign.rounds.front().from, "as_of");
  }
  before(campaign.report_due, inputs.as_of, "report_due");
  audit.Add("audit.period", std::move(wrong));
  // What is told of a day cannot be true before that day has come.
  std::vector<std::string> future;
  for (const std::string& day : {inputs.as_of, inputs.portal ? inputs.portal->until : ""}) {
    if (day > today) future.push_back(day);
  }
  for (const AccountMove& move : inputs.moves) {
    if (move.day > today) future.push_back(move.name + " " + move.day);
  }
  audit.Add("audit.future", std::move(future));
}

// problems.class.blank of problems.class.*: step by step.
bool Fits(std::string_view pattern, std::string_view name) {
  while (true) {
    const std::size_t step = std::min(pattern.find('.'), pattern.size());
    const std::size_t part = std::min(name.find('.'), name.size());
    if (pattern.substr(0, step) != "*" && pattern.substr(0, step) != name.substr(0, part)) {
      return false;
    }
    if (step == pattern.size() || part == name.size()) {
      return step == pattern.size() && part == name.size();
    }
    pattern.remove_prefix(step + 1);
    name.remove_prefix(part + 1);
  }
}

void AuditSums(const model::BulletinDocument& document, const AuditRules& rules, Audit& audit) {
  std::vector<std::string> wrong;
  for (const SumRule& rule : rules.sums) {
    const model::BoundValue* total = nullptr;
    std::int64_t sum = 0;
    std::size_t met = 0;
    std::vector<bool> there(rule.parts.size(), false);
    for (const model::BoundValue& value : document.values) {
      if (value.kind != model::ValueKind::kCount) continue;
      if (value.name == rule.total) total = &value;
      for (std::size_t i = 0; i < rule.parts.size(); ++i) {
        if (!Fits(rule.parts[i], value.name)) continue;
        sum += value.number;
        if (!there[i]) ++met;
        there[i] = true;
      }
    }
    if (total == nullptr || met == 0) continue;
    const bool whole = met == rule.parts.size() && !rule.at_most;
    if (whole ? sum == total->number : sum <= total->number) continue;
    wrong.push_back(rule.total + " = " + total->text + " / " + std::to_string(sum));
  }
  audit.Add("audit.sum", std::move(wrong));
}

// Names as the register has them on a day.
class NameBook {
 public:
  NameBook(const std::vector<BodyNames>& bodies, const std::string& day) {
    for (const BodyNames& body : bodies) {
      const bool ended = !body.ended.empty() && body.ended <= day;
      Body& one = by_id_[body.id];
      one.ended = ended;
      for (const model::DatedName& name : body.names) {
        const bool holds =
            (name.from.empty() || name.from <= day) && (name.until.empty() || day <= name.until);
        if (holds) one.names.insert(name.name);
        if (body.id.starts_with("u-")) (holds && !ended ? units_ : former_).insert(name.name);
      }
    }
  }

  enum class Word { kRight, kUnknown, kFormer };
  Word Of(const model::BoundValue& value, const AuditRules& rules) const {
    const std::string id = value.records.empty() ? "" : value.records.front();
    const auto fits = [&](const std::string& name) { return Fits(name, value.name); };
    const bool first =
        std::any_of(rules.names_of_bodies.begin(), rules.names_of_bodies.end(), fits);
    const bool body = (value.records.size() == 1 || first) &&
                      (id.starts_with("u-") || id.starts_with("s-") || id.starts_with("a-"));
    if (body) {
      const auto found = by_id_.find(id);
      if (found == by_id_.end()) return Word::kUnknown;
      return found->second.names.contains(value.text) && !found->second.ended ? Word::kRight
                                                                              : Word::kFormer;
    }
    const bool unit = std::any_of(rules.names_of_units.begin(), rules.names_of_units.end(), fits);
    if (!unit || units_.contains(value.text)) return Word::kRight;
    return former_.contains(value.text) ? Word::kFormer : Word::kUnknown;
  }

 private:
  struct Body {
    std::set<std::string> names;
    bool ended = false;
  };
  std::map<std::string, Body> by_id_;
  std::set<std::string> units_, former_;  // names of all units
};

void AuditNames(const model::BulletinDocument& document, const Inputs& inputs,
                const AuditRules& rules, const std::string& today, Audit& audit) {
  if (inputs.bodies.empty()) return;
  const NameBook book(inputs.bodies, today);
  std::vector<std::string> unknown, former;
  const auto once = [](std::vector<std::string>& list, const std::string& text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
  };
  for (const model::BoundValue& value : document.values) {
    if (value.kind != model::ValueKind::kName) continue;
    const NameBook::Word word = book.Of(value, rules);
    if (word == NameBook::Word::kUnknown) once(unknown, value.text);
    if (word == NameBook::Word::kFormer) once(former, value.text);
  }
  audit.Add("audit.unknown_name", std::move(unknown));
  audit.Add("audit.former_name", std::move(former));
}

}  // namespace

Result<AuditRules> ParseAuditRules(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  AuditRules rules;
  std::int64_t days = rules.last_look_days;
  reader.GetInteger("last_look_days", days, 0, 366);
  reader.Get("names_of_bodies", rules.names_of_bodies);
  reader.Get("names_of_units", rules.names_of_units);
  for (const TomlValue* table : reader.Tables("sum")) {
    TomlReader sum(*table, file, "sum");
    SumRule& rule = rules.sums.emplace_back();
    sum.Get("total", rule.total);
    sum.Get("parts", rule.parts);
    sum.Get("at_most", rule.at_most);
    XC_TRY(sum.Finish());
    if (rule.total.empty() || rule.parts.empty()) {
      return TomlError(file, *table, "a [[sum]] wants total and parts");
    }
  }
  XC_TRY(reader.Finish());
  rules.last_look_days = static_cast<int>(days);
  return rules;
}

std::vector<AuditFault> SumFaults(const model::BulletinDocument& document,
                                  const AuditRules& rules) {
  std::vector<AuditFault> faults;
  Audit audit(faults);
  AuditSums(document, rules, audit);
  return faults;
}

std::vector<AuditFault> SelfAudit(const model::BulletinDocument& document, const Inputs& inputs,
                                  const LintRules& lint, const AuditRules& rules, TimeMs now) {
  std::vector<AuditFault> faults;
  Audit audit(faults);
  AuditProblems(inputs, rules, now, audit);
  const std::string today = FormatDay(ChinaDay(now));
  AuditPeriods(inputs, today, audit);
  AuditRuns(document, audit);
  AuditPlaceholders(document, audit);
  AuditSums(document, rules, audit);
  AuditListed(document, inputs, audit);
  AuditNames(document, inputs, rules, today, audit);
  for (LintItem& item : Lint(BlocksOf(document), lint)) {
    faults.push_back({item.error, std::move(item.message), std::move(item.places)});
  }
  AuditCommended(inputs, audit);
  AuditReports(inputs, audit);
  return faults;
}

}  // namespace xuncha::bulletin
