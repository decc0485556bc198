// SPDX-License-Identifier: Apache-2.0
//
// What stands in the place of a list: a system's words, a person's words; and, above a list as
// well, that nothing more will come. Known wordings first ([lists] of the lexicon), then a small
// grammar
// ([notes]) that is believed only where the sentence stands alone.
#include <algorithm>

#include "base/utf8.h"
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
constexpr std::uint32_t kMaxClosed = 90;          // characters of a sentence that closes a column
constexpr std::uint32_t kDeclared = 10;           // characters: a person's sentence is no shorter
constexpr std::uint32_t kMaxLabel = 8;            // characters of a label, which is no sentence
constexpr std::uint32_t kMaxLabels = 20;          // of all of them
constexpr std::size_t kNounReach = 16 * 3;        // bytes from a word of absence to what lacks

// Whether one of `nouns` follows one of `words` within a clause and the reach.
bool Follows(const Words& words, const Words& nouns, string_view text) {
  for (const std::string& word : words) {
    for (std::size_t at = text.find(word); at != string_view::npos; at = text.find(word, at + 1)) {
      string_view rest = text.substr(at + word.size(), kNounReach);
      for (const string_view stop : {string_view("，"), string_view(","), string_view("。"),
                                     string_view("；"), string_view("！")}) {
        rest = rest.substr(0, rest.find(stop));
      }
      if (HasOneOfWords(nouns, rest)) return true;
    }
  }
  return false;
}

// 2022年 or 2022-08: the sentence says for when it holds.
bool HoldsYear(string_view text) {
  for (std::size_t i = 0; i + 4 < text.size(); ++i) {
    if ((text.substr(i).starts_with("19") || text.substr(i).starts_with("20")) &&
        IsDigit(text[i + 2]) && IsDigit(text[i + 3]) && (i == 0 || !IsDigit(text[i - 1])) &&
        (text.substr(i + 4).starts_with("年") || text[i + 4] == '-' || text[i + 4] == '.')) {
      return true;
    }
  }
  return false;
}

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

// Whether a sentence says that nothing more will come here.
bool ListReader::Impl::SaysClosed(string_view sentence) const {
  if (HasOneOfWords(words_.closed_words, sentence)) return true;
  if (CountChars(sentence) > kMaxClosed) return false;
  return Follows(words_.closed_subjects, words_.closed_verbs, sentence);
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
      if (!SaysClosed(said)) continue;
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

// What is said instead of a list: only where the page shows none and says little.
void ListReader::Impl::ReadNotes(model::ListFacts& out) {
  ReadClosed(out);
  if (!out.none_note.empty() || out.region_chars > kMaxNoteRegion || in_->is_home) return;
  // A box that was taken for the page's list (刚刚更新, pictures) is no reason to look away: where
  // the page has entries of its own, nobody asks for a note.
  const bool listed = std::any_of(runs_.begin(), runs_.end(), [this](const Run& run) {
    const bool own = !run.heading.empty() && IsOwnName(run.heading);
    return run.main &&
           (own ? run.rows.size() > 2 || run.dated > 0 : run.heading.empty() && run.dated > 0);
  });
  if (listed) return;
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
    if (HasOneOfWords(words_.none_marks, said) && chars >= kDeclared) {
      if (out.none_note.empty()) out.none_note = CutUtf8(said, kMaxNoteBytes);
      return false;
    }
    if (chars > kMaxPlaceholder || HasOneOfWords(words_.absence_others, said)) return false;
    // A page that says more than that is none that stands empty (园区正在建设中).
    const bool lacks = Follows(words_.absence_words, words_.absence_nouns, said);
    const std::uint32_t beside = lacks ? kMaxBesideAbsence : kMaxBeside;
    if (left_known_ && left_chars_ > chars + beside) return false;
    out.placeholder = CutUtf8(said, kMaxNoteBytes);
    return true;
  });
  if (!out.none_note.empty()) out.placeholder.clear();
}

// Whether a system says, in words of its own, that it has no entries here (yet).
bool ListReader::Impl::LacksEntries(string_view sentence) const {
  if (CountChars(sentence) > kMaxPlaceholder) return false;
  if (HasOneOfWords(words_.absence_others, sentence)) return false;
  return HasOneOfWords(words_.prepare_words, sentence) ||
         Follows(words_.absence_words, words_.absence_nouns, sentence);
}

// Whether it is a person who says it: for whom, for when.
bool ListReader::Impl::IsDeclared(string_view sentence) const {
  return CountChars(sentence) >= kDeclared &&
         (HasOneOfWords(words_.none_marks, sentence) ||
          HasOneOfWords(words_.declare_marks, sentence) || HoldsYear(sentence));
}

// Whether nothing but labels is left, such as the headings of a menu and of tabs: no sentence.
bool ListReader::Impl::OnlyLabels() const {
  return left_known_ && left_chars_ <= kMaxLabels &&
         std::all_of(left_.begin(), left_.end(), [&](const TextRange& piece) {
           return CountChars(in_->visible->View(piece)) <= kMaxLabel;
         });
}

// One short text alone in the place of a list, or a count of no entries and nothing else.
void ListReader::Impl::ReadLoneNote(model::ListFacts& out) {
  // Pictures are as often the site's (bullets, an empty box) as the page's own.
  const bool other = out.region_documents > 0 || out.region_media > 0 || out.region_forms > 0 ||
                     !out.region_frames.empty();
  if (!left_known_ || left_chars_ > kMaxLone || other || IsArticle()) return;
  if (OnlyLabels()) out.placeholder = zero_count_;
  if (left_.empty() || !out.placeholder.empty()) return;
  std::string text;
  std::uint32_t last = left_.front().begin;
  for (const TextRange& piece : left_) {
    if (InRow(piece.begin)) continue;
    if (piece.begin > last) text += ' ';
    text += in_->visible->View(piece);
    last = piece.end;
  }
  const bool declared =
      IsDeclared(text) && (Follows(words_.absence_words, words_.absence_nouns, text) ||
                           Follows(words_.declare_words, words_.absence_nouns, text));
  if (declared) {
    out.none_note = CutUtf8(text, kMaxNoteBytes);
  } else if (LacksEntries(text)) {
    out.placeholder = CutUtf8(text, kMaxNoteBytes);
  }
}

}  // namespace xuncha::facts
