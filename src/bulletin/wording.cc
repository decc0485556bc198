// SPDX-License-Identifier: Apache-2.0
#include "bulletin/wording.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "base/toml.h"
#include "bulletin/inputs.h"
#include "bulletin/phrases.h"

namespace xuncha::bulletin {
namespace {

using model::ParagraphRole;

constexpr std::array kRoles{ParagraphRole::kBody,     ParagraphRole::kAddressee,
                            ParagraphRole::kHeading1, ParagraphRole::kHeading2,
                            ParagraphRole::kLead2,    ParagraphRole::kLead3};
constexpr std::int64_t kMostExamples = 100;

Status CheckNames(const std::vector<std::string>& names, const TomlValue& at,
                  const std::string& file) {
  for (const std::string& name : names) {
    if (!IsKnownPhrase(name)) {
      return TomlError(file, at, "{" + name + "} is no phrase that records give");
    }
  }
  return Ok();
}

Result<Fragment> ReadFragment(const TomlValue& item, const std::string& file) {
  Fragment fragment;
  if (item.is(TomlValue::Kind::kString)) {
    fragment.text = item.text;
  } else if (item.is(TomlValue::Kind::kTable)) {
    TomlReader reader(item, file, "text");
    reader.Get("text", fragment.text);
    reader.Get("when", fragment.when);
    reader.Get("unless", fragment.unless);
    XC_TRY(reader.Finish());
  } else {
    return TomlError(file, item, "a fragment is a text, or {text, when, unless}");
  }
  XC_TRY(CheckNames(NamesIn(fragment.text), item, file));
  XC_TRY(CheckNames(fragment.when, item, file));
  XC_TRY(CheckNames(fragment.unless, item, file));
  return fragment;
}

Result<WordingParagraph> ReadParagraph(const TomlValue& table, const std::string& file) {
  TomlReader reader(table, file, "paragraph");
  WordingParagraph paragraph;
  std::string role;
  reader.Get("role", role);
  reader.Get("block", paragraph.block);
  reader.Get("lead", paragraph.lead);
  reader.Get("each", paragraph.each);
  // Mixed texts and tables: taken item by item.
  const TomlValue* text = reader.Any("text");
  if (text != nullptr && text->is(TomlValue::Kind::kArray)) {
    for (const TomlValue& item : text->items) {
      XC_ASSIGN_OR_RETURN(Fragment fragment, ReadFragment(item, file));
      paragraph.fragments.push_back(std::move(fragment));
    }
  }
  XC_TRY(reader.Finish());
  if (!RoleFromName(role, paragraph.role)) {
    return TomlError(file, table, "role is body, addressee, heading1, heading2, lead2 or lead3");
  }
  if (!paragraph.each.empty() && paragraph.each != "demands") {
    return TomlError(file, table, "each knows the list demands only");
  }
  if (paragraph.fragments.empty() && paragraph.each.empty()) {
    return TomlError(file, table, "a [[paragraph]] wants text = [\"…\"]");
  }
  return paragraph;
}

using ReadMoreOf = std::function<Status(TomlReader&)>;

Status ReadAnnex(TomlReader& reader, const char* key, std::size_t columns, const TomlValue& root,
                 const std::string& file, AnnexWording& out, const ReadMoreOf& more = nullptr) {
  const TomlValue* table = reader.Table(key);
  if (table == nullptr) return TomlError(file, root, std::string("wants a table [") + key + "]");
  TomlReader annex(*table, file, key);
  annex.Get("title", out.title);
  annex.Get("columns", out.columns);
  if (more) XC_TRY(more(annex));
  XC_TRY(annex.Finish());
  XC_TRY(CheckNames(NamesIn(out.title), *table, file));
  if (out.title.empty() || out.columns.size() != columns) {
    return TomlError(file, *table,
                     "wants a title and " + std::to_string(columns) + " names of columns");
  }
  return Ok();
}

void ReadStandings(TomlReader& annex, Wording::StandingWords& out) {
  annex.Get("open", out.open);
  annex.Get("claimed", out.claimed);
  annex.Get("fixed", out.fixed);
}

// An annex that a form may do without, and what `more` reads of its table.
Status ReadFree(TomlReader& reader, const char* key, std::size_t columns, const std::string& file,
                AnnexWording& out, const ReadMoreOf& more) {
  const TomlValue* table = reader.Table(key);
  if (table == nullptr) return Ok();
  TomlReader annex(*table, file, key);
  annex.Get("title", out.title);
  annex.Get("columns", out.columns);
  XC_TRY(more(annex));
  XC_TRY(annex.Finish());
  XC_TRY(CheckNames(NamesIn(out.title), *table, file));
  if (out.columns.size() == columns) return Ok();
  return TomlError(file, *table, "wants " + std::to_string(columns) + " names of columns");
}

Status ReadStatistics(TomlReader& reader, const std::string& file, Wording& out) {
  constexpr std::size_t kColumns = 4;
  constexpr std::size_t kGroupColumns = 6;
  XC_TRY(ReadFree(reader, "statistics", kColumns, file, out.statistics,
                  [&](TomlReader& annex) -> Status {
                    annex.Get("figures", out.figures_caption);
                    annex.Get("groups", out.groups_caption);
                    annex.Get("group_columns", out.group_columns);
                    if (out.group_columns.size() == kGroupColumns) return Ok();
                    annex.Fail("group_columns", "wants 6 names of columns");
                    return Ok();
                  }));
  for (const TomlValue* table : reader.Tables("statistic")) {
    TomlReader one(*table, file, "statistic");
    StatisticRule& rule = out.statistic_rules.emplace_back();
    one.Get("name", rule.name);
    one.Get("label", rule.label);
    XC_TRY(one.Finish());
    XC_TRY(CheckNames({rule.name}, *table, file));
    if (rule.label.empty()) return TomlError(file, *table, "a [[statistic]] wants name and label");
  }
  return Ok();
}

// Accounts that moved: words by kind, in the order of MoveKind.
Status ReadMoves(TomlReader& reader, const std::string& file, Wording& out) {
  constexpr std::size_t kColumns = 6;
  return ReadFree(reader, "moves", kColumns, file, out.moves, [&](TomlReader& annex) -> Status {
    for (int kind = 0; kind < kMoveKinds; ++kind) {
      const char* key = Name(static_cast<MoveKind>(kind));
      std::string& word = out.move_words.emplace_back();
      annex.Get(key, word);
      if (word.empty()) annex.Fail(key, "wants a word");
    }
    return Ok();
  });
}

// The annexes that a form may do without.
Status ReadMore(TomlReader& reader, const std::string& file, Wording& out) {
  constexpr std::size_t kMisstatementColumns = 6;
  constexpr std::size_t kScoreColumns = 4;
  constexpr std::size_t kCarriedColumns = 5;
  constexpr std::int64_t kMostPoints = 1'000;
  if (const TomlValue* table = reader.Table("misstatements")) {
    TomlReader annex(*table, file, "misstatements");
    annex.Get("title", out.misstatements.title);
    annex.Get("columns", out.misstatements.columns);
    annex.Get("checks", out.misstatement_checks);
    ReadStandings(annex, out.misstatement_words);
    XC_TRY(annex.Finish());
    XC_TRY(CheckNames(NamesIn(out.misstatements.title), *table, file));
    if (out.misstatements.columns.size() != kMisstatementColumns) {
      return TomlError(file, *table, "wants 6 names of columns");
    }
  }
  if (const TomlValue* table = reader.Table("carried_over")) {
    TomlReader annex(*table, file, "carried_over");
    annex.Get("title", out.carried_over.title);
    annex.Get("columns", out.carried_over.columns);
    ReadStandings(annex, out.carried_words);
    XC_TRY(annex.Finish());
    XC_TRY(CheckNames(NamesIn(out.carried_over.title), *table, file));
    if (out.carried_over.columns.size() != kCarriedColumns) {
      return TomlError(file, *table, "wants 5 names of columns");
    }
  }
  if (const TomlValue* table = reader.Table("scores")) {
    TomlReader annex(*table, file, "scores");
    annex.Get("title", out.scores.title);
    annex.Get("columns", out.scores.columns);
    annex.GetInteger("most", out.most_scores, 1, kMostPoints);
    XC_TRY(annex.Finish());
    XC_TRY(CheckNames(NamesIn(out.scores.title), *table, file));
    if (out.scores.columns.size() != kScoreColumns) {
      return TomlError(file, *table, "wants 4 names of columns");
    }
  }
  XC_TRY(ReadMoves(reader, file, out));
  XC_TRY(ReadStatistics(reader, file, out));
  for (const TomlValue* table : reader.Tables("tier")) {
    TomlReader one(*table, file, "tier");
    ScoreTier& tier = out.tiers.emplace_back();
    one.Get("name", tier.name);
    one.GetInteger("least", tier.least, 0, kMostPoints);
    XC_TRY(one.Finish());
    const std::size_t last = out.tiers.size() - 1;
    if (last > 0 && out.tiers[last - 1].least <= tier.least) {
      return TomlError(file, *table, "the highest [[tier]] comes first");
    }
  }
  return Ok();
}

Status ReadChanges(TomlReader& reader, const std::string& file, ChangeWords& out) {
  if (const TomlValue* words = reader.Table("changes")) {
    TomlReader change(*words, file, "changes");
    change.Get("up", out.up);
    change.Get("down", out.down);
    change.Get("same", out.same);
    change.Get("rate_up", out.rate_up);
    change.Get("rate_down", out.rate_down);
    XC_TRY(change.Finish());
  }
  for (const TomlValue* table : reader.Tables("change")) {
    TomlReader change(*table, file, "change");
    ChangeRule& rule = out.rules.emplace_back();
    change.Get("name", rule.name);
    change.Get("measure", rule.measure);
    XC_TRY(change.Finish());
    XC_TRY(CheckNames({rule.name + kChangeEnding}, *table, file));
    const bool rate = rule.measure.empty();
    if (out.same.empty() || (rate ? out.rate_up.empty() || out.rate_down.empty()
                                  : out.up.empty() || out.down.empty())) {
      return TomlError(file, *table, "wants [changes] with up, down, same, rate_up and rate_down");
    }
  }
  return Ok();
}

}  // namespace

bool RoleFromName(std::string_view name, model::ParagraphRole& out) {
  const auto* const found = std::find_if(
      kRoles.begin(), kRoles.end(), [&](ParagraphRole role) { return model::Name(role) == name; });
  if (found == kRoles.end()) return false;
  out = *found;
  return true;
}

std::vector<std::string> NamesIn(std::string_view pattern) {
  std::vector<std::string> names;
  while (true) {
    const std::size_t open = pattern.find('{');
    if (open == std::string_view::npos) return names;
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) return names;
    names.emplace_back(pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close + 1);
  }
}

