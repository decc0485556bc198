// SPDX-License-Identifier: Apache-2.0
#include "whatwg/encoding_sniff.h"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>

#include "whatwg/encoding_meta.h"

namespace xuncha::whatwg {
namespace {

// What the bytes themselves say, and whether that is beyond reasonable doubt.
struct Opinion {
  const Encoding* encoding = nullptr;
  bool plain = false;
};

// The commonest characters of running text and of site navigation, sorted.
// 的 是 一 在 不 有 中 国 人 了 和 大 为 上 年 政 府 务 公 开 市 县 发 信 息 新 网 首 页 ， 。 、
constexpr std::array<std::uint16_t, 32> kCommonGb = {
    0xA1A2, 0xA1A3, 0xA3AC, 0xB2BB, 0xB4F3, 0xB5C4, 0xB7A2, 0xB8AE, 0xB9AB, 0xB9FA, 0xBACD,
    0xBFAA, 0xC1CB, 0xC4EA, 0xC8CB, 0xC9CF, 0xCAC7, 0xCAD0, 0xCAD7, 0xCDF8, 0xCEAA, 0xCEF1,
    0xCFA2, 0xCFD8, 0xD0C2, 0xD0C5, 0xD2B3, 0xD2BB, 0xD3D0, 0xD4DA, 0xD5FE, 0xD6D0};
// 的 是 一 在 不 有 中 國 人 了 和 大 我 這 你 個 到 來 ， 。 、
constexpr std::array<std::uint16_t, 21> kCommonBig5 = {
    0xA141, 0xA142, 0xA143, 0xA440, 0xA446, 0xA448, 0xA46A, 0xA4A3, 0xA4A4, 0xA662, 0xA6B3,
    0xA741, 0xA7DA, 0xA8D3, 0xA8EC, 0xA94D, 0xAABA, 0xAC4F, 0xADD3, 0xB0EA, 0xB36F};
static_assert(std::is_sorted(kCommonGb.begin(), kCommonGb.end()));
static_assert(std::is_sorted(kCommonBig5.begin(), kCommonBig5.end()));

// Counts of double-byte pairs, read once as GB 2312 and once as Big5.
struct PairCounts {
  std::size_t pairs = 0;
  std::size_t gb_usual = 0;  // frequently used characters (level 1) and punctuation
  std::size_t gb_late = 0;   // level 1 beyond the rows where Korean (EUC-KR) text lies
  std::size_t gb_common = 0;
  std::size_t big5_usual = 0;
  std::size_t big5_common = 0;
  std::size_t big5_wrong = 0;
};

// More pairs than this add nothing to the answer, only time.
constexpr std::size_t kEnoughPairs = 600;

PairCounts CountPairs(std::string_view bytes) {
  PairCounts counts;
  std::size_t i = 0;
  while (i < bytes.size() && counts.pairs < kEnoughPairs) {
    i += AsciiPrefix(bytes.substr(i));
    if (i + 1 >= bytes.size()) break;
    const auto lead = static_cast<unsigned char>(bytes[i]);
    const auto trail = static_cast<unsigned char>(bytes[i + 1]);
    if (lead == 0x80 || lead == 0xFF || trail < 0x40 || trail == 0x7F || trail == 0xFF) {
      ++counts.pairs;  // nobody's pair
      ++counts.big5_wrong;
      ++i;
      continue;
    }
    i += 2;
    ++counts.pairs;
    const auto pair = static_cast<std::uint16_t>((lead << 8U) | trail);
    const bool high_trail = trail >= 0xA1;
    const bool level1 = high_trail && lead >= 0xB0 && lead <= 0xD7;
    counts.gb_usual += (level1 || (high_trail && (lead == 0xA1 || lead == 0xA3))) ? 1 : 0;
    counts.gb_late += level1 && lead >= 0xC9 ? 1 : 0;
    counts.gb_common += std::binary_search(kCommonGb.begin(), kCommonGb.end(), pair) ? 1 : 0;
    const bool big5_trail = high_trail || trail <= 0x7E;
    counts.big5_usual += big5_trail && lead >= 0xA1 && lead <= 0xC6 ? 1 : 0;
    counts.big5_wrong += !big5_trail || lead < 0xA1 || lead > 0xF9 ? 1 : 0;
    counts.big5_common += std::binary_search(kCommonBig5.begin(), kCommonBig5.end(), pair) ? 1 : 0;
  }
  return counts;
}

// GBK or Big5, if the pairs look like running text of one of them.
Opinion ChineseOpinion(std::string_view sample) {
  const PairCounts n = CountPairs(sample);
  if (n.pairs == 0 || (n.pairs == 1 && n.gb_common == 0)) return {};
  const double pairs = static_cast<double>(n.pairs);
  const double gb = static_cast<double>(n.gb_usual + 2 * n.gb_common) / pairs;
  const double big5 = (static_cast<double>(n.big5_usual + 2 * n.big5_common) -
                       2 * static_cast<double>(n.big5_wrong)) /
                      pairs;
  const double gb_share = static_cast<double>(n.gb_usual) / pairs;
  const bool korean = n.pairs >= 20 && n.gb_late * 20 < n.gb_usual;
  if (gb >= big5 && gb_share >= 0.6 && !korean) {
    return {&GetEncoding(EncodingId::kGbk), n.pairs >= 8 && gb_share >= 0.8};
  }
  const double big5_share = static_cast<double>(n.big5_usual) / pairs;
  if (big5 > gb && big5_share >= 0.7 && n.big5_common * 40 >= n.pairs) {
    return {&GetEncoding(EncodingId::kBig5), n.pairs >= 16 && big5_share >= 0.85};
  }
  return {};
}

const Encoding* AskUchardet(std::string_view sample) {
  struct Delete {
    void operator()(uchardet* detector) const { uchardet_delete(detector); }
  };
  const std::unique_ptr<uchardet, Delete> detector(uchardet_new());
  if (detector == nullptr) return nullptr;
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return nullptr;
  uchardet_data_end(detector.get());
  const std::string_view name = uchardet_get_charset(detector.get());
  if (name == "UHC") return &GetEncoding(EncodingId::kEucKr);
  if (name == "GB18030") return &GetEncoding(EncodingId::kGbk);
  const Encoding* encoding = EncodingForLabel(name);
  return encoding != nullptr && encoding->id == EncodingId::kReplacement ? nullptr : encoding;
}

// UTF-16 without a mark: markup's ASCII shows as zero bytes at every second place.
const Encoding* Utf16Opinion(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 2048);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
  const std::size_t units = head.size() / 2;
  if (units < 8) return nullptr;
  if (zeros[1] * 5 > units && zeros[0] * 50 < units) return &GetEncoding(EncodingId::kUtf16Le);
  if (zeros[0] * 5 > units && zeros[1] * 50 < units) return &GetEncoding(EncodingId::kUtf16Be);
  return nullptr;
}

struct Utf8Counts {
  std::size_t sequences = 0;       // multi-byte
  std::size_t long_sequences = 0;  // of three or four bytes
  std::size_t errors = 0;
};

// Stops early once `enough` long sequences were seen, if that is not 0.
Utf8Counts CountUtf8(std::string_view bytes, std::size_t enough) {
  Utf8Counts counts;
  std::size_t i = 0;
  while (i < bytes.size()) {
    i += AsciiPrefix(bytes.substr(i));
    if (i >= bytes.size()) break;
    const auto lead = static_cast<unsigned char>(bytes[i]);
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead >= 0xC2 && i + length <= bytes.size() && IsValidUtf8(bytes.substr(i, length))) {
      ++counts.sequences;
      counts.long_sequences += length > 2 ? 1 : 0;
      i += length;
      if (enough != 0 && counts.long_sequences >= enough) break;
      continue;
    }
    ++counts.errors;
    ++i;
    // Text in a double-byte encoding is recognised as not UTF-8 within its first words.
    if (counts.errors > 64 && counts.errors > counts.sequences) break;
  }
  return counts;
}

