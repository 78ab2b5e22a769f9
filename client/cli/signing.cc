// What a leader does with an offered draft, and how a unit takes one back.
#include "client/cli/commander.h"
#include "client/core/commands/paper_signature.h"
#include "shared/storage/files.h"

namespace yibao::cli {
namespace {

struct SignOptions {
  std::string id, delegation, reason, note, basis;
  std::string paper_signer, scan;
  bool policy = false, content = false, scope = false, not_secret = false;
};

base::Result<Reply> sign(Session& session, const SignOptions& options) {
  YIBAO_TRY(const domain::Subject item, session.item(options.id));
  client::SignOffInput input;
  input.gates = {options.policy, options.content, options.scope};
  input.not_secret = options.not_secret;
  if (!options.delegation.empty()) {
    input.delegation = base::EventId::parse(options.delegation);
    if (!input.delegation) return fail(usage("--delegation"));
  }
  const bool paper = !options.paper_signer.empty() || !options.scan.empty();
  if (paper && (options.paper_signer.empty() || options.scan.empty())) {
    return fail(usage("--paper-signer --scan"));
  }
  Reply reply;
  if (paper) {
    YIBAO_TRY(input.paper_signer, session.replica().find_person(options.paper_signer));
    const std::filesystem::path file(options.scan);
    YIBAO_TRY(const base::Bytes scan, storage::read_file(file, base::limits::kAttachmentBytesMax));
    YIBAO_TRY(reply.event, client::register_paper_signature(session.replica(), item, input,
                                                            file.filename().string(), scan));
  } else {
    YIBAO_TRY(reply.event, client::sign_off(session.replica(), item, input));
  }
  reply.text = session.say("cli.signed") + "\n";
  return reply;
}

base::Result<Reply> with_item(
    Session& session, const SignOptions& options,
    const std::function<base::Result<base::EventId>(const domain::Subject&)>& act) {
  YIBAO_TRY(const domain::Subject item, session.item(options.id));
  YIBAO_TRY(const base::EventId event, act(item));
  Reply reply;
  reply.event = event;
  return reply;
}

}  // namespace

void add_signing(Commander& commander) {
  const auto options = std::make_shared<SignOptions>();
  commander.add("draft sign", [options](Session& s) { return sign(s, *options); })
      .argument("item", options->id)
      .flag("policy", options->policy)
      .flag("content", options->content)
      .flag("scope", options->scope)
      .flag("not-secret", options->not_secret)
      .option("delegation", options->delegation)
      .option("paper-signer", options->paper_signer)
      .option("scan", options->scan)
      .changes();
  commander
      .add("draft send-back",
           [options](Session& s) {
             return with_item(s, *options, [&](const domain::Subject& item) {
               return client::send_back(s.replica(), item, options->reason, options->note);
             });
           })
      .argument("item", options->id)
      .option("reason", options->reason, true)
      .option("note", options->note)
      .changes();
  commander
      .add("draft withdraw",
           [options](Session& s) {
             return with_item(s, *options, [&](const domain::Subject& item) {
               return client::withdraw(s.replica(), item, options->reason);
             });
           })
      .argument("item", options->id)
      .option("reason", options->reason, true)
      .changes();
  commander
      .add("draft found-secret",
           [options](Session& s) {
             return with_item(s, *options, [&](const domain::Subject& item) {
               return client::find_secret(s.replica(), item, options->basis);
             });
           })
      .argument("item", options->id)
      .option("basis", options->basis, true)
      .changes();
}

}  // namespace yibao::cli
