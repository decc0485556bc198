// SPDX-License-Identifier: Apache-2.0
//
// Does something between us and the Internet answer for others? A captive portal, a company's proxy
// or a closed network may answer any address with a page or a 404 of its own; taken for the hosts'
// answers, these would be false accusations.
#pragma once

#include <cstdint>

namespace xuncha::gather {

// True if an HTTP answer comes from an address that nobody has: 198.51.100.0/24 and 203.0.113.0/24
// are kept for documentation (RFC 5737) and never routed. Sends at most one small request to each;
// blocks for at most `timeout_ms` in all. No answer, or none in time, is false.
bool AnswersForNobody(std::int64_t timeout_ms);

}  // namespace xuncha::gather
