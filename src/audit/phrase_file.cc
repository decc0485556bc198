// SPDX-License-Identifier: Apache-2.0
#include "audit/phrase_file.h"

#include <string>
#include <vector>

#include "base/toml.h"

namespace xuncha::audit {
namespace {

// Phrases are compared folded, so they are folded here once.
void GetFolded(TomlReader& reader, std::string_view key, std::vector<std::string>& out) {
  std::vector<std::string> phrases;
  reader.Get(key, phrases);
  for (const std::string& phrase : phrases) {
    out.push_back(checks::ErrorPhrases::Fold(phrase));
    if (out.back().empty()) reader.Fail(key, "holds an empty phrase; remove it");
  }
}

}  // namespace

Result<checks::ErrorPhrases> ParseErrorPhrases(std::string_view toml, std::string_view file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, std::string(file)));
  TomlReader reader(root, std::string(file));
  checks::ErrorPhrases phrases;
  GetFolded(reader, "strong", phrases.strong);
  GetFolded(reader, "weak", phrases.weak);
  GetFolded(reader, "not_said", phrases.not_said);
  GetFolded(reader, "error_paths", phrases.error_paths);
  if (phrases.strong.empty()) reader.Fail("strong", "is missing or empty; give the phrases");
  XC_TRY(reader.Finish());
  return phrases;
}

}  // namespace xuncha::audit
