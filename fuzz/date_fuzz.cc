// SPDX-License-Identifier: Apache-2.0
//
// Input: a byte of options, then a text or a page. Invariants: dates are days of the calendar, lie
// in the text in order and do not overlap; the publish date of a page is one with a year, and
// asking twice gives the same answer.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "facts/date_reader.h"
#include "facts/publish_date.h"
#include "tests/facts/publish_date_feed.h"

namespace {

using namespace xuncha::facts;

void Check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  DateReaderOptions options;
  options.order = static_cast<DateOrder>(data[0] % 3);
  options.compact = (data[0] & 4) != 0;
  if ((data[0] & 8) != 0) options.now = 1'661'220'000'000;
  std::vector<DateHit> hits;
  ReadDates(text, options, hits);
  Check(hits.size() <= options.max_hits);
  std::size_t last_end = 0;
  for (const DateHit& hit : hits) {
    Check(hit.begin >= last_end && hit.begin < hit.end && hit.end <= text.size());
    last_end = hit.end;
    const std::chrono::year_month_day day(std::chrono::year(hit.has_year() ? hit.year : 2000),
                                          std::chrono::month(hit.month), std::chrono::day(hit.day));
    Check(day.ok());
    Check(hit.minute >= kNoMinute && hit.minute < 24 * 60);
  }
  PublishDateCollector collector;
  const PublishDate first = ReadPublishDate(text, text.substr(0, 64), collector);
  Check(!first.published || first.published->has_year());
  Check(ReadPublishDate(text, text.substr(0, 64), collector).Iso() == first.Iso());
  return 0;
}
