// SPDX-License-Identifier: Apache-2.0
#include "bulletin/compare.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "bulletin/binder.h"
#include "bulletin/compare_impl.h"

namespace xuncha::bulletin {
namespace {

constexpr std::array<const char*, 3> kKinds{"paragraph", "row", "table"};

// Pairs of letters that both have, twice, over all pairs: 1 = the same.
double Likeness(const Letters& a, const Letters& b) {
  if (a == b) return 1;
  if (a.size() < 2 || b.size() < 2) return 0;
  const auto pairs = [](const Letters& text) {
    std::multiset<std::pair<char32_t, char32_t>> found;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) found.emplace(text[i], text[i + 1]);
    return found;
  };
  const auto left = pairs(a);
  const auto right = pairs(b);
  std::vector<std::pair<char32_t, char32_t>> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(left.size() + right.size());
}

struct Sealed {
  Runs runs;
  Letters letters;
};

// All that holds text, in the document's order, but for the cells.
std::vector<Sealed> ParagraphsOf(const model::BulletinDocument& document) {
  std::vector<Sealed> paragraphs;
  const auto add = [&](Runs runs) {
    Letters letters = LettersOf(TextOf(runs));
    if (!letters.empty()) paragraphs.push_back({std::move(runs), std::move(letters)});
  };
  add(document.title);
  add({{document.addressees, ""}});
  for (const model::TextParagraph& paragraph : document.paragraphs) {
    Runs runs = {{paragraph.lead, ""}};
    AppendRuns(runs, paragraph.runs);
    add(std::move(runs));
  }
  const bool single = document.annexes.size() == 1;
  for (std::size_t i = 0; i < document.annexes.size(); ++i) {
    const std::string mark = single ? "" : std::to_string(document.annexes[i].number) + ". ";
    Runs runs = {{(i == 0 ? "附件：" : "") + mark, ""}};
    AppendRuns(runs, document.annexes[i].title);
    add(std::move(runs));
  }
  add({{document.signature, "signature"}});
  add({document.date});
  for (const model::TextAnnex& annex : document.annexes) {
    add(annex.title);
    for (const model::TextTable& table : annex.tables) add({{table.caption, ""}});
  }
  return paragraphs;
}

// The file's paragraphs that hold text.
struct Found {
  std::vector<Letters> letters;
  std::vector<std::string_view> texts;  // of those, with their blanks
  std::vector<bool> taken;
};
Found FoundIn(const std::vector<model::TextBlock>& blocks) {
  Found found;
  for (const model::TextBlock& block : blocks) {
    if (block.is_table) continue;
    Letters letters = LettersOf(block.text);
    if (letters.empty()) continue;
    found.letters.push_back(std::move(letters));
    found.texts.push_back(block.text);
  }
  found.taken.resize(found.letters.size(), false);
  return found;
}

// Takes what stands beside the sealed paragraphs in the bulletin's own file: the mark, the number,
// 附件2, a date that waits for the pen.
void TakeFurniture(const std::vector<Sealed>& paragraphs,
                   const std::vector<model::TextBlock>& rendered, Found& there) {
  std::map<Letters, std::size_t> furniture;
  for (const Letters& letters : FoundIn(rendered).letters) ++furniture[letters];
  for (const Sealed& paragraph : paragraphs) {
    const auto own = furniture.find(paragraph.letters);
    if (own != furniture.end() && own->second > 0) --own->second;
  }
  ++furniture[LettersOf("年月日")];
  for (std::size_t i = 0; i < there.letters.size(); ++i) {
    const auto own = furniture.find(there.letters[i]);
    if (there.taken[i] || own == furniture.end() || own->second == 0) continue;
    --own->second;
    there.taken[i] = true;
  }
}

// The most alike of what nobody took; npos = none is alike enough.
std::size_t MostAlike(const Letters& letters, const Found& there) {
  constexpr double kAlike = 0.4;
  std::size_t best = std::string::npos;
  double likeness = kAlike;
  for (std::size_t i = 0; i < there.letters.size(); ++i) {
    if (there.taken[i]) continue;
    const double now = Likeness(letters, there.letters[i]);
    if (now <= likeness) continue;
    likeness = now;
    best = i;
  }
  return best;
}

// Values that a paragraph took with it.
void Lost(const Runs& runs, Comparison& comparison) {
  for (const model::TextRun& run : runs) {
    if (!run.value.empty()) comparison.values.push_back({run.value, run.text, ""});
  }
}

void CompareParagraphs(const model::BulletinDocument& document,
                       const std::vector<model::TextBlock>& rendered,
                       const std::vector<model::TextBlock>& edited, const Borders& borders,
                       Comparison& comparison) {
  Found there = FoundIn(edited);
  const std::vector<Sealed> paragraphs = ParagraphsOf(document);
  std::vector<std::size_t> left;
  for (std::size_t at = 0; at < paragraphs.size(); ++at) {
    bool found = false;
    for (std::size_t i = 0; i < there.letters.size() && !found; ++i) {
      if (there.taken[i] || there.letters[i] != paragraphs[at].letters) continue;
      there.taken[i] = found = true;
    }
    if (!found) left.push_back(at);
  }
  TakeFurniture(paragraphs, rendered, there);
  for (const std::size_t at : left) {
    const Runs& runs = paragraphs[at].runs;
    const std::size_t best = MostAlike(paragraphs[at].letters, there);
    if (best != std::string::npos) {
      there.taken[best] = true;
      CompareText(runs, there.letters[best], there.texts[best], "", borders, comparison);
      continue;
    }
    Lost(runs, comparison);
    const std::string before = at == 0 ? "" : Shortened(TextOf(paragraphs[at - 1].runs));
    comparison.passages.push_back({false, PassageKind::kParagraph, TextOf(runs), at + 1, before});
  }
  for (std::size_t i = 0; i < there.letters.size(); ++i) {
    if (there.taken[i]) continue;
    const std::string before = i == 0 ? "" : Shortened(there.texts[i - 1]);
    comparison.passages.push_back(
        {true, PassageKind::kParagraph, std::string(there.texts[i]), i + 1, before});
  }
}

}  // namespace

