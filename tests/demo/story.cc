#include "tests/demo/story.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/support/files.h"

namespace yibao::demo {
namespace {

using nlohmann::json;

DraftPlan draft_from(const json& node) {
  return {node.at("name"), node.at("kind"), node.at("sample")};
}

ReportingUnit unit_from(const json& node) {
  return {node.at("unit"), node.at("reporter"), node.at("leader"), node.at("post")};
}

ExpectedUnit expected_from(const json& node) {
  ExpectedUnit expected;
  expected.points = node.value("points", "");
  expected.rules = node.value("rules", expected.rules);
  expected.targets = node.at("targets").get<std::map<std::string, std::string>>();
  expected.rank = node.value("rank", expected.rank);
  expected.rank_in_group = node.value("rank_in_group", expected.rank_in_group);
  return expected;
}

Story story_from(const json& node) {
  Story story;
  story.jurisdiction = node.at("jurisdiction");
  const json& office = node.at("office");
  story.office = {office.at("unit"), office.at("name"), office.at("officer")};
  story.town = unit_from(node.at("town"));
  story.department = unit_from(node.at("department"));
  for (const json& draft : node.at("town_drafts")) story.town_drafts.push_back(draft_from(draft));
  story.department_draft = draft_from(node.at("department_draft"));
  story.sent_back = node.at("sent_back");
  story.secret = node.at("secret");
  story.returned = node.at("returned");
  story.unfinished_title = node.at("unfinished").at("title");
  story.unfinished_kind = node.at("unfinished").at("kind");
  const json& commission = node.at("commission");
  story.commission_title = commission.at("title");
  story.commission_text = commission.at("text");
  story.reply = draft_from(commission.at("reply"));
  story.desk = node.at("desk").get<std::vector<std::string>>();
  for (const auto& [unit, figures] : node.at("expected").items()) {
    story.expected[unit] = expected_from(figures);
  }
  return story;
}

}  // namespace

Story read_story(const std::filesystem::path& file) {
  try {
    return story_from(json::parse(testing::read_file(file)));
  } catch (const json::exception& error) {
    throw std::runtime_error(file.string() + ": " + error.what());
  }
}

}  // namespace yibao::demo
