// SPDX-License-Identifier: Apache-2.0
#include "cli/column_explanation.h"

#include <algorithm>
#include <vector>

#include "base/text_width.h"
#include "cli/column_json.h"
#include "cli/column_words.h"

namespace xuncha::cli {
namespace {

constexpr std::size_t kEntries = 20;  // of a list, in text

// The list that the column was judged by: the main one, else the longest that is no side bar.
const model::ListBlock* JudgedBlock(const model::PageFacts& page) {
  const model::ListBlock* longest = nullptr;
  for (const model::ListBlock& block : page.lists.blocks) {
    if (block.main) return &block;
    if (block.side) continue;
    if (longest == nullptr || block.item_count > longest->item_count) longest = &block;
  }
  return longest;
}

class Words {
 public:
  Words(const ReportWords& words, std::size_t columns) : words_(words), columns_(columns) {}

  std::string Write(const model::Column& column, const model::PageFacts* page) {
    Title(words_.Say("show.column", {{"path", PathWords(column)}}));
    What(column);
    Latest(column);
    if (page != nullptr) Blocks(*page);
    Readings("columns.readings", column.readings);
    Readings("columns.future", column.future);
    Undated(column);
    return std::move(out_);
  }

 private:
  void Title(std::string_view text) {
    if (!out_.empty()) out_.append("\n");
    for (const std::string& line : WrapWidth(Printable(text), columns_)) {
      out_.append(line).append("\n");
    }
  }
  void Wrapped(std::string_view text, std::size_t indent, std::size_t hang) {
    bool first = true;
    for (const std::string& line : WrapWidth(Printable(text), columns_ - hang)) {
      out_.append(first ? indent : hang, ' ').append(line).append("\n");
      first = false;
    }
  }
  void Pair(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    constexpr std::size_t kName = 14;
    bool first = true;
    for (const std::string& line : WrapWidth(Printable(value), columns_ - kName - 2)) {
      out_.append("  ").append(first ? PadWidth(words_.Say(key), kName) : std::string(kName, ' '));
      out_.append(line).append("\n");
      first = false;
    }
  }

  void What(const model::Column& column) {
    Pair("report.number", column.id);
    Pair("report.page", column.url);
    Pair("columns.state", StateWords(column, words_));
    Pair("columns.why", WhyWords(column, words_));
    std::string kind = words_.Say(std::string("column_kind.") + model::Name(column.kind));
    const std::string from = column.kind_from == model::KindFrom::kNone
                                 ? std::string("none")
                                 : std::string(model::Name(column.kind_from));
    Pair("columns.kind", words_.Say("columns.kind_line",
                                    {{"kind", kind}, {"from", words_.Say("kind_from." + from)}}));
    if (!column.path_from.empty()) {
      Pair("columns.path_from", words_.Say("path_from." + column.path_from));
    }
    if (column.level > 0) Pair("columns.level_name", std::to_string(column.level));
    if (column.first_level) Pair("report.blank", words_.Say("columns.first_level"));
    if (column.registered) Pair("report.blank", words_.Say("columns.registered"));
    if (column.parent_only) Pair("report.blank", words_.Say("columns.parent_only"));
    Pair("columns.parent", column.parent);
    std::string children;
    for (const std::string& id : column.children) {
      children.append(children.empty() ? "" : " ").append(id);
    }
    Pair("columns.children", children);
  }

  void Latest(const model::Column& column) {
    if (!column.latest.empty()) {
      Pair("columns.latest",
           words_.Say("columns.latest_line", {{"latest", column.latest},
                                              {"from", LatestFromWords(column, words_)},
                                              {"age", AgeWords(column, words_)}}));
      Pair("columns.latest_entry", column.latest_title);
      Pair("report.blank", column.latest_url);
    }
    Pair("report.limit", PeriodWords(column.limit, words_));
    Pair("columns.items",
         words_.Say("columns.items_of", {{"n", std::to_string(column.items)},
                                         {"undated", std::to_string(column.undated)}}));
  }

  std::string BlockLine(const model::ListBlock& block) const {
    return words_.Say(
        "columns.block_line",
        {{"heading", block.heading.empty() ? words_.Say("columns.no_heading") : block.heading},
         {"n", std::to_string(block.item_count)},
         {"source", words_.Say(std::string("columns.") + model::Name(block.source))}});
  }

