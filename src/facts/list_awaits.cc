// SPDX-License-Identifier: Apache-2.0
//
// What a page awaits from scripts of their own files, which are not read beside it: its empty
// elements, and the functions that its own scripts call. Whether a script fills them is told when
// both are known (script_fills.h), and what pages with lists have, too, is awaited nowhere.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"
#include "facts/page_words.h"
#include "facts/script_asks.h"
#include "facts/script_fills.h"
#include "facts/script_loads.h"
#include "model/script_reasons.h"

namespace xuncha::facts {
namespace {

using std::string_view;
using whatwg::TagId;

constexpr std::size_t kMaxAwaits = 24;
constexpr std::size_t kMaxPieces = 96;     // of all kinds (model/list_facts.h)
constexpr std::size_t kMaxElements = 400;  // of a page with a list
constexpr std::size_t kMaxScript = 256 * 1024;
constexpr std::size_t kMaxMarksOfAwaits = 96;

bool CanHoldList(TagId tag) {
  return tag == TagId::kUl || tag == TagId::kOl || tag == TagId::kDiv || tag == TagId::kTbody ||
         tag == TagId::kTable || tag == TagId::kDl || tag == TagId::kSection ||
         tag == TagId::kArticle || tag == TagId::kTd || tag == TagId::kMain;
}

}  // namespace

// A picture that turns until a script has brought what the visitor waits for: /images/loading.gif.
bool ListReader::Impl::IsWaitingImage(const OutlineNode& node) const {
  if (node.links + 1 != node.links_end) return false;
  string_view file = (*in_->links)[node.links].address;
  file = file.substr(0, file.find('?'));
  file = file.substr(file.rfind('/') + 1);  // npos + 1 is 0: the whole
  return FindLower(file, "loading") != string_view::npos ||
         FindLower(file, "spinner") != string_view::npos;
}

// An element of the region in which a list could stand and nothing does, but for words that ask to
// wait, or say that there is nothing as long as nothing has come.
bool ListReader::Impl::IsEmptyPlace(std::uint32_t index, string_view placeholder) const {
  const OutlineNode& node = Node(index);
  if (!CanHoldList(node.tag) || outside_[index] != 0 || node.Has(kNodeHidden | kNodeEmbedded)) {
    return false;
  }
  if (!InRegion(node) || node.text.begin < in_->crumb_end) return false;
  const string_view said = TextOf(node);
  const bool waiting = HasOneOfWords(words_.waiting_words, said) || said == placeholder;
  if ((!said.empty() && !waiting) || CountChars(said) > 30 || Titles(index) > 0) return false;
  if (IsUtility(node.id) || IsUtility(node.names)) return false;
  for (std::uint32_t k = index + 1; k < node.end; ++k) {
    const TagId tag = Node(k).tag;
    if (tag == TagId::kIframe || tag == TagId::kVideo || tag == TagId::kEmbed ||
        (tag == TagId::kImg && !waiting && !Node(k).Has(kNodeSmall) && !IsWaitingImage(Node(k)))) {
      return false;
    }
  }
  return true;
}

// An element of the region without content whose attributes say where that comes from. Of a table
// only the heads of its columns may stand there.
bool ListReader::Impl::AwaitsByItself(std::uint32_t index, string_view placeholder) const {
  const OutlineNode& node = Node(index);
  if (!node.Has(kNodeAwaits) || node.tag == TagId::kScript || outside_[index] != 0 ||
      node.Has(kNodeHidden | kNodeEmbedded)) {
    return false;
  }
  if (!InRegion(node) || node.text.begin < in_->crumb_end) return false;
  if (IsUtility(node.id) || IsUtility(node.names)) return false;
  if (node.tag == TagId::kIframe) return true;
  if (node.tag != TagId::kUnknown && node.tag != TagId::kTbody && !CanHoldList(node.tag)) {
    return false;
  }
  bool cells = false;
  for (std::uint32_t k = index + 1; k < node.end; ++k) {
    const TagId tag = Node(k).tag;
    if (tag == TagId::kIframe || tag == TagId::kVideo || tag == TagId::kEmbed ||
        (tag == TagId::kImg && !Node(k).Has(kNodeSmall))) {
      return false;
    }
    cells = cells || tag == TagId::kTd;
  }
  const string_view said = TextOf(node);
  if (node.tag == TagId::kTable && !cells) return true;
  const bool waiting = HasOneOfWords(words_.waiting_words, said) || said == placeholder;
  return (said.empty() || waiting) && Titles(index) == 0;
}

void ListReader::Impl::AddCalls(std::vector<std::uint32_t>& marks) const {
  const PageOutline& outline = *in_->outline;
  for (std::uint32_t i = 1; i < outline.size() && marks.size() < kMaxElements; ++i) {
    const OutlineNode& node = outline[i];
    if (node.tag != TagId::kScript || node.Has(kNodeComment) || node.names.empty()) continue;
    AddCalled(node.names.substr(0, kMaxScript), marks);
  }
}

bool ListReader::Impl::IsNamedByCall(string_view id) const {
  const PageOutline& outline = *in_->outline;
  for (std::uint32_t i = 1; i < outline.size() && !id.empty(); ++i) {
    const OutlineNode& node = outline[i];
    if (node.tag != TagId::kScript || node.Has(kNodeComment) || node.names.empty()) continue;
    if (NamedByCall(node.names.substr(0, kMaxScript), id)) return true;
  }
  return false;
}

// Whether the page itself names scripts to its loaders, or adds some.
bool ListReader::Impl::HasUnreadScripts() const {
  const PageOutline& outline = *in_->outline;
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    if (node.tag != TagId::kScript || node.Has(kNodeComment)) continue;
    if (node.Has(kNodeAwaits)) return true;
    const string_view script = node.names.substr(0, kMaxScript);
    if (!script.empty() && (LoadsScripts(script) || IsPacked(script))) return true;
  }
  return false;
}

