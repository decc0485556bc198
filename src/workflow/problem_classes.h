// SPDX-License-Identifier: Apache-2.0
//
// The classes that bulletins count problems by (问题分类): data/problem_classes.toml.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/problem.h"

namespace xuncha::workflow {

struct ProblemClass {
  std::string id;
  std::string name_zh;
  std::string name_en;
  std::vector<std::string> checks;
  std::vector<std::string> manual;  // words of problems added by hand
};

struct ClassCount {
  std::string id;
  std::uint64_t problems = 0;
};

// Const after Parse, safe from any thread.
class ProblemClasses {
 public:
  // kInvalidArgument names `file`, the key and what to do: a check in two classes, no fallback …
  static Result<ProblemClasses> Parse(std::string_view toml,
                                      std::string_view file = "problem_classes.toml");

  const std::vector<ProblemClass>& all() const { return classes_; }
  const ProblemClass* Find(std::string_view id) const;  // nullptr = there is none

  // The id of the class that names the check; of a problem without a check, the class of which a
  // manual word stands in `title`; else the fallback.
  const std::string& ClassOf(std::string_view check, std::string_view title = "") const;

  // The number of a class in all(); the fallback's for an id that is none of them.
  std::size_t IndexOf(std::string_view id) const;

  // How many of `problems` are of each class, in the file's order, classes without any included.
  // What bears no known class counts under the fallback, so that the sum is the number of problems.
  std::vector<ClassCount> Count(const std::vector<model::Problem>& problems) const;

 private:
  std::vector<ProblemClass> classes_;
  std::size_t fallback_ = 0;
  std::map<std::string, std::size_t, std::less<>> by_check_;
};

}  // namespace xuncha::workflow
