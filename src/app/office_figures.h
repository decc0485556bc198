// SPDX-License-Identifier: Apache-2.0
//
// Published items, messages, error reports and repost tasks: taken in from tables and snapshots,
// and counted for a campaign's window. Figures hold the records that they count.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/citizen_mask.h"
#include "app/table_import.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/campaign.h"
#include "model/disclosure.h"
#include "store/data_folder.h"
#include "store/db.h"
#include "workflow/disclosure.h"
#include "workflow/disclosure_checks.h"

namespace xuncha::app {

Result<workflow::DisclosureRules> LoadDisclosureRules(const Resources& resources);

// What a content system reported, item by item: of units (kReported) or of the portal by class
// (kPortal). A row without a unit belongs to `unit` (an id; "" = such a row is wrong).
Result<TableTaken> ImportItems(store::Connection& database, const Resources& resources,
                               model::ItemPart part, const std::string& unit,
                               const TableRequest& request, const Who& who);

// Messages or error reports. Whatever people write is masked before anything is stored, citizens'
// names by the columns that hold them; a file without such a column is remarked on.
Result<TableTaken> ImportMessages(store::Connection& database, const Resources& resources,
                                  model::MessageKind kind, const CitizenMask& mask,
                                  const TableRequest& request, const Who& who);

Result<TableTaken> ImportRepostTasks(store::Connection& database, const Resources& resources,
                                     const TableRequest& request, const Who& who);

struct ItemsCollected {
  std::size_t columns = 0, items = 0, added = 0;
  std::size_t undated = 0;  // entries that no list dates: they cannot be counted by day
};
// The entries of the registered disclosure columns of the round's snapshots, each to who answers
// for its column. First seen is what the folder's history knows.
Result<ItemsCollected> CollectItems(store::Connection& database, const store::DataFolder& folder,
                                    const std::string& campaign, int round, const Who& who);

// The days that a block counts, both included.
struct FigureWindow {
  std::string from, until;
};
// Until the block's cut-off, else the monitoring point, else the last round's end; from `from`, or
// where that is "" from the first day of that day's quarter.
// OfficeFiguresOf refuses a first day after that last one, or before the campaign's period.
FigureWindow WindowOf(const model::Campaign& campaign, const std::string& block,
                      const std::string& from);

// Figures and what they count. Not to be copied: rows point into the lists.
struct OfficeFigures {
  workflow::DisclosureRules rules;
  FigureWindow disclosure_window, portal_window, message_window;
  std::vector<model::PublishedItem> own, reported, portal;
  std::vector<model::CitizenMessage> messages, error_reports;
  std::vector<model::RepostTask> tasks;
  std::vector<workflow::UnitItems> units;     // every unit in scope
  std::vector<model::PublishedItem> earlier;  // of the year, before the window: for yearly reports
  std::vector<workflow::AnnualReport> annual_reports;  // due or late in the disclosure window
  std::vector<workflow::ClassItems> classes;
  workflow::Items portal_items;
  workflow::MessageFigures message_figures, error_report_figures;
  std::vector<workflow::RepostRow> reposts;
  bool has_items() const { return !own.empty() || !reported.empty(); }
};
Result<std::unique_ptr<OfficeFigures>> OfficeFiguresOf(store::Connection& database,
                                                       const WorkRules& rules,
                                                       const Resources& resources,
                                                       const model::Campaign& campaign,
                                                       const std::string& from);

}  // namespace xuncha::app
