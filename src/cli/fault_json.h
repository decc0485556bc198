// SPDX-License-Identifier: Apache-2.0
//
// What is wrong in imported tables, as JSON: one form for all of them.
#pragma once

#include "app/register_fields.h"
#include "base/json.h"
#include "cli/context.h"

namespace xuncha::cli {

// The fields "fault", the key without its table, and "message", in words.
void WriteFault(const Context& context, const app::FieldFault& fault, JsonWriter& json);

// An array of objects: `place(json, one)` writes where the fault is, then come those two.
template <class Faults, class Place>
void WriteFaults(const Context& context, const Faults& faults, const Place& place,
                 JsonWriter& json) {
  json.BeginArray();
  for (const auto& one : faults) {
    json.BeginObject();
    place(json, one);
    WriteFault(context, one.fault, json);
    json.EndObject();
  }
  json.EndArray();
}

}  // namespace xuncha::cli
