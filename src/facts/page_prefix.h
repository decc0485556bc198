// SPDX-License-Identifier: Apache-2.0
//
// The beginning of a body that the pages of a site share byte for byte: masthead and menus. What
// one page's pass came to behind it is kept, and the next page that begins so, in the same state,
// goes on from there. Shared by the page_extractor*.cc files; nobody else includes it. See
// docs/internals/page-facts.md, "Shared beginnings".
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/page_extractor.h"
#include "facts/page_outline.h"
#include "facts/publish_date.h"
#include "facts/text_flow.h"
#include "whatwg/arena.h"
#include "whatwg/html_tokenizer.h"

namespace xuncha::facts {

inline constexpr std::uint32_t kNoIndex = 0xFFFFFFFF;

// Counters that only grow. A frame keeps those of its beginning; the difference at its end says
// what stands in it, without walking it again.
struct Counters {
  std::uint32_t text = 0;         // bytes of visible text
  std::uint32_t links = 0;        // entries of the page's link list
  std::uint32_t page_links = 0;   // of them, those a visitor can click and read
  std::uint32_t label_bytes = 0;  // of their labels
  std::uint32_t dates = 0;        // short texts that are a date

  bool operator==(const Counters&) const = default;
};

// One open element.
struct Frame {
  whatwg::TagId tag = whatwg::TagId::kUnknown;
  model::Place place = model::Place::kContent;
  bool hidden = false;      // it or an ancestor
  bool no_main = false;     // its text is no main text: menus, footers, buttons, options
  bool no_text = false;     // its text is none at all: svg
  bool place_root = false;  // it brought the place with it
  bool menu_named = false;  // it says by its name that it is a menu
  bool holds_list = false;  // of a menu: entries with days stand in it
  bool app_root = false;    // by its id, the place that an application of scripts fills
  whatwg::TagId item_tag = whatwg::TagId::kUnknown;  // of the children counted below
  std::uint16_t items = 0;                           // children alike, each short and with a link
  std::uint16_t dated = 0;                           // of them, those with a date
  std::uint32_t handler_link = kNoIndex;             // a link whose label is this element's text
  std::uint32_t node = kNoNode;                      // of the outline
  Counters begin;

  bool operator==(const Frame&) const = default;
};

// What the pass knows at one place of a page, besides what it has written down already. All of it
// is compared before a shared beginning is taken over, and all of it is taken over: state that the
// pass keeps belongs here.
struct PassState {
  struct Anchor {
    bool open = false;
    bool hidden = false;
    bool is_link = false;
    std::uint32_t first_link = 0;  // of the links that share the label
    std::uint32_t text = 0;        // where its text begins, in the flow it goes to
    std::size_t depth = 0;         // open elements when it was opened
    std::uint32_t node = kNoNode;  // of the outline
    std::string_view image_label;
    std::string_view title;  // of the title attribute, as written
    whatwg::TextFlags title_flags = 0;

    bool operator==(const Anchor&) const = default;
  };
  struct Breadcrumb {
    bool open = false;
    bool done = false;
    bool by_class = false;
    bool has_lead = false;
    bool weak_lead = false;  // 位置：, which counts only before the home page
    bool at_root = false;    // its first step leads to the root, or is the word for the home page
    std::size_t depth = 0;   // ends when fewer elements are open
    std::uint32_t text = 0;
    std::uint32_t end = 0;
    std::uint32_t link = 0;
    std::uint32_t links_end = 0;
    std::uint32_t nodes_end = 0;  // of the outline
    std::vector<TextRange> anchors;

    bool operator==(const Breadcrumb&) const = default;
  };
  // A closed element that may turn out to be the footer.
  struct Block {
    TextRange text;
    std::uint32_t links = 0;
    std::uint32_t links_end = 0;

    bool operator==(const Block&) const = default;
  };
  // A menu inside of an element that says it is one and may turn out to be the page's wrapper.
  struct HeldMenu {
    std::uint32_t links = 0;
    std::uint32_t links_end = 0;
    std::uint32_t node = kNoNode;  // of the outline, if it is named so

    bool operator==(const HeldMenu&) const = default;
  };

