// SPDX-License-Identifier: Apache-2.0
//
// The inventory (台账): units, their sites, columns and accounts, as the supervising office
// registers them. guidelines.md §1, §4, §5. Ids are given by the store: "u-1" unit, "s-1" site,
// "n-1" column, "a-1" account. Days are ISO days, "" = not known or open-ended.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/column.h"
#include "model/lifecycle.h"
#include "model/site.h"

namespace xuncha::model {

enum class UnitKind : std::uint8_t {
  kDepartment = 0,  // 部门
  kDistrict,        // 片区、开发区管理办公室
  kTown,            // 镇、乡
  kSubdistrict,     // 街道
  kInstitution,     // 事业单位、公共企事业单位
  kOther,
};
inline constexpr int kUnitKinds = 6;
const char* Name(UnitKind kind);  // department district town subdistrict institution other
bool UnitKindFromName(std::string_view name, UnitKind& out);

// A name and the days it was borne. The one with until == "" is the present one.
struct DatedName {
  std::string name;
  std::string from;
  std::string until;
};

enum class UnitStatus : std::uint8_t { kActive = 0, kMerged, kDissolved };
const char* Name(UnitStatus status);  // active merged dissolved
bool UnitStatusFromName(std::string_view name, UnitStatus& out);

struct Unit {
  std::string id;
  std::string parent;  // unit above; "" = top
  UnitKind kind = UnitKind::kDepartment;
  std::vector<DatedName> names;          // oldest first, the present one last; never empty
  std::vector<std::string> short_names;  // 简称; the first is used in problem numbers
  std::vector<std::string> also_named;   // 加挂牌子
  UnitStatus status = UnitStatus::kActive;
  std::string ended;             // day of the merger or dissolution
  std::string merged_into;       // unit id
  bool outward_services = true;  // 有对外服务职能: V1.6 applies
  bool supervises = false;       // runs campaigns of its own over its subtree
  bool disclosure_scope = true;  // counted in annex 3, a row 0 if it has no items
  std::string contact;           // person, as the office wrote it
  std::string phone;
  std::string note;
  int order = 0;  // place in lists, as imported
};

// The name that `unit` bore on `day`; its present name where no dated one fits.
std::string_view NameOn(const Unit& unit, std::string_view day);
// Its present name.
std::string_view NameOf(const Unit& unit);
// Its first short name, else its present name.
std::string_view ShortNameOf(const Unit& unit);

// Four different roles: who answers for it, who runs it day by day, who keeps the machine, who
// writes the content of one part of it.
struct Roles {
  std::string sponsor;    // 主办单位, unit id
  std::string organiser;  // 承办单位, unit id or ""
  std::string operator_;  // 运维单位: a company as often as a unit, so a name
};

// One path prefix or column whose content another unit keeps (内容保障单位).
struct KeptPart {
  std::string prefix;  // a URL prefix or a column path 首页—镇街—轵城镇
  std::string unit;    // unit id
};

struct SiteRecord {
  std::string id;
  std::string name;
  std::string id_code;  // 网站标识码
  SiteKind kind = SiteKind::kDepartment;
  std::string home;                // URL
  std::vector<std::string> hosts;  // more hosts in scope
  Roles roles;
  std::vector<KeptPart> kept;  // the longest prefix that fits wins
  LifecycleState state = LifecycleState::kRunning;
  std::vector<ServiceHours> service_hours;
  std::string opened;  // day
  std::string note;
  int order = 0;
};

struct ColumnRecord {
  std::string id;
  std::string site;  // site id
  RegisteredColumn column;
  std::string keeper;  // unit id of 内容保障单位; "" = by the site's parts, else its sponsor
  bool disclosure = false;  // one of the unit's own disclosure columns
};

// 微信订阅号 and its like. The rules name the platforms; what they do not name is kOther, with the
// name as written in `platform_name`.
enum class Platform : std::uint8_t {
  kWechatSubscription = 0,  // 微信订阅号
  kWechatService,           // 微信服务号
  kWechatChannels,          // 微信视频号
  kWeibo,                   // 微博
  kDouyin,                  // 抖音
  kKuaishou,                // 快手
  kToutiao,                 // 今日头条
  kApp,                     // 移动客户端 APP
  kMiniProgram,             // 小程序
  kOther,
};
inline constexpr int kPlatforms = 10;
const char* Name(Platform platform);  // wechat_subscription wechat_service wechat_channels weibo …
const char* NameZh(Platform platform);
bool PlatformFromName(std::string_view name, Platform& out);  // either of the two names

// An account that publishes must post within two weeks (V2.2.1); one that serves (a mini-program,
// an app that only handles matters) need not.
enum class AccountUse : std::uint8_t { kPublishing = 0, kService };
const char* Name(AccountUse use);  // publishing service
bool AccountUseFromName(std::string_view name, AccountUse& out);

struct AccountRecord {
  std::string id;
  std::string name;
  Platform platform = Platform::kWechatSubscription;
  std::string platform_name;  // as written, where platform is kOther
  std::string handle;         // the platform's own id of the account; "" = unknown
  AccountUse use = AccountUse::kPublishing;
  Roles roles;
  std::string subject;  // certified subject (认证主体) as registered
  LifecycleState state = LifecycleState::kRunning;
  std::string opened;
  std::string note;
  int order = 0;
};

}  // namespace xuncha::model
