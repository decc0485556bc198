// SPDX-License-Identifier: Apache-2.0
//
// The dates of entries: read piece by piece (a piece is text that no tag interrupts), joined where
// day, month and year stand in elements of their own.
#include <algorithm>

#include "base/utf8.h"
#include "facts/ascii.h"
#include "facts/date_text.h"
#include "facts/list_date_parts.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"
#include "facts/publish_date_labels.h"

namespace xuncha::facts {
namespace {

using model::RowDate;
using std::string_view;
using whatwg::TagId;

constexpr std::size_t kMaxPieces = 96;   // of one entry
constexpr std::size_t kLongPiece = 120;  // bytes: longer text is prose
constexpr std::size_t kMaxTitleBytes = 200;

bool RealDay(int year, int month, int day) {
  return std::chrono::year_month_day(std::chrono::year{year == 0 ? 2020 : year},
                                     std::chrono::month{static_cast<unsigned>(month)},
                                     std::chrono::day{static_cast<unsigned>(day)})
      .ok();
}

// Whether there is a digit, or a Chinese one that years are written with.
bool MayHoldDay(string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80 ? IsDigit(text[i])
                 : (c == 0xE3 && text.substr(i, 3) == "〇") ||
                       (c == 0xE4 && text.substr(i, 3) == "二")) {
      return true;
    }
  }
  return false;
}

// A label that stands in a piece of its own: 发布日期：
bool IsLabelPiece(string_view text) {
  return text.size() <= 36 &&
         (text.ends_with(":") || text.ends_with("：") || CountChars(text) <= 6);
}

}  // namespace

// The text of the row, cut at every tag.
void ListReader::Impl::CollectPieces(const Row& row, std::vector<Piece>& pieces) const {
  pieces.clear();
  cuts_.clear();
  cuts_.push_back(row.text.begin);
  cuts_.push_back(row.text.end);
  std::vector<TextRange> times;
  std::uint32_t last = std::min(row.last, row.first + 400);
  for (std::uint32_t i = row.first; i < last; ++i) {
    const OutlineNode& node = Node(i);
    if (node.Has(kNodeHidden) != row.hidden) continue;
    cuts_.push_back(node.text.begin);
    cuts_.push_back(node.text.end);
    if (node.tag == TagId::kTime) times.push_back(node.text);
  }
  std::sort(cuts_.begin(), cuts_.end());
  const auto in_flow = [&](std::uint32_t node) {
    return Node(node).Has(kNodeHidden) == row.hidden;
  };
  // Cells: the children of the innermost element that holds the whole row.
  std::uint32_t box = row.node;
  for (;;) {
    std::uint32_t only = kNoNode;
    std::uint32_t count = 0;
    for (std::uint32_t i = box + 1; i < Node(box).end; i = Node(i).end) {
      if (Node(i).tag == TagId::kBr || Node(i).Has(kNodeComment) || Node(i).tag == TagId::kScript ||
          !in_flow(i)) {
        continue;
      }
      only = i;
      ++count;
    }
    if (count != 1 || Node(only).text.begin > Node(box).text.begin + 1 ||
        Node(only).text.end + 1 < Node(box).text.end) {
      break;
    }
    box = only;
  }
  const OutlineNode* anchor = row.anchor == kNoNode ? nullptr : &Node(row.anchor);
  std::uint32_t child = box + 1;
  std::int16_t cell = 0;
  for (std::size_t i = 0; i + 1 < cuts_.size() && pieces.size() < kMaxPieces; ++i) {
    const std::uint32_t begin = cuts_[i];
    const std::uint32_t end = cuts_[i + 1];
    if (begin < row.text.begin || end > row.text.end || begin == end) continue;
    const string_view text = TextIn({begin, end}, row.hidden);
    if (text.empty()) continue;
    while (child < Node(box).end && Node(child).end < Node(box).end && in_flow(Node(child).end) &&
           Node(Node(child).end).text.begin <= begin && Node(Node(child).end).text.end >= end) {
      child = Node(child).end;
      ++cell;
    }
    while (child < Node(box).end && Node(child).end < Node(box).end &&
           (!in_flow(child) || Node(child).text.end <= begin)) {
      child = Node(child).end;
      ++cell;
    }
    Piece piece;
    piece.text = text;
    const TextFlow& flow = row.hidden ? *in_->hidden : *in_->visible;
    piece.begin = static_cast<std::uint32_t>(text.data() - flow.All().data());  // spaces left out
    piece.in_anchor = anchor != nullptr && begin >= anchor->text.begin && end <= anchor->text.end;
    piece.in_time = std::any_of(times.begin(), times.end(), [&](const TextRange& time) {
      return begin >= time.begin && end <= time.end;
    });
    const bool in_box = begin >= Node(box).text.begin && end <= Node(box).text.end;
    piece.cell = in_box ? cell : static_cast<std::int16_t>(-1);
    pieces.push_back(piece);
  }
}

