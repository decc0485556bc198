// SPDX-License-Identifier: Apache-2.0
//
// Which runs are lists, which stand beside, which is the one that the page is for.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/find_text.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"

namespace xuncha::facts {
namespace {

using std::string_view;
using whatwg::TagId;

constexpr std::uint32_t kMenuChars = 7;  // titles shorter than this on average are a menu's labels
constexpr std::uint32_t kLoneChars = 8;

bool IsRowTag(TagId tag) {
  return tag == TagId::kLi || tag == TagId::kTr || tag == TagId::kDd || tag == TagId::kDt ||
         tag == TagId::kArticle;
}

string_view HostOf(string_view address) {
  const std::size_t at = address.find("//");
  if (at > 6) return {};  // nor where there is none
  address.remove_prefix(at + 2);
  return address.substr(0, address.find_first_of("/?#"));
}

}  // namespace

bool ListReader::Impl::IsMenu(const Run& run) const {
  if (run.dated > 0 && (run.rows.size() < 4 || run.dated * 4 >= run.rows.size())) return false;
  const std::size_t count = run.rows.size();
  // 3天前 is a day, too, though nobody can tell yet which: a card of its own is an entry.
  if (count == 1 && run.rows[0].relative && run.chars >= kLoneChars) return false;
  if (count == 1) return run.chars < kLoneChars || !IsRowTag(Node(run.rows[0].node).tag);
  return run.chars < kMenuChars * count;
}

// Lists of other sites, and the links below a page: 网站地图, 联系我们, whatever day stands beside.
bool ListReader::Impl::IsFriends(const Run& run) const {
  constexpr std::size_t kMostSmall = 12;
  const bool small = run.rows.size() <= kMostSmall &&
                     std::all_of(run.rows.begin(), run.rows.end(), [this](const Row& row) {
                       return row.anchor != kNoNode &&
                              IsOneOfWords(words_.footer_labels, LinkOf(row.anchor).label);
                     });
  if (small) return true;
  if (run.dated > 0) return false;
  if (friend_headings_.AnyIn(run.heading)) return true;
  const string_view own = HostOf(in_->url);
  std::size_t foreign = 0;
  for (const Row& row : run.rows) {
    if (row.anchor == kNoNode) continue;
    const string_view address = AddressOf(row.anchor);
    const string_view host = HostOf(address);
    const std::size_t path = host.empty() ? 0 : address.find(host) + host.size();
    const bool root = !host.empty() && address.size() <= path + 1;
    if (!host.empty() && host != own && root) ++foreign;
  }
  return run.rows.size() >= 3 && foreign * 5 >= run.rows.size() * 4;
}

bool ListReader::Impl::IsOwnName(string_view heading) const {
  heading = StripMarks(heading);
  // 分类目录归档：通知公告
  for (const string_view colon : {"：", ":"}) {
    const std::size_t at = FindLastText(heading, colon);
    if (at != string_view::npos) heading = StripMarks(heading.substr(at + colon.size()));
  }
  if (heading.empty()) return false;
  const model::PageFacts& facts = *in_->facts;
  if (!facts.breadcrumb.empty() && StripMarks(facts.breadcrumb.back()) == heading) return true;
  for (const model::MetaTag& meta : facts.metas) {
    if (EqualsNoCase(meta.name, "columnname") && StripMarks(meta.content) == heading) return true;
  }
  const string_view title = facts.title;
  // The column's name, the site's, in either order: 通知公告-某县人民政府, 某县--通知公告.
  const bool first = title.starts_with(heading);
  if (!first && !title.ends_with(heading)) return false;
  const string_view rest =
      first ? title.substr(heading.size()) : title.substr(0, title.size() - heading.size());
  for (const string_view mark : {"-", "_", "|", " ", "—", "–", "－", "·", ",", "，", "＿"}) {
    if (first ? rest.starts_with(mark) : rest.ends_with(mark)) return true;
  }
  return rest.empty();
}

// Whether every <time> that is shown stands in an entry of a list.
bool ListReader::Impl::TimesAreOfRows() const {
  constexpr std::size_t kMostTimes = 60;
  const PageOutline& outline = *in_->outline;
  std::size_t times = 0;
  for (std::uint32_t i = 1; i < outline.size() && times < kMostTimes; ++i) {
    const OutlineNode& node = outline[i];
    if (node.tag != TagId::kTime || node.Has(kNodeHidden)) continue;
    ++times;
    if (!InRow(node.text.begin)) return false;
  }
  return times > 0;
}

// Whether the page is an article: then its lists only accompany it.
bool ListReader::Impl::IsArticle() const {
  const model::PageFacts& facts = *in_->facts;
  std::uint32_t listed = 0;
  std::uint32_t beside = 0;  // characters of rows that are no title: summaries
  std::uint32_t dated = 0;
  std::size_t rows = 0;
  bool named = false;          // a list under the page's own name
  std::uint32_t labelled = 0;  // rows that say 发布于 themselves
  std::uint32_t side = kNoNode;
  const auto said_beside = [this](const Row& row) {
    if (row.hidden) return 0U;
    const std::uint32_t label = row.anchor == kNoNode ? 0 : CountChars(LinkOf(row.anchor).label);
    const std::uint32_t text = CountChars(TextIn(row.text, false));
    return text > label ? text - label : 0U;
  };
  for (const Run& run : runs_) {
    // What a side bar says is none of the page's text, nor are the days between its entries.
    if (run.strong_side && !run.dropped && !run.hidden && run.parent != side) {
      side = run.parent;
      const std::uint32_t text = CountChars(TextOf(Node(side)));
      beside += text - std::min(text, run.chars);
    }
    if (run.dropped || run.strong_side) continue;
    listed += run.chars;
    dated += run.dated;
    rows += run.rows.size();
    named = named || ((run.rows.size() >= 3 || run.dated > 0) && IsOwnName(run.heading));
    for (const Row& row : run.rows) {
      if (row.hidden) continue;
      if (row.published >= 0 && row.days[static_cast<std::size_t>(row.published)].publish) {
        ++labelled;
      }
      beside += said_beside(row);
    }
  }
  const std::uint32_t own = facts.main_chars > beside ? facts.main_chars - beside : 0;
  for (const model::MetaTag& meta : facts.metas) {
    if (EqualsNoCase(meta.name, "articletitle") && !meta.content.empty()) return true;
  }
  if (own < listed && (dated >= 5 || rows >= 5)) return false;
  if (named) return false;
  // What the page seems to say of itself is what its entries say of themselves.
  constexpr std::uint32_t kLabelledRows = 3;
  const bool rows_say = labelled >= kLabelledRows && facts.published_from == "label";
  // <time> in nothing but the entries of lists beside it says nothing of the page.
  const bool theirs = facts.published_from == "time" && TimesAreOfRows();
  const string_view from = rows_say || theirs ? "text" : string_view(facts.published_from);
  // A few links without dates are the article's attachments.
  if (dated == 0 && rows <= 4 && own >= 20 && from == "label") return true;
  // <time> and JSON-LD stand beside the rows of lists as well.
  const std::uint32_t enough = from == "label" || from == "meta" || dated == 0 ? 60 : 300;
  if (!facts.published.empty() && from != "text" && own >= enough) return true;
  return own > 400 && own > 2 * listed;
}

// Whether a run of short labels is the menu of the page's neighbours, not what the page is for.
bool ListReader::Impl::IsMenuBeside(const Run& run) const {
  if (side_headings_.AnyIn(run.heading)) return true;
  string_view own = in_->url.substr(0, in_->url.find_first_of("?#"));
  const std::size_t slash = own.rfind('/');
  const string_view file = slash == string_view::npos ? own : own.substr(slash + 1);
  const string_view folder = slash == string_view::npos ? own : own.substr(0, slash + 1);
  for (const Row& row : run.rows) {
    if (row.anchor == kNoNode) continue;
    if (IsOwnName(row.title) || InBreadcrumb(row.title)) return true;
    const string_view address = AddressOf(row.anchor);
    if (!file.empty() && (address == file || address == own)) return true;
    if (!folder.empty() && (address == folder || address == "./")) return true;
  }
  std::uint32_t up = run.parent;
  for (int level = 0; level < 8 && up != 0; ++level, up = Node(up).parent) {
    if (Node(up).tag == TagId::kAside || HasClassWord(words_.side_words, Node(up).names) ||
        HasClassWord(words_.side_words, Node(up).id)) {
      return true;
    }
  }
  return false;
}

void ListReader::Impl::DropRuns() {
  menus_.clear();
  for (Run& run : runs_) {
    if (run.dropped) continue;
    const bool friends = IsFriends(run);
    if (!friends && !IsMenu(run)) continue;
    run.dropped = true;
    if (friends || IsMenuBeside(run)) menus_.push_back(std::move(run));
  }
  // What was moved away has no rows.
  std::erase_if(runs_, [](const Run& run) { return run.dropped || run.rows.empty(); });
}

// Where the page's own name stands above its content: no link, no entry, behind the breadcrumb.
std::uint32_t ListReader::Impl::FindOwnHead() const {
  constexpr std::uint32_t kLongest = 90;  // bytes
  const PageOutline& outline = *in_->outline;
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    const std::uint32_t bytes = node.text.end - node.text.begin;
    if (bytes < 6 || bytes > kLongest || node.links < node.links_end || outside_[i] != 0 ||
        node.Has(kNodeHidden | kNodeEmbedded) || node.text.begin < in_->crumb_end ||
        node.tag == TagId::kTitle || !IsOwnName(TextOf(node))) {
      continue;
    }
    const bool beside = std::any_of(menus_.begin(), menus_.end(), [&](const Run& menu) {
      return i >= menu.parent && i < std::max(menu.last, Node(menu.parent).end);
    });
    const bool entry = std::any_of(runs_.begin(), runs_.end(),
                                   [&](const Run& run) { return i >= run.first && i < run.last; });
    if (!beside && !entry) return i;
  }
  return kNoNode;
}

