#include "shared/report/bulletin.h"

#include <algorithm>

#include "shared/crypto/strict_json.h"
#include "shared/protocol/json_fields.h"

namespace yibao::report {
namespace {

constexpr crypto::StrictJsonLimits kLimits{
    base::limits::kDocumentBytesMax, base::limits::kJsonDepthMax, base::limits::kJsonStringBytesMax,
    base::limits::kJsonElementsMax};

}  // namespace

const BulletinSection* Bulletin::section(const std::string& id) const {
  const auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const BulletinSection& each) { return each.id == id; });
  return found == sections.end() ? nullptr : &*found;
}

// Groups count for themselves.
std::string place_text(const Bulletin& bulletin, const BulletinUnit& unit, bool in_group) {
  const auto place = in_group ? &BulletinUnit::place_in_group : &BulletinUnit::place;
  if (unit.*place == 0) return "–";
  const auto shared =
      std::count_if(bulletin.units.begin(), bulletin.units.end(), [&](const BulletinUnit& other) {
        return other.*place == unit.*place && (!in_group || other.group == unit.group);
      });
  return std::to_string(unit.*place) + (shared > 1 ? "=" : "");
}

base::Bytes encode(const Bulletin& bulletin) {
  return crypto::to_canonical(protocol::to_json(bulletin));
}

base::Result<Bulletin> decode_bulletin(base::ByteView bytes) {
  YIBAO_TRY(const auto object, crypto::parse_strict(bytes, kLimits));
  return protocol::read_body<Bulletin>(object, protocol::Strings::kText);
}

}  // namespace yibao::report