  std::vector<Frame> frames_;
  std::array<std::uint32_t, static_cast<std::size_t>(whatwg::TagId::kCount)> open_{};  // by tag
  std::vector<TextRange> main_;       // ranges of the visible text
  std::vector<TextRange> held_main_;  // text of a menu that may turn out to be content
  std::vector<HeldMenu> held_menus_;
  std::vector<Block> blocks_;
  std::vector<std::uint32_t> footers_;   // where elements begin that say they are the footer
  std::vector<std::uint32_t> pictured_;  // marks of what the page's own sheets show a picture in
  bool in_head_ = true;
  bool seen_title_ = false;
  whatwg::TagId raw_tag_ = whatwg::TagId::kUnknown;  // the element whose raw text comes next
  bool raw_json_ld_ = false;
  std::string_view raw_type_;  // of the script whose text comes next
  std::uint32_t template_depth_ = 0;
  std::uint32_t beyond_depth_ = 0;  // open elements that are not followed
  std::size_t place_depth_ = 0;  // open elements outside of the menu or footer we are in; 0 = none
  bool select_jumps_ = false;    // choosing an option leads somewhere
  whatwg::TagId heading_ = whatwg::TagId::kUnknown;
  std::uint32_t heading_text_ = 0;
  Anchor anchor_;
  Breadcrumb crumb_;
  bool after_home_ = false;    // the last thing was a link home, or the word for it
  bool home_unnamed_ = false;  // … that only its address or the bare word gives away
  std::uint32_t home_text_ = 0;
  std::uint32_t home_link_ = 0;
  std::size_t home_depth_ = 0;
  std::uint32_t page_links_ = 0;
  std::uint32_t label_bytes_ = 0;
  std::uint32_t dates_ = 0;
  std::uint32_t main_bytes_ = 0;
  std::uint32_t images_ = 0;
  std::uint32_t scripts_ = 0;
  std::uint32_t footer_text_ = kNoIndex;  // where the footer begins
  bool has_app_root_ = false;
  bool awaits_app_ = false;  // such a place was closed, and nothing to read stands in it
  std::string redirect_;     // a top-level redirect in a script
  bool sends_on_ = false;    // a home's script may send its visitors on, to where it does not say
  std::string parting_;      // what a script says before it sends visitors back

  bool operator==(const PassState&) const = default;

  // As at the beginning of a page; lists keep their room.
  void Clear() {
    PassState fresh;
    fresh.frames_.swap(frames_);
    fresh.main_.swap(main_);
    fresh.held_main_.swap(held_main_);
    fresh.held_menus_.swap(held_menus_);
    fresh.blocks_.swap(blocks_);
    fresh.footers_.swap(footers_);
    fresh.pictured_.swap(pictured_);
    fresh.crumb_.anchors.swap(crumb_.anchors);
    fresh.frames_.clear();
    fresh.main_.clear();
    fresh.held_main_.clear();
    fresh.held_menus_.clear();
    fresh.blocks_.clear();
    fresh.footers_.clear();
    fresh.pictured_.clear();
    fresh.crumb_.anchors.clear();
    *this = std::move(fresh);
  }
};

// A shared beginning: the state in front of it, which must be the same, and what came of it.
struct PagePrefix {
  std::string bytes;  // from the body's tag on
  bool ready = false;
  const whatwg::Encoding* encoding = nullptr;
  bool is_valid = false;

  PassState before;
  PublishDateCollector::State dates_before;
  std::uint32_t links_before = 0;
  std::uint32_t nodes_before = 0;
  std::uint32_t node_before = 0;  // the one that is open

  PassState after;
  PublishDateCollector::State dates_after;
  std::vector<PublishDateCollector::Run> runs;
  std::uint32_t node_after = 0;
  std::vector<OutlineNode> nodes;
  std::vector<RawLink> links;
  std::vector<std::uint32_t> form_links;
  std::uint32_t error_report_link = kNoIndex;
  std::uint32_t site_map_link = kNoIndex;
  model::PageFacts facts;  // headings, forms, marks and flags; the rest is as it was
  std::string visible;
  std::string hidden;
  bool visible_break = false;
  bool hidden_break = false;

  whatwg::Arena arena;  // what the views above look at, besides `bytes`
};

}  // namespace xuncha::facts
