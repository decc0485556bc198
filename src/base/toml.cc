// SPDX-License-Identifier: Apache-2.0
#include "base/toml.h"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 1
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "base/utf8.h"

namespace xuncha {
namespace {

// The parser itself bounds nesting, so walking its tree by calls is bounded, too.
TomlValue Convert(const toml::node& node) {
  TomlValue value;
  value.line = static_cast<int>(node.source().begin.line);
  if (const auto* text = node.as_string()) {
    value.kind = TomlValue::Kind::kString;
    value.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    value.kind = TomlValue::Kind::kInteger;
    value.integer = integer->get();
    value.number = static_cast<double>(value.integer);
  } else if (const auto* number = node.as_floating_point()) {
    value.kind = TomlValue::Kind::kDouble;
    value.number = number->get();
  } else if (const auto* boolean = node.as_boolean()) {
    value.kind = TomlValue::Kind::kBool;
    value.boolean = boolean->get();
  } else if (const auto* array = node.as_array()) {
    value.kind = TomlValue::Kind::kArray;
    for (const toml::node& item : *array) value.items.push_back(Convert(item));
  } else if (const auto* table = node.as_table()) {
    value.kind = TomlValue::Kind::kTable;
    for (const auto& [key, item] : *table) {
      value.keys.emplace_back(key.str());
      value.items.push_back(Convert(item));
    }
  } else {
    value.kind = TomlValue::Kind::kOther;
    std::ostringstream out;
    if (const auto* date = node.as_date()) out << *date;
    if (const auto* time = node.as_time()) out << *time;
    if (const auto* both = node.as_date_time()) out << *both;
    value.text = out.str();
  }
  return value;
}

std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

const TomlValue* TomlValue::Find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == key) return &items[i];
  }
  return nullptr;
}

std::vector<std::pair<const std::string&, const TomlValue&>> TomlValue::Entries() const {
  std::vector<std::pair<const std::string&, const TomlValue&>> entries;
  entries.reserve(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) entries.emplace_back(keys[i], items[i]);
  return entries;
}

const char* KindName(TomlValue::Kind kind) {
  switch (kind) {
    case TomlValue::Kind::kString:
      return "a text in quotes";
    case TomlValue::Kind::kInteger:
      return "a whole number";
    case TomlValue::Kind::kDouble:
      return "a number";
    case TomlValue::Kind::kBool:
      return "true or false";
    case TomlValue::Kind::kArray:
      return "a list in [ ]";
    case TomlValue::Kind::kTable:
      return "a table";
    case TomlValue::Kind::kOther:
      break;
  }
  return "a date";
}

Result<TomlValue> ParseToml(std::string_view text, const std::string& file) {
  if (!IsValidUtf8(text)) {
    // GBK, as old editors save: told by the line, which stays whole in either encoding.
    int line = 1;
    while (IsValidUtf8(text.substr(0, text.find('\n')))) {
      text.remove_prefix(text.find('\n') + 1);
      ++line;
    }
    return InvalidArgument(file + " line " + std::to_string(line) +
                           ": is not written in UTF-8 (in GBK, perhaps); save the file as UTF-8");
  }
  const toml::parse_result parsed = toml::parse(text, std::string_view(file));
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return InvalidArgument(file + " line " + std::to_string(error.source().begin.line) + ": " +
                           std::string(error.description()));
  }
  return Convert(parsed.table());
}

Error TomlError(const std::string& file, const TomlValue& at, const std::string& what) {
  if (at.line <= 0) return InvalidArgument(file + ": " + what);
  return InvalidArgument(file + " line " + std::to_string(at.line) + ": " + what);
}

std::string TomlReader::Name(std::string_view key) const {
  return where_.empty() ? std::string(key) : where_ + "." + std::string(key);
}

void TomlReader::Fail(const TomlValue& at, const std::string& what) {
  if (status_) status_ = TomlError(file_, at, what);
}

void TomlReader::Fail(std::string_view key, const std::string& what) {
  const TomlValue* at = table_.Find(key);
  Fail(at != nullptr ? *at : table_, Name(key) + " " + what);
}

