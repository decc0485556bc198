// SPDX-License-Identifier: Apache-2.0
#include "facts/page_reader.h"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>
#include <string>

#include "tests/facts/page_fixture.h"

namespace xuncha::facts {
namespace {

class FailingReader final : public PageReader {
 public:
  void Extract(const PageInput& input, ExtractedPage& out) override {
    out.facts.title = "half";
    out.links.emplace_back();
    if (input.body == "range") throw std::out_of_range("substr: 7 > 3");
    if (input.body == "mute") throw std::runtime_error("");
    if (input.body == "memory") throw std::bad_alloc();
    out.facts.title = "whole";
  }
  void Renew() override { ++renewed; }
  int renewed = 0;
};

std::string Read(PageReader& reader, std::string_view body, ExtractedPage& page) {
  PageInput input;
  input.body = body;
  return ReadPage(reader, input, page);
}

TEST(PageReader, AFaultCostsThePageAndRenewsTheReader) {
  FailingReader reader;
  ExtractedPage page;
  EXPECT_EQ(Read(reader, "range", page), "substr: 7 > 3");
  EXPECT_EQ(page.facts.title, "");
  EXPECT_TRUE(page.links.empty());
  EXPECT_EQ(reader.renewed, 1);
  EXPECT_EQ(Read(reader, "mute", page), "unknown fault");
  EXPECT_EQ(Read(reader, "good", page), "");
  EXPECT_EQ(page.facts.title, "whole");
  EXPECT_EQ(reader.renewed, 2);
}

TEST(PageReader, WantOfMemoryIsNoFaultOfThePage) {
  FailingReader reader;
  ExtractedPage page;
  EXPECT_THROW(Read(reader, "memory", page), std::bad_alloc);
}

TEST(PageReader, ARenewedExtractorReadsAsANewOne) {
  const std::string html =
      "<title>甲</title><ul class=list><li><a href=/a.html>关于某事的通知</a> 2022-08-01</ul>";
  PageExtractor extractor(testing::ShippedLexicon());
  ExtractedPage first;
  ExtractedPage again;
  EXPECT_EQ(Read(extractor, "<div><ul><li><a href=x", again), "");
  EXPECT_EQ(Read(extractor, html, first), "");
  const std::string title = first.facts.title;
  const std::size_t links = first.links.size();
  extractor.Renew();
  EXPECT_EQ(Read(extractor, html, again), "");
  EXPECT_EQ(again.facts.title, title);
  EXPECT_EQ(again.links.size(), links);
  EXPECT_EQ(again.facts.text_digest, first.facts.text_digest);
}

}  // namespace
}  // namespace xuncha::facts
