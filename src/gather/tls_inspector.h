// SPDX-License-Identifier: Apache-2.0
//
// What a host's certificate says, judged against the system's trusted roots (RFC 5280, RFC 6125)
// apart from the fetch itself, which goes on whatever the certificate is.
#pragma once

#include <memory>
#include <string_view>

#include "base/time.h"
#include "model/snapshot.h"

struct ssl_st;
struct ssl_ctx_st;

namespace xuncha::gather {

// Makes a TLS context speak with anything that still answers: TLS 1.0, weak ciphers, legacy
// renegotiation. A national-cipher-only server cannot be spoken to with OpenSSL 3.0.
void MakeLenient(ssl_ctx_st* context);

// One thread. Loads the system's trusted roots once.
class TlsInspector {
 public:
  TlsInspector();
  ~TlsInspector();
  TlsInspector(const TlsInspector&) = delete;
  TlsInspector& operator=(const TlsInspector&) = delete;

  // `session` has finished its handshake. `host` as in the URL, an IPv6 literal without brackets.
  model::TlsFacts Inspect(ssl_st* session, std::string_view host, TimeMs now) const;

 private:
  class Roots;
  std::unique_ptr<Roots> roots_;
};

}  // namespace xuncha::gather
