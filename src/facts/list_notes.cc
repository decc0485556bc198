// SPDX-License-Identifier: Apache-2.0
//
// What stands in the place of a list: a system's words, a person's words; and, above a list as
// well, that nothing more will come. Known wordings first ([lists] of the lexicon), then a small
// grammar
// ([notes]) that is believed only where the sentence stands alone.
#include <algorithm>

#include "base/utf8.h"
#include "facts/absence.h"
#include "facts/ascii.h"
#include "facts/find_text.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"
#include "facts/page_words.h"

namespace xuncha::facts {
namespace {

using std::string_view;
using Words = std::vector<std::string>;

constexpr std::uint32_t kMaxNoteRegion = 400;  // characters: a page with more text says more
constexpr std::size_t kMaxNoteBytes = 200;
constexpr std::uint32_t kMaxPlaceholder = 60;     // characters of the sentence
constexpr std::uint32_t kMaxBeside = 60;          // characters beside a system's words: 建设中
constexpr std::uint32_t kMaxBesideAbsence = 200;  // … beside 没有找到相关信息
constexpr std::uint32_t kMaxLone = 90;            // characters of all that stands there
constexpr std::uint32_t kMaxLonePerson = 260;     // … where it is plainly a person's word
constexpr std::uint32_t kMaxLabel = 8;            // characters of a label, which is no sentence
constexpr std::uint32_t kMaxLabels = 20;          // of all of them

}  // namespace

// The text of the smallest element around a place, or the sentence there.
string_view ListReader::Impl::SaidAt(std::uint32_t at, std::uint32_t size) const {
  const PageOutline& outline = *in_->outline;
  TextRange best{0, in_->visible->size()};
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    if (node.Has(kNodeHidden)) continue;
    if (node.text.begin <= at && node.text.end >= at + size &&
        node.text.end - node.text.begin <= best.end - best.begin) {
      best = node.text;
    }
  }
  string_view text = in_->visible->View(best);
  if (text.size() <= kMaxNoteBytes) return text;
  // A sentence of it.
  const std::size_t inside = at > best.begin ? at - best.begin : 0;
  std::size_t begin = 0;
  std::size_t end = text.size();
  for (const string_view stop : {string_view("。"), string_view("；"), string_view("！")}) {
    const std::size_t before = text.rfind(stop, inside);
    if (before != string_view::npos && before < inside) {
      begin = std::max(begin, before + stop.size());
    }
    const std::size_t after = text.find(stop, inside);
    if (after != string_view::npos) end = std::min(end, after + stop.size());
  }
  return begin < end ? CutUtf8(text.substr(begin, end - begin), kMaxNoteBytes) : string_view();
}

bool ListReader::Impl::InRow(std::uint32_t at) const {
  return std::any_of(runs_.begin(), runs_.end(), [&](const Run& run) {
    return !run.hidden && std::any_of(run.rows.begin(), run.rows.end(), [&](const Row& row) {
      return at >= row.text.begin && at < row.text.end;
    });
  });
}

// 本栏目已归档，不再更新: stands above or below a list as well as in its place.
void ListReader::Impl::ReadClosed(model::ListFacts& out) {
  if (in_->is_home || IsArticle()) return;
  const auto read = [&](const Words& words, string_view text) {
    const auto base = static_cast<std::uint32_t>(text.data() - in_->visible->All().data());
    for (const std::string& word : words) {
      const std::size_t found = FindText(text, word);
      if (found == string_view::npos) continue;
      const auto at = base + static_cast<std::uint32_t>(found);
      if (InRow(at)) continue;
      const string_view said = SaidAt(at, static_cast<std::uint32_t>(word.size()));
      if (!SaysThatItIsClosed(words_, said)) continue;
      out.none_note = CutUtf8(said, kMaxNoteBytes);
      return true;
    }
    return false;
  };
  for (const TextRange& range : region_text_) {
    const string_view text = in_->visible->View(range);
    if (text.empty()) continue;
    if (closed_words_.AnyIn(text) && read(words_.closed_words, text)) return;
    if (closed_verbs_.AnyIn(text) && read(words_.closed_verbs, text)) return;
  }
}

// Whether the page has entries of its own: then nobody asks what is said in their place. A box that
// was taken for the page's list (刚刚更新, pictures) is no reason to look away.
bool ListReader::Impl::HasOwnList() const {
  return std::any_of(runs_.begin(), runs_.end(), [this](const Run& run) {
    const bool own = !run.heading.empty() && IsOwnName(run.heading);
    return run.main &&
           (own ? run.rows.size() > 2 || run.dated > 0 : run.heading.empty() && run.dated > 0);
  });
}

