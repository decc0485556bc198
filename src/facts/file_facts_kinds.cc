// SPDX-License-Identifier: Apache-2.0
#include "facts/file_facts_kinds.h"

#include <algorithm>
#include <array>

#include "facts/ascii.h"
#include "facts/file_facts_structure.h"

namespace xuncha::facts {
namespace {

using model::FileKind;
using std::string_view;

constexpr std::size_t kHeadBytes = 1024;
constexpr std::size_t kMaxCommentBytes = 65536;

struct Magic {
  std::size_t offset;
  string_view bytes;
  FileKind kind;
};

// Sources: the formats' own specifications (PNG, JFIF, GIF89a, RIFF, BMP, ICO, TIFF 6, PDF,
// [MS-CFB], APPNOTE, RAR technical notes, 7zFormat.txt, RFC 1952, ISO 14496-12, FLV, SWF, ASF,
// WOFF, OpenType).
constexpr std::array kMagics{
    Magic{0, "\x89PNG\r\n\x1a\n", FileKind::kPng},
    Magic{0, "\xff\xd8\xff", FileKind::kJpeg},
    Magic{0, "GIF87a", FileKind::kGif},
    Magic{0, "GIF89a", FileKind::kGif},
    Magic{0, string_view("II*\0", 4), FileKind::kTiff},
    Magic{0, string_view("MM\0*", 4), FileKind::kTiff},
    Magic{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::kOle},
    Magic{0, "PK\x03\x04", FileKind::kZip},
    Magic{0, "PK\x05\x06", FileKind::kZip},
    Magic{0, "Rar!\x1a\x07", FileKind::kRar},
    Magic{0, "7z\xbc\xaf\x27\x1c", FileKind::kSevenZip},
    Magic{0, "\x1f\x8b\x08", FileKind::kGzip},
    Magic{0, "{\\rtf", FileKind::kRtf},
    Magic{0, "FLV\x01", FileKind::kFlv},
    Magic{0, "FWS", FileKind::kFlash},
    Magic{0, "CWS", FileKind::kFlash},
    Magic{0, "ZWS", FileKind::kFlash},
    Magic{0, "ID3", FileKind::kMp3},
    Magic{0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11", FileKind::kWmv},
    Magic{0, "wOFF", FileKind::kFont},
    Magic{0, "wOF2", FileKind::kFont},
    Magic{0, "OTTO", FileKind::kFont},
    Magic{0, "ttcf", FileKind::kFont},
    Magic{0, string_view("\0\1\0\0\0", 5), FileKind::kFont},
    Magic{34, "LP", FileKind::kFont},  // Embedded OpenType
    Magic{0, string_view("\0\0\1\0", 4), FileKind::kIco},
    Magic{0, string_view("\0\0\2\0", 4), FileKind::kIco},
    Magic{0, "MZ", FileKind::kExecutable},
    Magic{0,
          "\x7f"
          "ELF",
          FileKind::kExecutable},
};

bool StartsAt(string_view bytes, std::size_t offset, string_view mark) {
  return bytes.size() >= offset + mark.size() && bytes.substr(offset, mark.size()) == mark;
}

FileKind RiffKind(string_view bytes) {
  if (StartsAt(bytes, 8, "WEBP")) return FileKind::kWebp;
  if (StartsAt(bytes, 8, "AVI ")) return FileKind::kAvi;
  return FileKind::kUnknownBinary;
}

FileKind IsoMediaKind(string_view bytes) {
  const string_view brand = bytes.size() >= 12 ? bytes.substr(8, 4) : string_view();
  if (brand == "avif" || brand == "avis") return FileKind::kAvif;
  if (brand == "heic" || brand == "heix" || brand == "mif1") return FileKind::kUnknownBinary;
  return FileKind::kMp4;
}

string_view SkipBomAndSpace(string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  std::size_t i = 0;
  while (i < bytes.size() && IsSpace(bytes[i])) ++i;
  return bytes.substr(i);
}

// Past white space, comments, and processing instructions.
string_view SkipProlog(string_view bytes) {
  bytes = SkipBomAndSpace(bytes);
  std::size_t spent = 0;
  while (spent < kMaxCommentBytes) {
    std::size_t end = string_view::npos;
    if (bytes.starts_with("<!--")) {
      end = bytes.find("-->", 4);
      if (end != string_view::npos) end += 3;
    } else if (bytes.starts_with("<?")) {
      end = bytes.find('>', 2);
      if (end != string_view::npos) end += 1;
    } else {
      return bytes;
    }
    if (end == string_view::npos) return {};
    spent += end;
    bytes = SkipBomAndSpace(bytes.substr(end));
  }
  return bytes;
}

bool StartsWithTag(string_view bytes, string_view name) {
  if (!StartsWithLower(bytes.substr(1), name)) return false;
  const std::size_t after = name.size() + 1;
  return after >= bytes.size() || IsSpace(bytes[after]) || bytes[after] == '>' ||
         bytes[after] == '/';
}

FileKind TextKind(string_view bytes, string_view content_type, string_view path) {
  const Ending ending = EndingOf(path);
  const Promise promise = PromiseOf(ending.view());
  const string_view prolog = SkipProlog(bytes);
  if (StartsWithTag(prolog.empty() ? "<" : prolog, "svg") ||
      (StartsWithLower(prolog, "<!doctype svg"))) {
    return FileKind::kSvg;
  }
  const HtmlSign sign = FindHtmlSign(bytes);
  const bool is_sheet = promise == Promise::kStyle || FindLower(content_type, "text/css") == 0;
  const bool is_script =
      promise == Promise::kScript || FindLower(content_type, "javascript") != string_view::npos;
  if (sign == HtmlSign::kDocument) return FileKind::kHtml;
  // A style sheet inside <style>, a script inside <script>: wrong, but no page.
  if (is_sheet && (sign == HtmlSign::kNone || StartsWithLower(prolog, "<style"))) {
    return FileKind::kCss;
  }
  if (is_script && (sign == HtmlSign::kNone || StartsWithLower(prolog, "<script"))) {
    return FileKind::kScript;
  }
  if (sign == HtmlSign::kAnyTag) return FileKind::kHtml;
  const string_view text = Trim(SkipBomAndSpace(bytes));
  if (text.starts_with("<?xml")) return FileKind::kXml;
  const bool says_json = FindLower(content_type, "json") != string_view::npos;
  if (!text.empty() && (text.front() == '{' || text.front() == '[') &&
      (says_json || StartsWithLower(Trim(text.substr(1)), "\""))) {
    return FileKind::kJson;
  }
  return FileKind::kText;
}

}  // namespace

bool LooksLikeText(string_view bytes) {
  const string_view head = bytes.substr(0, kHeadBytes);
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) return true;  // UTF-16
  std::size_t controls = 0;
  for (const char c : head) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) return false;
    if (byte < 0x20 && !IsSpace(c) && byte != 0x1b && byte != 0x0b && byte != 0x1a) ++controls;
  }
  return controls * 50 <= head.size();
}

