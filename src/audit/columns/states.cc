// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/states.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "audit/columns/contents.h"
#include "audit/columns/entries.h"
#include "base/age.h"
#include "base/period.h"
#include "base/utf8.h"

namespace xuncha::audit {
namespace {

using model::Column;
using model::ColumnState;
using model::UrlId;

constexpr std::size_t kNone = Candidates::npos;

using Values = std::vector<std::pair<std::string, std::string>>;

model::Message Because(std::string_view key, Values values = {}) {
  return {"column." + std::string(key), std::move(values)};
}

// Why the column is in its state; data/messages/columns.*.toml.
void Give(Column& column, std::string_view key, Values values = {}) {
  column.why = Because(key, std::move(values));
}

class StateSetter {
 public:
  StateSetter(const checks::SiteContext& context, const Profile& profile, const ColumnWords& words,
              const Survey& survey, Candidates& candidates, std::vector<ColumnNode>& nodes)
      : context_(context),
        profile_(profile),
        words_(words),
        survey_(survey),
        candidates_(candidates),
        nodes_(nodes),
        repeated_(survey, candidates, words),
        today_(static_cast<std::int32_t>(context.as_of.time_since_epoch().count())),
        stray_chars_(
            static_cast<std::uint32_t>(profile.params.at("blank_column").Int("stray_chars"))),
        stray_links_(
            static_cast<std::uint32_t>(profile.params.at("blank_column").Int("stray_links"))),
        gathered_(nodes.size()) {}

  Status Run();

 private:
  Result<std::optional<model::PageFacts>> Page(UrlId id) const;
  void SetLimit(ColumnNode& node) const;
  bool IsBelow(std::size_t node, std::size_t ancestor) const;
  Status SetOne(std::size_t index);
  void ReadOwn(std::size_t index, const model::PageFacts& page, bool first_page, EntryTally& tally,
               std::size_t& gathers);
  Status ReadFurther(std::size_t index, EntryTally& tally, std::size_t& gathers);
  std::vector<UrlId> FramesOf(const model::PageFacts& page) const;
  void ReadLooseLinks(std::size_t index, const model::PageFacts& page, EntryTally& tally);
  // "static", "archived" or "": what the operator registered it as.
  std::string_view RegisteredState(const Column& column) const;
  bool DecideUnread(ColumnNode& node) const;
  bool DecideArchived(const model::PageFacts& page, Column& column) const;
  void DecideDated(ColumnNode& node, const EntryTally& tally, bool more_pages);
  void DecideEmpty(ColumnNode& node, const model::PageFacts& page, bool frame_unread);
  void DecideStatic(ColumnNode& node, const model::PageFacts& page, model::Message why);
  void JudgeAge(Column& column);
  bool StandsStill(const Column& column) const;
  void GatherChildren(std::size_t index);

