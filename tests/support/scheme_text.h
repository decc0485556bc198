// SPDX-License-Identifier: Apache-2.0
//
// Schemes of appraisals as tests write them: the same TOML, a line a rule.
#pragma once

#include <string>
#include <vector>

namespace xuncha {

// `more`: further lines of the rule, such as "most = 4".
inline std::string RuleText(const std::string& id, const std::string& name,
                            const std::string& counts, const std::string& each,
                            const std::string& more = "") {
  return "[[part.rule]]\nid = \"" + id + "\"\nname = \"" + name + "\"\ncounts = \"" + counts +
         "\"\neach = " + each + "\n" + more + (more.empty() ? "" : "\n");
}

inline std::string PartText(const std::string& id, const std::string& name, int points,
                            const std::string& needs, const std::vector<std::string>& rules) {
  std::string text = "[[part]]\nid = \"" + id + "\"\nname = \"" + name +
                     "\"\npoints = " + std::to_string(points) + "\nneeds = \"" + needs + "\"\n";
  for (const std::string& rule : rules) text += rule;
  return text;
}

// `more`: further lines of the scheme itself, such as "most_bonus = 2".
inline std::string SchemeText(const std::string& name, int points,
                              const std::vector<std::string>& parts, const std::string& more = "") {
  std::string text =
      "name = \"" + name + "\"\npoints = " + std::to_string(points) + "\n" + more + "\n";
  for (const std::string& part : parts) text += part;
  return text;
}

// Stands behind the parts. `from`: the points it begins at.
inline std::string GradeText(const std::string& name, int from) {
  return "[[grade]]\nname = \"" + name + "\"\nfrom = " + std::to_string(from) + "\n";
}

}  // namespace xuncha
