// SPDX-License-Identifier: Apache-2.0
#include "bulletin/corrections.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "bulletin/compose.h"
#include "bulletin/sentences.h"

namespace xuncha::bulletin {
namespace {

using model::BulletinDocument;

bool IsBound(const model::TextRun& run) { return !run.value.empty(); }

bool HasValue(const Runs& runs) { return std::any_of(runs.begin(), runs.end(), IsBound); }

// The first cell that prints a value: the row's name.
std::string KeyOf(const model::TableRow& row) {
  for (const model::TableCell& cell : row.cells) {
    if (HasValue(cell.runs)) return TextOf(cell.runs);
  }
  return row.cells.empty() ? "" : TextOf(row.cells.front().runs);
}

// The row but for its serial number, which says nothing: rows move.
Runs WordsOf(const model::TableRow& row) {
  Runs runs;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Runs& cell = row.cells[i].runs;
    if (cell.empty() || (i == 0 && row.cells.size() > 1 && !HasValue(cell))) continue;
    if (!runs.empty()) runs.push_back({" ", ""});
    AppendRuns(runs, cell);
  }
  return runs;
}

// A step of a value's name: no dots, no blanks.
std::string Step(const std::string& text) {
  std::string step;
  for (const char c : text) {
    if (c == '.') {
      step += "·";
    } else if (static_cast<unsigned char>(c) > 0x20) {
      step += c;
    }
  }
  return step;
}

bool IsNumber(std::string_view step) {
  return !step.empty() && std::all_of(step.begin(), step.end(), IsDigit);
}

// `name` with its first number behind `table` replaced; "" = it is not of that table.
std::string Renamed(const std::string& name, const std::string& table, const std::string& key) {
  if (!name.starts_with(table + ".") || key.empty()) return "";
  for (std::size_t at = table.size() + 1; at < name.size();) {
    const std::size_t end = std::min(name.find('.', at), name.size());
    if (IsNumber(std::string_view(name).substr(at, end - at))) {
      return name.substr(0, at) + key + name.substr(end);
    }
    at = end + 1;
  }
  return "";
}

// The record that tells rows of one name apart: of the last value of the row.
std::string RecordOf(const model::TableRow& row, const BulletinDocument& document) {
  std::string record;
  for (const model::TableCell& cell : row.cells) {
    for (const model::TextRun& run : cell.runs) {
      const model::BoundValue* value = run.value.empty() ? nullptr : FindValue(document, run.value);
      if (value != nullptr && !value->records.empty()) record = value->records.front();
    }
  }
  return record;
}

template <class Look>
void EachRun(BulletinDocument& document, const Look& look) {
  for (model::TextRun& run : document.title) look(run);
  for (model::TextParagraph& paragraph : document.paragraphs) {
    for (model::TextRun& run : paragraph.runs) look(run);
  }
  for (model::TextAnnex& annex : document.annexes) {
    for (model::TextTable& table : annex.tables) {
      for (model::TableRow& row : table.rows) {
        for (model::TableCell& cell : row.cells) {
          for (model::TextRun& run : cell.runs) look(run);
        }
      }
    }
  }
}

class Lines {
 public:
  Lines(const BulletinDocument& before, const BulletinDocument& after, const CorrectionWords& words)
      : before_(before), after_(after), words_(words) {}

  Result<std::vector<CorrectedLine>> Take() {
    for (ChangedSentence& one : ChangedSentences(before_, after_, words_.stops)) {
      Add(one.title ? words_.title : words_.body, TextOf(one.wrong), std::move(one.right));
    }
    for (const model::TextAnnex& annex : before_.annexes) {
      for (const model::TextTable& table : annex.tables) {
        XC_TRY(AddTable(annex, table, TableIn(after_, table.id)));
      }
    }
    for (const model::TextAnnex& annex : after_.annexes) {
      for (const model::TextTable& table : annex.tables) {
        if (TableIn(before_, table.id) == nullptr) XC_TRY(AddTable(annex, {}, &table));
      }
    }
    return std::move(lines_);
  }

 private:
  using Rows = std::vector<const model::TableRow*>;

  static const model::TextTable* TableIn(const BulletinDocument& document, const std::string& id) {
    for (const model::TextAnnex& annex : document.annexes) {
      for (const model::TextTable& table : annex.tables) {
        if (table.id == id) return &table;
      }
    }
    return nullptr;
  }

  void Add(std::string place, std::string wrong, Runs right) {
    const bool known = std::any_of(lines_.begin(), lines_.end(), [&](const CorrectedLine& line) {
      return line.place == place && line.wrong == wrong && TextOf(line.right) == TextOf(right);
    });
    if (!known) lines_.push_back({std::move(place), std::move(wrong), std::move(right)});
  }

