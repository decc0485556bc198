// SPDX-License-Identifier: Apache-2.0
//
// A folder for what lies beside a result while it is made. Held under a lock, so that the next
// process knows what a killed one left from what another is working in.
#pragma once

#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace xuncha {

// Behind the name of a result, what lies beside it while it is made: no ending that a person gives
// a file of their own, which would be replaced.
inline constexpr std::string_view kBesideEnding = ".xuncha-tmp";

// Removed with all in it at the end. Not thread-safe.
class WorkFolder {
 public:
  // At `path`, empty; waits for whoever has it.
  static Result<WorkFolder> Create(const std::string& path);
  // The first of stem-1, stem-2 … that nobody holds; kConflict where many do.
  static Result<WorkFolder> CreateFree(std::string_view stem);
  WorkFolder(WorkFolder&& other) noexcept;
  WorkFolder& operator=(WorkFolder&& other) noexcept;
  ~WorkFolder();
  const std::string& path() const { return path_; }

 private:
  WorkFolder(std::string path, FileDescriptor held)
      : path_(std::move(path)), held_(std::move(held)) {}
  // Without a folder where another process has it and `wait` is false: path() is empty.
  static Result<WorkFolder> Take(const std::string& path, bool wait);
  std::string path_;
  FileDescriptor held_;
};

}  // namespace xuncha
