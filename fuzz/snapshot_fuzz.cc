// SPDX-License-Identifier: Apache-2.0
//
// Bytes in place of the files of a snapshot: every reader must say that they are damaged, or read
// them; never crash, hang or take memory without bound. The first byte chooses the reader.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "store/label_table.h"
#include "store/page_codec.h"
#include "store/record_file.h"
#include "store/snapshot_json.h"
#include "store/url_table.h"
#include "store/warc.h"

namespace {

namespace store = xuncha::store;
namespace model = xuncha::model;

std::string Folder() {
  static const std::string folder = [] {
    std::string pattern = "/tmp/xuncha-fuzz-XXXXXX";
    return std::string(::mkdtemp(pattern.data()));
  }();
  return folder;
}

std::string Write(std::string_view bytes) {
  const std::string path = Folder() + "/file";
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) std::abort();
  std::fwrite(bytes.data(), 1, bytes.size(), file);
  std::fclose(file);
  return path;
}

void ReadUrls(std::string_view bytes) {
  const auto table = store::UrlTable::Open(Write(bytes));
  if (!table) return;
  for (model::UrlId id = 0; id < table->size(); ++id) {
    (void)table->Find(table->Record(id).url);
  }
}

void ReadRecords(std::string_view bytes) {
  const auto reader = store::RecordReader::Open(Write(bytes));
  if (!reader) return;
  (void)(*reader)->ForEach([](std::uint32_t, std::string_view) { return true; }).has_value();
}

void ReadFacts(std::string_view bytes) {
  model::PageFacts page;
  model::Attempt attempt;
  model::HostFacts host;
  model::ProbeAnswer probe;
  constexpr std::uint32_t kUrls = 1000;
  (void)store::DecodePage(bytes, 0, kUrls, {}, page);
  (void)store::DecodeAttempt(bytes, attempt);
  (void)store::DecodeHost(bytes, host);
  (void)store::DecodeProbe(bytes, probe);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 6) {
    case 0:
      ReadUrls(bytes);
      break;
    case 1:
      ReadRecords(bytes);
      break;
    case 2:
      (void)store::LabelTable::Open(Write(bytes)).has_value();
      break;
    case 3:
      ReadFacts(bytes);
      break;
    case 4:
      (void)store::ReadWarcRecord(Write(bytes), 0).has_value();
      break;
    default:
      (void)store::ParseManifest(bytes, "manifest.json").has_value();
      (void)store::ParseInfo(bytes, "snapshot.json").has_value();
  }
  return 0;
}
