// SPDX-License-Identifier: Apache-2.0
//
// The scanner with the shipped words and rules.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "base/resources.h"
#include "text_checks/text_scanner.h"

namespace xuncha::text_checks::testing {

inline ScanData ShippedData() {
  const Resources resources;
  return {resources.Read("data/misstatements.toml").value_or(""),
          resources.Read("data/former_names.toml").value_or(""),
          resources.Read("data/personal_data.toml").value_or("")};
}

inline std::shared_ptr<const TextScanner> ShippedScanner() {
  static const std::shared_ptr<const TextScanner> scanner = [] {
    auto made = TextScanner::Create(ShippedData(), "a salt of the tests");
    if (!made) ADD_FAILURE() << made.error().message;
    return made ? std::shared_ptr<const TextScanner>(std::move(made).value()) : nullptr;
  }();
  return scanner;
}

}  // namespace xuncha::text_checks::testing
