// SPDX-License-Identifier: Apache-2.0
#include "store/record_file.h"

#include <zstd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>

#include "base/bytes.h"
#include "base/mapped_array.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kMagic = "XUNCHAR1";
constexpr std::string_view kEndMagic = "XUNCHAE1";
constexpr std::size_t kBlockTarget = 128U << 10;  // raw bytes a block; larger records stand alone
constexpr std::size_t kMaxBlockRaw = 64U << 20;   // no record is nearly as long
constexpr std::uint64_t kMaxRecords = 1ULL << 28;
constexpr std::size_t kTrailerSize = 8 + 4 + 4 + 8;  // index offset, compressed, raw, end magic
constexpr std::size_t kBlockHeader = 8;              // compressed size, raw size
constexpr std::size_t kCachedBlocks = 24;            // 3 MiB
constexpr std::size_t kNoteSize = sizeof(std::uint64_t);
constexpr int kNoteShift = 28;  // of a kept block: its number above, its bytes below
static_assert(kMaxBlockRaw < (std::size_t{1} << kNoteShift));

using Seen = std::function<void(std::uint32_t, std::string_view)>;

struct Entry {
  std::uint32_t key;
  std::uint32_t block;
  std::uint32_t offset;
};

bool Before(const Entry& a, const Entry& b) {
  if (a.key != b.key) return a.key < b.key;
  if (a.block != b.block) return a.block < b.block;
  return a.offset < b.offset;
}

class Compressor {
 public:
  Compressor() : context_(ZSTD_createCCtx()) {
    ZSTD_CCtx_setParameter(context_, ZSTD_c_compressionLevel, 1);
    ZSTD_CCtx_setParameter(context_, ZSTD_c_checksumFlag, 1);
  }
  ~Compressor() { ZSTD_freeCCtx(context_); }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  Status Run(std::string_view raw, std::string& out) {
    out.resize(ZSTD_compressBound(raw.size()));
    const std::size_t size =
        ZSTD_compress2(context_, out.data(), out.size(), raw.data(), raw.size());
    if (ZSTD_isError(size) != 0) return Internal("zstd: " + std::string(ZSTD_getErrorName(size)));
    out.resize(size);
    return Ok();
  }

 private:
  ZSTD_CCtx* context_;
};

Status Decompress(ZSTD_DCtx* context, std::string_view packed, std::size_t raw_size,
                  const std::string& path, std::string& out) {
  out.resize(raw_size);
  const std::size_t size =
      ZSTD_decompressDCtx(context, out.data(), raw_size, packed.data(), packed.size());
  if (ZSTD_isError(size) != 0 || size != raw_size) {
    return Corruption(path + " is damaged: a block does not unpack");
  }
  return Ok();
}

}  // namespace

class RecordWriter::Impl {
 public:
  explicit Impl(FileWriter file) : file_(std::move(file)) { block_.reserve(kBlockTarget * 2); }

  Status Begin() { return file_.Write(kMagic); }

  // Beside the block in memory, the same bytes in a mapped file that a kill leaves behind.
  Status KeepBlock(const std::string& path) {
    XC_ASSIGN_OR_RETURN(MappedBytes kept, MappedBytes::Keep(path, kMaxBlockRaw + kNoteSize));
    kept_block_ = std::make_unique<MappedBytes>(std::move(kept));
    return kept_block_->Grow(kNoteSize);
  }

  // Reads back what the file and the kept block hold.
  Status Recover(const std::string& path, const Seen& seen) {
    XC_TRY(file_.Flush());
    XC_ASSIGN_OR_RETURN(const RandomAccessFile file, RandomAccessFile::Open(path));
    std::uint64_t at = kMagic.size();
    std::string bytes;
    XC_TRY(file.ReadAt(0, kMagic.size(), bytes));
    const Error damaged = Corruption(path + " is damaged: a block does not unpack");
    if (bytes != kMagic) return damaged;
    ZSTD_DCtx* context = ZSTD_createDCtx();
    const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> owner(context, ZSTD_freeDCtx);
    while (at < file.size()) {
      if (file.size() - at < kBlockHeader) return damaged;
      XC_TRY(file.ReadAt(at, kBlockHeader, bytes));
      const auto packed_size = LoadFixed<std::uint32_t>(bytes.data());
      const auto raw_size = LoadFixed<std::uint32_t>(bytes.data() + 4);
      at += kBlockHeader;
      if (raw_size > kMaxBlockRaw || packed_size > file.size() - at) return damaged;
      XC_TRY(file.ReadAt(at, packed_size, bytes));
      XC_TRY(Decompress(context, bytes, raw_size, path, block_));
      XC_TRY(Index(path, seen));
      block_sizes_.push_back(packed_size);
      ++blocks_;
      block_.clear();
      at += packed_size;
    }
    return RecoverBlock(path, seen);
  }

