// SPDX-License-Identifier: Apache-2.0
#include "gather/text_worker.h"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace xuncha::gather {
namespace {

constexpr std::int64_t kLong = 60'000;  // real time; only a fault lasts so long

// Calls a function of the test on the worker's thread; the hit says which file it was.
class CallingReader final : public AttachmentReader {
 public:
  explicit CallingReader(std::function<void(std::string_view)> call) : call_(std::move(call)) {}
  model::TextRead Plan(std::string_view, model::FileKind, std::string_view) const override {
    return model::TextRead::kWhole;
  }
  model::TextRead Read(std::string_view bytes, model::FileKind, std::string_view path,
                       std::vector<model::TextHit>& hits) const override {
    call_(path);
    model::TextHit hit;
    hit.seen = std::string(path) + ":" + std::string(bytes);
    hits.push_back(hit);
    return model::TextRead::kWhole;
  }

 private:
  std::function<void(std::string_view)> call_;
};

// Opened once by any thread; waited for by any.
class Gate {
 public:
  void Open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    opened_.notify_all();
  }
  bool Wait() {
    std::unique_lock lock(mutex_);
    return opened_.wait_for(lock, std::chrono::milliseconds(kLong), [this] { return open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  bool open_ = false;
};

TextJob Job(std::string path, std::string bytes = "x") {
  return {std::move(bytes), model::FileKind::kPdf, std::move(path)};
}

std::string TakeOne(TextWorker& worker) {
  worker.Wait(kLong);
  const std::optional<TextAnswer> answer = worker.Take();
  if (!answer) return "nothing";
  return answer->hits.empty() ? model::Name(answer->read) : answer->hits[0].seen;
}

TEST(TextWorkerTest, AReaderThatFailsCostsOneFile) {
  const CallingReader reader([](std::string_view path) {
    if (path == "/bad.pdf") throw std::out_of_range("substr");
  });
  TextWorker worker(reader, {});
  ASSERT_TRUE(worker.Ask(Job("/bad.pdf")));
  ASSERT_TRUE(worker.Ask(Job("/good.pdf")));
  worker.Wait(kLong);
  const auto bad = worker.Take();
  ASSERT_TRUE(bad.has_value());
  EXPECT_EQ(bad->read, model::TextRead::kReaderFault);
  EXPECT_TRUE(bad->hits.empty());
  worker.Wait(kLong);
  const auto good = worker.Take();
  ASSERT_TRUE(good.has_value());
  EXPECT_EQ(good->read, model::TextRead::kWhole);
}

TEST(TextWorkerTest, WhatWasAskedFirstIsAnsweredFirstHoweverLongItTook) {
  Gate second_is_read;
  const CallingReader reader([&](std::string_view path) {
    if (path == "/1.pdf") {
      EXPECT_TRUE(second_is_read.Wait());
    } else {
      second_is_read.Open();
    }
  });
  TextWorker worker(reader, {});
  ASSERT_TRUE(worker.Ask(Job("/1.pdf", "one")));
  ASSERT_TRUE(worker.Ask(Job("/2.pdf", "two")));
  EXPECT_EQ(TakeOne(worker), "/1.pdf:one");
  EXPECT_EQ(TakeOne(worker), "/2.pdf:two");
  EXPECT_EQ(worker.open(), 0u);
  EXPECT_FALSE(worker.Take().has_value());
}

TEST(TextWorkerTest, RoomIsOfFilesAndOfBytesAndComesBack) {
  Gate go;
  const CallingReader reader([&](std::string_view) { EXPECT_TRUE(go.Wait()); });
  TextWorkerLimits limits;
  limits.threads = 1;
  limits.files = 3;
  limits.bytes = 10;
  TextWorker worker(reader, limits);
  EXPECT_EQ(worker.Room(), 3u);
  ASSERT_TRUE(worker.Ask(Job("/1.pdf")));
  EXPECT_EQ(worker.Room(), 2u);
  ASSERT_TRUE(worker.Ask(Job("/2.pdf", "ten bytes.")));
  EXPECT_EQ(worker.Room(), 0u);
  go.Open();
  EXPECT_EQ(TakeOne(worker), "/1.pdf:x");
  EXPECT_EQ(TakeOne(worker), "/2.pdf:ten bytes.");
  EXPECT_EQ(worker.Room(), 3u);
}

TEST(TextWorkerTest, BeyondTheLastBoundNothingIsTaken) {
  Gate go;
  const CallingReader reader([&](std::string_view) { EXPECT_TRUE(go.Wait()); });
  TextWorkerLimits limits;
  limits.files = 1;
  limits.most_files = 2;
  limits.most_bytes = 100;
  TextWorker worker(reader, limits);
  EXPECT_FALSE(worker.Ask(Job("/large.pdf", std::string(101, 'x'))));
  EXPECT_TRUE(worker.Ask(Job("/1.pdf")));
  EXPECT_TRUE(worker.Ask(Job("/2.pdf")));  // no room, and taken all the same
  EXPECT_FALSE(worker.Ask(Job("/3.pdf")));
  EXPECT_EQ(worker.open(), 2u);
  go.Open();
}

TEST(TextWorkerTest, WhatIsDroppedIsToldAsNotRead) {
  Gate begun;
  Gate go;
  const CallingReader reader([&](std::string_view) {
    begun.Open();
    EXPECT_TRUE(go.Wait());
  });
  TextWorkerLimits limits;
  limits.threads = 1;
  TextWorker worker(reader, limits);
  ASSERT_TRUE(worker.Ask(Job("/1.pdf")));
  ASSERT_TRUE(worker.Ask(Job("/2.pdf")));
  ASSERT_TRUE(begun.Wait());
  worker.DropWaiting();
  go.Open();
  EXPECT_EQ(TakeOne(worker), "/1.pdf:x");
  EXPECT_EQ(TakeOne(worker), "stopped");
}

}  // namespace
}  // namespace xuncha::gather
