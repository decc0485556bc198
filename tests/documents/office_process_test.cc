// SPDX-License-Identifier: Apache-2.0
#include "documents/office_process.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/file.h"
#include "tests/store/temp_folder.h"

namespace xuncha::documents {
namespace {

// A program that does what a test says instead of converting.
std::string Program(const TempFolder& folder, const std::string& script) {
  const std::string path = folder / "office";
  EXPECT_TRUE(WriteFileAtomically(path, "#!/bin/sh\n" + script + "\n"));
  EXPECT_EQ(chmod(path.c_str(), 0700), 0);
  return path;
}

TEST(OfficeProcess, GivesWhatTheProgramMadeAndLeavesNothing) {
  TempFolder folder;
  const std::string program =
      Program(folder,
              "while [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done\n"
              "cat \"$1\" - > \"$out/document.pdf\"");
  const auto pdf = ConvertToPdf("bytes", OfficeFile::kDocx, {program, 20, folder.path()});
  ASSERT_TRUE(pdf) << pdf.error().message;
  EXPECT_EQ(*pdf, "bytes");
  EXPECT_EQ(ListDirectory(folder.path())->size(), 1U) << "the program alone";
}

TEST(OfficeProcess, WhatDoesNotEndIsKilledWithAllItStarted) {
  TempFolder folder;
  const std::string program = Program(folder, "sleep 100 &\nsleep 100");
  const auto pdf = ConvertToPdf("bytes", OfficeFile::kDocx, {program, 1, folder.path()});
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().code, ErrorCode::kUnavailable);
  EXPECT_NE(pdf.error().message.find("did not end within 1 seconds"), std::string::npos);
}

TEST(OfficeProcess, MissingOrSilentProgramsAreTold) {
  TempFolder folder;
  EXPECT_NE(ConvertToPdf("x", OfficeFile::kDocx, {folder / "none", 5, folder.path()})
                .error()
                .message.find("install LibreOffice (Writer, Calc)"),
            std::string::npos);
  const std::string program = Program(folder, "exit 0");
  EXPECT_NE(ConvertToPdf("x", OfficeFile::kDocx, {program, 5, folder.path()})
                .error()
                .message.find("made no PDF"),
            std::string::npos);
}

TEST(OfficeProcess, PagesAreCountedAndPdfsJoined) {
  TempFolder folder;
  OfficeOptions options;
  options.scratch = folder.path();
  options.timeout_seconds = 20;
  options.info = Program(folder, "echo 'Title: a'; echo 'Pages:          12'");
  EXPECT_EQ(PagesOfPdf("%PDF", options).value_or(0), 12);
  options.info = Program(folder, "echo 'Syntax Error'");
  EXPECT_EQ(PagesOfPdf("%PDF", options).error().code, ErrorCode::kUnavailable);
  options.unite = Program(folder, "cat \"$1\" \"$2\" > \"$3\"");
  EXPECT_EQ(JoinPdfs({"a", "b"}, options).value_or(""), "ab");
  EXPECT_EQ(JoinPdfs({"a"}, options).value_or(""), "a");
  options.unite = (folder / "none");
  EXPECT_EQ(JoinPdfs({"a", "b"}, options).error().code, ErrorCode::kUnavailable);
}

TEST(OfficeProcess, ARelativeFolderBecomesAFullAddress) {
  TempFolder folder;
  const std::string program =
      Program(folder,
              "while [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done\n"
              "case \"$out\" in /*) cat \"$1\" > \"$out/document.pdf\";; esac");
  const std::string relative = std::filesystem::relative(folder.path()).string();
  EXPECT_EQ(ConvertToPdf("x", OfficeFile::kDocx, {program, 20, relative}).value_or("none"), "x");
}

TEST(OfficeProcess, OurEnvironmentIsNotHandedOver) {
  TempFolder folder;
  ASSERT_EQ(setenv("XUNCHA_SECRET_OF_TEST", "word", 1), 0);
  const std::string program =
      Program(folder,
              "while [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done\n"
              "env > \"$out/document.pdf\"");
  const auto pdf = ConvertToPdf("x", OfficeFile::kDocx, {program, 20, folder.path()});
  unsetenv("XUNCHA_SECRET_OF_TEST");
  ASSERT_TRUE(pdf);
  EXPECT_EQ(pdf->find("XUNCHA_SECRET_OF_TEST"), std::string::npos);
  EXPECT_NE(pdf->find("PATH="), std::string::npos);
}

}  // namespace
}  // namespace xuncha::documents
