// SPDX-License-Identifier: Apache-2.0
//
// Speed of the HTML tokenizer and tree builder on real pages, beside gumbo in the same run, and on
// hostile input at n and 2n. Real pages come from gov-pages in the test data folder
// (XUNCHA_TESTDATA); without them a page of our own making stands in.
#include <benchmark/benchmark.h>
#include <gumbo.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "whatwg/html_tokenizer.h"
#include "whatwg/html_tree.h"

namespace xuncha::whatwg {
namespace {

struct Pages {
  std::vector<std::string> all;
  std::size_t bytes = 0;
};

std::string OwnPage() {
  std::string page =
      "<!DOCTYPE html><html><head><title>t</title></head><body><ul class=\"list\">\n";
  for (int i = 0; i < 400; ++i) {
    page += "<li><span class=\"date\">2024-05-0" + std::to_string(i % 9 + 1) +
            "</span><a href=\"/art/2024/content_" + std::to_string(i) +
            ".html\" title=\"&ldquo;x&rdquo;\" target='_blank'>a notice of the office</a></li>\r\n";
  }
  return page + "</ul></body></html>";
}

const Pages& GovPages() {
  static const Pages pages = [] {
    Pages read;
    const char* folder = std::getenv("XUNCHA_TESTDATA");
    const std::filesystem::path root(folder != nullptr ? folder : "../shared/testdata");
    std::error_code ignored;
    for (std::filesystem::recursive_directory_iterator it(root / "gov-pages", ignored), end;
         it != end; it.increment(ignored)) {
      const std::string type = it->path().extension().string();
      if (type != ".html" && type != ".htm" && type != ".shtml") continue;
      std::ifstream in(it->path(), std::ios::binary);
      read.all.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    if (read.all.empty()) {
      std::fprintf(stderr, "no gov-pages in %s: measuring a made-up page\n", root.c_str());
      read.all.assign(50, OwnPage());
    }
    for (const std::string& page : read.all) read.bytes += page.size();
    return read;
  }();
  return pages;
}

std::size_t TokenizeAll(HtmlTokenizer& tokenizer, const Pages& pages) {
  TokenizerOptions options;
  options.auto_raw_text = true;
  std::size_t tokens = 0;
  for (const std::string& page : pages.all) {
    tokenizer.Reset(page, options);
    while (tokenizer.Next().type != TokenType::kEndOfFile) ++tokens;
  }
  return tokens;
}

std::size_t BuildAll(HtmlTree& tree, const Pages& pages) {
  std::size_t nodes = 0;
  for (const std::string& page : pages.all) {
    tree.Parse(page);
    nodes += tree.size();
  }
  return nodes;
}

void GumboAll(const Pages& pages) {
  for (const std::string& page : pages.all) {
    GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
    benchmark::DoNotOptimize(output);
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
}

void CountBytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(bytes));
}

void BM_Tokens(benchmark::State& state) {
  HtmlTokenizer tokenizer("");
  for (auto _ : state) benchmark::DoNotOptimize(TokenizeAll(tokenizer, GovPages()));
  CountBytes(state, GovPages().bytes);
}
BENCHMARK(BM_Tokens)->Unit(benchmark::kMillisecond);

void BM_Tree(benchmark::State& state) {
  HtmlTree tree;
  for (auto _ : state) benchmark::DoNotOptimize(BuildAll(tree, GovPages()));
  CountBytes(state, GovPages().bytes);
}
BENCHMARK(BM_Tree)->Unit(benchmark::kMillisecond);

void BM_TreeText(benchmark::State& state) {
  HtmlTree tree;
  std::string text;
  for (auto _ : state) {
    for (const std::string& page : GovPages().all) {
      tree.Parse(page);
      text.clear();
      tree.AppendTextContent(tree.root(), text);
      benchmark::DoNotOptimize(text.data());
    }
  }
  CountBytes(state, GovPages().bytes);
}
BENCHMARK(BM_TreeText)->Unit(benchmark::kMillisecond);

void BM_Gumbo(benchmark::State& state) {
  for (auto _ : state) GumboAll(GovPages());
  CountBytes(state, GovPages().bytes);
}
BENCHMARK(BM_Gumbo)->Unit(benchmark::kMillisecond);

std::string Repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// One hostile page of the size given: nested elements, attributes, formatting, misnesting.
std::string HostilePage(int kind, std::size_t n) {
  switch (kind) {
    case 0:
      return Repeat("<div>", n);
    case 1: {
      std::string page = "<a";
      for (std::size_t i = 0; i < n; ++i) page += " x" + std::to_string(i) + "=1";
      return page + ">";
    }
    case 2: {
      std::string page;
      for (std::size_t i = 0; i < n; ++i) page += "<p><b class=c" + std::to_string(i) + ">x";
      return page;
    }
    case 3:
      return "<a>" + Repeat("<div>", n) + Repeat("</a>", n);
    case 4:
      return "<script>" + Repeat("<!--<script", n);
    default:
      return Repeat("&notit;&#x", n) + Repeat("<![CDATA[", n);
  }
}

void BM_Hostile(benchmark::State& state) {
  const std::string page =
      HostilePage(static_cast<int>(state.range(0)), static_cast<std::size_t>(state.range(1)));
  HtmlTree tree;
  for (auto _ : state) {
    tree.Parse(page);
    benchmark::DoNotOptimize(tree.size());
  }
  CountBytes(state, page.size());
}
BENCHMARK(BM_Hostile)
    ->ArgNames({"kind", "n"})
    ->ArgsProduct({{0, 3, 4, 5}, {150000, 300000}})
    ->ArgsProduct({{1, 2}, {10000, 20000, 40000}})
    ->Unit(benchmark::kMillisecond);

// The three in turn, the least processor time of several rounds each: a busy machine does not
// count.
void PrintRatios() {
  const Pages& pages = GovPages();
  HtmlTokenizer tokenizer("");
  HtmlTree tree;
  double best[3] = {1e9, 1e9, 1e9};
  for (int round = 0; round < 7; ++round) {
    for (int which = 0; which < 3; ++which) {
      const std::clock_t start = std::clock();
      if (which == 0) benchmark::DoNotOptimize(TokenizeAll(tokenizer, pages));
      if (which == 1) benchmark::DoNotOptimize(BuildAll(tree, pages));
      if (which == 2) GumboAll(pages);
      const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      best[which] = std::min(best[which], seconds);
    }
  }
  const double megabytes = static_cast<double>(pages.bytes) / 1e6;
  std::printf("pages %zu, %.1f MB; tokens %.0f MB/s, tree %.0f MB/s, gumbo %.1f MB/s\n",
              pages.all.size(), megabytes, megabytes / best[0], megabytes / best[1],
              megabytes / best[2]);
  std::printf("ratio to gumbo: tokens %.1f x, tree %.1f x\n", best[2] / best[0], best[2] / best[1]);
}

}  // namespace
}  // namespace xuncha::whatwg

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  xuncha::whatwg::PrintRatios();
  return 0;
}
