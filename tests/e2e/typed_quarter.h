// SPDX-License-Identifier: Apache-2.0
//
// A quarter as an office types it: every command that writes, in an order in which each has
// something to do, and those that only read. A test holds both against the program's own list.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace xuncha::e2e {

// What giving a command again means that was done already.
enum class Again : std::uint8_t {
  kSame,     // nothing more is done
  kRefused,  // it cannot be told from another of its kind; a clear word says that it is done
  kAnew,     // a second look is a look of its own
};

struct Step {
  std::string words;                     // split at blanks; @x is the file x of the test's folder
  const char* now = "2022-08-16T10:00";  // "" = of a command without a clock
  std::string file = {};                 // that it writes; a folder ends with "/"
  Again again = Again::kSame;
  bool killed = true;  // false: it only prepares what follows
};

// From an empty register to the sealed appraisal of the year.
const std::vector<Step>& TypedQuarter();

// A round on servers: {site} stands for the address of one. What is left by them depends on when
// answers come, so the test compares less of it.
const std::vector<Step>& TypedRound();

// The other commands, all of which only read.
const std::vector<std::string>& ReadingCommands();

// The files that the steps name.
void WriteTypedFiles(const std::filesystem::path& folder);
void WriteRoundFiles(const std::filesystem::path& folder, const std::string& site);

}  // namespace xuncha::e2e
