// SPDX-License-Identifier: Apache-2.0
//
// What the entries, text and words of a column's page come to.
#include <algorithm>

#include "audit/columns/states_impl.h"
#include "base/age.h"
#include "base/period.h"

namespace xuncha::audit {
namespace {

using model::Column;
using model::ColumnState;
using model::UrlId;

}  // namespace

model::Message Because(std::string_view key, StateValues values) {
  return {"column." + std::string(key), std::move(values)};
}

void Give(Column& column, std::string_view key, StateValues values) {
  column.why = Because(key, std::move(values));
}

void StateSetter::SetLimit(ColumnNode& node) const {
  Column& column = node.column;
  for (const model::RegisteredColumn& entry : context_.info.site.columns) {
    if (column.registered && entry.url == column.url) column.limit = entry.cycle;
  }
  if (column.limit.empty()) column.limit = CycleFor(profile_, column);
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
  // 职责已调整至别处，本单位不涉及此类信息 tells why there is nothing.
  const std::string& note = page.lists.none_note;
  if (ColumnWords::HasPart(words_.closed_notes, note) &&
      !ColumnWords::HasPart(words_.none_notes, note)) {
    said = note;
  }
  if (said.empty()) return false;
  column.state = ColumnState::kArchived;
  Give(column, "archived", {{"text", said}});
  return true;
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

// What is said in the place of a list. A sentence that facts took for a person's may hold words of
// the frame (2022年中考 among tags): beside other pages only the system's is left.
StateSetter::Said StateSetter::SaidOf(const model::PageFacts& page) const {
  Said said{page.lists.none_note, page.lists.placeholder};
  const OwnText own = repeated_.frame().OwnTextOf(page);
  if (!own.known) return said;
  if (!own.system_said.empty() && own.person_said.empty() && own.chars == 0) {
    said.note.clear();
    if (said.placeholder.empty()) said.placeholder = own.system_said;
  } else if (said.note.empty() && said.placeholder.empty() && own.system_said.empty()) {
    said.note = own.person_said;
  }
  return said;
}

// Forms that make a page a single one: to write in, or to ask for more than a word, and not beside
// the lists of other pages.
bool StateSetter::HasOwnForm(const model::PageFacts& page) const {
  return std::any_of(page.forms.begin(), page.forms.end(), [this](const model::FormFacts& form) {
    // A form around the whole page may hold the search box beside its own fields.
    const bool asks = form.text_areas > 0 || form.fields > (form.search ? 3 : 1);
    return asks && !repeated_.frame().IsOf(form);
  });
}

// What of the page, or of a page in one of its frames, could be content.
void StateSetter::Take(const model::PageFacts& page, std::size_t column, Found& found) const {
  const model::ListFacts& lists = page.lists;
  const Content content = ReadContent(page, repeated_, column);
  Said told = SaidOf(page);
  if (found.told.note.empty()) found.told.note = std::move(told.note);
  if (found.told.placeholder.empty()) found.told.placeholder = std::move(told.placeholder);
  // Where a box was taken for the page's list, what stands in the list's place was not looked at.
  found.mistaken =
      found.mistaken || std::any_of(content.boxes.begin(), content.boxes.end(),
                                    [](const model::ListBlock* box) { return box->main; });
  found.loading = found.loading || (content.chars <= stray_chars_ &&
                                    ColumnWords::HasPart(words_.loading, page.main_text));
  if (found.script.empty()) found.script = lists.script_list;
  found.chars = std::max(found.chars, content.chars);
  found.links += content.links.size() + content.short_links;
  const bool form = HasOwnForm(page);
  const bool framed_forms =
      std::all_of(page.forms.begin(), page.forms.end(), [this](const model::FormFacts& asked) {
        return asked.search || repeated_.frame().IsOf(asked);
      });
  found.form = found.form || form;
  found.files += (form ? 1 : 0) + lists.region_documents + repeated_.OwnImages(page) +
                 lists.region_media + (framed_forms ? 0 : lists.region_forms);
  const model::Pager& pager = lists.pager;
  found.paged = found.paged || pager.pages > 0 || pager.current > 0 || !pager.links.empty();
}

// No entry of its own.
void StateSetter::DecideEmpty(ColumnNode& node, const model::PageFacts& page,
                              const Framed& framed) {
  Column& column = node.column;
  Found found;
  Take(page, node.candidate, found);
  for (const model::PageFacts& shown : framed.pages) Take(shown, node.candidate, found);
  found.files += framed.documents;
  if (!found.told.note.empty()) {
    column.state = ColumnState::kDeclaredNone;
    Give(column, "declared_none", {{"text", found.told.note}});
    return;
  }
  const bool placeholder = !found.told.placeholder.empty();
  if (!placeholder && found.loading) {
    column.state = ColumnState::kNotObserved;
    Give(column, "not_observed_script", {{"why", page.main_text}});
    return;
  }
  if (found.mistaken && !placeholder && ColumnWords::HasPart(words_.none_notes, page.main_text)) {
    column.state = ColumnState::kDeclaredNone;
    Give(column, "declared_none", {{"text", page.main_text}});
    return;
  }
  if (framed.documents > 0 && !placeholder) {
    DecideStatic(node, page,
                 Because("static_files", {{"count", std::to_string(framed.documents)}}));
    return;
  }
  if (!found.script.empty() || page.script_shell || page.frameset || framed.unread ||
      page.password_form || page.cut_by_us) {
    column.state = ColumnState::kNotObserved;
    if (!found.script.empty()) {
      Give(column, "not_observed_script", {{"why", found.script}});
    } else {
      Give(column, page.script_shell || page.cut_by_us ? "not_observed_shell"
                   : page.password_form                ? "not_observed_login"
                                                       : "not_observed_frame");
    }
    return;
  }
  // A script that only this page has, and that asks a server for something, may bring its list.
  if (!placeholder && found.chars <= stray_chars_ && page.lists.pager.records == 0 &&
      repeated_.frame().OwnTextOf(page).script) {
    column.state = ColumnState::kNotObserved;
    Give(column, "not_observed_script", {{"why", "script of this page alone"}});
    return;
  }
  if (found.files > 0 && !placeholder) {
    DecideStatic(node, page, Because("static_files", {{"count", std::to_string(found.files)}}));
    return;
  }
  // A list's pager without a list: what stands there is a sentence that nobody knows, not a page.
  const std::uint32_t most = found.paged ? std::max(stray_chars_, pager_chars_) : stray_chars_;
  if (found.chars > most && !placeholder) {
    DecideStatic(node, page, Because("static_text", {{"count", std::to_string(found.chars)}}));
    return;
  }
  if (found.links > stray_links_ && !placeholder) {
    DecideStatic(node, page, Because("static_links", {{"count", std::to_string(found.links)}}));
    return;
  }
  column.state = ColumnState::kBlank;
  column.sure = candidates_.all()[node.candidate].certain &&
                ((placeholder && !found.form) || (found.chars == 0 && !found.mistaken));
  if (placeholder) {
    Give(column, "blank_placeholder", {{"text", found.told.placeholder}});
  } else {
    const std::string_view why = found.chars == 0              ? "blank_empty"
                                 : found.chars <= doubt_chars_ ? "blank_little"
                                                               : "blank_words";
    Give(column, why, {{"count", std::to_string(found.chars)}});
  }
}

}  // namespace xuncha::audit
