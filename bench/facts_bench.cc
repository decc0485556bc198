// SPDX-License-Identifier: Apache-2.0
//
// What it costs to understand a page: facts and raw links from bytes, tokens included. Over the
// government pages of the test data folder, and over a page as the speed goals describe it (38 KB,
// 175 links), in UTF-8 and in GBK; "new" pages differ in everything a template does not repeat.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "facts/file_facts.h"
#include "facts/page_extractor.h"
#include "whatwg/encoding.h"
#include "whatwg/html_tokenizer.h"

namespace xuncha::facts {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Run from the root of the source tree, or name it in XUNCHA_SOURCE_DIR.
std::string SourceDir() {
  const char* named = std::getenv("XUNCHA_SOURCE_DIR");
  return named == nullptr ? "." : named;
}

const Lexicon& ShippedLexicon() {
  static const Lexicon lexicon = [] {
    auto parsed = ParseLexicon(ReadFile(SourceDir() + "/data/lexicon.toml"));
    if (!parsed.has_value()) std::abort();
    return std::move(parsed).value();
  }();
  return lexicon;
}

std::vector<std::string> GovernmentPages() {
  const char* named = std::getenv("XUNCHA_TESTDATA");
  const std::string folder = named != nullptr ? named : SourceDir() + "/../shared/testdata";
  std::vector<std::string> pages;
  std::error_code error;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(folder + "/gov-pages", error)) {
    const auto ending = entry.path().extension();
    if (ending == ".html" || ending == ".htm") pages.push_back(ReadFile(entry.path()));
  }
  return pages;
}

// An article page of a template: menus, a list of related articles, text, a footer.
std::string SyntheticPage(unsigned number) {
  std::string html =
      "<!DOCTYPE html>\n<html>\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; "
      "charset=utf-8\" />\n<title>关于做好二〇二二年第" +
      std::to_string(number) +
      "号工作的通知_某某市人民政府</title>\n<meta name=\"SiteName\" content=\"某某市人民政府\" />\n"
      "<meta name=\"SiteIDCode\" content=\"4100000001\" />\n<meta name=\"PubDate\" "
      "content=\"2022-08-01 09:30\" />\n<link rel=\"stylesheet\" href=\"/css/style.css\">\n"
      "<script type=\"text/javascript\" src=\"/js/jquery.min.js\"></script>\n</head>\n<body>\n"
      "<div class=\"header\"><ul class=\"nav clearfix\">\n";
  for (int i = 0; i < 60; ++i) {
    html += "<li class=\"nav-item\"><a href=\"/channels/col_" + std::to_string(i) +
            "/index.html\" target=\"_blank\">栏目名称" + std::to_string(i) + "</a></li>\n";
  }
  html +=
      "</ul></div>\n<div class=\"crumbs\">您当前的位置：<a href=\"/\">首页</a> &gt; <a "
      "href=\"/channels/col_1/\">政务公开</a> &gt; 通知公告</div>\n<div class=\"content\">\n"
      "<h1>关于做好工作的通知</h1>\n<div class=\"info\">发布时间：2022-08-01 09:30 "
      "来源：市政府办公室</div>\n";
  for (int i = 0; i < 24; ++i) {
    html +=
        "<p style=\"text-indent: 2em;\">各县区人民政府，市人民政府各部门：为深入贯彻落实国家和省"
        "有关会议精神，切实做好" +
        std::to_string(number * 31 + static_cast<unsigned>(i)) +
        "有关工作，经市政府研究同意，现就有关事项通知如下，请结合实际认真抓好贯彻落实。</p>\n";
  }
  html += "</div>\n<div class=\"related\"><ul class=\"list\">\n";
  for (unsigned i = 0; i < 75; ++i) {
    const std::string id = std::to_string(number * 75 + i);
    html += "<li><a href=\"/art/2022/8/1/art_" + id + ".html\" title=\"相关文章的标题" + id +
            "\" target=\"_blank\">相关文章的标题有二十来个字左右" + id +
            "</a><span class=\"date\">[2022-08-01]</span></li>\n";
  }
  html += "</ul></div>\n<div class=\"footer\"><ul>\n";
  for (int i = 0; i < 38; ++i) {
    html += "<li><a href=\"http://www.site" + std::to_string(i) +
            ".gov.cn/\" target=\"_blank\">友情链接" + std::to_string(i) + "</a></li>\n";
  }
  html +=
      "</ul><p>主办单位：某某市人民政府办公室 网站标识码：4100000001 <a "
      "href=\"http://beian.miit.gov.cn/\">豫ICP备05000000号-1</a> 豫公网安备 "
      "41000000000001号</p></div>\n</body>\n</html>\n";
  while (html.size() < 38 * 1024) html += "<!-- padding of a template, as they are found -->\n";
  return html;
}