const TomlValue* TomlReader::Take(std::string_view key, TomlValue::Kind kind) {
  known_.emplace_back(key);
  const TomlValue* value = table_.Find(key);
  if (value == nullptr) return nullptr;
  const bool fits = value->kind == kind ||
                    (kind == TomlValue::Kind::kDouble && value->kind == TomlValue::Kind::kInteger);
  if (!fits) {
    Fail(*value, Name(key) + " must be " + KindName(kind) + ", not " + KindName(value->kind));
    return nullptr;
  }
  return value;
}

void TomlReader::Get(std::string_view key, std::string& out) {
  if (const TomlValue* value = Take(key, TomlValue::Kind::kString)) out = value->text;
}

void TomlReader::Get(std::string_view key, bool& out) {
  if (const TomlValue* value = Take(key, TomlValue::Kind::kBool)) out = value->boolean;
}

void TomlReader::Get(std::string_view key, std::vector<std::string>& out) {
  const TomlValue* value = Take(key, TomlValue::Kind::kArray);
  if (value == nullptr) return;
  out.clear();
  for (const TomlValue& item : value->items) {
    if (!item.is(TomlValue::Kind::kString)) {
      Fail(item, Name(key) + " must be a list of texts in quotes");
      return;
    }
    out.push_back(item.text);
  }
}

void TomlReader::Get(std::string_view key, double& out, double min, double max) {
  const TomlValue* value = Take(key, TomlValue::Kind::kDouble);
  if (value == nullptr) return;
  if (!(value->number >= min && value->number <= max)) {
    std::ostringstream words;
    words << "must be from " << min << " to " << max;
    Fail(key, words.str());
    return;
  }
  out = value->number;
}

void TomlReader::GetInteger(std::string_view key, std::int64_t& out, std::int64_t min,
                            std::int64_t max) {
  const TomlValue* value = Take(key, TomlValue::Kind::kInteger);
  if (value == nullptr) return;
  if (value->integer < min || value->integer > max) {
    Fail(key, "must be from " + std::to_string(min) + " to " + std::to_string(max));
    return;
  }
  out = value->integer;
}

void TomlReader::GetIntegers(std::string_view key, std::vector<std::int64_t>& out) {
  const TomlValue* value = Take(key, TomlValue::Kind::kArray);
  if (value == nullptr) return;
  std::vector<std::int64_t> numbers;
  for (const TomlValue& item : value->items) {
    if (!item.is(TomlValue::Kind::kInteger)) {
      Fail(item, Name(key) + " must be a list of whole numbers");
      return;
    }
    numbers.push_back(item.integer);
  }
  out = std::move(numbers);
}

const TomlValue* TomlReader::Table(std::string_view key) {
  return Take(key, TomlValue::Kind::kTable);
}

std::vector<const TomlValue*> TomlReader::Tables(std::string_view key) {
  std::vector<const TomlValue*> tables;
  const TomlValue* value = Take(key, TomlValue::Kind::kArray);
  if (value == nullptr) return tables;
  for (const TomlValue& item : value->items) {
    if (!item.is(TomlValue::Kind::kTable)) {
      Fail(item, Name(key) + " must be tables: [[" + Name(key) + "]]");
      return {};
    }
    tables.push_back(&item);
  }
  return tables;
}

const TomlValue* TomlReader::Any(std::string_view key) {
  known_.emplace_back(key);
  return table_.Find(key);
}

Status TomlReader::Finish() {
  for (std::size_t i = 0; i < table_.keys.size(); ++i) {
    const std::string& name = table_.keys[i];
    const TomlValue& value = table_.items[i];
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    std::string nearest;
    std::size_t best = 3;  // farther than two letters is no misspelling
    for (const std::string& known : known_) {
      const std::size_t distance = EditDistance(name.substr(0, 64), known);
      if (distance < best) {
        best = distance;
        nearest = known;
      }
    }
    std::string all;
    for (const std::string& known : known_) all += (all.empty() ? "" : ", ") + known;
    Fail(value, "unknown key " + Name(name) +
                    (nearest.empty() ? "; known here: " + all : "; did you mean " + nearest + "?"));
  }
  return status_;
}

}  // namespace xuncha
