// SPDX-License-Identifier: Apache-2.0
#include "app/platform_client.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/json_value.h"
#include "text_checks/mask.h"

namespace xuncha::app {
namespace {

constexpr std::uint64_t kMostBody = 1U << 20;  // twenty entries without their text are some KiB
constexpr std::int64_t kLook = 200;            // ms, how soon a stop is noticed
constexpr std::size_t kMostToken = 4'096;
constexpr std::size_t kMostType = 80;

using model::Outcome;

CallFault OfTransport(Outcome outcome, std::string_view detail) {
  if (outcome == Outcome::kTlsImpossible) return {"tls", std::string(detail)};
  if (outcome == Outcome::kAddressRefused) return {"address_refused", std::string(detail)};
  std::string says = Name(outcome);
  if (!detail.empty()) says.append(": ").append(detail);
  return {"no_answer", std::move(says)};
}

bool IsBusy(const CallFault& fault) { return fault.why == Name(workflow::PlatformFault::kBusy); }

}  // namespace

// An answer, or why there is none.
struct PlatformClient::Called {
  std::optional<CallFault> fault;
  JsonValue answer;
};

bool PlatformClient::Sleep(std::int64_t ms) {
  const std::int64_t until = clock_.MonotonicMs() + ms;
  while (!stop_ && clock_.MonotonicMs() < until) {
    fetcher_.Wait(std::min(kLook, until - clock_.MonotonicMs()), [](const gather::FetchAnswer&) {});
  }
  return !stop_;
}

PlatformClient::Called PlatformClient::Exchange(const workflow::PlatformInterface& from,
                                                const std::string& url, const std::string& body,
                                                const SecretWords& secrets) {
  if (asked_ms_ >= 0) Sleep(asked_ms_ + from.pause_ms - clock_.MonotonicMs());
  if (stop_) return {CallFault{"stopped", ""}, {}};
  gather::FetchRequest request;
  request.token = ++token_;
  request.url = url;
  request.post_json = body;
  request.max_body = kMostBody;
  request.max_html_body = kMostBody;
  fetcher_.Start(request);
  Called called;
  bool answered = false;
  const auto take = [&](const gather::FetchAnswer& answer) {
    if (answer.token != token_) return;
    answered = true;
    if (answer.outcome != Outcome::kOk) {
      called.fault = OfTransport(answer.outcome, answer.detail);
      return;
    }
    const std::string status = "HTTP " + std::to_string(answer.status);
    if (answer.body_cut && answer.body.size() >= kMostBody) {
      called.fault = CallFault{"too_long", status};
      return;
    }
    if (answer.body_cut || answer.body_short) {
      called.fault = CallFault{"no_answer", status + ", " + std::string(answer.detail)};
      return;
    }
    auto json = ParseJson(answer.body);
    const bool good = answer.status >= 200 && answer.status < 300;
    const std::string no_json = json ? "" : json.error().message;
    if (json) {
      called.answer = std::move(json).value();
      // Before anything is cut: half a secret would not be known as one.
      secrets.Redact(called.answer);
      if (const auto fault = workflow::FaultIn(called.answer, from)) {
        called.fault =
            CallFault{Name(fault->fault), std::to_string(fault->code) + " " + fault->says};
        return;
      }
    }
    if (answer.status == 429 || answer.status == 503) {
      called.fault = CallFault{Name(workflow::PlatformFault::kBusy), status};
    } else if (!good) {
      called.fault = CallFault{"http", status};
    } else if (!no_json.empty()) {
      const std::string type = secrets.Redacted(answer.Header("Content-Type"));
      called.fault =
          CallFault{"not_json", status + ", " + type.substr(0, kMostType) + ", " + no_json};
    }
  };
  // The fetcher's bounds of time end every exchange.
  while (!answered && !stop_) fetcher_.Wait(kLook, take);
  asked_ms_ = clock_.MonotonicMs();
  if (!answered) called.fault = CallFault{"stopped", ""};
  return called;
}

PlatformClient::Called PlatformClient::Call(const AccountCredentials& account,
                                            const workflow::InterfaceCall& call,
                                            const workflow::CallValues& values,
                                            const SecretWords& secrets) {
  const workflow::PlatformInterface& from = *account.from;
  const std::string url = account.base + workflow::FillPath(call.path, values);
  const std::string body = workflow::FillBody(call.body, values);
  Called called = Exchange(from, url, body, secrets);
  for (const std::int64_t pause : from.retry_ms) {
    if (!called.fault || !IsBusy(*called.fault) || !Sleep(pause)) break;
    called = Exchange(from, url, body, secrets);
  }
  if (called.fault) called.fault->says = secrets_.Redacted(called.fault->says);
  return called;
}

InterfaceReading PlatformClient::Read(const AccountCredentials& account,
                                      const std::string& enough) {
  InterfaceReading reading;
  workflow::CallValues values = account.values;
  if (account.from->token.path.empty()) {
    values["token"] = values["access_token"];
  } else {
    const Called called = Call(account, account.from->token, values, given_);
    const JsonValue* token = called.fault ? nullptr : called.answer.At(account.from->token_at);
    if (called.fault) {
      reading.fault = called.fault;
    } else if (token == nullptr || token->text.size() < kShortestSecret ||
               token->text.size() > kMostToken) {
      reading.fault = CallFault{"other_shape", "no " + account.from->token_at};
    }
    if (reading.fault) return reading;
    values["token"] = token->text;
    secrets_.Add(token->text);
  }
  ReadPosts(account, values, enough, reading);
  if (!reading.fault && !account.from->menu.path.empty()) ReadMenu(account, values, reading);
  return reading;
}

void PlatformClient::ReadPosts(const AccountCredentials& account, workflow::CallValues values,
                               const std::string& enough, InterfaceReading& reading) {
  const workflow::PostsCall& call = account.from->posts;
  const std::string today = FormatDay(ChinaDay(clock_.Now()));
  std::vector<model::AccountPost>& posts = reading.posts;
  values["count"] = std::to_string(call.count);
  for (int page = 0; page < call.pages; ++page) {
    values["offset"] = std::to_string(page * call.count);
    values["page"] = std::to_string(page + 1);
    Called called = Call(account, call, values, secrets_);
    // What was read of earlier pages proves what it proves.
    if (called.fault && page > 0 && called.fault->why != "stopped") break;
    reading.fault = called.fault;
    if (called.fault) return;
    auto read = workflow::ReadPosts(called.answer, *account.from, today);
    if (!read && page > 0) break;
    if (!read) {
      reading.fault = CallFault{"other_shape", read.error().message};
      return;
    }
    reading.listed += read->entries;
    reading.total = read->total;
    reading.undated += read->undated;
    reading.future += read->future;
    reading.deleted += read->deleted;
    posts.insert(posts.end(), std::make_move_iterator(read->posts.begin()),
                 std::make_move_iterator(read->posts.end()));
    reading.whole = read->entries == 0 ||
                    (read->total >= 0 ? static_cast<std::int64_t>(reading.listed) >= read->total
                                      : read->entries < static_cast<std::size_t>(call.count));
    const bool fresh = std::any_of(posts.begin(), posts.end(), [&](const model::AccountPost& one) {
      return one.day >= enough;
    });
    if (fresh || reading.whole) break;
  }
  // A post's first words may hold a telephone number; the record keeps none in clear.
  for (model::AccountPost& post : posts) post.title = text_checks::MaskLongNumbers(post.title);
  // The order of the list is nobody's promise.
  std::stable_sort(posts.begin(), posts.end(),
                   [](const auto& a, const auto& b) { return a.day > b.day; });
  if (posts.size() > model::kMostPosts) posts.resize(model::kMostPosts);
}

void PlatformClient::ReadMenu(const AccountCredentials& account, const workflow::CallValues& values,
                              InterfaceReading& reading) {
  Called called = Call(account, account.from->menu, values, secrets_);
  reading.menu_fault = called.fault;
  if (called.fault) return;
  auto menu = workflow::ReadMenu(called.answer, *account.from);
  if (menu) {
    reading.menu = std::move(menu).value();
  } else {
    reading.menu_fault = CallFault{"other_shape", menu.error().message};
  }
}

}  // namespace xuncha::app
