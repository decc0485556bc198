// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <thread>
#include <vector>

#include "base/bytes.h"
#include "base/sha256.h"
#include "tests/store/temp_folder.h"

namespace xuncha {
namespace {

using ::testing::HasSubstr;

TEST(File, WritesAtomicallyAndReads) {
  const TempFolder temp;
  ASSERT_TRUE(WriteFileAtomically(temp / "a", "one"));
  ASSERT_TRUE(WriteFileAtomically(temp / "a", "two"));
  const Status folder = WriteFileAtomically(temp.path(), "one");
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(*ReadFile(temp / "a"), "two");
  EXPECT_EQ(ListDirectory(temp.path())->size(), 1U) << "nothing is left beside";
  EXPECT_EQ(ReadFile(temp / "a", 2).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(ReadFile(temp / "b").error().code, ErrorCode::kNotFound);
  EXPECT_THAT(ReadFile(temp / "b").error().message, HasSubstr(temp / "b"));
}

TEST(File, WhatAKilledWriterLeftIsTakenByTheNext) {
  const TempFolder temp;
  std::ofstream(temp / "a.xuncha-tmp") << "half a file, longer than what comes";
  ASSERT_TRUE(WriteFileAtomically(temp / "a", "one"));
  EXPECT_EQ(*ReadFile(temp / "a"), "one");
  EXPECT_EQ(ListDirectory(temp.path())->size(), 1U);
  // A file of somebody's own beside it is no such remains.
  std::ofstream(temp / "a.tmp") << "mine";
  ASSERT_TRUE(WriteFileAtomically(temp / "a", "one"));
  EXPECT_EQ(*ReadFile(temp / "a.tmp"), "mine");
  // Nobody's file is written to through a link.
  std::ofstream(temp / "other") << "mine";
  ASSERT_EQ(::symlink("other", (temp / "a.xuncha-tmp").c_str()), 0);
  EXPECT_FALSE(WriteFileAtomically(temp / "a", "two"));
  EXPECT_EQ(*ReadFile(temp / "other"), "mine");
}

TEST(File, ManyWritersOfOneFileLeaveOneOfThem) {
  const TempFolder temp;
  std::vector<std::thread> writers;
  for (char name = 'a'; name < 'e'; ++name) {
    writers.emplace_back([&temp, name] {
      for (int i = 0; i < 50; ++i) {
        EXPECT_TRUE(WriteFileAtomically(temp / "x", std::string(1'000U * (name - 'a' + 1U), name)));
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  const auto left = ReadFile(temp / "x");
  ASSERT_TRUE(left);
  EXPECT_EQ(*left, std::string(left->size(), left->front()));
  EXPECT_EQ(left->size(), 1'000U * (left->front() - 'a' + 1U));
  EXPECT_EQ(ListDirectory(temp.path())->size(), 1U);
}

TEST(File, AnythingButAFileIsWrittenToAndNeverReplaced) {
  const TempFolder temp;
  const std::string pipe = temp / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const FileDescriptor reader(::open(pipe.c_str(), O_RDWR));
  ASSERT_TRUE(WriteFileAtomically(pipe, "abc"));
  struct stat there {};
  ASSERT_EQ(::stat(pipe.c_str(), &there), 0);
  EXPECT_TRUE(S_ISFIFO(there.st_mode));
  std::string got(3, '\0');
  ASSERT_EQ(::read(reader.get(), got.data(), got.size()), 3);
  EXPECT_EQ(got, "abc");
}

TEST(File, AFullDiskIsAnError) {
  // /dev/full refuses every write as a full disk does.
  if (!FileExists("/dev/full")) GTEST_SKIP() << "this system has no /dev/full";
  const TempFolder temp;
  ASSERT_EQ(::symlink("/dev/full", (temp / "full").c_str()), 0);
  const Status written = WriteFileAtomically(temp / "full/x", "y");
  EXPECT_FALSE(written);
  auto writer = FileWriter::Create(temp / "plain");
  ASSERT_TRUE(writer);
  ASSERT_TRUE(writer->Write(std::string(1 << 20, 'x')));
  EXPECT_EQ(writer->position(), 1U << 20);
  const auto digest = writer->Close();
  ASSERT_TRUE(digest);
  EXPECT_EQ(*digest, Sha256(std::string(1 << 20, 'x')));
  EXPECT_FALSE(FileWriter::Create(temp / "plain")) << "never over an old file";
}

TEST(File, ReadsAtPositions) {
  const TempFolder temp;
  ASSERT_TRUE(WriteFileAtomically(temp / "a", "0123456789"));
  const auto file = RandomAccessFile::Open(temp / "a");
  ASSERT_TRUE(file);
  std::string out;
  ASSERT_TRUE(file->ReadAt(3, 4, out));
  EXPECT_EQ(out, "3456");
  EXPECT_EQ(file->ReadAt(8, 4, out).error().code, ErrorCode::kCorruption);
  const auto mapped = MappedFile::Open(temp / "a");
  ASSERT_TRUE(mapped);
  EXPECT_EQ(mapped->bytes(), "0123456789");
  mapped->DropResident();
  EXPECT_EQ(mapped->bytes(), "0123456789");
}

TEST(File, ALockIsHeldByOne) {
  const TempFolder temp;
  const auto first = FileLock::Acquire(temp / "lock", 0);
  ASSERT_TRUE(first);
  EXPECT_EQ(FileLock::Acquire(temp / "lock", 0).error().code, ErrorCode::kConflict);
}

TEST(File, FoldersAreMadeWithTheirParents) {
  const TempFolder temp;
  ASSERT_TRUE(MakeDirectories(temp / "a/b/c"));
  ASSERT_TRUE(MakeDirectories(temp / "a/b/c"));
  ASSERT_TRUE(WriteFileAtomically(temp / "a/file", "x"));
  EXPECT_FALSE(MakeDirectories(temp / "a/file/d"));
  ASSERT_TRUE(RemoveTree(temp / "a"));
  EXPECT_FALSE(FileExists(temp / "a"));
  EXPECT_TRUE(RemoveTree(temp / "a"));
}

// A writer that ends without Close leaves what a kill leaves: nothing is flushed.
TEST(FileWriter, AKeptOneGoesOnBehindTheLastWrite) {
  const std::string folder = ::testing::TempDir() + "/kept-" + std::to_string(::getpid());
  ASSERT_TRUE(MakeDirectories(folder));
  const std::string path = folder + "/f";
  const std::string buffer = folder + "/b";
  std::string expected;
  for (int round = 0; round < 4; ++round) {
    auto writer =
        round == 0 ? FileWriter::CreateKept(path, buffer) : FileWriter::Resume(path, buffer);
    ASSERT_TRUE(writer) << writer.error().message;
    EXPECT_EQ(writer->position(), expected.size());
    for (const std::size_t size : {1U, 1000U, 200'000U, 100'000U, 300'000U, 7U}) {
      const std::string bytes(size, static_cast<char>('a' + round));
      ASSERT_TRUE(writer->Write(bytes));
      expected += bytes;
    }
  }
  { std::ofstream(path, std::ios::app | std::ios::binary) << "a write that was cut short"; }
  auto cut = FileWriter::Resume(path, buffer, 250'000);
  ASSERT_TRUE(cut);
  expected.resize(250'000);
  ASSERT_TRUE(cut->Write("end"));
  expected += "end";
  const auto digest = cut->Close();
  ASSERT_TRUE(digest);
  EXPECT_EQ(*ReadFile(path), expected);
  EXPECT_EQ(*digest, Sha256(expected));
  EXPECT_FALSE(FileWriter::Resume(folder + "/none", buffer));
  ASSERT_TRUE(RemoveTree(folder));
}

TEST(Sha256, KnownValues) {
  // FIPS 180-4's example, and the same by pieces.
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256Stream stream;
  stream.Update("a");
  stream.Update("bc");
  EXPECT_EQ(stream.Finish(), Sha256("abc"));
  EXPECT_EQ(Base32(Sha256("")), "4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ");
}

TEST(Bytes, RoundTripAndBounds) {
  std::string out;
  for (const std::uint64_t value : {0ULL, 127ULL, 128ULL, 300ULL, ~0ULL}) PutVarint(out, value);
  PutFixed<std::uint32_t>(out, 0xDEADBEEF);
  PutText(out, "text");
  PutVarint(out, ZigZag(-3));
  ByteReader in(out);
  for (const std::uint64_t value : {0ULL, 127ULL, 128ULL, 300ULL, ~0ULL}) {
    EXPECT_EQ(in.Varint(), value);
  }
  EXPECT_EQ(in.Fixed<std::uint32_t>(), 0xDEADBEEFU);
  EXPECT_EQ(in.Text(), "text");
  EXPECT_EQ(UnZigZag(in.Varint()), -3);
  EXPECT_TRUE(in.ok() && in.at_end());
  EXPECT_EQ(in.Byte(), 0);
  EXPECT_FALSE(in.ok());
  ByteReader lying(
      "\x7F"
      "abc");
  EXPECT_EQ(lying.Text(), "");
  EXPECT_FALSE(lying.ok());
  ByteReader endless(std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 11));
  endless.Varint();
  EXPECT_FALSE(endless.ok());
}

TEST(File, AFolderIsNoFileToWriteTo) {
  const std::string folder = ::testing::TempDir() + "/folder-" + std::to_string(::getpid());
  ASSERT_TRUE(MakeDirectories(folder));
  const Status written = WriteFileAtomically(folder, "x");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(written.error().message, folder + " is a folder; name a file");
  ASSERT_TRUE(RemoveTree(folder));
}

}  // namespace
}  // namespace xuncha
