// SPDX-License-Identifier: Apache-2.0
//
// The shipped words and rules, and made-up numbers of persons: no real one stands in the tests.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "tests/text_checks/shipped_scanner.h"

namespace xuncha::text_checks::testing {

inline const TextScanner& Shipped() { return *ShippedScanner(); }

// The 17 digits with their check digit (GB 11643).
inline std::string WithCheckDigit(std::string digits) {
  constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (digits[i] - '0') * kWeights[i];
  return digits + std::string("10X98765432")[static_cast<std::size_t>(sum % 11)];
}
inline std::string MadeUpId(int n = 1) {
  std::string end = std::to_string(n);
  return WithCheckDigit("41999919900101" + std::string(3 - end.size(), '0') + end);
}

// A card number of 19 digits that passes Luhn.
inline std::string MadeUpCard() {
  std::string digits = "622200000000000012";
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    sum += i % 2 == 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

// "kind seen" of every hit, with ×count where it is not 1.
inline std::vector<std::string> Told(const std::vector<model::TextHit>& hits) {
  std::vector<std::string> told;
  told.reserve(hits.size());
  for (const model::TextHit& hit : hits) {
    told.push_back(std::string(model::Name(hit.kind)) + " " + hit.seen +
                   (hit.count == 1 ? "" : " ×" + std::to_string(hit.count)));
  }
  return told;
}

inline std::vector<std::string> ToldOf(const std::string& text) {
  std::vector<model::TextHit> hits;
  Shipped().Scan(text, {}, hits);
  return Told(hits);
}

using Words = std::vector<std::string>;

}  // namespace xuncha::text_checks::testing
