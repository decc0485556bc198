// SPDX-License-Identifier: Apache-2.0
//
// The shape of an address: what its like have in common. "…/zwgk/tzgg/202208/t20220801_1234.html"
// and its ten thousand siblings are one shape; a server's answer to addresses that do not exist is
// the same for all of them. Used for soft-404 probes and for telling traps. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace xuncha::gather {

// "www.example.gov.cn/zwgk/tzgg/*/t*_*.html?id=*": folders as they are but for their digits (a run
// of digits is '*'; sessions and other long hexadecimal names too); in the file name runs of
// digits and words of three letters and more are '*', endings stay; parameter values are '*'.
// `out` is replaced.
void PathShape(std::string_view canonical, std::string& out);

// The same shape with only its first `levels` folders kept and the others '*'.
std::string CoarserShape(std::string_view shape, std::size_t levels);

// An address of the same shape as `canonical` that cannot exist: same folder and ending, with the
// last record number of the query replaced, else the file name, else the last folder. A query that
// chooses nothing (a relay's target, "from=timeline", "a.html?v=2") stays as it is. `variant` gives
// different ones. Never equal to `canonical`. "" where none can be made (a bare host).
std::string ImpossibleAddress(std::string_view canonical, unsigned variant);

}  // namespace xuncha::gather
