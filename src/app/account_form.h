// SPDX-License-Identifier: Apache-2.0
//
// The columns of the account form (account_sheet.h): what they show of a record, and how what is
// typed there is read back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/register.h"
#include "app/register_fields.h"
#include "app/register_words.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/account.h"
#include "model/campaign.h"
#include "model/inventory.h"
#include "sheets/header_words.h"

namespace xuncha::app {

inline constexpr std::string_view kAccountKind = "account_facts";
inline constexpr std::string_view kMenuKind = "account_menu";

struct FormColumn {
  const char* id;     // of data/sheet_headers.toml
  const char* table;  // of data/register_words.toml: its choices; "" = any text
  bool day;
  bool wrap;
};
const std::vector<FormColumn>& AccountColumns();
const std::vector<FormColumn>& MenuColumns();

// The two kinds of sheet, from data/sheet_headers.toml.
class FormKinds {
 public:
  explicit FormKinds(sheets::HeaderWords words) : words_(std::move(words)) {}
  const sheets::HeaderKind& account() const { return *words_.Find(kAccountKind); }
  const sheets::HeaderKind& menu() const { return *words_.Find(kMenuKind); }

 private:
  sheets::HeaderWords words_;
};
Result<FormKinds> LoadFormKinds(const Resources& resources);

// In the order of the columns.
std::vector<std::string> AccountTexts(const model::AccountRecord& account,
                                      const model::AccountFacts& facts,
                                      const std::vector<model::RecordRow>& rows,
                                      const Register& all, const RegisterWords& words);
std::vector<std::string> MenuTexts(const model::AccountRecord& account, const model::MenuItem& item,
                                   const RegisterWords& words);

// A cell's text into the facts, by the column's id; columns that only show something say no fault.
// "" clears. The check record, files and the day of looking are not theirs: see account_sheet.h.
FieldFault SetAccountCell(model::AccountFacts& facts, std::string_view column,
                          const std::string& text, const FieldContext& context);
FieldFault SetMenuCell(model::MenuItem& item, std::string_view column, const std::string& text,
                       const FieldContext& context);

}  // namespace xuncha::app
