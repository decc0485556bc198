// SPDX-License-Identifier: Apache-2.0
//
// What a column shows in frames, and in frames of frames: its entries, or all else that they hold.
#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "audit/columns/states_impl.h"

namespace xuncha::audit {
namespace {

using model::UrlId;

constexpr std::size_t kMaxFrames = 8;        // that a page without a region of its own shows
constexpr std::size_t kMaxFramedPages = 16;  // of one column
constexpr std::uint32_t kDeepestFrame = 3;   // frames in frames that are followed

// viewer.html?file=/gb/a.pdf: a script of the frame shows a document that its address names.
bool NamesDocument(std::string_view url) {
  constexpr std::string_view kEndings[] = {".pdf",  ".ofd", ".doc",  ".docx", ".xls",
                                           ".xlsx", ".ppt", ".pptx", ".wps",  ".ceb"};
  const std::size_t query = url.find('?');
  if (query == std::string_view::npos) return false;
  std::string_view rest = url.substr(query + 1);
  while (!rest.empty()) {
    const std::string_view value = rest.substr(0, rest.find('&'));
    for (const std::string_view ending : kEndings) {
      if (value.size() <= ending.size()) continue;
      const std::string_view tail = value.substr(value.size() - ending.size());
      const bool same = std::equal(tail.begin(), tail.end(), ending.begin(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
      });
      if (same) return true;
    }
    rest.remove_prefix(std::min(rest.size(), value.size() + 1));
  }
  return false;
}

}  // namespace

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
    if ((link.use & model::kUseFrame) == 0 || !link.visible || frames.size() >= kMaxFrames ||
        link.target >= context_.snapshot.url_count() || !survey_.InScope(link.target) ||
        link.place == model::Place::kFooter || link.place == model::Place::kHead ||
        repeated_.IsOften(link.target)) {
      continue;
    }
    frames.push_back(link.target);
  }
  return frames;
}

// A framed page that says nothing by itself and has a script that no page with a list has: what it
// would show was not seen.
bool StateSetter::WaitsForScript(const model::PageFacts& framed) const {
  const model::ListFacts& lists = framed.lists;
  if (!lists.script_list.empty() || framed.script_shell || framed.password_form ||
      framed.cut_by_us) {
    return true;
  }
  if (!lists.placeholder.empty() || lists.region_chars > stray_chars_) return false;
  return std::any_of(framed.links.begin(), framed.links.end(), [this](const model::Link& link) {
    return (link.use & model::kUseScript) != 0 &&
           (!survey_.Known(link.target) || survey_.note(link.target).item_pages == 0);
  });
}

// The frames of `page`, which stands `depth` frames deep, until one of them lists entries.
Status StateSetter::ReadFrames(std::size_t index, const model::PageFacts& page, std::uint32_t depth,
                               EntryTally& tally, std::size_t& gathers, Framed& framed) {
  const std::vector<UrlId> frames = FramesOf(page);
  if (depth >= kDeepestFrame || framed.seen.size() >= kMaxFramedPages) {
    framed.unread = framed.unread || !frames.empty();
    return Ok();
  }
  for (const UrlId frame : frames) {
    const UrlId target = survey_.Final(frame);
    if (std::find(framed.seen.begin(), framed.seen.end(), target) != framed.seen.end()) continue;
    framed.seen.push_back(target);
    if (survey_.Known(target) && NamesDocument(survey_.Url(target))) ++framed.documents;
    XC_ASSIGN_OR_RETURN(std::optional<model::PageFacts> shown, Page(target));
    if (!shown || !survey_.Has(target, kSeenPage)) {
      framed.unread = true;
      continue;
    }
    ReadOwn(index, *shown, true, tally, gathers);
    if (tally.all() > 0) {
      framed.list = std::move(shown);
      return Ok();
    }
    if (WaitsForScript(*shown)) framed.unread = true;
    XC_TRY(ReadFrames(index, *shown, depth + 1, tally, gathers, framed));
    if (tally.all() > 0) return Ok();
    framed.pages.push_back(*std::move(shown));
  }
  return Ok();
}

}  // namespace xuncha::audit
