// SPDX-License-Identifier: Apache-2.0
#include "store/index_file.h"

#include <gtest/gtest.h>

#include "tests/store/temp_folder.h"

namespace xuncha::store {
namespace {

TEST(IndexFile, SitesAreKnownByTheirHomesHost) {
  model::SnapshotInfo info;
  EXPECT_EQ(HomeHost(info), "");
  info.home = "https://www.a.example:8443/index.html";
  EXPECT_EQ(HomeHost(info), "www.a.example:8443");
  info.site.hosts = {"www.b.example", "www.a.example"};
  EXPECT_EQ(HomeHost(info), "www.b.example");
}

TEST(IndexFile, IsMadeWhereThereIsNone) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  const auto connection = OpenIndexFile(*folder);
  ASSERT_TRUE(connection) << connection.error().message;
  EXPECT_TRUE((*connection)->Execute("SELECT seen FROM first_seen"));
}

}  // namespace
}  // namespace xuncha::store
