// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_names.h"

#include <algorithm>

#include "base/toml.h"

namespace xuncha::app {

Result<BulletinNames> BulletinNames::Load(const Resources& resources) {
  const std::string file = "data/bulletin/names.toml";
  XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(file));
  return Parse(text, file);
}

Result<BulletinNames> BulletinNames::Parse(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  BulletinNames names;
  reader.Get("endings", names.endings_);
  if (const TomlValue* groups = reader.Table("groups")) {
    TomlReader group(*groups, file, "groups");
    group.Get("portal", names.portals_);
    group.Get("department", names.departments_);
    XC_TRY(group.Finish());
  }
  XC_TRY(reader.Finish());
  if (names.endings_.empty() || names.portals_.empty() || names.departments_.empty()) {
    return TomlError(file, root, "names want endings, and [groups] with portal and department");
  }
  return names;
}

std::string BulletinNames::Of(const model::Unit& unit) const {
  const std::string_view shorter = model::ShortNameOf(unit);
  const bool proper = std::any_of(endings_.begin(), endings_.end(), [&](const std::string& ending) {
    return shorter.ends_with(ending);
  });
  return std::string(proper ? shorter : model::NameOf(unit));
}

const std::string& BulletinNames::GroupOf(model::SiteKind kind) const {
  return kind == model::SiteKind::kPortal ? portals_ : departments_;
}

std::string PlatformName(const model::AccountRecord& account) {
  return account.platform == model::Platform::kOther && !account.platform_name.empty()
             ? account.platform_name
             : model::NameZh(account.platform);
}

}  // namespace xuncha::app