// What is said instead of a list: only where the page shows none and says little.
void ListReader::Impl::ReadNotes(model::ListFacts& out) {
  ReadClosed(out);
  if (!out.none_note.empty() || out.region_chars > kMaxNoteRegion || in_->is_home) return;
  if (HasOwnList()) return;
  ReadWordedNotes(out);
  if (out.none_note.empty() && out.placeholder.empty()) ReadLoneNote(out);
}

// Wordings that are known, wherever they stand in the region.
void ListReader::Impl::ReadWordedNotes(model::ListFacts& out) {
  const auto find = [&](const Words& words, const auto& take) {
    for (const TextRange& range : region_text_) {
      const string_view text = in_->visible->View(range);
      if (text.empty()) continue;
      const auto base = static_cast<std::uint32_t>(text.data() - in_->visible->All().data());
      for (const std::string& word : words) {
        const std::size_t found = FindText(text, word);
        if (found == string_view::npos) continue;
        const auto at = base + static_cast<std::uint32_t>(found);
        if (!InRow(at) && take(at, static_cast<std::uint32_t>(word.size()))) return;
      }
    }
  };
  find(words_.none_words, [&](std::uint32_t at, std::uint32_t size) {
    const string_view said = SaidAt(at, size);
    if (CountChars(said) < 6) return false;
    out.none_note = CutUtf8(said, kMaxNoteBytes);
    return true;
  });
  find(words_.placeholder_words, [&](std::uint32_t at, std::uint32_t size) {
    const string_view said = SaidAt(at, size);
    const std::uint32_t chars = CountChars(said);
    if (JudgeAbsence(words_, said, OwnNames()).who == Absence::kByPerson) {
      if (out.none_note.empty()) out.none_note = CutUtf8(said, kMaxNoteBytes);
      return false;
    }
    if (chars > kMaxPlaceholder || HasOneOfWords(words_.absence_others, said)) return false;
    // A page that says more than that is none that stands empty (园区正在建设中).
    const std::uint32_t beside = LacksNouns(words_, said) ? kMaxBesideAbsence : kMaxBeside;
    if (left_known_ && left_chars_ > chars + beside) return false;
    out.placeholder = CutUtf8(said, kMaxNoteBytes);
    return true;
  });
  if (!out.none_note.empty()) out.placeholder.clear();
}

// Of the column and of those above it.
std::vector<std::string> ListReader::Impl::OwnNames() const {
  std::vector<std::string> names = in_->facts->breadcrumb;
  for (const model::MetaTag& meta : in_->facts->metas) {
    if (EqualsNoCase(meta.name, "columnname")) names.push_back(meta.content);
  }
  return names;
}

// Whether nothing but labels is left, such as the headings of a menu and of tabs: no sentence.
bool ListReader::Impl::OnlyLabels() const {
  return left_known_ && left_chars_ <= kMaxLabels &&
         std::all_of(left_.begin(), left_.end(), [&](const TextRange& piece) {
           return CountChars(in_->visible->View(piece)) <= kMaxLabel;
         });
}

// What is left of the region in one text, entries left out.
std::string ListReader::Impl::LeftText() const {
  std::string text;
  std::uint32_t last = 0;
  for (const TextRange& piece : left_) {
    if (InRow(piece.begin)) continue;
    if (piece.begin > last && !text.empty()) text += ' ';
    text += in_->visible->View(piece);
    last = piece.end;
  }
  return text;
}

// One short text alone in the place of a list, or a count of no entries and nothing else.
void ListReader::Impl::ReadLoneNote(model::ListFacts& out) {
  // Pictures are as often the site's (bullets, an empty box) as the page's own.
  // A form beside a count of no entries is the one that asks for them.
  const bool other = out.region_documents > 0 || out.region_media > 0 ||
                     (out.region_forms > 0 && zero_count_.empty()) || !out.region_frames.empty();
  if (!left_known_ || other || IsArticle()) return;
  if (OnlyLabels()) out.placeholder = zero_count_;
  if (left_.empty() || !out.placeholder.empty()) return;
  const std::string text = LeftText();
  const std::uint32_t chars = CountChars(text);
  if (chars > kMaxLonePerson) return;
  const AbsenceSaid said = JudgeAbsence(words_, text, OwnNames());
  // Longer texts must show in two ways that a person tells why nothing is there.
  const bool plain = chars <= kMaxLone || (said.marks > 1 && said.of_entries);
  if (said.who == Absence::kByPerson && plain) {
    out.none_note = CutUtf8(text, kMaxNoteBytes);
  } else if (said.who == Absence::kBySystem && chars <= kMaxLone) {
    out.placeholder = CutUtf8(text, kMaxNoteBytes);
  }
}

}  // namespace xuncha::facts
