// SPDX-License-Identifier: Apache-2.0
//
// What units have published and what citizens have written, item by item: what the bulletin counts.
// disclosure.md §6; bulletin.md §4 O12–O15.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"

namespace xuncha::model {

// Where an item is known from.
enum class ItemPart : std::uint8_t {
  kOwn = 0,   // a disclosure column of a snapshot
  kReported,  // what a content system reported of a unit
  kPortal,    // what the portal published, by class
};
const char* Name(ItemPart part);  // own reported portal
bool ItemPartFromName(std::string_view name, ItemPart& out);

// One published item.
struct PublishedItem {
  std::string id;  // "i-12"
  ItemPart part = ItemPart::kOwn;
  std::string unit;    // id
  std::string site;    // id; "" = not known
  std::string column;  // registered column's id, "" = not known
  std::string klass;   // of a portal's item: 要闻类
  std::string url;     // "" = not known
  std::string title;
  std::string published;  // ISO day
  bool repost = false;    // of somebody else's text
  TimeMs first_seen = 0;  // UTC: when a snapshot first held it, or it was handed in
  std::string source;     // id of that snapshot, or name of the file
};

enum class MessageKind : std::uint8_t { kMessage = 0, kErrorReport };
const char* Name(MessageKind kind);  // message error_report
bool MessageKindFromName(std::string_view name, MessageKind& out);

// One message (网民留言) or error report (我为政府网站找错). Names, phones and the like are masked
// before one is made: no clear value is ever stored.
struct CitizenMessage {
  std::string id;  // "m-3"
  MessageKind kind = MessageKind::kMessage;
  std::string number;    // the register's own; "" = none
  std::string channel;   // 市长信箱, 网上信访 …; "" = not said
  std::string unit;      // id of who answers; "" = not known
  std::string title;     // masked
  std::string received;  // ISO day
  std::string due;       // ISO day; "" = by working days from `received`
  std::string closed;    // ISO day; "" = open
  bool valid = true;
  std::string invalid_reason;
  std::string result;     // 属实, 不属实 …; "" = not said
  bool rejected = false;  // the answer was rejected at the final review
  std::string source;     // name of the file
};

// A text that sites were to repost (转载任务).
struct RepostTask {
  std::string id;  // "r-1"
  std::string title;
  std::string url;     // of the original; "" = not said
  std::string issued;  // ISO day on which it was given; "" = not said
  std::string due;     // ISO day
  std::string source;  // name of the file
};

}  // namespace xuncha::model
