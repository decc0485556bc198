// SPDX-License-Identifier: Apache-2.0
#include "text_checks/text_scanner.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "base/sha256.h"
#include "base/utf8.h"
#include "text_checks/code_points.h"
#include "text_checks/mask.h"
#include "text_checks/narrow_text.h"

namespace xuncha::text_checks {
namespace {

constexpr std::size_t kKept = 3;       // hits of a kind and rule
constexpr std::size_t kMaxHits = 300;  // of one page or file
constexpr std::size_t kExcerpt = 16;   // characters on either side
constexpr std::size_t kMaxExcerpt = 200;
constexpr std::size_t kWidestContext = 64;  // characters, of the finder of personal numbers
constexpr std::size_t kWide = 3;
constexpr std::size_t kFourWide = 4 * kWide;
constexpr std::uint64_t kSixBytes = 0xFFFF'FFFF'FFFF;
// One or two three-byte characters in the low bytes of a load.
constexpr std::uint64_t kOneWideMask = 0xC0'C0F0;
constexpr std::uint64_t kOneWide = 0x80'80E0;
constexpr std::uint64_t kTwoWideMask = 0xC0C0'F0C0'C0F0;
constexpr std::uint64_t kTwoWide = 0x8080'E080'80E0;

std::uint64_t LoadAt(std::string_view text, std::size_t at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text.data() + at, sizeof bytes);
  return bytes;
}

std::uint64_t First8(const Sha256Digest& digest) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = value << 8 | digest[i];
  return value;
}

// An excerpt never begins or ends within a number: a part of one is no number that gets masked.
std::string_view WithoutCutNumbers(std::string_view text, std::string_view excerpt) {
  const auto joins = [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == ' '; };
  const auto begin = static_cast<std::size_t>(excerpt.data() - text.data());
  if (begin > 0 && joins(text[begin - 1])) {
    while (!excerpt.empty() && joins(excerpt.front())) excerpt.remove_prefix(1);
  }
  const std::size_t end = begin + (text.substr(begin).empty() ? 0 : excerpt.size());
  if (end < text.size() && joins(text[end])) {
    while (!excerpt.empty() && joins(excerpt.back())) excerpt.remove_suffix(1);
  }
  return excerpt;
}

// Contexts are counted in characters, of four bytes at most.
std::size_t ReachOf(const WordRules& rules) {
  std::size_t longest = 0;
  for (const WordRule& rule : rules.rules) {
    longest = std::max(longest, rule.wrong.size());
    for (const std::string& word : rule.except) longest = std::max(longest, word.size());
  }
  return 4 * std::max(rules.window, kWidestContext) + 2 * longest;
}

// Counts characters that are no white space as it is moved forward through a text.
class Ruler {
 public:
  explicit Ruler(std::string_view text) : text_(text) {}
  std::uint32_t At(std::size_t byte) {
    for (; done_ < byte; ++done_) {
      const auto c = static_cast<unsigned char>(text_[done_]);
      if ((c & 0xC0) != 0x80 && c > 0x20) ++characters_;
    }
    return characters_;
  }

 private:
  std::string_view text_;
  std::size_t done_ = 0;
  std::uint32_t characters_ = 0;
};

}  // namespace

Result<std::unique_ptr<const TextScanner>> TextScanner::Create(const ScanData& data,
                                                               std::string_view salt) {
  std::unique_ptr<TextScanner> scanner(new TextScanner());
  XC_ASSIGN_OR_RETURN(scanner->rules_, ParseWordRules(data.misstatements, data.former_names));
  XC_ASSIGN_OR_RETURN(WordIndex index, WordIndex::Create(scanner->rules_));
  scanner->words_ = std::make_unique<WordIndex>(std::move(index));
  XC_ASSIGN_OR_RETURN(PersonalRules personal, ParsePersonalRules(data.personal));
  scanner->personal_ = std::make_unique<PersonalFinder>(std::move(personal));
  scanner->salt_ = salt;
  scanner->reach_ = ReachOf(scanner->rules_);
  scanner->digest_ =
      First8(Sha256(data.misstatements + '\0' + data.former_names + '\0' + data.personal));
  return std::unique_ptr<const TextScanner>(std::move(scanner));
}

