// SPDX-License-Identifier: Apache-2.0
#include "gather/state_codec.h"

#include <cstdint>

namespace xuncha::gather {
namespace {

using model::Outcome;

bool GetOutcome(ByteReader& in, Outcome& out) {
  const std::uint8_t code = in.Byte();
  if (code > static_cast<std::uint8_t>(Outcome::kIntranetTarget)) return false;
  out = static_cast<Outcome>(code);
  return in.ok();
}

void PutOutcome(std::string& out, Outcome outcome) {
  PutByte(out, static_cast<std::uint8_t>(outcome));
}

}  // namespace

void PutTries(std::string& out, const TryRecord& tries) {
  for (const std::uint8_t number :
       {tries.total, tries.gone, tries.silent, tries.failing, tries.blocked, tries.resolver,
        tries.other, tries.broken_body}) {
    PutByte(out, number);
  }
  PutOutcome(out, tries.last);
  PutOutcome(out, tries.last_silent);
  PutVarint(out, tries.last_status);
}

bool GetTries(ByteReader& in, TryRecord& tries) {
  for (std::uint8_t* number : {&tries.total, &tries.gone, &tries.silent, &tries.failing,
                               &tries.blocked, &tries.resolver, &tries.other, &tries.broken_body}) {
    *number = in.Byte();
  }
  if (!GetOutcome(in, tries.last) || !GetOutcome(in, tries.last_silent)) return false;
  tries.last_status = in.VarintAs<std::uint16_t>();
  return in.ok();
}

void PutAttempt(std::string& out, const model::Attempt& attempt) {
  PutVarint(out, ZigZag(attempt.at));
  PutVarint(out, attempt.duration_ms);
  PutOutcome(out, attempt.outcome);
  PutVarint(out, attempt.status);
  PutByte(out, attempt.ip_family);
  PutVarint(out, attempt.hops.size());
  for (const model::Hop& hop : attempt.hops) {
    PutText(out, hop.url);
    PutVarint(out, hop.status);
  }
  PutText(out, attempt.detail);
}

bool GetAttempt(ByteReader& in, model::Attempt& attempt) {
  attempt.at = UnZigZag(in.Varint());
  attempt.duration_ms = in.VarintAs<std::uint32_t>();
  if (!GetOutcome(in, attempt.outcome)) return false;
  attempt.status = in.VarintAs<std::uint16_t>();
  attempt.ip_family = in.Byte();
  const std::uint64_t hops = in.Varint();
  if (hops > in.left()) return false;
  attempt.hops.clear();
  for (std::uint64_t i = 0; i < hops && in.ok(); ++i) {
    model::Hop& hop = attempt.hops.emplace_back();
    hop.url.assign(in.Text());
    hop.status = in.VarintAs<std::uint16_t>();
  }
  attempt.detail.assign(in.Text());
  return in.ok();
}

void PutHostFacts(std::string& out, const model::HostFacts& facts) {
  const model::TlsFacts& tls = facts.tls;
  PutVarint(out, static_cast<std::uint64_t>(facts.v6_tried | (facts.v6_ok << 1) |
                                            (facts.robots_waived << 2) | (tls.used << 3) |
                                            (tls.handshake_ok << 4) | (tls.name_matches << 5) |
                                            (tls.chain_trusted << 6) | (tls.self_signed << 7) |
                                            (tls.missing_intermediate << 8) | (tls.legacy << 9)));
  for (const std::string* text : {&facts.v6_detail, &facts.robots, &tls.protocol, &tls.subject,
                                  &tls.issuer, &tls.verify_error}) {
    PutText(out, *text);
  }
  PutVarint(out, tls.names.size());
  for (const std::string& name : tls.names) PutText(out, name);
  PutVarint(out, ZigZag(tls.not_before));
  PutVarint(out, ZigZag(tls.not_after));
  PutVarint(out, facts.crawl_delay_ms);
}

bool GetHostFacts(ByteReader& in, model::HostFacts& facts) {
  model::TlsFacts& tls = facts.tls;
  const auto bits = in.VarintAs<std::uint32_t>();
  const auto bit = [bits](unsigned index) { return ((bits >> index) & 1) != 0; };
  facts.v6_tried = bit(0);
  facts.v6_ok = bit(1);
  facts.robots_waived = bit(2);
  tls.used = bit(3);
  tls.handshake_ok = bit(4);
  tls.name_matches = bit(5);
  tls.chain_trusted = bit(6);
  tls.self_signed = bit(7);
  tls.missing_intermediate = bit(8);
  tls.legacy = bit(9);
  for (std::string* text : {&facts.v6_detail, &facts.robots, &tls.protocol, &tls.subject,
                            &tls.issuer, &tls.verify_error}) {
    text->assign(in.Text());
  }
  const std::uint64_t names = in.Varint();
  if (names > in.left()) return false;
  tls.names.clear();
  for (std::uint64_t i = 0; i < names && in.ok(); ++i) tls.names.emplace_back(in.Text());
  tls.not_before = UnZigZag(in.Varint());
  tls.not_after = UnZigZag(in.Varint());
  facts.crawl_delay_ms = in.VarintAs<std::uint32_t>();
  return in.ok();
}

void PutProbeAnswer(std::string& out, const model::ProbeAnswer& answer) {
  PutText(out, answer.shape);
  PutText(out, answer.url);
  PutOutcome(out, answer.outcome);
  PutVarint(out, answer.status);
  PutFixed<std::uint32_t>(out, answer.redirect_to);
  PutText(out, answer.redirect_url);
  PutText(out, answer.title);
  PutVarint(out, answer.main_chars);
  PutFixed<std::uint64_t>(out, answer.main_print);
  PutFixed<std::uint64_t>(out, answer.text_digest);
  PutText(out, answer.main_text);
  PutByte(out, answer.repeatable ? 1 : 0);
}

bool GetProbeAnswer(ByteReader& in, model::ProbeAnswer& answer) {
  answer.shape.assign(in.Text());
  answer.url.assign(in.Text());
  if (!GetOutcome(in, answer.outcome)) return false;
  answer.status = in.VarintAs<std::uint16_t>();
  answer.redirect_to = in.Fixed<std::uint32_t>();
  answer.redirect_url.assign(in.Text());
  answer.title.assign(in.Text());
  answer.main_chars = in.VarintAs<std::uint32_t>();
  answer.main_print = in.Fixed<std::uint64_t>();
  answer.text_digest = in.Fixed<std::uint64_t>();
  answer.main_text.assign(in.Text());
  answer.repeatable = in.Byte() != 0;
  return in.ok();
}

}  // namespace xuncha::gather
