// SPDX-License-Identifier: Apache-2.0
//
// Input: what a platform's interface answers; the first byte chooses the interface. Invariants:
// reading is total and bounded; days are days and none lies after today; texts are one line of
// valid UTF-8; addresses are ones that a browser opens; paths of a menu are unique and not empty.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_value.h"
#include "base/resources.h"
#include "base/time.h"
#include "base/utf8.h"
#include "workflow/platform_answer.h"

namespace {

using namespace xuncha;
using namespace xuncha::workflow;

constexpr const char* kToday = "2022-08-23";

void Check(bool holds) {
  if (!holds) std::abort();
}

void CheckText(const std::string& text, std::size_t most) {
  Check(text.size() <= most && IsValidUtf8(text));
  for (const char c : text) Check(static_cast<unsigned char>(c) >= ' ');
}

void CheckUrl(const std::string& url) {
  CheckText(url, 2'000);
  Check(url.empty() || url.starts_with("http://") || url.starts_with("https://"));
}

void CheckAnswer(const JsonValue& answer, const PlatformInterface& from) {
  if (const auto fault = FaultIn(answer, from)) CheckText(fault->says, 200);
  if (const auto page = ReadPosts(answer, from, kToday)) {
    Check(page->total >= -1);
    for (const model::AccountPost& post : page->posts) {
      Check(ParseDay(post.day).has_value() && post.day <= kToday);
      CheckText(post.title, 300);
      CheckUrl(post.url);
    }
  }
  if (const auto menu = ReadMenu(answer, from)) {
    Check(menu->items.size() <= 200);
    std::set<std::vector<std::string>> paths;
    for (const model::MenuItem& item : menu->items) {
      Check(!item.path.empty() && item.path.size() <= 3 && paths.insert(item.path).second);
      for (const std::string& step : item.path) {
        Check(!step.empty());
        CheckText(step, 120);
      }
      CheckUrl(item.url);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<PlatformInterface> interfaces =
      ParsePlatformInterfaces(Resources().Read("data/platform_interfaces.toml").value()).value();
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
  const auto answer = ParseJson(text);
  if (answer) CheckAnswer(*answer, interfaces[data[0] % interfaces.size()]);
  return 0;
}