  const checks::SiteContext& context_;
  const Profile& profile_;
  const ColumnWords& words_;
  const Survey& survey_;
  Candidates& candidates_;
  std::vector<ColumnNode>& nodes_;
  Repeated repeated_;
  std::int32_t today_;
  std::uint32_t stray_chars_;
  std::uint32_t stray_links_;
  std::unordered_map<UrlId, std::size_t> owner_;    // entry → the lowest column that lists it
  std::vector<std::vector<std::size_t>> gathered_;  // columns that a page heads blocks with
  std::vector<std::size_t> node_of_;                // by candidate
};

Result<std::optional<model::PageFacts>> StateSetter::Page(UrlId id) const {
  if (id >= context_.snapshot.url_count()) return std::optional<model::PageFacts>{};
  Result<model::PageFacts> page = context_.snapshot.page(id);
  if (page) return std::optional<model::PageFacts>(std::move(page).value());
  if (page.error().code == ErrorCode::kNotFound) return std::optional<model::PageFacts>{};
  return std::move(page).error();
}

void StateSetter::SetLimit(ColumnNode& node) const {
  Column& column = node.column;
  for (const model::RegisteredColumn& entry : context_.info.site.columns) {
    if (column.registered && entry.url == column.url) column.limit = entry.cycle;
  }
  if (column.limit.empty()) column.limit = CycleFor(profile_, column);
}

bool StateSetter::IsBelow(std::size_t node, std::size_t ancestor) const {
  while (node != kNone) {
    if (node == ancestor) return true;
    node = nodes_[node].parent;
  }
  return false;
}

// Registered as 不涉及, or not read.
bool StateSetter::DecideUnread(ColumnNode& node) const {
  Column& column = node.column;
  for (const model::RegisteredColumn& entry : context_.info.site.columns) {
    if (!column.registered || entry.url != column.url || !entry.not_involved) continue;
    column.state = ColumnState::kDeclaredNone;
    Give(column, "declared_registered");
    column.sure = true;
    return true;
  }
  if (column.page != model::kNoUrl) return false;
  column.state = ColumnState::kNotObserved;
  const UrlId id = context_.snapshot.FindUrl(column.url);
  std::string reason = "not in the snapshot";
  if (id != model::kNoUrl) {
    const model::UrlRecord record = context_.snapshot.url(id);
    reason = record.why != model::NotCheckedWhy::kNone ? model::Name(record.why)
                                                       : model::Name(record.account);
    if (record.outcome != model::Outcome::kNone && record.outcome != model::Outcome::kOk) {
      reason = model::Name(record.outcome);
    }
  }
  Give(column, "not_observed_unread", {{"why", reason}});
  return true;
}

bool StateSetter::DecideArchived(const model::PageFacts& page, Column& column) const {
  if (RegisteredState(column) == "archived") {
    column.state = ColumnState::kArchived;
    Give(column, "archived_registered");
    return true;
  }
  std::string said;
  for (const std::string& step : column.path) {
    if (ColumnWords::HasPart(words_.archived_names, step)) said = step;
  }
  std::vector<std::string_view> own{page.title, page.main_text, page.lists.none_note,
                                    page.lists.placeholder};
  for (const std::string& heading : page.headings) own.push_back(heading);
  for (const std::string_view text : own) {
    for (const std::string& phrase : words_.archived_phrases) {
      if (text.find(phrase) != std::string_view::npos) said = phrase;
    }
  }
  if (said.empty()) return false;
  column.state = ColumnState::kArchived;
  Give(column, "archived", {{"text", said}});
  return true;
}

// The page's own entries into the tally; entries that lie in other columns are counted as gathered.
void StateSetter::ReadOwn(std::size_t index, const model::PageFacts& page, bool first_page,
                          EntryTally& tally, std::size_t& gathers) {
  const std::size_t self = nodes_[index].candidate;
  const Content content = ReadContent(page, repeated_, self);
  for (const model::ListBlock* block : content.blocks) {
    std::size_t heads = kNone;
    if (block->heading_link < page.links.size()) {
      heads = candidates_.Of(page.links[block->heading_link].target);
      // The list that the page is for is headed by others only where it gathers them.
      if (heads == self || (block->main && heads != kNone && !IsBelow(node_of_[heads], index))) {
        heads = kNone;
      }
    }
    if (heads != kNone && first_page) gathered_[index].push_back(node_of_[heads]);
    for (const model::ListItem& item : block->items) {
      const Entry entry = ReadEntry(survey_, context_, page, item, today_);
      // A line of text without link and day is no entry, but a heading among them.
      if (entry.target == model::kNoUrl && entry.day == kNoDay) continue;
      if (ColumnWords::IsOneOf(words_.tools, item.title) ||
          ColumnWords::IsOneOf(words_.more, item.title)) {
        continue;
      }
      if (repeated_.IsForeign(page, item, self)) {
        if (first_page) tally.Reject(entry, "site_box");
        continue;
      }
      const std::size_t column = candidates_.Of(entry.target);
      if (column != kNone && column != self) {
        if (first_page) gathered_[index].push_back(node_of_[column]);
        ++gathers;
        continue;
      }
      const auto owner = owner_.find(entry.target);
      const bool below =
          owner != owner_.end() && owner->second != index && IsBelow(owner->second, index);
      if (heads != kNone || below) {
        ++gathers;
        tally.Reject(entry, "other_column");
        continue;
      }
      if (entry.target != model::kNoUrl) owner_.emplace(entry.target, index);
      tally.Add(entry, first_page);
    }
  }
  for (const auto& [blocks, why] :
       {std::pair(&content.sides, "side_bar"), std::pair(&content.boxes, "site_box")}) {
    for (const model::ListBlock* block : *blocks) {
      if (block->items.empty() || !first_page) continue;
      tally.Reject(ReadEntry(survey_, context_, page, block->items.front(), today_), why);
    }
  }
}

Status StateSetter::ReadFurther(std::size_t index, EntryTally& tally, std::size_t& gathers) {
  for (const UrlId id : candidates_.all()[nodes_[index].candidate].further) {
    XC_ASSIGN_OR_RETURN(const std::optional<model::PageFacts> page, Page(id));
    if (page) ReadOwn(index, *page, false, tally, gathers);
  }
  return Ok();
}

// Articles that are linked in the content although no block was made out: a list of one or two.
void StateSetter::ReadLooseLinks(std::size_t index, const model::PageFacts& page,
                                 EntryTally& tally) {
  if (page.lists.region_links == 0) return;
  for (const std::uint32_t link : ReadContent(page, repeated_, nodes_[index].candidate).links) {
    const UrlId target = survey_.Final(page.links[link].target);
    if (target >= context_.snapshot.url_count() || !survey_.Has(target, kArticleLike)) continue;
    model::ListItem item;
    item.link = link;
    item.title = std::string(page.links[link].label);
    const Entry entry = ReadEntry(survey_, context_, page, item, today_);
    owner_.emplace(entry.target, index);
    tally.Add(entry, true);
  }
}

std::string_view StateSetter::RegisteredState(const Column& column) const {
  for (const model::RegisteredColumn& entry : context_.info.site.columns) {
    if (column.registered && entry.url == column.url) return entry.state;
  }
  return {};
}

bool StateSetter::StandsStill(const Column& column) const {
  if (RegisteredState(column) == "static") return true;
  for (const model::RegisteredColumn& entry : context_.info.site.columns) {
    if (column.registered && entry.url == column.url && !entry.cycle.empty()) return false;
  }
  const auto stands = [this](model::ColumnKind kind) {
    return std::find(words_.static_kinds.begin(), words_.static_kinds.end(), kind) !=
           words_.static_kinds.end();
  };
  const bool kind_known = column.kind_from == model::KindFrom::kRegistered ||
                          column.kind_from == model::KindFrom::kColumnType;
  if (kind_known && stands(column.kind)) return true;
  // By its own name: what lies below 走进某县 may well be news.
  if (column.path.empty()) return false;
  if (ColumnWords::HasPart(words_.static_names, column.path.back())) return true;
  model::ColumnKind named = model::ColumnKind::kOther;
  return !kind_known && ColumnWords::Find(words_.kinds, column.path.back(), named) && stands(named);
}

// Fresh or stale by the latest day, which is set.
void StateSetter::JudgeAge(Column& column) {
  const auto latest = ParseDay(column.latest);
  const auto limit = ParsePeriod(column.limit);
  if (!latest) return;
  column.age_days = AgeDays(*latest, context_.as_of);
  const std::vector<std::pair<std::string, std::string>> values{
      {"latest", column.latest}, {"title", column.latest_title}, {"limit", column.limit}};
  if (!limit || *latest >= Before(context_.as_of, *limit)) {
    column.state = ColumnState::kFresh;
    Give(column, "fresh", values);
  } else if (StandsStill(column)) {
    column.state = ColumnState::kStatic;
    Give(column, "static_by_nature", values);
  } else {
    column.state = ColumnState::kStale;
    Give(column, "stale", values);
  }
}

void StateSetter::DecideDated(ColumnNode& node, const EntryTally& tally, bool more_pages) {
  Column& column = node.column;
  const auto limit = ParsePeriod(column.limit);
  // Signed within the limit means published within it.
  const bool signed_fresh =
      tally.signed_day() != kNoDay && limit &&
      Day{std::chrono::days{tally.signed_day()}} >= Before(context_.as_of, *limit);
  if (signed_fresh && (!tally.has_latest() || tally.signed_day() > tally.newest().day)) {
    column.latest = FormatDayNumber(tally.signed_day());
    column.latest_from = model::LatestFrom::kList;
    JudgeAge(column);
    Give(column, "fresh_signed", {{"latest", column.latest}});
    return;
  }
  if (!tally.has_latest()) {
    column.state = ColumnState::kUnknown;
    const auto count = std::to_string(tally.all());
    if (StandsStill(column) && tally.future() == 0) {
      column.state = ColumnState::kStatic;
      Give(column, "static_names", {{"count", count}});
      return;
    }
    if (tally.future() > 0 && tally.future() == tally.all()) {
      Give(column, "unknown_future", {{"count", count}});
    } else if (tally.signed_only() > 0) {
      Give(column, "unknown_signed", {{"latest", FormatDayNumber(tally.signed_day())}});
    } else if (tally.undated() > 0) {
      Give(column, "unknown_undated", {{"count", count}});
    } else {
      Give(column, "unknown_unread", {{"count", count}});
    }
    return;
  }
  JudgeAge(column);
  column.sure = tally.newest().sure && (column.state == ColumnState::kFresh || tally.all_sure());
  if (column.state != ColumnState::kStale) return;
  const std::uint32_t open = tally.unknown() + tally.signed_only();
  if ((tally.ascending() && more_pages) || open * 2 > tally.all()) {
    column.state = ColumnState::kUnknown;
    column.sure = false;
    if (more_pages && tally.ascending()) {
      Give(column, "unknown_pages", {{"latest", column.latest}});
    } else {
      Give(column, "unknown_unread", {{"count", std::to_string(open)}});
    }
  }
}

void StateSetter::DecideStatic(ColumnNode& node, const model::PageFacts& page, model::Message why) {
  Column& column = node.column;
  column.state = ColumnState::kStatic;
  column.why = std::move(why);
  if (page.url >= context_.snapshot.url_count()) return;
  const UrlNote& note = survey_.note(page.url);
  if (note.published == kNoDay || note.published > today_ || (note.flags & kDayByText) != 0) return;
  const Day published{std::chrono::days{note.published}};
  column.latest = FormatDay(published);
  column.latest_from =
      (note.flags & kDayByMeta) != 0 ? model::LatestFrom::kMeta : model::LatestFrom::kArticle;
  column.latest_title = page.title;
  column.age_days = AgeDays(published, context_.as_of);
}

// No entry of its own.
void StateSetter::DecideEmpty(ColumnNode& node, const model::PageFacts& page, bool frame_unread) {
  Column& column = node.column;
  const model::ListFacts& lists = page.lists;
  const Content content = ReadContent(page, repeated_, node.candidate);
  if (!lists.none_note.empty()) {
    column.state = ColumnState::kDeclaredNone;
    Give(column, "declared_none", {{"text", lists.none_note}});
    return;
  }
  // Where a box was taken for the page's list, what stands in the list's place was not looked at.
  const bool mistaken = std::any_of(content.boxes.begin(), content.boxes.end(),
                                    [](const model::ListBlock* box) { return box->main; });
  if (lists.placeholder.empty() && content.chars <= stray_chars_ &&
      ColumnWords::HasPart(words_.loading, page.main_text)) {
    column.state = ColumnState::kNotObserved;
    Give(column, "not_observed_script", {{"why", page.main_text}});
    return;
  }
  if (mistaken && lists.placeholder.empty()) {
    if (ColumnWords::HasPart(words_.none_notes, page.main_text)) {
      column.state = ColumnState::kDeclaredNone;
      Give(column, "declared_none", {{"text", page.main_text}});
      return;
    }
  }
  if (!lists.script_list.empty() || page.script_shell || page.frameset || frame_unread ||
      page.password_form || page.cut_by_us) {
    column.state = ColumnState::kNotObserved;
    if (!lists.script_list.empty()) {
      Give(column, "not_observed_script", {{"why", lists.script_list}});
    } else {
      Give(column, page.script_shell || page.cut_by_us ? "not_observed_shell"
                   : page.password_form                ? "not_observed_login"
                                                       : "not_observed_frame");
    }
    return;
  }
  const bool placeholder = !lists.placeholder.empty();
  const auto is_form = [](const model::FormFacts& form) {
    // A form around the whole page may hold the search box beside its own fields.
    return form.text_areas > 0 || form.fields > (form.search ? 3 : 1);
  };
  const bool form = std::any_of(page.forms.begin(), page.forms.end(), is_form);
  const std::uint32_t files = (form ? 1 : 0) + lists.region_documents + repeated_.OwnImages(page) +
                              lists.region_media + lists.region_forms;
  if (files > 0 && !placeholder) {
    DecideStatic(node, page, Because("static_files", {{"count", std::to_string(files)}}));
    return;
  }
  if (content.chars > stray_chars_ && !placeholder) {
    DecideStatic(node, page, Because("static_text", {{"count", std::to_string(content.chars)}}));
    return;
  }
  const std::size_t links = content.links.size();
  if (links > stray_links_ && !placeholder) {
    DecideStatic(node, page, Because("static_links", {{"count", std::to_string(links)}}));
    return;
  }
  column.state = ColumnState::kBlank;
  column.sure = candidates_.all()[node.candidate].certain && (placeholder || content.chars == 0);
  if (placeholder) {
    Give(column, "blank_placeholder", {{"text", lists.placeholder}});
  } else {
    Give(column, content.chars == 0 ? "blank_empty" : "blank_little",
         {{"count", std::to_string(content.chars)}});
  }
}

// What is shown in frames of the content: those of its region, else every visible one.
std::vector<UrlId> StateSetter::FramesOf(const model::PageFacts& page) const {
  std::vector<UrlId> frames;
  for (const std::uint32_t frame : page.lists.region_frames) {
    if (frame < page.links.size() && !repeated_.IsOften(page.links[frame].target)) {
      frames.push_back(page.links[frame].target);
    }
  }
  if (!frames.empty()) return frames;
  for (const model::Link& link : page.links) {
    if ((link.use & model::kUseFrame) == 0 || !link.visible || frames.size() >= 8 ||
        link.target >= context_.snapshot.url_count() || !survey_.InScope(link.target) ||
        link.place == model::Place::kFooter || link.place == model::Place::kHead ||
        repeated_.IsOften(link.target)) {
      continue;
    }
    frames.push_back(link.target);
  }
  return frames;
}

Status StateSetter::SetOne(std::size_t index) {
  ColumnNode& node = nodes_[index];
  SetLimit(node);
  if (DecideUnread(node)) return Ok();
  Candidate& candidate = candidates_.all()[node.candidate];
  XC_ASSIGN_OR_RETURN(std::optional<model::PageFacts> page, Page(node.column.page));
  if (!page) {
    node.column.state = ColumnState::kNotObserved;
    Give(node.column, "not_observed_unread", {{"why", "not in the snapshot"}});
    return Ok();
  }
  // A menu entry that is dated by something else than an article is looked into.
  const bool article =
      candidate.one_article && (node.column.page != candidate.id ||
                                ReadContent(*page, repeated_, node.candidate).chars > stray_chars_);
  if (article) {
    DecideStatic(node, *page, Because("static_article", {{"title", page->title}}));
    return Ok();
  }
  EntryTally tally(context_, today_);
  std::size_t gathers = 0;
  ReadOwn(index, *page, true, tally, gathers);
  bool frame_unread = false;
  if (tally.all() == 0) {
    for (const UrlId target : FramesOf(*page)) {
      XC_ASSIGN_OR_RETURN(std::optional<model::PageFacts> framed, Page(survey_.Final(target)));
      if (!framed || !survey_.Has(survey_.Final(target), kSeenPage)) {
        frame_unread = true;
        continue;
      }
      ReadOwn(index, *framed, true, tally, gathers);
      if (tally.all() > 0) break;
      if (framed->lists.region_chars > page->lists.region_chars) page = std::move(framed);
    }
  }
  XC_TRY(ReadFurther(index, tally, gathers));
  const bool gathering = gathers > 0 || !node.children.empty();
  if (tally.all() == 0 && !gathering) ReadLooseLinks(index, *page, tally);
  const bool more_pages = page->lists.pager.pages > candidate.further.size() + 1;
  const std::uint32_t own = tally.all();
  tally.MoveTo(node.column);
  if (DecideArchived(*page, node.column)) return Ok();
  if (own > 0) DecideDated(node, tally, more_pages);
  if (gathering && own * 4 <= gathers && (own == 0 || !node.children.empty())) {
    node.column.parent_only = true;
    node.column.undated = 0;  // they are its children's
    node.column.undated_articles.clear();
  } else if (own == 0) {
    DecideEmpty(node, *page, frame_unread);
  }
  return Ok();
}

// The newest of what a column gathers, and its state where it has nothing of its own.
void StateSetter::GatherChildren(std::size_t index) {
  ColumnNode& node = nodes_[index];
  Column& column = node.column;
  std::vector<std::size_t> below = node.children;
  if (column.parent_only) {
    below.insert(below.end(), gathered_[index].begin(), gathered_[index].end());
  }
  std::sort(below.begin(), below.end());
  below.erase(std::unique(below.begin(), below.end()), below.end());
  std::erase(below, index);
  if (below.empty()) return;
  const Column* newest = nullptr;
  bool all_blank = true, all_none = true, all_static = true, any_unseen = false;
  for (const std::size_t child : below) {
    const Column& other = nodes_[child].column;
    all_blank = all_blank && other.state == ColumnState::kBlank;
    all_none = all_none && other.state == ColumnState::kDeclaredNone;
    all_static = all_static && other.state == ColumnState::kStatic;
    any_unseen = any_unseen || other.state == ColumnState::kNotObserved ||
                 other.state == ColumnState::kUnknown;
    if (other.latest.empty() || other.state == ColumnState::kArchived) continue;
    if (newest == nullptr || other.latest > newest->latest) newest = &other;
  }
  const bool newer = newest != nullptr && newest->latest > column.latest;
  const bool takes = column.parent_only || column.state == ColumnState::kFresh ||
                     column.state == ColumnState::kStale || column.state == ColumnState::kUnknown;
  if (!takes) return;
  if (newer) {
    column.latest = newest->latest;
    column.latest_from = newest->latest_from;
    column.latest_title = newest->latest_title;
    column.latest_url = newest->latest_url;
    column.sure = newest->sure;
  }
  if (column.parent_only && all_blank) {
    column.state = ColumnState::kBlank;
    Give(column, "parent_blank", {{"count", std::to_string(below.size())}});
  } else if (column.parent_only && (all_none || all_static)) {
    column.state = all_none ? ColumnState::kDeclaredNone : ColumnState::kStatic;
    Give(column, "parent", {{"count", std::to_string(below.size())}});
  } else if (!column.latest.empty() && (newer || column.parent_only)) {
    JudgeAge(column);
    if (column.state == ColumnState::kStale && any_unseen) {
      column.state = ColumnState::kUnknown;
      column.sure = false;
    }
    Give(column, "parent_latest", {{"latest", column.latest}, {"title", column.latest_title}});
  } else if (column.parent_only && column.latest.empty()) {
    column.state = any_unseen ? ColumnState::kNotObserved : ColumnState::kStatic;
    Give(column, "parent", {{"count", std::to_string(below.size())}});
  }
}

Status StateSetter::Run() {
  node_of_.assign(candidates_.all().size(), kNone);
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].candidate != kNone) node_of_[nodes_[i].candidate] = i;
  }
  for (const ColumnNode& node : nodes_) {
    XC_ASSIGN_OR_RETURN(const std::optional<model::PageFacts> page, Page(node.column.page));
    if (page) repeated_.See(*page);
  }
  for (std::size_t i = nodes_.size(); i > 0; --i) XC_TRY(SetOne(i - 1));
  for (std::size_t i = nodes_.size(); i > 0; --i) GatherChildren(i - 1);
  return Ok();
}

}  // namespace

Status SetStates(const checks::SiteContext& context, const Profile& profile,
                 const ColumnWords& words, const Survey& survey, Candidates& candidates,
                 std::vector<ColumnNode>& nodes) {
  return StateSetter(context, profile, words, survey, candidates, nodes).Run();
}

}  // namespace xuncha::audit
