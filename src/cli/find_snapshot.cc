// SPDX-License-Identifier: Apache-2.0
#include "cli/find_snapshot.h"

#include <algorithm>

#include "app/snapshots.h"
#include "cli/terminal.h"

namespace xuncha::cli {

Result<std::unique_ptr<store::SnapshotReader>> FindSnapshot(const Context& context,
                                                            const std::string& id) {
  XC_ASSIGN_OR_RETURN(const store::DataFolder folder, OpenData(context));
  auto snapshot = app::OpenSnapshot(folder, id);
  if (!snapshot && snapshot.error().code == ErrorCode::kNotFound) {
    const bool any = !id.empty() && id != "latest";
    return Worded(context, ErrorCode::kNotFound,
                  any ? "error.unknown_snapshot" : "error.no_snapshot",
                  {{"id", id}, {"data", context.data_dir}});
  }
  return snapshot;
}

bool FormatIs(const Context& context, const std::string& format, std::string_view choices) {
  std::string_view rest = choices;
  while (true) {
    const std::size_t bar = rest.find('|');
    if (rest.substr(0, bar) == format) return true;
    if (bar == std::string_view::npos) break;
    rest.remove_prefix(bar + 1);
  }
  std::string words(choices);
  std::replace(words.begin(), words.end(), '|', ' ');
  Refuse(context, "error.bad_choice",
         {{"flag", "--format"}, {"choices", words}, {"value", format}});
  return false;
}

void Output::Add(std::string_view text) {
  constexpr std::size_t kPiece = 256U << 10;
  buffer_.append(text);
  if (buffer_.size() >= kPiece) {
    if (status_) status_ = WriteOut(buffer_);
    buffer_.clear();
  }
}

Status Output::Finish() {
  if (status_) status_ = WriteOut(buffer_);
  buffer_.clear();
  return status_;
}

}  // namespace xuncha::cli
