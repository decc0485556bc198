// SPDX-License-Identifier: Apache-2.0
//
// Tree construction: the list of active formatting elements (13.2.4.3) and the adoption agency
// algorithm (13.2.6.4.7).
#include <algorithm>

#include "whatwg/html_tree_builder.h"

namespace xuncha::whatwg {
namespace {

// See the deviation in html_tree.h.
constexpr std::size_t kMaxFormatting = 128;

std::uint64_t HashBytes(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash ^ (hash >> 29);
}

}  // namespace

// Whether a repair of that size is still within the bound. Takes it off the account.
bool TreeBuilder::Afford(std::uint64_t clones, std::uint64_t moves) {
  if (clones > clones_left_ || moves > moves_left_) {
    tree_.repairs_cut_ = true;
    return false;
  }
  clones_left_ -= clones;
  moves_left_ -= moves;
  return true;
}

// Two elements with the same name have the same attributes when these numbers are equal: names and
// decoded values count, their order does not.
std::uint64_t TreeBuilder::HashAttributes(NodeId id) {
  std::uint64_t sum = 0;
  std::string name_scratch;
  for (const Attribute& attribute : tree_.Attributes(id)) {
    const std::uint64_t name = HashBytes(NameValue(attribute.name, name_scratch));
    const std::uint64_t value = HashBytes(AttrValue(attribute, scratch_));
    sum += (name * 0x9E3779B97F4A7C15U + value) * 0xBF58476D1CE4E5B9U + 1;
  }
  return sum;
}

// "Push onto the list of active formatting elements", with the Noah's Ark clause.
void TreeBuilder::PushFormatting(NodeId id) {
  const Formatting entry{id, nodes_[id].name, HashAttributes(id)};
  std::size_t equal = 0;
  std::size_t since_marker = 0;
  std::size_t earliest = formatting_.size();
  std::size_t earliest_equal = 0;
  while (earliest > 0 && formatting_[earliest - 1].node != kNoNode) {
    --earliest;
    ++since_marker;
    const Formatting& other = formatting_[earliest];
    if (other.name == entry.name && other.attributes == entry.attributes) {
      ++equal;
      earliest_equal = earliest;
    }
  }
  if (equal >= 3) {
    EraseFormatting(earliest_equal);
  } else if (since_marker >= kMaxFormatting) {
    EraseFormatting(earliest);
    tree_.repairs_cut_ = true;
  }
  formatting_.push_back(entry);
  nodes_[id].marks |= kInFormattingList;
}

void TreeBuilder::ClearToMarker() {
  while (!formatting_.empty()) {
    const NodeId id = formatting_.back().node;
    formatting_.pop_back();
    if (id == kNoNode) break;
    nodes_[id].marks &= static_cast<std::uint8_t>(~kInFormattingList);
  }
}

// The last entry after the last marker with that name; formatting_.size() when there is none.
std::size_t TreeBuilder::FindFormatting(std::uint32_t name) const {
  for (std::size_t i = formatting_.size(); i > 0 && formatting_[i - 1].node != kNoNode; --i) {
    if (formatting_[i - 1].name == name) return i - 1;
  }
  return formatting_.size();
}

void TreeBuilder::EraseFormatting(std::size_t at) {
  nodes_[formatting_[at].node].marks &= static_cast<std::uint8_t>(~kInFormattingList);
  formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(at));
}

void TreeBuilder::RemoveFormatting(NodeId id) {
  if ((nodes_[id].marks & kInFormattingList) == 0) return;
  for (std::size_t i = formatting_.size(); i > 0; --i) {
    if (formatting_[i - 1].node == id) return EraseFormatting(i - 1);
  }
}

void TreeBuilder::ReconstructFormatting() {
  if (formatting_.empty()) return;
  std::size_t first = formatting_.size();
  while (first > 0) {
    const NodeId id = formatting_[first - 1].node;
    if (id == kNoNode || open_.PlaceOf(id) != 0) break;
    --first;
  }
  if (first == formatting_.size() || !Afford(formatting_.size() - first, 0)) return;
  for (std::size_t i = first; i < formatting_.size(); ++i) {
    const Spot spot = CurrentSpot();
    const NodeId id = CloneElement(formatting_[i].node);
    Put(id, spot);
    open_.Push(id);
    nodes_[formatting_[i].node].marks &= static_cast<std::uint8_t>(~kInFormattingList);
    formatting_[i].node = id;
    nodes_[id].marks |= kInFormattingList;
  }
}

