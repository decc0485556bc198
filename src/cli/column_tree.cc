// SPDX-License-Identifier: Apache-2.0
#include "cli/column_tree.h"

#include <algorithm>
#include <string_view>

#include "base/text_width.h"

namespace xuncha::cli {
namespace {

constexpr std::size_t kLevel = 2;
constexpr std::size_t kLatest = 10;
constexpr std::size_t kGap = 2;
constexpr std::size_t kLeastName = 18;    // else cells are left out
constexpr std::size_t kShortestName = 8;  // at most cut to

const char* StateColour(model::ColumnState state) {
  using State = model::ColumnState;
  switch (state) {
    case State::kFresh:
      return "32";
    case State::kStale:
      return "33";
    case State::kBlank:
      return "31";
    case State::kUnknown:
    case State::kNotObserved:
      return "35";
    case State::kDeclaredNone:
    case State::kStatic:
    case State::kArchived:
      break;
  }
  return "2";
}

// Fresh and static ones say all there is to say in their row.
bool Explains(const model::Column& column, const TreeOptions& options) {
  using State = model::ColumnState;
  return options.everything || (column.state != State::kFresh && column.state != State::kStatic);
}

std::string RightAligned(std::string_view text, std::size_t width) {
  const std::size_t taken = DisplayWidth(text);
  return std::string(width > taken ? width - taken : 0, ' ') + std::string(text);
}

class Tree {
 public:
  Tree(const std::vector<model::Column>& columns, const ReportWords& words, const TextStyle& style,
       const TreeOptions& options)
      : words_(words), style_(style), options_(options), rows_(ArrangeTree(columns)) {
    kind_ = DisplayWidth(words.Say("columns.kind"));
    age_ = DisplayWidth(words.Say("columns.age"));
    state_ = DisplayWidth(words.Say("columns.state"));
    for (const model::Column& column : columns) {
      kind_ = std::max(kind_, DisplayWidth(KindWords(column, words)));
      age_ = std::max(age_, DisplayWidth(AgeWords(column, words)));
      state_ = std::max(state_, DisplayWidth(StateWords(column, words)));
    }
    // On a narrow terminal what the other cells tell as well is left out.
    with_age_ = Room() >= kLeastName;
    with_level_ = Room() >= kLeastName;
    name_ = std::max(Room(), kShortestName);
  }

  std::string Write() {
    if (rows_.empty()) return {};
    Line(Painted(
        style_, "2",
        Row(words_.Say("columns.name"), words_.Say("columns.kind"), words_.Say("columns.level"),
            words_.Say("columns.latest"), words_.Say("columns.age"))
            .append(words_.Say("columns.state"))));
    for (const TreeRow& row : rows_) One(row);
    return std::move(out_);
  }

 private:
  // Columns that are left for the name.
  std::size_t Room() const {
    std::size_t others = options_.indent + kind_ + kLatest + state_ + 3 * kGap;
    if (with_level_) others += kLevel + kGap;
    if (with_age_) others += age_ + kGap;
    return style_.columns > others ? style_.columns - others : 0;
  }

  void Line(std::string_view text) {
    const std::size_t end = text.find_last_not_of(' ');
    out_.append(options_.indent, ' ');
    out_.append(text.substr(0, end == std::string_view::npos ? 0 : end + 1)).append("\n");
  }

  // All but the state, which has a colour of its own and ends the line.
  std::string Row(std::string_view name, std::string_view kind, std::string_view level,
                  std::string_view latest, std::string_view age) const {
    const std::string gap(kGap, ' ');
    std::string line = PadWidth(name, name_);
    line.append(gap).append(PadWidth(kind, kind_)).append(gap);
    if (with_level_) line.append(PadWidth(level, kLevel)).append(gap);
    line.append(PadWidth(latest, kLatest)).append(gap);
    if (with_age_) line.append(RightAligned(age, age_)).append(gap);
    return line;
  }

  // The lines of the tree before a name, or (`below`) before what stands under it.
  static std::string Branches(const TreeRow& row, bool below) {
    std::string text;
    for (std::size_t i = 1; i < row.more.size(); ++i) {
      const bool last = i + 1 == row.more.size();
      if (last && !below) {
        text.append(row.more[i] ? "├ " : "└ ");
      } else {
        text.append(row.more[i] ? "│ " : "  ");
      }
    }
    return text;
  }

  void One(const TreeRow& row) {
    const model::Column& column = *row.column;
    const std::string name = Branches(row, false) + Printable(NameBelow(column, row.above));
    std::string line = Row(name, KindWords(column, words_),
                           column.level > 0 ? std::to_string(column.level) : std::string("-"),
                           column.latest.empty() ? "-" : column.latest, AgeWords(column, words_));
    line.append(
        Painted(style_, StateColour(column.state), FitWidth(StateWords(column, words_), state_)));
    Line(line);
    if (!Explains(column, options_)) return;
    std::string why = WhyWords(column, words_);
    why.append(why.empty() ? "" : "  ").append(column.id);
    const std::string before = Branches(row, true) + "  ";
    const std::size_t taken = options_.indent + DisplayWidth(before);
    const std::size_t room =
        style_.columns > taken + kLeastName ? style_.columns - taken : kLeastName;
    for (const std::string& part : WrapWidth(Printable(why), room)) {
      Line(before + Painted(style_, "2", part));
    }
  }

  const ReportWords& words_;
  const TextStyle& style_;
  const TreeOptions& options_;
  std::vector<TreeRow> rows_;
  std::size_t kind_ = 0;
  std::size_t age_ = 0;
  std::size_t state_ = 0;
  std::size_t name_ = 0;
  bool with_level_ = true;
  bool with_age_ = true;
  std::string out_;
};

}  // namespace

std::string Painted(const TextStyle& style, const char* code, std::string_view text) {
  if (!style.colour) return std::string(text);
  std::string painted("\x1B[");
  painted.append(code).append("m").append(text).append("\x1B[0m");
  return painted;
}

std::string WriteColumnTree(const std::vector<model::Column>& columns, const ReportWords& words,
                            const TextStyle& style, const TreeOptions& options) {
  return Tree(columns, words, style, options).Write();
}

std::string StateSummary(const std::vector<model::Column>& columns, const ReportWords& words) {
  std::string text;
  for (const auto& [state, count] : CountStates(columns)) {
    text.append(text.empty() ? "" : " · ").append(words.State(model::Name(state)));
    text.append(" ").append(std::to_string(count));
  }
  return text;
}

}  // namespace xuncha::cli
