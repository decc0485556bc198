// SPDX-License-Identifier: Apache-2.0
#include "bulletin/lint_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace xuncha::bulletin {
namespace {

constexpr std::string_view kAnnex = "附件";

char32_t OneForm(char32_t c) {
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + '0';
  switch (c) {
    case 0xFF05:
      return '%';
    case '(':
      return U'（';
    case ')':
      return U'）';
    case ',':
      return U'，';
    case ';':
      return U'；';
    case ':':
      return U'：';
    default:
      return c;
  }
}

bool IsBlank(char32_t c) {
  return c <= 0x20 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0xFEFF;
}

// "附件3" → 3, "附件" → 0; -1 = no such mark.
int AnnexMark(const std::string& text) {
  std::string_view rest = text;
  if (!rest.starts_with(kAnnex)) return -1;
  rest.remove_prefix(kAnnex.size());
  if (rest.ends_with("：")) rest.remove_suffix(std::string_view("：").size());
  if (rest.empty()) return 0;
  const long long number = WholeNumber(rest);
  return number >= 1 && number <= 99 ? static_cast<int>(number) : -1;
}

// "2.2030年…": not a day such as 2030年4月8日.
bool IsListItem(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && IsDigit(text[digits])) ++digits;
  const std::string_view rest = text.substr(digits);
  return digits > 0 && (rest.starts_with('.') || rest.starts_with("．") || rest.starts_with("、"));
}

bool HasSerials(const std::vector<std::vector<std::string>>& rows) {
  return !rows.empty() && !rows.front().empty() && WholeNumber(rows.front().front()) >= 0;
}

// A table that a page cut: without a head, or with the same, and its numbers go on.
bool GoesOn(const LintTable& before, const LintTable& next) {
  if (next.rows.empty() || next.rows.front().empty()) return false;
  if (!next.head.empty() && next.head != before.head) return false;
  if (before.rows.empty() && before.head.empty()) return false;
  const auto serial = [](const std::vector<std::string>& row) {
    return row.empty() ? -1 : WholeNumber(row.front());
  };
  const long long last = before.rows.empty() ? 0 : serial(before.rows.back());
  return last >= 0 && WholeNumber(next.rows.front().front()) == last + 1;
}

void AddTable(const model::TextBlock& block, std::string caption, LintAnnex& annex) {
  LintTable table;
  for (const auto& row : block.rows) {
    std::vector<std::string> cells;
    cells.reserve(row.size());
    for (const std::string& cell : row) cells.push_back(Squeezed(cell));
    table.rows.push_back(std::move(cells));
  }
  if (!table.rows.empty() && !HasSerials(table.rows)) {
    table.head = table.rows.front();
    table.rows.erase(table.rows.begin());
  }
  if (caption.empty() && !annex.tables.empty() && GoesOn(annex.tables.back(), table)) {
    auto& rows = annex.tables.back().rows;
    rows.insert(rows.end(), table.rows.begin(), table.rows.end());
    return;
  }
  table.caption = caption.empty() ? annex.title : std::move(caption);
  annex.tables.push_back(std::move(table));
}

// 1,260 → 1260, 1，260 → 1260: groups of just three digits behind one to three.
std::string WithoutThousands(const std::string& text) {
  constexpr std::string_view kComma = "，";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (!IsDigit(text[at])) {
      out += text[at++];
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && IsDigit(text[end])) ++end;
    out.append(text, at, end - at);
    bool grouped = end - at <= 3;
    at = end;
    while (grouped && std::string_view(text).substr(at).starts_with(kComma)) {
      const std::size_t begin = at + kComma.size();
      end = begin;
      while (end < text.size() && IsDigit(text[end])) ++end;
      grouped = end - begin == 3;
      if (!grouped) break;
      out.append(text, begin, end - begin);
      at = end;
    }
  }
  return out;
}

bool IsCalendar(std::string_view after, std::size_t& size) {
  for (const std::string_view unit : {"年", "月", "日", "季度", "时"}) {
    if (!after.starts_with(unit)) continue;
    size = unit.size();
    return true;
  }
  return false;
}

}  // namespace

std::string Squeezed(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const char32_t c = NextCodePoint(text);
    if (!IsBlank(c)) AppendUtf8(out, OneForm(c));
  }
  return WithoutThousands(out);
}

