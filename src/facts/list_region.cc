// SPDX-License-Identifier: Apache-2.0
//
// What is left of the page around its lists.
#include <algorithm>
#include <iterator>

#include "facts/ascii.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"
#include "facts/page_words.h"

namespace xuncha::facts {
namespace {

using std::string_view;
using whatwg::TagId;

constexpr std::size_t kMaxFrames = 8;

}  // namespace

bool ListReader::Impl::IsDocument(string_view address) {
  constexpr std::size_t kLongest = 6;  // of an ending, with its dot
  static constexpr string_view kEndings[] = {"doc",  "docx", "pdf", "xls", "xlsx", "ppt",
                                             "pptx", "wps",  "et",  "ofd", "zip",  "rar",
                                             "7z",   "txt",  "rtf", "csv", "ceb"};
  address = address.substr(0, address.find('?'));
  address = address.substr(0, address.find('#'));
  address.remove_prefix(address.size() - std::min(address.size(), kLongest));
  const std::size_t dot = address.rfind('.');
  if (dot == string_view::npos) return false;
  const string_view ending = address.substr(dot + 1);
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [ending](string_view known) { return EqualsNoCase(ending, known); });
}

// What of the visible flow a visible run takes up. It may begin and end with elements that are not
// shown, which know nothing of that flow.
TextRange ListReader::Impl::VisibleOf(const Run& run) const {
  const OutlineNode& last = Node(run.last - 1);
  const std::uint32_t end = run.rows.back().text.end;
  return {FlowAt(run.first, run.last, false, run.rows.front().text.begin),
          last.Has(kNodeHidden) ? end : std::max(end, last.text.end)};
}

// A text below the page's own name, where that leads to the page itself, looks like a menu of one
// label with much behind it: then only the label is no content.
bool ListReader::Impl::IsLabelAlone(const Run& menu) const {
  constexpr std::uint32_t kMostBehind = 40;  // characters: hits, a mark, a day
  const std::uint32_t all = CountChars(TextIn(VisibleOf(menu), false));
  return all <= CountChars(menu.rows.back().title) + kMostBehind;
}

// What of the visible flow is no content: sorted ranges that do not overlap.
void ListReader::Impl::FindExcluded() {
  excluded_.clear();
  const PageOutline& outline = *in_->outline;
  const auto add = [&](std::uint32_t begin, std::uint32_t end) {
    if (begin < end) excluded_.push_back({begin, end});
  };
  for (std::uint32_t i = 1; i < outline.size();) {
    const OutlineNode& node = outline[i];
    if (node.Has(kNodeHidden) || node.Has(kNodeEmbedded)) {
      i = node.end;
    } else if (outside_[i] != 0) {
      add(node.text.begin, node.text.end);
      i = node.end;
    } else {
      // A menu that only its shape gave away.
      if (node.Has(kNodeLink) && node.links < in_->links->size() &&
          LinkOf(i).place == model::Place::kNav) {
        add(node.text.begin, node.text.end);
      }
      ++i;
    }
  }
  add(0, in_->crumb_end);
  add(in_->footer_text, 0xFFFFFFFF);
  for (const TextRange& pager : pagers_) add(pager.begin, pager.end);
  const auto add_run = [&](const Run& run) {
    if (run.hidden || run.embedded) return;
    TextRange range = VisibleOf(run);
    if (run.heading_node != kNoNode && !Node(run.heading_node).Has(kNodeHidden)) {
      range.begin = std::min(range.begin, Node(run.heading_node).text.begin);
    }
    add(range.begin, range.end);
  };
  for (const Run& run : runs_) {
    if (run.side) add_run(run);
  }
  for (const Run& run : menus_) {
    const std::uint32_t lone = run.rows.size() == 1 ? run.rows.front().anchor : kNoNode;
    if (lone == kNoNode || IsLabelAlone(run)) {
      add_run(run);
    } else {
      add(Node(lone).text.begin, Node(lone).text.end);
    }
  }
  // What else stands in an element that holds a side bar's list and no list of the page.
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    if (node.tag != TagId::kAside || node.Has(kNodeHidden)) continue;
    const auto holds = [&](bool Run::*what) {
      return std::any_of(runs_.begin(), runs_.end(), [&](const Run& run) {
        return run.*what && !run.hidden && Inside(run.first, i);
      });
    };
    if (holds(&Run::side) && !holds(&Run::main)) add(node.text.begin, node.text.end);
  }
  std::sort(excluded_.begin(), excluded_.end(),
            [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
  std::vector<TextRange> merged;
  for (const TextRange& range : excluded_) {
    if (!merged.empty() && range.begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, range.end);
    } else {
      merged.push_back(range);
    }
  }
  excluded_ = std::move(merged);
}

