// SPDX-License-Identifier: Apache-2.0
//
// Shared by the URL and IDNA tests: the suites' JSON, and a Url's parts under the names that the
// suites use.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "tests/whatwg/html_suite.h"
#include "whatwg/url.h"

namespace xuncha::whatwg {

// JSON may hold "\uD800" without its other half, which no UTF-8 string can. It becomes U+FFFD, as
// in a browser's USVString.
inline std::string WithoutLoneSurrogates(std::string_view json) {
  const auto unit = [&json](std::size_t at) -> unsigned {
    if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return 0;
    return static_cast<unsigned>(std::stoul(std::string(json.substr(at + 2, 4)), nullptr, 16));
  };
  std::string out;
  std::size_t at = 0;
  while (at < json.size()) {
    if (json[at] != '\\') {
      out.push_back(json[at++]);
      continue;
    }
    const unsigned first = unit(at);
    const unsigned second = unit(at + 6);
    const bool high = first >= 0xD800 && first <= 0xDBFF;
    if (high && second >= 0xDC00 && second <= 0xDFFF) {
      out.append(json, at, 12);
      at += 12;
    } else if (first >= 0xD800 && first <= 0xDFFF) {
      out.append("\\uFFFD");
      at += 6;
    } else {
      out.append(json, at, 2);
      at += 2;
    }
  }
  return out;
}

// A file of the folder url/ of the outside test data; null where that is absent.
inline nlohmann::json UrlSuite(const char* file) {
  const std::filesystem::path path = TestDataFolder() / "url" / file;
  if (!std::filesystem::exists(path)) return nullptr;
  return nlohmann::json::parse(WithoutLoneSurrogates(ReadWhole(path)));
}

// "protocol", "search" …: the attributes of the URL API.
inline std::string Part(const Url& url, const std::string& name) {
  const auto with = [](const char* mark, std::string_view text) {
    return text.empty() ? std::string() : mark + std::string(text);
  };
  if (name == "href") return url.href();
  if (name == "origin") return url.origin();
  if (name == "protocol") return std::string(url.scheme()) + ":";
  if (name == "username") return std::string(url.username());
  if (name == "password") return std::string(url.password());
  if (name == "host") return std::string(url.host_and_port());
  if (name == "hostname") return std::string(url.host());
  if (name == "port") return std::string(url.port());
  if (name == "pathname") return std::string(url.path());
  if (name == "search") return with("?", url.query());
  if (name == "hash") return with("#", url.fragment());
  ADD_FAILURE() << "no part of a URL: " << name;
  return {};
}

}  // namespace xuncha::whatwg

#define XUNCHA_SUITE_OR_SKIP(variable, file)                                       \
  const nlohmann::json variable = UrlSuite(file);                                  \
  if (variable.is_null()) {                                                        \
    GTEST_SKIP() << "the test data folder (XUNCHA_TESTDATA) has no url/" << (file) \
                 << ": this suite did NOT run";                                    \
  }
