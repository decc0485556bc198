// SPDX-License-Identifier: Apache-2.0
//
// The stable names of the model's enums: what machines read in reports, snapshots and cases.
#include <array>
#include <string_view>

#include "model/column.h"
#include "model/enum_names.h"
#include "model/finding.h"
#include "model/list_facts.h"
#include "model/page_facts.h"
#include "model/site.h"
#include "model/text_hit.h"
#include "model/url_record.h"

namespace xuncha::model {
namespace {

constexpr std::array kOutcomes{"none",
                               "ok",
                               "gone",
                               "server_error",
                               "blocked",
                               "other_refusal",
                               "no_such_name",
                               "resolver_failed",
                               "refused",
                               "reset",
                               "unreachable",
                               "timeout",
                               "tls_impossible",
                               "bad_response",
                               "redirect_loop",
                               "too_many_redirects",
                               "address_refused",
                               "intranet_target"};
constexpr std::array kAccounts{"pending",
                               "fetched",
                               "reused",
                               "external_checked",
                               "skipped_robots",
                               "skipped_scope",
                               "skipped_page_limit",
                               "skipped_trap",
                               "could_not_check"};
constexpr std::array kWhys{"",
                           "blocked",
                           "no_control",
                           "resolver",
                           "address_refused",
                           "other_answer",
                           "not_confirmed",
                           "recovered",
                           "unobserved_body",
                           "stopped",
                           "reader_fault"};
constexpr std::array kTextHits{"wrong_word",    "former_name",    "id_number",
                               "old_id_number", "mobile",         "official_mobile",
                               "bank_card",     "listed_persons", "weak_mask"};
constexpr std::array kTextHitsZh{"错误表述",         "过期名称", "身份证号码",
                                 "十五位身份证号码", "手机号码", "公务联系手机",
                                 "银行卡号",         "人员名单", "脱敏不充分"};
constexpr std::array kTextParts{"body", "title", "meta", "alt", "document"};
constexpr std::array kTextReads{"none",      "whole",        "beginning",   "unreadable", "no_text",
                                "protected", "too_large",    "time_out",    "no_tool",    "crowded",
                                "stopped",   "other_format", "reader_fault"};
constexpr std::array kSeverities{"serious", "ordinary", "advice"};
constexpr std::array kExpected{"page", "image", "attachment", "resource", "media"};
constexpr std::array kFileKinds{"none",   "empty", "html", "xml",  "text", "json",       "css",
                                "script", "png",   "jpeg", "gif",  "webp", "bmp",        "ico",
                                "svg",    "tiff",  "avif", "pdf",  "ole",  "ooxml",      "ofd",
                                "zip",    "rar",   "7z",   "gzip", "rtf",  "mp4",        "mp3",
                                "flv",    "flash", "avi",  "wmv",  "font", "executable", "binary"};
constexpr std::array kIntegrities{"not_examined", "whole", "truncated", "broken", "doubtful"};
constexpr std::array kPlaces{"content", "nav", "list", "footer", "head"};
constexpr std::array kForms{"plain",   "handler",        "script_url", "leave_notice",
                            "relay",   "data_attribute", "lazy_image", "srcset",
                            "css_url", "meta_refresh",   "embedded",   "script_redirect"};
constexpr std::array kSiteKinds{"", "portal", "department"};
constexpr std::array kConfidences{"certain", "likely", "review"};
constexpr std::array kTiers{"veto", "bulletin", "order", "hint"};
constexpr std::array kTiersZh{"否决", "通报", "交办", "提示"};
constexpr std::array kListSources{"markup", "embedded"};
constexpr std::array kRowDates{"none", "shown", "inferred", "joined", "relative", "column"};
constexpr std::array<const char*, kColumnKinds> kKinds{
    "other",     "news",     "notice",        "policy",      "interpretation",
    "publicity", "overview", "annual_report", "interaction", "service"};
constexpr std::array kKindsFrom{"", "registered", "column_type", "lexicon"};
constexpr std::array kStates{"unknown",       "fresh",  "stale",    "blank",
                             "declared_none", "static", "archived", "not_observed"};
constexpr std::array kLatestFrom{"none", "list", "article", "meta", "url", "history"};
constexpr std::array kAnswers{"pass", "fail", "review", "not_applicable", "not_observed"};

}  // namespace

const char* Name(TextHitKind kind) { return NameAt(kTextHits, kind); }
const char* NameZh(TextHitKind kind) { return NameAt(kTextHitsZh, kind); }
const char* Name(TextPart part) { return NameAt(kTextParts, part); }
const char* Name(TextRead read) { return NameAt(kTextReads, read); }
const char* Name(WordSeverity severity) { return NameAt(kSeverities, severity); }
const char* Name(Outcome outcome) { return NameAt(kOutcomes, outcome); }
const char* Name(Account account) { return NameAt(kAccounts, account); }
const char* Name(NotCheckedWhy why) { return NameAt(kWhys, why); }
const char* Name(Expected expected) { return NameAt(kExpected, expected); }
const char* Name(FileKind kind) { return NameAt(kFileKinds, kind); }
const char* Name(Integrity integrity) { return NameAt(kIntegrities, integrity); }
const char* Name(Place place) { return NameAt(kPlaces, place); }
const char* Name(LinkForm form) { return NameAt(kForms, form); }
const char* Name(SiteKind kind) { return NameAt(kSiteKinds, kind); }
const char* Name(Confidence confidence) { return NameAt(kConfidences, confidence); }
const char* Name(Tier tier) { return NameAt(kTiers, tier); }
const char* NameZh(Tier tier) { return NameAt(kTiersZh, tier); }
const char* Name(CheckAnswer answer) { return NameAt(kAnswers, answer); }
const char* Name(ListSource source) { return NameAt(kListSources, source); }
const char* Name(RowDate from) { return NameAt(kRowDates, from); }
const char* Name(ColumnKind kind) { return NameAt(kKinds, kind); }
const char* Name(KindFrom from) { return NameAt(kKindsFrom, from); }
const char* Name(ColumnState state) { return NameAt(kStates, state); }
const char* Name(LatestFrom from) { return NameAt(kLatestFrom, from); }

bool ColumnKindFromName(std::string_view name, ColumnKind& out) {
  return FromNames(kKinds, name, out);
}

bool OutcomeFromName(std::string_view name, Outcome& out) {
  return FromNames(kOutcomes, name, out);
}

bool TierFromName(std::string_view name, Tier& out) { return FromNames(kTiers, name, out); }

bool IsServersAnswer(Outcome outcome) {
  switch (outcome) {
    case Outcome::kOk:
    case Outcome::kGone:
    case Outcome::kServerError:
    case Outcome::kBlocked:
    case Outcome::kOtherRefusal:
    case Outcome::kBadResponse:
    case Outcome::kRedirectLoop:
    case Outcome::kTooManyRedirects:
      return true;
    default:
      return false;
  }
}

bool IsSilent(Outcome outcome) {
  switch (outcome) {
    case Outcome::kNoSuchName:
    case Outcome::kRefused:
    case Outcome::kReset:
    case Outcome::kUnreachable:
    case Outcome::kTimeout:
    case Outcome::kTlsImpossible:
      return true;
    default:
      return false;
  }
}

bool IsPermanent(Outcome outcome) {
  switch (outcome) {
    case Outcome::kOk:
    case Outcome::kRedirectLoop:
    case Outcome::kTooManyRedirects:
    case Outcome::kAddressRefused:
    case Outcome::kIntranetTarget:
      return true;
    default:
      return false;
  }
}

}  // namespace xuncha::model