LintDocument ReadForLint(const std::vector<model::TextBlock>& blocks) {
  LintDocument document;
  std::string caption;
  bool in_list = false;  // 附件：1. … 2. …
  for (const model::TextBlock& block : blocks) {
    if (block.is_table) {
      if (!document.annexes.empty()) {
        AddTable(block, std::exchange(caption, ""), document.annexes.back());
      }
      continue;
    }
    std::string text = Squeezed(block.text);
    if (text.empty()) continue;
    const int mark = AnnexMark(text);
    if (mark >= 0) {
      document.annexes.push_back({mark, "", {}});
      caption.clear();
    } else if (!document.annexes.empty()) {
      LintAnnex& annex = document.annexes.back();
      if (annex.title.empty()) {
        annex.title = std::move(text);
      } else {
        caption = std::move(text);
      }
    } else if (text.starts_with("附件：") || (in_list && IsListItem(text))) {
      in_list = true;
      if (text.starts_with("附件：")) text.erase(0, std::string_view("附件：").size());
      document.listed.push_back(std::move(text));
    } else if (document.title.empty() && text.find("通报") != std::string::npos &&
               text.find("。") == std::string::npos) {
      document.title = std::move(text);
    } else {
      in_list = false;
      document.body.push_back(std::move(text));
    }
  }
  return document;
}

std::vector<Figure> FiguresIn(std::string_view sentence) {
  constexpr std::array<std::string_view, 9> kBreaks{"，", "、", "：", "（", "）",
                                                    "。", "；", "“",  "”"};
  std::vector<Figure> figures;
  std::size_t label = 0;
  std::size_t told = 0;  // end of the number before and of what is behind it
  int quoted = 0;        // within 〔〕 or 《》
  const auto break_at = [&](std::size_t at) -> std::size_t {
    for (const std::string_view mark : kBreaks) {
      if (sentence.substr(at).starts_with(mark)) return mark.size();
    }
    return 0;
  };
  for (std::size_t at = 0; at < sentence.size();) {
    const std::string_view rest = sentence.substr(at);
    if (rest.starts_with("〔") || rest.starts_with("《")) ++quoted;
    if (rest.starts_with("〕") || rest.starts_with("》")) quoted = std::max(0, quoted - 1);
    if (const std::size_t size = break_at(at); size > 0) {
      at += size;
      label = at;
      continue;
    }
    if (!IsDigit(sentence[at]) || quoted > 0) {
      ++at;
      continue;
    }
    Figure figure;
    figure.begin = at;
    while (at < sentence.size() && IsDigit(sentence[at])) ++at;
    if (at + 1 < sentence.size() && sentence[at] == '.' && IsDigit(sentence[at + 1])) {
      const std::size_t point = at++;
      while (at < sentence.size() && IsDigit(sentence[at])) ++at;
      figure.decimals = static_cast<int>(at - point - 1);
    }
    figure.end = at;
    std::from_chars(sentence.data() + figure.begin, sentence.data() + figure.end, figure.value);
    figure.percent = at < sentence.size() && sentence[at] == '%';
    figure.label = sentence.substr(label, figure.begin - label);
    if (label > told) figure.between = sentence.substr(told, label - told);
    std::size_t stop = at;
    while (stop < sentence.size() && break_at(stop) == 0 && !IsDigit(sentence[stop])) ++stop;
    figure.after = sentence.substr(at, stop - at);
    label = at;
    told = stop;
    std::size_t unit = 0;
    if (!figure.percent && IsCalendar(figure.after, unit)) {
      figure.calendar = true;
      label = told = at = at + unit;
    }
    figures.push_back(std::move(figure));
  }
  return figures;
}

std::vector<std::string> SplitAt(std::string_view text,
                                 const std::vector<std::string_view>& marks) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  const auto end_at = [&](std::size_t at) {
    if (at > begin) parts.emplace_back(text.substr(begin, at - begin));
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto mark = std::find_if(marks.begin(), marks.end(), [&](std::string_view one) {
      return text.substr(at).starts_with(one);
    });
    if (mark == marks.end()) {
      ++at;
      continue;
    }
    end_at(at);
    at += mark->size();
    begin = at;
  }
  end_at(text.size());
  return parts;
}

std::pair<std::size_t, std::size_t> NumeralBefore(std::string_view text) {
  constexpr std::array<std::string_view, 11> kNumerals{"零", "一", "二", "三", "四", "五",
                                                       "六", "七", "八", "九", "十"};
  constexpr std::size_t kTen = 10;
  std::size_t value = 0;
  std::size_t begin = text.size();
  std::vector<std::size_t> digits;
  for (bool more = true; more;) {
    more = false;
    for (std::size_t i = 1; i < kNumerals.size() && !more; ++i) {
      if (!text.substr(0, begin).ends_with(kNumerals[i])) continue;
      begin -= kNumerals[i].size();
      digits.insert(digits.begin(), i);
      more = true;
    }
  }
  for (const std::size_t digit : digits) {
    value = digit == kTen ? std::max<std::size_t>(value, 1) * kTen : value + digit;
  }
  return {begin, value};
}

bool ContainsAny(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  });
}

int ColumnOf(const LintTable& table, const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < table.head.size(); ++i) {
    if (ContainsAny(table.head[i], words)) return static_cast<int>(i);
  }
  return -1;
}

long long WholeNumber(std::string_view text) {
  long long value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= 0 ? value : -1;
}

}  // namespace xuncha::bulletin