  void Blocks(const model::PageFacts& page) {
    const model::ListFacts& lists = page.lists;
    Pair("columns.placeholder", lists.placeholder);
    Pair("columns.none_note", lists.none_note);
    Pair("columns.script_list", lists.script_list);
    const model::ListBlock* judged = JudgedBlock(page);
    if (judged != nullptr) {
      Title(words_.Say("columns.block"));
      Wrapped(BlockLine(*judged), 2, 4);
      Entries(*judged);
    }
    const std::size_t others = lists.blocks.size() - (judged == nullptr ? 0 : 1);
    if (others == 0) return;
    Title(words_.Say("columns.other_blocks", {{"n", std::to_string(others)}}));
    for (const model::ListBlock& block : lists.blocks) {
      if (&block != judged) {
        std::string line = BlockLine(block);
        if (block.side) line.append(" · ").append(words_.Say("reading.side_bar"));
        Wrapped(line, 2, 4);
      }
    }
  }

  void Entries(const model::ListBlock& block) {
    constexpr std::size_t kDate = 12;
    const std::size_t shown = std::min(kEntries, block.items.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const model::ListItem& item = block.items[i];
      std::string date = item.published.substr(0, 10);
      if (date.empty()) date = words_.Say("columns.undated");
      std::string title = item.title;
      if (item.pinned) title.append(" (").append(words_.Say("columns.pinned")).append(")");
      if (!item.issued.empty()) {
        title.append(" (").append(words_.Say("columns.issued", {{"day", item.issued}})).append(")");
      }
      Wrapped(PadWidth(date, kDate) + title, 4, 4 + kDate);
    }
    if (shown < block.item_count) {
      Wrapped(words_.Say("columns.more", {{"n", std::to_string(block.item_count - shown)}}), 4, 4);
    }
  }

  void Readings(std::string_view title, const std::vector<model::DateReading>& readings) {
    if (readings.empty()) return;
    Title(words_.Say(title));
    for (const model::DateReading& reading : readings) {
      std::string why = "reading." + reading.why;
      why = words_.messages().Has(why) ? words_.Say(why) : reading.why;
      Wrapped(words_.Say("columns.reading_line",
                         {{"date", reading.text}, {"why", why}, {"title", reading.title}}),
              2, 4);
    }
  }

  void Undated(const model::Column& column) {
    if (column.undated_articles.empty()) return;
    Title(words_.Say("columns.undated_articles"));
    for (const auto& [page, title] : column.undated_articles) Wrapped(title, 2, 4);
  }

  const ReportWords& words_;
  std::size_t columns_;
  std::string out_;
};

void WriteBlock(JsonWriter& json, const model::ListBlock& block, bool judged) {
  json.BeginObject();
  json.FieldOrNull("heading", block.heading);
  json.Field("source", model::Name(block.source));
  json.Field("judged", judged);
  json.Field("side", block.side);
  json.Field("item_count", block.item_count);
  json.Key("items");
  json.BeginArray();
  for (const model::ListItem& item : block.items) {
    json.BeginObject();
    json.Field("title", item.title);
    json.FieldOrNull("published", item.published);
    json.Field("published_from", model::Name(item.published_from));
    json.FieldOrNull("issued", item.issued);
    json.Field("pinned", item.pinned);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

}  // namespace

std::string ExplainColumnText(const model::Column& column, const model::PageFacts* page,
                              const ReportWords& words, std::size_t columns) {
  return Words(words, std::max<std::size_t>(columns, 40)).Write(column, page);
}

void ExplainColumnFields(JsonWriter& json, const model::Column& column,
                         const model::PageFacts* page, const ReportWords& words) {
  WriteColumnFields(json, column, words);
  WriteColumnDates(json, column);
  if (page == nullptr) return;
  const model::ListBlock* judged = JudgedBlock(*page);
  json.Key("blocks");
  json.BeginArray();
  for (const model::ListBlock& block : page->lists.blocks) {
    WriteBlock(json, block, &block == judged);
  }
  json.EndArray();
  json.FieldOrNull("placeholder", page->lists.placeholder);
  json.FieldOrNull("none_note", page->lists.none_note);
  json.FieldOrNull("script_list", page->lists.script_list);
}

}  // namespace xuncha::cli
