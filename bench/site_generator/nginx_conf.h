// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "site_generator/plan.h"

namespace xuncha::sitegen {

// A complete nginx.conf that serves <out_dir>/www as the plan says: one worker, no gzip, no
// charset header, access log with one line a request (<out_dir>/access.log):
// status, bytes, time, content type, method, request URI.
std::string NginxConf(const Plan& plan);

}  // namespace xuncha::sitegen
