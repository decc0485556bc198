// SPDX-License-Identifier: Apache-2.0
//
// What stands around lists on every page and says nothing of its own: counts of a pager, labels of
// a search box, headers of an empty table, 打印, 关闭, 返回顶部. Taken out of the region's text
// piece by piece (a piece is text that neither a tag nor white space interrupts), and only where
// all of the piece is such words, numbers and marks: of prose nothing is cut.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"
#include "facts/page_words.h"

namespace xuncha::facts {
namespace {

using std::string_view;
using whatwg::TagId;

constexpr std::uint32_t kMostRegion =
    600;                                   // characters: beside more text furniture decides nothing
constexpr std::uint32_t kLabelsCount = 8;  // characters that labels alone count as
constexpr std::size_t kMostLatin = 3;      // words of the translation of a heading
constexpr std::size_t kMostLatinBytes = 20;
constexpr std::size_t kMostDigits = 4;  // of a piece that is a number alone: of a page

bool BeginsWithNoCase(string_view text, string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (ToLower(text[i]) != word[i]) return false;
  }
  return true;
}

// Length of the mark that the text begins with: punctuation, arrows, boxes, symbols of icon fonts;
// 0 for letters and digits.
std::size_t MarkSize(string_view text) {
  const auto at = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned first = at(0);
  if (first < 0x80) return IsAlnum(text[0]) ? 0 : 1;
  if (first == 0xC2 || (first == 0xC3 && at(1) == 0x97)) return 2;  // signs of Latin-1, ×
  if (first < 0xE0 || first > 0xEF) return 0;
  const unsigned code = ((first & 0x0FU) << 12U) | ((at(1) & 0x3FU) << 6U) | (at(2) & 0x3FU);
  const bool mark = (code >= 0x2000 && code <= 0x27BF) || (code >= 0x3000 && code <= 0x303F) ||
                    (code >= 0xE000 && code <= 0xF8FF) || (code >= 0xFF01 && code <= 0xFF0F) ||
                    (code >= 0xFF1A && code <= 0xFF20) || (code >= 0xFF3B && code <= 0xFF40) ||
                    (code >= 0xFF5B && code <= 0xFF65);
  return mark ? 3 : 0;
}

bool IsWideDigit(string_view text) {
  return text.starts_with("\xEF\xBC") && text.size() > 2 &&
         static_cast<unsigned char>(text[2]) >= 0x90 && static_cast<unsigned char>(text[2]) <= 0x99;
}

bool IsNumber(string_view text) {
  return std::any_of(text.begin(), text.end(), IsDigit) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return IsDigit(c) || c == '.' || c == '%' || c == '-'; });
}

bool IsLatinWord(string_view text) {
  return text.size() <= kMostLatinBytes && std::all_of(text.begin(), text.end(), IsAlpha);
}

}  // namespace

void ListReader::Impl::CollectFurniture() {
  for (const std::vector<std::string>* list :
       {&words_.furniture, &words_.pager_labels, &words_.more_labels, &words_.home_labels,
        &words_.publish_headers, &words_.issue_headers, &words_.title_headers,
        &words_.other_headers}) {
    furniture_.insert(furniture_.end(), list->begin(), list->end());
  }
  // Of words as long as each other at most one begins a text: their order says nothing.
  std::stable_sort(furniture_.begin(), furniture_.end(),
                   [](string_view a, string_view b) { return a.size() > b.size(); });
}

bool ListReader::Impl::IsFurniture(string_view piece) const {
  std::size_t digits = 0;
  bool word = false;
  while (!piece.empty()) {
    std::size_t size = MarkSize(piece);
    if (size == 0 && (IsDigit(piece.front()) || IsWideDigit(piece))) {
      size = IsDigit(piece.front()) ? 1 : 3;
      ++digits;
    }
    if (size == 0) {
      const auto found = std::find_if(furniture_.begin(), furniture_.end(), [&](string_view known) {
        return BeginsWithNoCase(piece, known);
      });
      if (found == furniture_.end()) return false;
      size = found->size();
      word = true;
    }
    piece.remove_prefix(std::min(size, piece.size()));
  }
  return word || digits <= kMostDigits;
}

