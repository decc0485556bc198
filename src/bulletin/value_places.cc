// SPDX-License-Identifier: Apache-2.0
#include "bulletin/value_places.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/toml.h"
#include "base/utf8.h"

namespace xuncha::bulletin {
namespace {

constexpr std::size_t kMostLetters = 4'000;

// For each letter of `a` its partner in `b` (index), or npos: a longest common subsequence.
std::vector<std::size_t> Partners(const Letters& a, const Letters& b) {
  std::vector<std::size_t> partners(a.size(), Letters::npos);
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

bool Holds(const Letters& letters, char32_t c) { return letters.find(c) != Letters::npos; }

// A letter of words: no mark that ends or parts them.
bool IsWordLetter(char32_t c) {
  const auto among = [&](char32_t first, char32_t last) { return c >= first && c <= last; };
  return among(U'0', U'9') || among(U'A', U'Z') || among(U'a', U'z') || among(0x3400, 0x9FFF) ||
         c == 0x3007 || among(0xFF10, 0xFF19) || among(0xFF21, 0xFF3A) || among(0xFF41, 0xFF5A) ||
         c >= 0x20000;
}

bool EndsWithAny(const Letters& text, std::size_t end, const std::vector<Letters>& words) {
  return std::any_of(words.begin(), words.end(), [&](const Letters& word) {
    return end >= word.size() && text.compare(end - word.size(), word.size(), word) == 0;
  });
}

bool BeginsWithAny(const Letters& text, std::size_t at, const std::vector<Letters>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const Letters& word) { return text.compare(at, word.size(), word) == 0; });
}

// A value among the letters of both texts.
struct Spot {
  const Letters& sealed;
  std::size_t begin, end;  // in `sealed`
  const Letters& found;
  std::size_t at, past;             // in `found`
  bool named;                       // it is a name
  bool joins_left, joins_right;     // another value is beside it, and is told by itself
  const std::vector<bool>& common;  // of letters of `found`: both texts have them
};

class BorderCheck {
 public:
  explicit BorderCheck(const BorderRules& rules) : rules_(rules) {}

  bool Hold(const Spot& spot) const { return HoldsLeft(spot) && HoldsRight(spot); }

 private:
  bool IsNumber(const Letters& value) const {
    return std::all_of(value.begin(), value.end(), [&](char32_t c) {
      return Holds(rules_.numerals, c) || Holds(rules_.number_marks, c);
    });
  }
  bool IsNumeral(const Letters& text, std::size_t at) const {
    return at < text.size() && Holds(rules_.numerals, text[at]);
  }

  bool HoldsLeft(const Spot& spot) const {
    if (spot.at == 0) return true;
    const char32_t c = spot.found[spot.at - 1];
    if (spot.begin > 0 && spot.sealed[spot.begin - 1] == c) return true;
    const Letters value = spot.sealed.substr(spot.begin, spot.end - spot.begin);
    if (EndsWithAny(spot.found, spot.at, rules_.negations)) return false;
    if (Holds(rules_.numerals, value.front())) {
      if (Holds(rules_.numerals, c) || Holds(rules_.before_number, c)) return false;
      if (EndsWithAny(spot.found, spot.at, rules_.comparatives) &&
          !EndsWithAny(spot.sealed, spot.begin, rules_.comparatives)) {
        return false;
      }
      if (spot.at > 1 && Holds(rules_.points, c) && IsNumeral(spot.found, spot.at - 2)) {
        return false;
      }
    }
    if (!spot.named || spot.joins_left || spot.common[spot.at - 1]) return true;
    return !IsWordLetter(c) || EndsWithAny(spot.found, spot.at, rules_.before_name);
  }

  bool HoldsRight(const Spot& spot) const {
    if (spot.past == spot.found.size()) return true;
    const char32_t c = spot.found[spot.past];
    if (spot.end < spot.sealed.size() && spot.sealed[spot.end] == c) return true;
    const Letters value = spot.sealed.substr(spot.begin, spot.end - spot.begin);
    const bool number = IsNumber(value);
    if (number || Holds(rules_.numerals, value.back())) {
      if (Holds(rules_.numerals, c) || Holds(rules_.after_number, c)) return false;
      if ((Holds(rules_.points, c) || Holds(rules_.ranges, c)) &&
          IsNumeral(spot.found, spot.past + 1)) {
        return false;
      }
    }
    if (!spot.named || spot.joins_right || spot.common[spot.past]) return true;
    if (Holds(rules_.extends, c)) return false;
    return !IsWordLetter(c) || BeginsWithAny(spot.found, spot.past, rules_.after_name);
  }

