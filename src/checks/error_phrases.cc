// SPDX-License-Identifier: Apache-2.0
#include "checks/error_phrases.h"

#include <algorithm>

namespace xuncha::checks {
namespace {

constexpr std::size_t kMaxFolded = 2000;

std::string_view WithoutEndMark(std::string_view text) {
  for (const std::string_view mark : {"！", "!", "。", "."}) {
    if (text.ends_with(mark)) return text.substr(0, text.size() - mark.size());
  }
  return text;
}

// "=文件不存在" is the whole text, but for a mark at its end.
bool ContainsAny(std::string_view text, const std::vector<std::string>& phrases) {
  const std::string_view bare = WithoutEndMark(text);
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    if (phrase.starts_with('=')) return bare == phrase.substr(1);
    return text.find(phrase) != std::string_view::npos;
  });
}

// Innocent words are cut out before weak phrases are looked for.
std::string Without(std::string_view text, const std::vector<std::string>& words) {
  std::string rest(text);
  for (const std::string& word : words) {
    for (std::size_t at = rest.find(word); at != std::string::npos; at = rest.find(word, at)) {
      rest.replace(at, word.size(), 1, ' ');
    }
  }
  return rest;
}

}  // namespace

bool Telltale::AnyOf(const std::vector<Telltale>& known, const std::vector<std::string>& titles,
                     std::string_view text) {
  const auto holds = [&](std::string_view words) {
    return text.find(words) != std::string_view::npos ||
           std::any_of(titles.begin(), titles.end(), [words](std::string_view title) {
             return title.find(words) != std::string_view::npos;
           });
  };
  return std::any_of(known.begin(), known.end(), [&](const Telltale& page) {
    const auto opens = [&page](std::string_view line) {
      return page.whole ? WithoutEndMark(line) == page.opening : line.starts_with(page.opening);
    };
    return (opens(text) || std::any_of(titles.begin(), titles.end(), opens)) &&
           std::all_of(page.others.begin(), page.others.end(), holds);
  });
}

std::string ErrorPhrases::Fold(std::string_view text) {
  constexpr std::string_view kWide = "\u3000";
  constexpr std::string_view kNoBreak = "\u00a0";
  text = text.substr(0, kMaxFolded);
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ' || (c >= '\t' && c <= '\r')) continue;
    if (text.substr(i).starts_with(kWide)) {
      i += kWide.size() - 1;
    } else if (text.substr(i).starts_with(kNoBreak)) {
      i += kNoBreak.size() - 1;
    } else {
      folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return folded;
}

bool ErrorPhrases::SaysStrongly(std::string_view folded) const {
  return ContainsAny(folded, strong);
}

bool ErrorPhrases::SaysWeakly(std::string_view folded) const {
  return SaysStrongly(folded) || ContainsAny(Without(folded, not_said), weak);
}

bool ErrorPhrases::IsBox(std::string_view folded) const {
  const std::string_view bare = WithoutEndMark(folded);
  return std::find(boxes.begin(), boxes.end(), bare) != boxes.end();
}

bool ErrorPhrases::SaysInBox(std::string_view folded) const { return ContainsAny(folded, in_box); }

bool ErrorPhrases::IsErrorPath(std::string_view url_path) const {
  const std::string_view last = url_path.substr(url_path.rfind('/') + 1);
  const std::string name = Fold(last.substr(0, last.find('.')));
  return std::find(error_paths.begin(), error_paths.end(), name) != error_paths.end();
}

}  // namespace xuncha::checks
