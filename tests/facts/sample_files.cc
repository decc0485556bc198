// SPDX-License-Identifier: Apache-2.0
#include "tests/facts/sample_files.h"

// The writer is only for tests; warnings of code that is not ours are off.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace xuncha::facts::testing {
namespace {

constexpr int kSide = 256;

void Append(void* context, void* data, int size) {
  static_cast<std::string*>(context)->append(static_cast<const char*>(data),
                                             static_cast<std::size_t>(size));
}

std::vector<unsigned char> Pixels() {
  std::vector<unsigned char> pixels(kSide * kSide * 3);
  std::uint32_t seed = 1;
  for (unsigned char& pixel : pixels) {
    seed = seed * 1664525u + 1013904223u;
    pixel = static_cast<unsigned char>(seed >> 24);
  }
  return pixels;
}

std::string Box(const char* type, const std::string& body) {
  std::string box;
  PutBe(box, body.size() + 8, 4);
  return box + type + body;
}

}  // namespace

void PutLe(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) {
    out.push_back(i < 8 ? static_cast<char>(value >> (8 * i) & 0xFF) : '\0');
  }
}

void PutBe(std::string& out, std::uint64_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

std::string SamplePng() {
  std::string file;
  stbi_write_png_to_func(&Append, &file, kSide, kSide, 3, Pixels().data(), kSide * 3);
  return file;
}

std::string SampleJpeg() {
  std::string file;
  stbi_write_jpg_to_func(&Append, &file, kSide, kSide, 3, Pixels().data(), 80);
  return file;
}

std::string SampleBmp() {
  std::string file;
  stbi_write_bmp_to_func(&Append, &file, kSide, kSide, 3, Pixels().data());
  return file;
}

std::string SampleGif() {
  std::string file = "GIF89a";
  PutLe(file, 1, 2);
  PutLe(file, 1, 2);
  file += std::string("\x80\0\0", 3) + std::string("\0\0\0\xff\xff\xff", 6);
  file += std::string("\x21\xf9\x04\0\0\0\0\0", 8);
  file += std::string("\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;", 16);
  return file;
}

std::string SampleWebp() {
  std::string file = "RIFF";
  PutLe(file, 4 + 8 + 100, 4);
  file += "WEBPVP8 ";
  PutLe(file, 100, 4);
  return file + std::string(100, 'x');
}

std::string SampleIco() {
  std::string file("\0\0\x01\0\x01\0", 6);
  file += std::string("\x10\x10\0\0\x01\0\x20\0", 8);
  PutLe(file, 40, 4);
  PutLe(file, 22, 4);
  return file + std::string(40, 'x');
}

std::string SamplePdf() {
  return "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\n"
         "startxref\n41\n%%EOF\n";
}

std::string SampleOle() {
  std::string file("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  file.append(16, '\0');
  PutLe(file, 0x3E, 2);
  PutLe(file, 3, 2);
  PutLe(file, 0xFFFE, 2);
  PutLe(file, 9, 2);  // sectors of 512 bytes
  file.append(12, '\0');
  PutLe(file, 1, 4);  // table sectors
  PutLe(file, 1, 4);  // first directory sector
  file.append(16, '\0');
  PutLe(file, 0xFFFFFFFE, 4);
  PutLe(file, 0, 4);
  PutLe(file, 0, 4);  // the table is sector 0
  while (file.size() < 512) PutLe(file, 0xFFFFFFFF, 4);
  PutLe(file, 0xFFFFFFFD, 4);
  PutLe(file, 0xFFFFFFFE, 4);
  PutLe(file, 3, 4);
  PutLe(file, 0xFFFFFFFE, 4);  // four sectors in use
  while (file.size() < 1024) PutLe(file, 0xFFFFFFFF, 4);
  file += std::string("R\0o\0o\0t\0", 8);
  file.resize(512 + 4 * 512, '\0');
  return file;
}

std::string SampleZip(const std::vector<std::string>& names) {
  std::string file;
  std::string directory;
  for (const std::string& name : names) {
    const std::size_t offset = file.size();
    const auto common = [&](std::string& out) {
      PutLe(out, 20, 2);
      PutLe(out, 0, 8);  // flags, method, time, date
      PutLe(out, 0x8CDC1683, 4);
      PutLe(out, 1, 4);
      PutLe(out, 1, 4);
      PutLe(out, name.size(), 2);
      PutLe(out, 0, 2);
    };
    file += "PK\x03\x04";
    common(file);
    file += name + "x";
    directory += "PK\x01\x02";
    PutLe(directory, 20, 2);
    common(directory);
    PutLe(directory, 0, 10);
    PutLe(directory, offset, 4);
    directory += name;
  }
  const std::size_t begin = file.size();
  file += directory + "PK\x05\x06";
  PutLe(file, 0, 4);
  PutLe(file, names.size(), 2);
  PutLe(file, names.size(), 2);
  PutLe(file, directory.size(), 4);
  PutLe(file, begin, 4);
  PutLe(file, 0, 2);
  return file;
}

std::string SampleRar4() {
  std::string file("Rar!\x1a\x07\0", 7);
  file += std::string("\0\0\x73\0\0\x0d\0\0\0\0\0\0\0", 13);
  std::string header("\0\0\x74\0\x80", 5);
  PutLe(header, 32 + 5, 2);
  PutLe(header, 50, 4);
  header.resize(37, 'x');
  file += header + std::string(50, 'd');
  return file + std::string("\xc4\x3d\x7b\0\x40\x07\0", 7);
}

std::string SampleRar5() {
  std::string file("Rar!\x1a\x07\x01\0", 8);
  file += std::string("\0\0\0\0\x03\x01\0\0", 8);         // main header
  file += std::string("\0\0\0\0\x05\x02\x02\x28xx", 10);  // a file with 40 bytes of data
  file += std::string(40, 'd');
  return file + std::string("\0\0\0\0\x03\x05\0\0", 8);  // the end
}

std::string SampleSevenZip() {
  std::string file("7z\xbc\xaf\x27\x1c\0\x04", 8);
  PutLe(file, 0, 4);
  PutLe(file, 30, 8);
  PutLe(file, 10, 8);
  PutLe(file, 0, 4);
  return file + std::string(40, 'x');
}

std::string SampleMp4() {
  return Box("ftyp", "isom0000") + Box("moov", std::string(20, 'm')) +
         Box("mdat", std::string(50, 'd'));
}

std::string SampleWoff() {
  std::string file = "wOFF";
  PutBe(file, 0x00010000, 4);
  PutBe(file, 60, 4);
  file.resize(60, '\0');
  return file;
}

}  // namespace xuncha::facts::testing
