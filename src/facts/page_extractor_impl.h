// SPDX-License-Identifier: Apache-2.0
//
// The state of one pass over a page, shared by the page_extractor*.cc files; nobody else includes
// it. How the parts work together: docs/internals/page-facts.md.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "facts/list_reader.h"
#include "facts/page_extractor.h"
#include "facts/page_outline.h"
#include "facts/page_words.h"
#include "facts/publish_date.h"
#include "facts/script_address.h"
#include "facts/text_flow.h"
#include "whatwg/arena.h"
#include "whatwg/html_tokenizer.h"

namespace xuncha::facts {

inline constexpr std::uint32_t kNoIndex = 0xFFFFFFFF;
inline constexpr std::size_t kMaxLabelBytes = 200;

// Counters that only grow. A frame keeps those of its beginning; the difference at its end says
// what stands in it, without walking it again.
struct Counters {
  std::uint32_t text = 0;         // bytes of visible text
  std::uint32_t links = 0;        // entries of the page's link list
  std::uint32_t page_links = 0;   // of them, those a visitor can click and read
  std::uint32_t label_bytes = 0;  // of their labels
  std::uint32_t dates = 0;        // short texts that are a date
};

// One open element.
struct Frame {
  whatwg::TagId tag = whatwg::TagId::kUnknown;
  model::Place place = model::Place::kContent;
  bool hidden = false;      // it or an ancestor
  bool no_main = false;     // its text is no main text: menus, footers, buttons, options
  bool no_text = false;     // its text is none at all: svg
  bool place_root = false;  // it brought the place with it
  whatwg::TagId item_tag = whatwg::TagId::kUnknown;  // of the children counted below
  std::uint16_t items = 0;                           // children alike, each short and with a link
  std::uint16_t dated = 0;                           // of them, those with a date
  std::uint32_t handler_link = kNoIndex;             // a link whose label is this element's text
  std::uint32_t node = kNoNode;                      // of the outline
  Counters begin;
};

// The address in an attribute, ready to be resolved.
struct Address {
  std::string_view text;
  bool is_utf8 = false;
};

class PageExtractor::Impl {
 public:
  explicit Impl(const Lexicon& lexicon)
      : words_(lexicon),
        list_reader_(lexicon),
        publish_date_({.publish_labels = lexicon.publish_labels,
                       .plain_labels = lexicon.date_labels,
                       .publish_metas = lexicon.publish_metas}) {}
  void Extract(const PageInput& input, ExtractedPage& out);

 private:
  using Token = whatwg::Token;
  using TagId = whatwg::TagId;
  using AttrId = whatwg::AttrId;

  // --- page_extractor.cc: the pass, text, the end; page_extractor_head.cc: head, scripts
  void Begin(const PageInput& input);
  void SniffAndDecode(const PageInput& input);
  void OnText(const Token& token);
  void OnRawText(const Token& token);
  void OnStartTag(const Token& token);
  void OnRawElement(const Token& token);
  bool OnChildless(const Token& token, bool hidden);
  void OnEndTag(const Token& token);
  void OnVisibleText(std::uint32_t begin);
  void OnScriptText(std::string_view text);
  void OnMeta(const Token& token);
  void OnMetaRefresh(std::string_view content);
  void OnDateMeta(const whatwg::Attribute* name, const whatwg::Attribute* content);
  void Finish();
  void FinishShell();
  std::string_view Utf8(std::string_view raw, whatwg::TextFlags flags);
  std::string_view Beginning(std::string_view raw, std::size_t max_bytes) const;
  std::string Utf8Attr(const whatwg::Attribute& attribute, std::size_t max_bytes);
  void CollapseInto(std::string_view utf8, std::size_t max_bytes, std::string& out) const;

  // --- page_extractor_elements.cc: open elements and places
  Frame& Top() { return frames_.back(); }
  void CloseImplied(TagId tag);
  void CloseIn(std::initializer_list<TagId> tags, std::initializer_list<TagId> limits);
  void PushFrame(const Token& token, bool hidden);
  void OnOpened(const Token& token);
  void CloseTag(TagId tag);
  void PopTo(std::size_t depth);
  void PopFrame();
  void CountItem(Frame& parent, const Frame& child);
  void JudgeBlock(const Frame& frame);
  void SetPlaces(std::uint32_t from, model::Place place, bool over_lists);
  bool HidesItself(const Token& token);
  std::uint8_t PlaceOf(const Token& token);
  Counters Now() const;
  void AddMain(std::uint32_t begin, std::uint32_t end);
  void FinishFooter();

  // --- page_extractor_links.cc: links
  RawLink& AddLink(Address address, std::uint16_t use, model::LinkForm form);
  void AddPageLink(Address address, model::LinkForm form, bool has_handler);
  void AddNoTarget(std::string_view address, model::NoTarget why, bool has_handler);
  void AddRelay(std::string_view address, bool has_handler);
  Address AddressOf(const whatwg::Attribute& attribute);
  std::string_view Kept(std::string_view text) { return arena_.Copy(text); }
  std::string_view KeptLabel(const whatwg::Attribute& attribute);
  std::string_view LabelFromAttributes(const Token& token);
  void OnAnchor(const Token& token);
  void OnDeadAnchor(const Token& token, Address address, model::NoTarget why);
  bool TryScriptUrl(std::string_view code, bool has_handler, model::NoTarget& why);
  bool TryHandler(const Token& token, model::NoTarget& why);
  bool TryDataAttributes(const Token& token, bool has_handler);
  void CloseAnchor();
  void OnOtherHandler(const Token& token, std::uint32_t& link);
  void OnArea(const Token& token);
  const whatwg::Attribute* HandlerOf(const Token& token) const;
  std::string_view ScriptOf(const whatwg::Attribute& attribute);

