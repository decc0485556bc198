// SPDX-License-Identifier: Apache-2.0
#include "facts/page_words.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "facts/ascii.h"
#include "facts/css_addresses.h"
#include "facts/find_text.h"
#include "facts/script_address.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::size_t kMaxNames = 16;      // of a class attribute
constexpr std::size_t kMaxNameBytes = 64;  // longer names say nothing
constexpr std::size_t kMaxStyleBytes = 2048;
constexpr std::size_t kMaxLabelBytes = 40;  // a longer label is a headline
constexpr std::size_t kMaxAddressBytes = 1024;

constexpr std::size_t kBeginning = 6;    // bytes of a word's first two Chinese characters
constexpr std::size_t kShortLabel = 16;  // an English label that may be a whole word of ours

// Of the six bytes at `at`, below 4096.
std::size_t HashOfBeginning(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, kBeginning);
  return static_cast<std::size_t>(bytes * 0x9E3779B97F4A7C15u >> 52);
}

template <class Classify>
std::uint8_t Remembered(BitsCache& cache, string_view key, Classify classify) {
  bool known = false;
  std::uint8_t* bits = cache.Find(XXH3_64bits(key.data(), key.size()), known);
  if (!known) *bits = classify(key);
  return *bits;
}

bool Has(const std::vector<std::string>& words, string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool HasPartOf(const std::vector<std::string>& words, string_view text) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != string_view::npos; });
}

// A CSS length with a plain number: its value in `value`, the rest of the text after it.
bool ReadLength(string_view text, long& value) {
  text = Trim(text);
  const bool negative = text.starts_with("-");
  if (negative) text.remove_prefix(1);
  if (text.empty() || !IsDigit(text.front())) return false;
  value = 0;
  for (const char c : text) {
    if (!IsDigit(c)) break;
    if (value < 1'000'000) value = value * 10 + (c - '0');
  }
  if (text.find('.') != string_view::npos && value == 0) return false;  // 0.5em is no zero
  if (negative) value = -value;
  return true;
}

// What the declarations of one style attribute come to.
struct StyleFacts {
  bool hides = false;
  bool no_width = false;
  bool no_height = false;
  bool clips = false;
  bool out_of_flow = false;
  bool far_away = false;

  void Add(string_view property, string_view value) {
    long length = 0;
    if (EqualsNoCase(property, "display")) {
      hides = hides || FindLower(value, "none") == 0;
    } else if (EqualsNoCase(property, "visibility")) {
      hides = hides || FindLower(value, "hidden") == 0;
    } else if (EqualsNoCase(property, "overflow")) {
      clips = FindLower(value, "hidden") == 0;
    } else if (EqualsNoCase(property, "position")) {
      out_of_flow = FindLower(value, "absolute") == 0 || FindLower(value, "fixed") == 0;
    } else if (EqualsNoCase(property, "width") || EqualsNoCase(property, "height")) {
      const bool zero = ReadLength(value, length) && length == 0;
      (ToLower(property.front()) == 'w' ? no_width : no_height) = zero;
    } else if (EqualsNoCase(property, "left") || EqualsNoCase(property, "top")) {
      far_away = far_away || (ReadLength(value, length) && length <= -500);
    }
  }
  bool Hidden() const {
    return hides || (clips && (no_width || no_height)) || (out_of_flow && far_away);
  }
};

}  // namespace

PageWords::PageWords(const Lexicon& lexicon) : lexicon_(lexicon) {
  for (const std::string& word : lexicon_.incomplete) {
    if (word.size() < 64) incomplete_lengths_ |= std::uint64_t{1} << word.size();
    incomplete_bytes_[static_cast<unsigned char>(word.front())] = true;
  }
  for (const std::string& mark : lexicon_.breadcrumb_separators) {
    separator_bytes_[static_cast<unsigned char>(mark.front())] = true;
  }
  RememberBeginnings(lexicon_.site_map_labels);
  RememberBeginnings(lexicon_.error_report_words);
  RememberBeginnings(lexicon_.age_friendly_words);
  RememberBeginnings(lexicon_.home_labels);
  for (const std::string& word : lexicon_.breadcrumb_leads) {
    if (word.size() >= 3) lead_bytes_[static_cast<unsigned char>(word[2])] = true;
  }
}

std::uint8_t PageWords::Place(string_view class_or_id) {
  return Remembered(places_, class_or_id, [this](string_view v) { return ClassifyPlace(v); });
}

