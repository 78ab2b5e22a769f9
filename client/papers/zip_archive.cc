#include "client/papers/zip_archive.h"

#include <zip.h>

namespace yibao::papers {
namespace {

constexpr zip_int64_t kEntriesMost = 4096;
constexpr std::size_t kPiece = 64 * 1024;
// 1 January 1980, the first day an archive can name: a moment of making would differ each time.
constexpr zip_uint16_t kFirstDay = (1U << 5U) | 1U;

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using OpenZip = std::unique_ptr<zip_t, CloseZip>;
using Source = std::unique_ptr<zip_source_t, FreeSource>;

// With a source of its own; the archive takes it over where it opens.
OpenZip open_zip(Source source, int flags) {
  if (!source) return nullptr;
  zip_error_t error;
  zip_error_init(&error);
  OpenZip archive(zip_open_from_source(source.get(), flags, &error));
  zip_error_fini(&error);
  if (archive) static_cast<void>(source.release());
  return archive;
}

base::Error no_archive(const char* reason) {
  return base::Error(base::ErrorCode::kIo, "zip", {{"path", "ZIP"}, {"reason", reason}});
}

bool add(zip_t* archive, const ZipPart& part) {
  Source source(zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0));
  if (!source) return false;
  const zip_int64_t index =
      zip_file_add(archive, part.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) return false;
  static_cast<void>(source.release());
  return zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, kFirstDay, 0) == 0;
}

base::Result<base::Bytes> content_of(zip_source_t* source) {
  zip_stat_t about;
  if (zip_source_stat(source, &about) != 0 || zip_source_open(source) != 0) {
    return base::fail(no_archive("read back"));
  }
  base::Bytes bytes(about.size, '\0');
  const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (got < 0 || static_cast<zip_uint64_t>(got) != about.size) {
    return base::fail(no_archive("read back"));
  }
  return bytes;
}

}  // namespace

void ZipReader::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

std::optional<ZipReader> ZipReader::open(base::ByteView bytes) {
  OpenZip zip = open_zip(Source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr)),
                         ZIP_RDONLY);
  if (!zip || zip_get_num_entries(zip.get(), 0) > kEntriesMost) return std::nullopt;
  return ZipReader(zip.release());
}

ZipReading ZipReader::read(const std::string& part, std::size_t bytes_max, const Take& take) const {
  zip_t* zip = archive_.get();
  const zip_int64_t index = zip_name_locate(zip, part.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return ZipReading::kMissing;
  const std::unique_ptr<zip_file_t, CloseEntry> file(
      zip_fopen_index(zip, static_cast<zip_uint64_t>(index), 0));
  if (!file) return ZipReading::kBroken;
  std::string piece(kPiece, '\0');
  std::size_t whole = 0;
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) return ZipReading::kBroken;
    const auto size = static_cast<std::size_t>(got);
    whole += size;
    if (whole > bytes_max) return ZipReading::kTooLarge;
    if (!take(base::ByteView(piece.data(), size), got == 0)) return ZipReading::kStopped;
    if (got == 0) return ZipReading::kDone;
  }
}

base::Result<base::Bytes> zip_archive(const std::vector<ZipPart>& parts) {
  Source memory(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  if (!memory) return base::fail(no_archive("memory"));
  // The archive lets go of its source when it is closed; what it wrote is read from ours.
  zip_source_keep(memory.get());
  OpenZip zip = open_zip(Source(memory.get()), ZIP_CREATE | ZIP_TRUNCATE);
  if (!zip) return base::fail(no_archive("memory"));
  for (const ZipPart& part : parts) {
    if (!add(zip.get(), part)) return base::fail(no_archive(part.name.c_str()));
  }
  if (zip_close(zip.get()) != 0) return base::fail(no_archive("close"));
  static_cast<void>(zip.release());
  return content_of(memory.get());
}

}  // namespace yibao::papers
