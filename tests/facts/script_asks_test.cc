// SPDX-License-Identifier: Apache-2.0
#include "facts/script_asks.h"

#include <gtest/gtest.h>

namespace xuncha::facts {
namespace {

TEST(ScriptAsks, WhatAsksAServer) {
  for (const char* asks : {"$.get('/api', f)", "fetch(url)", "new XMLHttpRequest()", "axios(o)",
                           "var s = document.createElement('script'); s.src = u + '?callback=f'"}) {
    EXPECT_TRUE(Fetches(asks)) << asks;
  }
  EXPECT_FALSE(Fetches("map.get(key); document.createElement('script')"));
  EXPECT_TRUE(Writes("box.innerHTML = rows"));
  EXPECT_FALSE(Writes("box.className = 'on'"));
}

TEST(ScriptAsks, WhatIsNoList) {
  EXPECT_TRUE(IsUtility("hitsBox"));
  EXPECT_FALSE(IsUtility("timeline")) << "no clock";
  EXPECT_TRUE(IsCounter("/visit/add?list=1"));
  EXPECT_FALSE(IsCounter("/api/newslist?Count=30"));
  EXPECT_TRUE(AsksForUtilities("$.get('/visit/add?c=1', f)"));
  EXPECT_FALSE(AsksForUtilities("$.get('/visit/add'); $.get('/api/rows')"));
  EXPECT_FALSE(AsksForUtilities("var a = 'text'")) << "asks for nothing";
}

}  // namespace
}  // namespace xuncha::facts
