// SPDX-License-Identifier: Apache-2.0
//
// Misspellings by word pairs; the same column worded with different ages.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "base/utf8.h"
#include "bulletin/lint_impl.h"

namespace xuncha::bulletin {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The end of `pattern` found at `at`, where # is a number; 0 = not found there.
std::size_t MatchAt(std::string_view text, std::size_t at, std::string_view pattern) {
  for (const char c : pattern) {
    if (c == '#') {
      const std::size_t begin = at;
      while (at < text.size() && IsDigit(text[at])) ++at;
      if (at == begin) return 0;
    } else if (at < text.size() && text[at] == c) {
      ++at;
    } else {
      return 0;
    }
  }
  return at;
}

bool WithinException(std::string_view text, std::size_t begin, std::size_t end,
                     const std::vector<std::string>& except) {
  for (const std::string& word : except) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
      if (at <= begin && at + word.size() >= end) return true;
    }
  }
  return false;
}

// The characters in which the two differ: 末, 未.
std::pair<std::string, std::string> Difference(std::string_view wrong, std::string_view right) {
  std::pair<std::string, std::string> difference;
  while (!wrong.empty() && !right.empty()) {
    const char32_t a = NextCodePoint(wrong);
    const char32_t b = NextCodePoint(right);
    if (a == b) continue;
    AppendUtf8(difference.first, a);
    AppendUtf8(difference.second, b);
  }
  return difference;
}

std::vector<const std::string*> AllTexts(const LintDocument& document) {
  std::vector<const std::string*> texts = {&document.title};
  for (const std::string& paragraph : document.body) texts.push_back(&paragraph);
  for (const LintAnnex& annex : document.annexes) {
    texts.push_back(&annex.title);
    for (const LintTable& table : annex.tables) {
      for (const auto& row : table.rows) {
        for (const std::string& cell : row) texts.push_back(&cell);
      }
    }
  }
  return texts;
}

// What is the same written in different ways: dashes, quotes, 一 between words.
std::string ColumnKey(std::string_view name) {
  constexpr std::array<std::string_view, 9> kDropped{"—",  "-", "“",  "”",   "一",
                                                     "－", "–", "\"", "栏目"};
  std::string key;
  while (!name.empty()) {
    const auto dropped = std::find_if(kDropped.begin(), kDropped.end(),
                                      [&](std::string_view one) { return name.starts_with(one); });
    if (dropped != kDropped.end()) {
      name.remove_prefix(dropped->size());
      continue;
    }
    AppendUtf8(key, NextCodePoint(name));
  }
  return key;
}

struct Age {
  std::string words;  // 超1年, 超6个月
  std::size_t begin = 0, end = 0;
};

// [超|超过|已超过]N(周|个月|年)未更新; 2年 is worded as 超2年 would be: the number and unit count.
std::vector<Age> AgesIn(std::string_view text) {
  std::vector<Age> ages;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!IsDigit(text[at]) || (at > 0 && IsDigit(text[at - 1]))) continue;
    for (const std::string_view unit : {"周", "个月", "年"}) {
      // 末 for 未 is told elsewhere.
      std::size_t end = MatchAt(text, at, std::string("#").append(unit).append("未更新"));
      if (end == 0) end = MatchAt(text, at, std::string("#").append(unit).append("末更新"));
      if (end == 0) continue;
      const std::size_t words = end - std::string_view("未更新").size();
      ages.push_back({std::string(text.substr(at, words - at)), at, end});
    }
  }
  return ages;
}

// The columns of a clause before an age: those in quotes, else the clause's own words.
std::vector<std::string> ColumnsOf(std::string_view clause) {
  std::vector<std::string> columns;
  constexpr std::string_view kOpen = "“";
  constexpr std::string_view kClose = "”";
  std::size_t open = clause.find(kOpen);
  while (open != std::string_view::npos) {
    const std::size_t close = clause.find(kClose, open);
    if (close == std::string_view::npos) break;
    const std::string_view quoted = clause.substr(open + kOpen.size(), close - open - kOpen.size());
    for (std::string& name : SplitAt(quoted, {"、"})) columns.push_back(std::move(name));
    open = clause.find(kOpen, close);
  }
  return columns;
}

// Where a column's age stands in a cell of an annex: the first age behind its name, with no line's
// end between.
std::string AgeInCell(const std::string& cell, const std::string& column) {
  for (const std::string& line : SplitAt(cell, {"；", "。"})) {
    const std::string key = ColumnKey(line);
    const std::size_t at = key.find(ColumnKey(column));
    if (at == std::string::npos) continue;
    const auto ages = AgesIn(key);
    for (const Age& age : ages) {
      if (age.begin > at) return age.words;
    }
  }
  return "";
}

// A unit named in the text before the quotes: …局的“…”. The last name before 的.
bool RowIsOf(const std::vector<std::string>& row, std::string_view clause,
             const std::string& column) {
  const std::size_t at = clause.find(column);
  const std::string_view before = clause.substr(0, std::min(at, clause.size()));
  const std::size_t of = before.rfind("的“");
  if (of == std::string_view::npos) return true;
  std::string_view unit = before.substr(0, of);
  for (const std::string_view mark : {"、", "，", "”", "其中", "。"}) {
    const std::size_t last = unit.rfind(mark);
    if (last != std::string_view::npos) unit.remove_prefix(last + mark.size());
  }
  return unit.empty() || std::any_of(row.begin(), row.end(), [&](const std::string& cell) {
           return cell.find(unit) != std::string::npos;
         });
}

}  // namespace

void LintSpelling(const LintDocument& document, const LintRules& rules, LintReport& report) {
  // One error for each pair of characters, however often and in however many words.
  std::vector<std::pair<std::string, std::string>> order;
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> found;
  for (const std::string* text : AllTexts(document)) {
    for (const MisspellingRule& rule : rules.misspellings) {
      for (std::size_t at = 0; at < text->size(); ++at) {
        const std::size_t end = MatchAt(*text, at, rule.wrong);
        if (end == 0 || WithinException(*text, at, end, rule.except)) continue;
        const auto pair = Difference(rule.wrong, rule.right);
        if (!found.contains(pair)) order.push_back(pair);
        found[pair].push_back(text->substr(at, end - at));
        at = end - 1;
      }
    }
  }
  for (const auto& pair : order) {
    report.Error(
        "lint.misspelling",
        {{"wrong", pair.first}, {"right", pair.second}, {"n", std::to_string(found[pair].size())}},
        found[pair]);
  }
}

void LintAges(const LintDocument& document, LintReport& report) {
  std::vector<std::string> places;
  for (const std::string& paragraph : document.body) {
    for (const std::string& sentence : Sentences(paragraph)) {
      std::size_t begin = 0;
      for (const Age& age : AgesIn(sentence)) {
        const std::string clause = sentence.substr(begin, age.begin - begin);
        begin = age.end;
        for (const std::string& column : ColumnsOf(clause)) {
          for (const LintAnnex& annex : document.annexes) {
            for (const LintTable& table : annex.tables) {
              for (const auto& row : table.rows) {
                if (row.empty() || !RowIsOf(row, clause, column)) continue;
                const std::string other = AgeInCell(row.back(), column);
                if (other.empty() || other == age.words) continue;
                std::string& place = places.emplace_back(column);
                place.append("：").append(age.words).append("，").append(AnnexName(annex));
                place.append(" ").append(other);
              }
            }
          }
        }
      }
    }
  }
  if (!places.empty()) {
    report.Advice("lint.ages", {{"n", std::to_string(places.size())}}, places);
  }
}

}  // namespace xuncha::bulletin
