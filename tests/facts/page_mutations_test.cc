// SPDX-License-Identifier: Apache-2.0
//
// The pages of fuzz/seeds/page, one of every maker that the generator knows and those that the
// fuzzer found, as they are and changed at random (but equal at every run): whatever a maker gets
// wrong, its pages are read to their end, within bounds. The sanitizers look on where they are
// built in.
#include "tests/facts/page_mutations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "facts/page_reader.h"
#include "tests/facts/page_fixture.h"
#include "tests/support/sanitized.h"
#include "whatwg/encoding.h"

namespace xuncha::facts {
namespace {

std::vector<std::string> Seeds() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(SourceDir() + "/fuzz/seeds/page")) {
    names.push_back(entry.path().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// What the facts point at is there.
void ExpectSound(const ExtractedPage& page, const std::string& what) {
  const auto is_link = [&](std::uint32_t link) {
    return link == model::kNoLink || link < page.links.size();
  };
  for (const model::ListBlock& block : page.facts.lists.blocks) {
    EXPECT_TRUE(is_link(block.heading_link)) << what;
    EXPECT_LE(block.items.size(), 200u) << what;
    EXPECT_LE(block.items.size(), block.item_count) << what;
    EXPECT_TRUE(whatwg::IsValidUtf8(block.heading)) << what;
    for (const model::ListItem& item : block.items) {
      EXPECT_TRUE(is_link(item.link)) << what;
      EXPECT_TRUE(whatwg::IsValidUtf8(item.title)) << what;
    }
  }
  for (const std::uint32_t link : page.facts.lists.pager.links) EXPECT_TRUE(is_link(link)) << what;
  EXPECT_LE(page.facts.lists.blocks.size(), 64u) << what;
  EXPECT_LE(page.facts.main_chars, page.facts.text_chars) << what;
  // A text that was cut within a character was cut at a wrong place.
  for (const std::string& step : page.facts.breadcrumb) {
    EXPECT_TRUE(whatwg::IsValidUtf8(step)) << what;
  }
  for (const RawLink& link : page.links) {
    EXPECT_TRUE(whatwg::IsValidUtf8(link.link.label)) << what;
  }
}

TEST(PageMutations, ChangedPagesOfEveryMakerAreReadToTheirEnd) {
  const std::vector<std::string> seeds = Seeds();
  ASSERT_GE(seeds.size(), 50u);
#ifdef XUNCHA_SANITIZED
  constexpr std::uint32_t kTimes = 40;
#else
  constexpr std::uint32_t kTimes = 120;
#endif
  PageExtractor extractor(testing::ShippedLexicon());
  ExtractedPage page;
  for (const std::string& name : seeds) {
    const std::string seed = testing::ReadFile(name);
    ASSERT_GT(seed.size(), 100u) << name;
    for (std::uint32_t i = 0; i < kTimes; ++i) {
      testing::PageMutator mutator(i * 7919 + 1);
      const std::string_view page_as_made = std::string_view(seed).substr(1);
      const std::string body = i == 0 ? std::string(page_as_made) : mutator.Mutate(page_as_made);
      PageInput input;
      input.body = body;
      input.content_type = "text/html; charset=utf-8";
      input.url = "http://www.example.gov.cn/tzgg/index.html";
      input.is_home = i % 5 == 4;
      const std::string what = name + ", mutation " + std::to_string(i);
      EXPECT_EQ(ReadPage(extractor, input, page), "") << what;
      ExpectSound(page, what);
    }
  }
}

// Without changes worth the name the test above would prove nothing.
TEST(PageMutations, TheyDifferAndComeAgain) {
  const std::string seed = testing::ReadFile(Seeds().front());
  std::size_t same = 0;
  for (std::uint32_t i = 0; i < 50; ++i) {
    const std::string once = testing::PageMutator(i).Mutate(seed);
    EXPECT_EQ(once, testing::PageMutator(i).Mutate(seed));
    same += once == seed ? 1 : 0;
  }
  EXPECT_LT(same, 10u);
}

}  // namespace
}  // namespace xuncha::facts