void ListReader::Impl::AddAwaits(model::ListFacts& out) const {
  if (SaysNoRecords()) return;
  const PageOutline& outline = *in_->outline;
  std::vector<std::uint32_t> marks;
  std::vector<std::uint32_t> named;
  for (std::uint32_t i = 1; i < outline.size() && marks.size() < kMaxAwaits; ++i) {
    if (!IsEmptyPlace(i, out.placeholder)) continue;
    AddMarksOfNames(outline[i].id, outline[i].names, marks);
    if (IsNamedByCall(outline[i].id)) named.push_back(MarkOfFilled('#', outline[i].id));
    // A table is named, and its rows are missing below the heads of its columns.
    if (outline[i].tag == TagId::kTbody) {
      const OutlineNode& table = Node(outline[i].parent);
      AddMarksOfNames(table.id, table.names, marks);
    }
  }
  if (marks.empty() && out.region_chars > 0 && !out.placeholder.empty()) return;
  AddCalls(marks);
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  if (marks.size() > kMaxAwaits) marks.resize(kMaxAwaits);
  if (HasUnreadScripts()) marks.push_back(model::kUnreadScripts);
  for (const std::uint32_t mark : marks) {
    if (out.pieces.size() >= kMaxPieces) return;  // a region with so much text is no empty list
    model::RegionPiece& piece = out.pieces.emplace_back();
    piece.mark = mark;
    piece.link = true;
    if (std::find(named.begin(), named.end(), mark) != named.end()) {
      piece.says = model::kNamedByCall;
    } else if (in_->pictured != nullptr &&
               std::binary_search(in_->pictured->begin(), in_->pictured->end(), mark)) {
      piece.says = model::kPictured;
    }
  }
}

// What a page with a list has of the same kind: none of it is where other pages' lists are missing.
void ListReader::Impl::AddAwaitMarks(model::ListFacts& out) const {
  const PageOutline& outline = *in_->outline;
  std::vector<std::uint32_t> marks;
  for (std::uint32_t i = 1; i < outline.size() && marks.size() < kMaxElements; ++i) {
    const OutlineNode& node = outline[i];
    const bool named = !node.id.empty() || !node.names.empty();
    if (!named || !CanHoldList(node.tag) || node.tag == TagId::kTd || outside_[i] != 0) continue;
    if (node.Has(kNodeHidden | kNodeEmbedded) || !InRegion(node)) continue;
    AddMarksOfNames(node.id, node.names, marks);
  }
  AddCalls(marks);
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  if (marks.size() > kMaxMarksOfAwaits) marks.resize(kMaxMarksOfAwaits);
  out.frame_marks.insert(out.frame_marks.end(), marks.begin(), marks.end());
}

}  // namespace xuncha::facts
