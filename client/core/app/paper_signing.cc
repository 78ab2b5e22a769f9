#include "client/core/app/paper_signing.h"

#include "client/core/commands/paper_signature.h"
#include "client/papers/import_text.h"

namespace yibao::app {

bool PaperSigning::ready(const ItemSheet& sheet) const {
  return leader < sheet.paper_signers.size() && !scan.empty() && not_secret &&
         rules::gates_given(gates, sheet.gates) && !passphrase.empty() && !busy();
}

void PaperSigning::close() {
  ++turn_;
  reading_ = false;
  deed_.forget();
  leader = 0;
  scan.clear();
  gates = {};
  not_secret = false;
  forget();
}

void PaperSigning::forget() {
  base::wipe(passphrase);
  passphrase.clear();
}

void PaperSigning::enter(const ItemSheet& sheet) {
  if (!ready(sheet)) return;
  client::SignOffInput input;
  input.gates = gates;
  input.not_secret = not_secret;
  input.paper_signer = sheet.paper_signers[leader].id;
  reading_ = true;
  desk_.send_out(
      [file = scan] { return papers::read_given_file(file, base::limits::kAttachmentBytesMax); },
      [this, turn = turn_, item = sheet.id, input](const base::Result<base::Bytes>& bytes) {
        if (turn != turn_) return;
        reading_ = false;
        if (!bytes) return deed_.fail(bytes.error());
        enter(item, input, *bytes);
      });
}

void PaperSigning::enter(const domain::Subject& item, client::SignOffInput input,
                         const base::Bytes& bytes) {
  Core::Proof proof;
  proof.passphrase = take_secret(passphrase);
  deed_.run(
      [proof, item, input = std::move(input), bytes, name = scan.filename().string()](Core& core) {
        return core.sign(proof, [&](client::Replica& replica) {
          return client::register_paper_signature(replica, item, input, name, bytes);
        });
      },
      [this] {
        close();
        way_.say("desk.notice.paper_registered");
      });
}

}  // namespace yibao::app
