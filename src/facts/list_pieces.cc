// SPDX-License-Identifier: Apache-2.0
//
// The region's text in pieces, and what pages with lists print around these: whether a piece is the
// column's own or the frame's is told beside other pages (audit/columns/frame.h). Nothing is judged
// here but who says that nothing is there.
#include <algorithm>

#include "base/utf8.h"
#include "facts/absence.h"
#include "facts/ascii.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"
#include "facts/script_content.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::size_t kMaxPieces = 88;  // and eight scripts
constexpr std::size_t kMaxMarks = 512;
constexpr std::uint32_t kHeadline = 36;  // bytes; a longer label of a link may be an entry
constexpr std::uint32_t kMaxSaid = 90;   // characters of a sentence that says that nothing is there
constexpr std::size_t kMaxSaidBytes = 200;
constexpr std::uint32_t kLabelsSlack = 8;  // characters that labels count as where they stand alone

// Of the text without digits, which count visits and pages, and without spaces; of the text as it
// is if nothing else stands in it.
std::uint32_t MarkOf(string_view text, std::string& scratch) {
  scratch.clear();
  for (const char c : text) {
    if (c != ' ' && !IsDigit(c)) scratch.push_back(c);
  }
  const string_view left = scratch.empty() ? text : string_view(scratch);
  return static_cast<std::uint32_t>(XXH3_64bits(left.data(), left.size()));
}

