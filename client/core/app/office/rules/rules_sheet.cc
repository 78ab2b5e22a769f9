#include "client/core/app/office/rules/rules_sheet.h"

#include <algorithm>

#include "shared/rules/load.h"

namespace yibao::app {
namespace {

using Versions = std::vector<client::RulesetVersion>;

std::optional<std::size_t> find(const Versions& versions,
                                const std::optional<base::EventId>& event) {
  for (std::size_t i = 0; event && i < versions.size(); ++i) {
    if (versions[i].info.event == *event) return i;
  }
  return std::nullopt;
}

std::size_t in_force(const Versions& versions) {
  const auto found = std::find_if(versions.begin(), versions.end(), [](const auto& version) {
    return version.state == client::RulesetVersion::State::kInForce;
  });
  return found == versions.end() ? 0 : static_cast<std::size_t>(found - versions.begin());
}

base::Status compare(client::Replica& replica, RulesSheet& sheet) {
  YIBAO_TRY(const std::string other,
            client::ruleset_text(replica, sheet.versions[*sheet.compared].info));
  auto older = client::read_ruleset(other);
  auto newer = client::read_ruleset(sheet.text);
  if (!older || !newer) return {};
  if (*sheet.compared < sheet.shown) std::swap(older, newer);
  sheet.changes_zh = client::changes_between(texts::Language::kChinese, *older, *newer);
  sheet.changes_en = client::changes_between(texts::Language::kEnglish, *older, *newer);
  return {};
}

}  // namespace

base::Result<RulesSheet> rules_sheet(client::Replica& replica,
                                     const std::optional<base::EventId>& shown,
                                     const std::optional<base::EventId>& compared) {
  RulesSheet sheet;
  sheet.today = replica.today();
  sheet.versions = client::ruleset_versions(*replica.registry(), replica.today());
  if (sheet.versions.empty()) return sheet;
  sheet.shown = find(sheet.versions, shown).value_or(in_force(sheet.versions));
  sheet.compared = find(sheet.versions, compared);
  if (sheet.compared == sheet.shown) sheet.compared.reset();
  YIBAO_TRY(sheet.text, client::ruleset_text(replica, sheet.versions[sheet.shown].info));
  sheet.ruleset = rules::load_ruleset(sheet.text).as_read;
  if (!sheet.ruleset) return sheet;
  sheet.chapters_zh = report::describe(texts::Language::kChinese, *sheet.ruleset);
  sheet.chapters_en = report::describe(texts::Language::kEnglish, *sheet.ruleset);
  if (sheet.compared) YIBAO_CHECK(compare(replica, sheet));
  return sheet;
}

}  // namespace yibao::app
