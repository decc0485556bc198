// SPDX-License-Identifier: Apache-2.0
//
// The words of pages that say "no such page" with a good status: data/soft404.toml, edited by
// operators. All matching is on text with ASCII folded to lower case and white space dropped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace xuncha::checks {

// A page that a server or a program makes by itself: how it opens, and what else it says.
struct Telltale {
  std::string opening;
  bool whole = false;  // the opening is all of a title or heading
  std::vector<std::string> others;

  // Whether one of them opens one of the titles or the text, and its other words stand in any of
  // them. All folded.
  static bool AnyOf(const std::vector<Telltale>& known, const std::vector<std::string>& titles,
                    std::string_view text);
};

struct ErrorPhrases {
  std::vector<std::string> strong;       // say it by themselves: 页面不存在
  std::vector<std::string> weak;         // only beside others: 404, 错误
  std::vector<std::string> not_said;     // innocent words that contain one: 404医院
  std::vector<std::string> error_paths;  // last path segment of an error page, no ending: error404

  std::vector<std::string> boxes;        // the whole title of a message box: 提示信息
  std::vector<std::string> in_box;       // count in such a box only: 信息不存在
  std::vector<Telltale> server_pages;    // HTTP Status 404 – …, by servers and frameworks
  std::vector<Telltale> program_errors;  // ADODB.Field 错误 '800a0bcd', in the middle of a page
  std::vector<Telltale> default_pages;   // Welcome to nginx!

  // Text folded as the phrases are. Bounded: reads at most the first 2000 bytes.
  static std::string Fold(std::string_view text);

  bool SaysStrongly(std::string_view folded) const;
  bool SaysWeakly(std::string_view folded) const;  // a weak or a strong one
  bool IsBox(std::string_view folded) const;
  bool SaysInBox(std::string_view folded) const;
  bool IsErrorPath(std::string_view url_path) const;  // "/error/404.html"
};

}  // namespace xuncha::checks
