// SPDX-License-Identifier: Apache-2.0
//
// The site as registered: what an operator says of it, from --site FILE.toml or the command line.
#pragma once

#include <string>
#include <vector>

namespace xuncha::model {

enum class SiteKind { kUnknown = 0, kPortal, kDepartment };
const char* Name(SiteKind kind);  // "portal", "department"; unknown is ""

// A column as registered: its own word goes before anything discovered.
struct RegisteredColumn {
  std::string url;
  std::vector<std::string> path;  // 首页, 政务要闻, 图片新闻
  std::string kind;               // report-json.md's kinds; "" = guessed
  std::string cycle;              // ISO 8601 period: P14D, P6M, P1Y; "" = by kind
  bool not_involved = false;      // 不涉及: skipped
  std::string state = {};  // static (静态) | archived (归档): not judged by its age; "" = is
};

// Hours in which a service system is open, UTC+8; outside them silence is no fault.
struct ServiceHours {
  std::string host;     // "" = the whole site
  int from_minute = 0;  // of the day
  int to_minute = 24 * 60;
  bool working_days_only = false;
};

struct Site {
  std::string home;  // as given
  std::string name;
  std::string id_code;  // 网站标识码, ten characters
  SiteKind kind = SiteKind::kUnknown;
  std::vector<std::string> hosts;  // in scope, the home's first; punycode, "host" or "host:port"
  std::vector<ServiceHours> service_hours;
  bool outward_services = true;  // 有对外服务职能
  std::vector<RegisteredColumn> columns;
};

}  // namespace xuncha::model
