// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a text, as a table and as a page, with the words and rules that are shipped.
// Invariants: the scan is total and bounded; what it says is UTF-8 where the text is; no identity
// number, mobile or card that it told can be read in what it keeps, and what is redacted holds none
// any more. The first byte chooses how the rest is read.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/resources.h"
#include "facts/page_extractor.h"
#include "text_checks/table_scan.h"
#include "whatwg/encoding.h"

namespace {

using xuncha::model::TextHit;
using xuncha::model::TextHitKind;
using xuncha::text_checks::TextScanner;

void Check(bool holds) {
  if (!holds) std::abort();
}

bool IsNumber(TextHitKind kind) {
  return xuncha::model::IsPersonal(kind) && kind != TextHitKind::kListedPersons &&
         kind != TextHitKind::kWeakMask;
}

// No run of digits as long as the shortest number of a person.
bool ShowsNumber(std::string_view text) {
  constexpr std::size_t kShortest = 11;
  std::size_t digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits >= kShortest) return true;
  }
  return false;
}

void CheckHits(const std::vector<TextHit>& hits, bool is_utf8) {
  Check(hits.size() <= 300);
  for (const TextHit& hit : hits) {
    Check(hit.count > 0 && hit.excerpt.size() <= 200);
    Check(hit.excerpt.find('\n') == std::string::npos);
    Check(!is_utf8 ||
          (xuncha::whatwg::IsValidUtf8(hit.seen) && xuncha::whatwg::IsValidUtf8(hit.excerpt)));
    if (IsNumber(hit.kind)) {
      Check(hit.excerpt.empty() && hit.seen.find('*') != std::string::npos);
      Check(!ShowsNumber(hit.seen));
    }
    if (!xuncha::model::IsPersonal(hit.kind)) Check(!ShowsNumber(hit.excerpt));
  }
}

void AsText(const TextScanner& scanner, std::string_view text) {
  std::vector<TextHit> hits;
  scanner.Scan(text, {}, hits);
  CheckHits(hits, xuncha::whatwg::IsValidUtf8(text));
  std::vector<TextHit> again;
  scanner.Scan(text, {}, again);
  Check(hits == again);
  const std::string redacted = scanner.Redacted(text);
  std::vector<TextHit> left;
  scanner.Scan(redacted, {}, left);
  Check(std::none_of(left.begin(), left.end(),
                     [](const TextHit& hit) { return IsNumber(hit.kind); }));
}

std::shared_ptr<const TextScanner> ShippedScanner() {
  const xuncha::Resources resources;
  auto made = TextScanner::Create({resources.Read("data/misstatements.toml").value_or(""),
                                   resources.Read("data/former_names.toml").value_or(""),
                                   resources.Read("data/personal_data.toml").value_or("")},
                                  "a salt");
  Check(made.has_value());
  return std::shared_ptr<const TextScanner>(std::move(made).value());
}

// Lines are rows, tabulators part cells.
void AsTable(const TextScanner& scanner, std::string_view text) {
  std::vector<std::vector<std::string>> rows(1);
  rows.back().emplace_back();
  for (const char c : text) {
    if (c == '\n') {
      rows.emplace_back().emplace_back();
    } else if (c == '\t') {
      rows.back().emplace_back();
    } else {
      rows.back().back().push_back(c);
    }
  }
  std::vector<TextHit> hits;
  xuncha::text_checks::ScanTable(scanner, rows, "S", hits);
  CheckHits(hits, xuncha::whatwg::IsValidUtf8(text));
  for (const TextHit& hit : hits) {
    Check(hit.place.starts_with("S!"));
    if (hit.kind == TextHitKind::kListedPersons) Check(hit.count >= 3 && hit.count < rows.size());
  }
}

void AsPage(const std::shared_ptr<const TextScanner>& scanner, std::string_view text) {
  static const xuncha::facts::Lexicon lexicon = [&] {
    xuncha::facts::Lexicon made;
    made.scanner = scanner;
    return made;
  }();
  static xuncha::facts::PageExtractor extractor(lexicon);
  static xuncha::facts::ExtractedPage page;
  xuncha::facts::PageInput input;
  input.content_type = "text/html; charset=utf-8";
  input.body = text;
  input.url = "https://www.example.gov.cn/a.html";
  extractor.Extract(input, page);
  CheckHits(page.facts.text_hits, true);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::shared_ptr<const TextScanner> scanner = ShippedScanner();
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 3) {
    case 0:
      AsText(*scanner, text);
      break;
    case 1:
      AsTable(*scanner, text);
      break;
    default:
      AsPage(scanner, text);
  }
  return 0;
}
