// SPDX-License-Identifier: Apache-2.0
//
// Runs a case folder: a small scripted site goes through the real engine, extractor and audit, and
// what one check says of it is compared with what the case expects. No network, no waiting.
//
// tests/checks/<area>/<id>/<kind>_<name>/case.toml, kind = certain likely review clean unchecked:
//   [site]     home, kind, id_code, hosts, controls, now (UTC+8), as_of, ipv6_route
//   [[reply]]  url; status, headers, body or body_file (relative to the case) or body_hex or
//   repeat;
//              failure (an outcome's name), short. Replies to one url are given in order, the last
//              one again and again. What is not scripted answers 404.
//   [[host]]   name; fail (an outcome's name), v4, v6, default_status, default_body,
//              and a certificate: not_before, not_after (days), names, self_signed, trusted,
//              matches
//   [[expect]] target, url, message, confidence, occurrence_count, tier: every finding of the
//   check,
//              in any order; what a row does not say is not compared
//   [[expect_not_checked]]  url, why
//   [answers]  check = "pass"; for any check
//   also = […] more checks whose findings are compared
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace xuncha::testing {

struct CaseFolder {
  std::filesystem::path path;
  std::string area;
  std::string check;
  std::string kind;  // certain …
  std::string name;  // of the folder
};

// All case folders of the tree, sorted.
std::vector<CaseFolder> FindCases();

// What differs from the expectations, one line each; empty = as expected.
std::vector<std::string> RunCase(const CaseFolder& folder);

}  // namespace xuncha::testing
