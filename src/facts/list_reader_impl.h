// SPDX-License-Identifier: Apache-2.0
//
// The state of reading one page's lists, shared by the list_*.cc files; nobody else includes it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/date_reader.h"
#include "facts/list_reader.h"
#include "facts/list_text.h"
#include "facts/page_extractor.h"
#include "facts/page_words.h"

namespace xuncha::facts {

// What a link is to a list.
enum class LinkRole : std::uint8_t {
  kNone = 0,  // of a menu, the footer …, or without a label
  kTitle,     // may be the title of an entry
  kAgain,     // the same target as the title before it
  kMinor,     // 详细, 下载 …, [category]
  kMore,      // 更多
  kPager,     // 下一页, 2
};

// A date of a row.
struct RowDay {
  DateHit hit;  // year 0: not written
  model::RowDate from = model::RowDate::kNone;
  bool issued = false;   // labelled as the document's own date
  bool publish = false;  // labelled as the publish date
  std::uint8_t rank = 0;  // … by which label: the place in the lexicon, 答复日期 before 提问日期
  bool alone = false;    // nothing else stands in its piece: no day in running text
  bool by_time = false;  // in <time>
  std::int16_t cell = -1;
};

// One entry.
struct Row {
  std::uint32_t node = kNoNode;    // the largest element that holds this entry alone
  std::uint32_t anchor = kNoNode;  // node of its title; kNoNode: text without a link
  std::uint32_t last = 0;          // behind the last node of its extent [node or first, last)
  std::uint32_t first = 0;
  TextRange text;  // of its extent
  bool hidden = false;
  bool pinned = false;
  bool seen_pin = false;  // a word says that it is pinned
  bool relative = false;  // 3天前: a day, but counted from when?
  std::string title;
  std::vector<RowDay> days;
  int published = -1;  // indexes into days
  int issued = -1;
};

// A run of entries.
struct Run {
  std::uint32_t parent = kNoNode;  // the element whose children they are
  std::uint32_t first = 0;         // nodes that it covers: [first, last)
  std::uint32_t last = 0;
  std::vector<Row> rows;
  bool embedded = false;
  bool hidden = false;
  bool side = false;
  bool main = false;
  bool dropped = false;
  bool tabbed = false;
  bool strong_side = false;  // by name or element, not only by its heading
  std::string heading;
  std::uint32_t heading_node = kNoNode;
  std::uint32_t heading_link = model::kNoLink;
  std::uint32_t dated = 0;
  std::uint32_t chars = 0;  // of titles
  std::uint32_t box = 0;    // the element that holds heading and entries

  bool Dated() const { return dated * 2 >= rows.size() && dated > 0; }
};

class ListReader::Impl {
 public:
  explicit Impl(const Lexicon& lexicon);
  void Read(const ListInput& input, model::ListFacts& out, ScriptedPages& pages);

 private:
  // A piece of text that no tag interrupts.
  struct Piece {
    std::string_view text;
    std::uint32_t begin = 0;
    bool in_anchor = false;
    bool in_time = false;  // of <time>
    std::int16_t cell = -1;
  };

  // Elements beside the entries of a run: entries without a link, or what is said of those that
  // have one, in elements of another name or not.
  enum class Beside : std::uint8_t { kEntries, kNamedNotes, kNotes };
  // A date, or a part of one, above the entries that it is said of. 0: not said.
  struct DateHead {
    std::uint32_t node = kNoNode;
    std::uint32_t parent = kNoNode;  // it holds for what follows in this element
    std::uint32_t leads = kNoNode;   // what follows it there
    bool leads_group = false;        // … is an element of several entries, or alike to one
    int year = 0;
    int month = 0;
    int day = 0;
  };

  // --- list_reader.cc
  const OutlineNode& Node(std::uint32_t index) const { return (*in_->outline)[index]; }
  std::string_view TextOf(const OutlineNode& node) const;
  std::string_view TextIn(TextRange range, bool hidden) const;
  const model::Link& LinkOf(std::uint32_t node) const {
    return (*in_->links)[Node(node).links].link;
  }
  std::string_view AddressOf(std::uint32_t node) const {
    return (*in_->links)[Node(node).links].address;
  }
  bool Inside(std::uint32_t node, std::uint32_t ancestor) const {
    return node >= ancestor && node < Node(ancestor).end;
  }
  void Emit(model::ListFacts& out);
  bool IsPlainArticle() const;
  void CountPlain(model::ListFacts& out) const;

