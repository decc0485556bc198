// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <array>
#include <cerrno>

#include "app/document_text.h"
#include "app/text_salt.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/find_snapshot.h"
#include "cli/terminal.h"
#include "facts/file_facts.h"

namespace xuncha::cli {
namespace {

constexpr std::uint64_t kMaxFile = 64U << 20;

Result<std::string> ReadInput(const std::string& name) {
  if (name != "-") return ReadFile(name, kMaxFile);
  std::string text;
  std::array<char, 65'536> block{};
  while (true) {
    const ssize_t got = ::read(STDIN_FILENO, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return FromErrno(errno, "read", "standard input");
    if (got == 0) return text;
    text.append(block.data(), static_cast<std::size_t>(got));
    if (text.size() > kMaxFile) return InvalidArgument("standard input is too long");
  }
}

bool IsWebPage(const std::string& name, std::string_view bytes) {
  const bool named = name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".shtml");
  return named || facts::LooksLikeHtml(bytes);
}

// What a person has to act on: wrong words that no dictionary disputes, and personal data.
bool IsFault(const model::TextHit& hit) {
  if (model::IsPersonal(hit.kind)) return hit.kind != model::TextHitKind::kOfficialMobile;
  return hit.kind == model::TextHitKind::kWrongWord && hit.severity != model::WordSeverity::kAdvice;
}

std::string PlaceOf(const model::TextHit& hit) {
  return hit.place.empty() ? std::to_string(hit.at + 1)
                           : hit.place + ":" + std::to_string(hit.at + 1);
}

void AddJson(const std::string& file, model::TextRead read, const std::vector<model::TextHit>& hits,
             JsonWriter& json) {
  json.BeginObject();
  json.Field("file", file);
  json.Field("text_read", std::string_view(model::Name(read)));
  json.Key("hits");
  json.BeginArray();
  for (const model::TextHit& hit : hits) {
    json.BeginObject();
    json.Field("kind", std::string_view(model::Name(hit.kind)));
    json.Field("seen", hit.seen);
    json.FieldOrNull("right", hit.right);
    json.FieldOrNull("class", hit.group);
    if (!model::IsPersonal(hit.kind)) {
      json.Field("severity", std::string_view(model::Name(hit.severity)));
      json.Field("disputed", hit.disputed);
    }
    json.FieldOrNull("place", hit.place);
    json.Field("at", static_cast<std::int64_t>(hit.at));
    json.Field("count", static_cast<std::int64_t>(hit.count));
    json.FieldOrNull("excerpt", hit.excerpt);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

void AddText(const Context& context, const std::string& file, model::TextRead read,
             const std::vector<model::TextHit>& hits, Output& output) {
  if (read == model::TextRead::kBeginning) {
    const std::string why = context.Say(std::string("text_read.") + model::Name(read));
    output.Line(file + ": " + context.Say("text.not_read", {{"why", why}}));
  }
  for (const model::TextHit& hit : hits) {
    const std::string kind = context.Say(std::string("text.") + model::Name(hit.kind));
    std::string line = file;
    line.append(":").append(PlaceOf(hit)).append(" ").append(kind).append(" ");
    line.append(Printable(hit.seen));
    if (!hit.right.empty()) line += " → " + hit.right;
    if (!hit.group.empty()) line += " [" + hit.group + "]";
    if (!model::IsPersonal(hit.kind)) {
      line += " " + context.Say(std::string("text.") + model::Name(hit.severity));
    }
    if (hit.count > 1) line += " ×" + std::to_string(hit.count);
    output.Line(line);
    if (!hit.excerpt.empty()) output.Line("    " + Printable(hit.excerpt));
  }
}

}  // namespace

int RunText(Context& context) {
  const std::string format = context.args.format.empty() ? "text" : context.args.format;
  if (!FormatIs(context, format, "text|json")) return kWrongUsage;
  // Nothing is kept, so digests of personal data need no salt.
  const auto data = app::LoadGatherData(context.resources);
  if (!data) return Fail(context, data.error());
  Output output;
  JsonWriter json;
  json.BeginObject();
  json.Field("schema", std::string_view("xuncha.text/1"));
  json.Key("files");
  json.BeginArray();
  std::size_t faults = 0;
  std::size_t read_files = 0;
  int failed = kNothingToDo;  // what was found in other files is told all the same
  for (const std::string& name : context.args.things) {
    const auto bytes = ReadInput(name);
    if (!bytes) {
      failed = Fail(context, bytes.error());
      continue;
    }
    std::vector<model::TextHit> hits;
    model::TextRead how = model::TextRead::kWhole;
    if (IsWebPage(name, *bytes)) {
      auto found = app::ScanWebPage(data->lexicon, *bytes, "file:///page.html");
      if (!found) {
        failed = Fail(context, found.error());
        continue;
      }
      hits = std::move(found).value();
    } else if (const auto read = app::ScanDocument(*data->lexicon.scanner, *bytes, name, hits)) {
      how = *read;
    } else {
      failed = Fail(context, read.error());
      continue;
    }
    if (model::IsUnread(how)) {  // it may be clean or not: who asked must not take it for clean
      const std::string why = context.Say(std::string("text_read.") + model::Name(how));
      // Worded already (Fail): a scan is no damage.
      failed = Fail(context, WordedOf(context, ErrorCode::kCorruption, name, "text.not_read",
                                      {{"why", why}}));
      if (format == "json") AddJson(name, how, hits, json);
      continue;
    }
    ++read_files;
    for (const model::TextHit& hit : hits) faults += IsFault(hit) ? hit.count : 0;
    if (format == "json") {
      AddJson(name, how, hits, json);
    } else {
      AddText(context, name, how, hits, output);
    }
  }
  json.EndArray();
  json.Field("faults", static_cast<std::int64_t>(faults));
  json.EndObject();
  if (format == "json") {
    output.Add(json.text());
    output.Add("\n");
  } else {
    output.Line(context.Say("text.sum", {{"n", std::to_string(faults)}}));
  }
  // A sum over no file would say that there is nothing to do.
  const Status written = read_files > 0 ? output.Finish() : Ok();
  if (!written) return Fail(context, written.error());
  if (failed != kNothingToDo) return failed;
  return faults > 0 ? kFound : kNothingToDo;
}

}  // namespace xuncha::cli
