#include "tests/support/canary.h"

#include <iconv.h>
#include <string.h>

#include <array>
#include <stdexcept>

#include "shared/base/byte_stream.h"
#include "shared/base/compression.h"
#include "shared/storage/database.h"
#include "tests/support/files.h"
#include "tests/support/must.h"

namespace yibao::testing {
namespace {

constexpr std::size_t kLetters = 14;
constexpr std::size_t kUnpackedMax = 64 * 1024 * 1024;

base::Bytes converted(const std::string& text, const char* to) {
  const iconv_t converter = ::iconv_open(to, "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error(to);
  std::string from = text;
  base::Bytes out(text.size() * 4, '\0');
  char* read = from.data();
  std::size_t left = from.size();
  char* write = out.data();
  std::size_t room = out.size();
  const std::size_t done = ::iconv(converter, &read, &left, &write, &room);
  ::iconv_close(converter);
  if (done == static_cast<std::size_t>(-1)) throw std::runtime_error(to);
  out.resize(out.size() - room);
  return out;
}

std::string url_escaped(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      escaped += c;
    } else {
      escaped += '%';
      escaped += kDigits[byte >> 4U];
      escaped += kDigits[byte & 15U];
    }
  }
  return escaped;
}

std::string json_escaped(const std::string& text) {
  const base::Bytes units = converted(text, "UTF-16BE");
  std::string escaped;
  for (std::size_t i = 0; i + 1 < units.size(); i += 2) {
    if (units[i] == '\0') {
      escaped += units[i + 1];
    } else {
      escaped += "\\u" + base::to_hex(base::ByteView(units).substr(i, 2));
    }
  }
  return escaped;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return text;
}

// What does not depend on its neighbours, of the text that begins `offset` bytes into a group.
std::string base64_inside(const std::string& text, std::size_t offset, bool url) {
  std::string encoded = base::to_base64url(std::string(offset, 'x') + text);
  encoded.erase(0, offset == 0 ? 0 : offset + 1);
  encoded.resize(encoded.size() - 2);
  if (url) return encoded;
  for (char& c : encoded) c = c == '-' ? '+' : c == '_' ? '/' : c;
  return encoded;
}

std::vector<std::string> column_list(storage::Database& database, const std::string& table) {
  std::vector<std::string> columns;
  must(database.query(
      "SELECT name FROM pragma_table_info(?1)",
      [&](const storage::Row& row) { return columns.push_back(row.text(0)), true; }, table));
  return columns;
}

}  // namespace

Canary::Canary(std::string what, base::RandomSource& random) : what_(std::move(what)) {
  std::string letters;
  for (std::size_t i = 0; i < kLetters; ++i) {
    letters += static_cast<char>('a' + static_cast<char>(random.below(26)));
  }
  text_ = "鸣禽" + letters;
  for (const std::string& piece : {text_, letters}) {
    forms_.push_back({"utf-8", piece});
    forms_.push_back({"utf-16le", converted(piece, "UTF-16LE")});
    forms_.push_back({"utf-16be", converted(piece, "UTF-16BE")});
    forms_.push_back({"gbk", converted(piece, "GBK")});
    forms_.push_back({"hex", base::to_hex(piece)});
    forms_.push_back({"HEX", upper(base::to_hex(piece))});
    forms_.push_back({"url", url_escaped(piece)});
    forms_.push_back({"json", json_escaped(piece)});
    for (std::size_t offset = 0; offset < 3; ++offset) {
      const std::string at = "base64 at " + std::to_string(offset);
      forms_.push_back({at, base64_inside(piece, offset, false)});
      forms_.push_back({at + " for urls", base64_inside(piece, offset, true)});
    }
  }
}

std::string Canary::in(base::ByteView bytes) const {
  for (const Form& form : forms_) {
    // Not find(): it stops at each byte like the first one, and memory is full of zeros.
    const void* found = ::memmem(bytes.data(), bytes.size(), form.bytes.data(), form.bytes.size());
    if (found == nullptr) continue;
    const auto at = static_cast<const char*>(found) - bytes.data();
    return what_ + ": " + form.name + " at " + std::to_string(at);
  }
  return "";
}

// "YBP1", two sizes, a zstd frame, the rest (protocol/packet.h).
std::string Canary::in_body(base::ByteView body) const {
  if (std::string found = in(body); !found.empty() || !body.starts_with("YBP1")) return found;
  base::ByteReader reader(body.substr(4));
  reader.u32();
  const auto packed = reader.u32();
  return in(must(base::decompress(reader.raw(packed), kUnpackedMax)));
}

std::string Canary::in_folder(const std::filesystem::path& folder) const {
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
    if (!each.is_regular_file()) continue;
    const std::string found = in(read_file(each.path()));
    if (!found.empty()) return each.path().filename().string() + ": " + found;
  }
  return "";
}

std::string Canary::in_rows(const std::filesystem::path& path) const {
  storage::Database::Options options;
  options.path = path;
  options.read_only = true;
  auto database = must(storage::Database::open(options));
  std::vector<std::string> tables;
  must(
      database.query("SELECT name FROM sqlite_schema WHERE type = 'table'",
                     [&](const storage::Row& row) { return tables.push_back(row.text(0)), true; }));
  std::string found;
  for (const std::string& table : tables) {
    for (const std::string& column : column_list(database, table)) {
      must(database.query("SELECT \"" + column + "\" FROM \"" + table + "\"",
                          [&](const storage::Row& row) {
                            found = in(row.bytes(0));
                            const auto plain = base::decompress(row.bytes(0), kUnpackedMax);
                            if (found.empty() && plain) found = in(*plain);
                            return found.empty();
                          }));
      if (!found.empty()) return table + "." + column + ": " + found;
    }
  }
  return "";
}

}  // namespace yibao::testing
