// SPDX-License-Identifier: Apache-2.0
//
// What a scan of a text found in it: wrong words, former names, personal data. Made by text_checks/
// (pure), kept in snapshots with the page or file, judged by checks/. Personal data never stands in
// a hit in clear: `seen` and `excerpt` are masked. content-safety.md §2.3, §3.1.
#pragma once

#include <cstdint>
#include <string>

namespace xuncha::model {

enum class TextHitKind : std::uint8_t {
  kWrongWord = 0,
  kFormerName,      // of a body or office holder, by a dated table
  kIdNumber,        // 18 digits, date and check digit right
  kOldIdNumber,     // 15 digits in a context that names it
  kMobile,          // a mobile phone's number
  kOfficialMobile,  // the same, told as an office's contact
  kBankCard,
  kListedPersons,  // a table of names beside numbers or states of persons (学号, 低保类别 …)
  kWeakMask,       // masked, but birth day and end, or too much, can still be read
};
const char* Name(TextHitKind kind);  // wrong_word, former_name, id_number …
const char* NameZh(TextHitKind kind);
inline bool IsPersonal(TextHitKind kind) { return kind >= TextHitKind::kIdNumber; }

// Where in its page or file. A document's place is told by TextHit::place.
enum class TextPart : std::uint8_t { kBody = 0, kTitle, kMeta, kAlt, kDocument };
const char* Name(TextPart part);  // body title meta alt document

enum class WordSeverity : std::uint8_t { kSerious = 0, kOrdinary, kAdvice };
const char* Name(WordSeverity severity);

struct TextHit {
  TextHitKind kind = TextHitKind::kWrongWord;
  TextPart part = TextPart::kBody;
  WordSeverity severity = WordSeverity::kOrdinary;  // of words and names
  bool disputed = false;                            // dictionaries differ: never more than advice
  std::uint32_t at = 0;     // characters of the part's text in front of it, white space left out
  std::uint32_t count = 1;  // with those like it beyond what is kept of one page or file
  std::string rule;         // the wrong word's or name's id; of kListedPersons the heading
  std::string seen;         // the words as they stand; of personal data the masked form
  std::string right;        // what would be right; "" = not known
  std::string group;        // the rule's class: 形近, 国名 …
  std::string from, until;  // days between which the word or name is wrong, right; "" = always
  std::string place;        // in a document: Sheet1!C5, p.3; "" = by `at`
  std::string excerpt;      // ≤ 200 bytes around it, one line, personal data masked
  std::uint64_t print = 0;  // of personal data a salted digest, 0 = no salt; of words the excerpt's

  bool operator==(const TextHit&) const = default;
};

}  // namespace xuncha::model
