// SPDX-License-Identifier: Apache-2.0
#include "base/sha256.h"

#include <openssl/evp.h>

#include <cassert>

namespace xuncha {

class Sha256Stream::Impl {
 public:
  Impl() : context_(EVP_MD_CTX_new()) {
    [[maybe_unused]] const int ok = EVP_DigestInit_ex(context_, EVP_sha256(), nullptr);
    assert(ok == 1);
  }
  ~Impl() { EVP_MD_CTX_free(context_); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  EVP_MD_CTX* get() { return context_; }

 private:
  EVP_MD_CTX* context_;
};

Sha256Stream::Sha256Stream() : impl_(std::make_unique<Impl>()) {}
Sha256Stream::~Sha256Stream() = default;

void Sha256Stream::Update(std::string_view bytes) {
  EVP_DigestUpdate(impl_->get(), bytes.data(), bytes.size());
}

Sha256Digest Sha256Stream::Finish() {
  Sha256Digest digest{};
  unsigned size = 0;
  EVP_DigestFinal_ex(impl_->get(), digest.data(), &size);
  return digest;
}

Sha256Digest Sha256(std::string_view bytes) {
  Sha256Stream stream;
  stream.Update(bytes);
  return stream.Finish();
}

std::string Hex(const Sha256Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(digest.size() * 2);
  for (const std::uint8_t byte : digest) {
    text.push_back(kDigits[byte >> 4]);
    text.push_back(kDigits[byte & 15]);
  }
  return text;
}

std::string Sha256Hex(std::string_view bytes) { return Hex(Sha256(bytes)); }

std::string Base32(const Sha256Digest& digest) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  unsigned bits = 0;
  unsigned held = 0;
  for (const std::uint8_t byte : digest) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text.push_back(kAlphabet[(held >> bits) & 31]);
    }
    held &= (1U << bits) - 1;
  }
  if (bits > 0) text.push_back(kAlphabet[(held << (5 - bits)) & 31]);
  return text;
}

}  // namespace xuncha