// Whether a place of the visible flow is content. An empty place between two excluded ones is none.
bool ListReader::Impl::InRegion(const OutlineNode& node) const {
  if (node.Has(kNodeHidden)) return false;
  // How many ranges begin at or before the node. It is asked of node after node, so the answer is
  // nearly always that of the last question or one more.
  const auto begins_before = [&](std::size_t range) {
    return excluded_[range].begin <= node.text.begin;
  };
  std::size_t& count = excluded_before_;
  if (count > excluded_.size()) count = 0;
  if (count > 0 && !begins_before(count - 1)) {
    const auto above =
        std::upper_bound(excluded_.begin(), excluded_.end(), node.text.begin,
                         [](std::uint32_t at, const TextRange& range) { return at < range.begin; });
    count = static_cast<std::size_t>(above - excluded_.begin());
  }
  while (count < excluded_.size() && begins_before(count)) ++count;
  if (count == 0) return true;
  const TextRange& before = excluded_[count - 1];
  if (node.text.begin >= before.end) return true;
  // An element without text stands before what begins where it stands.
  return node.text.begin == before.begin && node.text.end == node.text.begin &&
         node.text.begin >= in_->crumb_end;
}

void ListReader::Impl::ReadRegion(model::ListFacts& out) {
  FindExcluded();
  const PageOutline& outline = *in_->outline;
  std::uint32_t at = 0;
  const std::uint32_t size = in_->visible->size();
  region_text_.clear();
  const auto add_text = [&](std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    out.region_chars += CountCharacters(in_->visible->View(begin, end));
    region_text_.push_back({begin, end});
  };
  for (const TextRange& range : excluded_) {
    add_text(at, std::min(range.begin, size));
    at = std::max(at, range.end);
  }
  if (at < size) add_text(at, size);
  std::size_t form = 0;
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    if (node.tag == TagId::kForm) {
      if (form < in_->facts->forms.size() && outside_[i] == 0) {
        const model::FormFacts& facts = in_->facts->forms[form];
        // Around the whole page: its fields may be the search box in the page's head.
        const bool whole = (in_->crumb_end > 0 && node.text.begin < in_->crumb_end) ||
                           node.text.end > in_->footer_text;
        const bool counts = !whole && !facts.search && facts.fields + facts.text_areas > 0;
        // Labels of buttons are no text of the region: a field and a button say nothing else.
        OutlineNode place = node;
        place.text.end = place.text.begin;
        const bool here = InRegion(node) || InRegion(place);
        if (whole ? facts.text_areas > 0 : counts && here) ++out.region_forms;
      }
      ++form;
      continue;
    }
    if (outside_[i] != 0 || node.Has(kNodeEmbedded) || !InRegion(node)) continue;
    if (node.Has(kNodeDrawing) && TextOf(node).empty()) ++out.region_media;
    switch (node.tag) {
      case TagId::kImg:
      case TagId::kImage:
        if (!node.Has(kNodeSmall) && node.links < node.links_end && !IsWaitingImage(node)) {
          ++out.region_images;
        }
        break;
      case TagId::kVideo:
      case TagId::kAudio:
      case TagId::kEmbed:
        ++out.region_media;
        break;
      case TagId::kObject: {
        const bool linked = node.links < node.links_end && node.links < in_->links->size();
        const bool frame = linked && (*in_->links)[node.links].link.use == model::kUseFrame;
        if (frame && out.region_frames.size() < kMaxFrames) out.region_frames.push_back(node.links);
        if (!frame) ++out.region_media;
        break;
      }
      case TagId::kIframe:
      case TagId::kFrame:
        if (node.links < node.links_end && out.region_frames.size() < kMaxFrames) {
          out.region_frames.push_back(node.links);
        }
        break;
      default:
        break;
    }
    if (!node.Has(kNodeLink) || node.links >= in_->links->size()) continue;
    const model::Link& link = LinkOf(i);
    if (link.use != model::kUsePage || link.no_target != model::NoTarget::kHasTarget) continue;
    if (roles_[i] == LinkRole::kPager) continue;
    if (IsOneOfWords(words_.home_labels, link.label)) continue;
    ++out.region_links;
    if (IsDocument(AddressOf(i))) ++out.region_documents;
  }
  // The page's own name above nothing is no content.
  named_.clear();
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    const std::uint32_t bytes = node.text.end - node.text.begin;
    if (bytes == 0 || bytes > 90 || outside_[i] != 0 || !InRegion(node)) continue;
    const string_view text = TextOf(node);
    if (!IsOwnName(text) && !InBreadcrumb(text)) continue;
    const std::uint32_t chars = CountCharacters(text);
    out.region_chars -= std::min(out.region_chars, chars);
    named_.push_back(node.text);
    if (node.end > i + 1) i = node.end - 1;
  }
  MendRegion(out);
  TakeFurnitureOff(named_, out);
}

// A region without a character beside much text that is no entry's: it was not made out.
void ListReader::Impl::MendRegion(model::ListFacts& out) const {
  constexpr std::uint32_t kFewChars = 120;
  if (out.region_chars > 0 || in_->facts->main_chars <= kFewChars) return;
  std::uint32_t listed = 0;
  for (const Run& run : runs_) {
    if (run.hidden || run.embedded) continue;
    for (const Row& row : run.rows) listed += CountCharacters(TextIn(row.text, false));
    listed += CountCharacters(run.heading);
  }
  const std::uint32_t rest = in_->facts->main_chars - std::min(in_->facts->main_chars, listed);
  if (rest > kFewChars) out.region_chars = rest;
}

bool ListReader::Impl::InBreadcrumb(string_view text) const {
  text = StripMarks(text);
  const auto& crumbs = in_->facts->breadcrumb;
  return std::any_of(crumbs.begin(), crumbs.end(),
                     [&](const std::string& item) { return StripMarks(item) == text; });
}

}  // namespace xuncha::facts
