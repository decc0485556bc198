// SPDX-License-Identifier: Apache-2.0
//
// Decoding and sniffing of Chinese pages: markup with Chinese text in the share that real pages
// have, and text alone.
#include <benchmark/benchmark.h>

#include <string>

#include "whatwg/encoding.h"
#include "whatwg/encoding_sniff.h"

namespace xuncha::whatwg {
namespace {

// About 1 MB of UTF-8.
std::string Page(bool markup) {
  std::string out;
  for (int i = 0; out.size() < 1'000'000; ++i) {
    if (markup) {
      out += "<li class=\"item\"><a href=\"/zwgk/202208/t" + std::to_string(i) + ".html\" title=\"";
    }
    out += "市人民政府办公室关于印发二〇二二年政务公开工作要点的通知，各县（区）人民政府。";
    if (markup) out += "\">通知公告</a><span>2022-08-01</span></li>\n";
  }
  return out;
}

std::string PageIn(EncodingId id, bool markup) {
  std::string out;
  EncodeAppend(Page(markup), GetEncoding(id), EncodeError::kHtml, out);
  return out;
}

void BM_Decode(benchmark::State& state, EncodingId id, bool markup) {
  const std::string bytes = PageIn(id, markup);
  std::string out;
  for (auto _ : state) {
    out.clear();
    DecodeAppend(bytes, GetEncoding(id), out);
    benchmark::DoNotOptimize(out.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

// A title or a link's text: what is decoded when only what is read is decoded.
void BM_DecodeShort(benchmark::State& state, EncodingId id) {
  std::string bytes;
  EncodeAppend("市人民政府办公室关于印发2022年要点的通知", GetEncoding(id), EncodeError::kHtml,
               bytes);
  std::string out;
  for (auto _ : state) {
    out.clear();
    DecodeAppend(bytes, GetEncoding(id), out);
    benchmark::DoNotOptimize(out.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

void BM_Sniff(benchmark::State& state, EncodingId id, bool declared) {
  const std::string bytes = PageIn(id, true).substr(0, 40'000);
  const std::string_view label = declared ? GetEncoding(id).name : std::string_view();
  for (auto _ : state) {
    benchmark::DoNotOptimize(SniffEncoding(bytes, label, {.truncated = true}));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

BENCHMARK_CAPTURE(BM_Decode, gbk_page, EncodingId::kGbk, true);
BENCHMARK_CAPTURE(BM_Decode, gbk_text, EncodingId::kGbk, false);
BENCHMARK_CAPTURE(BM_Decode, big5_page, EncodingId::kBig5, true);
BENCHMARK_CAPTURE(BM_Decode, utf8_page, EncodingId::kUtf8, true);
BENCHMARK_CAPTURE(BM_DecodeShort, gbk, EncodingId::kGbk);
BENCHMARK_CAPTURE(BM_DecodeShort, utf8, EncodingId::kUtf8);
BENCHMARK_CAPTURE(BM_Sniff, utf8_40kb, EncodingId::kUtf8, true);
BENCHMARK_CAPTURE(BM_Sniff, gbk_40kb, EncodingId::kGbk, true);
BENCHMARK_CAPTURE(BM_Sniff, gbk_40kb_undeclared, EncodingId::kGbk, false);

}  // namespace
}  // namespace xuncha::whatwg

BENCHMARK_MAIN();