// What stands inside the entry's own element counts first.
void ListReader::Impl::ReadRowDays(Row& row) {
  CollectPieces(row, pieces_);
  ReadTitle(row, pieces_);
  const OutlineNode& own = Node(row.node);
  inside_.clear();
  for (const Piece& piece : pieces_) {
    if (piece.begin >= own.text.begin && piece.begin < own.text.end) inside_.push_back(piece);
  }
  FindDays(row, inside_);
  if (row.days.empty() && inside_.size() < pieces_.size()) FindDays(row, pieces_);
  ReadTooltip(row);
}

void ListReader::Impl::FindDays(Row& row, const std::vector<Piece>& pieces) {
  const bool titled = row.anchor != kNoNode && IsMinorLabel(LinkOf(row.anchor).label);
  DateReaderOptions options;
  std::size_t anchor_pieces = 0;
  for (const Piece& piece : pieces) anchor_pieces += piece.in_anchor ? 1 : 0;
  for (std::size_t i = 0; i < pieces.size() && row.days.size() < 8; ++i) {
    const Piece& piece = pieces[i];
    if (!row.seen_pin && piece.text.size() <= kLongPiece &&
        pinned_words_.AnyIn(piece.text.substr(0, 24))) {
      row.seen_pin = true;
    }
    // In a link that is the whole entry the day is a piece of its own.
    if (!row.relative && (!piece.in_anchor || anchor_pieces > 1)) {
      row.relative = IsRelativeDay(piece.text);
    }
    if (piece.in_anchor && (anchor_pieces < 2 || !IsDateOfList(piece.text))) continue;
    string_view text = piece.text;
    if (!MayHoldDay(text)) continue;
    std::size_t shift = 0;
    if (text.size() > kLongPiece) {  // prose: only its end may be a date
      shift = text.size() - 48;
      while (shift < text.size() && (static_cast<unsigned char>(text[shift]) & 0xC0) == 0x80)
        ++shift;
      text.remove_prefix(shift);
    }
    hits_.clear();
    ReadDates(text, options, hits_);
    const bool alone = IsDateOfList(text);
    int month = 0;
    int month_day = 0;
    if (hits_.empty() && alone && ReadMonthDay(text, month, month_day)) {
      DateHit& hit = hits_.emplace_back();
      hit.end = static_cast<std::uint32_t>(text.size());
      hit.month = static_cast<std::uint8_t>(month);
      hit.day = static_cast<std::uint8_t>(month_day);
      hit.form = DateForm::kMonthDay;
    }
    for (const DateHit& hit : hits_) {
      if (hit.form == DateForm::kMonthDay && !alone) continue;
      if (hit.form == DateForm::kShortYear && !alone && hit.end - hit.begin + 4 < text.size())
        continue;
      if (shift != 0 && text.size() - hit.end > 8) continue;
      string_view before = Trim(text.substr(0, hit.begin));
      if (StripMarks(before).empty() && i > 0 && !pieces[i - 1].in_anchor &&
          IsLabelPiece(pieces[i - 1].text)) {
        before = pieces[i - 1].text;
      }
      RowDay day;
      day.hit = hit;
      day.from = hit.has_year() ? RowDate::kShown : RowDate::kYearInferred;
      day.cell = piece.cell;
      day.alone = alone;
      day.by_time = piece.in_time;
      const string_view label = StripMarks(before);
      if (!label.empty()) {
        const auto ends_with = [&](const std::vector<std::string>& words) {
          return std::any_of(words.begin(), words.end(),
                             [&](const std::string& word) { return label.ends_with(word); });
        };
        if (ends_with(words_.issue_headers)) {
          day.issued = true;
        } else if (other_dates_.AnyIn(label.size() > 30 ? label.substr(label.size() - 30)
                                                        : label) ||
                   IsEventDay(label)) {
          continue;
        } else if (ends_with(words_.publish_headers)) {
          day.publish = true;
          day.rank = RankOf(words_.publish_headers, label);
        }
      }
      // A title that is no link may tell of a day: 关于2022年4月14日召开听证会的公告.
      if (titled && !alone && !day.publish && !day.issued) continue;
      row.days.push_back(day);
      if (row.days.size() >= 8) break;
    }
  }
  JoinDays(row, pieces);
}

