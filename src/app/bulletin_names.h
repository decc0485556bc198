// SPDX-License-Identifier: Apache-2.0
//
// What a bulletin calls units and kinds of sites (data/bulletin/names.toml). A register's short
// name is often an abbreviation for numbers (教体): one that does not end as a body's name does is
// not printed; the unit's name is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "model/inventory.h"

namespace xuncha::app {

// Const after loading; safe from any thread.
class BulletinNames {
 public:
  static Result<BulletinNames> Load(const Resources& resources);
  // kInvalidArgument names file, key and what to do.
  static Result<BulletinNames> Parse(std::string_view toml, const std::string& file);

  // As the text names it: 教育体育局, 轵城镇.
  std::string Of(const model::Unit& unit) const;
  const std::string& GroupOf(model::SiteKind kind) const;

 private:
  std::vector<std::string> endings_;
  std::string portals_, departments_;
};

// 微信订阅号; where the rules have no name for it, as it was written.
std::string PlatformName(const model::AccountRecord& account);

}  // namespace xuncha::app
