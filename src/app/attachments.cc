// SPDX-License-Identifier: Apache-2.0
#include "app/attachments.h"

#include <array>
#include <string_view>

#include "base/file.h"
#include "base/sha256.h"
#include "store/data_folder.h"

namespace xuncha::app {
namespace {

struct Sign {
  std::string_view begin;
  std::string_view type;
};
// What the bytes say, never the name: an image may be opened in a browser, the rest is downloaded.
constexpr std::array<Sign, 5> kSigns{{
    {"\x89PNG\r\n", "image/png"},
    {"\xFF\xD8\xFF", "image/jpeg"},
    {"GIF8", "image/gif"},
    {"%PDF-", "application/pdf"},
    {"PK\x03\x04", "application/zip"},
}};

std::string TypeOf(std::string_view bytes) {
  for (const Sign& sign : kSigns) {
    if (bytes.starts_with(sign.begin)) return std::string(sign.type);
  }
  return "application/octet-stream";
}

}  // namespace

std::string AttachmentPath(const std::string& data_dir, const model::Attachment& attachment) {
  return data_dir + "/attachments/" + attachment.sha256;
}

Result<model::Attachment> KeepAttachment(const std::string& data_dir, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(file, kMaxAttachment));
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const store::DataFolder folder,
                      store::DataFolder::Create(data_dir));
  XC_TRY(MakeDirectories(data_dir + "/attachments"));
  model::Attachment attachment;
  attachment.name = file.substr(file.rfind('/') + 1);
  attachment.sha256 = Sha256Hex(bytes);
  attachment.type = TypeOf(bytes);
  const std::string path = AttachmentPath(data_dir, attachment);
  if (!FileExists(path)) XC_TRY(WriteFileAtomically(path, bytes));
  return attachment;
}

}  // namespace xuncha::app