  std::string Place(const std::string& pattern, const model::TextAnnex& annex,
                    const std::string& row, const std::string& column) const {
    return TextOf(FillRuns(pattern, {{"annex", {{std::to_string(annex.number), ""}}},
                                     {"row", {{row, ""}}},
                                     {"column", {{column, ""}}}}));
  }

  static bool SameColumns(const model::TextTable& one, const model::TextTable& other) {
    return std::equal(one.columns.begin(), one.columns.end(), other.columns.begin(),
                      other.columns.end(),
                      [](const auto& a, const auto& b) { return a.title == b.title; });
  }

  static std::size_t CountOf(const Rows& rows, const std::string& key) {
    return static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [&](const auto* row) { return KeyOf(*row) == key; }));
  }

  // Rows that read the same are none's business; of the others those of one name are compared.
  Status AddTable(const model::TextAnnex& annex, const model::TextTable& wrong,
                  const model::TextTable* right) {
    Rows gone, come;
    for (const model::TableRow& row : wrong.rows) gone.push_back(&row);
    if (right != nullptr && !wrong.columns.empty()) {
      if (!SameColumns(wrong, *right)) {
        return InvalidArgument("annex " + std::to_string(annex.number) +
                               " has other columns in the draft; a correction cannot tell that: "
                               "draw a draft with the columns that were issued");
      }
      if (wrong.caption != right->caption) {
        Add(Place(words_.caption, annex, "", ""), wrong.caption, {{right->caption, ""}});
      }
    }
    if (right != nullptr) {
      for (const model::TableRow& row : right->rows) {
        const std::string words = TextOf(WordsOf(row));
        const auto same = std::find_if(gone.begin(), gone.end(), [&](const auto* one) {
          return TextOf(WordsOf(*one)) == words;
        });
        if (same != gone.end()) {
          gone.erase(same);
        } else {
          come.push_back(&row);
        }
      }
    }
    const Rows left = gone, added = come;
    for (const model::TableRow* row : left) {
      const std::string key = KeyOf(*row);
      if (CountOf(left, key) == 1 && CountOf(added, key) == 1) {
        const auto now = std::find_if(come.begin(), come.end(),
                                      [&](const auto* one) { return KeyOf(*one) == key; });
        AddCells(annex, wrong, key, *row, **now);
        come.erase(now);
      } else {
        Add(Place(words_.row, annex, key, ""), TextOf(WordsOf(*row)), {});
      }
    }
    for (const model::TableRow* row : come) {
      Add(Place(words_.row, annex, KeyOf(*row), ""), "", WordsOf(*row));
    }
    return Ok();
  }

  void AddCells(const model::TextAnnex& annex, const model::TextTable& table,
                const std::string& key, const model::TableRow& wrong,
                const model::TableRow& right) {
    for (std::size_t i = 0; i < std::min(wrong.cells.size(), right.cells.size()); ++i) {
      const Runs& was = wrong.cells[i].runs;
      const Runs& is = right.cells[i].runs;
      const bool serial = !HasValue(was) && !HasValue(is);
      if (serial || TextOf(was) == TextOf(is)) continue;
      const std::string column = i < table.columns.size() ? table.columns[i].title : "";
      Add(Place(words_.cell, annex, key, column), TextOf(was), is);
    }
  }

  const BulletinDocument& before_;
  const BulletinDocument& after_;
  const CorrectionWords& words_;
  std::vector<CorrectedLine> lines_;
};

std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// As it stands between the quotes of the correction: its own become inner ones.
std::string Quoted(std::string text) {
  return Replaced(Replaced(std::move(text), "“", "‘"), "”", "’");
}

// Without the full stop that ends it: the correction sets its own.
Runs QuotedRuns(Runs runs) {
  for (model::TextRun& run : runs) run.text = Quoted(std::move(run.text));
  constexpr std::string_view kStop = "。";
  if (!runs.empty() && runs.back().text.ends_with(kStop)) {
    runs.back().text.resize(runs.back().text.size() - kStop.size());
    if (runs.back().text.empty()) runs.pop_back();
  }
  return runs;
}

// Marks for what the paper prints, which no text holds: what they stand for is bound there.
class Marks {
 public:
  std::string Mark(Runs runs) {
    if (TextOf(runs).empty()) return "";
    std::string mark = "\x01" + std::to_string(runs_.size()) + "\x02";
    runs_.push_back(std::move(runs));
    return mark;
  }

  Runs Expand(const Runs& runs) const {
    Runs out;
    for (const model::TextRun& run : runs) {
      std::string_view rest = run.text;
      while (!rest.empty()) {
        const std::size_t at = std::min(rest.find('\x01'), rest.size());
        if (at > 0) out.push_back({std::string(rest.substr(0, at)), ""});
        rest.remove_prefix(at);
        const std::size_t end = rest.find('\x02');
        if (end == std::string_view::npos) break;
        std::size_t number = 0;
        for (const char c : rest.substr(1, end - 1)) number = number * 10 + (c - '0');
        if (number < runs_.size()) AppendRuns(out, runs_[number]);
        rest.remove_prefix(end + 1);
      }
    }
    return out;
  }

