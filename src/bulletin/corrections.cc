// SPDX-License-Identifier: Apache-2.0
#include "bulletin/corrections.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "bulletin/compose.h"

namespace xuncha::bulletin {
namespace {

using model::BulletinDocument;

Letters WithBlanks(std::string_view text) {
  Letters letters;
  while (!text.empty()) letters.push_back(NextCodePoint(text));
  return letters;
}

std::string Utf8(const Letters& letters) {
  std::string text;
  for (const char32_t c : letters) AppendUtf8(text, c);
  return text;
}

// The clause around the run at `at`, as runs.
Runs ClauseOf(const Runs& runs, std::size_t at, const Letters& stops) {
  const auto is_stop = [&](char32_t c) { return stops.find(c) != Letters::npos; };
  Runs clause = {runs[at]};
  for (std::size_t i = at; i-- > 0;) {
    const Letters letters = WithBlanks(runs[i].text);
    const auto stop = std::find_if(letters.rbegin(), letters.rend(), is_stop);
    const auto size = static_cast<std::size_t>(stop - letters.rbegin());
    if (stop == letters.rend()) {
      clause.insert(clause.begin(), runs[i]);
      continue;
    }
    if (size > 0) clause.insert(clause.begin(), {Utf8(letters.substr(letters.size() - size)), ""});
    break;
  }
  for (std::size_t i = at + 1; i < runs.size(); ++i) {
    const Letters letters = WithBlanks(runs[i].text);
    const auto stop = std::find_if(letters.begin(), letters.end(), is_stop);
    if (stop == letters.end()) {
      clause.push_back(runs[i]);
      continue;
    }
    const auto size = static_cast<std::size_t>(stop - letters.begin());
    if (size > 0) clause.push_back({Utf8(letters.substr(0, size)), ""});
    break;
  }
  return clause;
}

struct Spot {
  bool title = false;
  Runs clause;
};

// Where the text prints each value first; annexes apart.
std::map<std::string, Spot> SpotsOf(const BulletinDocument& document, const Letters& stops) {
  std::map<std::string, Spot> spots;
  const auto add = [&](const Runs& runs, bool title) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if (runs[i].value.empty() || spots.contains(runs[i].value)) continue;
      spots[runs[i].value] = {title, ClauseOf(runs, i, stops)};
    }
  };
  for (const model::TextParagraph& paragraph : document.paragraphs) add(paragraph.runs, false);
  add(document.title, true);
  return spots;
}

// The names in the order of their first print: the issued ones, then what is only in the right one.
std::vector<std::string> NamesOf(const BulletinDocument& issued, const BulletinDocument& right) {
  std::vector<std::string> names;
  std::set<std::string> known;
  for (const BulletinDocument* document : {&issued, &right}) {
    for (const model::BoundValue& value : document->values) {
      if (known.insert(value.name).second) names.push_back(value.name);
    }
  }
  return names;
}

class Lines {
 public:
  Lines(const BulletinDocument& issued, const BulletinDocument& right,
        const std::vector<std::string>& names, const CorrectionWords& words)
      : issued_(issued), right_(right), wanted_(names.begin(), names.end()), words_(words) {}

  std::vector<CorrectedLine> Take() {
    AddText();
    for (const model::TextAnnex& annex : issued_.annexes) {
      for (const model::TextTable& table : annex.tables) {
        AddTable(annex, table, TableIn(right_, table.id));
      }
    }
    for (const model::TextAnnex& annex : right_.annexes) {
      for (const model::TextTable& table : annex.tables) {
        if (TableIn(issued_, table.id) == nullptr) AddTable(annex, {}, &table);
      }
    }
    return std::move(lines_);
  }

 private:
  static const model::TextTable* TableIn(const BulletinDocument& document, const std::string& id) {
    for (const model::TextAnnex& annex : document.annexes) {
      for (const model::TextTable& table : annex.tables) {
        if (table.id == id) return &table;
      }
    }
    return nullptr;
  }

  bool Wanted(const Runs& wrong, const Runs& right) const {
    if (wanted_.empty()) return true;
    const auto named = [&](const model::TextRun& run) { return wanted_.contains(run.value); };
    return std::any_of(wrong.begin(), wrong.end(), named) ||
           std::any_of(right.begin(), right.end(), named);
  }

  void Add(std::string place, std::string wrong, Runs right) {
    const bool known = std::any_of(lines_.begin(), lines_.end(), [&](const CorrectedLine& line) {
      return line.place == place && line.wrong == wrong && TextOf(line.right) == TextOf(right);
    });
    if (!known) lines_.push_back({std::move(place), std::move(wrong), std::move(right)});
  }

  void AddText() {
    const auto before = SpotsOf(issued_, words_.stops);
    const auto after = SpotsOf(right_, words_.stops);
    for (const std::string& name : NamesOf(issued_, right_)) {
      const auto wrong = before.find(name);
      const auto now = after.find(name);
      if (wrong == before.end() && now == after.end()) continue;
      const model::BoundValue* was = FindValue(issued_, name);
      const model::BoundValue* is = FindValue(right_, name);
      const std::string then = was == nullptr || wrong == before.end() ? "" : was->text;
      if (then == (is == nullptr || now == after.end() ? "" : is->text)) continue;
      const Runs gone = wrong == before.end() ? Runs() : wrong->second.clause;
      const Runs come = now == after.end() ? Runs() : now->second.clause;
      if (!wanted_.empty() && !wanted_.contains(name)) continue;
      const bool title = wrong != before.end() ? wrong->second.title : now->second.title;
      Add(title ? words_.title : words_.body, TextOf(gone), come);
    }
  }