HtmlSign FindHtmlSign(string_view bytes) {
  const string_view text = SkipProlog(bytes);
  if (text.empty() || text.front() != '<') return HtmlSign::kNone;
  if (StartsWithLower(text, "<!doctype html")) return HtmlSign::kDocument;
  static constexpr std::array<string_view, 8> kDocumentTags{"html", "head", "body", "title",
                                                            "meta", "link", "base", "frameset"};
  for (const string_view tag : kDocumentTags) {
    if (StartsWithTag(text, tag)) return HtmlSign::kDocument;
  }
  static constexpr std::array<string_view, 24> kOtherTags{
      "script", "style", "div", "table",  "p",     "a",        "h1",     "h2",
      "h3",     "h4",    "b",   "br",     "font",  "span",     "form",   "center",
      "ul",     "li",    "img", "iframe", "input", "noscript", "strong", "pre"};
  for (const string_view tag : kOtherTags) {
    if (StartsWithTag(text, tag)) return HtmlSign::kAnyTag;
  }
  return HtmlSign::kNone;
}

FileKind KindOf(string_view bytes, string_view content_type, string_view path) {
  if (bytes.empty()) return FileKind::kEmpty;
  if (bytes.starts_with("RIFF") && bytes.size() >= 12) return RiffKind(bytes);
  if (StartsAt(bytes, 4, "ftyp")) return IsoMediaKind(bytes);
  for (const Magic& magic : kMagics) {
    if (!StartsAt(bytes, magic.offset, magic.bytes)) continue;
    if (magic.kind == FileKind::kExecutable && LooksLikeText(bytes)) continue;
    if (magic.kind == FileKind::kZip) return ZipKind(bytes);
    return magic.kind;
  }
  if (bytes.substr(0, kHeadBytes).find("%PDF-") != string_view::npos) return FileKind::kPdf;
  if (IsBmpHeader(bytes)) return FileKind::kBmp;
  if (LooksLikeText(bytes)) return TextKind(bytes, content_type, path);
  if (bytes.size() > 3 && (static_cast<unsigned char>(bytes[0]) == 0xFF) &&
      (static_cast<unsigned char>(bytes[1]) & 0xE6) == 0xE2) {
    return FileKind::kMp3;  // an MPEG audio frame, layer III
  }
  return FileKind::kUnknownBinary;
}

