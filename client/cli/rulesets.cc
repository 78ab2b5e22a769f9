// Rules and targets: adopting them, and what was adopted.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/commands/registry.h"
#include "client/core/ruleset/adoption.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

struct RulesetOptions {
  std::string file, from;
};

base::Result<Reply> adopt(Session& session, const RulesetOptions& options) {
  YIBAO_TRY(const base::Bytes text, storage::read_file(options.file, 8 * 1024 * 1024));
  std::optional<base::Date> from;
  if (!options.from.empty()) {
    YIBAO_TRY(from, session.date(options.from));
  }
  YIBAO_TRY(const client::AdoptionResult result,
            client::adopt_ruleset(session.replica(), text, from));
  if (result.event) return of_event(*result.event);
  std::string list;
  for (const rules::Problem& problem : result.check.problems) {
    list += "\n  " + problem.place + ": " + session.say("problem." + problem.key, problem.args);
  }
  for (const rules::AdoptionFault& fault : result.check.faults) {
    list += "\n  " + session.say("adoption." + fault.key, fault.args);
  }
  std::fprintf(stderr, "%s\n", list.c_str());
  return fail(ErrorCode::kRulesetInvalid, options.file,
              base::TextArgs{{"count", std::to_string(result.check.problems.size() +
                                                      result.check.faults.size())}});
}

base::Result<Reply> list_rulesets(Session& session) {
  json list = json::array();
  std::string text;
  for (const domain::RulesetInfo& info : session.replica().registry()->rulesets()) {
    list.push_back({{"ruleset", info.ruleset},
                    {"version", info.version},
                    {"from", base::to_text(info.from)},
                    {"hash", info.hash}});
    text +=
        base::to_text(info.from) + "  " + info.ruleset + " v" + std::to_string(info.version) + "\n";
  }
  return Reply{json{{"rulesets", list}}.dump(), text, {}};
}

struct TargetOptions {
  std::string unit, target, value, from, reason;
};

base::Result<Reply> set_target(Session& session, const TargetOptions& options) {
  YIBAO_TRY(const auto unit, session.replica().find_unit(options.unit));
  YIBAO_TRY(const base::Date from, session.date(options.from));
  YIBAO_TRY(const base::EventId event, client::set_target(session.replica(), unit, options.target,
                                                          options.value, from, options.reason));
  return of_event(event);
}

}  // namespace

void add_rulesets(Commander& commander) {
  const auto ruleset = std::make_shared<RulesetOptions>();
  commander.add("ruleset adopt", [ruleset](Session& s) { return adopt(s, *ruleset); })
      .argument("file", ruleset->file)
      .option("from", ruleset->from)
      .changes();
  commander.add("ruleset list", list_rulesets);
  const auto target = std::make_shared<TargetOptions>();
  commander.add("target set", [target](Session& s) { return set_target(s, *target); })
      .option("unit", target->unit, true)
      .option("target", target->target, true)
      .option("value", target->value, true)
      .option("from", target->from)
      .option("reason", target->reason)
      .changes();
}

}  // namespace yibao::cli
