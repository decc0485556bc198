// SPDX-License-Identifier: Apache-2.0
#include "facts/list_reader.h"

#include <algorithm>

#include "base/utf8.h"
#include "facts/ascii.h"
#include "facts/list_reader_impl.h"

namespace xuncha::facts {
namespace {

constexpr std::size_t kMaxBlocks = 64;
constexpr std::size_t kMaxItems = 200;
constexpr std::size_t kMaxFrames = 8;

// Whether the page has an ArticleTitle tag, and its title or a heading says the same: a template
// that puts the tag on columns too writes the column's or the site's name there.
bool IsTitledArticle(const model::PageFacts& facts) {
  constexpr std::size_t kTitleBytes = 24;
  std::string_view article;
  std::string_view column;
  for (const model::MetaTag& meta : facts.metas) {
    if (EqualsNoCase(meta.name, "articletitle")) article = meta.content;
    if (EqualsNoCase(meta.name, "columnname")) column = meta.content;
  }
  if (article.size() < kTitleBytes || article == column) return false;
  return facts.title.starts_with(article) ||
         std::find(facts.headings.begin(), facts.headings.end(), article) != facts.headings.end();
}

}  // namespace

std::string_view ListReader::Impl::TextIn(TextRange range, bool hidden) const {
  return (hidden ? in_->hidden : in_->visible)->View(range);
}

std::string_view ListReader::Impl::TextOf(const OutlineNode& node) const {
  return TextIn(node.text, node.Has(kNodeHidden));
}

void ListReader::Impl::Read(const ListInput& input, model::ListFacts& out, ScriptedPages& pages) {
  in_ = &input;
  runs_.clear();
  if (IsPlainArticle()) return CountPlain(out);
  MarkAreas();
  FindRoles();
  ReadPager(out.pager, pages);
  FindDateHeads();
  FindRuns();
  JoinLinksOfRows();
  AddUnlinkedRuns();
  for (Run& run : runs_) ReadDays(run);
  MergeRuns();
  FindHeadings();
  DropRuns();
  for (Run& run : runs_) FindPinned(run);
  FindSides();
  FindMain();
  ReadRegion(out);
  ReadNotes(out);
  ReadPieces(out);
  ReadFrameMarks(out);
  ReadScriptList(out);
  Emit(out);
}

// A page that is an article beyond doubt: its publish date is labelled, it has much text, and
// either its title is that of its ArticleTitle tag, which only articles carry (guidelines, tags of
// pages), or it has too few headlines for a list with summaries. Such pages are most of a site;
// they are not looked into.
bool ListReader::Impl::IsPlainArticle() const {
  constexpr std::uint32_t kCharsAHeadline = 300;
  constexpr std::size_t kHeadlineBytes = 24;
  const model::PageFacts& facts = *in_->facts;
  if (facts.published.empty() || facts.published_from == "text") return false;
  if (in_->is_home || facts.main_chars < kCharsAHeadline) return false;
  if (IsTitledArticle(facts)) return true;
  // One <time> dates an article, several date entries.
  constexpr int kEntryTimes = 3;
  if (facts.published_from == "time") {
    int times = 0;
    const PageOutline& outline = *in_->outline;
    for (std::uint32_t i = 1; i < outline.size() && times < kEntryTimes; ++i) {
      if (outline[i].tag == whatwg::TagId::kTime && !outline[i].Has(kNodeHidden)) ++times;
    }
    if (times >= kEntryTimes) return false;
  }
  std::uint32_t room = facts.main_chars / kCharsAHeadline;
  for (const RawLink& raw : *in_->links) {
    const model::Link& link = raw.link;
    const bool headline =
        link.use == model::kUsePage && link.label.size() >= kHeadlineBytes &&
        (link.place == model::Place::kContent || link.place == model::Place::kList);
    if (headline && room-- <= 1) return false;
  }
  return true;
}

// The region of such a page, from what the pass has counted.
void ListReader::Impl::CountPlain(model::ListFacts& out) const {
  out.region_chars = in_->facts->main_chars;
  for (std::size_t i = 0; i < in_->links->size(); ++i) {
    const RawLink& raw = (*in_->links)[i];
    const model::Link& link = raw.link;
    const bool content = link.place == model::Place::kContent || link.place == model::Place::kList;
    if (!content || !link.visible || link.no_target != model::NoTarget::kHasTarget) continue;
    if (link.use == model::kUsePage) {
      ++out.region_links;
      if (IsDocument(raw.address)) ++out.region_documents;
    } else if (link.use == model::kUseImage) {
      ++out.region_images;
    } else if (link.use == model::kUseMedia) {
      ++out.region_media;
    } else if (link.use == model::kUseFrame && out.region_frames.size() < kMaxFrames) {
      out.region_frames.push_back(static_cast<std::uint32_t>(i));
    }
  }
  for (const model::FormFacts& form : in_->facts->forms) {
    if (!form.search && form.fields + form.text_areas > 0) ++out.region_forms;
  }
}

// Hands the runs over; they are of no use afterwards.
void ListReader::Impl::Emit(model::ListFacts& out) {
  for (Run& run : runs_) {
    if (out.blocks.size() >= kMaxBlocks) break;
    model::ListBlock& block = out.blocks.emplace_back();
    block.heading = std::move(run.heading);
    block.heading_link = run.heading_link;
    block.source = run.embedded ? model::ListSource::kEmbedded : model::ListSource::kMarkup;
    block.main = run.main;
    block.side = run.side;
    block.item_count = static_cast<std::uint32_t>(run.rows.size());
    block.items.reserve(std::min(run.rows.size(), kMaxItems));
    for (Row& row : run.rows) {
      if (block.items.size() >= kMaxItems) break;
      model::ListItem& item = block.items.emplace_back();
      if (row.anchor != kNoNode) item.link = Node(row.anchor).links;
      item.title = std::move(row.title);
      item.pinned = row.pinned;
      if (row.published >= 0) {
        const RowDay& day = row.days[static_cast<std::size_t>(row.published)];
        if (day.hit.has_year()) {
          item.published = FormatHit(day.hit);
          item.published_from = day.from;
        }
      }
      if (item.published.empty() &&
          std::any_of(row.days.begin(), row.days.end(),
                      [](const RowDay& day) { return !day.hit.has_year() && !day.issued; })) {
        item.published_from = model::RowDate::kYearInferred;  // a day, but of which year?
      } else if (item.published.empty() && row.relative) {
        item.published_from = model::RowDate::kRelative;
      }
      if (row.issued >= 0) {
        DateHit hit = row.days[static_cast<std::size_t>(row.issued)].hit;
        hit.minute = kNoMinute;
        if (hit.has_year()) item.issued = FormatHit(hit);
      }
    }
  }
}

ListReader::ListReader(const Lexicon& lexicon) : impl_(std::make_unique<Impl>(lexicon)) {}
ListReader::~ListReader() = default;

void ListReader::Read(const ListInput& input, model::ListFacts& out, ScriptedPages& pages) {
  impl_->Read(input, out, pages);
}

}  // namespace xuncha::facts
