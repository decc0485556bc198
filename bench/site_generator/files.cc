// SPDX-License-Identifier: Apache-2.0
#include "site_generator/files.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace xuncha::sitegen {
namespace {

std::uint32_t Crc32(std::string_view bytes) {
  static const auto kTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit) {
        value = (value & 1u) != 0 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
      }
      table[i] = value;
    }
    return table;
  }();
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const char c : bytes) {
    crc = kTable[(crc ^ static_cast<unsigned char>(c)) & 0xFFu] ^ (crc >> 8);
  }
  return crc ^ 0xFFFFFFFFu;
}

std::uint32_t Adler32(std::string_view bytes) {
  std::uint32_t a = 1;
  std::uint32_t b = 0;
  for (const char c : bytes) {
    a = (a + static_cast<unsigned char>(c)) % 65521u;
    b = (b + a) % 65521u;
  }
  return (b << 16) | a;
}

void Little(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) {
    out += static_cast<char>((value >> (8 * i)) & 0xFFu);
  }
}

void Big(std::string& out, std::uint64_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) {
    out += static_cast<char>((value >> (8 * i)) & 0xFFu);
  }
}

std::string Noise(Random& random, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + 8);
  while (out.size() < bytes) {
    Little(out, random.Next(), 8);
  }
  out.resize(bytes);
  return out;
}

void PngChunk(std::string& out, std::string_view type, std::string_view data) {
  Big(out, data.size(), 4);
  std::string body(type);
  body += data;
  out += body;
  Big(out, Crc32(body), 4);
}

struct ZipEntry {
  std::string name;
  std::string data;
};

std::string ZipOf(const std::array<ZipEntry, 2>& entries) {
  std::string out;
  std::string directory;
  for (const ZipEntry& entry : entries) {
    const std::uint32_t crc = Crc32(entry.data);
    const std::size_t offset = out.size();
    std::string common;
    Little(common, 20, 2);  // version needed
    Little(common, 0, 2);   // flags
    Little(common, 0, 2);   // stored
    Little(common, 0x5A21'0000u, 4);
    Little(common, crc, 4);
    Little(common, entry.data.size(), 4);
    Little(common, entry.data.size(), 4);
    Little(common, entry.name.size(), 2);
    Little(common, 0, 2);  // extra
    out += "PK\x03\x04" + common + entry.name + entry.data;
    directory += "PK\x01\x02";
    Little(directory, 20, 2);
    directory += common;
    Little(directory, 0, 2);  // comment
    Little(directory, 0, 2);  // disk
    Little(directory, 0, 2);
    Little(directory, 0, 4);
    Little(directory, offset, 4);
    directory += entry.name;
  }
  const std::size_t start = out.size();
  out += directory;
  out += "PK\x05\x06";
  Little(out, 0, 4);
  Little(out, entries.size(), 2);
  Little(out, entries.size(), 2);
  Little(out, directory.size(), 4);
  Little(out, start, 4);
  Little(out, 0, 2);
  return out;
}

}  // namespace

std::string MakePng(Random& random, std::size_t about_bytes) {
  const std::size_t wide = 64;
  const std::size_t high = std::max<std::size_t>(1, about_bytes / (wide + 1));
  std::string pixels;
  for (std::size_t row = 0; row < high; ++row) {
    pixels += '\0';  // no filter
    pixels += Noise(random, wide);
  }
  std::string header;
  Big(header, wide, 4);
  Big(header, high, 4);
  header += std::string("\x08\x00\x00\x00\x00", 5);
  std::string deflated = "\x78\x01";
  for (std::size_t at = 0; at < pixels.size(); at += 65535) {
    const std::size_t length = std::min<std::size_t>(65535, pixels.size() - at);
    deflated += static_cast<char>(at + length == pixels.size() ? 1 : 0);
    Little(deflated, length, 2);
    Little(deflated, ~length & 0xFFFFu, 2);
    deflated += pixels.substr(at, length);
  }
  Big(deflated, Adler32(pixels), 4);
  std::string out = "\x89PNG\r\n\x1a\n";
  PngChunk(out, "IHDR", header);
  PngChunk(out, "IDAT", deflated);
  PngChunk(out, "IEND", "");
  return out;
}

