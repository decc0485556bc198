// SPDX-License-Identifier: Apache-2.0
//
// What a bulletin is made from, as plain records: app/ fills it from the database, tests by hand.
// Every number that is printed is the length of a list here or stands beside the ids behind it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/campaign.h"
#include "model/inventory.h"

namespace xuncha::bulletin {

// A site or an account in the campaign's scope.
struct SubjectRow {
  std::string id;
  std::string name;    // as printed in the annex
  std::string unit;    // short name of its sponsor, as printed in the text
  std::string type;    // of an account: the platform's name
  std::string group;   // what it is listed by: 门户网站, 部门网站; a platform's name
  bool apart = false;  // offline, closed or being cancelled: no part of the population
  bool checked = false;
  bool qualified = false;    // of checked ones
  std::string sponsor = {};  // id of that unit
  int score = -1;            // points in hundredths; -1 = none
};

enum class Standing : std::uint8_t { kOpen = 0, kClaimed, kFixed };

// A problem that counts, or a common or carried-over one.
struct ProblemRow {
  std::string id;
  std::string number;             // 2022Q3-应急-03
  std::string subject;            // id; a unit's for problems on a unit alone
  std::string unit;               // short name of the responsible unit, as printed
  std::string klass;              // id
  std::string check;              // "" = by hand
  std::vector<std::string> path;  // of the column or entry; empty = none
  std::string where;              // most visible place: home nav list content footer; "" = none
  std::string label;              // of the entry; "" = none
  std::string seen;               // the value seen
  std::string limit;              // what it should be; of a misstatement the right words
  std::string title;              // one line, as handed over
  std::string latest;             // last update seen, ISO day; "" = not known
  std::string as_of;              // day on which it was seen so, for its age
  std::string found_on;           // ISO day on which it was seen first; "" = not known
  std::string url;                // of the page
  std::vector<int> rounds;
  std::string line;  // problems of one subject with the same mark stand in one line; "" = by rule
  Standing standing = Standing::kOpen;
  bool counted = true;  // one of the total
  bool carried_over = false;
  bool recurred = false;
  bool disputed = false;
  bool on_account = false;
  bool of_another = false;  // on a site, but another unit than its sponsor answers for the place
  bool evidence = true;     // a snapshot, a file or a person's word with its place
  TimeMs last_looked = 0;   // UTC; 0 = never
  std::string answers;      // id of the responsible unit
};

struct ClassRow {
  std::string id;
  std::string name;
};

// Handed-over problems, by what became of them: each stands in one of the lists behind `handed`.
struct OrderRows {
  std::vector<std::string> orders;        // ids of the orders
  std::vector<std::string> reminded;      // of those whose units were reminded, urged or supervised
  std::vector<std::string> handed;        // ids of problems
  std::vector<std::string> on_time;       // verified as fixed, by the deadline
  std::vector<std::string> late;          // verified as fixed, after it
  std::vector<std::string> overdue;       // not fixed, and the deadline has passed
  std::vector<std::string> claimed = {};  // fixed as the unit says, not verified yet
  std::vector<std::string> pending = {};  // not fixed, and the deadline has not passed
};

// Items that somebody counted: a class of the portal, messages of a kind. Where single records are
// not known, `records` names the row of the list that was handed in.
struct CountedRow {
  std::string name;     // 要闻类
  std::string measure;  // 条 份 期 个
  std::int64_t count = 0;
  std::vector<std::string> records;
};

struct PortalRows {
  std::string until;  // ISO day
  CountedRow total;
  std::vector<CountedRow> classes;  // examples: they need not add up
  std::optional<CountedRow> error_reports, error_reports_on_time, error_reports_rejected;
  int error_report_days = -1;  // median of working days; -1 = not known
  // Left out of `total` by the office's choice; nothing = reposts count like others.
  std::optional<CountedRow> reposts;
};

// A unit named as quick, with the messages that it closed; none where a person named it.
struct QuickUnit {
  std::string name;
  std::vector<std::string> records;
};

struct MessageRows {
  CountedRow accepted, closed;
  // Answered after the deadline or not at all by then; waited for months. Nothing = not known.
  std::optional<CountedRow> late, waited_long;
  int days = -1;  // median of working days until closed; -1 = not known
  std::vector<QuickUnit> fast_units;
};

// Repost tasks (转载任务), one a task and unit: ids of the tasks, once for every unit.
struct RepostRows {
  std::vector<std::string> tasks;  // each once
  std::vector<std::string> done, late, not_found;
};

// What a unit's yearly report on disclosure (年报) came to. Not found: nobody has looked, and
// nothing is printed; missing: a person says that there is none.
enum class ReportStanding : std::uint8_t { kNotFound = 0, kOnTime, kLate, kMissing };
struct ReportRow {
  ReportStanding standing = ReportStanding::kNotFound;
  std::string published;             // ISO day; "" = not told
  std::vector<std::string> records;  // the item, or where a person said so
};

// One row of annex 3; a unit in scope without items has a row of 0.
struct DisclosureRow {
  std::string unit;        // id
  std::string name;        // as printed in the annex
  std::string short_name;  // as printed in the text
  std::string part;        // departments | areas
  std::int64_t items = 0;
  std::vector<std::string> records;
  std::optional<CountedRow> interpretations = {};  // of the items; nothing = not known
  std::optional<ReportRow> report = {};            // nothing = none is owed now
};

// How an account moved in the period (bulletin.md O4).
enum class MoveKind : std::uint8_t { kOpened = 0, kChanged, kClosed, kCancelled, kUnderWay };
inline constexpr int kMoveKinds = 5;
const char* Name(MoveKind kind);  // opened changed closed cancelled under_way
struct AccountMove {
  std::string account;  // id
  std::string name;
  std::string type;     // the platform's name
  std::string sponsor;  // id
  std::string unit;     // as printed
  MoveKind kind = MoveKind::kOpened;
  std::string day;                   // ISO day; of kUnderWay that of its filing, "" = not filed
  std::vector<std::string> records;  // the request, or the account whose register says so
};

// One figure of the campaign before. `record` is where it was told: a value of its issued bulletin
// (b-3#sites.pass_rate) or, where it has none, the campaign (2022Q2#sites.pass_rate).
struct PastFigure {
  std::int64_t number = 0;  // as model::BoundValue's
  std::string record;
};

// The campaign before, to compare with (bulletin.md O5).
struct Past {
  std::string campaign;                                    // id
  std::string name;                                        // 2022年第二季度
  std::map<std::string, PastFigure, std::less<>> figures;  // by the value's name
  // Of a rate, the figures of the campaigns before this one that stood at 100 % without a break,
  // the newest first.
  std::map<std::string, std::vector<std::string>, std::less<>> full;
};

// A unit or site named as good or weak, by a person.
struct Named {
  std::string id;
  std::string name;
};

// What the issuing body says of itself, and what a person chose.
struct Choices {
  std::string issuer;        // 某市人民政府办公室
  std::string issuer_short;  // 市政府办公室
  std::string region;        // 某市, 示范区
  std::string red_head;      // "" = none
  std::string addressees;
  std::vector<std::string> basis;  // 《…》（国办发〔2017〕47号)
  std::string copies_to;
  std::string printed_by;
  std::string signature;  // "" = none
  std::string report_to;  // whom units report to
  std::string portal_name;
  std::vector<Named> commended_sites, commended_accounts, weak_units;
  std::vector<std::string> management;  // other problems, as words of a person
  std::vector<std::string> disclosure_problems;
  std::vector<std::string> demands;  // paragraphs; lead before the first 。
  bool statistics = false;           // an annex of the figures goes with it
  // Of papers that go to units and technicians (paper.h).
  std::string contact, phone, email;
  std::string hours;                          // of the day in which sites are asked: 8:00至20:00
  std::vector<std::string> source_addresses;  // that our requests come from
};

// What a unit, site or account of the register may be called, and when.
struct BodyNames {
  std::string id;
  std::vector<model::DatedName> names;  // without days: at any time
  std::string ended;                    // ISO day of a unit's merger or dissolution; "" = goes on
};

struct Inputs {
  model::Campaign campaign;
  std::string as_of;                        // ISO day that open and fixed are of
  std::vector<SubjectRow> sites, accounts;  // in the register's order
  std::vector<ProblemRow> problems;         // by subject in that order, then by number
  std::vector<ClassRow> classes;
  OrderRows orders;
  std::optional<PortalRows> portal;
  std::optional<MessageRows> messages;
  std::optional<RepostRows> reposts;
  std::optional<Past> past;               // nothing = there is none, or none is to be compared
  std::vector<DisclosureRow> disclosure;  // ranked by whoever prints; empty = no such block
  // Left out of its rows by the office's choice; nothing = reposts count like others.
  std::optional<CountedRow> disclosure_reposts;
  // Whether its rows hold reposts, by the office's choice; nothing = a person counted them.
  std::optional<bool> disclosure_with_reposts;
  std::string report_year;         // 2029年: that the reports of `disclosure` are of
  std::vector<AccountMove> moves;  // in the register's order, of one account by day
  std::vector<BodyNames> bodies;   // the whole register; empty = names are not audited
  Choices choices;
};

}  // namespace xuncha::bulletin
