// SPDX-License-Identifier: Apache-2.0
//
// Pages of a PDF as words with their places, by pdftotext (poppler-utils). Tests that need it skip
// loudly where LibreOffice or poppler-utils is absent.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "tests/store/temp_folder.h"

namespace xuncha::documents {

constexpr double kMm = 72 / 25.4;

struct Word {
  double left = 0, top = 0, right = 0, bottom = 0;  // mm
  std::string text;
};
using Page = std::vector<Word>;

inline bool Installed(const char* program) {
  return std::system((std::string("command -v ") + program + " >/dev/null 2>&1").c_str()) == 0;
}

inline std::vector<Page> PagesIn(std::string_view pdf, const TempFolder& folder) {
  std::vector<Page> pages;
  EXPECT_TRUE(WriteFileAtomically(folder / "a.pdf", pdf));
  const std::string command = "pdftotext -bbox '" + folder / "a.pdf" + "' '" + folder / "a.html'";
  EXPECT_EQ(std::system(command.c_str()), 0);
  const std::string html = ReadFile(folder / "a.html").value_or("");
  const std::regex word(
      "<page |xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" "
      "yMax=\"([0-9.]+)\">([^<]*)</word>");
  for (std::sregex_iterator at(html.begin(), html.end(), word), end; at != end; ++at) {
    if ((*at)[1].str().empty()) {
      pages.emplace_back();
      continue;
    }
    const auto mm = [&](std::size_t group) { return std::stod((*at)[group].str()) / kMm; };
    pages.back().push_back({mm(1), mm(2), mm(3), mm(4), (*at)[5].str()});
  }
  return pages;
}

inline bool Has(const Page& page, const std::string& text) {
  return std::any_of(page.begin(), page.end(),
                     [&](const Word& word) { return word.text.find(text) != std::string::npos; });
}

// Words whose top lies below so many mm, in their order.
inline Page Below(const Page& page, double mm) {
  Page found;
  for (const Word& word : page) {
    if (word.top > mm) found.push_back(word);
  }
  return found;
}

#define SKIP_WITHOUT_OFFICE()                                                          \
  if (!Installed("soffice") || !Installed("pdftotext")) {                              \
    GTEST_SKIP() << "LibreOffice or poppler-utils is absent: pages were NOT measured"; \
  }

}  // namespace xuncha::documents
