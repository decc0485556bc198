// SPDX-License-Identifier: Apache-2.0
#include "base/messages.h"

#include <gtest/gtest.h>

#include "base/resources.h"

namespace xuncha {
namespace {

TEST(Messages, FillsInNamedValues) {
  EXPECT_EQ(FillIn("{a} und {b}{c}", {{"a", "{b}"}, {"b", "2"}}), "{b} und 2{c}");
  EXPECT_EQ(FillIn("{", {}), "{");
  EXPECT_EQ(FillIn("{{a}}", {{"a", "1"}}), "{1}");
}

TEST(Messages, JoinsTablesWithDots) {
  Messages messages(Language::kChinese);
  ASSERT_TRUE(messages.Add("top = \"x\"\n[progress]\npages = \"已读 {n} 页\"\n", "m.toml"));
  EXPECT_EQ(messages.Get("progress.pages", {{"n", "5"}}), "已读 5 页");
  EXPECT_EQ(messages.Get("missing", {{"n", "5"}}), "missing n=5");
  EXPECT_FALSE(messages.Add("top = \"y\"", "n.toml"));
  EXPECT_FALSE(messages.Add("other = 3", "n.toml"));
}

TEST(Messages, LanguageOfALocale) {
  EXPECT_EQ(LanguageFromLocale("en_US.UTF-8"), Language::kEnglish);
  EXPECT_EQ(LanguageFromLocale("zh_CN.UTF-8"), Language::kChinese);
  EXPECT_EQ(LanguageFromLocale("C.UTF-8"), Language::kChinese);
  EXPECT_EQ(LanguageFromLocale(""), Language::kChinese);
}

std::vector<std::string> Placeholders(const std::string& text) {
  std::vector<std::string> names;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    names.push_back(text.substr(at, text.find('}', at) - at));
    // A rulebook gives its names in both languages; each catalogue takes its own.
    for (const char* language : {"_zh", "_en"}) {
      if (names.back().ends_with(language)) names.back().resize(names.back().size() - 3);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

// Both catalogues are complete: the same keys, and the same values in each sentence.
TEST(Messages, BothLanguagesAreComplete) {
  const Resources resources;
  int catalogues = 0;
  for (const std::string& name : resources.List("data/messages/")) {
    if (!name.ends_with(".zh.toml")) continue;
    ++catalogues;
    const std::string other = name.substr(0, name.size() - 8) + ".en.toml";
    Messages zh(Language::kChinese);
    Messages en(Language::kEnglish);
    ASSERT_TRUE(zh.Add(*resources.Read(name), name));
    ASSERT_TRUE(resources.Has(other)) << other;
    ASSERT_TRUE(en.Add(*resources.Read(other), other));
    for (const auto& [key, text] : zh.texts()) {
      EXPECT_TRUE(en.Has(key)) << other << " lacks " << key;
      EXPECT_EQ(Placeholders(text), Placeholders(en.Has(key) ? en.texts().at(key) : text)) << key;
    }
    for (const auto& [key, text] : en.texts()) {
      EXPECT_TRUE(zh.Has(key)) << name << " lacks " << key;
    }
  }
  EXPECT_GE(catalogues, 1);
}

}  // namespace
}  // namespace xuncha
