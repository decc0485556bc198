// SPDX-License-Identifier: Apache-2.0
//
// The stable names of the model's enums: what machines read in reports, snapshots and cases.
#include <array>
#include <cstddef>
#include <string_view>

#include "model/column.h"
#include "model/finding.h"
#include "model/list_facts.h"
#include "model/page_facts.h"
#include "model/site.h"
#include "model/url_record.h"

namespace xuncha::model {
namespace {

template <class Enum, std::size_t N>
const char* At(const std::array<const char*, N>& names, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? names[index] : "?";
}

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
                           "stopped"};
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

const char* Name(Outcome outcome) { return At(kOutcomes, outcome); }
const char* Name(Account account) { return At(kAccounts, account); }
const char* Name(NotCheckedWhy why) { return At(kWhys, why); }
const char* Name(Expected expected) { return At(kExpected, expected); }
const char* Name(FileKind kind) { return At(kFileKinds, kind); }
const char* Name(Integrity integrity) { return At(kIntegrities, integrity); }
const char* Name(Place place) { return At(kPlaces, place); }
const char* Name(LinkForm form) { return At(kForms, form); }
const char* Name(SiteKind kind) { return At(kSiteKinds, kind); }
const char* Name(Confidence confidence) { return At(kConfidences, confidence); }
const char* Name(Tier tier) { return At(kTiers, tier); }
const char* NameZh(Tier tier) { return At(kTiersZh, tier); }
const char* Name(CheckAnswer answer) { return At(kAnswers, answer); }
const char* Name(ListSource source) { return At(kListSources, source); }
const char* Name(RowDate from) { return At(kRowDates, from); }
const char* Name(ColumnKind kind) { return At(kKinds, kind); }
const char* Name(KindFrom from) { return At(kKindsFrom, from); }
const char* Name(ColumnState state) { return At(kStates, state); }
const char* Name(LatestFrom from) { return At(kLatestFrom, from); }

bool ColumnKindFromName(std::string_view name, ColumnKind& out) {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (name == kKinds[i]) {
      out = static_cast<ColumnKind>(i);
      return true;
    }
  }
  return false;
}

bool OutcomeFromName(std::string_view name, Outcome& out) {
  for (std::size_t i = 0; i < kOutcomes.size(); ++i) {
    if (name == kOutcomes[i]) {
      out = static_cast<Outcome>(i);
      return true;
    }
  }
  return false;
}

bool TierFromName(std::string_view name, Tier& out) {
  for (std::size_t i = 0; i < kTiers.size(); ++i) {
    if (name == kTiers[i]) {
      out = static_cast<Tier>(i);
      return true;
    }
  }
  return false;
}

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