Result<Wording> ParseWording(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  Wording wording;
  reader.Get("form", wording.form);
  reader.Get("subject", wording.subject);
  reader.Get("title", wording.title);
  reader.Get("demands", wording.demands);
  reader.Get("departments", wording.departments);
  reader.Get("areas", wording.areas);
  reader.Get("with_reposts", wording.with_reposts);
  reader.Get("without_reposts", wording.without_reposts);
  reader.Get("qualified", wording.qualified);
  reader.Get("unqualified", wording.unqualified);
  reader.Get("unchecked", wording.unchecked);
  reader.Get("apart", wording.apart);
  reader.GetIntegers("over", wording.over);
  reader.GetInteger("under", wording.under, 0, 1'000'000);
  reader.GetInteger("most_examples", wording.most_examples, 1, kMostExamples);
  for (const TomlValue* table : reader.Tables("paragraph")) {
    XC_ASSIGN_OR_RETURN(WordingParagraph paragraph, ReadParagraph(*table, file));
    wording.paragraphs.push_back(std::move(paragraph));
  }
  constexpr std::size_t kSiteColumns = 4;
  constexpr std::size_t kDisclosureColumns = 3;
  XC_TRY(ReadAnnex(reader, "sites", kSiteColumns, root, file, wording.sites));
  XC_TRY(ReadAnnex(reader, "accounts", kSiteColumns, root, file, wording.accounts));
  XC_TRY(ReadAnnex(reader, "disclosure", kDisclosureColumns, root, file, wording.disclosure,
                   [&](TomlReader& annex) -> Status {
                     annex.Get("interpretations", wording.interpretations);
                     annex.Get("interpretation_share", wording.interpretation_share);
                     annex.Get("annual_report", wording.annual_report);
                     annex.Get("on_time", wording.report_on_time);
                     annex.Get("late", wording.report_late);
                     annex.Get("missing", wording.report_missing);
                     return Ok();
                   }));
  XC_TRY(ReadChanges(reader, file, wording.changes));
  XC_TRY(ReadMore(reader, file, wording));
  XC_TRY(reader.Finish());
  XC_TRY(CheckNames(NamesIn(wording.title), root, file));
  for (const std::string& demand : wording.demands) {
    XC_TRY(CheckNames(NamesIn(demand), root, file));
  }
  if (wording.form != "long" && wording.form != "short") {
    return TomlError(file, root, "form is long or short");
  }
  if (wording.title.empty() || wording.paragraphs.empty()) {
    return TomlError(file, root, "wants a title and [[paragraph]]s");
  }
  if (!std::is_sorted(wording.over.rbegin(), wording.over.rend())) {
    return TomlError(file, root, "over: the highest band comes first");
  }
  return wording;
}

}  // namespace xuncha::bulletin
