#include "client/core/kept_figures.h"
#include "client/core/ledger.h"
#include "shared/rules/fact_codec.h"
#include "shared/rules/item_facts.h"
#include "tests/simulation/invariants.h"

namespace yibao::simulation {
namespace {

constexpr std::size_t kSignatureBytes = 16 + 64;  // before the JSON

// What it says, not when it was computed.
std::string comparable(protocol::StandingDocument document, const crypto::SigningKey& key) {
  document.sequence = 0;
  return protocol::sign_standing(document, key).substr(kSignatureBytes);
}

}  // namespace

std::string check_standings(const WholeLog& log, ServerMachine& server) {
  server::Jurisdiction& jurisdiction = server.jurisdiction();
  const auto state = jurisdiction.state();
  const auto ruleset =
      server::ruleset_on(*state, base::local_date(server.clock().now(), base::kChinaOffset));
  if (!ruleset) return "no ruleset";
  std::map<domain::Subject, base::Bytes> kept;
  const auto read = jurisdiction.writer().store().facts().each(
      [&](const domain::Subject& subject, base::ByteView rows) { kept[subject] = rows; });
  if (!read) return "facts unreadable: " + read.error().detail;
  for (const auto& [subject, entries] : log.by_subject) {
    const base::Bytes wanted = rules::encode_facts(rules::facts_of(subject, entries, *ruleset));
    const auto found = kept.find(subject);
    const base::Bytes got = found == kept.end() ? base::Bytes() : found->second;
    if (wanted != got) return "facts of " + subject.text() + " are not those of the log";
  }
  server::ScoringService anew(server.clock(), jurisdiction.writer().log_key());
  if (!anew.load(jurisdiction.writer().store(), state)) return "facts cannot be loaded";
  anew.work();
  const auto published = jurisdiction.scoring().latest();
  if (published == nullptr || anew.latest() == nullptr) return "no standing";
  const auto& key = jurisdiction.writer().log_key();
  const std::string published_text = comparable(published->document, key);
  const std::string anew_text = comparable(anew.latest()->document, key);
  if (published_text == anew_text) return {};
  return "the published standing differs from one computed anew:\n    " + published_text +
         "\n    " + anew_text;
}

std::string check_account(Device& device) {
  const auto published = client::published_standing(device.replica());
  if (!published) return "standing unreadable: " + published.error().detail;
  if (!*published) return "no standing has arrived";
  const auto differences = client::compare_with_published(device.replica(), **published);
  if (!differences) return "account cannot be computed: " + differences.error().detail;
  const auto by_kept = device.replica().figures().differences_from(**published);
  if (!by_kept) return "kept figures cannot be compared: " + by_kept.error().detail;
  if (*by_kept != *differences) return "kept figures say otherwise: " + client::text_of(*by_kept);
  return differences->empty()
             ? ""
             : "its account differs from the published one: " + client::text_of(*differences);
}

}  // namespace yibao::simulation