// A beginning of a text may end in the middle of a character.
std::string_view WithoutCutSequence(std::string_view bytes) {
  for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (byte < 0x80) break;
    if (byte >= 0xC0) return bytes.substr(0, bytes.size() - back);
  }
  return bytes;
}

// `valid`: how many of the bytes are valid UTF-8.
Opinion ContentOpinion(std::string_view bytes, std::size_t valid, bool truncated) {
  constexpr std::size_t plain_utf8 = 4;  // long sequences that are no accident
  const bool whole = valid == bytes.size() || (truncated && valid + 4 > bytes.size());
  const bool zeros = bytes.substr(0, 2048).find('\0') != std::string_view::npos;
  if (zeros) {
    if (const Encoding* utf16 = Utf16Opinion(bytes)) return {utf16, true};
  }
  if (whole) {
    const Utf8Counts counts = CountUtf8(bytes.substr(0, valid), plain_utf8);
    if (counts.sequences == 0) return {};
    if (counts.long_sequences == 0 && counts.sequences <= 4) {
      // A few GBK characters may happen to be valid two-byte sequences.
      const std::string_view sample = bytes.substr(0, kContentSampleBytes);
      const bool common = CountPairs(sample).gb_common > 0;
      const Opinion chinese = common ? ChineseOpinion(sample) : Opinion{};
      if (chinese.encoding != nullptr) return {chinese.encoding, false};
    }
    return {&Utf8(), counts.long_sequences >= plain_utf8};
  }
  std::string_view sample = bytes.substr(0, kContentSampleBytes);
  // Pages whose bytes above ASCII come late: begin where they do.
  if (sample.size() < bytes.size() && AsciiPrefix(sample) == sample.size()) {
    sample = bytes.substr(AsciiPrefix(bytes), kContentSampleBytes);
  }
  const Utf8Counts counts = CountUtf8(WithoutCutSequence(sample), 0);
  // Text cut by bytes instead of characters leaves a few bad ones in an honest UTF-8 page.
  if (counts.long_sequences > 20 && counts.errors * 20 < counts.sequences) return {&Utf8(), true};
  const Opinion chinese = ChineseOpinion(sample);
  if (chinese.encoding != nullptr) return chinese;
  return {AskUchardet(sample), false};
}

