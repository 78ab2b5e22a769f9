// Joining as a guide in steps: where the server is, the one-time code, the passphrase, a self-test.
// On a machine that is enrolled a colleague lets a further person in, instead of the first step.
// One can go back and forth; nothing typed is lost on the way. The screen's thread.
#pragma once

#include "client/core/app/core.h"

namespace yibao::app {

enum class JoinStep : std::uint8_t { kServer, kColleague, kCode, kPassphrase, kSelfTest };

class JoinPlace {
 public:
  explicit JoinPlace(Desk& desk) : desk_(desk) {}
  ~JoinPlace() { forget(); }

  // -- typed by the person
  std::string server;
  std::string jurisdiction;
  std::string code;
  std::string colleague;  // the passphrase of somebody who is here already
  std::string passphrase;
  std::string repeated;

  JoinStep step() const { return step_; }
  // A further person on this machine: begun and left at the sign-in.
  bool further() const { return further_; }
  void begin_further();
  void leave_further();

  // What was found at the address; null until it was, and when another one is typed.
  const client::ServerGreeting* greeting() const;
  // "desk.join.*" key of what the step still needs; "" when it can be left.
  std::string missing() const;
  // The next step; at the first one after the server was met, at the third one by joining.
  void forward();
  void back();
  // Gives up what can be given up: while a server is being met.
  void cancel();
  bool can_cancel() const { return meeting_; }
  bool busy() const { return meeting_ || joining_; }
  const std::optional<base::Error>& problem() const { return problem_; }
  // The self-test was read.
  void finish();

 private:
  void meet();
  void join();
  void forget();

  Desk& desk_;
  JoinStep step_ = JoinStep::kServer;
  bool further_ = false;
  bool meeting_ = false;
  bool joining_ = false;
  std::uint64_t turn_ = 0;  // rises when an answer is not waited for any more
  std::string met_;         // the address that answered
  std::optional<client::ServerGreeting> greeting_;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::JoinStep, "server", "colleague", "code", "passphrase", "self_test");
