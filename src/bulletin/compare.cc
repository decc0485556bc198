// SPDX-License-Identifier: Apache-2.0
#include "bulletin/compare.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "bulletin/binder.h"

namespace xuncha::bulletin {
namespace {

using Letters = std::u32string;

// Without blanks, one letter a character.
Letters LettersOf(std::string_view text) {
  Letters letters;
  while (!text.empty()) {
    const char32_t c = NextCodePoint(text);
    if (c > 0x20 && c != 0xA0 && c != 0x3000) letters.push_back(c);
  }
  return letters;
}

std::string TextOfLetters(const Letters& letters) {
  std::string text;
  for (const char32_t c : letters) AppendUtf8(text, c);
  return text;
}

constexpr std::size_t kMostLetters = 4'000;

// For each letter of `a` its partner in `b` (index), or npos: a longest common subsequence.
std::vector<std::size_t> Partners(const Letters& a, const Letters& b) {
  std::vector<std::size_t> partners(a.size(), std::string::npos);
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) {
    partners[head] = head;
    ++head;
  }
  std::size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head &&
         a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
    partners[a.size() - 1 - tail] = b.size() - 1 - tail;
    ++tail;
  }
  const std::size_t rows = a.size() - head - tail;
  const std::size_t columns = b.size() - head - tail;
  if (rows == 0 || columns == 0 || rows > kMostLetters || columns > kMostLetters) return partners;
  std::vector<std::uint16_t> length((rows + 1) * (columns + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& {
    return length[i * (columns + 1) + j];
  };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      at(i, j) = a[head + i] == b[head + j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                            : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (a[head + i] == b[head + j]) {
      partners[head + i++] = head + j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
  return partners;
}

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

// One sealed text against what stands in its place.
void CompareText(const Runs& sealed, const Letters& found, std::string_view found_text,
                 bool in_table, Comparison& comparison) {
  const std::string text = TextOf(sealed);
  const Letters letters = LettersOf(text);
  if (letters == found) return;
  const std::vector<std::size_t> partners = Partners(letters, found);
  std::size_t begin = 0;
  bool changed = false;
  for (const model::TextRun& run : sealed) {
    const std::size_t size = LettersOf(run.text).size();
    const std::size_t end = begin + size;
    if (!run.value.empty()) {
      // What stands between the partners of the letters beside the value.
      std::size_t from = 0;
      for (std::size_t i = begin; i-- > 0;) {
        if (partners[i] == std::string::npos) continue;
        from = partners[i] + 1;
        break;
      }
      std::size_t until = found.size();
      for (std::size_t i = end; i < partners.size(); ++i) {
        if (partners[i] == std::string::npos) continue;
        until = partners[i];
        break;
      }
      const Letters now = until > from ? found.substr(from, until - from) : Letters();
      const Letters before = letters.substr(begin, size);
      // Words put in beside a value leave it as it is, where it still stands there by itself.
      const std::size_t at = now.find(before);
      const auto digit = [&](std::size_t place) {
        return place < now.size() && now[place] >= '0' && now[place] <= '9';
      };
      const bool same = at != Letters::npos && !(at > 0 && digit(at - 1)) && !digit(at + size);
      if (!same) {
        comparison.values.push_back({run.value, run.text, TextOfLetters(now)});
        changed = true;
      }
    }
    begin = end;
  }
  if (!changed) comparison.wording.push_back({text, std::string(found_text), in_table});
}

struct Sealed {
  Runs runs;
  Letters letters;
};

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
  add({document.date});
  return paragraphs;
}

void CompareParagraphs(const model::BulletinDocument& document,
                       const std::vector<model::TextBlock>& edited, Comparison& comparison) {
  std::vector<Letters> there;
  std::vector<std::string_view> texts;  // of those, with their blanks
  for (const model::TextBlock& block : edited) {
    if (block.is_table) continue;
    Letters letters = LettersOf(block.text);
    if (letters.empty()) continue;
    there.push_back(std::move(letters));
    texts.push_back(block.text);
  }
  std::vector<bool> taken(there.size(), false);
  const std::vector<Sealed> paragraphs = ParagraphsOf(document);
  std::vector<const Sealed*> left;
  for (const Sealed& paragraph : paragraphs) {
    bool found = false;
    for (std::size_t i = 0; i < there.size() && !found; ++i) {
      if (taken[i] || there[i] != paragraph.letters) continue;
      taken[i] = found = true;
    }
    if (!found) left.push_back(&paragraph);
  }
  constexpr double kAlike = 0.4;
  for (const Sealed* paragraph : left) {
    std::size_t best = there.size();
    double likeness = kAlike;
    for (std::size_t i = 0; i < there.size(); ++i) {
      if (taken[i]) continue;
      const double now = Likeness(paragraph->letters, there[i]);
      if (now <= likeness) continue;
      likeness = now;
      best = i;
    }
    if (best < there.size()) taken[best] = true;
    const bool known = best < there.size();
    CompareText(paragraph->runs, known ? there[best] : Letters(), known ? texts[best] : "", false,
                comparison);
  }
}

// The cell that tells a row from others: the first that prints a value, its name.
std::size_t KeyCell(const model::TableRow& row) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Runs& runs = row.cells[i].runs;
    if (std::any_of(runs.begin(), runs.end(),
                    [](const model::TextRun& run) { return !run.value.empty(); })) {
      return i;
    }
  }
  return 0;
}

bool IsNumber(const Letters& letters) {
  return !letters.empty() && std::all_of(letters.begin(), letters.end(),
                                         [](char32_t c) { return c >= '0' && c <= '9'; });
}

bool IsSerial(const Runs& runs) {
  return IsNumber(LettersOf(TextOf(runs))) &&
         std::all_of(runs.begin(), runs.end(),
                     [](const model::TextRun& run) { return run.value.empty(); });
}

// Which row of the file is which sealed row: by its key wherever it stands now, and what has lost
// its key by its place among the others. Rows of the file count from 1, below the heads; 0 = none.
std::vector<std::size_t> RowsOf(const model::TextTable& table, const model::TextBlock& there) {
  std::vector<std::size_t> rows(table.rows.size(), 0);
  std::vector<bool> taken(there.rows.size(), false);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const std::size_t key = KeyCell(table.rows[i]);
    if (key >= table.rows[i].cells.size()) continue;
    const Letters wanted = LettersOf(TextOf(table.rows[i].cells[key].runs));
    for (std::size_t j = 1; j < there.rows.size() && rows[i] == 0; ++j) {
      if (taken[j] || key >= there.rows[j].size() || LettersOf(there.rows[j][key]) != wanted) {
        continue;
      }
      taken[j] = true;
      rows[i] = j;
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // The row that follows the one before it, if nobody else is that.
    const std::size_t next = i == 0 ? 1 : rows[i - 1] + 1;
    if (rows[i] != 0 || (i > 0 && rows[i - 1] == 0) || next >= taken.size() || taken[next])
      continue;
    taken[next] = true;
    rows[i] = next;
  }
  return rows;
}

// Tables in their order, rows by their names.
void CompareTables(const model::BulletinDocument& document,
                   const std::vector<model::TextBlock>& edited, Comparison& comparison) {
  std::vector<const model::TextBlock*> there;
  for (const model::TextBlock& block : edited) {
    if (block.is_table) there.push_back(&block);
  }
  std::size_t next = 0;
  for (const model::TextAnnex& annex : document.annexes) {
    for (const model::TextTable& table : annex.tables) {
      const model::TextBlock* found = next < there.size() ? there[next++] : nullptr;
      const std::vector<std::size_t> rows =
          found == nullptr ? std::vector<std::size_t>(table.rows.size(), 0) : RowsOf(table, *found);
      for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& cells = table.rows[i].cells;
        const std::vector<std::string>* row = rows[i] == 0 ? nullptr : &found->rows[rows[i]];
        for (std::size_t j = 0; j < cells.size(); ++j) {
          const std::string* cell = row != nullptr && j < row->size() ? &(*row)[j] : nullptr;
          const std::string_view text = cell == nullptr ? std::string_view() : *cell;
          const Letters now = LettersOf(text);
          // A row that moved has another serial number, and is the same row.
          if (cell != nullptr && IsNumber(now) && IsSerial(cells[j].runs)) continue;
          CompareText(cells[j].runs, now, text, true, comparison);
        }
      }
    }
  }
}

}  // namespace

Comparison Compare(const model::BulletinDocument& sealed,
                   const std::vector<model::TextBlock>& edited) {
  Comparison comparison;
  CompareParagraphs(sealed, edited, comparison);
  CompareTables(sealed, edited, comparison);
  return comparison;
}

}  // namespace xuncha::bulletin
