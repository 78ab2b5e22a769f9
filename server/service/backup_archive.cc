#include "server/service/backup_archive.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <functional>

#include "shared/base/byte_stream.h"
#include "shared/crypto/sealed_stream.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

using base::ErrorCode;

constexpr std::string_view kMagic = "YIBAO-BACKUP-1\n";
constexpr std::size_t kNameBytesMax = 64;

tl::unexpected<base::Error> failed(const std::filesystem::path& path) {
  const int number = errno;
  const std::string reason = std::strerror(number);
  return base::fail(number == ENOSPC ? ErrorCode::kDiskFull : ErrorCode::kIo, path.string(),
                    base::TextArgs{{"path", path.string()}, {"reason", reason}});
}

crypto::Digest chained(const crypto::Digest& before, base::ByteView piece) {
  return crypto::sha256({base::view(before), piece});
}

base::Bytes next_bytes(std::istream& in, std::size_t most) {
  base::Bytes bytes(most, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(most));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

class Sealing {
 public:
  Sealing(std::ofstream& out, const base::ByteArray<32>& addressee, base::RandomSource& random)
      : out_(out), sealer_(addressee, random) {
    out_ << kMagic << sealer_.head();
  }

  void put(base::ByteView bytes) {
    buffer_ += bytes;
    while (buffer_.size() > crypto::kStreamPieceBytes) {
      write(base::ByteView(buffer_).substr(0, crypto::kStreamPieceBytes), false);
      buffer_.erase(0, crypto::kStreamPieceBytes);
    }
  }
  void finish() {
    write(buffer_, true);
    out_.flush();
  }
  const crypto::Digest& plain() const { return plain_; }
  const crypto::StreamKey& key() const { return sealer_.key(); }

 private:
  void write(base::ByteView piece, bool last) {
    plain_ = chained(plain_, piece);
    out_ << sealer_.seal(piece, last);
  }

  std::ofstream& out_;
  crypto::StreamSealer sealer_;
  base::Bytes buffer_;
  crypto::Digest plain_{};
};

using Take = std::function<base::Status(base::ByteView piece)>;

// Every piece, opened. `key`: a pair of keys or the stream's own.
template <class Key>
base::Status open_pieces(std::istream& in, const std::string& name, const Key& key,
                         const Take& take) {
  if (next_bytes(in, kMagic.size()) != kMagic) return damaged_backup(name);
  auto opener = crypto::StreamOpener::open(next_bytes(in, crypto::kStreamHeadBytes), key);
  if (!opener) return base::fail(ErrorCode::kRecoveryKeyWrong);
  while (!opener->ended()) {
    const auto piece =
        opener->piece(next_bytes(in, crypto::kStreamPieceBytes + crypto::kStreamExtraBytes));
    if (!piece) return damaged_backup(name);
    YIBAO_CHECK(take(*piece));
  }
  return in.peek() == std::char_traits<char>::eof() ? base::Status() : damaged_backup(name);
}

// Names come out of a file: nothing may stand outside the folder.
bool is_plain_name(std::string_view name) {
  const std::size_t slash = name.find('/');
  if (slash != std::string_view::npos && name.substr(0, slash) != "tls") return false;
  const auto last = slash == std::string_view::npos ? name : name.substr(slash + 1);
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
  };
  return !last.empty() && last.front() != '.' && std::all_of(last.begin(), last.end(), is_letter);
}

// Takes the plain stream in pieces and writes its files.
class Unpacking {
 public:
  Unpacking(std::filesystem::path folder, std::string name)
      : folder_(std::move(folder)), name_(std::move(name)) {}

  base::Status take(base::ByteView piece) {
    buffer_ += piece;
    while (true) {
      if (left_ > 0) {
        const auto part = std::min<std::uint64_t>(left_, buffer_.size());
        file_.write(buffer_.data(), static_cast<std::streamsize>(part));
        buffer_.erase(0, part);
        left_ -= part;
        if (left_ > 0) return {};
      }
      YIBAO_CHECK(close());
      YIBAO_TRY(const bool begun, begin());
      if (!begun) return {};
    }
  }
  base::Status finish() {
    return ended_ && buffer_.empty() ? base::Status() : damaged_backup(name_);
  }

 private:
  base::Status close() {
    if (!file_.is_open()) return {};
    file_.close();
    if (!file_) return failed(path_);
    return storage::sync_file(path_);
  }