  // --- list_rows.cc
  void MarkAreas();
  void FindRoles();
  void DemoteLabels();
  void PromoteReads();
  bool IsMinorLabel(std::string_view label) const;
  void CountTitles();
  std::uint8_t LabelWords(std::string_view label) const;
  LinkRole RoleOf(std::uint32_t node) const;
  std::uint32_t Titles(std::uint32_t node) const {
    return titles_before_[Node(node).end] - titles_before_[node];
  }
  void FindRuns();
  void SplitRun(std::vector<Row>& rows, std::uint32_t parent);
  void AddRun(std::vector<Row>&& rows, std::uint32_t parent);
  bool IsBoldLabel(const Row& row) const;
  bool Breaks(const Row& before, const Row& after, bool by_text) const;
  void MergeRuns();
  bool Mergeable(const Run& a, const Run& b) const;
  bool IsNamedLikeRows(const Run& run, std::uint32_t node) const;
  Beside WhatStandsBeside(const Run& run) const;
  void AddTextRows(Run& run) const;
  std::uint32_t FlowAt(std::uint32_t node, std::uint32_t end, bool hidden,
                       std::uint32_t otherwise) const;
  void SetExtents(Run& run) const;
  void ShrinkSingle(Run& run) const;
  void JoinLinksOfRows();

  // --- list_dates.cc
  void ReadDays(Run& run);
  void CollectPieces(const Row& row, std::vector<Piece>& pieces) const;
  void ReadRowDays(Row& row);
  static std::uint8_t RankOf(const std::vector<std::string>& words, std::string_view label);
  void FindDays(Row& row, const std::vector<Piece>& pieces);
  void JoinDays(Row& row, const std::vector<Piece>& pieces);
  void ReadTitle(Row& row, const std::vector<Piece>& pieces) const;

  // --- list_groups.cc
  void FindDateHeads();
  void JudgeDateHeads();
  bool IsDateHead(std::uint32_t node) const;
  bool IsGroup(std::uint32_t node, std::uint32_t inner) const;
  bool HoldsHead(std::uint32_t node) const;
  DateHead HeadAbove(std::uint32_t node) const;
  void ApplyDateHeads(Run& run);

  // --- list_shapes.cc
  static bool IsRelativeDay(std::string_view text);
  static bool IsDayAlone(std::string_view text);
  bool IsTextRow(std::uint32_t node) const;
  void AddUnlinkedRuns();
  int YearAboveRun(const Run& run) const;
  int YearBetween(const Row& above, const Row& below) const;
  void ReadTooltip(Row& row);
  bool DaysLead(const Run& run) const;
  bool HoldsTemplateMark(std::string_view text) const;

  // --- list_choose.cc
  bool IsEventDay(std::string_view label) const;
  bool HeaderCells(std::uint32_t node, std::vector<int>& kinds) const;
  bool FindHeader(const Run& run, std::vector<int>& kinds) const;
  std::uint32_t CountCells(std::uint32_t node) const;
  void ChooseDays(Run& run) const;
  void ChooseByHeader(Run& run, const std::vector<int>& kinds) const;
  void ChooseLater(Run& run) const;
  static void PreferOwnDays(const Row& row, std::vector<int>& open);
  void ReadTimes(Run& run) const;
  void InferYears(Run& run) const;
  void FindPinned(Run& run) const;

  // --- list_headings.cc
  void FindHeadings();
  void FindHeading(Run& run);
  bool TakeHeading(Run& run, std::uint32_t node, std::uint32_t parent);
  bool TakeTab(Run& run, std::uint32_t strip, std::uint32_t parent);
  void FindMore(Run& run, std::uint32_t box, std::size_t index);
  void DropHeadingRuns(std::uint32_t node);
  bool InCrumb(const OutlineNode& node) const;
  bool IsHeaderRow(std::uint32_t node) const;

  // --- list_judge.cc
  bool IsMenu(const Run& run) const;
  bool IsFriends(const Run& run) const;
  bool IsOwnName(std::string_view heading) const;
  bool IsMenuBeside(const Run& run) const;
  bool TimesAreOfRows() const;
  bool IsArticle() const;
  void DropRuns();
  std::uint32_t FindOwnHead() const;
  void FindSides();
  void FindMain();

  // --- list_pager.cc
  void ReadPager(model::Pager& pager, ScriptedPages& pages);
  bool StandsBesideNumber(const std::vector<std::uint32_t>& nodes) const;
  void ReadPagerText(std::string_view text, model::Pager& pager) const;
  bool MayBePagerScript(std::string_view script);
  void ReadPagerScript(std::string_view script, model::Pager& pager, ScriptedPages& pages);

