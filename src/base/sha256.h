// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 (FIPS 180-4), by OpenSSL. What evidence and manifests are sealed with.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace xuncha {

using Sha256Digest = std::array<std::uint8_t, 32>;

Sha256Digest Sha256(std::string_view bytes);
std::string Hex(const Sha256Digest& digest);     // 64 lower-case digits
std::string Sha256Hex(std::string_view bytes);   // both at once
std::string Base32(const Sha256Digest& digest);  // RFC 4648, upper case, no padding

// Over data that comes in pieces. Not thread-safe.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;

  void Update(std::string_view bytes);
  Sha256Digest Finish();  // once; the stream is used up afterwards

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace xuncha