  const BorderRules& rules_;
};

// Each run that prints a value, with its letters in the sealed text.
struct SealedValue {
  ValuePlace place;
  std::size_t begin, end;
  bool there = false;  // its letters stand in its place, whatever stands beside them
};

// Where the value may stand within its place.
std::vector<std::size_t> Candidates(const Letters& found, const ValuePlace& place,
                                    const Letters& value) {
  std::vector<std::size_t> spots;
  for (std::size_t at = found.find(value, place.from);
       at != Letters::npos && at + value.size() <= place.until; at = found.find(value, at + 1)) {
    spots.push_back(at);
  }
  return spots;
}

Status ReadLetters(TomlReader& reader, const char* key, Letters& out) {
  std::string text;
  reader.Get(key, text);
  out = LettersOf(text);
  if (out.empty()) reader.Fail(key, "lists nothing");
  return Ok();
}

Status ReadWords(TomlReader& reader, const char* key, std::vector<Letters>& out) {
  std::vector<std::string> words;
  reader.Get(key, words);
  for (const std::string& word : words) {
    Letters letters = LettersOf(word);
    if (letters.empty()) {
      reader.Fail(key, "holds an empty word; remove it");
      return Ok();
    }
    out.push_back(std::move(letters));
  }
  if (out.empty()) reader.Fail(key, "lists nothing");
  return Ok();
}

Status ReadOpposite(const TomlValue& table, const std::string& file, BorderRules& rules) {
  TomlReader reader(table, file, "opposite");
  Opposite opposite;
  XC_TRY(ReadWords(reader, "one", opposite.one));
  XC_TRY(ReadWords(reader, "other", opposite.other));
  XC_TRY(reader.Finish());
  for (const Letters& word : opposite.one) {
    if (std::find(opposite.other.begin(), opposite.other.end(), word) != opposite.other.end()) {
      return TomlError(file, table,
                       TextOfLetters(word) + " stands on both sides of one [[opposite]]");
    }
  }
  rules.reversals.opposites.push_back(std::move(opposite));
  return Ok();
}

Status ReadStances(TomlReader& reader, const std::string& file, ReversalRules& rules) {
  std::vector<std::string> names, denied;
  const std::vector<const TomlValue*> tables = reader.Tables("stance");
  for (const TomlValue* table : tables) {
    TomlReader stance(*table, file, "stance");
    Stance& rule = rules.stances.emplace_back();
    stance.Get("name", names.emplace_back());
    stance.Get("denied", denied.emplace_back());
    stance.Get("only_denied", rule.only_denied);
    stance.Get("counts", rule.counts);
    XC_TRY(ReadWords(stance, "words", rule.words));
    XC_TRY(stance.Finish());
  }
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (denied[i].empty()) continue;
    const auto found = std::find(names.begin(), names.end(), denied[i]);
    if (found == names.end()) {
      return TomlError(file, *tables[i], "denied = \"" + denied[i] + "\" names no [[stance]]");
    }
    rules.stances[i].denied = static_cast<std::size_t>(found - names.begin());
  }
  return Ok();
}

// A value that stands, and whose words say the opposite or state something else, does not.
void JudgeWords(const Letters& sealed, std::size_t begin, std::size_t end, const Letters& found,
                const ReversalRules& rules, ValuePlace& place) {
  Letters said = ClauseAround(sealed, begin, end, rules.stops);
  Letters says = ClauseAround(found, place.begin, place.end, rules.stops);
  if (!Reverses(said, says, rules)) {
    Surroundings was = SurroundingsOf(sealed, begin, end, rules);
    Surroundings is = SurroundingsOf(found, place.begin, place.end, rules);
    if (!Restates(was, is, rules)) return;
    said = std::move(was.clause);
    says = std::move(is.clause);
  }
  place.stands = false;
  place.said = std::move(said);
  place.says = std::move(says);
}

}  // namespace

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