  // --- page_extractor_media.cc: images, resources, forms
  void OnImage(const Token& token, bool hidden);
  void OnLazyImage(const Token& token);
  void OnSrcset(const whatwg::Attribute& attribute, model::LinkForm form);
  void OnLinkElement(const Token& token);
  void OnResource(const Token& token, AttrId attribute, std::uint16_t use);
  void OnParam(const Token& token);
  void OnForm(const Token& token);
  void OnInput(const Token& token, bool hidden);
  void OnOption(const Token& token);
  void OnCss(std::string_view css, bool is_utf8);
  void NoteAddressMarks(const RawLink& link, std::uint32_t index);

  // --- page_extractor_breadcrumb.cc
  void MaybeBeginBreadcrumb(std::uint32_t begin);
  void BeginBreadcrumb(std::uint32_t text, std::uint32_t link, std::size_t depth, bool by_class);
  void EndBreadcrumbAt(std::size_t depth);
  void FinishBreadcrumb(std::uint32_t end);
  void ReadBreadcrumb(std::uint32_t end, std::vector<std::string>& items) const;

  // --- page_extractor_lists.cc: the outline, and what is read off it at the end
  OutlineMark Mark() const;
  std::uint32_t OpenNode(const Token& token, bool hidden);
  void AddLeaf(const Token& token, bool hidden, std::uint32_t first_link);
  void AddRawNode(const Token& token);
  void NoteLinkNode(std::string_view label);
  void ReadEmbedded();
  bool IsShownComment(std::uint32_t index) const;
  void ReadFragment(std::string_view markup, std::uint32_t host);
  void OnFragmentStart(const Token& token);
  void FinishLists(std::string_view url);

  // --- page_extractor_marks.cc
  void FinishMarks();
  void FinishPublished();

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
  };
  struct Breadcrumb {
    bool open = false;
    bool done = false;
    bool by_class = false;
    bool has_lead = false;
    std::size_t depth = 0;  // ends when fewer elements are open
    std::uint32_t text = 0;
    std::uint32_t end = 0;
    std::uint32_t link = 0;
    std::vector<TextRange> anchors;
  };
  // A closed element that may turn out to be the footer.
  struct Block {
    TextRange text;
    std::uint32_t links = 0;
    std::uint32_t links_end = 0;
  };

  PageWords words_;
  ListReader list_reader_;
  PageOutline outline_;
  whatwg::HtmlTokenizer tokenizer_{std::string_view()};
  whatwg::HtmlTokenizer embedded_tokenizer_{std::string_view()};
  whatwg::Arena arena_;
  PublishDateCollector publish_date_;  // is fed with UTF-8 only: views of visible_
  TextFlow visible_;
  TextFlow hidden_;
  std::vector<Frame> frames_;
  std::array<std::uint32_t, static_cast<std::size_t>(TagId::kCount)> open_{};  // by tag
  std::vector<TextRange> main_;                                                // ranges of visible_
  std::vector<TextRange> held_main_;  // text of a menu that may turn out to be content
  std::vector<Block> blocks_;
  std::vector<std::uint32_t> footers_;  // where elements begin that say they are the footer
  std::vector<CssAddress> css_;
  std::vector<std::string> css_scratch_;
  std::string body_utf8_;  // of pages whose bytes are no ASCII-compatible encoding
  std::string decoded_;
  std::string expanded_;

  ExtractedPage* out_ = nullptr;
  model::PageFacts* facts_ = nullptr;
  std::string_view body_;
  const whatwg::Encoding* encoding_ = nullptr;
  bool is_utf8_ = false;     // body_ is UTF-8
  bool is_valid_ = false;    // and valid throughout
  bool transcoded_ = false;  // body_ is not what the page sent
  bool in_head_ = true;
  bool seen_title_ = false;
  bool is_home_ = false;
  TagId raw_tag_ = TagId::kUnknown;  // the element whose raw text comes next
  bool raw_json_ld_ = false;
  std::string_view raw_type_;  // of the script whose text comes next
  std::uint32_t template_depth_ = 0;
  std::uint32_t beyond_depth_ = 0;  // open elements that are not followed
  std::size_t place_depth_ = 0;  // open elements outside of the menu or footer we are in; 0 = none
  bool select_jumps_ = false;    // choosing an option leads somewhere
  TagId heading_ = TagId::kUnknown;
  std::uint32_t heading_text_ = 0;
  Anchor anchor_;
  Breadcrumb crumb_;
  bool after_home_ = false;  // the last thing was a link home
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
  std::string redirect_;  // a top-level redirect in a script
  std::size_t bad_sequences_ = 0;
};

}  // namespace xuncha::facts
