// Joining: the replica's part of it. Local checks come before any line is used; the store is
// written only when the server has agreed.
#include "client/core/app/core.h"

namespace yibao::app {

using base::ErrorCode;
using base::fail;

void Core::meet(const std::string& server, Met done) {
  agent_.meet_server(server, [this, done = std::move(done)](auto greeting) {
    desk_.jobs().post([done, greeting](Core&) { done(greeting); });
  });
}

void Core::give_up_meeting() {
  agent_.give_up_meeting();
}

void Core::enrol(const Joining& joining, std::function<void(base::Status)> done) {
  const bool further = replica_ && replica_->identity();
  const std::string jurisdiction =
      further ? replica_->identity()->jurisdiction.text() : joining.jurisdiction;
  if (!base::is_code(jurisdiction)) return done(fail(ErrorCode::kWrongJurisdiction, jurisdiction));
  const auto input = std::make_shared<const client::EnrolInput>(client::EnrolInput{
      further ? replica_->identity()->server : joining.server, base::JurisdictionCode(jurisdiction),
      joining.code, joining.passphrase->text()});
  base::Status ready = client::check_enrolment(*input);
  if (ready && !replica_) ready = open_replica(true);
  // Somebody who is here already lets the newcomer in, for as long as it takes.
  const bool introduced = further && !replica_->signed_in();
  if (ready && introduced) ready = introduce(joining.present);
  if (!ready) return done(std::move(ready));
  const auto finish = [this, introduced, done = std::move(done)](base::Status status) {
    if (status) {
      signed_in();
    } else if (introduced) {
      replica_->sign_out();
    }
    done(std::move(status));
  };
  if (joining.certificate) return ask_to_enrol(input, *joining.certificate, finish);
  meet(input->server, [this, input, finish](const auto& greeting) {
    if (!greeting) return finish(fail(greeting.error()));
    ask_to_enrol(input, greeting->certificate, finish);
  });
}

base::Status Core::introduce(const SharedSecret& present) {
  if (!present) return fail(ErrorCode::kSignedOut);
  return replica_->sign_in(present->text(), std::nullopt);
}

void Core::ask_to_enrol(const std::shared_ptr<const client::EnrolInput>& input,
                        const crypto::Digest& certificate,
                        const std::function<void(base::Status)>& finish) {
  auto prepared = client::prepare_enrolment(*replica_, *input, certificate);
  if (!prepared) return finish(fail(prepared.error()));
  const auto kept = std::make_shared<client::PreparedEnrolment>(*std::move(prepared));
  agent_.ask_to_enrol(input->server, kept, [this, input, kept, finish](auto response) {
    desk_.jobs().post([input, kept, finish, response](Core& core) {
      if (!response) return finish(fail(response.error()));
      finish(client::complete_enrolment(*core.replica_, *kept, *response, *input));
    });
  });
}

}  // namespace yibao::app