 private:
  std::vector<Runs> runs_;
};

}  // namespace

BulletinDocument ByRowNames(BulletinDocument document) {
  std::map<std::string, std::string> names;
  std::set<std::string> taken;
  for (const model::TextAnnex& annex : document.annexes) {
    for (const model::TextTable& table : annex.tables) {
      std::map<std::string, int> rows;
      for (const model::TableRow& row : table.rows) ++rows[Step(KeyOf(row))];
      for (const model::TableRow& row : table.rows) {
        std::string key = Step(KeyOf(row));
        if (rows[key] > 1) key += "·" + Step(RecordOf(row, document));
        for (const model::TableCell& cell : row.cells) {
          for (const model::TextRun& run : cell.runs) {
            std::string name = Renamed(run.value, table.id, key);
            if (name.empty() || names.contains(run.value) || !taken.insert(name).second) continue;
            names.emplace(run.value, std::move(name));
          }
        }
      }
    }
  }
  const auto rename = [&](std::string& name) {
    const auto found = names.find(name);
    if (found != names.end()) name = found->second;
  };
  EachRun(document, [&](model::TextRun& run) { rename(run.value); });
  for (model::BoundValue& value : document.values) rename(value.name);
  return document;
}

Result<BulletinDocument> Corrected(const BulletinDocument& before, const BulletinDocument& right,
                                   const std::vector<std::string>& names) {
  if (names.empty()) return right;
  BulletinDocument after = before;
  for (const std::string& name : names) {
    const model::BoundValue* is = FindValue(right, name);
    const auto value = std::find_if(after.values.begin(), after.values.end(),
                                    [&](const model::BoundValue& one) { return one.name == name; });
    const bool figure =
        is != nullptr && value != after.values.end() && !CountsWithinList(name) &&
        (is->kind == model::ValueKind::kCount || is->kind == model::ValueKind::kRate ||
         is->kind == model::ValueKind::kDate);
    if (!figure) {
      return InvalidArgument(name +
                             " is no single figure that both print: what is put in, left out or "
                             "listed is corrected only as a whole; leave --value away");
    }
    *value = *is;
    EachRun(after, [&](model::TextRun& run) {
      if (run.value == name) run.text = is->text;
    });
  }
  return after;
}

Result<std::vector<CorrectedLine>> CorrectedLines(const BulletinDocument& before,
                                                  const BulletinDocument& after,
                                                  const CorrectionWords& words) {
  return Lines(before, after, words).Take();
}

Result<BulletinDocument> ComposeCorrection(const PaperTemplate& paper, PaperFacts facts,
                                           const std::vector<CorrectedLine>& lines,
                                           const BulletinDocument& after, const std::string& of) {
  Marks marks;
  std::vector<model::BoundValue> values;
  const auto bind = [&](std::string name, std::string text) {
    if (text.empty()) return std::string();
    values.push_back({name, model::ValueKind::kText, text, 0, {of}});
    return marks.Mark({{std::move(text), std::move(name)}});
  };
  for (const char* name : {"number", "title", "signed_on", "earlier", "reason", "count"}) {
    const auto fact = facts.values.find(name);
    if (fact != facts.values.end()) {
      fact->second = bind(std::string("corrected.") + name, std::move(fact->second));
    }
  }
  PaperList& list = facts.lists["lines"];
  list.fields = {"place", "wrong", "right"};
  std::set<std::string> bound;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const CorrectedLine& line = lines[i];
    const std::string prefix = "corrected." + std::to_string(i + 1);
    const Runs right = QuotedRuns(line.right);
    for (const model::TextRun& run : right) {
      const model::BoundValue* value = run.value.empty() ? nullptr : FindValue(after, run.value);
      if (value == nullptr || !bound.insert(run.value).second) continue;
      values.push_back(*value);
      values.back().text = run.text;
    }
    list.rows.push_back({{"place", bind(prefix + ".place", line.place)},
                         {"wrong", bind(prefix + ".wrong", TextOf(QuotedRuns({{line.wrong, ""}})))},
                         {"right", marks.Mark(right)}});
  }
  XC_ASSIGN_OR_RETURN(model::Bulletin composed, ComposePaper(paper, facts));
  BulletinDocument document = std::move(composed.document);
  document.form = "correction";
  document.title = marks.Expand(document.title);
  std::set<std::string> printed;
  for (const model::TextRun& run : document.title) printed.insert(run.value);
  for (model::TextParagraph& paragraph : document.paragraphs) {
    paragraph.runs = marks.Expand(paragraph.runs);
    for (const model::TextRun& run : paragraph.runs) printed.insert(run.value);
  }
  std::erase_if(values, [&](const auto& value) { return !printed.contains(value.name); });
  document.values = std::move(values);
  return document;
}

}  // namespace xuncha::bulletin
