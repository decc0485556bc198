// SPDX-License-Identifier: Apache-2.0
//
// What one address did: every URL the inspection knew, how it was asked, what it answered, and
// where the account of it stands. Plain data; written by gather/, read by checks/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace xuncha::model {

// Number of a URL inside one snapshot, dense from 0 in the order of discovery; 0 is the home page.
using UrlId = std::uint32_t;
inline constexpr UrlId kNoUrl = 0xFFFFFFFF;
inline constexpr std::uint16_t kNoProbe = 0xFFFF;

// What the site did when it was asked. Data, never our error. engine.md, "Is a link dead?"
enum class Outcome : std::uint8_t {
  kNone = 0,          // never asked
  kOk,                // 2xx and a body (or an empty one: see FileFacts)
  kGone,              // 404, 410
  kServerError,       // 5xx but 503 with a challenge
  kBlocked,           // 401 403 405 406 412 429 503, 202 with a challenge page, known bot walls
  kOtherRefusal,      // any other 4xx, 1xx or 3xx without a usable Location: nothing can be said
  kNoSuchName,        // the resolver says there is no such host
  kResolverFailed,    // the resolver itself did not answer: says nothing about the site
  kRefused,           // connection refused
  kReset,             // connection closed or reset before a whole answer head
  kUnreachable,       // no route, network or host unreachable
  kTimeout,           // no whole answer head in time
  kTlsImpossible,     // no TLS session can be made, leniently
  kBadResponse,       // what came is not HTTP
  kRedirectLoop,      // an address comes back in its own chain
  kTooManyRedirects,  // over 10 hops
  kAddressRefused,    // our address guard forbids the address really connected to
  kIntranetTarget,    // a literal private, loopback or link-local address (not asked)
};
const char* Name(Outcome outcome);  // "ok", "gone", … stable, for machines
bool OutcomeFromName(std::string_view name, Outcome& out);

// Whether the server itself gave an answer (so that the failure cannot be our own network's).
bool IsServersAnswer(Outcome outcome);
// No answer at all: the row `silent` of the link table.
bool IsSilent(Outcome outcome);
// Final at the first answer; asking again cannot change it.
bool IsPermanent(Outcome outcome);

// Where the account of a URL stands at the end; every URL is in exactly one place (coverage).
enum class Account : std::uint8_t {
  kPending = 0,      // not dealt with: only in an incomplete inspection, counted could_not_check
  kFetched,          // in scope and judged
  kReused,           // in scope, unchanged since the last snapshot
  kExternalChecked,  // out of scope, asked once and judged
  kSkippedRobots,
  kSkippedScope,      // an address we never ask: other schemes, or externals switched off
  kSkippedPageLimit,  // over --max-pages, a depth, byte or time bound
  kSkippedTrap,       // calendar loops, ever-deeper paths, parameter explosions
  kCouldNotCheck,     // asked or wanted, but nothing can be said: `why` tells
};
const char* Name(Account account);

// Why nothing could be said.
enum class NotCheckedWhy : std::uint8_t {
  kNone = 0,
  kBlocked,         // a bot wall, a login, a rate limit
  kNoControl,       // no answer, and no passing control address: may be our own network
  kResolver,        // our resolver did not answer
  kAddressRefused,  // the address guard
  kOtherAnswer,     // an answer that says nothing about the page (400, 451 …)
  kNotConfirmed,    // failed once, but the tries that would confirm it could not be made
  kRecovered,       // failed at first, answered later in a way that settles nothing
  kUnobservedBody,  // cut at a bound before it could be judged
  kStopped,         // the inspection ended before its turn
  kReaderFault,     // answered, but our reader of pages failed on it: a mistake of the program
};
const char* Name(NotCheckedWhy why);

