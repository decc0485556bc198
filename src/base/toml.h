// SPDX-License-Identifier: Apache-2.0
//
// TOML as a plain tree with line numbers, so that only one file of ours includes the parser and
// every error can name file, line, key and what to do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace xuncha {

class TomlValue {
 public:
  enum class Kind { kString, kInteger, kDouble, kBool, kOther, kArray, kTable };

  Kind kind = Kind::kTable;
  int line = 0;
  std::string text;  // of a string; of kOther (dates, times) as written in TOML's form
  std::int64_t integer = 0;
  double number = 0;  // of an integer, too
  bool boolean = false;
  std::vector<TomlValue> items;   // of an array; of a table its values
  std::vector<std::string> keys;  // of a table, sorted, one for each of items

  bool is(Kind wanted) const { return kind == wanted; }
  const TomlValue* Find(std::string_view key) const;  // nullptr = not there
  // A table's keys with their values, in order; lives as long as the value.
  std::vector<std::pair<const std::string&, const TomlValue&>> Entries() const;
};

// "a text", "a number" …: for error messages.
const char* KindName(TomlValue::Kind kind);

// `file` only words errors: "site.toml line 3: …".
Result<TomlValue> ParseToml(std::string_view text, const std::string& file);

// kInvalidArgument with "file line N: what".
Error TomlError(const std::string& file, const TomlValue& at, const std::string& what);

// Reads one table key by key and remembers which were asked for; the rest is refused at the end
// with the nearest known name. One error is kept, the first.
class TomlReader {
 public:
  TomlReader(const TomlValue& table, std::string file, std::string where = "")
      : table_(table), file_(std::move(file)), where_(std::move(where)) {}

  // Each leaves `out` alone when the key is not there.
  void Get(std::string_view key, std::string& out);
  void Get(std::string_view key, bool& out);
  void Get(std::string_view key, std::vector<std::string>& out);
  void Get(std::string_view key, double& out, double min, double max);
  void GetInteger(std::string_view key, std::int64_t& out, std::int64_t min, std::int64_t max);
  void GetIntegers(std::string_view key, std::vector<std::int64_t>& out);
  const TomlValue* Table(std::string_view key);                // nullptr = not there
  std::vector<const TomlValue*> Tables(std::string_view key);  // of an array of tables
  const TomlValue* Any(std::string_view key);  // of whatever kind; nullptr = not there
  bool Has(std::string_view key) const { return table_.Find(key) != nullptr; }

  void Fail(const TomlValue& at, const std::string& what);
  void Fail(std::string_view key, const std::string& what);  // at the key, or at the table
  // The first error; or that of a key nobody asked for.
  Status Finish();

 private:
  const TomlValue* Take(std::string_view key, TomlValue::Kind kind);
  std::string Name(std::string_view key) const;

  const TomlValue& table_;
  std::string file_;
  std::string where_;
  std::vector<std::string> known_;
  Status status_ = Ok();
};

}  // namespace xuncha
