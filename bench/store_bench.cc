// SPDX-License-Identifier: Apache-2.0
//
// What a snapshot costs to write and to stream back, a page: 175 links each, menus equal on every
// page, articles with labels of their own. Time a page is the figure; aims: 20 and 10 µs.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "base/file.h"
#include "store/snapshot_reader.h"
#include "store/snapshot_writer.h"

namespace {

namespace model = xuncha::model;
namespace store = xuncha::store;

constexpr std::uint32_t kLinks = 175;

std::string Check(bool ok, const char* what) {
  if (!ok) std::abort();
  return what;
}

struct Site {
  std::vector<std::string> titles;
  std::vector<std::string> menu;
  std::uint32_t pages;
  std::uint32_t urls;

  explicit Site(std::uint32_t page_count) : pages(page_count), urls(page_count * 2) {
    for (std::uint32_t i = 0; i < pages; ++i) {
      titles.push_back("关于进一步做好政府网站内容建设工作的通知（第" + std::to_string(i) + "号）");
    }
    for (int i = 0; i < 100; ++i) menu.push_back("政务公开栏目" + std::to_string(i));
  }

  void Page(std::uint32_t id, model::PageFacts& page) const {
    page.url = id;
    page.title = titles[id % pages];
    page.headings = {titles[id % pages]};
    page.breadcrumb = {"首页", "政务公开", "通知公告"};
    page.metas = {{"SiteName", "某县人民政府", true},
                  {"ArticleTitle", titles[id % pages], true},
                  {"PubDate", "2022-08-01 10:00", true}};
    page.charset.used = "UTF-8";
    page.main_text.assign(390, 'x');
    page.main_print = id * 0x9E3779B97F4A7C15ULL;
    page.text_digest = id * 0xC2B2AE3D27D4EB4FULL;
    page.links.resize(kLinks);
    for (std::uint32_t i = 0; i < kLinks; ++i) {
      model::Link& link = page.links[i];
      const bool in_menu = i < 100 || i >= 150;
      link.place = i < 100 ? model::Place::kNav : model::Place::kList;
      link.target = in_menu ? i : (id + i * 37) % urls;
      link.label = in_menu ? menu[i % 100] : titles[(id + i * 37) % pages];
    }
  }
};

std::string Folder() {
  std::string pattern = "/tmp/xuncha-bench-XXXXXX";
  return ::mkdtemp(pattern.data());
}

std::string WriteSnapshot(const Site& site, const store::DataFolder& folder) {
  auto writer = store::SnapshotWriter::Create(folder, "a", "0", 0, "");
  Check(writer.has_value(), "create");
  model::PageFacts page;
  for (std::uint32_t id = 0; id < site.pages; ++id) {
    site.Page(id, page);
    Check((*writer)->AddPage(page).has_value(), "page");
  }
  std::string url;
  for (std::uint32_t id = 0; id < site.urls; ++id) {
    model::Attempt attempt;
    attempt.at = 1'661'238'131'000 + id;
    attempt.outcome = model::Outcome::kOk;
    attempt.status = 200;
    Check((*writer)->AddAttempt(id, attempt).has_value(), "attempt");
    url = "http://www.example.gov.cn/zwgk/tzgg/202208/t20220801_" + std::to_string(id) + ".html";
    model::UrlRecord record;
    record.id = id;
    record.url = url;
    record.content_type = "text/html; charset=utf-8";
    Check((*writer)->AddUrl(record).has_value(), "url");
  }
  auto sealed = (*writer)->Seal({});
  Check(sealed.has_value(), "seal");
  return sealed->path;
}

// Filling in the facts is measured, too; BM_Fill says what of it is not the store's.
void BM_Write(benchmark::State& state) {
  const Site site(static_cast<std::uint32_t>(state.range(0)));
  std::uint64_t bytes = 0;
  for (auto _ : state) {
    const std::string path = Folder();
    const auto folder = store::DataFolder::Create(path);
    const std::string snapshot = WriteSnapshot(site, *folder);
    bytes = *xuncha::FileSize(snapshot + "/pages.rec");
    Check(xuncha::RemoveTree(path).has_value(), "remove");
  }
  state.counters["bytes/page"] = static_cast<double>(bytes) / site.pages;
  state.counters["us/page"] = benchmark::Counter(
      static_cast<double>(site.pages) / 1e6,
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void BM_Fill(benchmark::State& state) {
  const Site site(static_cast<std::uint32_t>(state.range(0)));
  model::PageFacts page;
  for (auto _ : state) {
    for (std::uint32_t id = 0; id < site.pages; ++id) {
      site.Page(id, page);
      benchmark::DoNotOptimize(page.links.data());
    }
  }
  state.counters["us/page"] = benchmark::Counter(
      static_cast<double>(site.pages) / 1e6,
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void BM_Read(benchmark::State& state) {
  const Site site(static_cast<std::uint32_t>(state.range(0)));
  const std::string path = Folder();
  const auto folder = store::DataFolder::Create(path);
  const std::string snapshot = WriteSnapshot(site, *folder);
  for (auto _ : state) {
    const auto reader = store::SnapshotReader::Open(snapshot);
    Check(reader.has_value(), "open");
    std::uint64_t seen = 0;
    Check((*reader)
              ->ForEachPage([&seen](const model::PageFacts& page) {
                for (const model::Link& link : page.links) seen += link.target + link.label.size();
                return true;
              })
              .has_value(),
          "read");
    benchmark::DoNotOptimize(seen);
  }
  Check(xuncha::RemoveTree(path).has_value(), "remove");
  state.counters["us/page"] = benchmark::Counter(
      static_cast<double>(site.pages) / 1e6,
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

BENCHMARK(BM_Fill)->Arg(21'000)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Write)->Arg(21'000)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Read)->Arg(21'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
