// SPDX-License-Identifier: Apache-2.0
//
// Inspections of www.a.example over a scripted network, into a folder of the test's own.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <string_view>
#include <utility>

#include "app/inspect_site.h"
#include "gather/scripted_fetcher.h"
#include "tests/store/temp_folder.h"

namespace xuncha::app::testing {

inline constexpr TimeMs kNow = 1'661'238'131'000;  // 2022-08-23, 15:02 in China, a Tuesday

class InspectFixture : public ::testing::Test {
 protected:
  void SetUp() override {
    auto judge = LoadJudge(resources_, "cn-2019-19", "default");
    ASSERT_TRUE(judge) << judge.error().message;
    judge_ = std::move(judge).value();
    auto data = LoadGatherData(resources_);
    ASSERT_TRUE(data) << data.error().message;
    data_ = std::move(data).value();
  }

  InspectRequest Request() const {
    InspectRequest request;
    request.options.site.home = "http://www.a.example/";
    request.options.site.hosts = {"www.a.example"};
    request.options.rate = 0;
    request.options.user_agent = "xuncha-test";
    request.data_dir = temp_ / "data";
    request.tool_version = "0.1.0";
    return request;
  }

  Result<Inspected> Inspect(InspectRequest request) {
    return InspectSite(std::move(request), {judge_, data_, fetcher_, clock_, log_}, {}, stop_);
  }

  const TempFolder temp_;
  const Resources resources_;
  Judge judge_;
  GatherData data_;
  ManualClock clock_{kNow};
  gather::ScriptedFetcher fetcher_{clock_};
  Log log_{LogLevel::kOff, clock_, [](std::string_view) {}};
  std::atomic<bool> stop_{false};
};

}  // namespace xuncha::app::testing