void ListReader::Impl::FindSides() {
  constexpr int kLevels = 10;
  std::uint32_t own_head = 0;  // not looked for yet
  for (Run& run : runs_) {
    std::uint32_t up = run.parent;
    for (int level = 0; level < kLevels && up != 0; ++level, up = Node(up).parent) {
      const OutlineNode& node = Node(up);
      if (node.tag == TagId::kBody) break;
      const bool named =
          HasClassWord(words_.side_words, node.names) || HasClassWord(words_.side_words, node.id);
      if (node.tag != TagId::kAside && !named) continue;
      // What holds many lists, and most of the page's, is no side bar, whatever its name.
      constexpr std::size_t kManyLists = 4;
      std::size_t inside = 0;
      for (const Run& other : runs_) inside += Inside(other.first, up) ? 1 : 0;
      const bool wrapper = inside >= kManyLists && inside * 2 > runs_.size();
      if (node.tag == TagId::kAside || !wrapper) {
        run.strong_side = true;
        break;
      }
    }
    if (side_headings_.AnyIn(run.heading)) run.side = true;
    if (run.strong_side) run.side = true;
    // What a column page is for stands behind its breadcrumb.
    if (!run.hidden && !run.embedded && in_->crumb_end > in_->crumb_begin &&
        run.rows.back().text.end <= in_->crumb_begin) {
      run.side = true;
    }
    // Nor does it stand, under another name, before its own.
    if (!run.side && !run.hidden && !run.embedded && !run.heading.empty() && !in_->is_home &&
        !IsOwnName(run.heading)) {
      if (own_head == 0) own_head = FindOwnHead();
      if (own_head != kNoNode && run.last <= own_head) run.side = true;
    }
    if (IsOwnName(run.heading)) run.side = false;
  }
}

