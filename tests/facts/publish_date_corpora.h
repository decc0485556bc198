// SPDX-License-Identifier: Apache-2.0
//
// The labelled pages of the test data folder (XUNCHA_TESTDATA): which day is right for which page.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/source_dir.h"

namespace xuncha::facts {

struct LabelledPage {
  std::string name;  // for messages
  std::string site;
  std::string url;
  std::string body;
  std::string day;  // "2022-08-01"; "" where the page is known to be no article or to have no day
  std::string page_type;
};

inline std::filesystem::path TestData() {
  const char* folder = std::getenv("XUNCHA_TESTDATA");
  if (folder != nullptr) return folder;
  return std::filesystem::path(SourceDir()) / "../shared/testdata";
}

inline std::string ReadWhole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// "2005-5-7 21:23:57" → "2005-05-07"; "" if there is no whole day.
inline std::string DayOf(const std::string& text) {
  int year = 0;
  int month = 0;
  int day = 0;
  char rest[256] = {};
  if (std::sscanf(text.c_str(), "%d%*[^0-9]%d%*[^0-9]%d%255s", &year, &month, &day, rest) < 3) {
    return "";
  }
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
  return out;
}

// zh-content-dates. The three labels that are known to be wrong are left out (README of the data).
inline std::vector<LabelledPage> ChineseContentPages() {
  const auto folder = TestData() / "ground-truth/zh-content-dates";
  std::vector<LabelledPage> pages;
  if (!std::filesystem::is_directory(folder / "date")) return pages;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "date")) {
    LabelledPage page;
    page.name = entry.path().stem().string();
    if (page.name.starts_with("e8847578") || page.name.starts_with("05e98007") ||
        page.name.starts_with("d5bced5e")) {
      continue;
    }
    page.day = DayOf(ReadWhole(entry.path()));
    page.body = ReadWhole(folder / "original" / (page.name + ".html"));
    page.page_type = "article";
    pages.push_back(std::move(page));
  }
  return pages;
}

inline std::vector<LabelledPage> GovernmentPages() {
  const auto folder = TestData() / "gov-pages";
  std::vector<LabelledPage> pages;
  std::ifstream in(folder / "manifest.json");
  if (!in) return pages;
  for (const auto& entry : nlohmann::json::parse(in)) {
    LabelledPage page;
    page.name = entry.at("file");
    page.site = entry.at("site");
    page.page_type = entry.at("page_type");
    const auto& url = entry.at("url_if_known");
    page.url = url.is_string() && !url.get<std::string>().empty() ? url.get<std::string>()
                                                                  : "http://" + page.name;
    const auto& day = entry.at("pubdate_if_article");
    if (day.is_string()) page.day = DayOf(day);
    page.body = ReadWhole(folder / page.name);
    pages.push_back(std::move(page));
  }
  return pages;
}

inline std::vector<LabelledPage> ForeignPages() {
  const auto folder = TestData() / "ground-truth/htmldate";
  std::vector<LabelledPage> pages;
  std::ifstream in(folder / "expected.json");
  if (!in) return pages;
  const nlohmann::json expected = nlohmann::json::parse(in);
  for (const auto& [url, entry] : expected.items()) {
    LabelledPage page;
    page.name = entry.at("file");
    page.url = url;
    page.day = DayOf(entry.at("date"));
    page.page_type = "article";
    page.body = ReadWhole(folder / "pages" / page.name);
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace xuncha::facts