  // False where the next head has not come whole, or there is none.
  base::Result<bool> begin() {
    base::ByteReader reader(buffer_);
    if (ended_ || buffer_.size() < 2) return false;
    const std::size_t length = reader.u16();
    ended_ = length == 0;
    if (ended_) {
      buffer_.erase(0, 2);
      return false;
    }
    if (length > kNameBytesMax) return damaged_backup(name_);
    if (buffer_.size() < 2 + length + 8) return false;
    const std::string name = buffer_.substr(2, length);
    if (!is_plain_name(name)) return damaged_backup(name_);
    base::ByteReader size(base::ByteView(buffer_).substr(2 + length));
    left_ = size.u64();
    buffer_.erase(0, 2 + length + 8);
    path_ = folder_ / name;
    YIBAO_CHECK(storage::make_private_folder(path_.parent_path()));
    if (std::filesystem::exists(path_)) {
      return base::fail(ErrorCode::kAlreadyExists, name, base::TextArgs{{"what", path_.string()}});
    }
    YIBAO_CHECK(storage::write_private_file(path_, ""));
    file_.open(path_, std::ios::binary | std::ios::app);
    if (!file_) return failed(path_);
    return true;
  }

  std::filesystem::path folder_;
  std::string name_;
  std::filesystem::path path_;
  std::ofstream file_;
  base::Bytes buffer_;
  std::uint64_t left_ = 0;
  bool ended_ = false;
};

base::Status put_file(Sealing& sealing, const std::filesystem::path& path,
                      const std::string& name) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return failed(path);
  base::ByteWriter head;
  const auto size = std::filesystem::file_size(path);
  head.u16(static_cast<std::uint16_t>(name.size()));
  head.raw(name);
  head.u64(size);
  sealing.put(head.bytes());
  std::uint64_t left = size;
  while (left > 0) {
    const base::Bytes bytes =
        next_bytes(in, std::min<std::uint64_t>(left, crypto::kStreamPieceBytes));
    if (bytes.empty()) return failed(path);
    sealing.put(bytes);
    left -= bytes.size();
  }
  return {};
}

}  // namespace

tl::unexpected<base::Error> damaged_backup(const std::string& what) {
  return base::fail(ErrorCode::kCorrupted, what, base::TextArgs{{"what", what}});
}

base::Result<SealedFile> measure(std::istream& file, const std::string& name) {
  SealedFile measured;
  file.clear();
  file.seekg(0);
  if (!file) return damaged_backup(name);
  while (true) {
    const base::Bytes bytes = next_bytes(file, crypto::kStreamPieceBytes);
    if (bytes.empty()) break;
    measured.bytes += bytes.size();
    measured.digest = chained(measured.digest, bytes);
  }
  file.clear();
  file.seekg(0);
  return measured;
}

base::Result<SealedFile> seal_files(const std::filesystem::path& folder,
                                    const std::vector<std::string>& names,
                                    const std::filesystem::path& to,
                                    const base::ByteArray<32>& addressee,
                                    base::RandomSource& random) {
  YIBAO_CHECK(storage::write_private_file(to, ""));
  std::ofstream out(to, std::ios::binary | std::ios::app);
  Sealing sealing(out, addressee, random);
  for (const std::string& name : names) YIBAO_CHECK(put_file(sealing, folder / name, name));
  base::ByteWriter end;
  end.u16(0);
  sealing.put(end.bytes());
  sealing.finish();
  out.close();
  if (!out) return failed(to);
  YIBAO_CHECK(storage::sync_file(to));
  std::ifstream in(to, std::ios::binary);
  crypto::Digest found{};
  YIBAO_CHECK(open_pieces(in, to.string(), sealing.key(), [&](base::ByteView piece) {
    found = chained(found, piece);
    return base::Status();
  }));
  if (found != sealing.plain()) return damaged_backup(to.string());
  return measure(in, to.string());
}

base::Status unseal_files(std::istream& file, const std::string& name,
                          const crypto::SealingKeyPair& keys, const std::filesystem::path& to) {
  Unpacking unpacking(to, name);
  YIBAO_CHECK(
      open_pieces(file, name, keys, [&](base::ByteView piece) { return unpacking.take(piece); }));
  return unpacking.finish();
}

}  // namespace yibao::server
