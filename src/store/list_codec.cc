// SPDX-License-Identifier: Apache-2.0
#include "store/list_codec.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include "base/time.h"

namespace xuncha::store {
namespace {

constexpr std::uint64_t kMaxBlocks = 64;
constexpr std::uint64_t kMaxItems = 200;
constexpr std::uint64_t kMaxPagerLinks = 40;
constexpr std::uint64_t kMaxFrames = 8;
constexpr std::uint64_t kMaxPieces = 96;
constexpr std::uint64_t kMaxMarks = 512;
constexpr std::uint64_t kMaxStep = 1ULL << 33;
constexpr std::int64_t kFirstDay = -365'300;  // years 970 to 2970, so that no day overflows
constexpr std::int64_t kLastDay = 365'300;
constexpr std::uint32_t kMinutes = 1440;

// Flags of an item: how its day was read 3, pinned, title is the label, has a minute, has an issue
// day.
constexpr unsigned kPinned = 1u << 3;
constexpr unsigned kTitleIsLabel = 1u << 4;
constexpr unsigned kHasMinute = 1u << 5;
constexpr unsigned kHasIssued = 1u << 6;
constexpr auto kLastRowDate = static_cast<unsigned>(model::RowDate::kColumn);

std::int64_t Number(Day day) { return day.time_since_epoch().count(); }

void PutLink(std::string& out, std::uint32_t link, std::int64_t& last) {
  if (link == model::kNoLink) return PutVarint(out, 0);
  PutVarint(out, ZigZag(static_cast<std::int64_t>(link) - last) + 1);
  last = link;
}

bool GetLink(ByteReader& in, std::size_t count, std::int64_t& last, std::uint32_t& link) {
  const std::uint64_t step = in.Varint();
  link = model::kNoLink;
  if (step == 0) return in.ok();
  if (step > kMaxStep) return false;
  last += UnZigZag(step - 1);
  if (last < 0 || last >= static_cast<std::int64_t>(count)) return false;
  link = static_cast<std::uint32_t>(last);
  return true;
}

// 0 for no day; otherwise the step from the day before, shifted by one.
void PutDay(std::string& out, std::string_view text, std::int64_t& last) {
  const auto day = ParseDay(text.substr(0, 10));
  if (!day) return PutVarint(out, 0);
  PutVarint(out, ZigZag(Number(*day) - last) + 1);
  last = Number(*day);
}

bool GetDay(ByteReader& in, std::int64_t& last, std::string& text) {
  const std::uint64_t step = in.Varint();
  text.clear();
  if (step == 0) return in.ok();
  if (step > kMaxStep) return false;
  last += UnZigZag(step - 1);
  if (last < kFirstDay || last > kLastDay) return false;
  text = FormatDay(Day(std::chrono::days(last)));
  return true;
}

// The minute of the day in "2022-08-01T09:30"; above the last one if there is none.
std::uint32_t MinuteOf(std::string_view text) {
  if (text.size() != 16) return kMinutes;
  const auto digit = [&](std::size_t i) { return static_cast<std::uint32_t>(text[i] - '0'); };
  return (digit(11) * 10 + digit(12)) * 60 + digit(14) * 10 + digit(15);
}

void EncodeItem(const model::ListItem& item, const std::vector<model::Link>& links,
                std::int64_t& last_link, std::int64_t& last_day, std::string& out) {
  const bool labelled = item.link < links.size() && item.title == links[item.link].label;
  const std::uint32_t minute = MinuteOf(item.published);
  unsigned flags = static_cast<unsigned>(item.published_from);
  if (item.pinned) flags |= kPinned;
  if (labelled) flags |= kTitleIsLabel;
  if (minute < kMinutes) flags |= kHasMinute;
  if (!item.issued.empty()) flags |= kHasIssued;
  PutByte(out, static_cast<std::uint8_t>(flags));
  PutLink(out, item.link, last_link);
  PutDay(out, item.published, last_day);
  if (minute < kMinutes) PutVarint(out, minute);
  if (!item.issued.empty()) PutDay(out, item.issued, last_day);
  if (!labelled) PutText(out, item.title);
}

bool DecodeItem(ByteReader& in, const std::vector<model::Link>& links, std::int64_t& last_link,
                std::int64_t& last_day, model::ListItem& item) {
  const unsigned flags = in.Byte();
  if ((flags & 7) > kLastRowDate || flags > 127) return false;
  item.published_from = static_cast<model::RowDate>(flags & 7);
  item.pinned = (flags & kPinned) != 0;
  if (!GetLink(in, links.size(), last_link, item.link)) return false;
  if (!GetDay(in, last_day, item.published)) return false;
  if ((flags & kHasMinute) != 0) {
    const auto minute = in.VarintAs<std::uint32_t>();
    if (minute >= kMinutes || item.published.empty()) return false;
    const auto two = [&](std::uint32_t value) {
      item.published.push_back(static_cast<char>('0' + value / 10));
      item.published.push_back(static_cast<char>('0' + value % 10));
    };
    item.published.push_back('T');
    two(minute / 60);
    item.published.push_back(':');
    two(minute % 60);
  }
  item.issued.clear();
  if ((flags & kHasIssued) != 0 && !GetDay(in, last_day, item.issued)) return false;
  if ((flags & kTitleIsLabel) != 0) {
    if (item.link == model::kNoLink) return false;
    item.title.assign(links[item.link].label);
  } else {
    item.title.assign(in.Text());
  }
  return in.ok();
}

void PutLinks(std::string& out, const std::vector<std::uint32_t>& links) {
  PutVarint(out, links.size());
  std::int64_t last = 0;
  for (const std::uint32_t link : links) PutLink(out, link, last);
}

bool GetLinks(ByteReader& in, std::size_t count, std::uint64_t most,
              std::vector<std::uint32_t>& links) {
  const std::uint64_t size = in.Varint();
  if (size > most || size > in.left()) return false;
  links.resize(size);
  std::int64_t last = 0;
  for (std::uint32_t& link : links) {
    if (!GetLink(in, count, last, link) || link == model::kNoLink) return false;
  }
  return true;
}

// Of a piece: who says what 2, a label.
constexpr unsigned kIsLabel = 1u << 2;
constexpr auto kLastSays = static_cast<unsigned>(model::RegionPiece::Says::kPerson);

void EncodePieces(const model::ListFacts& lists, std::string& out) {
  const std::size_t pieces = std::min<std::size_t>(lists.pieces.size(), kMaxPieces);
  PutVarint(out, (pieces << 1U) | (lists.pieces_known ? 1U : 0U));
  for (std::size_t i = 0; i < pieces; ++i) {
    const model::RegionPiece& piece = lists.pieces[i];
    PutByte(out, static_cast<std::uint8_t>(static_cast<unsigned>(piece.says) |
                                           (piece.link ? kIsLabel : 0U)));
    PutFixed<std::uint32_t>(out, piece.mark);
    PutVarint(out, piece.chars);
    if (piece.says != model::RegionPiece::Says::kNothing) PutText(out, piece.text);
  }
  const std::size_t marks = std::min<std::size_t>(lists.frame_marks.size(), kMaxMarks);
  PutVarint(out, marks);
  for (std::size_t i = 0; i < marks; ++i) PutFixed<std::uint32_t>(out, lists.frame_marks[i]);
}

bool DecodePieces(ByteReader& in, model::ListFacts& out) {
  const std::uint64_t head = in.Varint();
  const std::uint64_t pieces = head >> 1U;
  if (pieces > kMaxPieces || pieces > in.left()) return false;
  out.pieces_known = (head & 1U) != 0;
  out.pieces.resize(pieces);
  for (model::RegionPiece& piece : out.pieces) {
    const unsigned flags = in.Byte();
    if ((flags & 3U) > kLastSays || flags > 7) return false;
    piece.says = static_cast<model::RegionPiece::Says>(flags & 3U);
    piece.link = (flags & kIsLabel) != 0;
    piece.mark = in.Fixed<std::uint32_t>();
    piece.chars = in.VarintAs<std::uint32_t>();
    piece.text.clear();
    if (piece.says != model::RegionPiece::Says::kNothing) piece.text.assign(in.Text());
  }
  const std::uint64_t marks = in.Varint();
  if (marks > kMaxMarks || marks > in.left()) return false;
  out.frame_marks.resize(marks);
  for (std::uint32_t& mark : out.frame_marks) mark = in.Fixed<std::uint32_t>();
  return in.ok();
}

}  // namespace

void EncodeLists(const model::ListFacts& lists, const std::vector<model::Link>& links,
                 std::string& out) {
  const std::size_t blocks = std::min<std::size_t>(lists.blocks.size(), kMaxBlocks);
  PutVarint(out, blocks);
  std::int64_t link = 0;
  std::int64_t day = 0;
  for (std::size_t i = 0; i < blocks; ++i) {
    const model::ListBlock& block = lists.blocks[i];
    PutByte(out, static_cast<std::uint8_t>(static_cast<unsigned>(block.source) |
                                           (static_cast<unsigned>(block.main) << 1) |
                                           (static_cast<unsigned>(block.side) << 2)));
    PutText(out, block.heading);
    PutLink(out, block.heading_link, link);
    PutVarint(out, block.item_count);
    const std::size_t items = std::min<std::size_t>(block.items.size(), kMaxItems);
    PutVarint(out, items);
    for (std::size_t k = 0; k < items; ++k) EncodeItem(block.items[k], links, link, day, out);
  }
  PutVarint(out, lists.pager.pages);
  PutVarint(out, lists.pager.current);
  PutVarint(out, lists.pager.records);
  PutLinks(out, lists.pager.links);
  for (const std::uint32_t count : {lists.region_chars, lists.region_links, lists.region_documents,
                                    lists.region_images, lists.region_media, lists.region_forms}) {
    PutVarint(out, count);
  }
  PutLinks(out, lists.region_frames);
  PutText(out, lists.placeholder);
  PutText(out, lists.none_note);
  PutText(out, lists.script_list);
  EncodePieces(lists, out);
}

bool DecodeLists(ByteReader& in, const std::vector<model::Link>& links, model::ListFacts& out) {
  const std::uint64_t blocks = in.Varint();
  if (blocks > kMaxBlocks || blocks > in.left()) return false;
  out.blocks.resize(blocks);
  std::int64_t link = 0;
  std::int64_t day = 0;
  for (model::ListBlock& block : out.blocks) {
    const unsigned flags = in.Byte();
    if (flags > 7) return false;
    block.source = static_cast<model::ListSource>(flags & 1);
    block.main = (flags & 2) != 0;
    block.side = (flags & 4) != 0;
    block.heading.assign(in.Text());
    if (!GetLink(in, links.size(), link, block.heading_link)) return false;
    block.item_count = in.VarintAs<std::uint32_t>();
    const std::uint64_t items = in.Varint();
    if (items > kMaxItems || items > in.left()) return false;
    block.items.resize(items);
    for (model::ListItem& item : block.items) {
      if (!DecodeItem(in, links, link, day, item)) return false;
    }
  }
  out.pager.pages = in.VarintAs<std::uint32_t>();
  out.pager.current = in.VarintAs<std::uint32_t>();
  out.pager.records = in.VarintAs<std::uint32_t>();
  if (!GetLinks(in, links.size(), kMaxPagerLinks, out.pager.links)) return false;
  for (std::uint32_t* count : {&out.region_chars, &out.region_links, &out.region_documents,
                               &out.region_images, &out.region_media, &out.region_forms}) {
    *count = in.VarintAs<std::uint32_t>();
  }
  if (!GetLinks(in, links.size(), kMaxFrames, out.region_frames)) return false;
  out.placeholder.assign(in.Text());
  out.none_note.assign(in.Text());
  out.script_list.assign(in.Text());
  return DecodePieces(in, out);
}

}  // namespace xuncha::store
