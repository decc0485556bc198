// SPDX-License-Identifier: Apache-2.0
#include "documents/office_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <vector>

#include "base/file.h"
#include "base/work_folder.h"

namespace xuncha::documents {
namespace {

constexpr std::uint64_t kMostPdf = 256ULL << 20;
constexpr std::uint64_t kMostInfo = 1ULL << 20;
constexpr const char* kInstall =
    "install LibreOffice (Writer, Calc) and poppler-utils, or ask for docx";

// What the office program sees of our environment: where programs are, and the language.
std::vector<std::string> Environment(const std::string& home) {
  std::vector<std::string> environment = {"HOME=" + home, "LC_ALL=C.UTF-8"};
  for (const char* name : {"PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH"}) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing of ours changes the environment
    if (const char* value = std::getenv(name)) {
      environment.push_back(std::string(name) + "=" + value);
    }
  }
  return environment;
}

std::vector<char*> Pointers(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

// In a group of its own, so that what it starts ends with it.
Result<pid_t> Start(std::vector<std::string> words, const std::string& home,
                    const std::string& output) {
  std::vector<std::string> environment = Environment(home);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT,
                                   0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  pid_t pid = 0;
  const std::string program = words.front();
  const int failed = posix_spawnp(&pid, program.c_str(), &actions, &attributes,
                                  Pointers(words).data(), Pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (failed != 0) {
    return Unavailable(program + " cannot be started: " + kInstall);
  }
  return pid;
}

// True if it ended by itself in time; else it is killed with all that it started.
bool EndsInTime(pid_t pid, int seconds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (true) {
    int status = 0;
    const pid_t ended = waitpid(pid, &status, WNOHANG);
    if (ended == pid || (ended < 0 && errno != EINTR)) {
      kill(-pid, SIGKILL);  // what it left behind
      return true;
    }
    if (std::chrono::steady_clock::now() > until) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  kill(-pid, SIGKILL);
  waitpid(pid, nullptr, 0);
  return false;
}

Status Run(const std::vector<std::string>& words, const std::string& home, int seconds,
           const std::string& output) {
  XC_ASSIGN_OR_RETURN(const pid_t pid, Start(words, home, output));
  if (EndsInTime(pid, seconds)) return Ok();
  return Unavailable(words.front() + " did not end within " + std::to_string(seconds) + " seconds");
}

Result<std::string> Made(const std::string& file, const std::string& program) {
  if (!FileExists(file)) return Unavailable(program + " made no PDF: " + kInstall);
  return ReadFile(file, kMostPdf);
}

Result<WorkFolder> ScratchOf(const OfficeOptions& options) {
  // Absolute: it becomes part of a file:// address.
  std::error_code error;
  const auto folder = std::filesystem::absolute(options.scratch, error);
  if (error) return FromErrno(error.value(), "find the folder", options.scratch);
  return WorkFolder::CreateFree(JoinPath(folder.string(), "xuncha-office"));
}

}  // namespace

Result<std::string> ConvertToPdf(std::string_view file, OfficeFile kind,
                                 const OfficeOptions& options) {
  XC_ASSIGN_OR_RETURN(const WorkFolder scratch, ScratchOf(options));
  const bool text = kind == OfficeFile::kDocx;
  const std::string input = JoinPath(scratch.path(), text ? "document.docx" : "document.fods");
  XC_TRY(ReplaceFile(input, file));
  XC_TRY(Run(
      {options.program, "-env:UserInstallation=file://" + scratch.path() + "/profile", "--headless",
       "--norestore", "--nolockcheck", "--convert-to",
       text ? "pdf:writer_pdf_Export" : "pdf:calc_pdf_Export", "--outdir", scratch.path(), input},
      scratch.path(), options.timeout_seconds, "/dev/null"));
  return Made(JoinPath(scratch.path(), "document.pdf"), options.program);
}

Result<int> PagesOfPdf(std::string_view pdf, const OfficeOptions& options) {
  XC_ASSIGN_OR_RETURN(const WorkFolder scratch, ScratchOf(options));
  const std::string input = JoinPath(scratch.path(), "document.pdf");
  const std::string output = JoinPath(scratch.path(), "info");
  XC_TRY(ReplaceFile(input, pdf));
  XC_TRY(Run({options.info, input}, scratch.path(), options.timeout_seconds, output));
  XC_ASSIGN_OR_RETURN(const std::string info, ReadFile(output, kMostInfo));
  constexpr std::string_view kPages = "\nPages:";
  const std::size_t at = ("\n" + info).find(kPages);
  int pages = 0;
  if (at != std::string::npos) pages = std::atoi(info.c_str() + at + kPages.size() - 1);
  if (pages <= 0) return Unavailable(options.info + " counts no pages: " + kInstall);
  return pages;
}

Result<std::string> JoinPdfs(const std::vector<std::string>& pdfs, const OfficeOptions& options) {
  if (pdfs.size() == 1) return pdfs.front();
  XC_ASSIGN_OR_RETURN(const WorkFolder scratch, ScratchOf(options));
  std::vector<std::string> words{options.unite};
  for (std::size_t i = 0; i < pdfs.size(); ++i) {
    words.push_back(JoinPath(scratch.path(), std::to_string(i) + ".pdf"));
    XC_TRY(ReplaceFile(words.back(), pdfs[i]));
  }
  words.push_back(JoinPath(scratch.path(), "all.pdf"));
  XC_TRY(Run(words, scratch.path(), options.timeout_seconds, "/dev/null"));
  return Made(words.back(), options.unite);
}

}  // namespace xuncha::documents