std::uint8_t PageWords::Style(string_view style) {
  style = style.substr(0, kMaxStyleBytes);
  return Remembered(styles_, style, [this](string_view v) { return ClassifyStyle(v); });
}

std::uint8_t PageWords::Label(string_view utf8_label) {
  if (utf8_label.size() > kMaxLabelBytes || utf8_label.empty()) return 0;
  return Remembered(labels_, utf8_label, [this](string_view v) { return ClassifyLabel(v); });
}

std::uint8_t PageWords::Address(string_view address) {
  address = address.substr(0, kMaxAddressBytes);
  return Remembered(addresses_, address, [this](string_view v) { return ClassifyAddress(v); });
}

std::uint8_t PageWords::Script(string_view text) {
  return Remembered(scripts_, text, [this](string_view v) { return ClassifyScript(v); });
}

bool PageWords::TextHolds(string_view text, bool (*holds)(string_view)) {
  return Remembered(holders_, text, [holds](string_view v) {
           return static_cast<std::uint8_t>(holds(v) ? 1 : 0);
         }) != 0;
}

bool PageWords::ScriptStays(string_view utf8) {
  return Remembered(redirects_, utf8, [](string_view v) {
           return static_cast<std::uint8_t>(ReadTopLevelRedirect(v).empty() ? 1 : 0);
         }) != 0;
}

bool PageWords::SheetIsPlain(string_view css) {
  return Remembered(sheets_, css, [](string_view v) {
           std::vector<CssAddress> found;
           std::vector<std::string> scratch;
           ExtractCssAddresses(v, found, scratch);
           return static_cast<std::uint8_t>(found.empty() ? 1 : 0);
         }) != 0;
}

// Headlines are new on every page and say nothing about the site: most of them have none of the
// words' first two characters anywhere, which is cheaper to see than to look for every word.
void PageWords::RememberBeginnings(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word.size() >= kBeginning) label_beginnings_.set(HashOfBeginning(word.data()));
  }
}

bool PageWords::MayClassifyLabel(string_view label) const {
  if (label.size() < kShortLabel && !IsHighByte(label.front())) return true;  // "Home", "sitemap"
  // From character to character, as far as Chinese text goes.
  for (std::size_t i = 0; i + kBeginning <= label.size();
       i += static_cast<unsigned char>(label[i]) >= 0xE0 ? 3 : 1) {
    if (label_beginnings_.test(HashOfBeginning(label.data() + i))) return true;
  }
  return label.size() < kBeginning;
}

std::uint8_t PageWords::ClassifyPlace(string_view value) const {
  std::uint8_t bits = 0;
  for (std::size_t i = 0; i < kMaxNames; ++i) {
    value = Trim(value);
    if (value.empty()) break;
    std::size_t end = 0;
    while (end < value.size() && !IsSpace(value[end])) ++end;
    if (end <= kMaxNameBytes) bits |= ClassifyName(value.substr(0, end));
    value.remove_prefix(end);
  }
  return bits;
}

std::uint8_t PageWords::ClassifyName(string_view name) const {
  std::string lower(name);
  for (char& c : lower) c = ToLower(c);
  unsigned bits = 0;
  if (Has(lexicon_.nav_names, lower)) bits |= kPlaceNav;
  if (Has(lexicon_.footer_names, lower)) bits |= kPlaceFooter;
  if (Has(lexicon_.breadcrumb_names, lower)) bits |= kPlaceBreadcrumb;
  if (Has(lexicon_.app_roots, lower)) bits |= kPlaceAppRoot;
  std::size_t begin = 0;
  std::size_t run_begin = 0;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    const bool cut = i == name.size() || !IsAlpha(name[i]);
    const bool capital = !cut && i > begin && name[i] >= 'A' && name[i] <= 'Z' &&
                         name[i - 1] >= 'a' && name[i - 1] <= 'z';
    if (!cut && !capital) continue;
    const string_view part = string_view(lower).substr(begin, i - begin);
    if (Has(lexicon_.nav_words, part)) bits |= kPlaceNav;
    if (Has(lexicon_.footer_words, part)) bits |= kPlaceFooter;
    if (Has(lexicon_.breadcrumb_words, part)) bits |= kPlaceBreadcrumb;
    begin = capital ? i : i + 1;
    if (!cut) continue;
    // Words of several: SiteMapPath.
    const string_view run = string_view(lower).substr(run_begin, i - run_begin);
    if (Has(lexicon_.breadcrumb_words, run)) bits |= kPlaceBreadcrumb;
    run_begin = i + 1;
  }
  return static_cast<std::uint8_t>(bits);
}