// 共0条, 记录数0: the page says that there is no entry; "" where it does not.
std::string ListReader::Impl::ZeroCount(string_view text) const {
  std::string plain;
  for (const char c : text.substr(0, 4 * kMostRegion)) {
    if (c != ' ') plain.push_back(c);
  }
  for (std::size_t at = plain.find('0'); at != std::string::npos; at = plain.find('0', at + 1)) {
    const string_view before = string_view(plain).substr(0, at);
    const string_view after = string_view(plain).substr(at + 1);
    const auto joins = [](char c) { return IsAlnum(c) || c == '.' || c == '-'; };
    if ((!before.empty() && joins(before.back())) || (!after.empty() && joins(after.front()))) {
      continue;
    }
    const string_view lead = StripMarks(before);
    const auto unit =
        std::find_if(words_.zero_units.begin(), words_.zero_units.end(),
                     [&](const std::string& word) { return after.starts_with(word); });
    const auto led = std::find_if(words_.zero_leads.begin(), words_.zero_leads.end(),
                                  [&](const std::string& word) { return lead.ends_with(word); });
    const bool other = std::any_of(words_.zero_others.begin(), words_.zero_others.end(),
                                   [&](const std::string& word) {
                                     return after.substr(0, 24).find(word) != string_view::npos;
                                   });
    if (other || (unit == words_.zero_units.end() && led == words_.zero_leads.end())) continue;
    return (led == words_.zero_leads.end() ? "" : *led) + "0" +
           (unit == words_.zero_units.end() ? "" : *unit);
  }
  return {};
}

// Rows that name something and say what it is: 一号站点 | 51, in a table or a list. Two or more of
// them are a table of data, in which a number or a word of Latin letters is a value. Empty if there
// are fewer. `links`: what leads elsewhere is a menu, whatever it counts.
std::vector<TextRange> ListReader::Impl::DataRows(const std::vector<TextRange>& links) const {
  const PageOutline& outline = *in_->outline;
  const auto holds = [](const TextRange& range, std::uint32_t at) {
    return at >= range.begin && at < range.end;
  };
  std::vector<TextRange> rows;
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& row = outline[i];
    const bool table = row.tag == TagId::kTr;
    if ((!table && row.tag != TagId::kLi) || row.Has(kNodeHidden) || outside_[i] != 0) continue;
    std::size_t cells = 0;
    bool leaf = true;
    for (std::uint32_t j = i + 1; j < row.end && leaf; ++j) {
      const OutlineNode& node = outline[j];
      leaf = node.tag != row.tag;
      const bool cell = table ? node.tag == TagId::kTd || node.tag == TagId::kTh : node.parent == i;
      if (!cell || node.Has(kNodeHidden)) continue;
      const string_view text = in_->visible->View(node.text);
      if (text.find_first_not_of(' ') != string_view::npos) ++cells;
    }
    const bool leads = std::any_of(links.begin(), links.end(), [&](const TextRange& link) {
      return holds(row.text, link.begin);
    });
    const bool named = std::any_of(left_.begin(), left_.end(), [&](const TextRange& piece) {
      return holds(row.text, piece.begin);
    });
    if (leaf && named && !leads && cells > 1) rows.push_back(row.text);
  }
  if (rows.size() < 2) rows.clear();
  return rows;
}

