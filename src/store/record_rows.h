// SPDX-License-Identifier: Apache-2.0
//
// For the stores of the platform's records: rows whose first columns are an id and the record.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.h"
#include "store/records.h"

namespace xuncha::store {

inline Value TextValue(std::string_view text) { return text; }

void BindOne(Statement& statement, int parameter, const Value& value);
// Parameters $1, $2 … in order.
void BindAll(Statement& statement, std::initializer_list<Value> values);

// A condition put together from what is asked for, and its parameters, from $1 on. A condition of
// the kind `$1 = '' OR x = $1` would keep SQLite from using an index on x.
class Condition {
 public:
  // Another one that must hold; texts of values are borrowed until Bind.
  void Add(std::string_view column, const Value& value) {
    const std::string parameter = Parameter(value);
    AddText(std::string(column) + " = " + parameter);
  }
  void AddText(std::string_view sql) {
    sql_.append(sql_.empty() ? " WHERE " : " AND ").append(sql);
  }
  // Names a value: "$3".
  std::string Parameter(const Value& value) {
    values_.push_back(value);
    return "$" + std::to_string(values_.size());
  }
  const std::string& sql() const { return sql_; }  // "" or " WHERE …"
  void Bind(Statement& statement) const {
    int parameter = 0;
    for (const Value& value : values_) BindOne(statement, ++parameter, value);
  }

 private:
  std::string sql_;
  std::vector<Value> values_;
};

// Runs `sql` with these parameters.
Status WriteRow(Connection& connection, std::string_view sql, std::initializer_list<Value> values);

// The rows of (id, record) that a statement with its parameters gives, all of them.
template <class Record>
Result<std::vector<Record>> ReadRest(Statement& statement) {
  std::vector<Record> records;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, statement.Step());
    if (!row) return records;
    const std::string record = statement.Text(1);
    XC_ASSIGN_OR_RETURN(Record one, ReadRecord<Record>(record, statement.Text(0)));
    records.push_back(std::move(one));
  }
}

template <class Record>
Result<std::vector<Record>> ReadRows(Connection& connection, std::string_view sql,
                                     std::initializer_list<Value> values) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection.Prepare(sql));
  BindAll(*statement, values);
  return ReadRest<Record>(*statement);
}

// The one row of (id, record); kNotFound names `id`.
template <class Record>
Result<Record> ReadOne(Connection& connection, std::string_view sql,
                       std::initializer_list<Value> values, const std::string& id) {
  XC_ASSIGN_OR_RETURN(std::vector<Record> found, ReadRows<Record>(connection, sql, values));
  if (found.empty()) return NotFound(id + ": no such record");
  return std::move(found.front());
}

// What an index may hold of a text: itself, or of one longer than 1,000 bytes its beginning and its
// SHA-256. PostgreSQL refuses a row whose index entry is longer than some 2,700 bytes, and
// addresses on the web are. Of what it returned it returns the same.
std::string IndexedText(std::string_view text);

// The number in "u-12"; 0 if there is none.
std::int64_t NumberOf(std::string_view id);

// The next id of a kind: prefix "u" gives u-1, u-2 … An id is never given twice, even if its record
// is gone.
Result<std::string> NextId(Connection& connection, const std::string& prefix);
// Gives `record` the next id if it has none.
template <class Record>
Status GiveId(Connection& connection, Record& record, const char* prefix) {
  if (!record.id.empty()) return Ok();
  XC_ASSIGN_OR_RETURN(record.id, NextId(connection, prefix));
  return Ok();
}

}  // namespace xuncha::store
