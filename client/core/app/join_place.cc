#include "client/core/app/join_place.h"

#include "client/core/app/passphrase.h"
#include "shared/base/text.h"

namespace yibao::app {
namespace {

std::string trimmed(const std::string& text) {
  return std::string(base::trim(text));
}

}  // namespace

void JoinPlace::begin_further() {
  forget();
  further_ = true;
  step_ = JoinStep::kColleague;
  code.clear();
  problem_.reset();
}

void JoinPlace::leave_further() {
  if (busy()) return;
  forget();
  further_ = false;
  step_ = JoinStep::kServer;
  problem_.reset();
}

const client::ServerGreeting* JoinPlace::greeting() const {
  return greeting_ && trimmed(server) == met_ ? &*greeting_ : nullptr;
}

std::string JoinPlace::missing() const {
  switch (step_) {
    case JoinStep::kServer:
      return client::parse_server(trimmed(server)) ? "" : "desk.join.need_server";
    case JoinStep::kColleague: return colleague.empty() ? "desk.join.need_colleague" : "";
    case JoinStep::kCode:
      if (!further_ && !base::is_code(trimmed(jurisdiction))) return "desk.join.need_jurisdiction";
      if (base::trim(code).empty()) return "desk.join.need_code";
      return protocol::parse_code(code) ? "" : "desk.join.code_mistyped";
    case JoinStep::kPassphrase:
      if (strength_of(passphrase) == Strength::kShort) return "desk.join.need_passphrase";
      return passphrase == repeated ? "" : "desk.join.need_repeat";
    case JoinStep::kSelfTest: break;
  }
  return "";
}

void JoinPlace::forward() {
  if (busy() || !missing().empty()) return;
  problem_.reset();
  switch (step_) {
    case JoinStep::kServer:
      if (greeting() == nullptr) return meet();
      step_ = JoinStep::kCode;
      return;
    case JoinStep::kColleague: step_ = JoinStep::kCode; return;
    case JoinStep::kCode: step_ = JoinStep::kPassphrase; return;
    case JoinStep::kPassphrase: return join();
    case JoinStep::kSelfTest: return finish();
  }
}

void JoinPlace::back() {
  if (busy()) return;
  problem_.reset();
  switch (step_) {
    case JoinStep::kCode: step_ = further_ ? JoinStep::kColleague : JoinStep::kServer; return;
    case JoinStep::kPassphrase: step_ = JoinStep::kCode; return;
    case JoinStep::kColleague: return leave_further();
    case JoinStep::kServer:
    case JoinStep::kSelfTest: return;
  }
}

void JoinPlace::meet() {
  meeting_ = true;
  const std::string address = trimmed(server);
  desk_.tell([this, address, turn = turn_](Core& core) {
    core.meet(address, [this, address, turn](const base::Result<client::ServerGreeting>& met) {
      desk_.reply([this, address, turn, met] {
        if (turn != turn_) return;
        meeting_ = false;
        if (!met) {
          problem_ = met.error();
          return;
        }
        greeting_ = *met;
        met_ = address;
        // The only one there is needs no asking.
        if (greeting_->jurisdictions.size() == 1) {
          jurisdiction = greeting_->jurisdictions.front().text();
        }
      });
    });
  });
}

void JoinPlace::cancel() {
  if (!meeting_) return;
  ++turn_;
  meeting_ = false;
  desk_.tell([](Core& core) { core.give_up_meeting(); });
}

void JoinPlace::join() {
  joining_ = true;
  // Typed words stay until it is done: a slip in the code shall not cost them.
  Core::Joining joining;
  joining.server = trimmed(server);
  joining.jurisdiction = trimmed(jurisdiction);
  joining.code = trimmed(code);
  joining.passphrase = std::make_shared<const Secret>(passphrase);
  if (further_) {
    joining.present = std::make_shared<const Secret>(colleague);
  } else {
    joining.certificate = greeting_->certificate;
  }
  desk_.tell([this, joining](Core& core) {
    core.enrol(joining, [this](const base::Status& status) {
      desk_.reply([this, status] {
        joining_ = false;
        problem_ = status ? std::nullopt : std::optional(status.error());
        if (!status) {
          // The newcomer's own words were only made up; it is the colleague's that were wrong.
          if (problem_->code == base::ErrorCode::kPassphraseWrong) step_ = JoinStep::kColleague;
          return;
        }
        forget();
        code.clear();
        step_ = JoinStep::kSelfTest;
      });
    });
  });
}

void JoinPlace::finish() {
  if (step_ != JoinStep::kSelfTest) return;
  further_ = false;
  step_ = JoinStep::kServer;
}

void JoinPlace::forget() {
  for (std::string* secret : {&colleague, &passphrase, &repeated}) {
    base::wipe(*secret);
    secret->clear();
  }
}

}  // namespace yibao::app