  // --- list_region.cc
  static bool IsDocument(std::string_view address);
  TextRange VisibleOf(const Run& run) const;
  bool IsLabelAlone(const Run& menu) const;
  void FindExcluded();
  bool InRegion(const OutlineNode& node) const;
  bool InBreadcrumb(std::string_view text) const;
  void ReadRegion(model::ListFacts& out);
  void MendRegion(model::ListFacts& out) const;

  // --- list_furniture.cc
  void CollectFurniture();
  bool IsFurniture(std::string_view piece) const;
  std::string ZeroCount(std::string_view text) const;
  std::vector<TextRange> DataRows(const std::vector<TextRange>& links) const;
  void TakeFurnitureOff(const std::vector<TextRange>& named, model::ListFacts& out);

  // --- list_notes.cc
  bool InRow(std::uint32_t at) const;
  std::string_view SaidAt(std::uint32_t at, std::uint32_t size) const;
  bool OnlyLabels() const;
  std::vector<std::string> OwnNames() const;
  std::string LeftText() const;
  bool HasOwnList() const;
  void ReadClosed(model::ListFacts& out);
  void ReadNotes(model::ListFacts& out);
  void ReadWordedNotes(model::ListFacts& out);
  void ReadLoneNote(model::ListFacts& out);

  // --- list_pieces.cc
  void ReadPieces(model::ListFacts& out);
  void ReadFrameMarks(model::ListFacts& out);
  void CollectCuts();
  void AddScriptPieces(model::ListFacts& out) const;
  void AddScriptMarks(model::ListFacts& out) const;

  // --- list_awaits.cc
  bool IsEmptyPlace(std::uint32_t index, std::string_view placeholder) const;
  bool AwaitsByItself(std::uint32_t index, std::string_view placeholder) const;
  bool IsWaitingImage(const OutlineNode& node) const;
  bool IsNamedByCall(std::string_view id) const;
  bool HasUnreadScripts() const;
  void AddCalls(std::vector<std::uint32_t>& marks) const;
  void AddAwaits(model::ListFacts& out) const;
  void AddAwaitMarks(model::ListFacts& out) const;

  // --- list_script.cc
  void ReadScriptList(model::ListFacts& out);
  bool SaysNoRecords() const;
  bool BuildsHere(std::uint32_t node) const;
  bool Builds(std::string_view script) const;
  static bool IsValidAscii(std::string_view text);

  const Lexicon& words_;
  WordSet pinned_words_;
  WordSet other_dates_;
  WordSet friend_headings_;
  WordSet side_headings_;
  WordSet weak_side_headings_;
  WordSet closed_words_;
  WordSet closed_verbs_;
  WordBeginnings label_beginnings_;  // of the words that LabelWords knows, by its bits
  mutable BitsCache label_words_;    // LabelWords by the hash of the label
  mutable BitsCache built_scripts_;  // whether a script builds content, by its hash
  BitsCache pager_scripts_;          // whether a script says anything of pages, by its hash
  const ListInput* in_ = nullptr;
  std::vector<LinkRole> roles_;               // by node
  std::vector<std::uint8_t> outside_;         // by node: of a menu, the footer, the head
  std::vector<std::uint32_t> titles_before_;  // titles among the nodes before
  std::vector<DateHead> date_heads_;          // in the order of the page
  std::vector<Run> runs_;
  std::vector<Run> menus_;                   // runs that are menus beside the content
  std::vector<TextRange> excluded_;          // of the visible flow: no content
  mutable std::size_t excluded_before_ = 0;  // where InRegion looks first
  std::vector<TextRange> region_text_;       // of the visible flow: content
  std::vector<TextRange> pagers_;            // of the visible flow
  std::vector<std::string_view> furniture_;  // words of the lexicon, longer ones first
  std::vector<TextRange> named_;             // where the page's own name stands in the region
  std::vector<TextRange> left_;              // pieces of the region that are no furniture
  std::uint32_t left_chars_ = 0;             // of them, labels of links left out
  bool left_known_ = false;                  // the region is small enough to have been cut
  std::string zero_count_;  // 共0条: the furniture says that there are no entries
  std::vector<DateHit> hits_;
  mutable std::vector<std::uint32_t> cuts_;  // where elements begin and end in the visible flow
  std::vector<Piece> pieces_;                // of the row that is read
  std::vector<Piece> inside_;                // of them, those of its own element
};

}  // namespace xuncha::facts
