// SPDX-License-Identifier: Apache-2.0
#include "gather/body_buffer.h"

#include <span>

namespace xuncha::gather {
namespace {

constexpr std::size_t kReleaseStep = 8u << 20;

}  // namespace

void BodyBuffer::Begin(const std::string& folder, std::size_t max_bytes) {
  if (folder_ != folder) folder_ = folder;
  max_bytes_ = max_bytes;
  file_.reset();
  released_ = 0;
  if (memory_.capacity() > kKept) {
    memory_ = std::string();
  } else {
    memory_.clear();
  }
}

bool BodyBuffer::Append(std::string_view bytes) {
  if (!file_ && memory_.size() + bytes.size() <= kInMemory) {
    memory_.append(bytes);
    return true;
  }
  if (!file_) {
    auto file = MappedArray<char>::Create(folder_, max_bytes_);
    if (!file) return false;
    file_ = std::move(file).value();
    if (!file_->Append(std::span<const char>(memory_.data(), memory_.size()))) {
      file_.reset();
      return false;
    }
    memory_ = std::string();
  }
  if (!file_->Append(std::span<const char>(bytes.data(), bytes.size()))) return false;
  if (file_->size() - released_ > kReleaseStep) {
    file_->Release();
    released_ = file_->size();
  }
  return true;
}

std::string_view BodyBuffer::view() const {
  if (file_) return {file_->data(), file_->size()};
  return memory_;
}

}  // namespace xuncha::gather