// The place of the longest word that the label ends with; behind all of them if it is a part of
// another word: 提问日期 says 日期, but of what?
std::uint8_t ListReader::Impl::RankOf(const std::vector<std::string>& words, string_view label) {
  constexpr std::uint8_t kLast = 255;
  constexpr std::size_t kChinese = 3;  // bytes of a character
  std::size_t longest = 0;
  std::size_t rank = kLast;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].size() <= longest || !label.ends_with(words[i])) continue;
    longest = words[i].size();
    rank = i;
  }
  const string_view rest = label.substr(0, label.size() - longest);
  const bool inside = longest <= 2 * kChinese && rest.size() >= kChinese &&
                      static_cast<unsigned char>(rest[rest.size() - kChinese]) >= 0xE4;
  return inside ? kLast : static_cast<std::uint8_t>(std::min<std::size_t>(rank, kLast));
}

// Days whose parts stand in elements of their own.
void ListReader::Impl::JoinDays(Row& row, const std::vector<Piece>& pieces) {
  if (!row.days.empty()) {
    // "08-01" with the year in the next element.
    if (row.days.size() != 1 || row.days[0].hit.has_year()) return;
  }
  std::vector<DatePart> parts;
  std::vector<std::size_t> at;
  bool gap = false;
  bool last_gap = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    DatePart part = ReadPart(pieces[i].text);
    if (part.part == Part::kGap) {
      gap = true;
      continue;
    }
    if (!parts.empty() && parts.back().part == Part::kDay && part.part == Part::kDay) {
      last_gap = gap;
    }
    gap = false;
    parts.push_back(part);
    at.push_back(i);
  }
  const auto is = [&](std::size_t i, Part part) {
    return i < parts.size() && parts[i].part == part;
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    int year = 0;
    int month = 0;
    int day = 0;
    const DatePart& a = parts[i];
    const auto part = [&](std::size_t k) -> const DatePart& { return parts[i + k]; };
    if (a.part == Part::kYear && is(i + 1, Part::kDay) && is(i + 2, Part::kDay)) {
      year = a.year;
      month = part(1).day;
      day = part(2).day;
    } else if (a.part == Part::kYear && is(i + 1, Part::kMonth) && is(i + 2, Part::kDay)) {
      year = a.year;
      month = part(1).month;
      day = part(2).day;
    } else if (a.part == Part::kDay && is(i + 1, Part::kMonth)) {
      day = a.day;
      month = part(1).month;
      if (is(i + 2, Part::kYear)) year = part(2).year;
    } else if (a.part == Part::kMonth && is(i + 1, Part::kDay)) {
      month = a.month;
      day = part(1).day;
      if (is(i + 2, Part::kYear)) year = part(2).year;
    } else if (a.part == Part::kDay && is(i + 1, Part::kYearMonth)) {
      day = a.day;
      year = part(1).year;
      month = part(1).month;
    } else if (a.part == Part::kYearMonth && is(i + 1, Part::kDay)) {
      year = a.year;
      month = a.month;
      day = part(1).day;
    } else if (a.part == Part::kMonthDay && is(i + 1, Part::kYear)) {
      month = a.month;
      day = a.day;
      year = part(1).year;
    } else if (a.part == Part::kYear && is(i + 1, Part::kMonthDay)) {
      year = a.year;
      month = part(1).month;
      day = part(1).day;
    } else if (a.part == Part::kDay && is(i + 1, Part::kDay) && is(i + 2, Part::kYear)) {
      month = a.day;
      day = part(1).day;
      year = part(2).year;
      if (month > 12) std::swap(month, day);
    } else if (a.part == Part::kDay && is(i + 1, Part::kDay) && last_gap && row.days.empty()) {
      month = a.day;
      day = part(1).day;
    } else {
      continue;
    }
    if (month < 1 || month > 12 || day < 1 || !RealDay(year, month, day)) continue;
    RowDay joined;
    joined.hit.year = static_cast<std::int16_t>(year);
    joined.hit.month = static_cast<std::uint8_t>(month);
    joined.hit.day = static_cast<std::uint8_t>(day);
    joined.from = RowDate::kJoined;
    joined.cell = pieces[at[i]].cell;
    if (year == 0 && !row.days.empty()) return;
    row.days.clear();
    row.days.push_back(joined);
    return;
  }
}

