// SPDX-License-Identifier: Apache-2.0
//
// Sentences that our own libraries say in English (errors, details of a transfer), in the reader's
// language. A phrase is a pattern such as "cannot open {path}: {say}": what stands in the braces is
// kept, {n}, {n1} … take digits only, {key} no "file line 3:", and {say…} is looked up in its turn.
// So those who report an error need no catalogue, and what has no phrase is shown as it was said.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/messages.h"

namespace xuncha {

// Const after construction; safe from any thread.
class Phrases {
 public:
  // Of a catalogue's keys that begin with "phrases."; none in a catalogue without them (English).
  explicit Phrases(const Messages& messages);

  // The sentence in the language; nothing where no phrase fits. Linear in the text for each phrase.
  std::optional<std::string> Find(std::string_view text) const { return Find(text, 0); }
  // The same, and the text itself where no phrase fits.
  std::string Translate(std::string_view text) const;

 private:
  struct Part {
    std::string literal;  // before the placeholder
    std::string name;     // of the placeholder; "" = the pattern ends with the literal
  };
  struct Phrase {
    std::vector<Part> parts;
    bool hands_on = false;     // ends in another sentence, "a.toml line 3: {say}": tried first
    std::size_t literals = 0;  // bytes that must be there: the more, the sooner it is tried
    std::string translation;
  };

  static Phrase Parse(std::string_view pattern, const std::string& translation);
  static bool Match(const Phrase& phrase, std::string_view text, MessageValues& values);
  std::optional<std::string> Find(std::string_view text, int depth) const;

  std::vector<Phrase> phrases_;
};

}  // namespace xuncha
