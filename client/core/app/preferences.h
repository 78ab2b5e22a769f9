// How the window looks and behaves on this machine, as its people chose: one small file in the
// machine's folder. Nothing in it is secret, nothing depends on it: without it, or with one that
// cannot be read, everything works as it does out of the box.
#pragma once

#include <array>
#include <filesystem>
#include <string>

#include "shared/base/bytes.h"
#include "shared/base/enum_names.h"
#include "shared/base/result.h"

namespace yibao::app {

enum class LanguageChoice : std::uint8_t { kSystem, kChinese, kEnglish };
enum class Shade : std::uint8_t { kLight, kDark, kContrast };

// Of the type, in percent.
inline constexpr std::array<int, 5> kFontSizes = {100, 125, 150, 175, 200};
inline constexpr std::array<int, 8> kIdleLockMinutes = {2, 5, 10, 15, 20, 30, 45, 60};

struct Preferences {
  LanguageChoice language = LanguageChoice::kSystem;
  int font_size = 100;  // one of kFontSizes
  Shade shade = Shade::kLight;
  bool sound = true;           // when something new calls for attention
  int idle_lock_minutes = 10;  // one of kIdleLockMinutes

  bool operator==(const Preferences&) const = default;
};

struct KeptPreferences {
  Preferences value;
  // Why these are not the ones that were kept: a key of the catalogue; "" when they are.
  std::string complaint;
};

base::Bytes to_file(const Preferences& preferences);
// What cannot be read, or a value that is out of its range, is as out of the box.
KeptPreferences preferences_from_file(base::ByteView bytes);

// Before the first frame, or on the core thread. A missing file is no complaint.
KeptPreferences read_preferences(const std::filesystem::path& folder);
// On the core thread. Makes the folder. Errors: disk_full, read_only, io.
base::Status keep_preferences(const std::filesystem::path& folder, const Preferences& preferences);

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::LanguageChoice, "system", "zh", "en");
YIBAO_ENUM_NAMES(yibao::app::Shade, "light", "dark", "contrast");
