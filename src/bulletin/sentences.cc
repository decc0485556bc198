// SPDX-License-Identifier: Apache-2.0
#include "bulletin/sentences.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace xuncha::bulletin {
namespace {

struct Sentence {
  Runs runs;
  bool title = false;
  bool met = false;  // the other document has its counterpart
};

bool IsBound(const model::TextRun& run) { return !run.value.empty(); }

// The runs cut behind each of `stops` in their wording; values are never cut.
std::vector<Runs> CutBehind(const Runs& runs, const Letters& stops) {
  std::vector<Runs> parts;
  Runs part;
  for (const model::TextRun& run : runs) {
    if (IsBound(run)) {
      part.push_back(run);
      continue;
    }
    std::string words;
    for (std::string_view rest = run.text; !rest.empty();) {
      const char32_t c = NextCodePoint(rest);
      AppendUtf8(words, c);
      if (stops.find(c) == Letters::npos) continue;
      part.push_back({std::exchange(words, ""), ""});
      parts.push_back(std::exchange(part, {}));
    }
    if (!words.empty()) part.push_back({std::move(words), ""});
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

// Those that tell a value.
std::vector<Sentence> SentencesOf(const model::BulletinDocument& document) {
  static const Letters kEnds = U"。！？\n";
  std::vector<Sentence> sentences;
  const auto add = [&](Runs runs, bool title) {
    if (std::any_of(runs.begin(), runs.end(), IsBound)) {
      sentences.push_back({std::move(runs), title});
    }
  };
  add(document.title, true);
  for (const model::TextParagraph& paragraph : document.paragraphs) {
    for (Runs& runs : CutBehind(paragraph.runs, kEnds)) add(std::move(runs), false);
  }
  return sentences;
}

using Values = std::vector<std::pair<std::string, std::string>>;

Values ValuesOf(const Runs& runs) {
  Values values;
  for (const model::TextRun& run : runs) {
    if (IsBound(run)) values.emplace_back(run.value, run.text);
  }
  return values;
}

std::size_t SharedNames(const Runs& one, const Runs& other) {
  std::set<std::string> names;
  for (const auto& [name, text] : ValuesOf(one)) names.insert(name);
  std::size_t shared = 0;
  for (const auto& [name, text] : ValuesOf(other)) shared += names.erase(name);
  return shared;
}

// Without the stop that ends it.
Runs Bare(Runs clause, const Letters& stops) {
  if (clause.empty() || IsBound(clause.back())) return clause;
  Letters letters;
  for (std::string_view rest = clause.back().text; !rest.empty();) {
    letters.push_back(NextCodePoint(rest));
  }
  while (!letters.empty() && stops.find(letters.back()) != Letters::npos) letters.pop_back();
  clause.back().text.clear();
  for (const char32_t c : letters) AppendUtf8(clause.back().text, c);
  if (clause.back().text.empty()) clause.pop_back();
  return clause;
}

// True if the two differ in single figures alone, beside words that say what they count.
bool OnlyFigures(const Runs& one, const Runs& other) {
  if (one.size() != other.size()) return false;
  bool words = false;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i].value != other[i].value) return false;
    if (!IsBound(one[i])) words = words || !one[i].text.empty();
    if (one[i].text == other[i].text) continue;
    if (!IsBound(one[i]) || CountsWithinList(one[i].value)) return false;
  }
  return words;
}

void AddPair(const Sentence& was, const Sentence& is, const Letters& stops,
             std::vector<ChangedSentence>& out) {
  const std::vector<Runs> old = CutBehind(was.runs, stops);
  const std::vector<Runs> now = CutBehind(is.runs, stops);
  std::vector<ChangedSentence> clauses;
  bool single = !was.title && old.size() == now.size();
  for (std::size_t i = 0; single && i < old.size(); ++i) {
    if (TextOf(old[i]) == TextOf(now[i])) continue;
    Runs wrong = Bare(old[i], stops), right = Bare(now[i], stops);
    single = OnlyFigures(wrong, right);
    clauses.push_back({std::move(wrong), std::move(right), false});
  }
  if (single) {
    out.insert(out.end(), clauses.begin(), clauses.end());
  } else {
    out.push_back({was.runs, is.runs, was.title});
  }
}

}  // namespace

bool CountsWithinList(std::string_view name) {
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('.'), name.size());
    const std::string_view step = name.substr(0, end);
    if (!step.empty() && std::all_of(step.begin(), step.end(), IsDigit)) return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

std::vector<ChangedSentence> ChangedSentences(const model::BulletinDocument& before,
                                              const model::BulletinDocument& after,
                                              const Letters& stops) {
  std::vector<Sentence> old = SentencesOf(before), now = SentencesOf(after);
  const auto meet = [&](const auto& alike) {
    for (Sentence& one : old) {
      if (one.met) continue;
      const auto other = std::find_if(now.begin(), now.end(), [&](const Sentence& is) {
        return !is.met && is.title == one.title && alike(one.runs, is.runs);
      });
      if (other == now.end()) continue;
      one.met = other->met = true;
    }
  };
  meet([](const Runs& a, const Runs& b) { return TextOf(a) == TextOf(b); });
  meet([](const Runs& a, const Runs& b) { return ValuesOf(a) == ValuesOf(b); });
  std::vector<ChangedSentence> changed;
  for (Sentence& was : old) {
    if (was.met) continue;
    Sentence* best = nullptr;
    std::size_t most = 0;
    for (Sentence& is : now) {
      const std::size_t shared = SharedNames(was.runs, is.runs);
      if (is.met || is.title != was.title || shared <= most) continue;
      most = shared;
      best = &is;
    }
    if (best == nullptr) {
      changed.push_back({was.runs, {}, was.title});
      continue;
    }
    best->met = true;
    AddPair(was, *best, stops, changed);
  }
  for (const Sentence& is : now) {
    if (!is.met) changed.push_back({{}, is.runs, is.title});
  }
  return changed;
}

}  // namespace xuncha::bulletin
