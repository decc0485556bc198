// SPDX-License-Identifier: Apache-2.0
//
// XXH3 of bytes: fast checksums inside snapshot files and hashes for their tables. Damage is found
// by it; tampering is found by the manifest's SHA-256.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace xuncha::store {

std::uint64_t HashBytes(std::string_view bytes, std::uint64_t seed = 0);

// The same (seed 0) over bytes that come in pieces. Not thread-safe.
class HashStream {
 public:
  HashStream();
  ~HashStream();
  HashStream(HashStream&&) noexcept;
  HashStream& operator=(HashStream&&) noexcept;
  void Update(std::string_view bytes);
  std::uint64_t Digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace xuncha::store
