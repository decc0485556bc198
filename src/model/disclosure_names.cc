// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "model/disclosure.h"
#include "model/enum_names.h"

namespace xuncha::model {
namespace {

constexpr std::array kParts{"own", "reported", "portal"};
constexpr std::array kKinds{"message", "error_report"};

}  // namespace

const char* Name(ItemPart part) { return NameAt(kParts, part); }
const char* Name(MessageKind kind) { return NameAt(kKinds, kind); }
bool ItemPartFromName(std::string_view name, ItemPart& out) { return FromNames(kParts, name, out); }
bool MessageKindFromName(std::string_view name, MessageKind& out) {
  return FromNames(kKinds, name, out);
}

}  // namespace xuncha::model
