// SPDX-License-Identifier: Apache-2.0
#include "text_checks/page_scan.h"

#include "base/common_bytes.h"
#include "text_checks/code_points.h"

namespace xuncha::text_checks {
namespace {

// What numbers are made of: never begun or ended within one.
bool MayJoin(char c) { return PersonalFinder::MayBegin(c) || c == '-' || c == ' '; }

}  // namespace

// Where to begin in a text whose first `common` bytes are known: far enough before their end that
// nothing in front of it looks beyond them.
std::size_t PageScan::FirstNew(std::string_view text, std::size_t common) const {
  std::size_t at = common;
  for (int again = 0; again < 2; ++again) {
    if (at <= scanner_.reach()) return 0;
    at -= scanner_.reach();
    while (at > 0 && IsContinuation(text[at])) --at;
    if (at == 0 || !MayJoin(text[at - 1])) return at;
    while (at > 0 && MayJoin(text[at - 1])) --at;  // a number may be longer than that
  }
  return 0;
}

// Where to end in a text whose last `common` bytes are known, likewise.
std::size_t PageScan::LastNew(std::string_view text, std::size_t common) const {
  std::size_t at = text.size() - common;
  for (int again = 0; again < 2; ++again) {
    if (text.size() - at <= scanner_.reach()) return text.size();
    at += scanner_.reach();
    while (at < text.size() && IsContinuation(text[at])) ++at;
    if (at == text.size() || !MayJoin(text[at - 1])) return at;
    while (at < text.size() && MayJoin(text[at])) ++at;
  }
  return text.size();
}

void PageScan::Scan(std::string_view text, const ScanPlace& place,
                    std::vector<model::TextHit>& out) {
  if (!place.cells.empty()) {  // what a number is depends on its table
    before_.clear();
    scanner_.Scan(text, place, out);
    return;
  }
  std::size_t begin = 0;
  std::size_t end = text.size();
  if (!before_.empty()) {
    const std::string_view before = before_;
    const std::size_t head = CommonPrefix(before, text);
    begin = FirstNew(text, head);
    end = LastNew(text, CommonSuffix(before.substr(head), text.substr(head)));
    if (found_.first < begin) begin = 0;
    const std::size_t behind = text.size() - end;  // not looked at, as many bytes as before
    if (!found_.empty() && found_.last >= before.size() - behind) end = text.size();
  }
  found_ = scanner_.ScanPart(text, begin, end, place, out);
  before_.assign(text);
}

}  // namespace xuncha::text_checks
