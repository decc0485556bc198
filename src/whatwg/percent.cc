// SPDX-License-Identifier: Apache-2.0
#include "whatwg/percent.h"

#include <array>

#include "whatwg/encoding.h"

namespace xuncha::whatwg {
namespace {

constexpr std::uint8_t Bit(PercentSet set) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(set));
}

// For each byte, the sets it is in. Every set contains the ones it is built from (URL §1.3).
constexpr std::array<std::uint8_t, 256> MakeSets() {
  std::array<std::uint8_t, 256> sets{};
  const auto add = [&sets](std::string_view bytes, std::uint8_t bits) {
    for (const char c : bytes) {
      auto& entry = sets[static_cast<unsigned char>(c)];
      entry = static_cast<std::uint8_t>(entry | bits);
    }
  };
  for (std::size_t i = 0; i < 256; ++i) {
    if (i < 0x20 || i >= 0x7F) sets[i] = 0xFF;
  }
  constexpr std::uint8_t form = Bit(PercentSet::kForm);
  constexpr std::uint8_t component = form | Bit(PercentSet::kComponent);
  constexpr std::uint8_t userinfo = component | Bit(PercentSet::kUserinfo);
  constexpr std::uint8_t path = userinfo | Bit(PercentSet::kPath);
  constexpr std::uint8_t query = path | Bit(PercentSet::kQuery) | Bit(PercentSet::kSpecialQuery);
  add(" \"#<>", query);
  add(" \"<>`", Bit(PercentSet::kFragment));
  add("'", Bit(PercentSet::kSpecialQuery));
  add("?^`{}", path);
  add("/:;=@[\\]|", userinfo);
  add("$%&+,", component);
  add("!'()~", form);
  return sets;
}

constexpr std::array<std::uint8_t, 256> kSets = MakeSets();
constexpr std::string_view kHex = "0123456789ABCDEF";

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

bool InPercentSet(unsigned char byte, PercentSet set) { return (kSets[byte] & Bit(set)) != 0; }

void PercentEncodeAppend(std::string_view bytes, PercentSet set, std::string& out) {
  const std::uint8_t bit = Bit(set);
  std::size_t run = 0;  // start of the bytes that are copied as they are
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if ((kSets[byte] & bit) == 0) [[likely]] {
      continue;
    }
    out.append(bytes, run, i - run);
    const char escape[3] = {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    out.append(escape, 3);
    run = i + 1;
  }
  out.append(bytes, run);
}

void PercentEncodeAppend(std::string_view utf8, PercentSet set, const Encoding& encoding,
                         std::string& out) {
  const Encoding& output = OutputEncoding(encoding);
  if (output.id == EncodingId::kUtf8) {
    PercentEncodeAppend(utf8, set, out);
    return;
  }
  // The escape for a missing character is written by the encoder and passes: '%' is in none of the
  // sets that are allowed here.
  std::string encoded;
  EncodeAppend(utf8, output, EncodeError::kPercentHtml, encoded);
  PercentEncodeAppend(encoded, set, out);
}

std::string PercentDecode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t i = 0;
  while (i < text.size()) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const int high = HexValue(text[i + 1]);
      const int low = HexValue(text[i + 2]);
      if (high >= 0 && low >= 0) {
        out.push_back(static_cast<char>(high * 16 + low));
        i += 3;
        continue;
      }
    }
    out.push_back(text[i++]);
  }
  return out;
}

}  // namespace xuncha::whatwg
