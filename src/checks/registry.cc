// SPDX-License-Identifier: Apache-2.0
#include "checks/registry.h"

#include <array>

namespace xuncha::checks {

// links/, in order of precedence: one target, one finding.
extern const CheckDef kRedirectLoop;
extern const CheckDef kDeadLink;
extern const CheckDef kDeadImage;
extern const CheckDef kDeadAttachment;
extern const CheckDef kDeadResource;
extern const CheckDef kWrongContent;
extern const CheckDef kSoft404;
extern const CheckDef kIntranetLink;
extern const CheckDef kEmptyLink;
extern const CheckDef kMisdirectedLink;
// columns/
extern const CheckDef kStaleColumn;
extern const CheckDef kBlankColumn;
extern const CheckDef kHomeNotUpdated;
extern const CheckDef kUndatedItems;
extern const CheckDef kFutureDate;
extern const CheckDef kStaticNotReviewed;
// site/
extern const CheckDef kUnreachable;
extern const CheckDef kSiteTags;
extern const CheckDef kColumnTags;
extern const CheckDef kArticleTags;
extern const CheckDef kSiteMarks;
extern const CheckDef kErrorReportEntry;
extern const CheckDef kDomainName;
extern const CheckDef kCertificate;
extern const CheckDef kIpv6;
extern const CheckDef kCharsetMismatch;
// content/
extern const CheckDef kIncompleteData;
extern const CheckDef kMisstatement;
extern const CheckDef kPrivacyLeak;

std::span<const CheckDef* const> AllChecks() {
  static const std::array kAll{
      &kRedirectLoop,   &kDeadLink,         &kDeadImage,      &kDeadAttachment,
      &kDeadResource,   &kWrongContent,     &kSoft404,        &kIntranetLink,
      &kEmptyLink,      &kMisdirectedLink,  &kStaleColumn,    &kBlankColumn,
      &kHomeNotUpdated, &kUndatedItems,     &kFutureDate,     &kStaticNotReviewed,
      &kUnreachable,    &kSiteTags,         &kColumnTags,     &kArticleTags,
      &kSiteMarks,      &kErrorReportEntry, &kDomainName,     &kCertificate,
      &kIpv6,           &kCharsetMismatch,  &kIncompleteData, &kMisstatement,
      &kPrivacyLeak,
  };
  return kAll;
}

const CheckDef* FindCheck(std::string_view id) {
  for (const CheckDef* check : AllChecks()) {
    if (check->id == id) return check;
  }
  return nullptr;
}

}  // namespace xuncha::checks
