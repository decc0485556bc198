// SPDX-License-Identifier: Apache-2.0
#include "facts/list_text.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "facts/ascii.h"
#include "facts/find_text.h"

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::array<string_view, 36> kMarks = {"[",  "]", "(",  ")",  "（", "）", "【", "】", "〔",
                                                "〕", "<", ">",  "＜", "＞", "《", "》", "»",  "«",
                                                "›",  "‹", "：", ":",  "+",  "·",  "•",  "|",  "｜",
                                                "…",  "▪", "■",  "→",  "、", "▶",  "►",  "●",  "◆"};

// Bytes that marks begin with. Nearly every text is turned away by them.
constexpr std::array<bool, 256> kMarkLeads = [] {
  std::array<bool, 256> leads{};
  for (const string_view mark : kMarks) leads[static_cast<unsigned char>(mark.front())] = true;
  return leads;
}();

bool IsMarkLead(char c) { return kMarkLeads[static_cast<unsigned char>(c)]; }

constexpr std::size_t kBeginning = 3;  // bytes of a Chinese character

// Of the three bytes at `at`, below 1024.
std::size_t HashOfBeginning(const char* at) {
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, at, kBeginning);
  return bytes * 0x9E3779B9u >> 22;
}

std::size_t MarkAtBegin(string_view text) {
  if (static_cast<unsigned char>(text.front()) <= 0x20 || text.front() == '.') return 1;
  if (!IsMarkLead(text.front())) return 0;
  for (const string_view mark : kMarks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

std::size_t MarkAtEnd(string_view text) {
  if (static_cast<unsigned char>(text.back()) <= 0x20 || text.back() == '.') return 1;
  const std::size_t size = text.size();
  const bool may_be = IsMarkLead(text.back()) || (size >= 2 && IsMarkLead(text[size - 2])) ||
                      (size >= 3 && IsMarkLead(text[size - 3]));
  if (!may_be) return 0;
  for (const string_view mark : kMarks) {
    if (text.ends_with(mark)) return mark.size();
  }
  return 0;
}

bool EqualsSpaced(string_view text, string_view word) {
  // Most words are turned away by their first byte.
  if (text.front() != ' ' && (word.empty() || ToLower(text.front()) != word.front())) return false;
  std::size_t at = 0;
  for (const char c : text) {
    if (c == ' ') continue;
    if (at >= word.size() || ToLower(c) != word[at]) return false;
    ++at;
  }
  return at == word.size();
}

}  // namespace

string_view StripMarks(string_view text) {
  while (!text.empty()) {
    const std::size_t mark = MarkAtBegin(text);
    if (mark == 0) break;
    text.remove_prefix(mark);
  }
  while (!text.empty()) {
    const std::size_t mark = MarkAtEnd(text);
    if (mark == 0) break;
    text.remove_suffix(mark);
  }
  return text;
}

bool IsOneOfWords(const std::vector<std::string>& words, string_view text) {
  if (text.size() > 64) return false;
  text = StripMarks(text);
  if (text.empty()) return false;
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return EqualsSpaced(text, word); });
}

bool HasOneOfWords(const std::vector<std::string>& words, string_view text) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return FindText(text, word) != string_view::npos;
  });
}

WordSet::WordSet(const std::vector<std::string>& words) : words_(words) {
  for (const std::string& word : words) {
    if (word.size() < kBeginning) {
      short_ = true;
    } else {
      beginnings_.set(HashOfBeginning(word.data()));
    }
  }
}

bool WordSet::MayHold(string_view text) const {
  if (short_) return true;
  for (std::size_t i = 0; i + kBeginning <= text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;  // inside a character
    if (beginnings_.test(HashOfBeginning(text.data() + i))) return true;
  }
  return false;
}

void WordBeginnings::Add(const std::vector<std::string>& words, std::uint8_t bit) {
  for (const std::string& word : words) {
    if (word.empty() || (IsHighByte(word.front()) && word.size() < kBeginning)) {
      always_ |= bit;
    } else if (IsHighByte(word.front())) {
      bits_[256 + HashOfBeginning(word.data())] |= bit;
    } else {
      bits_[static_cast<unsigned char>(ToLower(word.front()))] |= bit;
    }
  }
}

std::uint8_t WordBeginnings::Of(string_view text) const {
  if (text.empty()) return always_;
  if (!IsHighByte(text.front())) {
    return always_ | bits_[static_cast<unsigned char>(ToLower(text.front()))];
  }
  if (text.size() < kBeginning) return always_;
  return always_ | bits_[256 + HashOfBeginning(text.data())];
}

bool BeginsWithWord(const std::vector<std::string>& words, string_view text) {
  text = StripMarks(text);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.starts_with(word); });
}

bool HasClassWord(const std::vector<std::string>& words, string_view names) {
  names = names.substr(0, 200);
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const bool end = i == names.size() || !IsAlpha(names[i]) ||
                     (i > begin && names[i] >= 'A' && names[i] <= 'Z' && names[i - 1] >= 'a');
    if (!end) continue;
    const string_view word = names.substr(begin, i - begin);
    if (!word.empty() && std::any_of(words.begin(), words.end(), [&](const std::string& known) {
          return EqualsNoCase(word, known);
        })) {
      return true;
    }
    begin = i < names.size() && IsAlpha(names[i]) ? i : i + 1;
  }
  return false;
}

int PlainNumber(string_view text) {
  text = StripMarks(text);
  if (text.empty() || text.size() > 4) return -1;
  int value = 0;
  for (const char c : text) {
    if (!IsDigit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool LeadsHome(string_view address, string_view url) {
  const auto split = [](string_view& text) {  // takes the host off; the path is left
    const std::size_t at = text.find("//");
    if (at == string_view::npos || at > 6) return string_view();
    text.remove_prefix(at + 2);
    const string_view host = text.substr(0, text.find_first_of("/?#"));
    text.remove_prefix(host.size());
    return host;
  };
  string_view own = url;
  const string_view host = split(own);
  const string_view other = split(address);
  if (!other.empty() && other != host) return false;
  address = address.substr(0, address.find('#'));
  if (other.empty() && address.empty()) return false;
  if (!address.empty() && address.front() != '/' && other.empty()) {
    own = own.substr(0, own.find_first_of("?#"));
    auto depth = std::count(own.begin(), own.end(), '/') - 1;
    for (;;) {
      if (address.starts_with("./")) {
        address.remove_prefix(2);
      } else if (address.starts_with("../")) {
        address.remove_prefix(3);
        if (depth > 0) --depth;
      } else {
        break;
      }
    }
    if (depth > 0) return false;
  }
  while (address.starts_with("/")) address.remove_prefix(1);
  if (address.empty()) return true;
  const string_view stem = address.substr(0, address.find('.'));
  const bool file = address.find_first_of("/?") == string_view::npos;
  return file && (EqualsNoCase(stem, "index") || EqualsNoCase(stem, "default"));
}

std::uint32_t CountChars(string_view utf8) {
  std::uint32_t count = 0;
  for (const char c : utf8) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++count;
  }
  return count;
}

}  // namespace xuncha::facts
