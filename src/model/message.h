// SPDX-License-Identifier: Apache-2.0
//
// A sentence to show: a key of the message catalogue (data/messages/) with its values, rendered in
// the reader's language by cli/ and server/, never by those who say it.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace xuncha::model {

struct Message {
  std::string key;                                          // dead_link.gone
  std::vector<std::pair<std::string, std::string>> values;  // {"status", "404"} …
};

}  // namespace xuncha::model