// Cuts what is left of the region into pieces and takes furniture off. `named`: where the page's
// own name stands.
void ListReader::Impl::TakeFurnitureOff(const std::vector<TextRange>& named,
                                        model::ListFacts& out) {
  left_.clear();
  left_chars_ = 0;
  zero_count_.clear();
  left_known_ = out.region_chars <= kMostRegion;
  if (!left_known_) return;
  const PageOutline& outline = *in_->outline;
  cuts_.clear();
  std::vector<TextRange> links;
  std::vector<TextRange> structural;  // buttons, headers of tables
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    if (node.Has(kNodeHidden) || outside_[i] != 0) continue;
    cuts_.push_back(node.text.begin);
    cuts_.push_back(node.text.end);
    if (node.Has(kNodeLink)) links.push_back(node.text);
    if (node.tag == TagId::kButton || node.tag == TagId::kThead) structural.push_back(node.text);
  }
  std::sort(cuts_.begin(), cuts_.end());
  cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
  const auto in = [](const std::vector<TextRange>& ranges, std::uint32_t at) {
    return std::any_of(ranges.begin(), ranges.end(), [at](const TextRange& range) {
      return at >= range.begin && at < range.end;
    });
  };
  std::string counts;
  std::vector<TextRange> latin;
  std::vector<TextRange> numbers;
  std::uint32_t taken = 0;
  const string_view all = in_->visible->All();
  const auto judge = [&](std::uint32_t begin, std::uint32_t end) {
    const string_view piece = all.substr(begin, end - begin);
    if (piece.empty() || in(named, begin)) return;
    if (in(structural, begin) || IsFurniture(piece)) {
      taken += CountCharacters(piece);
      counts += piece;
      if (IsNumber(piece)) numbers.push_back({begin, end});
      return;
    }
    counts += '|';
    if (IsLatinWord(piece)) {
      latin.push_back({begin, end});
      return;
    }
    const bool link = in(links, begin);
    if (!link) left_chars_ += CountCharacters(piece);
    left_.push_back({begin, end});
  };
  // First between tags (序 号), then between spaces.
  const auto judge_words = [&](std::uint32_t begin, std::uint32_t end) {
    std::string plain;
    for (const char c : all.substr(begin, std::min(end - begin, kMostRegion))) {
      if (c != ' ') plain.push_back(c);
    }
    if (plain.size() + 1 < end - begin && IsFurniture(plain) && !in(named, begin)) {
      taken += CountCharacters(plain);
      counts += plain;
      return;
    }
    for (std::uint32_t at = begin; at <= end; ++at) {
      if (at < end && all[at] != ' ') continue;
      judge(begin, at);
      begin = at + 1;
    }
  };
  for (const TextRange& range : region_text_) {
    std::uint32_t begin = range.begin;
    for (auto cut = std::upper_bound(cuts_.begin(), cuts_.end(), range.begin);
         cut != cuts_.end() && *cut < range.end; ++cut) {
      judge_words(begin, *cut);
      begin = *cut;
    }
    judge_words(begin, range.end);
  }
  const std::vector<TextRange> data = DataRows(links);
  for (const TextRange& number : numbers) {
    if (!in(data, number.begin)) continue;
    taken -= std::min(taken, number.end - number.begin);
    left_chars_ += number.end - number.begin;
    left_.push_back(number);
  }
  // Notice, News: below a Chinese heading. More of it is a text in another language.
  const bool decorates = latin.size() <= kMostLatin;
  for (const TextRange& word : latin) {
    if (decorates && !in(data, word.begin)) {
      taken += word.end - word.begin;
    } else {
      left_chars_ += word.end - word.begin;
      left_.push_back(word);
    }
  }
  std::sort(left_.begin(), left_.end(),
            [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
  for (const TextRange& pager : pagers_) {
    if (pager.begin < pager.end) counts += "|" + std::string(in_->visible->View(pager));
  }
  out.region_chars -= std::min(out.region_chars, taken);
  zero_count_ = ZeroCount(counts);
  // A few labels are not nothing, but no more than a few characters' worth of it.
  if (data.empty() && OnlyLabels()) out.region_chars = std::min(out.region_chars, kLabelsCount);
}

}  // namespace xuncha::facts
