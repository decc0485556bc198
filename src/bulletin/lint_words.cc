// SPDX-License-Identifier: Apache-2.0
//
// Misspellings by word pairs, personal data in clear; the same column worded with different ages.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "bulletin/lint_impl.h"

namespace xuncha::bulletin {
namespace {

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

// Where the two differ: 末, 未. Where one only has more than the other, both whole.
std::pair<std::string, std::string> Difference(std::string_view wrong, std::string_view right) {
  std::pair<std::string, std::string> whole(wrong, right);
  std::string_view a = wrong;
  std::string_view b = right;
  while (!a.empty() && !b.empty()) {
    std::string_view after_a = a;
    std::string_view after_b = b;
    if (NextCodePoint(after_a) != NextCodePoint(after_b)) break;
    a = after_a;
    b = after_b;
  }
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[a.size() - 1 - same] == b[b.size() - 1 - same]) {
    ++same;
  }
  const auto inside = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  while (same > 0 && inside(a[a.size() - same])) --same;
  a.remove_suffix(same);
  b.remove_suffix(same);
  if (a.empty() || b.empty()) return whole;
  return {std::string(a), std::string(b)};
}

// Whether the bytes from `begin` on are in quotes in a sentence that says whose mistake they are:
// 存在表述错误“按排”; “按排”一词有误.
bool IsQuoted(std::string_view text, std::size_t begin, const std::vector<std::string>& mistakes) {
  std::string_view before = text.substr(0, begin);
  std::string_view sentence = text;
  for (const std::string_view stop : {"。", "；"}) {
    const std::size_t at = before.rfind(stop);
    if (at != std::string_view::npos) before.remove_prefix(at + stop.size());
  }
  sentence.remove_prefix(static_cast<std::size_t>(before.data() - text.data()));
  for (const std::string_view stop : {"。", "；"}) {
    sentence = sentence.substr(0, sentence.find(stop, before.size()));
  }
  const auto within = [&](std::string_view open_mark, std::string_view close_mark) {
    const std::size_t open = before.rfind(open_mark);
    if (open == std::string_view::npos) return false;
    const std::size_t close = before.rfind(close_mark);
    return close == std::string_view::npos || close < open;
  };
  if (!within("“", "”") && !within("《", "》") && !within("‘", "’")) return false;
  return ContainsAny(sentence, mistakes);
}

// Two columns: what was wrong and what is right; or a title that says so.
bool ListsMistakes(const LintTable& table, const std::string& title, const LintRules& rules) {
  if (ColumnOf(table, rules.mistakes) >= 0 || ContainsAny(title, rules.mistakes) ||
      ContainsAny(table.caption, rules.mistakes)) {
    return true;
  }
  return ColumnOf(table, rules.wrong_heads) >= 0 && ColumnOf(table, rules.right_heads) >= 0;
}

// Without the tables that list the mistakes of others.
std::vector<const std::string*> AllTexts(const LintDocument& document, const LintRules& rules) {
  std::vector<const std::string*> texts = {&document.title};
  for (const std::string& paragraph : document.body) texts.push_back(&paragraph);
  for (const LintAnnex& annex : document.annexes) {
    texts.push_back(&annex.title);
    for (const LintTable& table : annex.tables) {
      if (ListsMistakes(table, annex.title, rules)) continue;
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

// A paragraph that says whom to call: 联系人：…，联系电话：…. Not one about what a citizen wrote.
bool TellsContact(std::string_view text, const LintRules& rules) {
  return ContainsAny(Squeezed(text), rules.contacts) && !ContainsAny(text, rules.citizens);
}

}  // namespace

void LintSpelling(const LintDocument& document, const LintRules& rules, LintReport& report) {
  // One fault for each pair of characters, however often and in however many words.
  struct Fault {
    std::string wrong, right;
    bool advice = false;
    std::vector<std::string> places;
  };
  std::vector<Fault> faults;
  for (const std::string* text : AllTexts(document, rules)) {
    for (const text_checks::WordMatch& match : rules.scanner->words().FindAll(*text)) {
      // A document has no day by which a former name could be judged; names of units are audited
      // by the register.
      if (match.rule->kind != model::TextHitKind::kWrongWord) continue;
      if (IsQuoted(*text, match.begin, rules.mistakes)) continue;
      auto [wrong, right] = Difference(match.rule->wrong, match.rule->right);
      const bool advice = match.rule->severity == model::WordSeverity::kAdvice;
      auto fault = std::find_if(faults.begin(), faults.end(), [&](const Fault& one) {
        return one.wrong == wrong && one.right == right && one.advice == advice;
      });
      if (fault == faults.end()) {
        fault = faults.insert(faults.end(), {std::move(wrong), std::move(right), advice, {}});
      }
      fault->places.push_back(text->substr(match.begin, match.end - match.begin));
    }
  }
  for (Fault& fault : faults) {
    std::vector<std::pair<std::string, std::string>> values = {
        {"wrong", fault.wrong}, {"right", fault.right}, {"n", std::to_string(fault.places.size())}};
    if (fault.advice) {
      report.Advice("lint.wording", std::move(values), std::move(fault.places));
    } else {
      report.Error("lint.misspelling", std::move(values), std::move(fault.places));
    }
  }
}

void LintPersonal(const std::vector<model::TextBlock>& blocks, const LintRules& rules,
                  LintReport& report) {
  std::vector<std::string> clear, weak, contacts;
  const auto look = [&](std::string_view text, bool is_table) {
    std::vector<model::TextHit> hits;
    rules.scanner->Scan(text, {}, hits);
    const bool of_office = !is_table && TellsContact(text, rules);
    for (const model::TextHit& hit : hits) {
      if (!model::IsPersonal(hit.kind)) continue;
      auto& list = hit.kind == model::TextHitKind::kWeakMask                      ? weak
                   : of_office && hit.kind == model::TextHitKind::kOfficialMobile ? contacts
                                                                                  : clear;
      // What stands in the text and in an annex is told once.
      if (std::find(list.begin(), list.end(), hit.seen) == list.end()) list.push_back(hit.seen);
    }
  };
  for (const model::TextBlock& block : blocks) {
    look(block.text, false);
    for (const auto& row : block.rows) {
      for (const std::string& cell : row) look(cell, true);
    }
  }
  const auto n = [](const std::vector<std::string>& list) { return std::to_string(list.size()); };
  if (!clear.empty()) report.Error("lint.personal", {{"n", n(clear)}}, clear);
  // An office's contact is published to be called.
  if (!contacts.empty()) report.Advice("lint.contact", {{"n", n(contacts)}}, contacts);
  if (!weak.empty()) report.Advice("lint.weak_mask", {{"n", n(weak)}}, weak);
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
