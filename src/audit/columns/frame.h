// SPDX-License-Identifier: Apache-2.0
//
// What pages of a site print around their lists. A column's page without a list is compared with
// those that have one: what stands there, too, is the frame of pages and no content, whatever it
// looks like (a search form, tags, 共 0 条, the name of a maker). Template-independent: it asks how
// pages of this site agree, not how sites are made. Pure; deterministic.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/page_facts.h"

namespace xuncha::audit {

// What is left of a page's region without the frame.
struct OwnText {
  bool known = false;       // false: too much stands there to be told apart, or no page to compare
  std::uint32_t chars = 0;  // characters outside links, sentences below left out
  std::uint32_t longest = 0;          // … of the longest piece of them
  std::uint32_t labels = 0;           // … of labels of links
  std::uint32_t system = 0;           // … of what a system says of nothing
  bool script = false;                // that fetches something, as no page with a list has it
  std::vector<std::uint32_t> awaits;  // marks: empty elements and calls that only this page has
  bool unread = false;                // runs scripts that nobody has read
  bool named = false;                 // a call of the page names one of these elements
  bool pictured = false;              // a style sheet in the page shows a picture in one
  std::string system_said;            // the first such sentence; "" = none
  std::string person_said;            // the first of a person's; "" = none
};

// See every column's first page, then ask.
class Frame {
 public:
  void See(const model::PageFacts& page);
  OwnText OwnTextOf(const model::PageFacts& page) const;
  // Whether a form like this one stands beside the lists of other pages: one that filters them. A
  // form to write in is none.
  bool IsOf(const model::FormFacts& form) const;

 private:
  std::uint32_t pages_ = 0;                                 // with lists
  std::unordered_map<std::uint32_t, std::uint32_t> marks_;  // → pages with lists that print it
  std::unordered_map<std::uint64_t, std::uint32_t> forms_;  // by shape
};

}  // namespace xuncha::audit