// Ranges in the order of their beginnings, none of which begins before another has ended, asked
// from the first to the last place of a text.
class RangeCursor {
 public:
  explicit RangeCursor(std::vector<TextRange> ranges) : ranges_(std::move(ranges)) {
    std::sort(ranges_.begin(), ranges_.end(),
              [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
  }
  bool Holds(std::uint32_t at) {
    while (next_ < ranges_.size() && ranges_[next_].begin <= at) {
      end_ = std::max(end_, ranges_[next_++].end);
    }
    return at < end_;
  }

 private:
  std::vector<TextRange> ranges_;
  std::size_t next_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace

// Where elements of the visible text begin and end.
void ListReader::Impl::CollectCuts() {
  const PageOutline& outline = *in_->outline;
  const std::uint32_t size = in_->visible->size();
  // Elements end in another order than they begin: marked and read in order, not sorted.
  std::vector<std::uint8_t> marked(size + 1);
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    if (outline[i].Has(kNodeHidden)) continue;
    marked[std::min(outline[i].text.begin, size)] = 1;
    marked[std::min(outline[i].text.end, size)] = 1;
  }
  cuts_.clear();
  for (std::uint32_t i = 0; i <= size; ++i) {
    if (marked[i] != 0) cuts_.push_back(i);
  }
}

// What is left of a small region (TakeFurnitureOff), sentence by sentence where one says that
// nothing is there, word by word elsewhere. Entries that lead somewhere are none of it.
void ListReader::Impl::ReadPieces(model::ListFacts& out) {
  if (!left_known_ || in_->is_home || HasOwnList() || IsArticle()) return;
  const PageOutline& outline = *in_->outline;
  std::vector<TextRange> links;
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    if (node.Has(kNodeLink) && !node.Has(kNodeHidden)) links.push_back(node.text);
  }
  std::vector<TextRange> entries;
  for (const Run& run : runs_) {
    if (run.hidden || run.embedded) continue;
    for (const Row& row : run.rows) {
      if (row.anchor != kNoNode) entries.push_back(row.text);
    }
  }
  RangeCursor link(std::move(links));
  RangeCursor entry(std::move(entries));
  CollectCuts();
  const string_view all = in_->visible->All();
  const std::vector<std::string> names = OwnNames();
  std::string scratch;
  std::uint32_t left_chars = 0;
  bool whole = true;
  std::size_t next = 0;
  const auto add = [&](string_view text, bool is_link, model::RegionPiece::Says says) {
    const std::uint32_t chars = CountCharacters(text);
    if (chars == 0) return;
    if (out.pieces.size() >= kMaxPieces) {
      whole = false;
      return;
    }
    model::RegionPiece& piece = out.pieces.emplace_back();
    piece.mark = MarkOf(text, scratch);
    piece.chars = chars;
    piece.link = is_link;
    piece.says = says;
    if (says != model::RegionPiece::Says::kNothing) piece.text = CutUtf8(text, kMaxSaidBytes);
  };
  while (next < left_.size()) {
    // The text around it that no tag interrupts, and what else is left of it.
    const std::uint32_t begin = left_[next].begin;
    const auto cut = std::upper_bound(cuts_.begin(), cuts_.end(), begin);
    const std::uint32_t end = cut == cuts_.end() ? in_->visible->size() : *cut;
    std::size_t last = next + 1;
    while (last < left_.size() && left_[last].begin < end) ++last;
    for (std::size_t i = next; i < last; ++i) {
      left_chars += CountCharacters(in_->visible->View(left_[i]));
    }
    const std::uint32_t said_end = std::max(left_[last - 1].end, begin);
    const string_view said = all.substr(begin, said_end - begin);
    const bool is_link = link.Holds(begin);
    const std::size_t first = next;
    next = last;
    if (entry.Holds(begin)) continue;
    model::RegionPiece::Says says = model::RegionPiece::Says::kNothing;
    if (!is_link && CountChars(said) <= kMaxSaid) {
      const Absence who = JudgeAbsence(words_, said, names).who;
      if (who == Absence::kBySystem) says = model::RegionPiece::Says::kSystem;
      if (who == Absence::kByPerson) says = model::RegionPiece::Says::kPerson;
    }
    if (says != model::RegionPiece::Says::kNothing) {
      add(said, is_link, says);
      continue;
    }
    for (std::size_t i = first; i < last; ++i) add(in_->visible->View(left_[i]), is_link, says);
  }
  AddScriptPieces(out);
  AddAwaits(out);
  // A region that was not made out (MendRegion) has text that stands in no piece.
  out.pieces_known = whole && left_chars + kLabelsSlack >= out.region_chars;
}

// What a page prints besides the list that it is for.
void ListReader::Impl::ReadFrameMarks(model::ListFacts& out) {
  const bool listed = std::any_of(runs_.begin(), runs_.end(), [](const Run& run) {
    return run.main && !run.hidden && run.rows.size() > 1;
  });
  if (!listed || in_->is_home) return;
  std::vector<TextRange> entries;
  for (const Run& run : runs_) {
    if (!run.main || run.hidden || run.embedded) continue;
    for (const Row& row : run.rows) entries.push_back(row.text);
  }
  // Headlines in boxes are somebody's entries, perhaps those of the page that shows only one.
  const PageOutline& outline = *in_->outline;
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    if (node.Has(kNodeLink) && !node.Has(kNodeHidden) &&
        node.text.end - node.text.begin > kHeadline) {
      entries.push_back(node.text);
    }
  }
  RangeCursor entry(std::move(entries));
  CollectCuts();
  const string_view all = in_->visible->All();
  std::string scratch;
  std::vector<std::uint32_t>& marks = out.frame_marks;
  const auto add = [&](std::uint32_t begin, std::uint32_t end) {
    const string_view text = in_->visible->View(begin, end);
    if (!text.empty()) marks.push_back(MarkOf(text, scratch));
  };
  for (std::size_t i = 0; i < cuts_.size() && marks.size() < 2 * kMaxMarks; ++i) {
    const std::uint32_t begin = cuts_[i];
    const std::uint32_t end = i + 1 < cuts_.size() ? cuts_[i + 1] : in_->visible->size();
    if (entry.Holds(begin)) continue;
    const string_view text = all.substr(begin, end - begin);
    if (Trim(text).empty()) continue;
    add(begin, end);
    if (Trim(text).find(' ') == string_view::npos) continue;
    std::uint32_t word = begin;
    for (std::uint32_t at = begin; at <= end; ++at) {
      if (at < end && all[at] != ' ') continue;
      add(word, at);
      word = at + 1;
    }
  }
  AddScriptMarks(out);
  AddAwaitMarks(out);
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  if (marks.size() > kMaxMarks) marks.resize(kMaxMarks);
}

// An inline script between the entries of the region, or where these would stand.
bool ListReader::Impl::BuildsHere(std::uint32_t index) const {
  const OutlineNode& node = Node(index);
  if (node.tag != whatwg::TagId::kScript || node.Has(kNodeComment) || node.names.empty())
    return false;
  if (outside_[index] != 0 || !InRegion(node) || node.text.begin < in_->crumb_end) return false;
  return Builds(node.names);
}

// BuildsContent; the scripts of a site's pages are mostly the same.
bool ListReader::Impl::Builds(string_view script) const {
  bool known = false;
  std::uint8_t* builds = built_scripts_.Find(XXH3_64bits(script.data(), script.size()), known);
  if (!known) *builds = BuildsContent(script) ? 1 : 0;
  return *builds != 0;
}

}  // namespace xuncha::facts
