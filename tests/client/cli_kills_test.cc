// A command that is killed at any moment (kill -9) and the next one after it: what was answered
// stays, what was not has happened or has not, nothing is there twice, and nothing stands in the
// way. YIBAO_KILLS=10000 is the long form.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "tests/client/cli_stage.h"
#include "tests/support/seed.h"

namespace yibao {
namespace {

using nlohmann::json;
using std::chrono::microseconds;
using testing::Arguments;
using testing::CliStage;
using testing::CliUser;

// A server lets nobody in more often than a person would come: the long form takes further ones.
constexpr int kKillsOfOneComputer = 40;

// A computer whose commands are killed, each somewhere in the time that it takes.
class Failing {
 public:
  Failing(CliStage& stage, CliUser user, std::mt19937_64& random)
      : stage_(stage), user_(std::move(user)), random_(random) {}

  const CliUser& user() const { return user_; }
  int kills() const { return kills_; }

  // The first of each kind of command is not killed, but timed.
  std::optional<json> ask(const std::string& kind, const Arguments& arguments) {
    const auto usual = usual_.find(kind);
    if (usual == usual_.end()) {
      const auto begin = std::chrono::steady_clock::now();
      json answer = stage_.ask(user_, arguments);
      usual_[kind] =
          std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - begin);
      return answer;
    }
    ++kills_;
    const auto most = static_cast<std::uint64_t>(usual->second.count() * 11 / 10);
    return stage_.ask_and_kill(user_, arguments, microseconds(random_() % most));
  }

  // How a draft of that title stands; empty where there is none, and never are there two.
  std::pair<std::string, std::string> id_and_state(const std::string& title) const {
    std::pair<std::string, std::string> found;
    const json answer = stage_.ask(user_, {"draft", "list"});
    for (const json& draft : answer.at("drafts")) {
      if (draft.at("title") != title) continue;
      CHECK(found.first.empty());
      found = {draft.at("id"), draft.at("state")};
    }
    return found;
  }

 private:
  CliStage& stage_;
  CliUser user_;
  std::mt19937_64& random_;
  std::map<std::string, microseconds> usual_;
  int kills_ = 0;
};

// From nothing to the leader's sign-off; what was cut off is done again where it did not happen.
std::string sign_off_one(CliStage& stage, Failing& failing, const std::string& title) {
  const auto made = failing.ask("new", stage.draft_command(title));
  auto [draft, state] = failing.id_and_state(title);
  if (made) CHECK(made->at("draft") == draft);
  if (draft.empty()) draft = stage.new_draft(failing.user(), title);

  const Arguments offer{"draft", "offer", draft, "--not-secret"};
  const auto offered = failing.ask("offer", offer);
  state = failing.id_and_state(title).second;
  if (offered) CHECK(state == "offered");
  if (state == "drafting") stage.ask(failing.user(), offer);

  failing.ask("sync", {"sync"});
  const Arguments sign{"draft", "sign", draft, "--policy", "--content", "--scope", "--not-secret"};
  const auto signed_off = failing.ask("sign", sign);
  state = failing.id_and_state(title).second;
  if (signed_off) CHECK(state != "offered");
  if (state == "offered") stage.ask(failing.user(), sign);
  return draft;
}

int times(const json& journey, const std::string& type) {
  return static_cast<int>(std::count_if(journey.begin(), journey.end(), [&](const json& step) {
    return step.at("type") == type && step.contains("sequence");
  }));
}

// Goes on until that many commands were killed; gives the drafts that were signed off meanwhile.
std::vector<std::string> work_at(CliStage& stage, Failing& failing, int kills) {
  std::vector<std::string> drafts;
  const auto stick = stage.file("stick.yibao");
  const auto reply = stage.file("reply.yibao");
  while (failing.kills() < kills) {
    const std::string title = failing.user().home.filename().string() + "停电时的第" +
                              std::to_string(drafts.size()) + "件";
    drafts.push_back(sign_off_one(stage, failing, title));
    // A file is there whole, or is not there.
    std::filesystem::remove(stick);
    failing.ask("export", {"bundle", "export", stick});
    if (!std::filesystem::exists(stick)) continue;
    stage.serve_admin({"import", "--file", stick, "--reply", reply});
    failing.ask("import", {"bundle", "import", reply});
  }
  return drafts;
}

// All of it has come, once.
void check_arrived(CliStage& stage, const CliUser& user, const std::vector<std::string>& drafts) {
  stage.ask(user, {"sync"});
  CHECK(stage.ask(user, {"status"}).at("waiting") == 0);
  CHECK(stage.run(user, {"verify"}).exit_code == 0);
  stage.ask(stage.office(), {"sync"});
  for (const std::string& draft : drafts) {
    const json item = stage.ask(stage.office(), {"item", "show", draft});
    CHECK(item.at("stage") == "received");
    CHECK(times(item.at("journey"), "draft.offered") == 1);
    CHECK(times(item.at("journey"), "draft.signed_off") == 1);
  }
}

TEST_CASE("a command that is killed has happened or has not, once, and the next one goes on") {
  CliStage& stage = testing::cli_stage();
  std::mt19937_64 random(testing::run_seed("cli_kills_test"));
  const int most = testing::wanted("YIBAO_KILLS", kKillsOfOneComputer);
  int kills = 0;
  std::size_t items = 0;
  for (int i = 0; kills < most; ++i) {
    Failing failing(stage, stage.join("angsu", "computer " + std::to_string(i)), random);
    const auto drafts = work_at(stage, failing, kKillsOfOneComputer);
    check_arrived(stage, failing.user(), drafts);
    kills += failing.kills();
    items += drafts.size();
  }
  CHECK(stage.run(stage.office(), {"verify"}).exit_code == 0);
  CHECK(stage.serve_admin({"verify"}).at("faults").empty());
  MESSAGE(kills << " kills over " << items << " items");
}

}  // namespace
}  // namespace yibao
