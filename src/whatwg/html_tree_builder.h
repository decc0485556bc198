// SPDX-License-Identifier: Apache-2.0
//
// Tree construction. Internal to whatwg/; html_tree.h is the way in.
// Source: WHATWG HTML, 13.2.6. The clauses are spread over these files:
//   html_tree_builder.cc     the dispatcher, and everything before "in body"
//   html_tree_nodes.cc       making and inserting nodes
//   html_tree_text.cc        text in every mode
//   html_tree_body.cc        13.2.6.4.7 "in body"
//   html_tree_formatting.cc  active formatting elements, adoption agency
//   html_tree_table.cc       tables
//   html_tree_select.cc      selectedcontent
//   html_tree_rest.cc        templates, after body, framesets
//   html_tree_foreign.cc     SVG and MathML
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "whatwg/arena.h"
#include "whatwg/html_name_hash.h"
#include "whatwg/html_open_elements.h"
#include "whatwg/html_tag_traits.h"
#include "whatwg/html_tokenizer.h"
#include "whatwg/html_tree.h"

namespace xuncha::whatwg {

class TreeBuilder {
 public:
  explicit TreeBuilder(HtmlTree& tree);
  void Build(std::string_view html, const TreeOptions& options);

 private:
  enum class Mode : std::uint8_t {
    kInitial,
    kBeforeHtml,
    kBeforeHead,
    kInHead,
    kInHeadNoscript,
    kAfterHead,
    kInBody,
    kText,
    kInTable,
    kInTableText,
    kInCaption,
    kInColumnGroup,
    kInTableBody,
    kInRow,
    kInCell,
    kInTemplate,
    kAfterBody,
    kInFrameset,
    kAfterFrameset,
    kAfterAfterBody,
    kAfterAfterFrameset,
  };
  using Place = OpenElements::Place;

  // Where a node goes: as the last child of `parent`, or before `before`.
  struct Spot {
    NodeId parent = kNoNode;
    NodeId before = kNoNode;
  };

  // An entry of the list of active formatting elements; node kNoNode is a marker.
  struct Formatting {
    NodeId node = kNoNode;
    std::uint32_t name = 0;
    std::uint64_t attributes = 0;  // a hash that does not depend on their order
  };

  struct Text {
    std::string_view view;
    TextFlags flags = 0;
  };

  using NameMap = std::unordered_map<std::string_view, std::uint32_t, NameHash>;
  using NameSet = std::unordered_set<std::string, NameHash>;

  // The attributes of html or body, once a second such tag has come.
  struct Merged {
    NodeId element = kNoNode;
    std::vector<Attribute> attributes;
    NameSet names;
  };

  // Node::marks
  static constexpr std::uint8_t kMathMlTextPoint = 1;
  static constexpr std::uint8_t kHtmlPoint = 2;
  static constexpr std::uint8_t kInFormattingList = 4;

  // html_tree_builder.cc
  void Reset(std::string_view html, const TreeOptions& options);
  void StartFragment(const TreeOptions& options);
  void Dispatch(const Token& token);
  bool UsesHtmlRules(const Token& token) const;
  void Process(const Token& token) { ProcessIn(mode_, token); }
  void ProcessIn(Mode mode, const Token& token);
  void Initial(const Token& token);
  void BeforeHtml(const Token& token);
  void BeforeHead(const Token& token);
  void InHead(const Token& token);
  void InHeadNoscript(const Token& token);
  void AfterHead(const Token& token);
  void LeaveHead();
  void SetDoctype(const Token& token);
  static bool OpensImplied(const Token& token);
  static bool BelongsInHead(TagId tag);
  void TextMode(const Token& token);
  void StartHtml(const Token* token);
  void StartHead(const Token* token);
  void StartBody(const Token* token);
  void ResetInsertionMode();

  // html_tree_nodes.cc
  NodeId NewNode(NodeType type);
  NodeId NewElement(TagId tag, std::uint32_t name, Namespace ns = Namespace::kHtml);
  NodeId NewElementFor(const Token& token, Namespace ns);
  NodeId CloneElement(NodeId id);
  void MergeAttributes(const Token& token, NodeId id, Merged& merged);
  static constexpr std::uint32_t NumberOf(TagId tag) { return static_cast<std::uint32_t>(tag); }
  std::uint32_t InternName(TagId tag, std::string_view raw);
  Spot SpotFor(NodeId target) const;
  Spot CurrentSpot() const { return SpotFor(Current()); }
  void Put(NodeId id, const Spot& spot);
  void Append(NodeId id, NodeId parent) { Put(id, {parent, kNoNode}); }
  void Detach(NodeId id);
  void MoveChildren(NodeId from, NodeId to);
  NodeId Insert(const Token& token);
  NodeId InsertImplied(TagId tag);
  void InsertVoid(const Token& token);
  void InsertComment(const Token& token, bool html_rules);
  void InsertRaw(const Token& token, TokenizerState state);
  void InsertTemplate(const Token& token);
  void EndTemplate();

