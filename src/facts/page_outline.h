// SPDX-License-Identifier: Apache-2.0
//
// The elements of a page in the order of its source: what stands inside what, from where to where
// in the page's text and links. Written while the token pass goes on, read by what needs to look at
// structure again (lists). No tree: the descendants of node n are the nodes n+1 … end-1.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/text_flow.h"
#include "whatwg/html_names.h"

namespace xuncha::facts {

inline constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

// What a node is besides its tag. Bits.
enum OutlineFlags : std::uint16_t {
  kNodeHidden = 1,      // it or an ancestor is not shown; its text is in the hidden flow
  kNodeLink = 2,        // leads somewhere: entry `links` of the link list
  kNodeMenu = 4,        // says by its name that it is a menu or the page's head
  kNodeFooter = 8,      // or the footer
  kNodeTemplate = 16,   // carries v-for and its like: a script multiplies it
  kNodeComment = 32,    // a comment; `names` is its text as written
  kNodeSmall = 64,      // an image too small to be content
  kNodeEmbedded = 128,  // out of a script or comment that the page's script shows
  kNodeAwaits = 256,    // its attributes say where its content comes from; of a script: its own too
  kNodeDrawing = 512    // an inline drawing, or a picture behind an element, of content size
};

struct OutlineNode {
  whatwg::TagId tag = whatwg::TagId::kUnknown;
  std::uint16_t flags = 0;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;    // behind its last descendant; 0 while it is open
  TextRange text;           // in the hidden flow if it is hidden, else in the visible one
  std::uint32_t links = 0;  // entries of the link list that stand in it: [links, links_end)
  std::uint32_t links_end = 0;
  std::uint32_t host = 0;  // of the root of embedded records: the script or comment they are from
  std::string_view names;  // class as written; of scripts and comments the text as written; of
                           // links with a shortened label the title, UTF-8
  std::string_view id;     // as written; of scripts the type; of <time> its datetime; of an
                           // element without one the whole day in its title or data-time

  bool Has(std::uint16_t bits) const { return (flags & bits) != 0; }
};

// Where the pass is.
struct OutlineMark {
  std::uint32_t visible = 0;  // bytes of the visible flow
  std::uint32_t hidden = 0;   // of the hidden one
  std::uint32_t links = 0;    // entries of the link list
};

// Keeps its buffer from page to page. Node 0 is the page. Views live as long as the page's bytes.
class PageOutline {
 public:
  static constexpr std::size_t kMaxNodes = 400'000;

  void Reset() {
    nodes_.clear();
    nodes_.emplace_back();
    open_ = 0;
  }

  // Begins an element inside of the one that is open; kNoNode when the page has too many.
  std::uint32_t Open(whatwg::TagId tag, std::uint8_t flags, const OutlineMark& at) {
    if (nodes_.size() >= kMaxNodes) return kNoNode;
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    OutlineNode& node = nodes_.emplace_back();
    node.tag = tag;
    node.flags = flags;
    node.parent = open_;
    node.text.begin = node.text.end = (flags & kNodeHidden) != 0 ? at.hidden : at.visible;
    node.links = node.links_end = at.links;
    open_ = index;
    return index;
  }

  // Ends an element and what is still open in it. Nothing happens if it has ended before.
  void Close(std::uint32_t index, const OutlineMark& at) {
    if (index >= nodes_.size() || nodes_[index].end != 0) return;
    for (;;) {
      const std::uint32_t closing = open_;
      OutlineNode& node = nodes_[closing];
      node.end = static_cast<std::uint32_t>(nodes_.size());
      node.text.end = node.Has(kNodeHidden) ? at.hidden : at.visible;
      node.links_end = at.links;
      open_ = node.parent;
      if (closing == index || closing == 0) return;
    }
  }

  // An element without content.
  std::uint32_t Leaf(whatwg::TagId tag, std::uint8_t flags, const OutlineMark& at) {
    const std::uint32_t index = Open(tag, flags, at);
    Close(index, at);
    return index;
  }

  // Ends everything. Call once, at the end of the page.
  void Finish(const OutlineMark& at) { Close(0, at); }

  // The node that is open.
  std::uint32_t open() const { return open_; }
  // Goes on from what another outline of the same size had come to.
  void Resume(const std::vector<OutlineNode>& more, std::uint32_t open) {
    nodes_.insert(nodes_.end(), more.begin(), more.end());
    open_ = open;
  }

  OutlineNode& operator[](std::uint32_t index) { return nodes_[index]; }
  const OutlineNode& operator[](std::uint32_t index) const { return nodes_[index]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }

 private:
  std::vector<OutlineNode> nodes_;
  std::uint32_t open_ = 0;
};

}  // namespace xuncha::facts
