// SPDX-License-Identifier: Apache-2.0
#include "bulletin/compose.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "bulletin/annexes.h"
#include "bulletin/fill.h"
#include "bulletin/number_words.h"
#include "bulletin/phrases.h"

namespace xuncha::bulletin {
namespace {

using model::BulletinDocument;
using model::ParagraphRole;
using model::TextParagraph;

// Numbers headings and holds each back until something stands under it.
class Body {
 public:
  explicit Body(std::vector<TextParagraph>& out) : out_(out) {}

  void Add(const WordingParagraph& wording, std::string lead, Runs runs) {
    TextParagraph paragraph;
    paragraph.role = wording.role;
    paragraph.block = wording.block;
    paragraph.lead = std::move(lead);
    paragraph.runs = std::move(runs);
    switch (wording.role) {
      case ParagraphRole::kHeading1:
        first_ = std::move(paragraph);
        second_.runs.clear();
        return;
      case ParagraphRole::kHeading2:
        second_ = std::move(paragraph);
        return;
      default:
        break;
    }
    Flush(first_, false);
    Flush(second_, true);
    if (paragraph.role == ParagraphRole::kLead2) {
      paragraph.lead = "（" + HeadingNumber(++level2_) + "）" + paragraph.lead;
      level3_ = 0;
    } else if (paragraph.role == ParagraphRole::kLead3) {
      paragraph.lead = std::to_string(++level3_) + ". " + paragraph.lead;
    }
    out_.push_back(std::move(paragraph));
  }

 private:
  void Flush(TextParagraph& heading, bool second) {
    if (heading.runs.empty()) return;
    std::string number;
    if (second) {
      number = "（" + HeadingNumber(++level2_) + "）";
    } else {
      number = HeadingNumber(++level1_) + "、";
      level2_ = 0;
    }
    level3_ = 0;
    heading.runs.insert(heading.runs.begin(), {number, ""});
    out_.push_back(std::move(heading));
    heading = {};
  }

  std::vector<TextParagraph>& out_;
  TextParagraph first_, second_;  // held back; without runs = none
  int level1_ = 0, level2_ = 0, level3_ = 0;
};

// Where a demand's lead ends, its first sentence: 强化管理。各单位要… 0 = it has none. A sentence
// that prints values is text.
std::size_t LeadOf(const WordingParagraph& wording, const std::string& demand) {
  constexpr std::string_view kStop = "。";
  if (wording.role != ParagraphRole::kLead2 && wording.role != ParagraphRole::kLead3) return 0;
  const std::size_t stop = demand.find(kStop);
  if (stop == std::string::npos || demand.find('{') < stop) return 0;
  return stop + kStop.size();
}

// A demand of the template that mentions what the records do not give is left out as any text of
// it; one that the office wrote itself is never dropped without a word.
Status AddDemands(const WordingParagraph& wording, const std::vector<std::string>& demands,
                  bool own, const Phrases& phrases, Body& body) {
  for (const std::string& demand : demands) {
    const std::size_t end = LeadOf(wording, demand);
    const auto runs = FillFragment({demand.substr(end), {}, {}}, phrases);
    if (runs) {
      body.Add(wording, demand.substr(0, end), *runs);
      continue;
    }
    if (!own) continue;
    for (const std::string& name : NamesIn(demand)) {
      if (phrases.contains(name)) continue;
      return InvalidArgument("demands: nothing is known for {" + name +
                             "}; give it, or say it in words");
    }
  }
  return Ok();
}

Status AddParagraphs(const Wording& wording, const Inputs& inputs, const Phrases& phrases,
                     std::vector<TextParagraph>& out) {
  Body body(out);
  for (const WordingParagraph& paragraph : wording.paragraphs) {
    if (paragraph.each == "demands") {
      const auto& own = inputs.choices.demands;
      XC_TRY(
          AddDemands(paragraph, own.empty() ? wording.demands : own, !own.empty(), phrases, body));
      continue;
    }
    Runs runs;
    for (const Fragment& fragment : paragraph.fragments) {
      if (const auto filled = FillFragment(fragment, phrases)) AppendRuns(runs, *filled);
    }
    if (!runs.empty()) body.Add(paragraph, paragraph.lead, std::move(runs));
  }
  return Ok();
}

void NoteRuns(const Runs& runs, std::vector<std::string>& names) {
  for (const model::TextRun& run : runs) {
    if (!run.value.empty()) names.push_back(run.value);
  }
}

// Only values that the document prints, in the order in which it first does.
void KeepPrinted(Binder& binder, BulletinDocument& document) {
  std::vector<std::string> names;
  NoteRuns(document.title, names);
  for (const TextParagraph& paragraph : document.paragraphs) NoteRuns(paragraph.runs, names);
  NoteRuns({document.date}, names);
  for (const model::TextAnnex& annex : document.annexes) {
    NoteRuns(annex.title, names);
    for (const model::TextTable& table : annex.tables) {
      for (const model::TableRow& row : table.rows) {
        for (const model::TableCell& cell : row.cells) NoteRuns(cell.runs, names);
      }
    }
  }
  std::set<std::string_view> kept;
  for (const std::string& name : names) {
    if (!kept.insert(name).second) continue;
    if (const model::BoundValue* value = binder.Find(name)) document.values.push_back(*value);
  }
}

}  // namespace

Result<BulletinDocument> Compose(const Inputs& inputs, const Wording& wording,
                                 const LineRules& lines) {
  const Choices& choices = inputs.choices;
  if (choices.issuer.empty()) {
    return InvalidArgument("the bulletin has no issuer: say who issues it (issuer)");
  }
  Binder binder;
  Phrases phrases = MakePhrases(inputs, lines, wording, binder);
  auto annexes = MakeAnnexes(inputs, wording, lines, phrases, binder);
  for (const auto& [phrase, annex] : annexes) {
    const std::string number = annexes.size() == 1 ? "" : std::to_string(annex.number);
    phrases.emplace(phrase, Runs{binder.Words(phrase, model::ValueKind::kText, "附件" + number)});
  }
  BulletinDocument document;
  document.form = wording.form;
  document.red_head = choices.red_head;
  document.title = FillPhrases(wording.title, phrases);
  document.addressees = choices.addressees;
  XC_TRY(AddParagraphs(wording, inputs, phrases, document.paragraphs));
  for (auto& [phrase, annex] : annexes) document.annexes.push_back(std::move(annex));
  document.signature = choices.signature;
  document.copies_to = choices.copies_to;
  document.printed_by = choices.printed_by;
  KeepPrinted(binder, document);
  return document;
}

BulletinDocument Dated(const model::Bulletin& bulletin) {
  BulletinDocument document = bulletin.document;
  if (bulletin.signed_on.empty()) return document;
  std::erase_if(document.values, [](const auto& value) { return value.name == "date"; });
  document.values.push_back(
      {"date", model::ValueKind::kDate, FullDay(bulletin.signed_on), 0, {bulletin.id}});
  document.date = {document.values.back().text, "date"};
  return document;
}

const model::BoundValue* FindValue(const BulletinDocument& document, std::string_view name) {
  const auto found = std::find_if(document.values.begin(), document.values.end(),
                                  [&](const auto& value) { return value.name == name; });
  return found == document.values.end() ? nullptr : &*found;
}

}  // namespace xuncha::bulletin
