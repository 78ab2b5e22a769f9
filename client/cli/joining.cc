// Joining, exchanging, looking after the replica itself.
#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/sync/courier.h"
#include "client/core/sync/enrol.h"
#include "client/core/upgrade.h"
#include "shared/protocol/bundle.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

struct EnrolOptions {
  std::string server = "127.0.0.1:8443";
  std::string jurisdiction;
  std::string code;
};

base::Result<Reply> enrol(Session& session, const EnrolOptions& options) {
  if (!base::is_code(options.jurisdiction)) {
    return fail(ErrorCode::kUsage, "jurisdiction", base::TextArgs{{"detail", "--jurisdiction"}});
  }
  client::Replica& replica = session.replica();
  if (replica.identity()) {
    // Another person joins the replica that is there: somebody must be signed in to let them in.
    YIBAO_TRY(std::string present, session.passphrase("cli.passphrase_present"));
    const base::Status done = replica.sign_in(present, std::nullopt);
    base::wipe(present);
    YIBAO_CHECK(done);
  }
  client::EnrolInput input{options.server, base::JurisdictionCode(options.jurisdiction),
                           options.code, ""};
  YIBAO_TRY(input.passphrase, session.passphrase("cli.passphrase_new"));
  YIBAO_CHECK(client::check_enrolment(input));
  YIBAO_TRY(const auto transport, client::HttpsTransport::open(options.server, ""));
  YIBAO_TRY(const crypto::Digest seen, transport->seen_certificate());
  YIBAO_CHECK(client::enrol(replica, *transport, seen, input));
  base::wipe(input.passphrase);
  const client::Identity& identity = *replica.identity();
  Reply reply;
  reply.json = json{{"unit", identity.unit.text()},
                    {"person", replica.person()->text()},
                    {"device", identity.device.text()}}
                   .dump();
  reply.text = session.say("cli.enrolled",
                           {{"unit", identity.unit.text()}, {"person", replica.person()->text()}}) +
               "\n";
  return reply;
}

base::Result<Reply> status(Session& session) {
  client::Replica& replica = session.replica();
  const client::Identity& identity = *replica.identity();
  const client::Progress& progress = replica.progress();
  YIBAO_TRY(const auto waiting, replica.outbox().count(client::OutboxState::kWaiting));
  YIBAO_TRY(const auto held, replica.outbox().count(client::OutboxState::kHeld));
  YIBAO_TRY(const auto refused, replica.outbox().count(client::OutboxState::kRefused));
  YIBAO_TRY(const auto evidence, replica.book().evidence_count());
  const std::string name = replica.person_name(*replica.person());
  const std::string last =
      progress.last_exchange ? session.time_text(*progress.last_exchange) : "–";
  json out = {{"person", replica.person()->text()},
              {"name", name},
              {"unit", identity.unit.text()},
              {"unit_name", replica.unit_name(identity.unit)},
              {"office", replica.is_office()},
              {"server", identity.server},
              {"waiting", waiting},
              {"held", held},
              {"refused", refused},
              {"clock_offset_ms", progress.clock_offset_millis},
              {"evidence", evidence}};
  if (const auto upgrade = client::upgrade_due(progress, YIBAO_VERSION)) {
    out["upgrade"] = {{"least", upgrade->least}, {"from", base::to_text(upgrade->from)}};
  }
  if (progress.last_exchange) out["last_exchange"] = base::to_rfc3339(*progress.last_exchange);
  if (progress.checkpoint) out["log_size"] = progress.checkpoint->size;
  Reply reply;
  reply.json = out.dump();
  reply.text = session.say("cli.status", {{"name", name},
                                          {"unit", replica.unit_name(identity.unit)},
                                          {"waiting", std::to_string(waiting)},
                                          {"held", std::to_string(held)},
                                          {"refused", std::to_string(refused)},
                                          {"last", last}}) +
               "\n";
  const auto skew = std::chrono::milliseconds(std::abs(progress.clock_offset_millis));
  if (skew > base::limits::kClockSkewShown) {
    reply.text += session.say("cli.clock_skew",
                              {{"seconds", std::to_string(progress.clock_offset_millis / 1000)}}) +
                  "\n";
  }
  if (const auto upgrade = client::upgrade_due(progress, YIBAO_VERSION)) {
    reply.text += session.say("cli.upgrade",
                              {{"least", upgrade->least}, {"day", base::to_text(upgrade->from)}}) +
                  "\n";
  }
  if (evidence > 0) {
    reply.text += session.say("cli.evidence", {{"count", std::to_string(evidence)}}) + "\n";
  }
  return reply;
}

