// SPDX-License-Identifier: Apache-2.0
#include "store/list_codec.h"

#include <gtest/gtest.h>

namespace xuncha::store {
namespace {

model::ListFacts Sample() {
  model::ListFacts lists;
  model::ListBlock& block = lists.blocks.emplace_back();
  block.heading = "通知公告";
  block.heading_link = 2;
  block.source = model::ListSource::kEmbedded;
  block.main = true;
  block.item_count = 230;
  block.items.push_back({0, "甲", "2022-08-01", model::RowDate::kShown, "2022-07-01", false});
  block.items.push_back({1, "另一个标题", "2021-12-31T09:05", model::RowDate::kColumn, "", true});
  block.items.push_back(
      {model::kNoLink, "没有链接", "", model::RowDate::kNone, "1999-01-02", false});
  lists.blocks.emplace_back().side = true;
  lists.pager = {12, 1, 230, {2, 0}};
  lists.region_chars = 100;
  lists.region_links = 5;
  lists.region_documents = 4;
  lists.region_images = 3;
  lists.region_media = 2;
  lists.region_forms = 1;
  lists.region_frames = {1};
  lists.placeholder = "暂无内容";
  lists.none_note = "本单位不涉及";
  lists.script_list = "template text";
  using Says = model::RegionPiece::Says;
  lists.pieces = {{0xDEADBEEF, 12, true, Says::kNothing, ""},
                  {7, 300, false, Says::kSystem, "暂无内容"}};
  lists.pieces_known = true;
  lists.frame_marks = {1, 0xFFFFFFFF};
  return lists;
}

std::vector<model::Link> Links() {
  std::vector<model::Link> links(3);
  links[0].label = "甲";
  links[1].label = "乙";
  return links;
}

TEST(ListCodec, EverythingSurvives) {
  const model::ListFacts lists = Sample();
  std::string bytes;
  EncodeLists(lists, Links(), bytes);
  ByteReader in(bytes);
  model::ListFacts read;
  ASSERT_TRUE(DecodeLists(in, Links(), read));
  EXPECT_TRUE(in.at_end());
  ASSERT_EQ(read.blocks.size(), 2U);
  const model::ListBlock& block = read.blocks[0];
  EXPECT_EQ(block.heading, "通知公告");
  EXPECT_EQ(block.heading_link, 2U);
  EXPECT_EQ(block.source, model::ListSource::kEmbedded);
  EXPECT_TRUE(block.main);
  EXPECT_FALSE(block.side);
  EXPECT_TRUE(read.blocks[1].side);
  EXPECT_EQ(read.blocks[1].heading_link, model::kNoLink);
  EXPECT_EQ(block.item_count, 230U);
  ASSERT_EQ(block.items.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    const model::ListItem& was = lists.blocks[0].items[i];
    EXPECT_EQ(block.items[i].link, was.link);
    EXPECT_EQ(block.items[i].title, was.title);
    EXPECT_EQ(block.items[i].published, was.published);
    EXPECT_EQ(block.items[i].published_from, was.published_from);
    EXPECT_EQ(block.items[i].issued, was.issued);
    EXPECT_EQ(block.items[i].pinned, was.pinned);
  }
  EXPECT_EQ(read.pager.pages, 12U);
  EXPECT_EQ(read.pager.current, 1U);
  EXPECT_EQ(read.pager.records, 230U);
  EXPECT_EQ(read.pager.links, lists.pager.links);
  EXPECT_EQ(read.region_chars, 100U);
  EXPECT_EQ(read.region_links, 5U);
  EXPECT_EQ(read.region_documents, 4U);
  EXPECT_EQ(read.region_images, 3U);
  EXPECT_EQ(read.region_media, 2U);
  EXPECT_EQ(read.region_forms, 1U);
  EXPECT_EQ(read.region_frames, lists.region_frames);
  EXPECT_EQ(read.placeholder, lists.placeholder);
  EXPECT_EQ(read.none_note, lists.none_note);
  EXPECT_EQ(read.script_list, lists.script_list);
  EXPECT_TRUE(read.pieces_known);
  ASSERT_EQ(read.pieces.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(read.pieces[i].mark, lists.pieces[i].mark);
    EXPECT_EQ(read.pieces[i].chars, lists.pieces[i].chars);
    EXPECT_EQ(read.pieces[i].link, lists.pieces[i].link);
    EXPECT_EQ(read.pieces[i].says, lists.pieces[i].says);
    EXPECT_EQ(read.pieces[i].text, lists.pieces[i].text);
  }
  EXPECT_EQ(read.frame_marks, lists.frame_marks);
}

TEST(ListCodec, CutAndChangedBytesAreSafe) {
  std::string bytes;
  EncodeLists(Sample(), Links(), bytes);
  model::ListFacts read;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    ByteReader in(std::string_view(bytes).substr(0, size));
    EXPECT_FALSE(DecodeLists(in, Links(), read)) << size;
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const int bit : {1, 8, 0x80}) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ bit);
      ByteReader in(changed);
      if (!DecodeLists(in, Links(), read)) continue;
      for (const model::ListBlock& block : read.blocks) {
        for (const model::ListItem& item : block.items) {
          EXPECT_TRUE(item.link < 3 || item.link == model::kNoLink);
        }
      }
    }
  }
  ByteReader none(bytes);
  EXPECT_FALSE(DecodeLists(none, {}, read)) << "entries lead to links that are not there";
}

}  // namespace
}  // namespace xuncha::store