// The title: the link's label, or where the whole entry is one link the first text that is no date.
void ListReader::Impl::ReadTitle(Row& row, const std::vector<Piece>& pieces) const {
  if (row.anchor == kNoNode) {  // text without a link: the longest piece
    // What stands beside its own element tells of it.
    const TextRange own = Node(row.node).text;
    const auto take = [&](bool beside) {
      for (const Piece& piece : pieces) {
        if (!beside && (piece.begin < own.begin || piece.begin >= own.end)) continue;
        if (IsDateOfList(piece.text) || piece.text.size() <= row.title.size()) continue;
        if (CountChars(piece.text) >= 4) row.title = CutUtf8(piece.text, kMaxTitleBytes);
      }
    };
    take(false);
    if (row.title.empty()) take(true);
    return;
  }
  const OutlineNode& anchor = Node(row.anchor);
  const model::Link& link = LinkOf(row.anchor);
  string_view title = link.label;
  const bool label_cut = title.ends_with("…") || title.ends_with("..");
  if (!anchor.names.empty() && anchor.tag == TagId::kA && label_cut) title = anchor.names;
  for (std::uint32_t i = row.anchor + 1; i < anchor.end; ++i) {
    const TagId tag = Node(i).tag;
    const bool heading = tag == TagId::kH1 || tag == TagId::kH2 || tag == TagId::kH3 ||
                         tag == TagId::kH4 || tag == TagId::kH5 || tag == TagId::kH6;
    const string_view text = TextOf(Node(i));
    if (!heading || text.empty()) continue;
    row.title = CutUtf8(text, kMaxTitleBytes);
    return;
  }
  // 查看全文 behind a title that is no link.
  if (IsMinorLabel(link.label)) {
    for (const Piece& piece : pieces) {
      if (piece.in_anchor || CountChars(piece.text) < 4 || IsDateOfList(piece.text) ||
          ReadPart(piece.text).part != Part::kNone) {
        continue;
      }
      row.title = CutUtf8(piece.text, kMaxTitleBytes);
      return;
    }
  }
  // Pieces of the link between white space, dates left out: where there are several, the first.
  bool cut = false;
  std::vector<TextRange> parts;
  for (const Piece& piece : pieces) {
    if (!piece.in_anchor) continue;
    const auto end = piece.begin + static_cast<std::uint32_t>(piece.text.size());
    const DatePart part = ReadPart(piece.text);
    if (IsDateOfList(piece.text) || part.part != Part::kNone) {
      cut = true;
      continue;
    }
    if (!parts.empty() && TextIn({parts.back().end, end}, row.hidden) == piece.text &&
        parts.back().end + piece.text.size() >= end) {
      parts.back().end = end;
      continue;
    }
    parts.push_back({piece.begin, end});
  }
  if (parts.size() > 1 || cut) {
    string_view best;
    for (const TextRange& range : parts) {
      const string_view text = TextIn(range, row.hidden);
      if (CountChars(StripMarks(text)) >= 4) {
        best = text;
        break;
      }
    }
    if (!best.empty() && (cut || anchor.text.end - anchor.text.begin > 150)) title = best;
  }
  // All of them begin with one of these bytes.
  const auto lead = static_cast<unsigned char>(title.empty() ? '\0' : title.front());
  if (lead == 0xC2 || lead == 0xE2) {
    for (const string_view bullet : {"·", "•", "■", "▪", "●", "◆", "►", "▶", "○", "□", "※", "★"}) {
      if (title.starts_with(bullet)) title = Trim(title.substr(bullet.size()));
    }
  }
  row.title = CutUtf8(title, kMaxTitleBytes);
}

