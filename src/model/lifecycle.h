// SPDX-License-Identifier: Apache-2.0
//
// The life of a site or an account as the register knows it, and the requests that move it
// (开设、变更、临时下线、关停、注销). guidelines.md §4.2; the moves themselves:
// workflow/lifecycle.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace xuncha::model {

// Sites pass all of them; accounts have no kMerging.
enum class LifecycleState : std::uint8_t {
  kRequested = 0,  // 申请
  kInApproval,     // 审批中
  kRunning,        // 已开通（运行）
  kChanging,       // 变更中
  kOffline,        // 临时下线, filed
  kMerging,        // 整合迁移中
  kClosed,         // 已关停
  kCancelled,      // 已注销
};
inline constexpr int kLifecycleStates = 8;
const char* Name(LifecycleState state);  // requested in_approval running changing offline …
bool LifecycleStateFromName(std::string_view name, LifecycleState& out);

enum class RequestKind : std::uint8_t {
  kOpen = 0,
  kChange,
  kOffline,
  kReopen,
  kMerge,
  kClose,
  kCancel
};
const char* Name(RequestKind kind);  // open change offline reopen merge close cancel
bool RequestKindFromName(std::string_view name, RequestKind& out);

// What a change is to alter: as the register had it when it was asked for, and as it is to be.
struct FieldChange {
  std::string field;  // as the form calls it: 名称
  std::string before, after;
};

// One request and how far it came. What guidelines.md §4.2 asks to be kept of each move.
struct LifecycleRequest {
  std::string id;       // "l-12"
  std::string subject;  // "s-3" or "a-7"
  RequestKind kind = RequestKind::kOpen;
  std::string applicant;  // who asks
  std::string approver;   // who decided; "" = nobody yet
  std::string reason;
  std::string notice_url;              // public notice; "" = none
  std::string filed;                   // ISO day; "" = not filed yet
  std::string done;                    // ISO day; "" = under way
  std::string decision;                // "" | approved | refused
  std::vector<std::string> documents;  // names of files kept with it
  std::string from, until;             // of kOffline: the ISO days asked for, both included
  std::vector<FieldChange> changes;    // of kChange; empty = the form's to write in
};

// A filed time off the net: unreachable then is no defect (V1.2). Both days included.
struct OfflinePeriod {
  std::string subject;
  std::string from;   // ISO day
  std::string until;  // ISO day
  std::string filed;  // ISO day of the filing
  std::string reason;
};

}  // namespace xuncha::model