void TreeBuilder::AdoptionAgency(std::uint32_t name) {
  const OpenElements::Entry& current = open_.back();
  if (current.name == name && current.ns == Namespace::kHtml &&
      (nodes_[current.node].marks & kInFormattingList) == 0) {
    open_.Pop();
    return;
  }
  for (int i = 0; i < 8; ++i) {
    if (!AdoptOnce(name)) return;
  }
}

// One turn of the outer loop; false when the algorithm is over.
bool TreeBuilder::AdoptOnce(std::uint32_t name) {
  const std::size_t at = FindFormatting(name);
  if (at == formatting_.size()) {
    AnyOtherEndTag(name);
    return false;
  }
  const NodeId formatting = formatting_[at].node;
  const Place place = open_.PlaceOf(formatting);
  if (place == 0) {
    EraseFormatting(at);
    return false;
  }
  if (place < open_.Boundary(kScope)) return false;
  // The furthest block: the lowest special element above the formatting element.
  Place furthest = place + 1;
  while (furthest <= open_.size() &&
         (TraitsOf(open_[furthest].ns, open_[furthest].tag) & kSpecial) == 0) {
    ++furthest;
  }
  if (furthest > open_.size()) {
    open_.PopThrough(place);
    EraseFormatting(at);
    return false;
  }
  if (!Afford(4, open_.size() - place)) {  // at most three between, and the element itself
    AnyOtherEndTag(name);
    return false;
  }
  Adopt(at, furthest - place);
  return true;
}

// `furthest_at`: how far the furthest block stands above the formatting element in the stack.
void TreeBuilder::Adopt(std::size_t formatting_at, std::size_t furthest_at) {
  const NodeId formatting = formatting_[formatting_at].node;
  const Place place = open_.PlaceOf(formatting);
  const NodeId common_ancestor = open_[place - 1].node;
  open_.Unwind(place, moved_);  // moved_[0] is the formatting element
  const NodeId furthest = moved_[furthest_at];
  NodeId bookmark_after = kNoNode;  // the list entry behind which the new element comes
  NodeId last = furthest;
  int counter = 0;
  for (std::size_t i = furthest_at - 1; i > 0; --i) {
    const NodeId node = moved_[i];
    const bool listed = (nodes_[node].marks & kInFormattingList) != 0;
    if (++counter > 3 || !listed) {
      if (listed) RemoveFormatting(node);
      moved_[i] = kNoNode;  // leaves the stack
      continue;
    }
    const NodeId clone = CloneElement(node);
    const auto entry = std::find_if(formatting_.rbegin(), formatting_.rend(),
                                    [node](const Formatting& other) { return other.node == node; });
    entry->node = clone;
    nodes_[node].marks &= static_cast<std::uint8_t>(~kInFormattingList);
    nodes_[clone].marks |= kInFormattingList;
    moved_[i] = clone;
    if (last == furthest) bookmark_after = clone;
    Detach(last);
    Append(last, clone);
    last = clone;
  }
  Detach(last);
  Put(last, SpotFor(common_ancestor));
  const NodeId adopted = CloneElement(formatting);
  MoveChildren(furthest, adopted);
  Append(adopted, furthest);

  const auto find = [this](NodeId id) {
    return static_cast<std::size_t>(
        std::find_if(formatting_.begin(), formatting_.end(),
                     [id](const Formatting& other) { return other.node == id; }) -
        formatting_.begin());
  };
  std::size_t at = find(formatting);
  Formatting entry = formatting_[at];
  entry.node = adopted;
  nodes_[adopted].marks |= kInFormattingList;
  EraseFormatting(at);
  if (bookmark_after != kNoNode) at = find(bookmark_after) + 1;
  formatting_.insert(formatting_.begin() + static_cast<std::ptrdiff_t>(at), entry);

  for (std::size_t i = 1; i < moved_.size(); ++i) {
    if (moved_[i] != kNoNode) open_.Push(moved_[i]);
    if (i == furthest_at) open_.Push(adopted);
  }
}

}  // namespace xuncha::whatwg
