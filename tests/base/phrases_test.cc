// SPDX-License-Identifier: Apache-2.0
#include "base/phrases.h"

#include <gtest/gtest.h>

#include <set>

#include "base/resources.h"

namespace xuncha {
namespace {

Phrases Of(const std::string& toml) {
  Messages messages(Language::kChinese);
  EXPECT_TRUE(messages.Add(toml, "test.toml"));
  return Phrases(messages);
}

TEST(Phrases, FillWhatStandsInTheBraces) {
  const Phrases phrases =
      Of("[phrases]\n\"cannot open {path}: {say}\" = \"打不开 {path}：{say}\"\n"
         "\"Permission denied\" = \"没有权限\"\n");
  EXPECT_EQ(phrases.Translate("cannot open /a b: Permission denied"), "打不开 /a b：没有权限");
  EXPECT_EQ(phrases.Translate("cannot open /a: strange"), "打不开 /a：strange");
  EXPECT_EQ(phrases.Translate("something else"), "something else");
  EXPECT_FALSE(phrases.Find("something else"));
  EXPECT_FALSE(phrases.Find("Permission denied!"));
}

TEST(Phrases, NumbersAreDigits) {
  const Phrases phrases =
      Of("[phrases]\n\"{file} line {n}: {say}\" = \"{file} 第 {n} 行：{say}\"\n"
         "\"{key} must be so\" = \"{key} 应如此\"\n");
  EXPECT_EQ(phrases.Translate("a.toml line 12: x.y must be so"), "a.toml 第 12 行：x.y 应如此");
  EXPECT_EQ(phrases.Translate("a.toml line x: y must be so"), "a.toml line x: y must be so");
}

// The phrase of the sentence behind the line is longer than the one of the line, and comes first.
TEST(Phrases, AKeyIsNotTheFileAndItsLine) {
  const Phrases phrases =
      Of("[phrases]\n\"{file} line {n}: {say}\" = \"{file} 第 {n} 行：{say}\"\n"
         "\"{key} must be {say}, not {say2}\" = \"{key} 应为{say}，而不是{say2}\"\n"
         "\"a text\" = \"文字\"\n\"a number\" = \"数\"\n");
  EXPECT_EQ(phrases.Translate("a.toml line 1: home must be a text, not a number"),
            "a.toml 第 1 行：home 应为文字，而不是数");
}

// Not every name that begins as {n} does is a number's.
TEST(Phrases, NamesAreWords) {
  const Phrases phrases =
      Of("[phrases]\n\"the register has no {name}\" = \"台账中没有 {name}\"\n"
         "\"from {n1} to {n2}\" = \"{n1} 至 {n2}\"\n");
  EXPECT_EQ(phrases.Translate("the register has no a-1"), "台账中没有 a-1");
  EXPECT_EQ(phrases.Translate("from 1 to 2"), "1 至 2");
  EXPECT_EQ(phrases.Translate("from a to b"), "from a to b");
}

TEST(Phrases, ValuesMayBeEmptyAndAreNotLookedAtAgain) {
  const Phrases phrases = Of("[phrases]\n\"is no day: '{value}'\" = \"不是日期“{value}”\"\n");
  EXPECT_EQ(phrases.Translate("is no day: ''"), "不是日期“”");
  EXPECT_EQ(phrases.Translate("is no day: '{value}'"), "不是日期“{value}”");
}

// A chain of phrases ends, and so does a text that would match itself for ever.
TEST(Phrases, DepthIsBounded) {
  const Phrases phrases = Of("[phrases]\n\"a {say}\" = \"甲{say}\"\n");
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "a ";
  text += "end";
  EXPECT_TRUE(phrases.Translate(text).starts_with("甲甲甲"));
  EXPECT_FALSE(phrases.Find(std::string(10'000, 'a')));
}

TEST(Phrases, TheProgramsOwnAreFreeOfLooseEnds) {
  const Resources resources;
  Messages messages(Language::kChinese);
  ASSERT_TRUE(messages.Add(*resources.Read("data/phrases.zh.toml"), "phrases"));
  const auto names = [](std::string_view text) {
    std::set<std::string> found;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at)) {
      const std::size_t end = text.find('}', at);
      if (end == std::string_view::npos) break;
      found.emplace(text.substr(at, end - at + 1));
      at = end;
    }
    return found;
  };
  std::size_t count = 0;
  for (const auto& [key, text] : messages.texts()) {
    ++count;
    const std::set<std::string> there = names(key);
    for (const std::string& name : names(text)) EXPECT_TRUE(there.contains(name)) << key;
    EXPECT_TRUE(key.starts_with("phrases.")) << key;
  }
  EXPECT_GT(count, 150U);
}

}  // namespace
}  // namespace xuncha
