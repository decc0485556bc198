// SPDX-License-Identifier: Apache-2.0
#include "checks/soft_sign.h"

#include <algorithm>
#include <bit>
#include <string>
#include <string_view>

#include "base/echo.h"
#include "checks/context.h"
#include "checks/error_phrases.h"
#include "checks/home_pages.h"

namespace xuncha::checks {
namespace {

// Characters, not bytes.
std::size_t Length(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// The parts of a title: 页面不存在_某市人民政府 → two.
std::vector<std::string_view> TitleParts(std::string_view title) {
  constexpr std::string_view kSeparators[] = {"-", "_", "|", "—", "–", "·", ">", "»", "－"};
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < title.size();) {
    std::size_t width = 0;
    for (const std::string_view separator : kSeparators) {
      if (title.substr(i).starts_with(separator)) width = separator.size();
    }
    if (width == 0) {
      ++i;
      continue;
    }
    parts.push_back(title.substr(begin, i - begin));
    i += width;
    begin = i;
  }
  parts.push_back(title.substr(begin));
  return parts;
}

// Links that are content of their own; an error page has a handful at most.
std::size_t ContentLinks(const model::PageFacts& page) {
  return static_cast<std::size_t>(
      std::count_if(page.links.begin(), page.links.end(), [](const model::Link& link) {
        return link.visible && (link.use & model::kUsePage) != 0 &&
               (link.place == model::Place::kList || link.place == model::Place::kContent);
      }));
}

// Whether visitors find something on it without its scripts: text, or a list of dated entries. The
// menu that the pages of a script application share is nothing.
bool IsReadable(const model::PageFacts& page, std::size_t min_chars) {
  constexpr std::size_t kMinEntries = 3;
  if (page.script_shell || page.frameset || page.text_digest == 0) return false;
  if (page.main_chars > min_chars) return true;
  std::size_t dated = 0;
  for (const model::ListBlock& block : page.lists.blocks) {
    dated += static_cast<std::size_t>(
        std::count_if(block.items.begin(), block.items.end(),
                      [](const model::ListItem& item) { return !item.published.empty(); }));
  }
  return dated >= kMinEntries;
}

// Links that visitors can follow, more than a server's own pages have.
bool HasMenu(const model::PageFacts& page) {
  constexpr std::size_t kMaxLinks = 3;
  std::size_t links = 0;
  for (const model::Link& link : page.links) {
    if (link.visible && (link.use & model::kUsePage) != 0 && ++links > kMaxLinks) return true;
  }
  return false;
}

bool HasArticleTitle(const model::PageFacts& page) {
  const model::MetaTag* tag = FindMeta(page, "ArticleTitle");
  return tag != nullptr && !Trim(tag->content).empty();
}

// No list, no title as an article has it, no publish date. A day that merely stands in the text is
// none: error pages print the server's time.
bool HasNoMarkOfContent(const model::PageFacts& page) {
  const bool dated = !page.published.empty() && page.published_from != "text";
  return !page.list_like && !dated && !HasArticleTitle(page);
}

}  // namespace

SoftJudge::SoftJudge(const model::SnapshotView& snapshot, const ErrorPhrases& phrases,
                     const Params& params)
    : probes_(snapshot.probes()),
      phrases_(phrases),
      shapes_(probes_.size()),
      max_chars_(static_cast<std::uint32_t>(params.Int("max_chars"))),
      max_text_chars_(static_cast<std::uint32_t>(params.Int("max_body_chars"))),
      max_distance_(static_cast<int>(params.Int("max_distance"))),
      max_length_percent_(static_cast<std::uint32_t>(params.Int("max_length_percent"))),
      shell_percent_(static_cast<std::uint32_t>(params.Int("shell_percent"))),
      max_title_chars_(static_cast<std::size_t>(params.Int("max_title_chars"))),
      max_links_(static_cast<std::size_t>(params.Int("max_links"))) {
  for (std::size_t i = 0; i < probes_.size(); ++i) {
    const model::ProbeAnswer& probe = probes_[i];
    shapes_[i].usable = probe.outcome == model::Outcome::kOk && probe.repeatable &&
                        probe.redirect_url.empty() && probe.redirect_to == model::kNoUrl &&
                        probe.text_digest != 0;
  }
  const HomePages home = FindHomePages(snapshot);
  if (home.ids.empty()) return;
  const Result<model::PageFacts> page = snapshot.page(home.ids.back());
  if (!page) return;
  if (IsReadable(*page, max_title_chars_)) home_digest_ = page->text_digest;
  home_text_ = page->text_digest;
  home_title_ = page->title;
  home_known_ = true;
  const std::string_view url = snapshot.url(home.ids.back()).url;
  const std::string_view path = PathOf(url);
  home_folder_ = std::string(OriginOf(url)) + std::string(path.substr(0, path.rfind('/') + 1));
}

// "/cn/" and "/cn/index.html" beside a home page that is "/cn/default.html".
bool SoftJudge::IsHomeName(std::string_view url) const {
  const std::string_view path = PathOf(url);
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t folder = OriginOf(url).size() + path.size() - name.size();
  return url.substr(0, folder) == home_folder_ && IsHomeAlias("/" + std::string(name));
}

SoftSign SoftJudge::OwnPageOfServer(const model::PageFacts& page) const {
  if (!HasNoMarkOfContent(page)) return SoftSign::kNone;
  // Such a page is short, or as long as what failed; but no page of a site is without its links.
  const bool small = page.main_chars <= max_chars_ && ContentLinks(page) <= max_links_;
  if (!small && HasMenu(page)) return SoftSign::kNone;
  std::vector<std::string> titles = {ErrorPhrases::Fold(page.title)};
  for (const std::string& heading : page.headings) titles.push_back(ErrorPhrases::Fold(heading));
  const std::string text = ErrorPhrases::Fold(page.main_text);
  if (Telltale::AnyOf(phrases_.server_pages, titles, text)) return SoftSign::kServerPage;
  // Programs fail in the middle of a page, and never in its title: that is an article on it.
  if (small && Telltale::AnyOf(phrases_.program_errors, {}, text) &&
      !Telltale::AnyOf(phrases_.program_errors, titles, "")) {
    return SoftSign::kServerPage;
  }
  const bool greets = Telltale::AnyOf(phrases_.default_pages, titles, text);
  return greets ? SoftSign::kDefaultPage : SoftSign::kNone;
}

bool SoftJudge::SaysSo(const model::PageFacts& page, std::string_view url) const {
  if (page.main_chars > max_chars_ || !HasNoMarkOfContent(page)) return false;
  bool strong = false;
  bool weak = false;
  bool box = false;  // of a message; a page that asks for something is none
  const bool asks =
      std::any_of(page.forms.begin(), page.forms.end(),
                  [](const model::FormFacts& form) { return !form.search && form.fields > 0; });
  for (const std::string_view part : TitleParts(page.title)) {
    if (Length(part) > max_title_chars_) continue;
    const std::string folded = ErrorPhrases::Fold(part);
    strong = strong || phrases_.SaysStrongly(folded);
    weak = weak || phrases_.SaysWeakly(folded);
    box = box || (!asks && phrases_.IsBox(folded));
  }
  for (const std::string& heading : page.headings) {
    if (Length(heading) > max_title_chars_) continue;
    const std::string folded = ErrorPhrases::Fold(heading);
    strong = strong || phrases_.SaysStrongly(folded);
    weak = weak || phrases_.SaysWeakly(folded);
    box = box || (!asks && page.headings.size() == 1 && phrases_.IsBox(folded));
  }
  if (!strong) {
    const std::string body = ErrorPhrases::Fold(WithoutEcho(page.main_text, url));
    strong = (phrases_.SaysStrongly(body) && (weak || page.main_chars <= max_text_chars_)) ||
             (box && phrases_.SaysInBox(body));
  }
  return strong && ContentLinks(page) <= max_links_;
}

bool SoftJudge::IsLike(const model::PageFacts& page, std::string_view url,
                       const model::ProbeAnswer& probe) const {
  if (probe.main_chars == 0 || probe.title.empty() || page.title != probe.title) return false;
  if (!HasNoMarkOfContent(page) || ContentLinks(page) > max_links_) return false;
  const std::uint32_t longer = std::max(page.main_chars, probe.main_chars);
  const std::uint32_t shorter = std::min(page.main_chars, probe.main_chars);
  if ((longer - shorter) * 100 <= longer * max_length_percent_ &&
      std::popcount(page.main_print ^ probe.main_print) <= max_distance_) {
    return true;
  }
  // A short answer that prints the address asked for: in a few words the address weighs too much
  // for the fingerprint.
  return longer <= max_chars_ && !probe.main_text.empty() &&
         WithoutEcho(page.main_text, url) == WithoutEcho(probe.main_text, probe.url);
}

SoftSign SoftJudge::Judge(const model::PageFacts& page, const model::UrlRecord& record) {
  // Many systems answer for all their pages under the name of the home page.
  const bool alias = IsHomeAlias(PathOf(record.url));
  const bool names_home = alias && (!home_known_ || record.url.find('?') == std::string_view::npos);
  if (!record.in_scope || page.frameset || names_home) return SoftSign::kNone;
  const bool home_text = home_text_ != 0 && page.text_digest == home_text_;
  if (home_text && IsHomeName(record.url)) return SoftSign::kNone;
  const bool home_copy = home_text && home_digest_ != 0;
  const SoftSign own = SaysSo(page, record.url) ? SoftSign::kSaysSo : OwnPageOfServer(page);
  const bool says_so = own != SoftSign::kNone;
  if (home_copy) ++home_copies_;
  if (!home_copy && !page.script_shell) ++other_pages_;
  SoftSign sign = SoftSign::kNone;
  if (record.probe < probes_.size() && shapes_[record.probe].usable) {
    Shape& shape = shapes_[record.probe];
    const model::ProbeAnswer& probe = probes_[record.probe];
    ++shape.pages;
    const bool equal = page.text_digest == probe.text_digest;
    if (page.script_shell) {
      if (equal) ++shape.alike, ++shape.alike_shells;
    } else if (equal) {
      sign = SoftSign::kEqualsProbe;
    } else if (!(alias && page.title == home_title_) && IsLike(page, record.url, probe)) {
      sign = SoftSign::kLikeProbe;
    }
    if (sign != SoftSign::kNone) {
      ++shape.alike;
      // Nothing to read, and nothing that says so: filled in by scripts, probably.
      if (page.main_chars <= max_title_chars_ && !says_so) {
        ++shape.alike_shells;
        if (home_copy) ++shape.alike_homes;
      }
    }
  }
  // A server's greeting counts less than that it is the answer to what is not there.
  if (own == SoftSign::kDefaultPage && sign != SoftSign::kNone) return sign;
  return says_so ? own : sign;
}

bool SoftJudge::ProbeTellsApart(std::uint16_t probe) const {
  if (probe >= shapes_.size() || !shapes_[probe].usable) return false;
  const Shape& shape = shapes_[probe];
  // Only a parameter was changed to make the impossible address: where the pages of the shape are
  // mostly alike, they do not look at it (a leave-the-site notice, a page with a tracking mark).
  const bool by_parameter = probes_[probe].shape.find('?') != std::string::npos;
  if (by_parameter && shape.alike * 2 > shape.pages) return false;
  const bool common = shape.alike * 100 > shape.pages * shell_percent_ && shape.alike > 1;
  // Where other pages have a text of their own, the site is no application of scripts: what is its
  // home page under an address of its own is the answer to addresses that are not there.
  const std::uint32_t shells = shape.alike_shells - (HomeTellsApart() ? shape.alike_homes : 0);
  return !(common && shells * 2 > shape.alike);
}

bool SoftJudge::AnyUsableProbe() const {
  return std::any_of(shapes_.begin(), shapes_.end(), [](const Shape& s) { return s.usable; });
}

}  // namespace xuncha::checks