  // By the first cell that prints a value: the name.
  static std::string KeyOf(const model::TableRow& row) {
    for (const model::TableCell& cell : row.cells) {
      const bool bound = std::any_of(cell.runs.begin(), cell.runs.end(),
                                     [](const model::TextRun& run) { return !run.value.empty(); });
      if (bound) return TextOf(cell.runs);
    }
    return row.cells.empty() ? "" : TextOf(row.cells.front().runs);
  }

  static Runs AllOf(const model::TableRow& row) {
    Runs runs;
    for (const model::TableCell& cell : row.cells) {
      if (cell.runs.empty()) continue;
      if (!runs.empty()) runs.push_back({" ", ""});
      AppendRuns(runs, cell.runs);
    }
    return runs;
  }

  std::string Place(const std::string& pattern, const model::TextAnnex& annex,
                    const std::string& row, const std::string& column) const {
    return TextOf(FillRuns(pattern, {{"annex", {{std::to_string(annex.number), ""}}},
                                     {"row", {{row, ""}}},
                                     {"column", {{column, ""}}}}));
  }

  void AddTable(const model::TextAnnex& annex, const model::TextTable& wrong,
                const model::TextTable* right) {
    std::map<std::string, const model::TableRow*> now;
    if (right != nullptr) {
      for (const model::TableRow& row : right->rows) now.emplace(KeyOf(row), &row);
    }
    std::set<std::string> kept;
    for (const model::TableRow& row : wrong.rows) {
      const std::string key = KeyOf(row);
      const auto found = now.find(key);
      if (found != now.end()) {
        kept.insert(key);
        AddCells(annex, wrong, key, row, *found->second);
      } else if (Wanted(AllOf(row), {})) {
        Add(Place(words_.row, annex, key, ""), TextOf(AllOf(row)), {});
      }
    }
    if (right == nullptr) return;
    for (const model::TableRow& row : right->rows) {
      const std::string key = KeyOf(row);
      if (kept.contains(key) || !Wanted({}, AllOf(row))) continue;
      Add(Place(words_.row, annex, key, ""), "", AllOf(row));
    }
  }

  void AddCells(const model::TextAnnex& annex, const model::TextTable& table,
                const std::string& key, const model::TableRow& wrong,
                const model::TableRow& right) {
    for (std::size_t i = 0; i < std::min(wrong.cells.size(), right.cells.size()); ++i) {
      const Runs& was = wrong.cells[i].runs;
      const Runs& is = right.cells[i].runs;
      const auto bound = [](const model::TextRun& run) { return !run.value.empty(); };
      const bool serial =
          std::none_of(was.begin(), was.end(), bound) && std::none_of(is.begin(), is.end(), bound);
      if (serial || TextOf(was) == TextOf(is) || !Wanted(was, is)) continue;
      const std::string column = i < table.columns.size() ? table.columns[i].title : "";
      Add(Place(words_.cell, annex, key, column), TextOf(was), is);
    }
  }

  const BulletinDocument& issued_;
  const BulletinDocument& right_;
  const std::set<std::string> wanted_;
  const CorrectionWords& words_;
  std::vector<CorrectedLine> lines_;
};

// Puts the line's values into the paragraph that prints it.
void Bind(const CorrectedLine& line, std::vector<model::TextParagraph>& paragraphs) {
  const std::string text = TextOf(line.right);
  if (text.empty()) return;
  for (model::TextParagraph& paragraph : paragraphs) {
    for (std::size_t i = 0; i < paragraph.runs.size(); ++i) {
      const std::string words = paragraph.runs[i].text;
      // The last: the clause as it was issued stands before it.
      const std::size_t at = words.rfind(text);
      const bool whole = words.find(line.place) != std::string::npos &&
                         words.find(line.wrong) != std::string::npos;
      if (!paragraph.runs[i].value.empty() || at == std::string::npos || !whole) continue;
      Runs runs = {{words.substr(0, at), ""}};
      AppendRuns(runs, line.right);
      runs.push_back({words.substr(at + text.size()), ""});
      paragraph.runs.erase(paragraph.runs.begin() + static_cast<std::ptrdiff_t>(i));
      paragraph.runs.insert(paragraph.runs.begin() + static_cast<std::ptrdiff_t>(i), runs.begin(),
                            runs.end());
      return;
    }
  }
}

}  // namespace

std::vector<CorrectedLine> CorrectedLines(const BulletinDocument& issued,
                                          const BulletinDocument& right,
                                          const std::vector<std::string>& names,
                                          const CorrectionWords& words) {
  return Lines(issued, right, names, words).Take();
}

Result<BulletinDocument> ComposeCorrection(const PaperTemplate& paper, PaperFacts facts,
                                           const std::vector<CorrectedLine>& lines,
                                           const BulletinDocument& right) {
  PaperList& list = facts.lists["lines"];
  list.fields = {"place", "wrong", "right"};
  for (const CorrectedLine& line : lines) {
    list.rows.push_back(
        {{"place", line.place}, {"wrong", line.wrong}, {"right", TextOf(line.right)}});
  }
  XC_ASSIGN_OR_RETURN(model::Bulletin composed, ComposePaper(paper, facts));
  BulletinDocument document = std::move(composed.document);
  document.form = "correction";
  std::set<std::string> bound;
  for (const CorrectedLine& line : lines) {
    Bind(line, document.paragraphs);
    for (const model::TextRun& run : line.right) {
      const model::BoundValue* value = FindValue(right, run.value);
      if (value != nullptr && bound.insert(run.value).second) document.values.push_back(*value);
    }
  }
  return document;
}

}  // namespace xuncha::bulletin