std::string restored_line(Session& session, const client::ExchangeOutcome& outcome) {
  return session.say("cli.server_restored", {{"count", std::to_string(outcome.offered_again)}}) +
         "\n";
}

base::Result<Reply> sync(Session& session) {
  YIBAO_TRY(const client::ExchangeOutcome outcome, session.exchange_all());
  Reply reply;
  reply.json = json{{"admitted", outcome.admitted},
                    {"refused", outcome.refused},
                    {"held", outcome.held},
                    {"pulled", outcome.pulled},
                    {"trial", outcome.trial},
                    {"restored", outcome.restored},
                    {"offered_again", outcome.offered_again}}
                   .dump();
  reply.text = session.say("cli.synced", {{"admitted", std::to_string(outcome.admitted)},
                                          {"refused", std::to_string(outcome.refused)},
                                          {"pulled", std::to_string(outcome.pulled)}}) +
               "\n";
  if (outcome.restored) reply.text += restored_line(session, outcome);
  if (outcome.trial) reply.text += session.say("cli.trial") + "\n";
  if (outcome.server_too_old) reply.text += session.say("error.unknown_type") + "\n";
  return reply;
}

base::Result<Reply> set_server(Session& session, const std::string& address) {
  YIBAO_CHECK(client::parse_server(address));
  YIBAO_CHECK(session.replica().set_server(address));
  return Reply{json{{"server", address}}.dump(), address + "\n", {}};
}

base::Result<Reply> change_passphrase(Session& session) {
  YIBAO_TRY(std::string words, session.passphrase("cli.passphrase_new"));
  client::Replica& replica = session.replica();
  const base::Status done =
      replica.vault().change_passphrase(*replica.person(), words, replica.cost());
  base::wipe(words);
  YIBAO_CHECK(done);
  return Reply{"{}", session.say("cli.passphrase_changed") + "\n", {}};
}

// -- a stick instead of a line
// ----------------------------------------------------------------------

base::Result<Reply> export_bundle(Session& session, const std::string& file) {
  const client::SyncTuning tuning;
  YIBAO_TRY(const auto bundle,
            client::export_bundle(session.replica(), {tuning.events_most, tuning.pull_bytes}));
  YIBAO_CHECK(storage::write_file(file, bundle.file));
  return Reply{json{{"file", file}, {"events", bundle.events}}.dump(),
               session.say("cli.bundle_written",
                           {{"file", file}, {"events", std::to_string(bundle.events)}}) +
                   "\n",
               {}};
}

base::Result<Reply> import_bundle(Session& session, const std::string& file) {
  YIBAO_TRY(const base::Bytes bytes, storage::read_file(file, protocol::kBundleBytesMax));
  YIBAO_TRY(const client::ExchangeOutcome outcome, client::import_bundle(session.replica(), bytes));
  Reply reply;
  reply.json = json{{"admitted", outcome.admitted},
                    {"refused", outcome.refused},
                    {"pulled", outcome.pulled},
                    {"overtaken", outcome.overtaken}}
                   .dump();
  reply.text = session.say("cli.synced", {{"admitted", std::to_string(outcome.admitted)},
                                          {"refused", std::to_string(outcome.refused)},
                                          {"pulled", std::to_string(outcome.pulled)}}) +
               "\n";
  if (outcome.overtaken) reply.text = session.say("cli.bundle_overtaken") + "\n";
  if (outcome.restored) reply.text += restored_line(session, outcome);
  return reply;
}

}  // namespace

void add_joining(Commander& commander) {
  const auto enrol_options = std::make_shared<EnrolOptions>();
  commander
      .add("enrol", [enrol_options](Session& session) { return enrol(session, *enrol_options); })
      .option("server", enrol_options->server)
      .option("jurisdiction", enrol_options->jurisdiction, true)
      .option("code", enrol_options->code, true)
      .signed_out()
      .creates()
      .changes();
  commander.add("status", status);
  commander.add("sync", sync);
  const auto address = std::make_shared<std::string>();
  commander.add("server", [address](Session& session) { return set_server(session, *address); })
      .argument("address", *address);
  commander.add("passphrase", change_passphrase);
  const auto file = std::make_shared<std::string>();
  commander.add("bundle export", [file](Session& session) { return export_bundle(session, *file); })
      .argument("file", *file);
  const auto reply_file = std::make_shared<std::string>();
  commander
      .add("bundle import",
           [reply_file](Session& session) { return import_bundle(session, *reply_file); })
      .argument("file", *reply_file);
}

}  // namespace yibao::cli
