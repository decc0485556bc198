// SPDX-License-Identifier: Apache-2.0
//
// Internationalised domain names as the URL Standard wants them (§3.3): UTS #46, non-transitional,
// CheckHyphens, VerifyDnsLength and UseSTD3ASCIIRules off, CheckBidi and CheckJoiners on. ICU does
// the work; a small table adds the mappings newer than the Unicode version of that library.
//
// A domain that is ASCII already is only lower-cased: its "xn--" labels are not judged, as browsers
// and the current standard do. Pure, thread-safe; time linear in the number of labels.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace xuncha::whatwg {

// Longer domains that are not ASCII are refused (a DNS name has at most 253 bytes).
inline constexpr std::size_t kMaxUnicodeDomain = 8192;

// The domain's ASCII form: "例子.CN" → "xn--fsqu00a.cn". Nothing if UTS #46 finds an error, or the
// result is empty. Forbidden characters and IPv4 forms are the host parser's business
// (whatwg/url.h). `domain` is valid UTF-8.
std::optional<std::string> DomainToAscii(std::string_view domain);

// For display: "xn--fsqu00a.cn" → "例子.cn". Labels that do not decode stay as they are.
std::string DomainToUnicode(std::string_view domain);

}  // namespace xuncha::whatwg
