// SPDX-License-Identifier: Apache-2.0
#include "app/register_words.h"

#include "app/field_text.h"
#include "base/toml.h"

namespace xuncha::app {

Result<RegisterWords> RegisterWords::Load(const Resources& resources) {
  const std::string file = "data/register_words.toml";
  XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(file));
  XC_ASSIGN_OR_RETURN(RegisterWords words, Parse(text, file));
  // Yes and no are read alike in every table: they stand with the headers.
  const std::string headers = "data/sheet_headers.toml";
  XC_ASSIGN_OR_RETURN(const std::string toml, resources.Read(headers));
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, headers));
  const TomlValue* answers = root.Find("words");
  if (answers == nullptr || !answers->is(TomlValue::Kind::kTable)) {
    return TomlError(headers, root, "wants a table [words] with yes and no");
  }
  XC_TRY(words.AddTable("yes_no", *answers, headers, {"yes", "no"}));
  return words;
}

Result<RegisterWords> RegisterWords::Parse(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  RegisterWords words;
  for (const auto& [name, value] : root.Entries()) {
    if (!value.is(TomlValue::Kind::kTable))
      return TomlError(file, value, name + " must be a table");
    std::vector<std::string> keys;
    for (const auto& [key, list] : value.Entries()) keys.push_back(key);
    XC_TRY(words.AddTable(name, value, file, keys));
  }
  return words;
}

Status RegisterWords::AddTable(const std::string& name, const TomlValue& value,
                               const std::string& file, const std::vector<std::string>& keys) {
  Table& table = tables_[name];
  TomlReader reader(value, file, name);
  for (const std::string& key : keys) {
    std::vector<std::string> ways;
    reader.Get(key, ways);
    if (ways.empty()) reader.Fail(key, "must name at least one word");
    table.values.try_emplace(Folded(key), key);
    for (const std::string& way : ways) {
      const auto [found, added] = table.values.try_emplace(Folded(way), key);
      if (!added && found->second != key) reader.Fail(key, "\"" + way + "\" stands twice");
    }
    table.words.emplace_back(key, ways.empty() ? key : ways.front());
  }
  // Other keys of the table are somebody else's.
  for (const auto& [key, other] : value.Entries()) reader.Any(key);
  return reader.Finish();
}

std::string RegisterWords::ValueOf(std::string_view table, std::string_view text) const {
  const auto found = tables_.find(table);
  if (found == tables_.end()) return {};
  const auto value = found->second.values.find(Folded(text));
  return value == found->second.values.end() ? std::string() : value->second;
}

std::vector<std::string> RegisterWords::WaysOf(std::string_view table,
                                               std::string_view value) const {
  std::vector<std::string> ways;
  const auto found = tables_.find(table);
  if (found == tables_.end()) return ways;
  for (const auto& [way, known] : found->second.values) {
    if (known == value && way != Folded(value)) ways.push_back(way);
  }
  return ways;
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
