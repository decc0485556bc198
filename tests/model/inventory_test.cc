// SPDX-License-Identifier: Apache-2.0
#include "model/inventory.h"

#include <gtest/gtest.h>

namespace xuncha::model {
namespace {

Unit EmergencyBureau() {
  Unit unit;
  unit.names = {{"济源市安全生产监督管理局", "", "2019-02-28"},
                {"济源产城融合示范区应急管理局", "2019-03-01", ""}};
  return unit;
}

TEST(Unit, BearsTheNameOfTheDay) {
  const Unit unit = EmergencyBureau();
  EXPECT_EQ(NameOn(unit, "2018-07-01"), "济源市安全生产监督管理局");
  EXPECT_EQ(NameOn(unit, "2019-02-28"), "济源市安全生产监督管理局");
  EXPECT_EQ(NameOn(unit, "2019-03-01"), "济源产城融合示范区应急管理局");
  EXPECT_EQ(NameOf(unit), "济源产城融合示范区应急管理局");
}

TEST(Unit, IsCalledByItsShortNameWhereItHasOne) {
  Unit unit = EmergencyBureau();
  EXPECT_EQ(ShortNameOf(unit), "济源产城融合示范区应急管理局");
  unit.short_names = {"应急"};
  EXPECT_EQ(ShortNameOf(unit), "应急");
  EXPECT_EQ(NameOf(Unit{}), "");
}

}  // namespace
}  // namespace xuncha::model
