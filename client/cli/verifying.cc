// What is kept here, checked from its first entry; what was seen of the log, against what another
// office has seen of it.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/compare.h"
#include "client/core/verify.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using client::Agreement;
using nlohmann::json;

base::Result<Reply> verify(Session& session) {
  YIBAO_TRY(const client::ReplicaReport report,
            client::verify_replica(session.replica(), [](std::size_t) { return true; }));
  Reply reply;
  reply.json = json{{"entries", report.entries},
                    {"receipts", report.receipts},
                    {"contents", report.contents},
                    {"faults", report.faults}}
                   .dump();
  reply.text = session.say("cli.verified", {{"entries", std::to_string(report.entries)},
                                            {"receipts", std::to_string(report.receipts)},
                                            {"contents", std::to_string(report.contents)},
                                            {"faults", std::to_string(report.faults.size())}}) +
               "\n";
  for (const std::string& fault : report.faults) reply.text += "  " + fault + "\n";
  if (!report.faults.empty()) {
    return fail(ErrorCode::kCorrupted, report.faults.front(),
                base::TextArgs{{"what", report.faults.front()}});
  }
  return reply;
}

// The line itself, or a file with it.
base::Result<crypto::Checkpoint> checkpoint_in(Session& session, const std::string& given) {
  const auto typed = client::read_checkpoint_line(given);
  if (typed) return *typed;
  YIBAO_TRY(const std::string text, session.text_from(given));
  return client::read_checkpoint_line(text);
}

// Where one has seen more, the server has to prove that it continues both: now, if there is a line.
base::Result<Agreement> agreement(Session& session, const crypto::Checkpoint& theirs) {
  YIBAO_TRY(Agreement found, client::compare_with(session.replica(), theirs));
  const bool asks = found == Agreement::kToBeProved || found == Agreement::kOtherEpoch;
  if (!asks || session.settings().offline) return found;
  YIBAO_CHECK(session.exchange_all());
  YIBAO_TRY(found, client::compare_with(session.replica(), theirs));
  if (found != Agreement::kToBeProved) return found;
  YIBAO_CHECK(session.exchange_all());
  return Agreement::kSame;
}

base::Result<Reply> verify_against(Session& session, const std::string& given) {
  YIBAO_TRY(const crypto::Checkpoint theirs, checkpoint_in(session, given));
  YIBAO_TRY(const Agreement found, agreement(session, theirs));
  if (found == Agreement::kContrary) return fail(ErrorCode::kLogSplit, "against");
  Reply reply;
  reply.json =
      json{{"agreement", base::enum_name(found)}, {"epoch", theirs.epoch}, {"size", theirs.size}}
          .dump();
  reply.text = session.say("cli.against." + std::string(base::enum_name(found)),
                           {{"size", std::to_string(theirs.size)}}) +
               "\n";
  return reply;
}

base::Result<Reply> checkpoint(Session& session, const std::string& file) {
  YIBAO_TRY(const std::string line, client::checkpoint_line(session.replica()));
  if (!file.empty()) YIBAO_CHECK(storage::write_file(file, line + "\n"));
  const crypto::Checkpoint& seen = *session.replica().progress().checkpoint;
  const std::string code = client::checkpoint_code(seen);
  Reply reply;
  reply.json =
      json{{"epoch", seen.epoch}, {"size", seen.size}, {"code", code}, {"line", line}}.dump();
  reply.text = session.say("cli.checkpoint", {{"epoch", std::to_string(seen.epoch)},
                                              {"size", std::to_string(seen.size)},
                                              {"code", code}}) +
               "\n" + line + "\n";
  return reply;
}

}  // namespace

void add_verifying(Commander& commander) {
  const auto against = std::make_shared<std::string>();
  commander
      .add("verify",
           [against](Session& session) {
             return against->empty() ? verify(session) : verify_against(session, *against);
           })
      .option("against", *against);
  const auto file = std::make_shared<std::string>();
  commander.add("checkpoint", [file](Session& session) { return checkpoint(session, *file); })
      .argument("file", *file, false);
}

}  // namespace yibao::cli