model::TextHit TextScanner::OfWord(std::string_view text, const WordMatch& match) const {
  const WordRule& rule = *match.rule;
  model::TextHit hit;
  hit.kind = rule.kind;
  hit.severity = rule.severity;
  hit.disputed = rule.disputed;
  hit.rule = rule.wrong;
  hit.seen = text.substr(match.begin, match.end - match.begin);
  hit.right = rule.right;
  hit.group = rule.group;
  hit.from = rule.from;
  hit.until = rule.until;
  const std::string_view around =
      WithoutCutNumbers(text, Around(text, match.begin, match.end, kExcerpt));
  hit.excerpt = CutUtf8(OneLine(MaskLongNumbers(around)), kMaxExcerpt);
  hit.print = First8(Sha256(hit.excerpt));
  return hit;
}

model::TextHit TextScanner::OfPerson(std::string_view text, const PersonalMatch& match) const {
  const std::string_view number = text.substr(match.begin, match.end - match.begin);
  model::TextHit hit;
  hit.kind = match.kind;
  hit.seen = personal_->Masked(match.kind, number);
  if (salt_.empty()) return hit;
  std::string plain(salt_);
  const NarrowText narrow(number);
  for (const char c : narrow.text()) {
    if (c != ' ' && c != '-') plain.push_back(c == 'x' ? 'X' : c);
  }
  hit.print = First8(Sha256(plain));
  return hit;
}

void TextScanner::Scan(std::string_view text, const ScanPlace& place,
                       std::vector<model::TextHit>& out) const {
  ScanPart(text, 0, text.size(), place, out);
}

// Where digits of full width stand, numbers are read with them: the run over the bytes passed over
// them, and may have taken what is a part of a longer number.
void TextScanner::ReadWideNumbers(std::string_view text, std::size_t begin, std::size_t end,
                                  const ScanPlace& place,
                                  std::vector<PersonalMatch>& persons) const {
  const NarrowText narrow(text);
  const std::string_view digits = narrow.text();
  auto cell = place.cells.begin();
  std::vector<PersonalMatch> found;
  for (std::size_t at = 0; at < digits.size();) {
    if (!PersonalFinder::MayBegin(digits[at])) {
      ++at;
      continue;
    }
    const std::size_t written = narrow.At(at);
    while (cell != place.cells.end() && cell->end <= written) ++cell;
    const bool in_cell = cell != place.cells.end() && cell->begin <= written;
    at = personal_->LookAt(digits, at, in_cell ? cell->column : place.column, found);
  }
  persons.clear();
  for (PersonalMatch match : found) {
    match.begin = narrow.At(match.begin);
    match.end = narrow.At(match.end);
    if (match.begin >= begin && match.begin < end) persons.push_back(match);
  }
}