void ListReader::Impl::FindMain() {
  if (runs_.empty()) return;
  if (IsArticle()) {
    for (Run& run : runs_) run.side = true;
    return;
  }
  if (in_->is_home) return;
  const auto weight = [&](const Run& run) {
    return static_cast<std::uint64_t>(run.chars + 6 * run.rows.size()) * (run.Dated() ? 2 : 1);
  };
  Run* own = nullptr;
  Run* best = nullptr;
  std::uint64_t second = 0;
  std::size_t pool = 0;
  bool headed = true;
  for (Run& run : runs_) {
    if (IsOwnName(run.heading) && (own == nullptr || weight(run) > weight(*own))) own = &run;
    if (run.side || run.hidden) continue;
    if (weak_side_headings_.AnyIn(run.heading) && !IsOwnName(run.heading) &&
        (runs_.size() > 1 || pagers_.empty())) {
      continue;
    }
    ++pool;
    headed = headed && !run.heading.empty();
    if (best == nullptr || weight(run) > weight(*best)) {
      if (best != nullptr) second = std::max(second, weight(*best));
      best = &run;
    } else {
      second = std::max(second, weight(run));
    }
  }
  if (own != nullptr && (best == nullptr || weight(*own) * 4 >= weight(*best))) best = own;
  if (best == nullptr) {
    // Only side bars and the like: the page is for the one that is alone.
    for (Run& run : runs_) {
      if (run.hidden) continue;
      if (best == nullptr || weight(run) > weight(*best)) best = &run;
    }
    // Without a pager nothing says that a side bar is more than one.
    if (best == nullptr || pagers_.empty() || runs_.size() > 1 ||
        side_headings_.AnyIn(best->heading) || weak_side_headings_.AnyIn(best->heading)) {
      for (Run& run : runs_) run.side = run.side || weak_side_headings_.AnyIn(run.heading);
      return;
    }
    pool = 1;
  }
  const bool paged = !pagers_.empty() && !best->hidden &&
                     std::any_of(pagers_.begin(), pagers_.end(), [&](const TextRange& pager) {
                       return pager.begin >= best->rows.back().text.begin;
                     });
  // The page's own list beside one box: it stands first, and nothing is written above it.
  if (best != own) {
    Run* bare = nullptr;
    std::size_t dated = 0;
    for (Run& run : runs_) {
      if (run.side || run.hidden || !run.Dated()) continue;
      if (++dated == 1 && run.heading.empty() && run.rows.size() >= 2) bare = &run;
      if (dated == 2 && run.heading.empty()) bare = nullptr;
    }
    if (bare != nullptr && dated == 2 && pool <= 3 && weight(*bare) * 4 >= weight(*best)) {
      own = best = bare;
    }
  }
  const std::uint64_t lead = weight(*best);
  const bool clear = pool <= 1 || best == own || (paged && lead >= second) || lead >= 4 * second ||
                     (!headed && lead * 2 >= 3 * second);
  if (!clear) return;
  best->main = true;
  best->side = false;
  for (Run& run : runs_) {
    if (&run != best && weak_side_headings_.AnyIn(run.heading)) run.side = true;
  }
}

}  // namespace xuncha::facts
