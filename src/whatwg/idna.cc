// SPDX-License-Identifier: Apache-2.0
#include "whatwg/idna.h"

#include <unicode/uidna.h>

#include <cstdint>
#include <memory>

#include "whatwg/encoding.h"
#include "whatwg/encoding_utf8.h"

namespace xuncha::whatwg {
namespace {

struct CloseIdna {
  void operator()(UIDNA* idna) const { uidna_close(idna); }
};
using Idna = std::unique_ptr<UIDNA, CloseIdna>;

// Null only if ICU's data is missing.
Idna Open() {
  UErrorCode error = U_ZERO_ERROR;
  Idna idna(uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
                                UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE,
                            &error));
  return U_SUCCESS(error) ? std::move(idna) : nullptr;
}

// What CheckHyphens=false and VerifyDnsLength=false leave unjudged.
constexpr std::uint32_t kAllowed = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                                   UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                                   UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

// What the mapping table of UTS #46 says since revision 31 (Unicode 15.1) or later, where ICU 72
// (Unicode 15.0) says otherwise; to == 0 means "ignored". Runs map one to one.
struct NewerMapping {
  char32_t first;
  char32_t last;
  char32_t to;
};
constexpr NewerMapping kNewerMappings[] = {
    {0x04C0, 0x04C0, 0x04CF},   {0x10A0, 0x10C5, 0x2D00},   {0x115F, 0x1160, 0},
    {0x17B4, 0x17B5, 0},        {0x180E, 0x180E, 0},        {0x1E9E, 0x1E9E, 0x00DF},
    {0x206A, 0x206F, 0},        {0x2132, 0x2132, 0x214E},   {0x2183, 0x2183, 0x2184},
    {0x3164, 0x3164, 0},        {0xFFA0, 0xFFA0, 0},        {0x1D173, 0x1D17A, 0},
    {0x2F868, 0x2F868, 0x36FC}, {0x2F874, 0x2F874, 0x5F53}, {0x2F91F, 0x2F91F, 0x243AB},
    {0x2F95F, 0x2F95F, 0x7AEE}, {0x2F9BF, 0x2F9BF, 0x45D7},
};

const NewerMapping* FindNewerMapping(char32_t point) {
  for (const NewerMapping& mapping : kNewerMappings) {
    if (point >= mapping.first && point <= mapping.last) return &mapping;
  }
  return nullptr;
}

std::string WithNewerMappings(std::string_view domain) {
  std::string out;
  out.reserve(domain.size());
  std::size_t at = 0;
  while (at < domain.size()) {
    const char32_t point = NextCodePoint(domain, at);
    const NewerMapping* mapping = point < 0x80 ? nullptr : FindNewerMapping(point);
    if (mapping == nullptr) {
      AppendUtf8(point, out);
    } else if (mapping->to != 0) {
      AppendUtf8(mapping->to + (point - mapping->first), out);
    }
  }
  return out;
}

std::string Lower(std::string_view ascii) {
  std::string out(ascii);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

using Convert = std::int32_t (*)(const UIDNA*, const char*, std::int32_t, char*, std::int32_t,
                                 UIDNAInfo*, UErrorCode*);

// Runs the ICU function with as much memory as it asks for. False if it fails altogether.
bool Run(Convert convert, std::string_view domain, std::string& out, UIDNAInfo& info) {
  const Idna idna = Open();
  if (idna == nullptr) return false;
  out.resize(256 + domain.size());
  for (int attempt = 0; attempt < 2; ++attempt) {
    info = UIDNA_INFO_INITIALIZER;
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t length =
        convert(idna.get(), domain.data(), static_cast<std::int32_t>(domain.size()), out.data(),
                static_cast<std::int32_t>(out.size()), &info, &error);
    if (error == U_BUFFER_OVERFLOW_ERROR && length > 0) {
      out.resize(static_cast<std::size_t>(length));
      continue;
    }
    if (U_FAILURE(error)) return false;
    out.resize(static_cast<std::size_t>(length));
    return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> DomainToAscii(std::string_view domain) {
  if (domain.empty()) return std::nullopt;
  if (IsAscii(domain)) return Lower(domain);
  if (domain.size() > kMaxUnicodeDomain) return std::nullopt;
  std::string out;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  if (!Run(&uidna_nameToASCII_UTF8, WithNewerMappings(domain), out, info)) return std::nullopt;
  if ((info.errors & ~kAllowed) != 0 || out.empty()) return std::nullopt;
  return out;
}

std::string DomainToUnicode(std::string_view domain) {
  std::string out;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  if (domain.empty() || domain.size() > kMaxUnicodeDomain ||
      !Run(&uidna_nameToUnicodeUTF8, domain, out, info)) {
    return std::string(domain);
  }
  return out;
}

}  // namespace xuncha::whatwg
