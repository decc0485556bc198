// SPDX-License-Identifier: Apache-2.0
#include "base/secret_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "base/file.h"

namespace xuncha {

Result<std::string> ReadSecretFile(const std::string& path, std::uint64_t max_bytes) {
  // Not blocking, or opening a pipe would wait for somebody to write.
  const FileDescriptor fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!fd.valid()) return FromErrno(errno, "open", path);
  struct stat facts {};
  if (fstat(fd.get(), &facts) != 0) return FromErrno(errno, "look at", path);
  if (!S_ISREG(facts.st_mode)) return InvalidArgument(path + " is no ordinary file");
  if (facts.st_uid != geteuid() && facts.st_uid != 0) {
    return InvalidArgument(path + " belongs to somebody else; take a file of your own");
  }
  if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return InvalidArgument(path +
                           " holds secrets, but its group or others may use it; run chmod 600");
  }
  std::string bytes;
  std::array<char, 8192> buffer{};
  while (bytes.size() <= max_bytes) {
    const ssize_t got = read(fd.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return FromErrno(errno, "read", path);
    if (got == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return InvalidArgument(path + " is longer than " + std::to_string(max_bytes) + " bytes");
}

}  // namespace xuncha
