#include "tests/demo/telling.h"

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/demo/comparison.h"
#include "tests/support/files.h"

namespace yibao::demo {
namespace {

using nlohmann::json;

constexpr int kRefusedHere = 3;
constexpr int kNoLine = 4;
// Beyond the handshake and the session's opening, well within the drafts themselves.
constexpr std::uint64_t kInTheDrafts = 6000;
constexpr std::size_t kTableLines = 14;

std::string first_word(const std::string& text) {
  return text.substr(0, text.find_first_of(" \n"));
}

void must(bool holds, const std::string& what) {
  if (!holds) throw StoryError(what);
}

}  // namespace

Telling::Telling(const Setup& setup, const Story& story, Narrator& narrator)
    : setup_(setup), story_(story), narrator_(narrator) {
  const auto player = [&](const char* who, const char* computer) {
    return std::make_unique<Player>(setup_, narrator_, narrator_.text(who), computer);
  };
  officer_ = player("who.officer", "office");
  reporter_ = player("who.reporter", "town");
  leader_ = player("who.leader", "town-leader");
  clerk_ = player("who.clerk", "department");
  head_ = player("who.head", "department-leader");
  head_->sits_beside(*clerk_);
}

Telling::~Telling() = default;

void Telling::tell() {
  open_the_house();
  write_offline();
  cut_the_line();
  sign();
  work_at_the_desk();
  answer_the_commission();
  show_the_town();
  const auto differences = compare();
  std::string all;
  for (const std::string& each : differences) all += "\n" + each;
  must(differences.empty(), "the figures are not the notice's:" + all);
}

void Telling::open_the_house() {
  narrator_.heading("heading.house", {{"office", story_.office.name}});
  server_ = std::make_unique<Server>(setup_, story_.jurisdiction, story_.office.unit, narrator_);
  line_ = std::make_unique<CuttingRelay>(server_->port());
  officer_->enrol(*server_, server_->port(), server_->first_code());
  const std::string ruleset =
      setup_.sources / "schemas/jurisdictions" / (story_.jurisdiction + ".json");
  officer_->run({"ruleset", "adopt", ruleset});
  officer_->run({"unit", "define-all"});
  officer_->run({"unit", "define", story_.office.unit, "--name", story_.office.name, "--office"});
  officer_->run({"unit", "list"}, 0, kTableLines);
  invite_people();
}

void Telling::invite_people() {
  narrator_.say("say.people");
  const std::string me = json::parse(officer_->ask({"status"})).at("person");
  officer_->run({"person", "define", "--id", me, "--unit", story_.office.unit, "--name",
                 story_.office.officer, "--roles", "office;administrator"});
  for (const ReportingUnit* unit : {&story_.town, &story_.department}) {
    officer_->run({"person", "define", "--unit", unit->unit, "--name", unit->reporter, "--roles",
                   "reporter", "--telephone", "0000-1234567"});
    officer_->run({"person", "define", "--unit", unit->unit, "--name", unit->leader, "--roles",
                   "leader", "--post", unit->post});
  }
  reporter_->enrol(*server_, line_->port(), server_->invite(story_.town.reporter));
  leader_->enrol(*server_, server_->port(), server_->invite(story_.town.leader));
  clerk_->enrol(*server_, server_->port(), server_->invite(story_.department.reporter));
  head_->enrol(*server_, server_->port(), server_->invite(story_.department.leader));
}

void Telling::write(Player& player, const DraftPlan& plan, const std::vector<std::string>& more) {
  std::vector<std::string> command = {"--offline",
                                      "draft",
                                      "new",
                                      "--kind",
                                      plan.kind,
                                      "--file",
                                      setup_.sources / "installers/samples" / plan.sample};
  command.insert(command.end(), more.begin(), more.end());
  ids_[plan.name] = first_word(player.run(command));
}

void Telling::offer(Player& player, const std::string& name) {
  player.run({"--offline", "draft", "offer", ids_.at(name), "--not-secret"});
}

void Telling::sign_off(Player& leader, const std::string& name) {
  leader.run({"draft", "sign", ids_.at(name), "--policy", "--content", "--scope", "--not-secret"});
}

const DraftPlan& Telling::plan(const std::string& name) const {
  for (const DraftPlan& each : story_.town_drafts) {
    if (each.name == name) return each;
  }
  throw StoryError("no draft of the town is called " + name);
}

// Mended by a paragraph, offered again and signed.
void Telling::mend(const DraftPlan& plan) {
  const auto sample = setup_.sources / "installers/samples" / plan.sample;
  const auto mended = setup_.folder / ("mended-" + plan.sample);
  testing::write_file(mended, testing::read_file(sample) + narrator_.text("text.mended") + "\n");
  reporter_->run({"--offline", "draft", "edit", ids_.at(plan.name), "--file", mended});
  reporter_->run({"draft", "offer", ids_.at(plan.name), "--not-secret"});
  leader_->run({"sync"});
  sign_off(*leader_, plan.name);
}

void Telling::write_offline() {
  narrator_.heading("heading.write");
  reporter_->run({"sync"});
  for (const DraftPlan& plan : story_.town_drafts) write(*reporter_, plan);
  narrator_.say("say.check");
  reporter_->run({"draft", "check", ids_.at(story_.town_drafts.front().name)});
  for (const DraftPlan& plan : story_.town_drafts) offer(*reporter_, plan.name);

  narrator_.say("say.unfinished");
  const std::string unfinished =
      first_word(reporter_->run({"--offline", "draft", "new", "--kind", story_.unfinished_kind,
                                 "--title", story_.unfinished_title}));
  reporter_->run({"draft", "check", unfinished});
  reporter_->run({"--offline", "draft", "offer", unfinished, "--not-secret"}, kRefusedHere);
  reporter_->run({"draft", "list"});
  reporter_->run({"outbox", "list"});
}

void Telling::cut_the_line() {
  narrator_.heading("heading.line");
  const std::int64_t before = server_->log_size();
  const auto offers = static_cast<std::int64_t>(story_.town_drafts.size());
  narrator_.say("say.cut_request");
  line_->cut_request_at(kInTheDrafts);
  reporter_->run({"sync"}, kNoLine);
  must(line_->is_cut(), "the line was not cut in the request");
  must(server_->log_size() == before, "half a request was admitted");

  line_->mend();
  narrator_.say("say.cut_answer");
  line_->cut_answer_after(kInTheDrafts);
  reporter_->run({"sync"}, kNoLine);
  must(line_->is_cut(), "the line was not cut in the answer");
  must(server_->log_size() == before + offers, "the server did not admit what reached it");
  reporter_->run({"outbox", "list"});

  line_->mend();
  narrator_.say("say.line_up");
  reporter_->run({"sync"});
  must(server_->log_size() == before + offers, "something was doubled");
  reporter_->run({"outbox", "list"});
  check_receipts();
}

// Every offer has one receipt, and no two the same.
void Telling::check_receipts() {
  std::set<std::int64_t> receipts;
  for (const DraftPlan& plan : story_.town_drafts) {
    const json item = json::parse(reporter_->ask({"item", "show", ids_.at(plan.name)}));
    const json& journey = item.at("journey");
    must(journey.size() == 1 && journey[0].contains("sequence"), plan.name + " has no receipt");
    receipts.insert(journey[0].at("sequence").get<std::int64_t>());
  }
  must(receipts.size() == story_.town_drafts.size(), "two drafts share a receipt");
  narrator_.say("say.receipts", {{"count", std::to_string(receipts.size())},
                                 {"first", std::to_string(*receipts.begin())},
                                 {"last", std::to_string(*receipts.rbegin())}});
}

void Telling::sign() {
  narrator_.heading("heading.sign");
  leader_->run({"sync"});
  leader_->run({"draft", "list"});
  for (const DraftPlan& plan : story_.town_drafts) {
    if (plan.name == story_.sent_back || plan.name == story_.secret) continue;
    sign_off(*leader_, plan.name);
  }
  narrator_.say("say.sent_back");
  leader_->run({"draft", "send-back", ids_.at(story_.sent_back), "--reason", "wording", "--note",
                narrator_.text("text.sent_back")});
  reporter_->run({"sync"});
  mend(plan(story_.sent_back));
  narrator_.say("say.secret");
  leader_->run({"draft", "found-secret", ids_.at(story_.secret), "--basis", "economy"});
  reporter_->run({"sync"});
  reporter_->run({"item", "show", ids_.at(story_.secret)});
  const json gone = json::parse(reporter_->ask({"item", "show", ids_.at(story_.secret)}));
  must(!gone.contains("body"), "the words of the secret draft are still here");

  narrator_.say("say.department");
  write(*clerk_, story_.department_draft);
  clerk_->run({"draft", "offer", ids_.at(story_.department_draft.name), "--not-secret"});
  sign_off(*head_, story_.department_draft.name);
}

// {name} becomes the item's id, {town} and {department} the units' codes.
std::vector<std::string> Telling::words_of(const std::string& line) const {
  std::vector<std::string> words;
  std::istringstream in(line);
  for (std::string word; in >> word;) {
    if (word.starts_with('{') && word.ends_with('}')) {
      const std::string name = word.substr(1, word.size() - 2);
      word = name == "town"         ? story_.town.unit
             : name == "department" ? story_.department.unit
                                    : ids_.at(name);
    }
    words.push_back(word);
  }
  return words;
}

void Telling::work_at_the_desk() {
  narrator_.heading("heading.desk");
  officer_->run({"sync"});
  officer_->run({"item", "list"});
  officer_->run({"item", "return", ids_.at(story_.returned), "--reason", "too_shallow", "--note",
                 narrator_.text("text.returned")});
  narrator_.say("say.returned");
  reporter_->run({"sync"});
  reporter_->run({"item", "show", ids_.at(story_.returned)}, 0, kTableLines);
  mend(plan(story_.returned));

  narrator_.say("say.accept");
  officer_->run({"sync"});
  officer_->run({"item", "accept", ids_.at(story_.department_draft.name)});
  for (const DraftPlan& plan : story_.town_drafts) {
    if (plan.name != story_.secret) officer_->run({"item", "accept", ids_.at(plan.name)});
  }
  narrator_.say("say.desk");
  for (const std::string& line : story_.desk) officer_->run(words_of(line));
}

void Telling::answer_the_commission() {
  narrator_.heading("heading.commission");
  const std::string today = json::parse(officer_->ask({"standings"})).at("as_of");
  commission_ = first_word(officer_->run(
      {"commission", "issue", "--title", story_.commission_title, "--text", story_.commission_text,
       "--due", today, "--units", story_.town.unit + ";" + story_.department.unit}));
  reporter_->run({"sync"});
  reporter_->run({"commission", "list"});
  reporter_->run({"commission", "acknowledge", commission_});
  write(*reporter_, story_.reply, {"--commission", commission_});
  reporter_->run({"draft", "offer", ids_.at(story_.reply.name), "--not-secret"});
  leader_->run({"sync"});
  sign_off(*leader_, story_.reply.name);
  officer_->run({"sync"});
  officer_->run({"item", "accept", ids_.at(story_.reply.name)});
  officer_->run({"commission", "judge", commission_, "--units", story_.town.unit, "--verdict",
                 "done", "--items", ids_.at(story_.reply.name)});
  officer_->run({"commission", "judge", commission_, "--units", story_.department.unit, "--verdict",
                 "missed"});
  officer_->run({"commission", "show", commission_});
}

void Telling::show_the_town() {
  narrator_.heading("heading.town");
  reporter_->run({"sync"});
  reporter_->run({"commission", "list"});
  reporter_->run({"targets"});
  reporter_->run({"points"});
  reporter_->run({"rank"}, 0, kTableLines);
  narrator_.heading("heading.office_view");
  officer_->run({"sync"});
  officer_->run({"standings"}, 0, kTableLines);
  officer_->run({"bulletin", "draft", "--csv", setup_.folder / "bulletin.csv"}, 0, kTableLines);
  const std::string bulletin = first_word(officer_->run({"bulletin", "publish"}));
  officer_->run({"bulletin", "export", bulletin, "--pdf", setup_.folder / "bulletin.pdf", "--docx",
                 setup_.folder / "bulletin.docx", "--xlsx", setup_.folder / "bulletin.xlsx"});
  reporter_->run({"sync"});
  narrator_.say("say.verify");
  reporter_->run({"verify"});
  officer_->run({"verify"});
  server_->run({"verify"});
}

std::vector<std::string> Telling::compare() {
  narrator_.heading("heading.compare");
  std::vector<std::string> differences;
  const json published = json::parse(officer_->ask({"rank"}));
  for (const auto& [unit, expected] : story_.expected) {
    const json account = json::parse(officer_->ask({"points", "--unit", unit}));
    for (std::string& each : differences_from(expected, unit, account, published)) {
      differences.push_back(std::move(each));
    }
  }
  const json own = json::parse(reporter_->ask({"points"}));
  const std::string town = story_.town.unit;
  for (std::string& each : differences_from(story_.expected.at(town), town, own, published)) {
    differences.push_back("on the town's own computer: " + each);
  }
  narrator_.say(differences.empty() ? "say.compare_good" : "say.compare_bad");
  return differences;
}

}  // namespace yibao::demo