Result<BorderRules> ParseBorderRules(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  BorderRules rules;
  XC_TRY(ReadLetters(reader, "numerals", rules.numerals));
  XC_TRY(ReadLetters(reader, "number_marks", rules.number_marks));
  XC_TRY(ReadLetters(reader, "before_number", rules.before_number));
  XC_TRY(ReadLetters(reader, "after_number", rules.after_number));
  XC_TRY(ReadLetters(reader, "points", rules.points));
  XC_TRY(ReadLetters(reader, "ranges", rules.ranges));
  XC_TRY(ReadLetters(reader, "extends", rules.extends));
  XC_TRY(ReadWords(reader, "negations", rules.negations));
  XC_TRY(ReadWords(reader, "comparatives", rules.comparatives));
  XC_TRY(ReadWords(reader, "before_name", rules.before_name));
  XC_TRY(ReadWords(reader, "after_name", rules.after_name));
  XC_TRY(ReadLetters(reader, "stops", rules.reversals.stops));
  XC_TRY(ReadLetters(reader, "between", rules.reversals.between));
  XC_TRY(ReadLetters(reader, "neutral", rules.reversals.neutral));
  XC_TRY(ReadWords(reader, "turns", rules.reversals.turns));
  XC_TRY(ReadWords(reader, "no_turns", rules.reversals.no_turns));
  XC_TRY(ReadWords(reader, "not_yet", rules.reversals.not_yet));
  XC_TRY(ReadLetters(reader, "clause_stops", rules.reversals.clause_stops));
  XC_TRY(ReadLetters(reader, "ends", rules.reversals.ends));
  XC_TRY(ReadWords(reader, "plain", rules.reversals.plain));
  XC_TRY(ReadStances(reader, file, rules.reversals));
  for (const TomlValue* table : reader.Tables("opposite")) {
    XC_TRY(ReadOpposite(*table, file, rules));
  }
  XC_TRY(reader.Finish());
  return rules;
}

Borders BordersOf(const model::BulletinDocument& document, const BorderRules& rules) {
  Borders borders{rules, {"signature"}};
  for (const model::BoundValue& value : document.values) {
    if (value.kind == model::ValueKind::kName) borders.names.insert(value.name);
  }
  return borders;
}

std::vector<ValuePlace> PlacesOf(const Runs& sealed, const Letters& found, const Borders& borders) {
  const Letters letters = LettersOf(TextOf(sealed));
  const std::vector<std::size_t> partners = Partners(letters, found);
  std::vector<bool> common(found.size(), false);
  for (const std::size_t partner : partners) {
    if (partner != Letters::npos) common[partner] = true;
  }
  std::vector<SealedValue> values;
  std::size_t begin = 0;
  for (const model::TextRun& run : sealed) {
    const std::size_t end = begin + LettersOf(run.text).size();
    if (!run.value.empty() && end > begin) {
      ValuePlace place;
      place.run = &run;
      place.until = found.size();
      // What stands between the partners of the letters beside the value.
      for (std::size_t i = begin; i-- > 0;) {
        if (partners[i] == Letters::npos) continue;
        place.from = partners[i] + 1;
        break;
      }
      for (std::size_t i = end; i < partners.size(); ++i) {
        if (partners[i] == Letters::npos) continue;
        place.until = partners[i];
        break;
      }
      values.push_back({place, begin, end});
    }
    begin = end;
  }
  for (SealedValue& value : values) {
    const Letters text = letters.substr(value.begin, value.end - value.begin);
    value.there = !Candidates(found, value.place, text).empty();
  }
  const BorderCheck check(borders.rules);
  std::vector<ValuePlace> places;
  for (std::size_t i = 0; i < values.size(); ++i) {
    SealedValue& value = values[i];
    const Letters text = letters.substr(value.begin, value.end - value.begin);
    const bool named = borders.names.contains(value.place.run->value);
    const bool left = i > 0 && values[i - 1].end == value.begin && !values[i - 1].there;
    const bool right =
        i + 1 < values.size() && values[i + 1].begin == value.end && !values[i + 1].there;
    for (const std::size_t at : Candidates(found, value.place, text)) {
      if (!check.Hold({letters, value.begin, value.end, found, at, at + text.size(), named, left,
                       right, common})) {
        continue;
      }
      value.place.stands = true;
      value.place.begin = at;
      value.place.end = at + text.size();
      JudgeWords(letters, value.begin, value.end, found, borders.rules.reversals, value.place);
      break;
    }
    places.push_back(value.place);
  }
  return places;
}

}  // namespace xuncha::bulletin
