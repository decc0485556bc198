// SPDX-License-Identifier: Apache-2.0
#include "bulletin/take_back.h"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "bulletin/binder.h"

namespace xuncha::bulletin {
namespace {

// The bytes of each letter of a text, blanks apart.
struct Stretch {
  std::size_t begin, end;
};
std::vector<Stretch> StretchesOf(std::string_view text) {
  std::vector<Stretch> letters;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t begin = text.size() - rest.size();
    NextCodePoint(rest);
    const std::size_t end = text.size() - rest.size();
    if (!LettersOf(text.substr(begin, end - begin)).empty()) letters.push_back({begin, end});
  }
  return letters;
}

// `after` as runs that print the values of `before` in their order.
std::optional<Runs> Reworded(const Runs& before, std::string_view after, const Borders& borders) {
  const std::vector<Stretch> letters = StretchesOf(after);
  Runs runs;
  std::size_t at = 0;
  const auto word = [&](std::size_t end) {
    if (end > at) runs.push_back({std::string(after.substr(at, end - at)), ""});
  };
  for (const ValuePlace& place : PlacesOf(before, LettersOf(after), borders)) {
    if (!place.stands || letters[place.begin].begin < at) return std::nullopt;
    word(letters[place.begin].begin);
    runs.push_back(*place.run);
    at = letters[place.end - 1].end;
  }
  word(after.size());
  return runs;
}

bool PutParagraph(const model::WordingTake& take, model::TextParagraph& paragraph,
                  const Borders& borders) {
  if (paragraph.lead + TextOf(paragraph.runs) != take.before) return false;
  std::string_view after = take.after;
  std::string lead = paragraph.lead;
  if (!lead.empty()) {
    // A lead ends with its first stop: （一）基本情况。
    constexpr std::string_view kStop = "。";
    std::size_t end = lead.size();
    if (!after.starts_with(lead)) {
      const std::size_t stop = after.find(kStop);
      if (stop == std::string_view::npos) return false;
      end = stop + kStop.size();
    }
    lead = after.substr(0, end);
    after.remove_prefix(end);
  }
  std::optional<Runs> runs = Reworded(paragraph.runs, after, borders);
  if (!runs) return false;
  paragraph.lead = std::move(lead);
  paragraph.runs = *std::move(runs);
  return true;
}

// Digits of the words that no value prints.
std::string LooseDigits(const Runs& runs) {
  std::string digits;
  for (const model::TextRun& run : runs) {
    if (!run.value.empty()) continue;
    for (const char c : run.text) {
      if (IsDigit(c)) digits += c;
    }
    digits += ' ';
  }
  std::erase(digits, ' ');
  return digits;
}

// The table, row and column of annex.sites:3:4; row 0 is the head.
struct CellPlace {
  std::string_view table;
  std::size_t row = 0, column = 0;
};
std::optional<CellPlace> ReadPlace(std::string_view place) {
  CellPlace read;
  const std::size_t last = place.rfind(':');
  if (last == std::string_view::npos || last == 0) return std::nullopt;
  const std::size_t first = place.rfind(':', last - 1);
  if (first == std::string_view::npos) return std::nullopt;
  const auto number = [](std::string_view text, std::size_t& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && end == text.data() + text.size();
  };
  read.table = place.substr(0, first);
  if (!number(place.substr(first + 1, last - first - 1), read.row) ||
      !number(place.substr(last + 1), read.column) || read.column == 0) {
    return std::nullopt;
  }
  return read;
}

// A cell takes words, and never a number of its own.
bool PutCell(const model::WordingTake& take, model::BulletinDocument& document,
             const Borders& borders) {
  const auto place = ReadPlace(take.place);
  if (!place) return false;
  for (model::TextAnnex& annex : document.annexes) {
    for (model::TextTable& table : annex.tables) {
      if (table.id != place->table || place->column > table.columns.size()) continue;
      if (place->row == 0) {
        std::string& title = table.columns[place->column - 1].title;
        const bool digits = LooseDigits({{title, ""}}) != LooseDigits({{take.after, ""}});
        if (title != take.before || take.after.empty() || digits) return false;
        title = take.after;
        return true;
      }
      if (place->row > table.rows.size()) return false;
      std::vector<model::TableCell>& cells = table.rows[place->row - 1].cells;
      if (place->column > cells.size()) return false;
      Runs& runs = cells[place->column - 1].runs;
      // What is nothing but a value has no wording.
      const bool bare = runs.size() == 1 && !runs.front().value.empty();
      if (bare || TextOf(runs) != take.before) return false;
      std::optional<Runs> now = Reworded(runs, take.after, borders);
      if (!now || LooseDigits(runs) != LooseDigits(*now)) return false;
      runs = *std::move(now);
      return true;
    }
  }
  return false;
}

// The title of an annex, wherever it stands: after 附件：1. it follows by itself.
bool PutAnnexTitle(const model::WordingTake& take, model::BulletinDocument& document,
                   const Borders& borders) {
  for (model::TextAnnex& annex : document.annexes) {
    if (TextOf(annex.title) != take.before) continue;
    std::optional<Runs> runs = Reworded(annex.title, take.after, borders);
    if (!runs) return false;
    annex.title = *std::move(runs);
    return true;
  }
  return false;
}

bool Put(const model::WordingTake& take, model::BulletinDocument& document,
         const Borders& borders) {
  if (!take.place.empty()) return PutCell(take, document, borders);
  if (TextOf(document.title) == take.before) {
    std::optional<Runs> runs = Reworded(document.title, take.after, borders);
    if (!runs) return false;
    document.title = *std::move(runs);
    return true;
  }
  if (document.addressees == take.before) {
    document.addressees = take.after;
    return true;
  }
  for (model::TextParagraph& paragraph : document.paragraphs) {
    if (PutParagraph(take, paragraph, borders)) return true;
  }
  return PutAnnexTitle(take, document, borders);
}

// Line breaks of Word within a paragraph are no wording of ours.
std::string WithoutBreaks(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c != '\n' && c != '\r') line += c;
  }
  return line;
}

}  // namespace

std::vector<model::WordingTake> TakesOf(const Comparison& comparison) {
  std::vector<model::WordingTake> takes;
  for (const WordingChange& change : comparison.wording) {
    if (!change.place.empty()) {
      takes.push_back({change.sealed, change.found, change.place});
    } else if (!change.sealed.empty() && !change.found.empty()) {
      takes.push_back({change.sealed, WithoutBreaks(change.found)});
    }
  }
  return takes;
}

std::vector<model::WordingTake> TakeBack(const std::vector<model::WordingTake>& takes,
                                         model::BulletinDocument& document,
                                         const BorderRules& rules) {
  const Borders borders = BordersOf(document, rules);
  std::vector<model::WordingTake> put;
  for (const model::WordingTake& take : takes) {
    if (Put(take, document, borders)) put.push_back(take);
  }
  return put;
}

}  // namespace xuncha::bulletin
