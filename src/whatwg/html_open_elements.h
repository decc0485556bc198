// SPDX-License-Identifier: Apache-2.0
//
// The stack of open elements. Internal to whatwg/. Source: WHATWG HTML, 13.2.4.2.
//
// The standard's questions ("has a p element in button scope", "the last table in the stack") are
// walks down the stack, which deep pages make quadratic. Here every entry remembers the nearest
// boundary of each kind at or below it, and the entry of the same name below it, so that each
// question is one comparison.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "whatwg/html_tag_traits.h"
#include "whatwg/html_tree.h"

namespace xuncha::whatwg {

class OpenElements {
 public:
  // Places are counted from 1 (the html element); 0 means nowhere.
  using Place = std::uint32_t;

  struct Entry {
    NodeId node = kNoNode;
    std::uint32_t name = 0;
    TagId tag = TagId::kUnknown;
    Namespace ns = Namespace::kHtml;
    Place same_below = 0;                       // the next entry below with this name
    std::array<Place, kBoundaries> boundary{};  // by the bit number of the trait
  };

  explicit OpenElements(std::vector<Node>& nodes) : nodes_(nodes) {}

  void Clear() {
    entries_.clear();
    entries_.push_back({});
    top_.assign(2 * static_cast<std::size_t>(TagId::kCount), 0);
  }

  Place size() const { return static_cast<Place>(entries_.size() - 1); }
  bool empty() const { return entries_.size() == 1; }
  const Entry& operator[](Place place) const { return entries_[place]; }
  const Entry& back() const { return entries_.back(); }

  void Push(NodeId id) {
    const Node& node = nodes_[id];
    const Place place = size() + 1;
    Entry entry;
    entry.node = id;
    entry.name = node.name;
    entry.tag = node.tag;
    entry.ns = node.ns;
    const Traits traits = TraitsOf(node.ns, node.tag);
    const Entry& below = entries_.back();
    for (std::size_t i = 0; i < kBoundaries; ++i) {
      entry.boundary[i] = (traits >> i & 1U) != 0 ? place : below.boundary[i];
    }
    Place& top = TopOf(entry.name, entry.ns);
    entry.same_below = top;
    top = place;
    nodes_[id].link = place;
    entries_.push_back(entry);
  }

  // REQUIRES: !empty()
  void Pop() {
    const Entry& entry = entries_.back();
    TopOf(entry.name, entry.ns) = entry.same_below;
    nodes_[entry.node].link = 0;
    entries_.pop_back();
  }
  void PopTo(Place place) {  // that one stays
    while (size() > place) Pop();
  }
  void PopThrough(Place place) { PopTo(place - 1); }

  // Where this element is in the stack.
  Place PlaceOf(NodeId id) const { return nodes_[id].link; }
  // The topmost HTML element of that name.
  Place Top(TagId tag) const { return top_[2 * static_cast<std::size_t>(tag)]; }
  Place TopNamed(std::uint32_t name) const { return 2 * name < top_.size() ? top_[2 * name] : 0; }
  // The topmost SVG or MathML element of that name.
  Place TopForeign(std::uint32_t name) const {
    return 2 * name + 1 < top_.size() ? top_[2 * name + 1] : 0;
  }
  // The topmost element with one of the first kBoundaries traits, at or below `place`.
  Place Boundary(Traits trait, Place place) const {
    return entries_[place].boundary[static_cast<std::size_t>(std::countr_zero(trait))];
  }
  Place Boundary(Traits trait) const { return Boundary(trait, size()); }

  // Is there an HTML element `tag` above the topmost element with `boundary` (or is it that)?
  bool InScope(TagId tag, Traits boundary = kScope) const {
    const Place top = Top(tag);
    return top != 0 && top >= Boundary(boundary);
  }

  // Takes everything from `place` up off the stack, lowest first, into `nodes`.
  void Unwind(Place place, std::vector<NodeId>& nodes) {
    nodes.clear();
    for (Place i = place; i <= size(); ++i) nodes.push_back(entries_[i].node);
    PopThrough(place);
  }

  // Takes one element out of the middle.
  void Remove(NodeId id) {
    const Place place = PlaceOf(id);
    if (place == 0) return;
    Unwind(place, scratch_);
    for (std::size_t i = 1; i < scratch_.size(); ++i) Push(scratch_[i]);
  }

 private:
  Place& TopOf(std::uint32_t name, Namespace ns) {
    const std::size_t at = 2 * std::size_t{name} + (ns == Namespace::kHtml ? 0 : 1);
    if (at >= top_.size()) top_.resize(at + at / 2 + 2, 0);
    return top_[at];
  }

  std::vector<Node>& nodes_;
  std::vector<Entry> entries_;  // [0] stands for "nowhere"
  std::vector<Place> top_;      // by name, two each: HTML, foreign
  std::vector<NodeId> scratch_;
};

}  // namespace xuncha::whatwg
