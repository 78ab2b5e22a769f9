#include "server/service/backup_note.h"

#include <nlohmann/json.hpp>

namespace yibao::server {
namespace {

using nlohmann::json;

json file_json(const SealedFile& file) {
  return {{"bytes", file.bytes}, {"digest", crypto::text(file.digest)}};
}

std::optional<SealedFile> file_from(const json& value) {
  const auto digest = crypto::digest_from_text(value.value("digest", ""));
  if (!digest) return std::nullopt;
  return SealedFile{value.value("bytes", std::uint64_t{0}), *digest};
}

// nullopt: a field is missing or is something else.
std::optional<BackupNote> note_from(const json& value) {
  try {
    BackupNote note;
    note.jurisdiction = value.at("jurisdiction").get<std::string>();
    note.epoch = value.at("epoch").get<std::uint32_t>();
    note.size = value.at("size").get<std::uint64_t>();
    note.contents = value.at("contents").get<std::uint64_t>();
    note.program = value.at("program").get<std::string>();
    const auto root = crypto::digest_from_text(value.at("root").get<std::string>());
    const auto at = base::parse_time(value.at("made_at").get<std::string>(), base::kChinaOffset);
    const auto log = file_from(value.at("log_file"));
    const auto contents = file_from(value.at("contents_file"));
    if (!root || !at || !log || !contents || !base::is_code(note.jurisdiction)) return std::nullopt;
    note.root = *root;
    note.made_at = *at;
    note.log_file = *log;
    note.contents_file = *contents;
    return note;
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

}  // namespace

base::Bytes encode_note(const BackupNote& note) {
  return json{{"format", kBackupFormat},
              {"jurisdiction", note.jurisdiction},
              {"epoch", note.epoch},
              {"size", note.size},
              {"root", crypto::text(note.root)},
              {"contents", note.contents},
              {"made_at", base::to_text(note.made_at, base::kChinaOffset)},
              {"program", note.program},
              {"log_file", file_json(note.log_file)},
              {"contents_file", file_json(note.contents_file)}}
             .dump(2) +
         "\n";
}

base::Result<BackupNote> decode_note(base::ByteView bytes, const std::filesystem::path& folder) {
  const json value = json::parse(bytes, nullptr, false);
  const int format =
      value.is_object() && value.contains("format") && value.at("format").is_number_integer()
          ? value.at("format").get<int>()
          : 0;
  if (format > kBackupFormat) {
    return base::fail(base::ErrorCode::kNewerFormat, "backup.json",
                      base::TextArgs{{"path", folder.string()},
                                     {"found", std::to_string(format)},
                                     {"known", std::to_string(kBackupFormat)}});
  }
  const auto note = format == kBackupFormat ? note_from(value) : std::nullopt;
  if (note) return *note;
  const std::string what = (folder / "backup.json").string();
  return base::fail(base::ErrorCode::kCorrupted, what, base::TextArgs{{"what", what}});
}

}  // namespace yibao::server
