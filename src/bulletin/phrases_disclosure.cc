// SPDX-License-Identifier: Apache-2.0
//
// What units published: totals, bands, the zero list, interpretations and yearly reports.
// bulletin.md O15.
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "bulletin/phrases_impl.h"

namespace xuncha::bulletin {
namespace {

using model::ValueKind;
using Ids = std::vector<std::string>;

// 轵城镇、下冶镇公开信息超过200条, from the highest band down, then the lowest.
void Bands(const std::vector<DisclosureRow>& rows, const Wording& wording, PhraseMaker& maker) {
  Runs bands;
  const auto band = [&](const std::string& name, const auto& takes, const char* words,
                        std::int64_t limit) {
    Runs names;
    Ids ids;
    for (const DisclosureRow& row : rows) {
      if (!takes(row.items)) continue;
      maker.Append(names, "、", name + "." + row.unit, row.short_name, {row.unit});
      ids.push_back(row.unit);
    }
    if (names.empty()) return;
    if (!bands.empty()) bands.push_back({"，", ""});
    AppendRuns(bands, names);
    bands.push_back({words, ""});
    bands.push_back(maker.binder.Count(name + ".limit", limit, ids));
    bands.push_back({"条", ""});
  };
  std::int64_t above = 0;
  for (std::size_t i = 0; i < wording.over.size(); ++i) {
    const std::int64_t limit = wording.over[i];
    band(
        "disclosure.over" + std::to_string(limit),
        [&](std::int64_t items) { return items > limit && (i == 0 || items <= above); },
        "公开信息超过", limit);
    above = limit;
  }
  band(
      "disclosure.under", [&](std::int64_t items) { return items > 0 && items < wording.under; },
      "公开信息不足", wording.under);
  if (!bands.empty()) maker.Put("disclosure.bands", bands);
}

// How many of the items interpret policy, and who has none. disclosure.md §6.
void Interpretations(const Inputs& inputs, const Wording& wording, PhraseMaker& maker) {
  const auto known = [](const DisclosureRow& row) { return row.interpretations.has_value(); };
  if (std::none_of(inputs.disclosure.begin(), inputs.disclosure.end(), known)) return;
  std::int64_t items = 0, count = 0;
  Ids records, without;
  Runs names;
  for (const DisclosureRow& row : inputs.disclosure) {
    if (!row.interpretations) continue;
    items += row.items;
    count += row.interpretations->count;
    const Ids& ids = row.interpretations->records;
    records.insert(records.end(), ids.begin(), ids.end());
    if (row.interpretations->count > 0) continue;
    without.push_back(row.unit);
    maker.Append(names, "、", "disclosure.uninterpreted." + row.unit, row.short_name, {row.unit});
  }
  Binder& binder = maker.binder;
  maker.Put("disclosure.interpretations",
            binder.Count("disclosure.interpretations", count, records));
  if (items > 0) {
    maker.Put("disclosure.interpretation_share",
              binder.Rate("disclosure.interpretation_share", static_cast<std::uint64_t>(count),
                          static_cast<std::uint64_t>(items), records));
  }
  if (without.empty()) return;
  maker.Put("disclosure.uninterpreted", binder.Count("disclosure.uninterpreted", without));
  // Of more the annex tells.
  if (without.size() > static_cast<std::size_t>(wording.most_examples)) return;
  maker.Put("disclosure.uninterpreted_units", std::move(names));
}

// Who published the yearly report in time, late or not at all. disclosure.md T6, T7.
void AnnualReports(const Inputs& inputs, PhraseMaker& maker) {
  struct Part {
    const char* name;
    ReportStanding standing;
    bool named;
  };
  constexpr std::array kParts{Part{"annual_reports.on_time", ReportStanding::kOnTime, false},
                              Part{"annual_reports.late", ReportStanding::kLate, true},
                              Part{"annual_reports.missing", ReportStanding::kMissing, true}};
  bool any = false;
  for (const Part& part : kParts) {
    Ids records;
    Runs names;
    std::int64_t count = 0;
    const std::string name = part.name;
    for (const DisclosureRow& row : inputs.disclosure) {
      if (!row.report || row.report->standing != part.standing) continue;
      ++count;
      const Ids& ids = row.report->records;
      records.insert(records.end(), ids.begin(), ids.end());
      maker.Append(names, "、", name + "." + row.unit, row.short_name, {row.unit});
    }
    if (count == 0) continue;
    any = true;
    maker.Put(name, maker.binder.Count(name, count, records));
    if (part.named) maker.Put(name + "_units", std::move(names));
  }
  if (!any) return;
  maker.Put("annual_reports.year", maker.binder.Words("annual_reports.year", ValueKind::kDate,
                                                      inputs.report_year, {inputs.campaign.id}));
}

}  // namespace

void DisclosurePhrases(const Inputs& inputs, const Wording& wording, PhraseMaker& maker) {
  if (inputs.disclosure.empty()) return;
  Ids units, departments, areas, counted, empty;
  std::int64_t total = 0;
  Runs zero;
  for (const DisclosureRow& row : inputs.disclosure) {
    units.push_back(row.unit);
    (row.part == "areas" ? areas : departments).push_back(row.unit);
    total += row.items;
    counted.insert(counted.end(), row.records.begin(), row.records.end());
    if (row.items == 0) {
      empty.push_back(row.unit);
      maker.Append(zero, "、", "disclosure.zero." + row.unit, row.short_name, {row.unit});
    }
  }
  Binder& binder = maker.binder;
  maker.Put("disclosure.units", binder.Count("disclosure.units", units));
  if (!departments.empty()) {
    maker.Put("disclosure.departments", binder.Count("disclosure.departments", departments));
  }
  if (!areas.empty()) maker.Put("disclosure.areas", binder.Count("disclosure.areas", areas));
  maker.Put("disclosure.total", binder.Count("disclosure.total", total, counted));
  if (inputs.disclosure_reposts) {
    const CountedRow& left_out = *inputs.disclosure_reposts;
    maker.Put("disclosure.reposts",
              binder.Count("disclosure.reposts", left_out.count, left_out.records));
  }
  if (!zero.empty()) {
    maker.Put("disclosure.zero", zero);
    maker.Put("disclosure.zero_items", binder.Count("disclosure.zero_items", 0, empty));
  }
  std::vector<DisclosureRow> ranked = inputs.disclosure;
  std::stable_sort(
      ranked.begin(), ranked.end(),
      [](const DisclosureRow& a, const DisclosureRow& b) { return a.items > b.items; });
  Bands(ranked, wording, maker);
  Interpretations(inputs, wording, maker);
  AnnualReports(inputs, maker);
}

}  // namespace xuncha::bulletin
