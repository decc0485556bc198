// SPDX-License-Identifier: Apache-2.0
#include "gather/text_worker.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

namespace xuncha::gather {
namespace {

// A file that brings a mistake of the reader's to light costs that file, not the process.
TextAnswer ReadText(const AttachmentReader& reader, const TextJob& job) {
  TextAnswer answer;
  try {
    answer.read = reader.Read(job.bytes, job.kind, job.path, answer.hits);
  } catch (const std::exception&) {
    answer = TextAnswer{};
    answer.read = model::TextRead::kReaderFault;
  }
  return answer;
}

}  // namespace

TextWorker::TextWorker(const AttachmentReader& reader, const TextWorkerLimits& limits)
    : reader_(reader), limits_(limits) {}

TextWorker::~TextWorker() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  asked_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

std::size_t TextWorker::Room() const {
  const std::lock_guard lock(mutex_);
  if (bytes_ >= limits_.bytes) return 0;
  return limits_.files - std::min(limits_.files, items_.size());
}

bool TextWorker::Ask(TextJob job) {
  {
    const std::lock_guard lock(mutex_);
    if (items_.size() >= limits_.most_files || bytes_ + job.bytes.size() > limits_.most_bytes) {
      return false;
    }
    bytes_ += job.bytes.size();
    items_.emplace_back().job = std::move(job);
  }
  if (threads_.size() < limits_.threads) threads_.emplace_back([this] { Work(); });
  asked_.notify_one();
  return true;
}

std::optional<TextAnswer> TextWorker::Take() {
  const std::lock_guard lock(mutex_);
  if (items_.empty() || items_.front().state != State::kDone) return std::nullopt;
  TextAnswer answer = std::move(items_.front().answer);
  items_.pop_front();
  return answer;
}

void TextWorker::Wait(std::int64_t timeout_ms) {
  std::unique_lock lock(mutex_);
  answered_.wait_for(lock, std::chrono::milliseconds(timeout_ms),
                     [this] { return items_.empty() || items_.front().state == State::kDone; });
}

void TextWorker::DropWaiting() {
  const std::lock_guard lock(mutex_);
  for (Item& item : items_) {
    if (item.state != State::kWaiting) continue;
    bytes_ -= item.job.bytes.size();
    item.job = TextJob{};
    item.answer.read = model::TextRead::kStopped;
    item.state = State::kDone;
  }
}

std::size_t TextWorker::open() const {
  const std::lock_guard lock(mutex_);
  return items_.size();
}

void TextWorker::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    const auto next = [this] {
      return std::find_if(items_.begin(), items_.end(),
                          [](const Item& item) { return item.state == State::kWaiting; });
    };
    asked_.wait(lock, [&] { return stop_ || next() != items_.end(); });
    if (stop_) return;
    // Stays where it is until it is done: a deque moves no element when others come and go at its
    // ends, and only what is done goes.
    Item& item = *next();
    item.state = State::kReading;
    lock.unlock();
    TextAnswer answer = ReadText(reader_, item.job);
    const std::size_t size = item.job.bytes.size();
    item.job = TextJob{};
    lock.lock();
    bytes_ -= size;
    item.answer = std::move(answer);
    item.state = State::kDone;
    answered_.notify_one();
  }
}

}  // namespace xuncha::gather
