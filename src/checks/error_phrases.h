// SPDX-License-Identifier: Apache-2.0
//
// The words of pages that say "no such page" with a good status: data/soft404.toml, edited by
// operators. All matching is on text with ASCII folded to lower case and white space dropped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace xuncha::checks {

struct ErrorPhrases {
  std::vector<std::string> strong;       // say it by themselves: 页面不存在
  std::vector<std::string> weak;         // only beside others: 404, 错误
  std::vector<std::string> not_said;     // innocent words that contain one: 404医院
  std::vector<std::string> error_paths;  // last path segment of an error page, no ending: error404

  // Text folded as the phrases are. Bounded: reads at most the first 2000 bytes.
  static std::string Fold(std::string_view text);

  bool SaysStrongly(std::string_view folded) const;
  bool SaysWeakly(std::string_view folded) const;     // a weak or a strong one
  bool IsErrorPath(std::string_view url_path) const;  // "/error/404.html"
};

}  // namespace xuncha::checks