// Encodings that decode the same bytes to the same text as far as anyone can see.
bool SameFamily(const Encoding& a, const Encoding& b) {
  const auto family = [](EncodingId id) {
    return id == EncodingId::kGb18030 ? EncodingId::kGbk : id;
  };
  return family(a.id) == family(b.id);
}

const Encoding* EncodingOfBom(std::string_view bytes, std::size_t& length) {
  length = 3;
  if (bytes.starts_with("\xEF\xBB\xBF")) return &Utf8();
  length = 2;
  if (bytes.starts_with("\xFE\xFF")) return &GetEncoding(EncodingId::kUtf16Be);
  if (bytes.starts_with("\xFF\xFE")) return &GetEncoding(EncodingId::kUtf16Le);
  length = 0;
  return nullptr;
}

}  // namespace

EncodingSniff SniffEncoding(std::string_view bytes, std::string_view header_charset,
                            const SniffHints& hints) {
  EncodingSniff sniff;
  const Encoding* bom = EncodingOfBom(bytes, sniff.bom_length);
  sniff.header_label = header_charset;
  sniff.header = EncodingForLabel(header_charset);
  Opinion content;
  if (bom == nullptr || bom->id == EncodingId::kUtf8) {
    const MetaCharset meta = PrescanMeta(bytes);
    sniff.meta = meta.encoding;
    sniff.meta_label = meta.label;
    sniff.meta_offset = meta.offset;
    const std::string_view text = bytes.substr(sniff.bom_length);
    const std::size_t valid = ValidUtf8Prefix(text);
    sniff.valid_utf8 = valid == text.size();
    content = ContentOpinion(text, valid, hints.truncated);
  } else {
    content = {bom, true};
  }
  sniff.content = content.encoding;

  if (bom != nullptr) {
    sniff.encoding = bom;
    sniff.source = EncodingSource::kBom;
  } else if (sniff.header != nullptr) {
    sniff.encoding = sniff.header;
    sniff.source = EncodingSource::kHeader;
  } else if (sniff.meta != nullptr) {
    sniff.encoding = sniff.meta;
    sniff.source = EncodingSource::kMeta;
  } else if (sniff.content != nullptr) {
    sniff.encoding = sniff.content;
    sniff.source = EncodingSource::kContent;
  } else if (hints.fallback != nullptr) {
    sniff.encoding = hints.fallback;
  } else {
    sniff.encoding = IsAscii(bytes) ? &Utf8() : &GetEncoding(EncodingId::kWindows1252);
  }
  if (content.plain && !SameFamily(*sniff.encoding, *content.encoding)) {
    sniff.actual = content.encoding;
  }
  return sniff;
}

}  // namespace xuncha::whatwg
