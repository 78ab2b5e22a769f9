// ZIP archives in memory, as word processors and spreadsheets pack their parts. Reading takes
// everything for hostile: what an archive says of its sizes is not believed, what comes out is
// counted. Writing the same parts gives the same bytes whenever and wherever. Any thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

struct zip;  // the library's

namespace yibao::papers {

enum class ZipReading : std::uint8_t {
  kDone,
  kMissing,  // no such part
  kBroken,   // damaged, encrypted, packed in a way nobody knows
  kTooLarge,
  kStopped,  // by whoever took the pieces
};

class ZipReader {
 public:
  // `bytes` outlive the reader. nullopt: no archive, or one of more parts than any document has.
  static std::optional<ZipReader> open(base::ByteView bytes);

  // The part piece by piece, an empty one last; `take` says false to stop. Names are compared
  // without regard to case.
  using Take = std::function<bool(base::ByteView piece, bool last)>;
  ZipReading read(const std::string& part, std::size_t bytes_max, const Take& take) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  explicit ZipReader(zip* archive) : archive_(archive) {}

  std::unique_ptr<zip, Close> archive_;
};

struct ZipPart {
  std::string name;
  base::Bytes bytes;
};

// Parts in their order. Error: io, where there is no memory.
base::Result<base::Bytes> zip_archive(const std::vector<ZipPart>& parts);

}  // namespace yibao::papers
