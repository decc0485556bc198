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

// "httpstatus404 + apachetomcat": how a page opens, then what else it says. "=" before an opening
// that is the whole.
void GetTelltales(TomlReader& reader, std::string_view key, std::vector<checks::Telltale>& out) {
  std::vector<std::string> entries;
  GetFolded(reader, key, entries);
  for (const std::string& entry : entries) {
    checks::Telltale page;
    std::string_view rest = entry;
    page.whole = rest.starts_with('=');
    if (page.whole) rest.remove_prefix(1);
    bool empty = false;
    for (bool first = true, more = true; more; first = false) {
      const std::size_t plus = rest.find('+');
      more = plus != std::string_view::npos;
      std::string words(rest.substr(0, plus));
      rest.remove_prefix(more ? plus + 1 : rest.size());
      empty = empty || words.empty();
      if (first) {
        page.opening = std::move(words);
      } else {
        page.others.push_back(std::move(words));
      }
    }
    if (empty) reader.Fail(key, "holds an empty phrase; remove it");
    out.push_back(std::move(page));
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
  GetFolded(reader, "boxes", phrases.boxes);
  GetFolded(reader, "in_box", phrases.in_box);
  GetTelltales(reader, "server_pages", phrases.server_pages);
  GetTelltales(reader, "program_errors", phrases.program_errors);
  GetTelltales(reader, "default_pages", phrases.default_pages);
  if (phrases.strong.empty()) reader.Fail("strong", "is missing or empty; give the phrases");
  XC_TRY(reader.Finish());
  return phrases;
}

}  // namespace xuncha::audit