  Status Add(std::uint32_t key, std::string_view record) {
    if (record.size() + 32 > kMaxBlockRaw || entries_.size() >= kMaxRecords) {
      return Internal("a snapshot record is over its bound");
    }
    if (!block_.empty() && block_.size() + record.size() > kBlockTarget) XC_TRY(FlushBlock());
    const std::size_t begin = block_.size();
    entries_.push_back({key, blocks_, static_cast<std::uint32_t>(begin)});
    PutVarint(block_, key);
    PutText(block_, record);
    return kept_block_ == nullptr ? Ok() : KeepFrom(begin);
  }

  void Forget(const std::vector<std::uint32_t>& keys) {
    std::erase_if(entries_, [&keys](const Entry& entry) {
      return std::binary_search(keys.begin(), keys.end(), entry.key);
    });
  }

  Result<Sha256Digest> Close() {
    XC_TRY(FlushBlock());
    std::sort(entries_.begin(), entries_.end(), Before);
    std::string index;
    PutVarint(index, block_sizes_.size());
    for (const std::uint32_t size : block_sizes_) PutVarint(index, size);
    PutVarint(index, entries_.size());
    Entry last{0, 0, 0};
    for (const Entry& entry : entries_) {
      PutVarint(index, entry.key - last.key);
      PutVarint(index, ZigZag(static_cast<std::int64_t>(entry.block) - last.block));
      PutVarint(index, entry.offset);
      last = entry;
    }
    const std::uint64_t at = file_.position();
    XC_TRY(compressor_.Run(index, packed_));
    XC_TRY(file_.Write(packed_));
    std::string trailer;
    PutFixed<std::uint64_t>(trailer, at);
    PutFixed<std::uint32_t>(trailer, static_cast<std::uint32_t>(packed_.size()));
    PutFixed<std::uint32_t>(trailer, static_cast<std::uint32_t>(index.size()));
    trailer.append(kEndMagic);
    XC_TRY(file_.Write(trailer));
    return file_.Close();
  }

  std::uint64_t count() const { return entries_.size(); }
  std::uint64_t bytes_written() const { return file_.position(); }

 private:
  Status FlushBlock() {
    if (block_.empty()) return Ok();
    XC_TRY(compressor_.Run(block_, packed_));
    std::string header;
    PutFixed<std::uint32_t>(header, static_cast<std::uint32_t>(packed_.size()));
    PutFixed<std::uint32_t>(header, static_cast<std::uint32_t>(block_.size()));
    const auto packed_size = static_cast<std::uint32_t>(packed_.size());
    packed_.insert(0, header);  // one Write: a block is there whole or not at all
    XC_TRY(file_.Write(packed_));
    block_sizes_.push_back(packed_size);
    ++blocks_;
    block_.clear();
    if (kept_block_ != nullptr) Note(0);
    return Ok();
  }

  // The number of the block and how many of its bytes count, in one store.
  void Note(std::size_t size) {
    std::atomic_ref<std::uint64_t>(*reinterpret_cast<std::uint64_t*>(kept_block_->data()))
        .store(std::uint64_t{blocks_} << kNoteShift | size, std::memory_order_release);
  }

  Status KeepFrom(std::size_t begin) {
    if (kNoteSize + block_.size() > kept_block_->capacity()) {
      XC_TRY(kept_block_->Grow(kNoteSize + block_.size()));
    }
    std::memcpy(kept_block_->data() + kNoteSize + begin, block_.data() + begin,
                block_.size() - begin);
    Note(block_.size());
    return Ok();
  }

  Status RecoverBlock(const std::string& path, const Seen& seen) {
    std::uint64_t note = 0;
    std::memcpy(&note, kept_block_->data(), sizeof note);
    const std::size_t size = note & ((std::uint64_t{1} << kNoteShift) - 1);
    const std::uint64_t block = note >> kNoteShift;
    if (size > 0 && block == blocks_) {
      if (kNoteSize + size > kept_block_->capacity()) {
        return Corruption(path + " is damaged: a block does not unpack");
      }
      block_.assign(reinterpret_cast<const char*>(kept_block_->data()) + kNoteSize, size);
      return Index(path, seen);
    }
    Note(0);
    return Ok();
  }

  // The records of block_, entered into the index.
  Status Index(const std::string& path, const Seen& seen) {
    ByteReader reader(block_);
    while (!reader.at_end()) {
      const auto offset = static_cast<std::uint32_t>(block_.size() - reader.left());
      const auto key = reader.VarintAs<std::uint32_t>();
      const std::string_view record = reader.Text();
      if (!reader.ok()) return Corruption(path + " is damaged: a record cannot be read");
      entries_.push_back({key, blocks_, offset});
      if (seen) seen(key, record);
    }
    return Ok();
  }