std::string MakeJpeg(Random& random, std::size_t about_bytes) {
  std::string out = "\xFF\xD8";
  out += std::string("\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00", 18);
  while (out.size() + 200 < about_bytes) {
    const std::size_t length = std::min<std::size_t>(60'000, about_bytes - out.size() - 150);
    out += "\xFF\xFE";
    Big(out, length + 2, 2);
    out += Noise(random, length);
  }
  out += std::string("\xFF\xDB\x00\x43\x00", 5) + std::string(64, '\x10');
  out += std::string("\xFF\xC0\x00\x0B\x08\x00\x08\x00\x08\x01\x01\x11\x00", 13);
  // One code of one bit in each table: difference 0, end of block.
  const std::string counts = std::string("\x01", 1) + std::string(15, '\0') + std::string(1, '\0');
  out += std::string("\xFF\xC4\x00\x14\x00", 5) + counts;
  out += std::string("\xFF\xC4\x00\x14\x10", 5) + counts;
  out += std::string("\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00", 10);
  out += "\x3F\xFF\xD9";
  return out;
}

std::string MakeGif() {
  return std::string("GIF89a\x01\x00\x01\x00\x80\x00\x00\xFF\xFF\xFF\x00\x00\x00", 19) +
         std::string("\x2C\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00\x3B", 16);
}

std::string MakePdf(Random& random, std::size_t about_bytes) {
  std::string out = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";
  std::array<std::size_t, 5> offsets{};
  const std::string stream = Noise(random, std::max<std::size_t>(about_bytes, 700) - 600);
  const std::array<std::string, 4> objects = {
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
      "<</Length " + std::to_string(stream.size()) + ">>\nstream\n" + stream + "\nendstream"};
  for (std::size_t i = 0; i < objects.size(); ++i) {
    offsets[i + 1] = out.size();
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t xref = out.size();
  out += "xref\n0 5\n0000000000 65535 f \n";
  for (std::size_t i = 1; i < offsets.size(); ++i) {
    const std::string number = std::to_string(offsets[i]);
    out += std::string(10 - number.size(), '0') + number + " 00000 n \n";
  }
  out += "trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";
  return out;
}

// A compound file of version 3: header, one FAT sector, one directory sector, one stream.
std::string MakeOle(Random& random, std::size_t about_bytes) {
  constexpr std::size_t kSector = 512;
  constexpr std::uint32_t kEnd = 0xFFFFFFFEu;
  constexpr std::uint32_t kFree = 0xFFFFFFFFu;
  constexpr std::uint32_t kFatSector = 0xFFFFFFFDu;
  // A stream of 4,096 bytes or more lies in ordinary sectors; one FAT sector describes 128.
  const std::size_t data_sectors = std::clamp<std::size_t>(about_bytes / kSector, 8, 126);
  std::string out("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  out += std::string(16, '\0');
  Little(out, 0x003E, 2);
  Little(out, 0x0003, 2);
  Little(out, 0xFFFE, 2);
  Little(out, 9, 2);  // sector shift
  Little(out, 6, 2);  // mini sector shift
  out += std::string(10, '\0');
  Little(out, 1, 4);  // FAT sectors
  Little(out, 1, 4);  // first directory sector
  Little(out, 0, 4);
  Little(out, 4096, 4);  // mini stream cutoff
  Little(out, kEnd, 4);
  Little(out, 0, 4);
  Little(out, kEnd, 4);
  Little(out, 0, 4);
  Little(out, 0, 4);  // DIFAT[0]: the FAT is sector 0
  for (int i = 1; i < 109; ++i) {
    Little(out, kFree, 4);
  }
  Little(out, kFatSector, 4);
  Little(out, kEnd, 4);
  for (std::size_t i = 2; i < 128; ++i) {
    const std::size_t last = data_sectors + 1;
    Little(out, i < last ? i + 1 : i == last ? kEnd : kFree, 4);
  }
  const auto entry = [&out](std::string_view name, char type, std::uint32_t child,
                            std::uint32_t start, std::size_t size) {
    std::string wide;
    for (const char c : name) {
      wide += c;
      wide += '\0';
    }
    const std::size_t name_bytes = wide.empty() ? 0 : wide.size() + 2;
    wide.resize(64, '\0');
    out += wide;
    Little(out, name_bytes, 2);
    out += type;
    out += '\1';
    Little(out, kFree, 4);
    Little(out, kFree, 4);
    Little(out, child, 4);
    out += std::string(36, '\0');
    Little(out, start, 4);
    Little(out, size, 8);
  };
  entry("Root Entry", 5, 1, kEnd, 0);
  entry("WordDocument", 2, kFree, 2, data_sectors * kSector);
  entry("", 0, kFree, 0, 0);
  entry("", 0, kFree, 0, 0);
  out += Noise(random, data_sectors * kSector);
  return out;
}

std::string MakeDocx(Random& random, std::size_t about_bytes) {
  return ZipOf({ZipEntry{"[Content_Types].xml",
                         "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/"
                         "package/2006/content-types\"/>"},
                ZipEntry{"word/document.xml", Noise(random, about_bytes)}});
}

std::string MakeZip(Random& random, std::size_t about_bytes) {
  return ZipOf(
      {ZipEntry{"readme.txt", "see the notice"}, ZipEntry{"data.bin", Noise(random, about_bytes)}});
}

std::string MakeRar(Random& random, std::size_t about_bytes) {
  std::string out("Rar!\x1A\x07\x00", 7);
  const auto block = [&out](char type, std::uint32_t flags, std::string_view rest) {
    std::string head;
    head += type;
    Little(head, flags, 2);
    Little(head, 7 + rest.size(), 2);
    head += rest;
    Little(out, Crc32(head) & 0xFFFFu, 2);
    out += head;
  };
  block('\x73', 0, std::string(6, '\0'));
  const std::string data = Noise(random, about_bytes);
  std::string file;
  Little(file, data.size(), 4);
  Little(file, data.size(), 4);
  file += '\2';
  Little(file, Crc32(data), 4);
  Little(file, 0x5A21'0000u, 4);
  file += "\x14\x30";
  Little(file, 8, 2);
  Little(file, 0x20, 4);
  file += "data.bin";
  block('\x74', 0x8000, file);
  out += data;
  block('\x7B', 0x4000, "");
  return out;
}

std::string MakeFile(Random& random, std::string_view ending, std::size_t about_bytes) {
  if (ending == ".png") return MakePng(random, about_bytes);
  if (ending == ".jpg" || ending == ".jpeg") return MakeJpeg(random, about_bytes);
  if (ending == ".gif") return MakeGif();
  if (ending == ".pdf") return MakePdf(random, about_bytes);
  if (ending == ".docx" || ending == ".xlsx") return MakeDocx(random, about_bytes);
  if (ending == ".zip") return MakeZip(random, about_bytes);
  if (ending == ".rar") return MakeRar(random, about_bytes);
  if (ending == ".txt") return "see the notice\n";
  return MakeOle(random, about_bytes);
}

}  // namespace xuncha::sitegen