// As what the address is used; bits, since one URL may be several things.
enum UseBits : std::uint16_t {
  kUsePage = 1,         // <a>, <area>, a literal address in a script handler
  kUseImage = 2,        // <img>, srcset, lazy images, <input type=image>, <link rel=icon>
  kUseCssImage = 4,     // url() in a style sheet, a <style> or a style attribute
  kUseStyle = 8,        // <link rel=stylesheet>, @import
  kUseScript = 16,      // <script src>
  kUseMedia = 32,       // video, audio, source, embed, object
  kUseFrame = 64,       // frame, iframe
  kUseForm = 128,       // a form's action (never asked with data)
  kUseSeed = 256,       // home, registered column, --control
  kUseSitemap = 512,    // listed by a sitemap
  kUseRedirect = 1024,  // the target of a redirect
};

// What the address should be, from its use and its path's ending.
enum class Expected : std::uint8_t { kPage = 0, kImage, kAttachment, kResource, kMedia };
const char* Name(Expected expected);

// What the bytes are. Names of formats, by their own marks; never by file name or header.
enum class FileKind : std::uint8_t {
  kNone = 0,  // not examined
  kEmpty,
  kHtml,
  kXml,
  kText,
  kJson,
  kCss,
  kScript,
  kPng,
  kJpeg,
  kGif,
  kWebp,
  kBmp,
  kIco,
  kSvg,
  kTiff,
  kAvif,
  kPdf,
  kOle,  // .doc .xls .ppt .wps
  kOoxml,
  kOfd,
  kZip,
  kRar,
  kSevenZip,
  kGzip,
  kRtf,
  kMp4,
  kMp3,
  kFlv,
  kFlash,
  kAvi,
  kWmv,
  kFont,
  kExecutable,
  kUnknownBinary,
};
const char* Name(FileKind kind);

// Whether the file is whole, judged by its own structure.
enum class Integrity : std::uint8_t {
  kNotExamined = 0,  // external, or over our bound
  kWhole,
  kTruncated,  // the end mark is missing, or fewer bytes came than the format promises
  kBroken,     // the structure contradicts itself; does not decode or open
  kDoubtful,   // odd, but common readers open it
};
const char* Name(Integrity integrity);

struct FileFacts {
  FileKind kind = FileKind::kNone;
  Integrity integrity = Integrity::kNotExamined;
  bool error_page = false;   // an error page in disguise: HTML where a file was promised
  bool length_lied = false;  // fewer bytes came than Content-Length said
  bool cut_by_us = false;    // we stopped reading at our bound
};

struct Hop {
  std::string url;  // canonical
  std::uint16_t status = 0;
};

// One try at one address.
struct Attempt {
  TimeMs at = 0;
  std::uint32_t duration_ms = 0;
  Outcome outcome = Outcome::kNone;
  std::uint16_t status = 0;    // of the last hop; 0 = no HTTP answer
  std::uint8_t ip_family = 0;  // 4, 6; 0 = no connection
  std::vector<Hop> hops;       // redirects followed, in order; empty if none
  std::string detail;          // the transport's or the wall's own word, one line, ≤ 200 bytes
};

struct UrlRecord {
  UrlId id = kNoUrl;
  std::string_view url;     // canonical serialisation; lives as long as the snapshot view
  UrlId found_on = kNoUrl;  // the page that first linked it
  std::uint16_t depth = 0;  // clicks from the home page
  std::uint16_t uses = 0;   // UseBits
  bool in_scope = false;
  Expected expected = Expected::kPage;
  Account account = Account::kPending;
  Outcome outcome = Outcome::kNone;  // settled over all attempts
  NotCheckedWhy why = NotCheckedWhy::kNone;
  std::uint16_t status = 0;  // last HTTP status
  std::uint8_t attempt_count = 0;
  std::uint8_t failure_count = 0;       // tries that did not end in kOk
  bool tried_in_working_hours = false;  // at least one of them in working hours of a working day
  FileFacts file;
  std::uint64_t length = 0;    // decoded body bytes received
  std::uint64_t digest = 0;    // XXH3-64 of the decoded body; 0 = not computed
  UrlId redirect_to = kNoUrl;  // the final address, if it was redirected
  std::uint16_t probe =
      kNoProbe;                   // index into SnapshotView::probes(): the answer to its path shape
  std::string_view content_type;  // as sent, lower-cased, ≤ 100 bytes
};

}  // namespace xuncha::model
