// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "model/appraisal.h"
#include "model/enum_names.h"

namespace xuncha::model {
namespace {

constexpr std::array kContests{"open", "upheld", "refused"};
constexpr std::array kStates{"draft", "announced", "sealed"};

}  // namespace

const char* Name(ContestState state) { return NameAt(kContests, state); }
const char* Name(AppraisalState state) { return NameAt(kStates, state); }
bool ContestStateFromName(std::string_view name, ContestState& out) {
  return FromNames(kContests, name, out);
}

}  // namespace xuncha::model
