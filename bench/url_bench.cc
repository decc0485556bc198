// SPDX-License-Identifier: Apache-2.0
//
// Parsing of addresses as a crawl meets them: page-relative, host-relative, absolute.
#include <benchmark/benchmark.h>

#include <optional>
#include <string_view>
#include <vector>

#include "whatwg/encoding.h"
#include "whatwg/url.h"

namespace xuncha::whatwg {
namespace {

constexpr std::string_view kBase = "http://www.example.gov.cn/zwgk/bmxxgk/fgw/202208/index.html";

void Parse(benchmark::State& state, std::string_view input, const Encoding* encoding = nullptr) {
  const std::optional<Url> base = ParseUrl(kBase);
  for (auto _ : state) {
    benchmark::DoNotOptimize(ParseUrl(input, &*base, encoding));
  }
}

void ParseInto(benchmark::State& state, std::string_view input) {
  const std::optional<Url> base = ParseUrl(kBase);
  Url url;
  for (auto _ : state) {
    benchmark::DoNotOptimize(ParseUrlInto(input, &*base, nullptr, &url));
  }
}

constexpr std::string_view kAbsolute =
    "http://www.example.gov.cn/zwgk/zcwj/202208/t20220801_1234567.html";
constexpr std::string_view kAbsoluteQuery =
    "https://www.example.gov.cn/col/col1229/art/2022/art_1_2.html?uid=123&pageNum=4";
constexpr std::string_view kPathRelative = "t20220801_1234567.html";
constexpr std::string_view kDots = "../../zcwj/202208/t20220801_1234567.html";
constexpr std::string_view kHostRelative = "/zwgk/zcwj/202208/t20220801_1234567.html";
constexpr std::string_view kChinese = "/zwgk/政策文件/2022年通知.pdf";
constexpr std::string_view kChineseQuery = "/search?q=政策文件&page=2";

BENCHMARK_CAPTURE(Parse, absolute, kAbsolute);
BENCHMARK_CAPTURE(Parse, absolute_query, kAbsoluteQuery);
BENCHMARK_CAPTURE(Parse, path_relative, kPathRelative);
BENCHMARK_CAPTURE(Parse, dots, kDots);
BENCHMARK_CAPTURE(Parse, host_relative, kHostRelative);
BENCHMARK_CAPTURE(Parse, chinese_path, kChinese);
BENCHMARK_CAPTURE(Parse, chinese_query_gbk, kChineseQuery, &GetEncoding(EncodingId::kGbk));
BENCHMARK_CAPTURE(ParseInto, absolute, kAbsolute);
BENCHMARK_CAPTURE(ParseInto, path_relative, kPathRelative);
BENCHMARK_CAPTURE(ParseInto, dots, kDots);

}  // namespace
}  // namespace xuncha::whatwg

BENCHMARK_MAIN();
