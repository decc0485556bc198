// SPDX-License-Identifier: Apache-2.0
//
// Collects the bound values of one document. Internal to bulletin/.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/bulletin.h"

namespace xuncha::bulletin {

using Runs = std::vector<model::TextRun>;

// One document's values, each under a name of its own; the first word for a name stays. Not
// thread-safe.
class Binder {
 public:
  // The run that prints the value.
  model::TextRun Add(model::BoundValue value);
  model::TextRun Count(std::string name, std::vector<std::string> records);
  model::TextRun Count(std::string name, std::int64_t number, std::vector<std::string> records);
  model::TextRun Rate(std::string name, std::uint64_t part, std::uint64_t whole,
                      std::vector<std::string> records);
  model::TextRun Words(std::string name, model::ValueKind kind, std::string text,
                       std::vector<std::string> records = {});

  const model::BoundValue* Find(std::string_view name) const;  // nullptr = none
  std::vector<model::BoundValue> Take() { return std::move(values_); }

 private:
  std::vector<model::BoundValue> values_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
};

// `pattern` with each {name} replaced by the runs that `parts` has for it; one that it lacks stays.
Runs FillRuns(std::string_view pattern, const std::vector<std::pair<std::string, Runs>>& parts);

// The words of the runs, one after the other.
std::string TextOf(const Runs& runs);
void AppendRuns(Runs& out, const Runs& more);

}  // namespace xuncha::bulletin
