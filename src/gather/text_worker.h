// SPDX-License-Identifier: Apache-2.0
//
// Reads the text of attachments off the gathering thread: a document may take a reader many seconds
// (app/document_text.h), and meanwhile hosts wait to be asked. What was asked first is answered
// first, whatever was read sooner: what is recorded does not depend on how long a file took.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "gather/attachment_reader.h"
#include "model/page_facts.h"

namespace xuncha::gather {

// A file of which the text is wanted.
struct TextJob {
  std::string bytes;
  model::FileKind kind = model::FileKind::kNone;
  std::string path;
};

struct TextAnswer {
  model::TextRead read = model::TextRead::kUnreadable;
  std::vector<model::TextHit> hits;
};

// Bounds on what waits and is read at once. With no room the caller should not fetch further files;
// those that come all the same are taken until `most_*`.
struct TextWorkerLimits {
  std::size_t threads = 2;  // started with the first file
  std::size_t files = 32;
  std::size_t bytes = 32U << 20U;
  std::size_t most_files = 256;
  std::size_t most_bytes = 128U << 20U;
};

// Used from one thread; the reader works on threads of its own.
class TextWorker {
 public:
  TextWorker(const AttachmentReader& reader, const TextWorkerLimits& limits);
  // What was not begun is dropped; what is being read is waited for (its reader bounds the time).
  ~TextWorker();
  TextWorker(const TextWorker&) = delete;
  TextWorker& operator=(const TextWorker&) = delete;

  // How many further files may be fetched; 0 = none for now.
  std::size_t Room() const;
  // False: beyond `most_files` or `most_bytes`, and nothing was taken.
  bool Ask(TextJob job);
  // The answer to the earliest question, if it is there.
  std::optional<TextAnswer> Take();
  // Waits until Take gives something, at most `timeout_ms` of real time.
  void Wait(std::int64_t timeout_ms);
  // What was not begun is answered with kStopped.
  void DropWaiting();
  // Files asked for whose answers were not taken.
  std::size_t open() const;

 private:
  enum class State : std::uint8_t { kWaiting, kReading, kDone };
  struct Item {
    TextJob job;
    TextAnswer answer;
    State state = State::kWaiting;
  };

  void Work();

  const AttachmentReader& reader_;
  const TextWorkerLimits limits_;
  mutable std::mutex mutex_;
  std::condition_variable asked_;
  std::condition_variable answered_;
  std::deque<Item> items_;            // guarded by mutex_ but for jobs being read; in order of Ask
  std::size_t bytes_ = 0;             // of jobs that are not done; guarded by mutex_
  bool stop_ = false;                 // guarded by mutex_
  std::vector<std::thread> threads_;  // of the caller's thread only
};

}  // namespace xuncha::gather
