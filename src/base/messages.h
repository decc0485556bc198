// SPDX-License-Identifier: Apache-2.0
//
// The message catalogue: keys to sentences in one language, with {named} values. Files are TOML;
// tables and keys are joined with dots: [progress] pages = "…" is progress.pages.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace xuncha {

enum class Language { kChinese, kEnglish };
const char* LanguageCode(Language language);  // "zh", "en"
bool LanguageFromCode(std::string_view code, Language& out);
// From the environment's word such as "zh_CN.UTF-8", "C", "en_US": Chinese unless it says English.
Language LanguageFromLocale(std::string_view locale);

using MessageValues = std::vector<std::pair<std::string, std::string>>;

// Const after loading; safe from any thread then.
class Messages {
 public:
  explicit Messages(Language language) : language_(language) {}
  Language language() const { return language_; }

  // Adds a file's messages. kConflict if a key is there already.
  Status Add(std::string_view toml, const std::string& file);

  bool Has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
  // The sentence with its values. A key that is missing gives the key itself and its values, so
  // that nothing is lost; a {name} without a value stays.
  std::string Get(std::string_view key, const MessageValues& values = {}) const;
  const std::map<std::string, std::string, std::less<>>& texts() const { return texts_; }

 private:
  Language language_;
  std::map<std::string, std::string, std::less<>> texts_;
};

// Replaces each {name} by its value, in one pass: braces in values are not looked at again.
std::string FillIn(std::string_view pattern, const MessageValues& values);

}  // namespace xuncha