void ListReader::Impl::ReadDays(Run& run) {
  AddTextRows(run);
  SetExtents(run);
  for (Row& row : run.rows) ReadRowDays(row);
  ApplyDateHeads(run);
  std::erase_if(run.rows, [](const Row& row) {
    return row.anchor == kNoNode && (row.days.empty() || row.title.empty());
  });
  // Some pages write the date into the link's own text, at one end.
  const bool any = std::any_of(run.rows.begin(), run.rows.end(),
                               [](const Row& row) { return !row.days.empty(); });
  if (!any) {
    std::size_t found = 0;
    std::vector<DateHit> ends(run.rows.size());
    for (std::size_t i = 0; i < run.rows.size(); ++i) {
      const string_view title = run.rows[i].title;
      hits_.clear();
      ReadDates(title, DateReaderOptions{}, hits_);
      if (hits_.empty()) continue;
      const DateHit& last = hits_.back();
      const bool closed = StripMarks(title.substr(last.end)).empty();
      const string_view before = title.substr(0, last.begin);
      // 会议时间：2022-09-05 is another day.
      const bool labelled = before.ends_with("：") || before.ends_with(":");
      if (labelled && other_dates_.AnyIn(before.substr(before.size() -
                                                       std::min<std::size_t>(before.size(), 18)))) {
        continue;
      }
      const bool apart = before.ends_with(" ") || StripMarks(before).size() < before.size();
      const bool leads =
          hits_.front().begin <= 3 && StripMarks(title.substr(0, hits_.front().begin)).empty();
      if (closed && apart && last.begin > 0 && (last.has_year() || !before.ends_with(" "))) {
        ends[i] = last;
      } else if (leads && hits_.front().end < title.size() && hits_.front().has_year()) {
        ends[i] = hits_.front();
      } else {
        continue;
      }
      ++found;
    }
    if (found * 5 >= run.rows.size() * 3) {
      for (std::size_t i = 0; i < run.rows.size(); ++i) {
        if (ends[i].month == 0) continue;
        RowDay day;
        day.hit = ends[i];
        day.from = day.hit.has_year() ? RowDate::kShown : RowDate::kYearInferred;
        run.rows[i].days.push_back(day);
        const string_view title = run.rows[i].title;
        string_view rest =
            ends[i].begin <= 3 ? title.substr(ends[i].end) : title.substr(0, ends[i].begin);
        rest = Trim(rest);
        for (const string_view mark : {"(", "[", "（", "【", "<", "/", ")", "]", "）", "】"}) {
          if (rest.ends_with(mark) && ends[i].begin > 3)
            rest = Trim(rest.substr(0, rest.size() - mark.size()));
          if (rest.starts_with(mark) && ends[i].begin <= 3) rest = Trim(rest.substr(mark.size()));
        }
        run.rows[i].title = std::string(rest);
      }
    }
  }
  ChooseDays(run);
  ReadTimes(run);
  InferYears(run);
  for (const Row& row : run.rows) {
    if (row.published >= 0 || row.issued >= 0) ++run.dated;
    run.chars += CountChars(row.title);
  }
}

}  // namespace xuncha::facts
