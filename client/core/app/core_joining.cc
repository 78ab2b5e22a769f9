// Joining, and inviting others to: the replica's part of it. Local checks come before any line is
// used; the store is written only when the server has agreed.
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

// The server may have agreed already, with an answer that never came: it gives that answer again to
// the same request, and to no other.
base::Result<std::shared_ptr<const client::PreparedEnrolment>> Core::prepare_enrolment(
    const client::EnrolInput& input, const crypto::Digest& certificate) {
  const auto& identity = replica_->identity();
  if (unanswered_ && unanswered_->code == input.code) {
    const client::PreparedEnrolment& before = *unanswered_->enrolment;
    const bool same_place = before.jurisdiction == input.jurisdiction &&
                            before.request.certificate == certificate &&
                            (!identity || identity->device == before.request.device);
    if (same_place) return unanswered_->enrolment;
  }
  YIBAO_TRY(auto prepared, client::prepare_enrolment(*replica_, input, certificate));
  auto kept = std::make_shared<const client::PreparedEnrolment>(std::move(prepared));
  unanswered_ = {input.code, kept};
  return kept;
}

void Core::ask_to_enrol(const std::shared_ptr<const client::EnrolInput>& input,
                        const crypto::Digest& certificate,
                        const std::function<void(base::Status)>& finish) {
  const auto prepared = prepare_enrolment(*input, certificate);
  if (!prepared) return finish(fail(prepared.error()));
  const auto& kept = *prepared;
  agent_.ask_to_enrol(input->server, kept, [this, input, kept, finish](auto response) {
    desk_.jobs().post([input, kept, finish, response](Core& core) {
      const bool lost =
          !response && base::failure_class(response.error().code) == base::FailureClass::kAgain;
      if (!lost) core.unanswered_.reset();
      if (!response) return finish(fail(response.error()));
      finish(client::complete_enrolment(*core.replica_, *kept, *response, *input));
    });
  });
}

// -- inviting -------------------------------------------------------------------------------------

void Core::invite(const Inviting& inviting, Invited each) {
  const base::Status shown = show_passphrase(inviting.passphrase->text(), false);
  if (!shown) return each(0, fail(shown.error()));
  const auto people = std::make_shared<const std::vector<client::InviteInput>>(inviting.people);
  for (std::size_t i = 0; i < people->size(); ++i) {
    const base::Status possible = client::check_invite(*replica_, (*people)[i]);
    if (!possible) return each(i, fail(possible.error()));
  }
  invite_next(people, 0, each);
}

// The nonce comes over the line, the signature is made here, the code comes over the line. Whoever
// locked the screen meanwhile has no key for signing.
void Core::invite_next(const std::shared_ptr<const std::vector<client::InviteInput>>& people,
                       std::size_t at, const Invited& each) {
  if (at >= people->size()) return;
  const auto answered = [people, at, each,
                         session = session_](const base::Result<protocol::Invitation>& invitation) {
    return [people, at, each, session, invitation](Core& core) {
      if (session != core.session_) return;
      each(at, invitation);
      if (invitation) core.invite_next(people, at + 1, each);
    };
  };
  agent_.challenge([this, people, at, answered](const auto& nonce) {
    desk_.jobs().post([people, at, answered, nonce](Core& core) {
      if (!nonce) return answered(fail(nonce.error()))(core);
      if (!core.usable()) return answered(fail(ErrorCode::kSignedOut))(core);
      const auto request = client::prepare_invite(*core.replica_, (*people)[at], *nonce);
      if (!request) return answered(fail(request.error()))(core);
      core.agent_.invite(*request, [&desk = core.desk_, answered](const auto& invitation) {
        desk.jobs().post(answered(invitation));
      });
    });
  });
}

}  // namespace yibao::app
