// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "app/page_facts.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/find_snapshot.h"
#include "model/main_list.h"

namespace xuncha::cli {
namespace {

const char* UseName(std::uint16_t use) {
  if ((use & model::kUseImage) != 0) return "image";
  if ((use & model::kUseCssImage) != 0) return "css_image";
  if ((use & model::kUseStyle) != 0) return "style";
  if ((use & model::kUseScript) != 0) return "script";
  if ((use & model::kUseMedia) != 0) return "media";
  if ((use & model::kUseFrame) != 0) return "frame";
  if ((use & model::kUseForm) != 0) return "form";
  return "page";
}

// Whether the entries of a block are shown as the page's: those of the main list, or where no list
// is the main one, of all that do not stand beside.
bool IsShown(const app::ShownPage& page, const model::ListBlock& block) {
  return model::HasMainList(page.facts.lists) ? block.main : !block.side;
}

void AddItems(const app::ShownPage& page, JsonWriter& json) {
  json.Key("items");
  json.BeginArray();
  const auto& blocks = page.facts.lists.blocks;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (!IsShown(page, blocks[b])) continue;
    for (std::size_t i = 0; i < blocks[b].items.size(); ++i) {
      const model::ListItem& item = blocks[b].items[i];
      json.BeginObject();
      json.FieldOrNull("url", page.lists[b].urls[i]);
      json.Field("title", item.title);
      json.FieldOrNull("date", item.published);
      json.Field("date_from", std::string_view(model::Name(item.published_from)));
      json.FieldOrNull("issued", item.issued);
      json.Field("pinned", item.pinned);
      json.Field("block", static_cast<std::int64_t>(b));
      json.Field("heading", blocks[b].heading);
      json.EndObject();
    }
  }
  json.EndArray();
}

void AddLists(const app::ShownPage& page, JsonWriter& json) {
  const model::ListFacts& lists = page.facts.lists;
  json.Key("lists");
  json.BeginArray();
  for (std::size_t b = 0; b < lists.blocks.size(); ++b) {
    const model::ListBlock& block = lists.blocks[b];
    json.BeginObject();
    json.Field("heading", block.heading);
    json.FieldOrNull("heading_url", page.lists[b].heading_url);
    json.Field("source", std::string_view(model::Name(block.source)));
    json.Field("count", static_cast<std::int64_t>(block.item_count));
    json.Field("main", block.main);
    json.Field("side", block.side);
    json.EndObject();
  }
  json.EndArray();
  json.Key("pager");
  json.BeginObject();
  json.Field("pages", static_cast<std::int64_t>(lists.pager.pages));
  json.Field("current", static_cast<std::int64_t>(lists.pager.current));
  json.Field("records", static_cast<std::int64_t>(lists.pager.records));
  json.Field("urls", page.pager);
  json.EndObject();
  json.Key("region");
  json.BeginObject();
  json.Field("chars", static_cast<std::int64_t>(lists.region_chars));
  json.Field("links", static_cast<std::int64_t>(lists.region_links));
  json.Field("documents", static_cast<std::int64_t>(lists.region_documents));
  json.Field("images", static_cast<std::int64_t>(lists.region_images));
  json.Field("media", static_cast<std::int64_t>(lists.region_media));
  json.Field("forms", static_cast<std::int64_t>(lists.region_forms));
  json.Field("frames", static_cast<std::int64_t>(lists.region_frames.size()));
  json.EndObject();
  json.FieldOrNull("placeholder", lists.placeholder);
  json.FieldOrNull("none_note", lists.none_note);
  json.FieldOrNull("script_list", lists.script_list);
  json.FieldOrNull("url_day", page.facts.url_day);
}

std::string AsJson(const app::ShownPage& page) {
  JsonWriter json;
  json.BeginObject();
  json.Field("url", page.url);
  json.Field("source", page.source);
  json.Field("charset", page.facts.charset.used);
  json.Field("title", page.facts.title);
  json.Field("breadcrumb", page.facts.breadcrumb);
  json.FieldOrNull("published", page.facts.published);
  json.FieldOrNull("published_from", page.facts.published_from);
  json.Key("links");
  json.BeginArray();
  for (const app::ShownLink& link : page.links) {
    json.BeginObject();
    json.Field("url", link.url);
    json.Field("label", link.label);
    json.Field("place", link.place);
    json.Field("use", UseName(link.use));
    json.Field("visible", link.visible);
    json.EndObject();
  }
  json.EndArray();
  AddItems(page, json);
  AddLists(page, json);
  json.EndObject();
  return json.Take();
}

void AddListText(const Context& context, const app::ShownPage& page, Output& output) {
  const model::ListFacts& lists = page.facts.lists;
  for (std::size_t b = 0; b < lists.blocks.size(); ++b) {
    const model::ListBlock& block = lists.blocks[b];
    std::string head = "  " + PadWidth(context.Say("facts.list"), 12) + Printable(block.heading);
    head += " (" + std::to_string(block.item_count) + ")";
    if (block.main) head += " [" + context.Say("facts.main") + "]";
    if (block.side) head += " [" + context.Say("facts.side") + "]";
    if (block.source == model::ListSource::kEmbedded)
      head += " [" + context.Say("facts.embedded") + "]";
    output.Line(head);
    for (const model::ListItem& item : block.items) {
      std::string line =
          "    " + PadWidth(item.published.empty() ? "-" : item.published.substr(0, 10), 12);
      if (!item.issued.empty()) line += PadWidth("(" + item.issued + ")", 14);
      if (item.pinned) line += "[" + context.Say("facts.pinned") + "] ";
      output.Line(line + Printable(item.title));
    }
  }
  const auto pair = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) output.Line("  " + PadWidth(context.Say(key), 12) + Printable(value));
  };
  if (lists.pager.pages > 0 || !page.pager.empty()) {
    pair("facts.pager",
         std::to_string(lists.pager.current) + "/" + std::to_string(lists.pager.pages));
    for (const std::string& url : page.pager) output.Line("    " + Printable(url));
  }
  pair("facts.placeholder", lists.placeholder);
  pair("facts.none_note", lists.none_note);
  pair("facts.script_list", lists.script_list);
}

