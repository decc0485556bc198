// SPDX-License-Identifier: Apache-2.0
//
// The fields of each kind of inventory record as the columns of a sheet: one table that import,
// export, comparison and history words all read. A field's text form is canonical: what Get gives,
// Set takes back to the same value.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/register.h"
#include "app/register_words.h"
#include "model/inventory.h"
#include "model/message.h"

namespace xuncha::app {

// What a field needs to name other records and words.
struct FieldContext {
  const Register* all = nullptr;
  const RegisterWords* words = nullptr;
};

// Why a value cannot be taken; key "" = it can.
using FieldFault = model::Message;

template <class Record>
struct RecordField {
  const char* id;  // as in data/sheet_headers.toml
  bool required;
  std::string (*get)(const Record& record, const FieldContext& context);
  FieldFault (*set)(Record& record, const std::string& text, const FieldContext& context);
};

// In the order of the exported columns. The first is what a person knows the record by.
std::span<const RecordField<model::Unit>> UnitFields();
std::span<const RecordField<model::SiteRecord>> SiteFields();
std::span<const RecordField<model::ColumnRecord>> ColumnFields();
std::span<const RecordField<model::AccountRecord>> AccountFields();

}  // namespace xuncha::app
