// SPDX-License-Identifier: Apache-2.0
#include "bulletin/compare.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "bulletin/binder.h"
#include "bulletin/compare_impl.h"

namespace xuncha::bulletin {
namespace {

constexpr std::array<const char*, 3> kKinds{"paragraph", "row", "table"};
constexpr const char* kForThePen = "年月日";  // where the day of signing will stand

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
  std::string beside;  // what it is, of what stands beside the text: number; "" = text
};

// All that holds text, in the document's order, but for the cells.
std::vector<Sealed> ParagraphsOf(const model::BulletinDocument& document) {
  std::vector<Sealed> paragraphs;
  const auto add = [&](Runs runs) {
    Letters letters = LettersOf(TextOf(runs));
    if (!letters.empty()) paragraphs.push_back({std::move(runs), std::move(letters), ""});
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

// What a paragraph beside the text is.
std::string NameBeside(const model::BulletinDocument& document, const Letters& letters) {
  const auto holds = [&](const std::string& words) {
    const Letters wanted = LettersOf(words);
    return !wanted.empty() && letters.find(wanted) != Letters::npos;
  };
  if (letters == LettersOf(document.red_head)) return "red_head";
  if (holds(document.copies_to)) return "copies_to";
  for (const model::TextAnnex& annex : document.annexes) {
    const std::string number = std::to_string(annex.number);
    if (letters == LettersOf("附件" + number) || letters == LettersOf("附件")) {
      return "annex." + number + ".mark";
    }
  }
  return holds(document.printed_by) ? "printed" : "number";
}

// Every paragraph of the bulletin's own file, in its order: the sealed text, and what stands beside
// it (the mark, the number, 附件2, who printed it), each bound as a whole. Room for the pen is not.
std::vector<Sealed> OwnParagraphs(const model::BulletinDocument& document,
                                  const std::vector<model::TextBlock>& rendered) {
  std::vector<Sealed> text = ParagraphsOf(document);
  std::vector<bool> placed(text.size(), false);
  std::vector<Sealed> own;
  const Found file = FoundIn(rendered);
  for (std::size_t i = 0; i < file.letters.size(); ++i) {
    std::size_t at = 0;
    while (at < text.size() && (placed[at] || text[at].letters != file.letters[i])) ++at;
    if (at < text.size()) {
      placed[at] = true;
      own.push_back(std::move(text[at]));
    } else if (file.letters[i] != LettersOf(kForThePen)) {
      const std::string name = NameBeside(document, file.letters[i]);
      own.push_back({{{std::string(file.texts[i]), name}}, file.letters[i], name});
    }
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!placed[at]) own.push_back(std::move(text[at]));
  }
  return own;
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

// Which of `places` (npos = none) stand in another order than they should: the fewest.
std::vector<bool> OutOfOrder(const std::vector<std::size_t>& places) {
  std::vector<std::size_t> length(places.size(), 0), before(places.size(), std::string::npos);
  std::size_t last = std::string::npos;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] == std::string::npos) continue;
    length[i] = 1;
    for (std::size_t j = 0; j < i; ++j) {
      if (places[j] == std::string::npos || places[j] > places[i] || length[j] < length[i])
        continue;
      length[i] = length[j] + 1;
      before[i] = j;
    }
    if (last == std::string::npos || length[i] > length[last]) last = i;
  }
  std::vector<bool> out(places.size(), false);
  for (std::size_t i = 0; i < places.size(); ++i) out[i] = places[i] != std::string::npos;
  for (; last != std::string::npos; last = before[last]) out[last] = false;
  return out;
}

void CompareParagraphs(const model::BulletinDocument& document,
                       const std::vector<model::TextBlock>& rendered,
                       const std::vector<model::TextBlock>& edited, const Borders& borders,
                       Comparison& comparison) {
  Found there = FoundIn(edited);
  const std::vector<Sealed> own = OwnParagraphs(document, rendered);
  std::vector<std::size_t> places(own.size(), std::string::npos);
  const auto take = [&](std::size_t at, std::size_t place) {
    places[at] = place;
    there.taken[place] = true;
  };
  for (std::size_t at = 0; at < own.size(); ++at) {
    for (std::size_t i = 0; i < there.letters.size(); ++i) {
      if (there.taken[i] || there.letters[i] != own[at].letters) continue;
      take(at, i);
      break;
    }
  }
  for (std::size_t i = 0; i < there.letters.size(); ++i) {
    if (there.letters[i] == LettersOf(kForThePen)) there.taken[i] = true;
  }
  const auto before = [](std::size_t at, const auto& text_of) {
    return at == 0 ? std::string() : Shortened(text_of(at - 1));
  };
  const auto own_text = [&](std::size_t at) { return TextOf(own[at].runs); };
  const auto file_text = [&](std::size_t at) { return std::string(there.texts[at]); };
  for (std::size_t at = 0; at < own.size(); ++at) {
    if (places[at] != std::string::npos) continue;
    const Runs& runs = own[at].runs;
    const std::size_t best = MostAlike(own[at].letters, there);
    if (best != std::string::npos) {
      take(at, best);
      if (own[at].beside.empty()) {
        CompareText(runs, there.letters[best], there.texts[best], "", borders, comparison);
      } else {
        comparison.values.push_back({own[at].beside, TextOf(runs), file_text(best)});
      }
      continue;
    }
    Lost(runs, comparison);
    if (!own[at].beside.empty()) continue;
    comparison.passages.push_back(
        {false, PassageKind::kParagraph, TextOf(runs), at + 1, before(at, own_text)});
  }
  const std::vector<bool> moved = OutOfOrder(places);
  for (std::size_t at = 0; at < own.size(); ++at) {
    if (!moved[at]) continue;
    const std::size_t place = places[at];
    Passage passage{false, PassageKind::kParagraph, file_text(place), place + 1,
                    before(place, file_text)};
    passage.moved = true;
    comparison.passages.push_back(std::move(passage));
  }
  for (std::size_t i = 0; i < there.letters.size(); ++i) {
    if (there.taken[i]) continue;
    comparison.passages.push_back(
        {true, PassageKind::kParagraph, file_text(i), i + 1, before(i, file_text)});
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
    changed = true;
    if (!one.says.empty()) {
      comparison.values.push_back(
          {one.run->value, TextOfLetters(one.said), TextOfLetters(one.says)});
      continue;
    }
    const std::size_t size = one.until > one.from ? one.until - one.from : 0;
    comparison.values.push_back(
        {one.run->value, one.run->text, TextOfLetters(found.substr(one.from, size))});
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
