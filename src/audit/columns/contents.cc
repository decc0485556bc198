// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/contents.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

namespace xuncha::audit {
namespace {

constexpr std::uint32_t kBoxPages = 4;    // columns that show a block, if it is nobody's
constexpr std::uint32_t kManyPages = 30;  // of a site that is large enough to count links
constexpr std::uint32_t kDateChars = 10;

// Of the targets in their order; 0 = no entry is a link.
std::uint64_t PrintOf(const model::PageFacts& page, const model::ListBlock& block) {
  std::vector<model::UrlId> targets;
  for (const model::ListItem& item : block.items) {
    if (item.link < page.links.size()) targets.push_back(page.links[item.link].target);
  }
  if (targets.empty()) return 0;
  return XXH3_64bits(targets.data(), targets.size() * sizeof(model::UrlId));
}

std::uint32_t Characters(std::string_view utf8) {
  return static_cast<std::uint32_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

void TakeOff(std::uint32_t& from, std::uint32_t what) { from -= std::min(from, what); }

}  // namespace

void BoxCounter::See(const model::PageFacts& page) {
  std::vector<std::uint64_t> prints;
  for (const model::ListBlock& block : page.lists.blocks) {
    const std::uint64_t print = PrintOf(page, block);
    if (print == 0 || std::find(prints.begin(), prints.end(), print) != prints.end()) continue;
    prints.push_back(print);
    Shown& shown = shown_[print];
    ++shown.pages;
    if (block.main) ++shown.as_main;
  }
}

bool BoxCounter::IsBox(const model::PageFacts& page, const model::ListBlock& block) const {
  const auto found = shown_.find(PrintOf(page, block));
  if (found != shown_.end() && found->second.pages >= kBoxPages &&
      found->second.as_main * 2 < found->second.pages) {
    return true;
  }
  if (survey_.pages() < kManyPages || block.items.empty()) return false;
  // Linked from half of all pages: no list of a column is.
  std::size_t everywhere = 0;
  for (const model::ListItem& item : block.items) {
    if (item.link >= page.links.size()) continue;
    const model::UrlId target = page.links[item.link].target;
    if (target == model::kNoUrl) continue;
    if (survey_.note(target).linked_pages * 2 >= survey_.pages()) ++everywhere;
  }
  return everywhere * 2 > block.items.size();
}

Content ReadContent(const model::PageFacts& page, const BoxCounter& boxes) {
  Content content;
  content.chars = page.lists.region_chars;
  content.links = page.lists.region_links;
  const auto own = [&](const model::ListBlock& block) {
    if (block.side && !block.main) {
      content.sides.push_back(&block);
      return false;
    }
    if (!boxes.IsBox(page, block)) return true;
    content.boxes.push_back(&block);
    for (const model::ListItem& item : block.items) {
      TakeOff(content.chars, Characters(item.title) + (item.published.empty() ? 0 : kDateChars));
      TakeOff(content.links, item.link == model::kNoLink ? 0 : 1);
    }
    return false;
  };
  for (const model::ListBlock& block : page.lists.blocks) {
    if (!own(block)) continue;
    content.blocks.push_back(&block);
    content.has_main = content.has_main || block.main;
  }
  if (!content.has_main) return content;
  // Beside the list that the page is for, only what has no heading of its own belongs to it.
  std::erase_if(content.blocks, [](const model::ListBlock* block) {
    return !block->main && (!block->heading.empty() || block->heading_link != model::kNoLink);
  });
  return content;
}

}  // namespace xuncha::audit