const char* Name(PassageKind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

std::string Shortened(std::string_view text) {
  constexpr int kMost = 24;
  std::string_view rest = text;
  for (int i = 0; i < kMost && !rest.empty(); ++i) NextCodePoint(rest);
  std::string cut(text.substr(0, text.size() - rest.size()));
  if (!rest.empty()) cut += "…";
  return cut;
}

// One sealed text against what stands in its place.
void CompareText(const Runs& sealed, const Letters& found, std::string_view found_text,
                 const std::string& place, const Borders& borders, Comparison& comparison) {
  const std::string text = TextOf(sealed);
  if (LettersOf(text) == found) return;
  // A cell that is nothing but a value holds no wording.
  if (!place.empty() && sealed.size() == 1 && !sealed.front().value.empty()) {
    comparison.values.push_back({sealed.front().value, text, std::string(found_text)});
    return;
  }
  bool changed = false;
  for (const ValuePlace& one : PlacesOf(sealed, found, borders)) {
    if (one.stands) continue;
    const std::size_t size = one.until > one.from ? one.until - one.from : 0;
    comparison.values.push_back(
        {one.run->value, one.run->text, TextOfLetters(found.substr(one.from, size))});
    changed = true;
  }
  if (!changed) comparison.wording.push_back({text, std::string(found_text), place});
}

Comparison Compare(const model::BulletinDocument& sealed,
                   const std::vector<model::TextBlock>& rendered,
                   const std::vector<model::TextBlock>& edited, const BorderRules& rules) {
  const Borders borders = BordersOf(sealed, rules);
  Comparison comparison;
  CompareParagraphs(sealed, rendered, edited, borders, comparison);
  CompareTables(sealed, rendered, edited, borders, comparison);
  return comparison;
}

}  // namespace xuncha::bulletin