  FileWriter file_;
  std::unique_ptr<MappedBytes> kept_block_;
  Compressor compressor_;
  std::string block_;
  std::string packed_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> block_sizes_;
  std::uint32_t blocks_ = 0;
};

RecordWriter::RecordWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RecordWriter::~RecordWriter() = default;

Result<std::unique_ptr<RecordWriter>> RecordWriter::Create(const std::string& path) {
  XC_ASSIGN_OR_RETURN(FileWriter file, FileWriter::Create(path));
  auto impl = std::make_unique<Impl>(std::move(file));
  XC_TRY(impl->Begin());
  return std::unique_ptr<RecordWriter>(new RecordWriter(std::move(impl)));
}

Result<std::unique_ptr<RecordWriter>> RecordWriter::CreateKept(const std::string& path,
                                                               const std::string& work) {
  XC_ASSIGN_OR_RETURN(FileWriter file, FileWriter::CreateKept(path, work + ".buffer"));
  auto impl = std::make_unique<Impl>(std::move(file));
  XC_TRY(impl->Begin());
  XC_TRY(impl->KeepBlock(work + ".block"));
  return std::unique_ptr<RecordWriter>(new RecordWriter(std::move(impl)));
}

Result<std::unique_ptr<RecordWriter>> RecordWriter::Resume(const std::string& path,
                                                           const std::string& work,
                                                           const Seen& seen) {
  XC_ASSIGN_OR_RETURN(FileWriter file, FileWriter::Resume(path, work + ".buffer"));
  auto impl = std::make_unique<Impl>(std::move(file));
  XC_TRY(impl->KeepBlock(work + ".block"));
  XC_TRY(impl->Recover(path, seen));
  return std::unique_ptr<RecordWriter>(new RecordWriter(std::move(impl)));
}

void RecordWriter::Forget(const std::vector<std::uint32_t>& keys) { impl_->Forget(keys); }

Status RecordWriter::Add(std::uint32_t key, std::string_view record) {
  return impl_->Add(key, record);
}
Result<Sha256Digest> RecordWriter::Close() { return impl_->Close(); }
std::uint64_t RecordWriter::count() const { return impl_->count(); }
std::uint64_t RecordWriter::bytes_written() const { return impl_->bytes_written(); }

