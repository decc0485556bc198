// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "model/bulletin.h"
#include "model/enum_names.h"

namespace xuncha::model {
namespace {

constexpr std::array kValues{"count", "rate", "name", "date", "text"};
constexpr std::array kRoles{"body", "addressee", "heading1", "heading2", "lead2", "lead3"};
constexpr std::array kStates{"draft", "frozen", "issued"};

}  // namespace

const char* Name(ValueKind kind) { return NameAt(kValues, kind); }
const char* Name(ParagraphRole role) { return NameAt(kRoles, role); }
const char* Name(BulletinState state) { return NameAt(kStates, state); }
bool BulletinStateFromName(std::string_view name, BulletinState& out) {
  return FromNames(kStates, name, out);
}

}  // namespace xuncha::model
