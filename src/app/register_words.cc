// SPDX-License-Identifier: Apache-2.0
#include "app/register_words.h"

#include "app/field_text.h"
#include "base/toml.h"

namespace xuncha::app {

Result<RegisterWords> RegisterWords::Load(const Resources& resources) {
  const std::string file = "data/register_words.toml";
  XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(file));
  return Parse(text, file);
}

Result<RegisterWords> RegisterWords::Parse(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  RegisterWords words;
  for (const auto& [name, value] : root.Entries()) {
    if (!value.is(TomlValue::Kind::kTable))
      return TomlError(file, value, name + " must be a table");
    Table& table = words.tables_[name];
    TomlReader reader(value, file, name);
    for (const auto& [key, list] : value.Entries()) {
      std::vector<std::string> ways;
      reader.Get(key, ways);
      if (ways.empty()) reader.Fail(list, "must name at least one word");
      table.values.try_emplace(Folded(key), key);
      for (const std::string& way : ways) {
        const auto [found, added] = table.values.try_emplace(Folded(way), key);
        if (!added && found->second != key) reader.Fail(list, "\"" + way + "\" stands twice");
      }
      table.words.emplace_back(key, ways.empty() ? key : ways.front());
    }
    XC_TRY(reader.Finish());
  }
  return words;
}

std::string RegisterWords::ValueOf(std::string_view table, std::string_view text) const {
  const auto found = tables_.find(table);
  if (found == tables_.end()) return {};
  const auto value = found->second.values.find(Folded(text));
  return value == found->second.values.end() ? std::string() : value->second;
}

std::string RegisterWords::WordOf(std::string_view table, std::string_view value) const {
  const auto found = tables_.find(table);
  if (found != tables_.end()) {
    for (const auto& [known, word] : found->second.words) {
      if (known == value) return word;
    }
  }
  return std::string(value);
}

std::string RegisterWords::Choices(std::string_view table) const {
  std::vector<std::string> words;
  const auto found = tables_.find(table);
  if (found != tables_.end()) {
    for (const auto& [value, word] : found->second.words) words.push_back(word);
  }
  return JoinList(words);
}

}  // namespace xuncha::app
