// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/words.h"

#include <algorithm>

#include "base/toml.h"
#include "checks/context.h"

namespace xuncha::audit {
namespace {

// A list that must be there and hold something.
void GetWords(TomlReader& reader, std::string_view key, std::vector<std::string>& out) {
  reader.Get(key, out);
  if (out.empty()) reader.Fail(key, "is missing or empty; give at least one word");
  for (const std::string& word : out) {
    if (checks::Trim(word).empty()) reader.Fail(key, "holds an empty word; remove it");
  }
}

void GetWords(TomlReader& reader, std::string_view key, WordSet& out) {
  std::vector<std::string> words;
  GetWords(reader, key, words);
  out = WordSet(std::move(words));
}

Status GetKinds(TomlReader& root, const std::string& file, std::string_view key,
                std::vector<ColumnWords::KindWord>& out) {
  const TomlValue* table = root.Table(key);
  if (table == nullptr) {
    root.Fail(key, "is missing; write [" + std::string(key) + "]");
    return Ok();
  }
  TomlReader reader(*table, file, std::string(key));
  for (int i = 0; i < model::kColumnKinds; ++i) {
    const auto kind = static_cast<model::ColumnKind>(i);
    std::vector<std::string> words;
    GetWords(reader, model::Name(kind), words);
    for (std::string& word : words) out.emplace_back(std::move(word), kind);
  }
  return reader.Finish();
}

}  // namespace

bool ColumnWords::Find(const std::vector<KindWord>& words, std::string_view text,
                       model::ColumnKind& out) {
  std::size_t best_end = 0;
  std::size_t best_size = 0;
  for (const auto& [word, kind] : words) {
    const std::size_t at = text.rfind(word);
    if (at == std::string_view::npos) continue;
    const std::size_t end = at + word.size();
    if (end < best_end || (end == best_end && word.size() <= best_size)) continue;
    best_end = end;
    best_size = word.size();
    out = kind;
  }
  return best_end > 0;
}

bool ColumnWords::HasPart(const std::vector<std::string>& words, std::string_view text) {
  return std::any_of(words.begin(), words.end(), [text](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  });
}

Result<ColumnWords> ParseColumnWords(std::string_view toml, std::string_view file) {
  static const TomlValue kNothing;
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  ColumnWords words;
  XC_TRY(GetKinds(reader, name, "kinds", words.kinds));
  XC_TRY(GetKinds(reader, name, "column_types", words.column_types));
  std::vector<ColumnWords::KindWord> segments;
  XC_TRY(GetKinds(reader, name, "segments", segments));
  for (auto& [word, kind] : segments) words.segments.emplace(std::move(word), kind);
  const TomlValue* names = reader.Table("names");
  TomlReader name_reader(names == nullptr ? kNothing : *names, name, "names");
  GetWords(name_reader, "home", words.home);
  GetWords(name_reader, "more", words.more);
  GetWords(name_reader, "tools", words.tools);
  GetWords(name_reader, "back", words.back);
  GetWords(name_reader, "caseless", words.caseless);
  GetWords(name_reader, "footers", words.footers);
  GetWords(name_reader, "tool_segments", words.tool_segments);
  GetWords(name_reader, "list_ends", words.list_ends);
  GetWords(name_reader, "empty_tags", words.empty_tags);
  XC_TRY(name_reader.Finish());
  const TomlValue* states = reader.Table("states");
  TomlReader state_reader(states == nullptr ? kNothing : *states, name, "states");
  GetWords(state_reader, "archived_names", words.archived_names);
  GetWords(state_reader, "archived_phrases", words.archived_phrases);
  GetWords(state_reader, "closed_notes", words.closed_notes);
  GetWords(state_reader, "loading", words.loading);
  GetWords(state_reader, "none_notes", words.none_notes);
  GetWords(state_reader, "static_names", words.static_names);
  std::vector<std::string> kinds;
  GetWords(state_reader, "static_kinds", kinds);
  for (const std::string& kind : kinds) {
    if (model::ColumnKindFromName(kind, words.static_kinds.emplace_back())) continue;
    state_reader.Fail("static_kinds", "names no kind of column: '" + kind + "'");
  }
  XC_TRY(state_reader.Finish());
  const TomlValue* paging = reader.Table("paging");
  TomlReader paging_reader(paging == nullptr ? kNothing : *paging, name, "paging");
  GetWords(paging_reader, "parameters", words.page_parameters);
  GetWords(paging_reader, "indexes", words.index_names);
  XC_TRY(paging_reader.Finish());
  XC_TRY(reader.Finish());
  return words;
}

}  // namespace xuncha::audit