Ending EndingOf(string_view path) {
  path = path.substr(0, path.find(';'));  // ;jsessionid=…
  const std::size_t slash = path.rfind('/');
  if (slash != string_view::npos) path = path.substr(slash + 1);
  const std::size_t dot = path.rfind('.');
  Ending ending;
  if (dot == string_view::npos) return ending;
  const string_view text = path.substr(dot + 1);
  if (text.size() > sizeof(ending.text)) return ending;
  if (!std::all_of(text.begin(), text.end(), IsAlnum)) return ending;
  for (const char c : text) ending.text[ending.size++] = ToLower(c);
  return ending;
}

namespace {

struct EndingsOf {
  Promise promise;
  string_view endings;  // each between spaces
};
constexpr std::array kEndings{
    EndingsOf{Promise::kImage,
              " jpg jpeg jpe jfif png gif bmp ico cur svg webp avif apng tif tiff "},
    EndingsOf{Promise::kOddImage, " heic heif jxl jp2 j2k wmf emf psd tga pcx svgz "},
    EndingsOf{Promise::kPdf, " pdf "},
    EndingsOf{Promise::kOffice, " doc xls ppt wps et dps dot xlt pps wpt ett dpt "},
    EndingsOf{Promise::kOfficeXml, " docx xlsx pptx docm xlsm pptm ppsx dotx xltx "},
    EndingsOf{Promise::kOfd, " ofd "},
    EndingsOf{Promise::kZip, " zip apk jar ipa "},
    EndingsOf{Promise::kRar, " rar "},
    EndingsOf{Promise::kSevenZip, " 7z "},
    EndingsOf{Promise::kRtf, " rtf "},
    EndingsOf{Promise::kText, " txt csv log "},
    EndingsOf{
        Promise::kOtherFile,
        " tar gz tgz bz2 xz z cab iso ceb cebx gw gd sep caj epub mobi chm exe msi dmg deb rpm "
        "pkg dwg dxf vsd vsdx mdb accdb dbf shp kml kmz torrent xps oft msg eml ics odt ods odp "
        "bin dat bak sql bat cer crt p7b pfx wpl "},
    EndingsOf{Promise::kStyle, " css "},
    EndingsOf{Promise::kScript, " js mjs "},
    EndingsOf{Promise::kFont, " woff woff2 ttf otf eot ttc "},
    EndingsOf{
        Promise::kMedia,
        " mp4 m4v webm ogv mov avi wmv flv f4v mpg mpeg rm rmvb mkv 3gp asf asx vob m3u8 ts swf "
        "mp3 wav ogg m4a aac wma amr flac mid "},
};

// Eight letters or digits in one word; every address is asked for its ending, so it is compared as
// a number.
constexpr std::uint64_t PackEnding(string_view ending) {
  std::uint64_t word = 0;
  for (const char c : ending) word = word << 8 | static_cast<unsigned char>(c);
  return word;
}

struct PackedEnding {
  std::uint64_t word = 0;
  Promise promise = Promise::kPage;
};

constexpr std::size_t CountEndings() {
  std::size_t count = 0;
  for (const EndingsOf& row : kEndings) {
    count += static_cast<std::size_t>(std::count(row.endings.begin(), row.endings.end(), ' ')) - 1;
  }
  return count;
}

// Sorted by the word.
constexpr auto MakePackedEndings() {
  std::array<PackedEnding, CountEndings()> packed{};
  std::size_t size = 0;
  for (const EndingsOf& row : kEndings) {
    for (std::size_t at = 1; at < row.endings.size();) {
      const std::size_t end = row.endings.find(' ', at);
      packed[size++] = {PackEnding(row.endings.substr(at, end - at)), row.promise};
      at = end + 1;
    }
  }
  std::sort(packed.begin(), packed.end(),
            [](const PackedEnding& x, const PackedEnding& y) { return x.word < y.word; });
  return packed;
}
constexpr auto kPackedEndings = MakePackedEndings();

}  // namespace

Promise PromiseOf(string_view ending) {
  if (ending.empty() || ending.size() > 8) return Promise::kPage;
  const std::uint64_t word = PackEnding(ending);
  const auto at = std::lower_bound(
      kPackedEndings.begin(), kPackedEndings.end(), word,
      [](const PackedEnding& known, std::uint64_t wanted) { return known.word < wanted; });
  return at != kPackedEndings.end() && at->word == word ? at->promise : Promise::kPage;
}

}  // namespace xuncha::facts
