// SPDX-License-Identifier: Apache-2.0
#include "base/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "tests/support/source_dir.h"

namespace xuncha {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Config, LaterSourcesGoBefore) {
  EffectiveConfig config;
  EXPECT_EQ(config.Origin("gather.rate"), "default");
  ASSERT_TRUE(
      config.ApplyToml("lang = \"en\"\n[gather]\nrate = 2\ncontrols = [\"a\"]\n", "x.toml"));
  EXPECT_EQ(config.values().rate, 2);
  EXPECT_EQ(config.Origin("gather.rate"), "x.toml");
  ASSERT_TRUE(config.ApplyEnvironment([](const std::string& name) -> std::optional<std::string> {
    if (name == "XUNCHA_GATHER_RATE") return "3";
    if (name == "XUNCHA_GATHER_SILENT_PAUSES_MS") return "1, 2";
    return std::nullopt;
  }));
  EXPECT_EQ(config.values().rate, 3);
  EXPECT_THAT(config.values().silent_pauses_ms, ElementsAre(1, 2));
  ASSERT_TRUE(config.Set("gather.rate", "0.5", "--rate"));
  EXPECT_EQ(config.values().rate, 0.5);
  EXPECT_EQ(config.Origin("gather.rate"), "--rate");
  ASSERT_TRUE(config.Append("gather.controls", {"b"}, "--control"));
  EXPECT_THAT(config.values().controls, ElementsAre("a", "b"));
  EXPECT_EQ(config.values().lang, "en");
}

TEST(Config, ErrorsSayWhereAndWhat) {
  EffectiveConfig config;
  EXPECT_EQ(config.Set("gather.rate", "fast", "--rate").error().message,
            "--rate must be a number from 0 to 10000");
  EXPECT_EQ(config.Set("gather.rate", "-1", "--rate").error().message,
            "--rate must be a number from 0 to 10000");
  EXPECT_THAT(config.Set("report.format", "pdf", "--format").error().message,
              HasSubstr("--format must be one of: text json html"));
  EXPECT_THAT(config.ApplyToml("[gather]\nrtae = 1\n", "x.toml").error().message,
              HasSubstr("x.toml line 2: unknown key gather.rtae; did you mean rate?"));
  EXPECT_THAT(config.ApplyToml("[gather]\nrate = 1e9\n", "x.toml").error().message,
              HasSubstr("x.toml line 2: gather.rate must be from 0 to 10000"));
  EXPECT_THAT(config.ApplyToml("\nlang = \"de\"\n", "x.toml").error().message,
              HasSubstr("x.toml line 2: lang must be one of: zh en"));
  EXPECT_FALSE(config.ApplyToml("[gather]\nobey_robots = 1\n", "x.toml"));
  EXPECT_FALSE(config.ApplyToml("[gather]\ngone_pauses_ms = [-1]\n", "x.toml"));
}

TEST(Config, TheExampleIsCompleteAndGivesTheDefaults) {
  const auto file = ReadFile(SourceDir() + "/xuncha.example.toml");
  ASSERT_TRUE(file);
  EXPECT_EQ(*file, ExampleConfig()) << "write it anew: xuncha config example > xuncha.example.toml";
  EffectiveConfig config;
  ASSERT_TRUE(config.ApplyToml(*file, "xuncha.example.toml"));
  const EffectiveConfig defaults;
  for (const ConfigKey& key : ConfigKeys()) {
    EXPECT_EQ(config.ValueAsToml(key), defaults.ValueAsToml(key)) << key.name;
    EXPECT_EQ(config.Origin(key.name), "xuncha.example.toml") << key.name;
  }
}

TEST(Config, DataFolderFollowsTheHome) {
  EXPECT_EQ(DefaultDataDir([](const std::string& name) -> std::optional<std::string> {
              if (name == "HOME") return "/home/a";
              return std::nullopt;
            }),
            "/home/a/.local/share/xuncha");
  EXPECT_EQ(DefaultDataDir([](const std::string&) { return std::optional<std::string>(); }),
            "xuncha-data");
}

}  // namespace
}  // namespace xuncha
