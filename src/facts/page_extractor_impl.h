// SPDX-License-Identifier: Apache-2.0
//
// The state of one pass over a page, shared by the page_extractor*.cc files; nobody else includes
// it. How the parts work together: docs/internals/page-facts.md.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "facts/list_reader.h"
#include "facts/page_extractor.h"
#include "facts/page_outline.h"
#include "facts/page_prefix.h"
#include "facts/page_words.h"
#include "facts/publish_date.h"
#include "facts/script_address.h"
#include "facts/text_flow.h"
#include "text_checks/page_scan.h"
#include "whatwg/arena.h"
#include "whatwg/html_tokenizer.h"

namespace xuncha::facts {

inline constexpr std::size_t kMaxLabelBytes = 200;

// The address in an attribute, ready to be resolved.
struct Address {
  std::string_view text;
  bool is_utf8 = false;
};

class PageExtractor::Impl : private PassState {
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
  void OnCode(std::string_view text);
  void OnMeta(const Token& token);
  void OnMetaRefresh(std::string_view content);
  void OnDateMeta(const whatwg::Attribute* name, const whatwg::Attribute* content);
  void Finish();
  void ShowParting();
  void FinishShell();
  void FinishFramedShell();
  std::string_view Utf8(std::string_view raw, whatwg::TextFlags flags);
  std::string_view Beginning(std::string_view raw, std::size_t max_bytes) const;
  bool IsCalledBreadcrumb(const whatwg::Token& token);
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
  void JudgeInMenu(const Frame& frame, bool list, bool menu, bool named);
  void JudgeMenu(const Frame& frame, bool list, bool menu_like);
  bool WrapsContent(const Frame& frame) const;
  bool HoldsPlace(const Frame& frame) const;
  void SetPlaces(std::uint32_t from, model::Place place, bool over_lists);
  bool HidesItself(const Token& token);
  std::uint8_t PlaceOf(const Token& token);
  Counters Now() const;
  void AddMain(std::uint32_t begin, std::uint32_t end);
  void FinishFooter();
  const Block* ShortFooter() const;

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
  static bool IsRoot(std::string_view address);
  void NoteHome(std::uint32_t text, std::uint32_t link, std::size_t depth, bool unnamed);
  void LookForHome(std::uint32_t begin);
  void MaybeBeginBreadcrumb(std::uint32_t begin);
  void BeginBreadcrumb(std::uint32_t text, std::uint32_t link, std::size_t depth, bool by_class);
  bool IsBareLead() const;
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

  // --- page_extractor_texts.cc: wrong words and personal data
  void FinishTexts();
  void RedactFacts();

  // --- page_extractor_prefix.cc: beginnings that pages share
  bool OnBody(std::size_t begin);
  void AfterTag(std::size_t end);
  void FinishPrefix();
  bool MayShare() const;
  bool AtBoundary() const;
  bool SameBefore(const PagePrefix& prefix) const;
  void Watch(std::string_view bytes);
  void Keep();
  void TakeOver(const PagePrefix& prefix);

  // --- page_extractor_marks.cc
  void FinishMarks();
  void FinishPublished();

  PageWords words_;
  ListReader list_reader_;
  std::optional<text_checks::PageScan> body_scan_;
  PageOutline outline_;
  whatwg::HtmlTokenizer tokenizer_{std::string_view()};
  whatwg::HtmlTokenizer embedded_tokenizer_{std::string_view()};
  whatwg::Arena arena_;
  PublishDateCollector publish_date_;  // is fed with UTF-8 only: views of visible_
  TextFlow visible_;
  TextFlow hidden_;
  std::vector<CssAddress> css_;
  std::vector<std::string> css_scratch_;
  std::string body_utf8_;  // of pages whose bytes are no ASCII-compatible encoding
  std::string decoded_;
  std::string expanded_;

  // Who runs the site, as a footer says it.
  struct FooterMarks {
    std::string text;
    std::string sponsor;
    std::string organiser;
    std::string contact;
  };
  std::array<FooterMarks, 2> footer_marks_;  // of the pages before
  std::size_t next_footer_ = 0;              // the place that is given up next

  static constexpr std::size_t kPrefixes = 4;
  static constexpr std::size_t kNoBody = static_cast<std::size_t>(-1);
  std::array<std::unique_ptr<PagePrefix>, kPrefixes> prefixes_;
  std::size_t next_prefix_ = 0;          // the place that is given up next
  std::unique_ptr<PagePrefix> watched_;  // is being kept on this page
  std::string planned_;                  // bytes that the next page that begins so is watched for
  std::string last_body_;                // how the body of a page before began
  std::size_t body_begin_ = kNoBody;     // where this page's begins
  bool learning_ = false;                // this page is compared with one before it
  std::size_t boundary_ = 0;             // bytes they share, up to where the pass may be cut
  std::size_t watch_until_ = 0;          // 0: nothing is watched
  // As they were in front of the body.
  std::size_t metas_before_ = 0;
  std::size_t bad_before_ = 0;
  std::size_t votes_before_ = 0;
  std::size_t dated_before_ = 0;
  std::size_t frames_before_ = 0;
  std::string redirect_before_;

  ExtractedPage* out_ = nullptr;
  model::PageFacts* facts_ = nullptr;
  std::string_view body_;
  const whatwg::Encoding* encoding_ = nullptr;
  bool is_utf8_ = false;     // body_ is UTF-8
  bool is_valid_ = false;    // and valid throughout
  bool transcoded_ = false;  // body_ is not what the page sent
  bool is_home_ = false;
  bool parting_shown_ = false;  // the page's only text is what its script says in a box
  std::size_t bad_sequences_ = 0;
};

}  // namespace xuncha::facts
