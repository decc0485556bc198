// SPDX-License-Identifier: Apache-2.0
//
// What a column without an entry is: blank, a single page, or not observed.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "audit/columns/states_impl.h"
#include "model/script_reasons.h"

namespace xuncha::audit {
namespace {

constexpr std::size_t kLandingLinks = 2;
constexpr std::string_view kFilledByFile = "a script of its own file fills it";
constexpr std::string_view kNamedByACall = "a call of the page names it";
constexpr std::string_view kMayBeFilled = "a script that was not read may fill it";
constexpr std::string_view kOwnScript = "script of this page alone";

using model::Column;
using model::ColumnState;

// Why a script is taken to bring the list, as reports say it: facts name reasons in English.
model::Message BecauseOfScript(std::string_view reason) {
  struct Why {
    std::string_view begins;
    std::string_view key;
  };
  static constexpr Why kWhys[]{
      {kFilledByFile, "not_observed_filled"},         {kNamedByACall, "not_observed_called"},
      {kMayBeFilled, "not_observed_unread_script"},   {kOwnScript, "not_observed_own_script"},
      {"template", "not_observed_template"},          {model::kBuiltByScript, "not_observed_built"},
      {model::kNamesItsSource, "not_observed_source"}};
  for (const Why& why : kWhys) {
    if (reason.starts_with(why.begins)) return Because(why.key);
  }
  constexpr std::string_view kPlace = "script fills #";
  if (reason.starts_with(kPlace)) {
    return Because("not_observed_place",
                   {{"place", std::string(reason.substr(kPlace.size() - 1))}});
  }
  return Because("not_observed_asks");
}

}  // namespace

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

// Whether the script that builds something in the list's place does so on pages with lists, too.
bool StateSetter::BuildsForAll(const model::PageFacts& page) const {
  if (page.lists.script_list != model::kBuiltByScript) return false;
  const OwnText own = repeated_.frame().OwnTextOf(page);
  return own.known && !own.script;
}

// What the script fills, as it says itself, or the style sheet shows pictures in; nothing where it
// was not read.
const std::vector<std::uint32_t>& StateSetter::FilledBy(model::UrlId file) const {
  const auto [known, added] = filled_.try_emplace(file);
  if (!added || file >= context_.snapshot.url_count()) return known->second;
  const Result<model::PageFacts> facts = context_.snapshot.page(file);
  if (facts && facts->is_style_sheet) known->second = facts->lists.frame_marks;
  return known->second;
}

// A script of the site's own that visitors get and we did not read: on another of its hosts, out of
// the scope, refused to us, or cut at our bound. One that is gone brings nobody a list.
bool StateSetter::IsUnreadScript(model::UrlId script) const {
  const model::UrlRecord url = context_.snapshot.url(script);
  if (url.in_scope && url.outcome == model::Outcome::kOk) return url.file.cut_by_us;
  if (url.in_scope) return url.outcome != model::Outcome::kGone;
  std::string_view home = context_.home_host;
  if (home.starts_with("www.")) home.remove_prefix(4);
  const std::string_view host = checks::HostOf(url.url);
  return !context_.HomeHasNoName() && host.size() > home.size() && host.ends_with(home) &&
         host[host.size() - home.size() - 1] == '.';
}

// Whether something in the list's place, which pages with lists do not have, is filled by a script
// that the page runs, whoever else runs it, or may be by one that was not read. "" = no.
std::string_view StateSetter::AwaitedFrom(const model::PageFacts& page) const {
  const OwnText own = repeated_.frame().OwnTextOf(page);
  if (own.awaits.empty()) return {};
  bool unread = own.unread;
  bool scripts = false;
  for (const model::Link& link : page.links) {
    if ((link.use & model::kUseScript) == 0 || !survey_.Known(link.target)) continue;
    const model::UrlId script = survey_.Final(link.target);
    const std::vector<std::uint32_t>& filled = FilledBy(script);
    for (const std::uint32_t mark : own.awaits) {
      if (std::binary_search(filled.begin(), filled.end(), mark)) {
        return kFilledByFile;
      }
    }
    scripts = true;
    unread = unread || IsUnreadScript(script) ||
             (!filled.empty() && filled.front() == model::kUnreadScripts);
  }
  if (own.known && own.named && scripts) return kNamedByACall;
  return unread && own.known ? kMayBeFilled : std::string_view();
}

// Whether something in the list's place, which pages with lists do not have, shows a picture by a
// style sheet.
bool StateSetter::ShowsPictureByStyle(const model::PageFacts& page) const {
  const OwnText own = repeated_.frame().OwnTextOf(page);
  if (own.awaits.empty() || own.pictured) return own.known && own.pictured;
  return std::any_of(page.links.begin(), page.links.end(), [&](const model::Link& link) {
    if ((link.use & model::kUseStyle) == 0 || !survey_.Known(link.target)) return false;
    const std::vector<std::uint32_t>& pictured = FilledBy(survey_.Final(link.target));
    return std::any_of(own.awaits.begin(), own.awaits.end(), [&](std::uint32_t mark) {
      return std::binary_search(pictured.begin(), pictured.end(), mark);
    });
  });
}

// 12345, 0391-1234567, 400-123-4567, 12388: where nothing else is said, what the visitor may call.
bool StateSetter::IsTelephone(std::string_view text, std::uint32_t chars) const {
  constexpr std::size_t kShortest = 5;  // digits; 110 and 120 may be counts
  constexpr std::size_t kLongest = 12;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool part = i < text.size() && ((text[i] >= '0' && text[i] <= '9') || text[i] == '-');
    if (part) continue;
    const std::string_view run = text.substr(begin, i - begin);
    begin = i + 1;
    const auto digits = static_cast<std::size_t>(
        std::count_if(run.begin(), run.end(), [](char c) { return c != '-'; }));
    if (run.size() > chars || digits < kShortest || digits > kLongest) continue;
    const bool short_number = digits == kShortest && (run.starts_with("1") || run.starts_with("9"));
    const bool local = run.starts_with("0") || run.starts_with("400") || run.starts_with("800") ||
                       run.starts_with("1") || digits == 7 || digits == 8;
    const bool day = run.size() == 10 && run[4] == '-' && run[7] == '-';
    if ((short_number || (digits > 6 && local)) && !day) return true;
  }
  return false;
}

