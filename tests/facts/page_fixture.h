// SPDX-License-Identifier: Apache-2.0
//
// Pages in tests: extracted with the lexicon that the product ships.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "facts/page_extractor.h"
#include "tests/support/source_dir.h"

namespace xuncha::facts::testing {

inline std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline const Lexicon& ShippedLexicon() {
  static const Lexicon lexicon = [] {
    auto parsed = ParseLexicon(ReadFile(SourceDir() + "/data/lexicon.toml"));
    EXPECT_TRUE(parsed.has_value()) << (parsed.has_value() ? "" : parsed.error().message);
    return parsed.has_value() ? std::move(parsed).value() : Lexicon{};
  }();
  return lexicon;
}

// The folder with outside test data; "" where it is not there.
inline std::string TestData() {
  const char* named = std::getenv("XUNCHA_TESTDATA");
  const std::string folder =
      named != nullptr && *named != '\0' ? std::string(named) : SourceDir() + "/../shared/testdata";
  return std::ifstream(folder + "/README.md").good() ? folder : std::string();
}

class PageTest : public ::testing::Test {
 protected:
  const ExtractedPage& Extract(std::string_view html,
                               std::string_view content_type = "text/html; charset=utf-8") {
    body_ = html;
    PageInput input;
    input.body = body_;
    input.content_type = content_type;
    input.url = "http://www.example.gov.cn/a/b.html";
    extractor_.Extract(input, page_);
    return page_;
  }

  // The only link of that use; fails the test if there is none or are several.
  const RawLink& Only(std::uint16_t use = model::kUsePage) {
    const RawLink* found = nullptr;
    int count = 0;
    for (const RawLink& link : page_.links) {
      if (link.link.use != use) continue;
      found = &link;
      ++count;
    }
    EXPECT_EQ(count, 1) << "links of use " << use;
    static const RawLink kNone;
    return found == nullptr ? kNone : *found;
  }

  std::vector<std::string> Addresses(std::uint16_t use = model::kUsePage) const {
    std::vector<std::string> addresses;
    for (const RawLink& link : page_.links) {
      if (link.link.use == use && link.link.no_target == model::NoTarget::kHasTarget) {
        addresses.emplace_back(link.address);
      }
    }
    return addresses;
  }

  const RawLink* WithLabel(std::string_view label) const {
    for (const RawLink& link : page_.links) {
      if (link.link.label == label) return &link;
    }
    return nullptr;
  }

  model::Place PlaceOf(std::string_view label) const {
    const RawLink* link = WithLabel(label);
    EXPECT_NE(link, nullptr) << label;
    return link == nullptr ? model::Place::kHead : link->link.place;
  }

  std::string body_;
  PageExtractor extractor_{ShippedLexicon()};
  ExtractedPage page_;
};

}  // namespace xuncha::facts::testing
