// SPDX-License-Identifier: Apache-2.0
//
// What the files of the plan share.
#pragma once

#include <cstdint>

#include "site_generator/columns/site.h"
#include "site_generator/columns/traits.h"

namespace xuncha::sitegen::columns {

// What is planted in a column that is a list by its nature.
enum class Planted : std::uint8_t {
  kFresh = 0,
  kFreshLimit,  // newest entry on the limit day itself
  kStale,
  kStaleEdge,  // newest entry on the day before the limit day
  kStaleYears,
  kBlankEmpty,
  kBlankPlaceholder,
  kBlankHeader,
  kNote,
  kArchived,
  kUnknown,      // neither rows nor articles show a day
  kPartly,       // a few of a fresh list's articles are undated
  kPartlyStale,  // the same in a stale list
  kAjax,
  kVue,
  kFuture,       // an entry is dated after the as-of day
  kFutureStale,  // and without it the list is stale
};

void MakeEntries(Site& site, Column& column, Planted planted, const Traits& traits,
                 std::uint32_t mean, Random& random);
void MakeOnlyArticle(Site& site, Column& column, const Traits& traits, Random& random);

}  // namespace xuncha::sitegen::columns
