// SPDX-License-Identifier: Apache-2.0
#include "base/messages.h"

#include "base/toml.h"

namespace xuncha {

const char* LanguageCode(Language language) { return language == Language::kEnglish ? "en" : "zh"; }

bool LanguageFromCode(std::string_view code, Language& out) {
  if (code != "zh" && code != "en") return false;
  out = code == "en" ? Language::kEnglish : Language::kChinese;
  return true;
}

Language LanguageFromLocale(std::string_view locale) {
  return locale == "en" || locale.starts_with("en_") || locale.starts_with("en.") ||
                 locale.starts_with("en-")
             ? Language::kEnglish
             : Language::kChinese;
}

Status Messages::Add(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  // Depth first without calls: a stack of (prefix, table).
  std::vector<std::pair<std::string, const TomlValue*>> open{{"", &root}};
  while (!open.empty()) {
    const auto [prefix, table] = std::move(open.back());
    open.pop_back();
    for (std::size_t i = 0; i < table->keys.size(); ++i) {
      const TomlValue& value = table->items[i];
      std::string key = prefix;
      if (!key.empty()) key.push_back('.');
      key.append(table->keys[i]);
      if (value.is(TomlValue::Kind::kTable)) {
        open.emplace_back(std::move(key), &value);
      } else if (!value.is(TomlValue::Kind::kString)) {
        return TomlError(file, value, key + " must be a text in quotes");
      } else if (!texts_.emplace(key, value.text).second) {
        return Error{ErrorCode::kConflict, file + ": the message " + key + " is there already"};
      }
    }
  }
  return Ok();
}

std::string FillIn(std::string_view pattern, const MessageValues& values) {
  std::string out;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    out.append(pattern.substr(0, open));
    if (open == std::string_view::npos) break;
    pattern.remove_prefix(open);
    const std::size_t close = pattern.find('}');
    const std::string_view name =
        close == std::string_view::npos ? std::string_view() : pattern.substr(1, close - 1);
    const std::string* found = nullptr;
    for (const auto& [key, value] : values) {
      if (key == name) found = &value;
    }
    if (found != nullptr) {
      out.append(*found);
      pattern.remove_prefix(close + 1);
    } else {
      out.push_back('{');
      pattern.remove_prefix(1);
    }
  }
  return out;
}

std::string Messages::Get(std::string_view key, const MessageValues& values) const {
  const auto found = texts_.find(key);
  if (found != texts_.end()) return FillIn(found->second, values);
  std::string out(key);
  for (const auto& [name, value] : values) out += " " + name + "=" + value;
  return out;
}

}  // namespace xuncha