class RecordReader::Impl {
 public:
  explicit Impl(RandomAccessFile file) : file_(std::move(file)), context_(ZSTD_createDCtx()) {}
  ~Impl() { ZSTD_freeDCtx(context_); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Status Load() {
    std::string bytes;
    if (file_.size() < kMagic.size() + kTrailerSize) return Damaged("it is too short");
    XC_TRY(file_.ReadAt(0, kMagic.size(), bytes));
    if (bytes != kMagic) return Damaged("it does not begin as it should");
    const std::uint64_t trailer_at = file_.size() - kTrailerSize;
    XC_TRY(file_.ReadAt(trailer_at, kTrailerSize, bytes));
    ByteReader trailer(bytes);
    const auto index_at = trailer.Fixed<std::uint64_t>();
    const auto packed_size = trailer.Fixed<std::uint32_t>();
    const auto raw_size = trailer.Fixed<std::uint32_t>();
    if (trailer.Bytes(kEndMagic.size()) != kEndMagic) return Damaged("its end is missing");
    if (index_at < kMagic.size() || index_at > trailer_at || trailer_at - index_at != packed_size) {
      return Damaged("its index is not where it should be");
    }
    std::string packed;
    XC_TRY(file_.ReadAt(index_at, packed_size, packed));
    // The frame says its own size; a lying trailer must not make us reserve gigabytes.
    if (ZSTD_getFrameContentSize(packed.data(), packed.size()) != raw_size) {
      return Damaged("its index is damaged");
    }
    std::string index;
    XC_TRY(Decompress(context_, packed, raw_size, file_.path(), index));
    return ReadIndex(index, index_at);
  }

  std::uint64_t count() const { return entries_.size(); }

  std::pair<std::size_t, std::size_t> Range(std::uint32_t key) const {
    const auto first = std::lower_bound(
        entries_.begin(), entries_.end(), key,
        [](const Entry& entry, std::uint32_t wanted) { return entry.key < wanted; });
    auto last = first;
    while (last != entries_.end() && last->key == key) ++last;
    return {static_cast<std::size_t>(first - entries_.begin()),
            static_cast<std::size_t>(last - entries_.begin())};
  }

  Status Visit(std::size_t first, std::size_t last,
               const std::function<bool(std::uint32_t, std::string_view)>& visit) {
    for (std::size_t i = first; i < last; ++i) {
      const Entry& entry = entries_[i];
      XC_ASSIGN_OR_RETURN(const std::string* block, Block(entry.block));
      if (entry.offset >= block->size()) return Damaged("its index is damaged");
      ByteReader reader(std::string_view(*block).substr(entry.offset));
      const std::uint64_t key = reader.Varint();
      const std::string_view record = reader.Text();
      if (!reader.ok() || key != entry.key) return Damaged("its index is damaged");
      if (!visit(entry.key, record)) return Ok();
    }
    return Ok();
  }

 private:
  struct Cached {
    std::uint32_t block = 0;
    std::uint64_t used = 0;
    std::string raw;
  };

  Error Damaged(const std::string& what) const {
    return Corruption(file_.path() + " is damaged: " + what);
  }

  Status ReadIndex(std::string_view index, std::uint64_t end) {
    ByteReader reader(index);
    const std::uint64_t blocks = reader.Varint();
    if (blocks > reader.left()) return Damaged("its index is damaged");
    block_at_.reserve(blocks + 1);
    std::uint64_t at = kMagic.size();
    for (std::uint64_t i = 0; i < blocks; ++i) {
      block_at_.push_back(at);
      at += kBlockHeader + reader.VarintAs<std::uint32_t>();
    }
    if (!reader.ok() || at != end) return Damaged("its index is damaged");
    block_at_.push_back(at);
    const std::uint64_t records = reader.Varint();
    if (records > reader.left() || records > kMaxRecords) return Damaged("its index is damaged");
    entries_.reserve(records);
    Entry entry{0, 0, 0};
    for (std::uint64_t i = 0; i < records; ++i) {
      const auto step = reader.VarintAs<std::uint32_t>();
      if (step > 0xFFFFFFFFU - entry.key) return Damaged("its index is damaged");
      entry.key += step;
      const std::int64_t block = entry.block + UnZigZag(reader.VarintAs<std::uint32_t>());
      if (block < 0 || block >= static_cast<std::int64_t>(blocks)) {
        return Damaged("its index is damaged");
      }
      entry.block = static_cast<std::uint32_t>(block);
      entry.offset = reader.VarintAs<std::uint32_t>();
      entries_.push_back(entry);
    }
    if (!reader.ok() || !reader.at_end()) return Damaged("its index is damaged");
    return Ok();
  }

  Result<const std::string*> Block(std::uint32_t block) {
    ++tick_;
    for (Cached& cached : cache_) {
      if (cached.block == block && cached.used != 0) {
        cached.used = tick_;
        return &cached.raw;
      }
    }
    Cached* oldest = &cache_[0];
    for (Cached& cached : cache_) {
      if (cached.used < oldest->used) oldest = &cached;
    }
    oldest->used = 0;
    const std::uint64_t at = block_at_[block];
    const auto size = static_cast<std::size_t>(block_at_[block + 1] - at);
    XC_TRY(file_.ReadAt(at, size, packed_));
    ByteReader header(packed_);
    const auto packed_size = header.Fixed<std::uint32_t>();
    const auto raw_size = header.Fixed<std::uint32_t>();
    const std::string_view frame = std::string_view(packed_).substr(kBlockHeader);
    if (packed_size != frame.size() || raw_size > kMaxBlockRaw ||
        ZSTD_getFrameContentSize(frame.data(), frame.size()) != raw_size) {
      return Damaged("a block's head is damaged");
    }
    XC_TRY(Decompress(context_, frame, raw_size, file_.path(), oldest->raw));
    oldest->block = block;
    oldest->used = tick_;
    return &oldest->raw;
  }

  RandomAccessFile file_;
  ZSTD_DCtx* context_;
  std::vector<std::uint64_t> block_at_;
  std::vector<Entry> entries_;
  std::array<Cached, kCachedBlocks> cache_;
  std::string packed_;
  std::uint64_t tick_ = 0;
};

RecordReader::RecordReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RecordReader::~RecordReader() = default;

Result<std::unique_ptr<RecordReader>> RecordReader::Open(const std::string& path) {
  XC_ASSIGN_OR_RETURN(RandomAccessFile file, RandomAccessFile::Open(path));
  auto impl = std::make_unique<Impl>(std::move(file));
  XC_TRY(impl->Load());
  return std::unique_ptr<RecordReader>(new RecordReader(std::move(impl)));
}

std::uint64_t RecordReader::count() const { return impl_->count(); }

bool RecordReader::Has(std::uint32_t key) const {
  const auto [first, last] = impl_->Range(key);
  return first != last;
}

Status RecordReader::ForKey(std::uint32_t key,
                            const std::function<bool(std::string_view)>& visit) const {
  const auto [first, last] = impl_->Range(key);
  return impl_->Visit(first, last,
                      [&](std::uint32_t, std::string_view record) { return visit(record); });
}

Status RecordReader::ForEach(
    const std::function<bool(std::uint32_t, std::string_view)>& visit) const {
  return impl_->Visit(0, impl_->count(), visit);
}

}  // namespace xuncha::store
