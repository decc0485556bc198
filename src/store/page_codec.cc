// SPDX-License-Identifier: Apache-2.0
#include "store/page_codec.h"

#include <algorithm>
#include <cstdint>

#include "base/common_bytes.h"
#include "store/list_codec.h"
#include "store/text_hit_codec.h"

namespace xuncha::store {
namespace {

constexpr std::size_t kMaxLinkBytes = 5 + 5 + 5;
constexpr std::uint64_t kMaxStep = 1ULL << 33;  // between any two 32-bit numbers, zig-zag

// Flags of a link, least significant first: no_target 3, place 3, form 4, hidden 1, handler 1, use.
constexpr unsigned kPlaceShift = 3;
constexpr unsigned kFormShift = 6;
constexpr unsigned kHiddenShift = 10;
constexpr unsigned kHandlerShift = 11;
constexpr unsigned kUseShift = 12;

constexpr auto kLastNoTarget = static_cast<unsigned>(model::NoTarget::kBadUrl);
constexpr auto kLastPlace = static_cast<unsigned>(model::Place::kHead);
constexpr auto kLastForm = static_cast<unsigned>(model::LinkForm::kScriptRedirect);

std::uint32_t PackFlags(const model::Link& link) {
  return static_cast<std::uint32_t>(link.no_target) |
         (static_cast<std::uint32_t>(link.place) << kPlaceShift) |
         (static_cast<std::uint32_t>(link.form) << kFormShift) |
         (static_cast<std::uint32_t>(!link.visible) << kHiddenShift) |
         (static_cast<std::uint32_t>(link.has_handler) << kHandlerShift) |
         (static_cast<std::uint32_t>(link.use) << kUseShift);
}

bool UnpackFlags(std::uint64_t flags, model::Link& link) {
  const auto no_target = static_cast<unsigned>(flags & 7);
  const auto place = static_cast<unsigned>((flags >> kPlaceShift) & 7);
  const auto form = static_cast<unsigned>((flags >> kFormShift) & 15);
  if (no_target > kLastNoTarget || place > kLastPlace || form > kLastForm ||
      (flags >> kUseShift) > 0xFFFF) {
    return false;
  }
  link.no_target = static_cast<model::NoTarget>(no_target);
  link.place = static_cast<model::Place>(place);
  link.form = static_cast<model::LinkForm>(form);
  link.visible = ((flags >> kHiddenShift) & 1) == 0;
  link.has_handler = ((flags >> kHandlerShift) & 1) != 0;
  link.use = static_cast<std::uint16_t>(flags >> kUseShift);
  return true;
}

void PutUrl(std::string& out, model::UrlId id) {
  PutVarint(out, id == model::kNoUrl ? 0 : std::uint64_t{id} + 1);
}

bool GetUrl(ByteReader& in, std::uint32_t url_count, model::UrlId& id) {
  const std::uint64_t value = in.Varint();
  id = value == 0 ? model::kNoUrl : static_cast<model::UrlId>(value - 1);
  return in.ok() && value <= url_count;
}

void EncodeLinks(const std::vector<model::Link>& links, LabelWriter& labels, std::string& out) {
  PutVarint(out, links.size());
  const std::size_t begin = out.size();
  out.resize(begin + links.size() * kMaxLinkBytes);
  char* at = out.data() + begin;
  std::int64_t last = 0;
  for (const model::Link& link : links) {
    at = PutVarintTo(at, PackFlags(link));
    if (link.no_target == model::NoTarget::kHasTarget) {
      at = PutVarintTo(at, ZigZag(static_cast<std::int64_t>(link.target) - last));
      last = link.target;
    }
    at = PutVarintTo(at, labels.Intern(link.label));
  }
  out.resize(static_cast<std::size_t>(at - out.data()));
}

// `last` is the target of the link before that has one.
bool DecodeLink(ByteReader& in, std::uint32_t url_count, const LabelTable& labels,
                std::int64_t& last, model::Link& link) {
  if (!UnpackFlags(in.Varint(), link)) return false;
  link.target = model::kNoUrl;
  if (link.no_target == model::NoTarget::kHasTarget) {
    const std::uint64_t step = in.Varint();
    if (step > kMaxStep) return false;
    last += UnZigZag(step);
    if (last < 0 || last >= url_count) {
      if (last != model::kNoUrl) return false;
    }
    link.target = static_cast<model::UrlId>(last);
  }
  const std::uint64_t label = in.Varint();
  if (label >= labels.size()) return false;
  link.label = labels.Label(static_cast<std::uint32_t>(label));
  return true;
}

bool DecodeLinks(ByteReader& in, std::uint32_t url_count, const LabelTable& labels,
                 std::vector<model::Link>& links) {
  const std::uint64_t count = in.Varint();
  if (count > in.left()) return false;  // a link takes two bytes at least
  links.resize(count);
  std::int64_t last = 0;
  for (model::Link& link : links) {
    if (!DecodeLink(in, url_count, labels, last, link)) return false;
  }
  return in.ok();
}

void EncodeMarks(const model::SiteMarks& marks, std::string& out) {
  for (const std::string* text : {&marks.id_code, &marks.icp, &marks.police, &marks.sponsor,
                                  &marks.organiser, &marks.contact}) {
    PutText(out, *text);
  }
  PutByte(out, static_cast<std::uint8_t>(marks.organ_mark | (marks.site_map << 1) |
                                         (marks.error_report << 2) | (marks.age_friendly << 3) |
                                         (marks.in_script << 4)));
  PutUrl(out, marks.error_report_target);
  PutUrl(out, marks.site_map_target);
}

bool DecodeMarks(ByteReader& in, std::uint32_t url_count, model::SiteMarks& marks) {
  for (std::string* text : {&marks.id_code, &marks.icp, &marks.police, &marks.sponsor,
                            &marks.organiser, &marks.contact}) {
    text->assign(in.Text());
  }
  const std::uint8_t bits = in.Byte();
  marks.organ_mark = (bits & 1) != 0;
  marks.site_map = (bits & 2) != 0;
  marks.error_report = (bits & 4) != 0;
  marks.age_friendly = (bits & 8) != 0;
  marks.in_script = (bits & 16) != 0;
  return GetUrl(in, url_count, marks.error_report_target) &&
         GetUrl(in, url_count, marks.site_map_target);
}

void PutTexts(std::string& out, const std::vector<std::string>& texts) {
  PutVarint(out, texts.size());
  for (const std::string& text : texts) PutText(out, text);
}

bool GetTexts(ByteReader& in, std::vector<std::string>& texts) {
  const std::uint64_t count = in.Varint();
  if (count > in.left()) return false;
  texts.resize(count);
  for (std::string& text : texts) text.assign(in.Text());
  return in.ok();
}

bool DecodeMetas(ByteReader& in, std::vector<model::MetaTag>& metas) {
  const std::uint64_t count = in.Varint();
  if (count > in.left()) return false;
  metas.resize(count);
  for (model::MetaTag& meta : metas) {
    meta.name.assign(in.Text());
    meta.content.assign(in.Text());
    meta.in_head = in.Byte() != 0;
  }
  return in.ok();
}

bool DecodeForms(ByteReader& in, std::uint32_t url_count, std::vector<model::FormFacts>& forms) {
  const std::uint64_t count = in.Varint();
  if (count > in.left()) return false;
  forms.resize(count);
  for (model::FormFacts& form : forms) {
    if (!GetUrl(in, url_count, form.action)) return false;
    const std::uint8_t bits = in.Byte();
    form.post = (bits & 1) != 0;
    form.search = (bits & 2) != 0;
    form.password = (bits & 4) != 0;
    form.fields = in.VarintAs<std::uint16_t>();
    form.text_areas = in.VarintAs<std::uint16_t>();
  }
  return in.ok();
}

template <class Enum>
bool GetEnum(ByteReader& in, Enum last, Enum& out) {
  const std::uint8_t value = in.Byte();
  if (value > static_cast<std::uint8_t>(last)) return false;
  out = static_cast<Enum>(value);
  return in.ok();
}

}  // namespace

void EncodePage(const model::PageFacts& page, LabelWriter& labels, std::string& out) {
  EncodeLinks(page.links, labels, out);
  PutByte(out, static_cast<std::uint8_t>(page.script_shell | (page.frameset << 1) |
                                         (page.password_form << 2) | (page.cut_by_us << 3) |
                                         (page.list_like << 4) | (page.depth_limited << 5) |
                                         (page.is_style_sheet << 6) | (page.is_attachment << 7)));
  PutText(out, page.title);
  PutTexts(out, page.headings);
  PutTexts(out, page.breadcrumb);
  PutVarint(out, page.metas.size());
  for (const model::MetaTag& meta : page.metas) {
    PutText(out, meta.name);
    PutText(out, meta.content);
    PutByte(out, meta.in_head ? 1 : 0);
  }
  EncodeMarks(page.marks, out);
  for (const std::string* text : {&page.charset.used, &page.charset.header, &page.charset.meta,
                                  &page.charset.actual, &page.charset.from}) {
    PutText(out, *text);
  }
  PutVarint(out, page.charset.bad_sequences);
  PutVarint(out, page.forms.size());
  for (const model::FormFacts& form : page.forms) {
    PutUrl(out, form.action);
    PutByte(out, static_cast<std::uint8_t>(form.post | (form.search << 1) | (form.password << 2)));
    PutVarint(out, form.fields);
    PutVarint(out, form.text_areas);
  }
  PutVarint(out, page.text_chars);
  PutVarint(out, page.main_chars);
  PutFixed<std::uint64_t>(out, page.main_print);
  PutFixed<std::uint64_t>(out, page.text_digest);
  PutText(out, page.main_text);
  PutText(out, page.published);
  PutText(out, page.published_from);
  PutText(out, page.url_day);
  PutVarint(out, page.incomplete_marks);
  PutText(out, page.etag);
  PutText(out, page.last_modified);
  PutVarint(out, ZigZag(page.read_at));
  EncodeTextHits(page.text_hits, page.text_read, out);
  EncodeLists(page.lists, page.links, out);
}

namespace {

// What stands in a page's record behind its links.
bool DecodeRest(ByteReader& in, std::uint32_t url_count, model::PageFacts& out) {
  const std::uint8_t bits = in.Byte();
  out.script_shell = (bits & 1) != 0;
  out.frameset = (bits & 2) != 0;
  out.password_form = (bits & 4) != 0;
  out.cut_by_us = (bits & 8) != 0;
  out.list_like = (bits & 16) != 0;
  out.depth_limited = (bits & 32) != 0;
  out.is_style_sheet = (bits & 64) != 0;
  out.is_attachment = (bits & 128) != 0;
  out.title.assign(in.Text());
  if (!GetTexts(in, out.headings) || !GetTexts(in, out.breadcrumb) || !DecodeMetas(in, out.metas) ||
      !DecodeMarks(in, url_count, out.marks)) {
    return false;
  }
  for (std::string* text : {&out.charset.used, &out.charset.header, &out.charset.meta,
                            &out.charset.actual, &out.charset.from}) {
    text->assign(in.Text());
  }
  out.charset.bad_sequences = in.VarintAs<std::uint32_t>();
  if (!DecodeForms(in, url_count, out.forms)) return false;
  out.text_chars = in.VarintAs<std::uint32_t>();
  out.main_chars = in.VarintAs<std::uint32_t>();
  out.main_print = in.Fixed<std::uint64_t>();
  out.text_digest = in.Fixed<std::uint64_t>();
  out.main_text.assign(in.Text());
  out.published.assign(in.Text());
  out.published_from.assign(in.Text());
  out.url_day.assign(in.Text());
  out.incomplete_marks = in.VarintAs<std::uint16_t>();
  out.etag.assign(in.Text());
  out.last_modified.assign(in.Text());
  out.read_at = UnZigZag(in.Varint());
  return in.ok() && DecodeTextHits(in, out.text_hits, out.text_read) &&
         DecodeLists(in, out.links, out.lists) && in.at_end();
}

}  // namespace

bool DecodePage(std::string_view record, model::UrlId url, std::uint32_t url_count,
                const LabelTable& labels, model::PageFacts& out) {
  ByteReader in(record);
  out.url = url;
  return url < url_count && DecodeLinks(in, url_count, labels, out.links) &&
         DecodeRest(in, url_count, out);
}

bool PageDecoder::DecodeLinks(ByteReader& in) {
  const std::uint64_t count = in.Varint();
  if (count > in.left()) return false;
  const std::string_view bytes = in.rest();
  const std::string_view before = link_bytes_;
  page_.links.resize(count);
  fresh_.resize(count);
  LinkMark here;
  LinkMark there;  // at the same link of the page before
  for (std::size_t i = 0; i < count;) {
    // Where both stand at the same target, equal bytes mean equal links, and these lie in place.
    std::size_t next = i;
    if (i < marks_.size() && here.last == there.last) {
      const std::size_t common =
          there.end + CommonPrefix(bytes.substr(here.end), before.substr(there.end));
      const std::uint32_t shift = here.end - there.end;  // may wrap round, and back
      const std::size_t most = std::min<std::size_t>(marks_.size(), count);
      for (; next < most && marks_[next].end <= common; ++next) {
        fresh_[next] = {marks_[next].end + shift, marks_[next].last};
      }
      if (next > i) {
        there = marks_[next - 1];
        here = fresh_[next - 1];
        in.Bytes(here.end - (bytes.size() - in.left()));
      }
    }
    if (next == i) {
      if (!DecodeLink(in, url_count_, labels_, here.last, page_.links[i])) return false;
      here.end = static_cast<std::uint32_t>(bytes.size() - in.left());
      fresh_[i] = here;
      if (i < marks_.size()) there = marks_[i];
      ++next;
    }
    i = next;
  }
  marks_.swap(fresh_);
  link_bytes_.assign(bytes.substr(0, here.end));
  return in.ok();
}

const model::PageFacts* PageDecoder::Decode(std::string_view record, model::UrlId url) {
  ByteReader in(record);
  page_.url = url;
  if (url < url_count_ && DecodeLinks(in) && DecodeRest(in, url_count_, page_)) return &page_;
  link_bytes_.clear();
  marks_.clear();
  return nullptr;
}

void EncodeAttempt(const model::Attempt& attempt, std::string& out) {
  PutVarint(out, ZigZag(attempt.at));
  PutVarint(out, attempt.duration_ms);
  PutByte(out, static_cast<std::uint8_t>(attempt.outcome));
  PutVarint(out, attempt.status);
  PutByte(out, attempt.ip_family);
  PutVarint(out, attempt.hops.size());
  for (const model::Hop& hop : attempt.hops) {
    PutText(out, hop.url);
    PutVarint(out, hop.status);
  }
  PutText(out, attempt.detail);
}

bool DecodeAttempt(std::string_view record, model::Attempt& out) {
  ByteReader in(record);
  out.at = UnZigZag(in.Varint());
  out.duration_ms = in.VarintAs<std::uint32_t>();
  if (!GetEnum(in, model::Outcome::kIntranetTarget, out.outcome)) return false;
  out.status = in.VarintAs<std::uint16_t>();
  out.ip_family = in.Byte();
  const std::uint64_t hops = in.Varint();
  if (hops > in.left()) return false;
  out.hops.resize(hops);
  for (model::Hop& hop : out.hops) {
    hop.url.assign(in.Text());
    hop.status = in.VarintAs<std::uint16_t>();
  }
  out.detail.assign(in.Text());
  return in.ok() && in.at_end();
}

void EncodeHost(const model::HostFacts& host, std::string& out) {
  const model::TlsFacts& tls = host.tls;
  PutText(out, host.host);
  PutVarint(out, host.port);
  PutVarint(out, static_cast<std::uint64_t>(
                     host.in_scope | (host.resolved_v4 << 1) | (host.resolved_v6 << 2) |
                     (host.v6_tried << 3) | (host.v6_ok << 4) | (host.robots_waived << 5) |
                     (tls.used << 6) | (tls.handshake_ok << 7) | (tls.name_matches << 8) |
                     (tls.chain_trusted << 9) | (tls.self_signed << 10) |
                     (tls.missing_intermediate << 11) | (tls.legacy << 12)));
  for (const std::string* text : {&host.v6_detail, &host.robots, &tls.protocol, &tls.subject,
                                  &tls.issuer, &tls.verify_error}) {
    PutText(out, *text);
  }
  PutTexts(out, tls.names);
  PutVarint(out, ZigZag(tls.not_before));
  PutVarint(out, ZigZag(tls.not_after));
  PutVarint(out, host.crawl_delay_ms);
}

bool DecodeHost(std::string_view record, model::HostFacts& out) {
  ByteReader in(record);
  model::TlsFacts& tls = out.tls;
  out.host.assign(in.Text());
  out.port = in.VarintAs<std::uint16_t>();
  const auto bits = in.VarintAs<std::uint32_t>();
  const auto bit = [bits](unsigned index) { return ((bits >> index) & 1) != 0; };
  out.in_scope = bit(0);
  out.resolved_v4 = bit(1);
  out.resolved_v6 = bit(2);
  out.v6_tried = bit(3);
  out.v6_ok = bit(4);
  out.robots_waived = bit(5);
  tls.used = bit(6);
  tls.handshake_ok = bit(7);
  tls.name_matches = bit(8);
  tls.chain_trusted = bit(9);
  tls.self_signed = bit(10);
  tls.missing_intermediate = bit(11);
  tls.legacy = bit(12);
  for (std::string* text :
       {&out.v6_detail, &out.robots, &tls.protocol, &tls.subject, &tls.issuer, &tls.verify_error}) {
    text->assign(in.Text());
  }
  if (!GetTexts(in, tls.names)) return false;
  tls.not_before = UnZigZag(in.Varint());
  tls.not_after = UnZigZag(in.Varint());
  out.crawl_delay_ms = in.VarintAs<std::uint32_t>();
  return in.ok() && in.at_end();
}

void EncodeProbe(const model::ProbeAnswer& probe, std::string& out) {
  PutText(out, probe.shape);
  PutText(out, probe.url);
  PutByte(out, static_cast<std::uint8_t>(probe.outcome));
  PutVarint(out, probe.status);
  PutFixed<std::uint32_t>(out, probe.redirect_to);
  PutText(out, probe.redirect_url);
  PutText(out, probe.title);
  PutVarint(out, probe.main_chars);
  PutFixed<std::uint64_t>(out, probe.main_print);
  PutFixed<std::uint64_t>(out, probe.text_digest);
  PutByte(out, probe.repeatable ? 1 : 0);
  PutText(out, probe.main_text);
}

bool DecodeProbe(std::string_view record, model::ProbeAnswer& out) {
  ByteReader in(record);
  out.shape.assign(in.Text());
  out.url.assign(in.Text());
  if (!GetEnum(in, model::Outcome::kIntranetTarget, out.outcome)) return false;
  out.status = in.VarintAs<std::uint16_t>();
  out.redirect_to = in.Fixed<std::uint32_t>();
  out.redirect_url.assign(in.Text());
  out.title.assign(in.Text());
  out.main_chars = in.VarintAs<std::uint32_t>();
  out.main_print = in.Fixed<std::uint64_t>();
  out.text_digest = in.Fixed<std::uint64_t>();
  out.repeatable = in.Byte() != 0;
  out.main_text.assign(in.Text());
  return in.ok() && in.at_end();
}

}  // namespace xuncha::store
