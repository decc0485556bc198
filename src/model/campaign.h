// SPDX-License-Identifier: Apache-2.0
//
// A campaign (检查批次): one period's inspection of everything in scope, with its dates, rounds and
// groups. Every date is free: a third-quarter campaign may end in August. product.md; bulletin.md
// §2.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/attachment.h"
#include "model/finding.h"

namespace xuncha::model {

enum class CampaignState : std::uint8_t {
  kDraft = 0,  // being prepared
  kOpen,       // self-check, rounds, confirmation, orders
  kFrozen,     // figures sealed for the bulletin
  kIssued,     // bulletin out; reports of rectification still come in
  kClosed,
};
inline constexpr int kCampaignStates = 5;
const char* Name(CampaignState state);  // draft open frozen issued closed
bool CampaignStateFromName(std::string_view name, CampaignState& out);

struct Window {
  std::string from;   // ISO day, included
  std::string until;  // ISO day, included
};

// What an inspection is judged at (监测时间点): the round's own day, or what stands after the
// fixes.
enum class VerdictBasis : std::uint8_t { kMonitoringPoint = 0, kAfterRectification };
const char* Name(VerdictBasis basis);  // monitoring_point after_rectification
bool VerdictBasisFromName(std::string_view name, VerdictBasis& out);

struct Group {
  std::string name;                  // 第一检查组
  std::vector<std::string> members;  // persons
  std::vector<std::string> units;    // the members' own units: never inspected by them (回避)
};

// A block of the bulletin and the day up to which its figures count.
struct CutOff {
  std::string block;  // sites accounts portal messages disclosure rectification
  std::string day;
};

// How a unit or site is named in the campaign's bulletin, where a person chose so.
enum class NamedAs : std::uint8_t { kCommendedSites = 0, kCommendedAccounts, kWeak };
inline constexpr int kNamedAs = 3;
const char* Name(NamedAs kind);  // commended_sites commended_accounts weak_units
bool NamedAsFromName(std::string_view name, NamedAs& out);

struct NamedChoice {
  NamedAs kind = NamedAs::kCommendedSites;
  std::string subject;  // id of a unit or a site
  std::string by;       // who chose
};

// 整改情况报告 of a unit, after the bulletin was issued.
struct UnitReport {
  std::string unit;
  std::string received;  // ISO day
  Attachment scan;       // with signature and seal; its name "" = none was kept
  std::string by;        // who took it in
};

struct Campaign {
  std::string id;      // "2022Q3": typed by people, printed in problem numbers
  std::string name;    // 2022年第三季度
  std::string office;  // unit id of the supervising office
  CampaignState state = CampaignState::kDraft;
  Window self_check;             // round 0; empty = none
  std::vector<Window> rounds;    // round 1 first
  std::string monitoring_point;  // day the windows of the indicators count back from
  std::vector<CutOff> cut_offs;
  std::string rectification_until;  // what is fixed by then does not stand in the bulletin
  std::string report_due;           // units report their fixes by then
  int site_percent = 100;           // share of the sites drawn, 1..100
  int account_percent = 100;
  std::uint64_t draw_seed = 0;  // same seed, same register: same draw
  std::string rulebook = "cn-2019-19";
  std::string profile = "default";
  VerdictBasis basis = VerdictBasis::kMonitoringPoint;
  std::vector<Group> groups;
  std::string resample_of;  // of a second look at another campaign's sample: its id; "" = none
  std::vector<NamedChoice> named;   // in the order of choosing
  std::vector<UnitReport> reports;  // one a unit, in the order of coming in
  bool paused = false;  // no inspection begins, and those under way rest, until it is resumed
};

// One site or account in a campaign's scope, and who inspects it.
struct ScopeEntry {
  std::string campaign;
  std::string subject;  // "s-3", "a-7"
  bool drawn = true;    // false: in the population, not drawn
  std::string group;    // name of the group that inspects it; "" = not dealt yet
};

// 自查: what a unit handed in before round 1.
enum class SelfCheckState : std::uint8_t { kMissing = 0, kSubmitted, kNil, kLate };
const char* Name(SelfCheckState state);  // missing submitted nil late
bool SelfCheckStateFromName(std::string_view name, SelfCheckState& out);

struct SelfCheck {
  std::string campaign;
  std::string unit;
  SelfCheckState state = SelfCheckState::kMissing;
  std::string submitted;  // ISO day
  int problems = 0;       // reported
  int fixed = 0;          // of them, fixed before round 1
};

// One row of a check record (检查记录表): one veto indicator of one site or account in one round.
enum class RowAnswer : std::uint8_t { kOpen = 0, kNotFound, kFound, kNotChecked };
const char* Name(RowAnswer answer);                             // open not_found found not_checked
const char* NameZh(RowAnswer answer);                           // "" 未发现 发现 未检查
bool RowAnswerFromName(std::string_view name, RowAnswer& out);  // either name

struct RecordRow {
  std::string campaign;
  std::string subject;
  int round = 1;
  std::string indicator;                            // V1.4.1
  CheckAnswer machine = CheckAnswer::kNotObserved;  // what the machine says
  std::string machine_says;                         // in words, with the value
  RowAnswer person = RowAnswer::kOpen;
  std::string by;  // who answered
  TimeMs at = 0;   // UTC; 0 = not answered
  std::string note;
};

// 初判 → 复核 → 审定.
enum class VerdictStep : std::uint8_t { kNone = 0, kProposed, kReviewed, kDecided };
const char* Name(VerdictStep step);  // none proposed reviewed decided

struct SubjectVerdict {
  std::string campaign;
  std::string subject;
  VerdictStep step = VerdictStep::kNone;
  std::string result;               // qualified | unqualified | undetermined (not checked)
  std::vector<std::string> vetoes;  // indicators that decide
  std::string proposed;             // the machine's result, when a person last looked at it
  std::string proposed_by, reviewed_by, decided_by;
  std::string reason;  // of the person who changed it
};

// One inspection of a site for a round of a campaign.
enum class InspectionState : std::uint8_t { kWaiting = 0, kRunning, kDone, kFailed };
inline constexpr int kInspectionStates = 4;
const char* Name(InspectionState state);  // waiting running done failed

struct Inspection {
  std::string campaign;
  std::string subject;  // "s-3"
  int round = 1;
  InspectionState state = InspectionState::kWaiting;
  std::string snapshot;  // of kDone
  std::string error;     // of kFailed: what we could not do
  std::string latest;    // of kDone: newest day that any column showed, ISO; "" = none known
  int score = -1;        // of kDone: points in hundredths; -1 = none is known
  int tries = 0;
  std::string holder;    // of kRunning: the process that does it; app/process_holder.h
  TimeMs heartbeat = 0;  // of kRunning: when the holder last said that it lives, UTC
  TimeMs started = 0;    // UTC; 0 = not yet
  TimeMs finished = 0;   // UTC; 0 = not yet
};

}  // namespace xuncha::model
