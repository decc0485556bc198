// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "app/page_facts.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/find_snapshot.h"

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
  json.Key("items");
  json.BeginArray();
  for (const app::ShownLink& link : page.links) {
    if (std::string_view(link.place) != "list" || link.use != model::kUsePage) continue;
    json.BeginObject();
    json.Field("url", link.url);
    json.Field("label", link.label);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return json.Take();
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