void Report(benchmark::State& state, std::size_t pages, std::size_t bytes, std::size_t links) {
  const auto rounds = static_cast<double>(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(rounds * static_cast<double>(bytes)));
  state.counters["pages/s"] =
      benchmark::Counter(rounds * static_cast<double>(pages), benchmark::Counter::kIsRate);
  state.counters["links/page"] = static_cast<double>(links) / static_cast<double>(pages);
}

void ExtractAll(benchmark::State& state, const std::vector<std::string>& pages,
                std::string_view content_type) {
  if (pages.empty()) {
    state.SkipWithError("no pages: set XUNCHA_TESTDATA");
    return;
  }
  PageExtractor extractor(ShippedLexicon());
  ExtractedPage page;
  std::size_t bytes = 0;
  for (const std::string& body : pages) bytes += body.size();
  std::size_t links = 0;
  for (auto _ : state) {
    links = 0;
    for (const std::string& body : pages) {
      PageInput input;
      input.body = body;
      input.content_type = content_type;
      extractor.Extract(input, page);
      links += page.links.size();
    }
    benchmark::DoNotOptimize(links);
  }
  Report(state, pages.size(), bytes, links);
}

void BM_TokensOfGovernmentPages(benchmark::State& state) {
  const std::vector<std::string> pages = GovernmentPages();
  whatwg::HtmlTokenizer tokenizer{std::string_view()};
  whatwg::TokenizerOptions options;
  options.auto_raw_text = options.scripting = true;
  std::size_t bytes = 0;
  for (const std::string& body : pages) bytes += body.size();
  for (auto _ : state) {
    std::size_t tokens = 0;
    for (const std::string& body : pages) {
      tokenizer.Reset(body, options);
      while (tokenizer.Next().type != whatwg::TokenType::kEndOfFile) ++tokens;
    }
    benchmark::DoNotOptimize(tokens);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) *
                          static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(BM_TokensOfGovernmentPages)->Unit(benchmark::kMillisecond);

void BM_GovernmentPages(benchmark::State& state) {
  ExtractAll(state, GovernmentPages(), "text/html");
}
BENCHMARK(BM_GovernmentPages)->Unit(benchmark::kMillisecond);

std::vector<std::string> SyntheticPages(bool gbk) {
  std::vector<std::string> pages;
  for (unsigned i = 0; i < 200; ++i) {
    std::string page = SyntheticPage(i);
    if (gbk) {
      std::string encoded;
      whatwg::EncodeAppend(page, whatwg::GetEncoding(whatwg::EncodingId::kGbk),
                           whatwg::EncodeError::kHtml, encoded);
      page = std::move(encoded);
    }
    pages.push_back(std::move(page));
  }
  return pages;
}

void BM_SyntheticPagesUtf8(benchmark::State& state) {
  ExtractAll(state, SyntheticPages(false), "text/html; charset=utf-8");
}
BENCHMARK(BM_SyntheticPagesUtf8)->Unit(benchmark::kMillisecond);

void BM_SyntheticPagesGbk(benchmark::State& state) {
  ExtractAll(state, SyntheticPages(true), "text/html; charset=gbk");
}
BENCHMARK(BM_SyntheticPagesGbk)->Unit(benchmark::kMillisecond);

void BM_NestedElements(benchmark::State& state) {
  std::string html;
  for (std::int64_t i = 0; i < state.range(0); ++i) html += "<div class=x>";
  ExtractAll(state, {html}, "text/html");
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BM_NestedElements)->Arg(150'000)->Arg(300'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xuncha::facts

BENCHMARK_MAIN();
