#include "client/core/app/preferences.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "shared/storage/files.h"

namespace yibao::app {
namespace {

using nlohmann::json;

constexpr int kFormat = 1;
constexpr std::size_t kFileBytesMax = 16 * 1024;
constexpr const char* kPreferencesFile = "preferences.json";

std::int64_t number(const json& file, const char* name) {
  const auto found = file.find(name);
  return found != file.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

template <std::size_t count>
int one_of(const std::array<int, count>& allowed, std::int64_t value, int otherwise) {
  const bool known = std::find(allowed.begin(), allowed.end(), value) != allowed.end();
  return known ? static_cast<int>(value) : otherwise;
}

template <base::NamedEnum Choice>
Choice choice(const json& file, const char* name, Choice otherwise) {
  const auto found = file.find(name);
  if (found == file.end() || !found->is_string()) return otherwise;
  return base::enum_from_name<Choice>(found->get_ref<const std::string&>()).value_or(otherwise);
}

}  // namespace

base::Bytes to_file(const Preferences& preferences) {
  return json{{"format", kFormat},
              {"language", base::enum_name(preferences.language)},
              {"font_size", preferences.font_size},
              {"shade", base::enum_name(preferences.shade)},
              {"sound", preferences.sound},
              {"idle_lock_minutes", preferences.idle_lock_minutes}}
             .dump(2) +
         "\n";
}

KeptPreferences preferences_from_file(base::ByteView bytes) {
  const json file = json::parse(bytes, nullptr, false);
  if (!file.is_object()) return {{}, "desk.settings.unreadable"};
  if (number(file, "format") > kFormat) return {{}, "desk.settings.newer"};
  Preferences read;
  read.language = choice(file, "language", read.language);
  read.shade = choice(file, "shade", read.shade);
  read.font_size = one_of(kFontSizes, number(file, "font_size"), read.font_size);
  read.idle_lock_minutes =
      one_of(kIdleLockMinutes, number(file, "idle_lock_minutes"), read.idle_lock_minutes);
  const auto sound = file.find("sound");
  if (sound != file.end() && sound->is_boolean()) read.sound = sound->get<bool>();
  return {read, ""};
}

KeptPreferences read_preferences(const std::filesystem::path& folder) {
  const auto bytes = storage::read_file(folder / kPreferencesFile, kFileBytesMax);
  if (bytes) return preferences_from_file(*bytes);
  const bool missing = bytes.error().code == base::ErrorCode::kFileMissing;
  return {{}, missing ? "" : "desk.settings.unreadable"};
}

base::Status keep_preferences(const std::filesystem::path& folder, const Preferences& preferences) {
  YIBAO_CHECK(storage::make_private_folder(folder));
  return storage::write_file(folder / kPreferencesFile, to_file(preferences));
}

}  // namespace yibao::app
