// SPDX-License-Identifier: Apache-2.0
//
// A whole inspection without a network: script the site, call Gather, look at the snapshot.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "facts/lexicon.h"
#include "gather/bot_wall.h"
#include "gather/create_gatherer.h"
#include "gather/scripted_fetcher.h"
#include "tests/support/memory_snapshot.h"
#include "tests/support/source_dir.h"

namespace xuncha::testing {

inline std::string ReadProjectFile(std::string_view path) {
  std::ifstream in(SourceDir() + "/" + std::string(path), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class ScriptedSite {
 public:
  // A Tuesday, 10:00 in China: working hours.
  static constexpr TimeMs kStart = 1'661'220'000'000;  // 2022-08-23T10:00:00+08:00

  explicit ScriptedSite(std::string home = "http://www.example.gov.cn/", TimeMs start = kStart)
      : clock_(start), fetcher_(clock_) {
    options_.site.home = std::move(home);
    options_.rate = 0;
    options_.use_sitemaps = false;
    options_.max_probes = 0;
  }

  gather::GatherOptions& options() { return options_; }
  gather::RunControl& control() { return control_; }
  gather::ScriptedFetcher& fetcher() { return fetcher_; }
  ManualClock& clock() { return clock_; }
  MemorySnapshot& snapshot() { return snapshot_; }
  const model::SnapshotInfo& info() const { return snapshot_.info(); }

  void Page(std::string url, std::string body) {
    fetcher_.AddPage(std::move(url),
                     "<!doctype html><html><head><meta charset=utf-8><title>页"
                     "</title></head><body>" +
                         std::move(body) + "</body></html>");
  }
  void Status(std::string url, std::uint16_t status) {
    gather::ScriptedReply reply;
    reply.status = status;
    reply.body = "<title>" + std::to_string(status) + "</title>";
    fetcher_.Add(std::move(url), std::move(reply));
  }
  void Fail(std::string url, model::Outcome failure, std::int64_t delay_ms = 100) {
    gather::ScriptedReply reply;
    reply.failure = failure;
    reply.delay_ms = delay_ms;
    fetcher_.Add(std::move(url), std::move(reply));
  }
  void File(std::string url, std::string type, std::string body) {
    gather::ScriptedReply reply;
    reply.headers.emplace_back("Content-Type", std::move(type));
    reply.body = std::move(body);
    fetcher_.Add(std::move(url), std::move(reply));
  }

  // Runs the inspection; a failure of ours fails the test.
  void Gather() {
    Status_ status = TryGather();
    ASSERT_TRUE(status.has_value()) << status.error().message;
  }

  using Status_ = ::xuncha::Status;
  Status_ TryGather(const std::atomic<bool>* stop = nullptr) {
    return TryGather(snapshot_, std::filesystem::temp_directory_path(), stop);
  }
  // With a sink that passes on to snapshot(), and a work folder of its own.
  Status_ TryGather(model::SnapshotSink& sink, const std::string& work_dir,
                    const std::atomic<bool>* stop = nullptr) {
    auto lexicon = facts::ParseLexicon(ReadProjectFile("data/lexicon.toml"));
    if (!lexicon) return std::move(lexicon).error();
    auto walls = gather::ParseBotWallSigns(ReadProjectFile("data/bot_walls.toml"));
    if (!walls) return std::move(walls).error();
    auto gatherer = gather::CreateGatherer(options_, *lexicon, *walls, fetcher_, clock_, sink,
                                           work_dir, control_);
    if (!gatherer) return std::move(gatherer).error();
    const std::atomic<bool> never{false};
    auto info = (*gatherer)->Run({}, stop != nullptr ? *stop : never);
    if (!info) return std::move(info).error();
    snapshot_.Seal(std::move(info).value());
    return Ok();
  }

  model::UrlRecord Url(std::string_view url) const { return snapshot_.Find(url); }

 private:
  ManualClock clock_;
  gather::ScriptedFetcher fetcher_;
  gather::GatherOptions options_;
  gather::RunControl control_;
  MemorySnapshot snapshot_;
};

}  // namespace xuncha::testing
