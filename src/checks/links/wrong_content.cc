// SPDX-License-Identifier: Apache-2.0
//
// wrong_content — an address answers well, but its body is not what the link promises.
//
// Indicator: cn-2019-19:D4.3, clause L11
// Observes:  the bytes of every answer with a good status: format by its own marks, structure,
//            length
// Certain:   in scope: an error page where an image, attachment, style sheet, script or film was
//            promised; an empty page, image or attachment; an image or document that breaks off or
//            contradicts its own structure; an attachment whose first bytes deny its name
// Likely:    the same at a host that is not the site's: only the first 4 KiB were read there
// Review:    never
// Not checked: bodies over our bound, and the end of what lies on other hosts
// Deviation: an empty style sheet or script is legitimate, as is an empty answer to an image that
//            nobody sees (a counter of 0 by 0 pixels); an image of another format than its ending
//            says is shown by every browser; office formats may stand for each other, since office
//            programs open them whatever the ending, and so may a table written as text or as bare
//            HTML where .xls was promised
#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "checks/dead_target.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "wrong_content";
constexpr std::array<std::string_view, 2> kIndicators{"D4.3", "L11"};
constexpr std::array<std::string_view, 5> kMessages{"error_page", "empty", "truncated", "broken",
                                                    "denied"};

using model::FileKind;

// What a program that opens files of this ending cannot open. Only formats that are strict about
// it; "" as ending never matches.
struct Promise {
  std::string_view ending;
  std::array<FileKind, 3> opens;
};
constexpr std::array<Promise, 7> kPromises{{
    {"pdf", {FileKind::kPdf, FileKind::kPdf, FileKind::kPdf}},
    {"ofd", {FileKind::kOfd, FileKind::kZip, FileKind::kZip}},
    {"zip", {FileKind::kZip, FileKind::kOoxml, FileKind::kOfd}},
    {"rar", {FileKind::kRar, FileKind::kZip, FileKind::kSevenZip}},
    {"7z", {FileKind::kSevenZip, FileKind::kZip, FileKind::kRar}},
    {"docx", {FileKind::kOoxml, FileKind::kZip, FileKind::kOle}},
    {"xlsx", {FileKind::kOoxml, FileKind::kZip, FileKind::kOle}},
}};

// Formats told apart by strong marks; the others ("binary", text …) prove nothing.
bool IsKnownFormat(FileKind kind) {
  return kind >= FileKind::kPng && kind != FileKind::kSvg && kind != FileKind::kUnknownBinary;
}

bool DeniesName(const model::UrlRecord& url) {
  const std::string_view ending = EndingOf(PathOf(url.url));
  for (const Promise& promise : kPromises) {
    if (!EqualsIgnoringCase(ending, promise.ending)) continue;
    return IsKnownFormat(url.file.kind) && std::find(promise.opens.begin(), promise.opens.end(),
                                                     url.file.kind) == promise.opens.end();
  }
  return false;
}

// Only a frame may be empty on purpose, and so may a style sheet or script.
bool MayBeEmpty(const model::UrlRecord& url) {
  constexpr unsigned kMeetsEye = model::kUsePage | model::kUseSeed;
  return url.expected == model::Expected::kResource ||
         (url.expected == model::Expected::kPage && (url.uses & kMeetsEye) == 0);
}

std::string_view Fault(const model::UrlRecord& url) {
  const model::FileFacts& file = url.file;
  if (file.error_page && url.expected != model::Expected::kPage) return "error_page";
  if (file.cut_by_us) return "";
  if (file.kind == FileKind::kEmpty && url.length == 0) return MayBeEmpty(url) ? "" : "empty";
  if (url.expected == model::Expected::kImage || url.expected == model::Expected::kAttachment) {
    if (file.integrity == model::Integrity::kTruncated) return "truncated";
    if (file.integrity == model::Integrity::kBroken) return "broken";
  }
  if (url.expected == model::Expected::kAttachment && DeniesName(url)) return "denied";
  return "";
}

bool Applies(const SiteContext& context, const model::UrlRecord& url) {
  return IsJudgedTarget(context, url) && url.outcome == model::Outcome::kOk;
}

std::optional<Judgement> Judge(const SiteContext& context, const model::UrlRecord& url,
                               const Params&) {
  if (!Applies(context, url)) return std::nullopt;
  const std::string_view fault = Fault(url);
  if (fault.empty()) return std::nullopt;
  Judgement judgement;
  judgement.confidence = url.in_scope ? model::Confidence::kCertain : model::Confidence::kLikely;
  judgement.seen = "HTTP " + std::to_string(url.status) + ", " + model::Name(url.file.kind) + ", " +
                   std::to_string(url.length) + " B";
  judgement.message = Say(kId, fault,
                          {{"expected", model::Name(url.expected)},
                           {"kind", model::Name(url.file.kind)},
                           {"ending", std::string(EndingOf(PathOf(url.url)))},
                           {"length", std::to_string(url.length)}});
  judgement.only_where_seen = fault == "empty" && url.expected == model::Expected::kImage;
  return judgement;
}

}  // namespace

extern const CheckDef kWrongContent;
const CheckDef kWrongContent{.id = kId,
                             .version = 2,
                             .stage = Stage::kStable,
                             .area = "links",
                             .indicators = kIndicators,
                             .needs = kNeedsUrls | kNeedsFiles | kNeedsPages,
                             .messages = kMessages,
                             .applies = &Applies,
                             .judge = &Judge};

}  // namespace xuncha::checks