void AddText(const Context& context, const app::ShownPage& page, Output& output) {
  const auto pair = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) {
      output.Line("  " + PadWidth(context.Say(key), 12) + Printable(value));
    }
  };
  std::string path;
  for (const std::string& part : page.facts.breadcrumb) {
    path.append(path.empty() ? "" : "—").append(part);
  }
  output.Line(Printable(page.url));
  pair("show.title", page.facts.title);
  pair("show.breadcrumb", path);
  pair("show.published", page.facts.published);
  pair("show.charset", page.facts.charset.used);
  pair("show.links", std::to_string(page.links.size()));
  AddListText(context, page, output);
}

}  // namespace

int RunFacts(Context& context) {
  const std::string format = context.args.format.empty() ? "ndjson" : context.args.format;
  if (!FormatIs(context, format, "ndjson|json|text")) return kWrongUsage;
  const auto data = app::LoadGatherData(context.resources);
  if (!data) return Fail(context, data.error());
  std::unique_ptr<gather::Fetcher> fetcher;  // made when the first address comes: files are offline
  Output output;
  int status = kNothingToDo;
  for (const std::string& thing : context.args.things) {
    const bool address = thing.starts_with("http://") || thing.starts_with("https://");
    std::optional<Result<app::ShownPage>> page;
    if (address && !FileExists(thing)) {
      if (!fetcher) {
        auto made = MakeFetcher(context);
        if (!made) return Fail(context, made.error());
        fetcher = std::move(made).value();
      }
      page = app::FactsOfUrl(data->lexicon, *fetcher, thing);
    } else {
      page = app::FactsOfFile(data->lexicon, thing, context.args.base_url);
    }
    if (!*page) {
      status = Fail(context, page->error());
      continue;
    }
    if (format == "text") {
      AddText(context, **page, output);
    } else {
      output.Line(AsJson(**page));
    }
  }
  const Status written = output.Finish();
  return written ? status : Fail(context, written.error());
}

}  // namespace xuncha::cli
