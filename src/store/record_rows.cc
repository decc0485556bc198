// SPDX-License-Identifier: Apache-2.0
#include "store/record_rows.h"

#include <charconv>

#include "base/sha256.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kNextId =
    "INSERT INTO counters (kind, last) VALUES ($1, 1)"
    " ON CONFLICT (kind) DO UPDATE SET last = counters.last + 1 RETURNING last";

struct Binder {
  Statement& statement;
  int parameter;
  void operator()(std::monostate) const { statement.BindNull(parameter); }
  void operator()(std::int64_t value) const { statement.Bind(parameter, value); }
  void operator()(double value) const { statement.Bind(parameter, value); }
  void operator()(std::string_view value) const { statement.Bind(parameter, value); }
  void operator()(BlobView value) const { statement.BindBlob(parameter, value.bytes); }
};

}  // namespace

void BindOne(Statement& statement, int parameter, const Value& value) {
  std::visit(Binder{statement, parameter}, value);
}

void BindAll(Statement& statement, std::initializer_list<Value> values) {
  int parameter = 0;
  for (const Value& value : values) BindOne(statement, ++parameter, value);
}

Status WriteRow(Connection& connection, std::string_view sql, std::initializer_list<Value> values) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection.Prepare(sql));
  BindAll(*statement, values);
  return RunStatement(*statement);
}

std::string IndexedText(std::string_view text) {
  constexpr std::size_t kMost = 1'000;
  constexpr std::size_t kBeginning = 900;
  if (text.size() <= kMost) return std::string(text);
  std::size_t end = kBeginning;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "… " + Sha256Hex(text);
}

std::int64_t NumberOf(std::string_view id) {
  std::int64_t number = 0;
  const std::size_t dash = id.rfind('-');
  if (dash != std::string_view::npos) {
    std::from_chars(id.data() + dash + 1, id.data() + id.size(), number);
  }
  return number;
}

Result<std::string> NextId(Connection& connection, const std::string& prefix) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection.Prepare(kNextId));
  statement->Bind(1, std::string_view(prefix));
  XC_ASSIGN_OR_RETURN(const bool row, statement->Step());
  if (!row) return Internal("counters: nothing came back");
  return prefix + "-" + std::to_string(statement->Integer(0));
}

}  // namespace xuncha::store
