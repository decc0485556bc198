// SPDX-License-Identifier: Apache-2.0
//
// The stable names of the enums of the office's work: what the database, the documents' templates
// and machines read.
#include <array>

#include "model/account.h"
#include "model/campaign.h"
#include "model/enum_names.h"
#include "model/inventory.h"
#include "model/look.h"
#include "model/problem.h"
#include "model/work_order.h"

namespace xuncha::model {
namespace {

constexpr std::array<const char*, kLifecycleStates> kLifecycles{
    "requested", "in_approval", "running", "changing", "offline", "merging", "closed", "cancelled"};
constexpr std::array kRequests{"open", "change", "offline", "reopen", "merge", "close", "cancel"};
constexpr std::array<const char*, kUnitKinds> kUnits{"department",  "district",    "town",
                                                     "subdistrict", "institution", "other"};
constexpr std::array kUnitStatuses{"active", "merged", "dissolved"};
constexpr std::array<const char*, kPlatforms> kPlatformNames{"wechat_subscription",
                                                             "wechat_service",
                                                             "wechat_channels",
                                                             "weibo",
                                                             "douyin",
                                                             "kuaishou",
                                                             "toutiao",
                                                             "app",
                                                             "mini_program",
                                                             "other"};
constexpr std::array<const char*, kPlatforms> kPlatformNamesZh{
    "微信订阅号", "微信服务号", "微信视频号",        "微博",   "抖音",
    "快手",       "今日头条",   "移动客户端（APP）", "小程序", "其他"};
constexpr std::array kUses{"publishing", "service"};
constexpr std::array<const char*, kCampaignStates> kCampaigns{"draft", "open", "frozen", "issued",
                                                              "closed"};
constexpr std::array kBases{"monitoring_point", "after_rectification"};
constexpr std::array<const char*, kNamedAs> kNamings{"commended_sites", "commended_accounts",
                                                     "weak_units"};
constexpr std::array kSelfChecks{"missing", "submitted", "nil", "late"};
constexpr std::array kRows{"open", "not_found", "found", "not_checked"};
constexpr std::array kRowsZh{"", "未发现", "发现", "未检查"};
constexpr std::array<const char*, kInspectionStates> kInspections{"waiting", "running", "done",
                                                                  "failed"};
constexpr std::array kSteps{"none", "proposed", "reviewed", "decided"};
constexpr std::array<const char*, kProblemStates> kProblems{"suspected", "confirmed", "rejected",
                                                            "common",    "fixed",     "closed"};
constexpr std::array<const char*, kProblemEvents> kProblemEventNames{
    "confirm", "reject", "reopen", "make_common", "report_fix", "return", "close"};
constexpr std::array kOrigins{"machine", "person", "self_check", "carried_over"};
constexpr std::array<const char*, kMenuTypes> kMenus{"web",     "article",  "mini_program",
                                                     "keyword", "channels", "parent"};
constexpr std::array<const char*, kMenuTypes> kMenusZh{"网页",       "图文",   "小程序",
                                                       "关键词回复", "视频号", "菜单组"};
constexpr std::array<const char*, kTicks> kTickNames{"none", "works", "broken"};
constexpr std::array<const char*, kTicks> kTickNamesZh{"", "正常", "异常"};
constexpr std::array<const char*, kFactFroms> kFroms{"none", "platform", "person", "import"};
constexpr std::array<const char*, kSubjectNatures> kNatures{"unknown", "organisation", "person"};
constexpr std::array<const char*, kSubjectNatures> kNaturesZh{"", "机构", "个人"};
constexpr std::array<const char*, kLookResults> kLooks{"not_observable", "open", "fixed"};
constexpr std::array<const char*, kOrderStates> kOrders{
    "issued", "accepted", "fixed", "verified", "closed", "returned", "disputed", "withdrawn"};
constexpr std::array<const char*, kOrderEvents> kEvents{
    "accept",  "report_fix", "verify",  "return",   "close", "extend",
    "dispute", "uphold",     "concede", "withdraw", "remind"};
constexpr std::array<const char*, kDayFroms> kDays{"unit", "office", "look", "verification"};
constexpr std::array<const char*, kDayFroms> kDaysZh{"", "监管填写", "复查日", "复核日"};
constexpr std::array kReminders{"none", "reminded", "urged", "supervised"};
constexpr std::array kRemindersZh{"", "提醒", "催办", "督办"};

}  // namespace

const char* Name(LifecycleState state) { return NameAt(kLifecycles, state); }
const char* Name(RequestKind kind) { return NameAt(kRequests, kind); }
const char* Name(UnitKind kind) { return NameAt(kUnits, kind); }
const char* Name(UnitStatus status) { return NameAt(kUnitStatuses, status); }
const char* Name(Platform platform) { return NameAt(kPlatformNames, platform); }
const char* NameZh(Platform platform) { return NameAt(kPlatformNamesZh, platform); }
const char* Name(AccountUse use) { return NameAt(kUses, use); }
const char* Name(CampaignState state) { return NameAt(kCampaigns, state); }
const char* Name(VerdictBasis basis) { return NameAt(kBases, basis); }
const char* Name(NamedAs kind) { return NameAt(kNamings, kind); }
const char* Name(SelfCheckState state) { return NameAt(kSelfChecks, state); }
const char* Name(RowAnswer answer) { return NameAt(kRows, answer); }
const char* NameZh(RowAnswer answer) { return NameAt(kRowsZh, answer); }
const char* Name(InspectionState state) { return NameAt(kInspections, state); }
const char* Name(VerdictStep step) { return NameAt(kSteps, step); }
const char* Name(ProblemState state) { return NameAt(kProblems, state); }
const char* Name(ProblemEvent event) { return NameAt(kProblemEventNames, event); }
const char* Name(ProblemOrigin origin) { return NameAt(kOrigins, origin); }
const char* Name(MenuType type) { return NameAt(kMenus, type); }
const char* NameZh(MenuType type) { return NameAt(kMenusZh, type); }
const char* Name(Tick tick) { return NameAt(kTickNames, tick); }
const char* NameZh(Tick tick) { return NameAt(kTickNamesZh, tick); }
const char* Name(FactFrom from) { return NameAt(kFroms, from); }
const char* Name(SubjectNature nature) { return NameAt(kNatures, nature); }
const char* NameZh(SubjectNature nature) { return NameAt(kNaturesZh, nature); }
const char* Name(LookResult result) { return NameAt(kLooks, result); }
const char* Name(OrderState state) { return NameAt(kOrders, state); }
const char* Name(OrderEvent event) { return NameAt(kEvents, event); }
const char* Name(DayFrom from) { return NameAt(kDays, from); }
const char* NameZh(DayFrom from) { return NameAt(kDaysZh, from); }
const char* Name(Reminder reminder) { return NameAt(kReminders, reminder); }
const char* NameZh(Reminder reminder) { return NameAt(kRemindersZh, reminder); }

bool LifecycleStateFromName(std::string_view name, LifecycleState& out) {
  return FromNames(kLifecycles, name, out);
}
bool DayFromFromName(std::string_view name, DayFrom& out) { return FromNames(kDays, name, out); }
bool RequestKindFromName(std::string_view name, RequestKind& out) {
  return FromNames(kRequests, name, out);
}
bool UnitKindFromName(std::string_view name, UnitKind& out) { return FromNames(kUnits, name, out); }
bool UnitStatusFromName(std::string_view name, UnitStatus& out) {
  return FromNames(kUnitStatuses, name, out);
}
bool PlatformFromName(std::string_view name, Platform& out) {
  return FromNames(kPlatformNames, name, out) || FromNames(kPlatformNamesZh, name, out);
}
bool AccountUseFromName(std::string_view name, AccountUse& out) {
  return FromNames(kUses, name, out);
}
bool CampaignStateFromName(std::string_view name, CampaignState& out) {
  return FromNames(kCampaigns, name, out);
}
bool VerdictBasisFromName(std::string_view name, VerdictBasis& out) {
  return FromNames(kBases, name, out);
}
bool NamedAsFromName(std::string_view name, NamedAs& out) { return FromNames(kNamings, name, out); }
bool SelfCheckStateFromName(std::string_view name, SelfCheckState& out) {
  return FromNames(kSelfChecks, name, out);
}
bool RowAnswerFromName(std::string_view name, RowAnswer& out) {
  return FromNames(kRows, name, out) || (!name.empty() && FromNames(kRowsZh, name, out));
}
bool ProblemStateFromName(std::string_view name, ProblemState& out) {
  return FromNames(kProblems, name, out);
}
bool ProblemEventFromName(std::string_view name, ProblemEvent& out) {
  return FromNames(kProblemEventNames, name, out);
}
bool MenuTypeFromName(std::string_view name, MenuType& out) {
  return FromNames(kMenus, name, out) || FromNames(kMenusZh, name, out);
}
bool TickFromName(std::string_view name, Tick& out) {
  return FromNames(kTickNames, name, out) || FromNames(kTickNamesZh, name, out);
}
bool FactFromFromName(std::string_view name, FactFrom& out) { return FromNames(kFroms, name, out); }
bool SubjectNatureFromName(std::string_view name, SubjectNature& out) {
  return FromNames(kNatures, name, out) || FromNames(kNaturesZh, name, out);
}
bool LookResultFromName(std::string_view name, LookResult& out) {
  return FromNames(kLooks, name, out);
}
bool OrderStateFromName(std::string_view name, OrderState& out) {
  return FromNames(kOrders, name, out);
}
bool OrderEventFromName(std::string_view name, OrderEvent& out) {
  return FromNames(kEvents, name, out);
}

}  // namespace xuncha::model
