// SPDX-License-Identifier: Apache-2.0
//
// How values are written in the office's sheets (data/register_words.toml): several ways in, one
// way out.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "base/toml.h"

namespace xuncha::app {

class RegisterWords {
 public:
  static Result<RegisterWords> Load(const Resources& resources);
  static Result<RegisterWords> Parse(std::string_view toml, const std::string& file);

  // The value of `table` that `text` is a way to write, or whose own name it is; "" if there is
  // none.
  std::string ValueOf(std::string_view table, std::string_view text) const;
  // Every way to write `value`, folded, in no order that matters; its own name is none of them.
  std::vector<std::string> WaysOf(std::string_view table, std::string_view value) const;
  // How `value` is printed; the value itself where the file has no word for it.
  std::string WordOf(std::string_view table, std::string_view value) const;
  // The printed words of a table, for messages: "部门、片区、镇".
  std::string Choices(std::string_view table) const;

  // The keys of one table of a file; whatever else stands in it is left alone.
  Status AddTable(const std::string& name, const TomlValue& value, const std::string& file,
                  const std::vector<std::string>& keys);

 private:
  struct Table {
    std::map<std::string, std::string, std::less<>> values;  // folded word → value
    std::vector<std::pair<std::string, std::string>> words;  // value → printed word, sorted
  };
  std::map<std::string, Table, std::less<>> tables_;
};

}  // namespace xuncha::app
