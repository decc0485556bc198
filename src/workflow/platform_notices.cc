// SPDX-License-Identifier: Apache-2.0
#include "workflow/platform_notices.h"

#include <array>

#include "base/toml.h"
#include "base/utf8.h"

namespace xuncha::workflow {
namespace {

constexpr std::array kMeanings{"not_observed", "deleted", "stopped", "moved", "expired"};
constexpr std::size_t kMostText = 16 * 1024;  // notices are short, and stand at the top

}  // namespace

const char* Name(NoticeMeans means) { return kMeanings.at(static_cast<std::size_t>(means)); }

Result<PlatformNotices> PlatformNotices::Parse(std::string_view toml, std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  PlatformNotices result;
  for (const TomlValue* table : reader.Tables("notice")) {
    TomlReader row(*table, name, "notice");
    std::string means;
    std::vector<std::string> words;
    row.Get("means", means);
    row.Get("words", words);
    std::optional<NoticeMeans> meaning;
    for (std::size_t i = 0; i < kMeanings.size(); ++i) {
      if (means == kMeanings.at(i)) meaning = static_cast<NoticeMeans>(i);
    }
    if (!meaning) {
      row.Fail("means", "'" + means +
                            "' is no meaning; known: not_observed, deleted, stopped, "
                            "moved, expired");
    }
    if (words.empty()) row.Fail("words", "is missing or empty; give the platform's words");
    for (const std::string& word : words) {
      const std::string folded = WithoutSpace(word);
      if (folded.empty()) row.Fail("words", "holds an empty text, which fits every page; drop it");
      result.notices_.push_back({meaning.value_or(NoticeMeans::kNotObserved), folded});
    }
    XC_TRY(row.Finish());
  }
  if (result.notices_.empty()) reader.Fail("notice", "is missing; give at least one");
  XC_TRY(reader.Finish());
  return result;
}

std::optional<Notice> PlatformNotices::Find(std::string_view text) const {
  const std::string folded = WithoutSpace(CutUtf8(text, kMostText));
  for (const Notice& notice : notices_) {
    if (folded.find(notice.words) != std::string::npos) return notice;
  }
  return std::nullopt;
}

}  // namespace xuncha::workflow