std::uint8_t PageWords::ClassifyStyle(string_view style) const {
  StyleFacts facts;
  const bool has_url = FindLower(style, "url(") != string_view::npos;
  while (!style.empty()) {
    const std::size_t end = std::min(style.find(';'), style.size());
    const string_view declaration = style.substr(0, end);
    style.remove_prefix(std::min(end + 1, style.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == string_view::npos || colon == 0) continue;
    const string_view property = Trim(declaration.substr(0, colon));
    if (!property.empty()) facts.Add(property, Trim(declaration.substr(colon + 1)));
  }
  return static_cast<std::uint8_t>((facts.Hidden() ? kStyleHides : 0) |
                                   (has_url ? kStyleHasUrl : 0));
}

std::uint8_t PageWords::ClassifyLabel(string_view label) const {
  if (!MayClassifyLabel(label)) return 0;
  unsigned bits = 0;
  for (const std::string& word : lexicon_.site_map_labels) {
    if (label == word || EqualsNoCase(label, word)) bits |= kLabelSiteMap;
  }
  if (HasPartOf(lexicon_.error_report_words, label)) bits |= kLabelErrorReport;
  if (HasPartOf(lexicon_.age_friendly_words, label) && label.size() <= 36) {
    bits |= kLabelAgeFriendly;
  }
  if (IsHomeLabel(label)) bits |= kLabelHome;
  return static_cast<std::uint8_t>(bits);
}

std::uint8_t PageWords::ClassifyAddress(string_view written) const {
  std::array<char, kMaxAddressBytes> lower;
  std::transform(written.begin(), written.end(), lower.begin(), ToLower);
  const string_view address(lower.data(), written.size());
  unsigned bits = 0;
  const std::size_t slashes = address.substr(0, 8).find("//");
  if (slashes != string_view::npos) {
    const string_view rest = address.substr(slashes + 2);
    const string_view host = rest.substr(0, rest.find_first_of("/?#:"));
    for (const std::string& name : lexicon_.organ_hosts) {
      const bool below = host.ends_with(name) && host.size() > name.size() &&
                         host[host.size() - name.size() - 1] == '.';
      if (below || host == name) bits |= kAddressOrgan;
    }
  }
  if (HasPartOf(lexicon_.organ_signs, address)) bits |= kAddressOrgan;
  if (HasPartOf(lexicon_.error_report_signs, address)) bits |= kAddressErrorReport;
  const string_view path = address.substr(0, address.find('?'));
  const std::size_t slash = path.rfind('/');
  const string_view file = slash == string_view::npos ? path : path.substr(slash + 1);
  if (HasPartOf(lexicon_.script_footers, file)) bits |= kAddressFooter;
  return static_cast<std::uint8_t>(bits);
}

std::uint8_t PageWords::ClassifyScript(string_view text) const {
  const auto has = [&](const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return FindText(text, word) != string_view::npos;
    });
  };
  return static_cast<std::uint8_t>((has(lexicon_.organ_signs) ? kAddressOrgan : 0) |
                                   (has(lexicon_.error_report_signs) ? kAddressErrorReport : 0));
}

bool PageWords::IsIncomplete(string_view text) const {
  if (text.empty() || text.size() >= 64 || (incomplete_lengths_ >> text.size() & 1) == 0 ||
      !incomplete_bytes_[static_cast<unsigned char>(text.front())]) {
    return false;
  }
  return Has(lexicon_.incomplete, text);
}

string_view PageWords::LeadIn(string_view text) const {
  if (text.size() < 9) return {};
  if (!lead_bytes_[static_cast<unsigned char>(text[2])]) return {};
  for (const std::string& lead : lexicon_.breadcrumb_leads) {
    if (text.starts_with(lead)) return text.substr(0, lead.size());
  }
  return {};
}

std::size_t PageWords::Separator(string_view text) const {
  if (text.empty() || !separator_bytes_[static_cast<unsigned char>(text.front())]) return 0;
  std::size_t length = 0;
  for (const std::string& mark : lexicon_.breadcrumb_separators) {
    if (mark.size() > length && text.starts_with(mark)) length = mark.size();
  }
  return length;
}

bool PageWords::IsHomeLabel(string_view label) const {
  if (label.size() > 30) return false;
  return std::any_of(
      lexicon_.home_labels.begin(), lexicon_.home_labels.end(),
      [&](const std::string& word) { return label == word || EqualsNoCase(label, word); });
}

}  // namespace xuncha::facts