  // html_tree_text.cc
  void ProcessText(Text text);
  void SkipNewline(Text& text);
  static Text TakeSpace(Text& text);
  void InsertText(const Text& text);
  void InsertTextInBody(Text text);
  void InsertTextInForeign(Text text);
  void InsertOnlySpace(Text text, bool as_in_body);
  void FlushTableText();

  // html_tree_body.cc
  void InBody(const Token& token);
  void InBodyStart(const Token& token);
  void InBodyStartRare(const Token& token);
  void InBodyStartText(const Token& token);
  bool IsHiddenInput(const Token& token);
  void FormInBody(const Token& token);
  void SelectInBody(const Token& token);
  void OptionInBody(const Token& token);
  void InputInBody(const Token& token);
  bool InSelectFragment() const;
  void InBodyEnd(const Token& token);
  void InBodyEndForm();
  void BodyInBody(const Token& token);
  void FramesetInBody(const Token& token);
  void ItemInBody(const Token& token);
  void AnyOtherEndTag(std::uint32_t name);
  void GenerateImpliedEndTags(Traits traits, TagId except);
  void CloseP();
  void ClosePInButtonScope() {
    if (open_.InScope(TagId::kP, kButtonScope)) CloseP();
  }

  // html_tree_formatting.cc
  void ReconstructFormatting();
  void PushFormatting(NodeId id);
  void PushMarker() { formatting_.push_back({}); }
  void ClearToMarker();
  std::size_t FindFormatting(std::uint32_t name) const;  // size() when there is none
  void EraseFormatting(std::size_t at);
  void RemoveFormatting(NodeId id);
  std::uint64_t HashAttributes(NodeId id);
  void AdoptionAgency(std::uint32_t name);
  bool AdoptOnce(std::uint32_t name);
  void Adopt(std::size_t formatting_at, std::size_t furthest_at);
  bool Afford(std::uint64_t clones, std::uint64_t moves);

  // html_tree_table.cc
  void InTable(const Token& token);
  void InTableStart(const Token& token);
  void InTableOther(const Token& token);
  void InCaption(const Token& token);
  void InColumnGroup(const Token& token);
  void InTableBody(const Token& token);
  void InRow(const Token& token);
  void InCell(const Token& token);
  void CloseCell();
  bool CloseRow();
  bool CloseCaption();
  void ClearTo(std::initializer_list<TagId> context);
  void ClearToTable();
  void ClearToTableBody();
  void ClearToRow();

  // html_tree_select.cc
  void FillSelectedContent();
  NodeId SelectAround(NodeId id, std::uint32_t selectedcontent);
  void CopyChildren(NodeId from, NodeId to);

  // html_tree_rest.cc
  void InTemplate(const Token& token);
  void AfterBody(const Token& token);
  void InFrameset(const Token& token);
  void AfterFrameset(const Token& token);
  void AfterAfterBody(const Token& token);
  void AfterAfterFrameset(const Token& token);

  // html_tree_foreign.cc
  void InForeign(const Token& token);
  void ForeignStart(const Token& token);
  void ForeignEnd(const Token& token);
  void LeaveForeign();
  void InsertForeign(const Token& token, Namespace ns);
  std::uint8_t IntegrationMarks(NodeId id);

  NodeId Current() const { return open_.back().node; }
  bool CurrentIs(TagId tag) const {
    const OpenElements::Entry& entry = open_.back();
    return entry.tag == tag && entry.ns == Namespace::kHtml;
  }
  bool CurrentHas(Traits traits) const {
    const OpenElements::Entry& entry = open_.back();
    return entry.ns == Namespace::kHtml && HtmlTagIs(entry.tag, traits);
  }
  NodeId AdjustedCurrent() const {
    return context_ != kNoNode && open_.size() == 1 ? context_ : Current();
  }
  void PopThroughTag(TagId tag) { open_.PopThrough(open_.Top(tag)); }

  HtmlTree& tree_;
  std::vector<Node>& nodes_;
  HtmlTokenizer tokenizer_;
  OpenElements open_;
  std::vector<Formatting> formatting_;
  std::vector<Mode> template_modes_;
  std::vector<Text> table_text_;
  std::vector<NodeId> moved_;  // scratch of the adoption agency
  std::string scratch_;
  // Names that are not in TagId, in lower case.
  NameMap names_;
  Arena arena_;
  Merged merged_html_;
  Merged merged_body_;

  Mode mode_ = Mode::kInitial;
  Mode original_mode_ = Mode::kInitial;
  NodeId head_ = kNoNode;
  NodeId form_ = kNoNode;
  NodeId context_ = kNoNode;
  bool scripting_ = false;
  bool frameset_ok_ = true;
  bool foster_parenting_ = false;
  bool skip_newline_ = false;
  bool stopped_ = false;
  std::uint64_t clones_left_ = 0;
  std::uint64_t moves_left_ = 0;
};

}  // namespace xuncha::whatwg