// Whether a few words stand there that no other page has: 清河县武松中路1号, an address, may be all
// that the column has to say.
bool StateSetter::SaysOwn(const model::PageFacts& page) const {
  // Characters: names of places and offices have as many, the heads of a table's columns fewer.
  constexpr std::uint32_t kFew = 6;
  const OwnText own = repeated_.frame().OwnTextOf(page);
  return own.known && own.longest >= kFew;
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
  if (found.script.empty() && !BuildsForAll(page)) found.script = lists.script_list;
  if (found.awaited_from.empty()) found.awaited_from = AwaitedFrom(page);
  found.chars = std::max(found.chars, content.chars);
  found.links += content.links.size() + content.short_links;
  found.outward += static_cast<std::size_t>(
      std::count_if(content.links.begin(), content.links.end(), [&](std::uint32_t link) {
        const model::UrlId target = page.links[link].target;
        return !page.links[link].label.empty() && survey_.Known(target) &&
               !survey_.InScope(target) && !survey_.IsOwnHost(target);
      }));
  found.unasked += content.unasked_links;
  found.doubled += content.doubled;
  const bool form = HasOwnForm(page);
  const bool framed_forms =
      std::all_of(page.forms.begin(), page.forms.end(), [this](const model::FormFacts& asked) {
        return asked.search || repeated_.frame().IsOf(asked);
      });
  found.form = found.form || form;
  found.files += (form ? 1 : 0) + lists.region_documents + repeated_.OwnImages(page) +
                 lists.region_media + (framed_forms ? 0 : lists.region_forms) +
                 (ShowsPictureByStyle(page) ? 1 : 0);
  if (content.chars > 0 && content.chars <= stray_chars_ &&
      IsTelephone(page.main_text, content.chars)) {
    ++found.files;
  }
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
      column.why = BecauseOfScript(found.script);
    } else {
      Give(column, page.script_shell || page.cut_by_us ? "not_observed_shell"
                   : page.password_form                ? "not_observed_login"
                                                       : "not_observed_frame");
    }
    return;
  }
  if (!found.awaited_from.empty() && found.files == 0 && found.chars <= stray_chars_) {
    column.state = ColumnState::kNotObserved;
    column.why = BecauseOfScript(found.awaited_from);
    return;
  }
  // A script that only this page has, and that asks a server for something, may bring its list.
  if (!placeholder && found.chars <= stray_chars_ && page.lists.pager.records == 0 &&
      repeated_.frame().OwnTextOf(page).script) {
    column.state = ColumnState::kNotObserved;
    column.why = BecauseOfScript(kOwnScript);
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
  // 详见山东政务服务网: a link that sends visitors to another site, as no other page has it, is
  // what the column holds.
  if ((found.links > stray_links_ || found.outward > 0) && !placeholder) {
    DecideStatic(node, page, Because("static_links", {{"count", std::to_string(found.links)}}));
    return;
  }
  column.state = ColumnState::kBlank;
  column.sure = candidates_.all()[node.candidate].certain &&
                ((placeholder && !found.form) ||
                 (found.chars == 0 && !found.mistaken && found.unasked <= stray_links_ &&
                  found.doubled < kLandingLinks));
  if (placeholder) {
    Give(column, "blank_placeholder", {{"text", found.told.placeholder}});
  } else {
    const std::string_view why = found.chars == 0                                ? "blank_empty"
                                 : found.chars <= doubt_chars_ && !SaysOwn(page) ? "blank_little"
                                                                                 : "blank_words";
    Give(column, why, {{"count", std::to_string(found.chars)}});
  }
}

}  // namespace xuncha::audit