ScanExtent TextScanner::ScanPart(std::string_view text, std::size_t begin, std::size_t end,
                                 const ScanPlace& place, std::vector<model::TextHit>& out) const {
  std::vector<WordMatch> words;
  std::vector<PersonalMatch> persons;
  const WordIndex& index = *words_;
  const std::size_t size = text.size();
  auto cell = place.cells.begin();
  const auto column_at = [&](std::size_t at) -> const TableColumn& {
    while (cell != place.cells.end() && cell->end <= at) ++cell;
    return cell != place.cells.end() && cell->begin <= at ? cell->column : place.column;
  };
  for (std::size_t at = begin; at < end;) {
    if ((static_cast<unsigned char>(text[at]) & 0xF0) != 0xE0) {
      at = PersonalFinder::MayBegin(text[at]) ? personal_->LookAt(text, at, column_at(at), persons)
                                              : at + 1;
      continue;
    }
    if (std::endian::native == std::endian::little && at + kFourWide + 2 <= size) {
      // Four three-byte characters in two loads, their three pairs at once: nearly all texts are
      // runs of such characters, and nearly all pairs are none that tell a word.
      const std::uint64_t first = LoadAt(text, at);
      if ((first & kTwoWideMask) != kTwoWide) {
        at += (first & kOneWideMask) == kOneWide ? kWide : 1;
        continue;
      }
      const std::uint64_t last = LoadAt(text, at + 2 * kWide);
      if ((last & kTwoWideMask) != kTwoWide) {
        if (index.MayBe(first & kSixBytes)) index.MatchAt(text, at, words);
        at += kWide;
        continue;
      }
      const bool a = index.MayBe(first & kSixBytes);
      const bool b = index.MayBe((first >> 24 | last << 24) & kSixBytes);
      const bool c = index.MayBe(last & kSixBytes);
      if ((static_cast<unsigned>(a) | static_cast<unsigned>(b) | static_cast<unsigned>(c)) != 0) {
        if (a) index.MatchAt(text, at, words);
        if (b) index.MatchAt(text, at + kWide, words);
        if (c) index.MatchAt(text, at + 2 * kWide, words);
      }
      at += 3 * kWide;
      continue;
    }
    if (!IsWideAt(text, at)) {
      ++at;  // no UTF-8
      continue;
    }
    if (IsWideAt(text, at + kWide) && index.MayBe(PairAt(text, at))) {
      index.MatchAt(text, at, words);
    }
    at += kWide;
  }
  if (NarrowText::HasWideDigit(text.substr(begin, end - begin))) {
    ReadWideNumbers(text, begin, end, place, persons);
  }
  ScanExtent extent;
  if (words.empty() && persons.empty()) return extent;
  const auto note = [&extent](const auto& matches) {
    for (const auto& match : matches) {
      extent.first = extent.empty() ? match.begin : std::min(extent.first, match.begin);
      extent.last =
          extent.last == ScanExtent::kNone ? match.begin : std::max(extent.last, match.begin);
    }
  };
  note(words);
  note(persons);
  KeepApart(words);
  Ruler ruler(text);
  std::size_t word = 0;
  for (std::size_t person = 0; word < words.size() || person < persons.size();) {
    const bool is_word = person == persons.size() ||
                         (word < words.size() && words[word].begin < persons[person].begin);
    const std::size_t found = is_word ? words[word].begin : persons[person].begin;
    model::TextHit hit = is_word ? OfWord(text, words[word++]) : OfPerson(text, persons[person++]);
    hit.part = place.part;
    hit.place = place.place;
    hit.at = ruler.At(found);
    AddHit(out, std::move(hit));
  }
  return extent;
}

std::string TextScanner::Redacted(std::string_view text) const {
  std::string redacted;
  std::size_t done = 0;
  const PersonalRules& rules = personal_->rules();
  std::string heading;  // under which cards and old identity numbers are such
  for (const auto* words : {&rules.card_near, &rules.old_id_near}) {
    if (!words->empty()) heading += words->front();
  }
  for (const PersonalMatch& match : personal_->FindAll(text, {heading})) {
    redacted.append(text.substr(done, match.begin - done));
    redacted += personal_->Masked(match.kind, text.substr(match.begin, match.end - match.begin));
    done = match.end;
  }
  return redacted.append(text.substr(done));
}

void AddHit(std::vector<model::TextHit>& hits, model::TextHit hit) {
  model::TextHit* last = nullptr;
  std::size_t alike = 0;
  for (model::TextHit& one : hits) {
    if (one.kind != hit.kind || one.rule != hit.rule) continue;
    ++alike;
    last = &one;
  }
  if (alike >= kKept || (hits.size() >= kMaxHits && last != nullptr)) {
    last->count += hit.count;
  } else if (hits.size() < kMaxHits) {
    hits.push_back(std::move(hit));
  }
}

std::uint64_t CountOf(const std::vector<model::TextHit>& hits, model::TextHitKind kind) {
  std::uint64_t count = 0;
  for (const model::TextHit& hit : hits) count += hit.kind == kind ? hit.count : 0;
  return count;
}

}  // namespace xuncha::text_checks
