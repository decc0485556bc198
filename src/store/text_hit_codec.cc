// SPDX-License-Identifier: Apache-2.0
#include "store/text_hit_codec.h"

#include <cstdint>

namespace xuncha::store {
namespace {

constexpr std::size_t kMaxHits = 1000;
constexpr unsigned kPartShift = 4;
constexpr unsigned kSeverityShift = 8;
constexpr unsigned kDisputedShift = 10;

template <class Enum>
bool Take(std::uint64_t value, Enum last, Enum& out) {
  if (value > static_cast<std::uint64_t>(last)) return false;
  out = static_cast<Enum>(value);
  return true;
}

bool DecodeHit(ByteReader& in, model::TextHit& hit) {
  const std::uint64_t flags = in.Varint();
  if (!Take(flags & 15, model::TextHitKind::kWeakMask, hit.kind) ||
      !Take(flags >> kPartShift & 15, model::TextPart::kDocument, hit.part) ||
      !Take(flags >> kSeverityShift & 3, model::WordSeverity::kAdvice, hit.severity) ||
      flags >> kDisputedShift > 1) {
    return false;
  }
  hit.disputed = flags >> kDisputedShift != 0;
  hit.at = in.VarintAs<std::uint32_t>();
  hit.count = in.VarintAs<std::uint32_t>();
  for (std::string* text : {&hit.rule, &hit.seen, &hit.right, &hit.group, &hit.from, &hit.until,
                            &hit.place, &hit.excerpt}) {
    text->assign(in.Text());
  }
  hit.print = in.Fixed<std::uint64_t>();
  return in.ok();
}

}  // namespace

void EncodeTextHits(const std::vector<model::TextHit>& hits, model::TextRead read,
                    std::string& out) {
  PutByte(out, static_cast<std::uint8_t>(read));
  PutVarint(out, hits.size());
  for (const model::TextHit& hit : hits) {
    PutVarint(out, static_cast<std::uint64_t>(hit.kind) |
                       static_cast<std::uint64_t>(hit.part) << kPartShift |
                       static_cast<std::uint64_t>(hit.severity) << kSeverityShift |
                       static_cast<std::uint64_t>(hit.disputed) << kDisputedShift);
    PutVarint(out, hit.at);
    PutVarint(out, hit.count);
    for (const std::string* text : {&hit.rule, &hit.seen, &hit.right, &hit.group, &hit.from,
                                    &hit.until, &hit.place, &hit.excerpt}) {
      PutText(out, *text);
    }
    PutFixed<std::uint64_t>(out, hit.print);
  }
}

bool DecodeTextHits(ByteReader& in, std::vector<model::TextHit>& hits, model::TextRead& read) {
  const std::uint8_t how = in.Byte();
  if (!Take(how, model::TextRead::kReaderFault, read)) return false;
  const std::uint64_t count = in.Varint();
  if (count > kMaxHits || count > in.left()) return false;
  hits.resize(count);
  for (model::TextHit& hit : hits) {
    if (!DecodeHit(in, hit)) return false;
  }
  return in.ok();
}

}  // namespace xuncha::store
