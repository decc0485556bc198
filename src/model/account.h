// SPDX-License-Identifier: Apache-2.0
//
// What was seen of one account (政务新媒体) in one round: by a platform's interface, a probe of its
// menu's addresses, a person, or an imported sheet. content-safety.md §6. Judged by
// workflow/account_items.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/problem.h"
#include "model/url_record.h"

namespace xuncha::model {

// What a menu item opens.
enum class MenuType : std::uint8_t {
  kWeb = 0,      // 网页
  kArticle,      // 图文
  kMiniProgram,  // 小程序
  kKeyword,      // 关键词回复
  kChannels,     // 视频号
  kParent,       // 菜单组: only holds others
};
inline constexpr int kMenuTypes = 6;
const char* Name(MenuType type);    // web article mini_program keyword channels parent
const char* NameZh(MenuType type);  // 网页 图文 小程序 关键词回复 视频号 菜单组
bool MenuTypeFromName(std::string_view name, MenuType& out);  // either name

// A person's word about one thing; only with a proof (a screenshot) is it certain.
enum class Tick : std::uint8_t { kNone = 0, kWorks, kBroken };
inline constexpr int kTicks = 3;
const char* Name(Tick tick);                          // none works broken
const char* NameZh(Tick tick);                        // "" 正常 异常
bool TickFromName(std::string_view name, Tick& out);  // either name; "" is none

// Where a date or a fact of the form comes from; kPlatform: the platform's own interface.
enum class FactFrom : std::uint8_t { kNone = 0, kPlatform, kPerson, kImport };
inline constexpr int kFactFroms = 4;
const char* Name(FactFrom from);  // none platform person import
bool FactFromFromName(std::string_view name, FactFrom& out);

enum class SubjectNature : std::uint8_t { kUnknown = 0, kOrganisation, kPerson };
inline constexpr int kSubjectNatures = 3;
const char* Name(SubjectNature nature);    // unknown organisation person
const char* NameZh(SubjectNature nature);  // "" 机构 个人
bool SubjectNatureFromName(std::string_view name, SubjectNature& out);  // either name; "" unknown

struct MenuItem {
  std::vector<std::string> path;  // 服务, 环保动态, 空气质量; never empty
  MenuType type = MenuType::kWeb;
  FactFrom from = FactFrom::kNone;  // kPlatform: type and url as the interface gave them
  std::string url;                  // "" = none that a browser could open
  // What a probe of `url` met; kNone = not probed.
  Outcome outcome = Outcome::kNone;
  int status = 0;
  std::string text;      // title and first words of the page, at most some KiB
  std::string latest;    // newest date seen there, ISO; "" = none
  TimeMs probed = 0;     // UTC; 0 = not probed
  std::string snapshot;  // of the probe: where its evidence lies; "" = none
  // A person's word.
  Tick tick = Tick::kNone;
  std::string tick_by;
  std::vector<Attachment> proofs;
};

// One thing that was published, as a platform's interface tells of it.
struct AccountPost {
  std::string day;    // ISO day in UTC+8
  std::string title;  // "" = it gives none
  std::string url;    // "" = it gives none that a browser opens
};
inline constexpr std::size_t kMostPosts = 10;  // kept of one account and round

struct AccountFacts {
  std::string campaign;
  std::string account;  // "a-7"
  int round = 1;
  std::string last_post;  // ISO day; "" = not known
  FactFrom last_post_from = FactFrom::kNone;
  std::vector<AccountPost> posts;  // of the last reading of the interface, newest first
  TimeMs read = 0;                 // UTC, of that reading; 0 = never read
  std::string subject;             // certified subject (认证主体) as seen; "" = as registered
  SubjectNature nature = SubjectNature::kUnknown;
  Tick interaction = Tick::kNone;
  Tick filed = Tick::kNone;  // opening, change or cancelling was filed
  std::vector<MenuItem> menu;
  std::vector<Attachment> proofs;  // of everything but the menu
  std::string note;
  std::string by;
  TimeMs at = 0;  // UTC
};

}  // namespace xuncha::model
