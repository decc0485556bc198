// SPDX-License-Identifier: Apache-2.0
//
// Certificates made up on the spot for mock sites.
#pragma once

#include "mocksite/mock_site.h"

namespace xuncha::mocksite {

// A server context with a fresh key and the certificate wanted. The caller frees it.
ssl_ctx_st* MakeServerContext(const CertificateSpec& spec);

}  // namespace xuncha::mocksite
