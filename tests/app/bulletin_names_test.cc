// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_names.h"

#include <gtest/gtest.h>

namespace xuncha::app {
namespace {

model::Unit Named(const char* name, const char* shorter) {
  model::Unit unit;
  unit.names = {{name, "", ""}};
  if (*shorter != '\0') unit.short_names = {shorter};
  return unit;
}

TEST(BulletinNames, AShortNameIsPrintedIfItIsABodysName) {
  const auto names = BulletinNames::Load(Resources());
  ASSERT_TRUE(names) << names.error().message;
  EXPECT_EQ(names->Of(Named("教育体育局", "教体")), "教育体育局");
  EXPECT_EQ(names->Of(Named("济源市王屋镇人民政府", "王屋镇")), "王屋镇");
  EXPECT_EQ(names->Of(Named("济源市天坛街道办事处", "天坛街道")), "天坛街道");
  EXPECT_EQ(names->Of(Named("卫生健康委员会", "")), "卫生健康委员会");
  EXPECT_EQ(names->GroupOf(model::SiteKind::kPortal), "门户网站");
  EXPECT_EQ(names->GroupOf(model::SiteKind::kDepartment), "部门网站");
}

TEST(BulletinNames, FaultsAreTold) {
  EXPECT_NE(BulletinNames::Parse("endings = [\"局\"]", "n.toml").error().message.find("[groups]"),
            std::string::npos);
}

}  // namespace
}  // namespace xuncha::app
