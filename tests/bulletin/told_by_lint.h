// SPDX-License-Identifier: Apache-2.0
//
// What lint tells of a document that a test puts together, by the data that ships.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "base/resources.h"
#include "bulletin/lint.h"
#include "tests/text_checks/shipped_scanner.h"

namespace xuncha::bulletin::testing {

using Words = std::vector<std::string>;

inline const LintRules& ShippedLintRules() {
  static const LintRules rules = [] {
    const Resources resources;
    auto read = ParseLintRules(resources.Read("data/bulletin/lint.toml").value_or(""),
                               text_checks::testing::ShippedScanner());
    EXPECT_TRUE(read) << read.error().message;
    return read ? *std::move(read) : LintRules();
  }();
  return rules;
}

inline model::TextBlock P(std::string text) {
  model::TextBlock block;
  block.text = std::move(text);
  return block;
}

inline model::TextBlock T(std::vector<std::vector<std::string>> rows) {
  model::TextBlock block;
  block.is_table = true;
  block.rows = std::move(rows);
  return block;
}

// What is told: key and values, advice so called.
inline Words Told(const std::vector<model::TextBlock>& blocks) {
  Words told;
  for (const LintItem& item : Lint(blocks, ShippedLintRules())) {
    std::string words = (item.error ? "" : "advice ") + item.message.key;
    for (const auto& [name, value] : item.message.values) words += " " + name + "=" + value;
    told.push_back(words);
  }
  return told;
}

inline Words ToldOf(const std::string& sentence) { return Told({P(sentence)}); }

}  // namespace xuncha::bulletin::testing
