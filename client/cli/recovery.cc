// The recovery sheet: made by who is signed in, used by who cannot be.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/recovery.h"

namespace yibao::cli {
namespace {

using nlohmann::json;

base::Result<Reply> new_code(Session& session) {
  YIBAO_TRY(const std::string code, client::new_recovery_code(session.replica()));
  return Reply{json{{"recovery", code}}.dump(),
               session.say("cli.recovery.code", {{"code", code}}) + "\n",
               {}};
}

base::Result<Reply> use_code(Session& session, const std::string& code) {
  YIBAO_TRY(std::string words, session.passphrase("cli.passphrase_new"));
  const auto person = client::recover(session.replica(), code, words);
  base::wipe(words);
  if (!person) return base::fail(person.error());
  return Reply{
      json{{"person", person->text()}}.dump(), session.say("cli.recovery.used") + "\n", {}};
}

}  // namespace

void add_recovery(Commander& commander) {
  commander.add("recovery new", new_code);
  const auto code = std::make_shared<std::string>();
  commander.add("recovery use", [code](Session& session) { return use_code(session, *code); })
      .option("code", *code, true)
      .signed_out();
}

}  // namespace yibao::cli
