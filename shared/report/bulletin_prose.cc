#include "shared/report/bulletin_prose.h"

#include "shared/report/bulletin_voice.h"
#include "shared/report/period_words.h"

namespace yibao::report {
namespace {

constexpr std::size_t kPlacesPraised = 3;

// Figures of one account: how many were submitted, and adopted.
struct Account {
  std::int64_t submitted = 0;
  std::int64_t adopted = 0;
};

class Overall {
 public:
  Overall(const BulletinFigures& figures, const BulletinSource& source)
      : figures_(figures), source_(source) {}

  std::string text() {
    add(counts());
    add(groups());
    add(compared());
    add(year());
    add(commissions());
    add(targets());
    if (figures_.running()) {
      add(say("bulletin.overall.running",
              {{"day", day_words(kBulletinLanguage, figures_.upto())}}));
    }
    return text_;
  }

 private:
  void add(const std::string& sentence) { text_ += sentence; }

  Account account(const rules::Period& period,
                  const std::optional<rules::Code>& group = std::nullopt) const {
    Account account;
    if (figures_.submitted())
      account.submitted = figures_.total(*figures_.submitted(), period, group);
    if (figures_.adopted()) account.adopted = figures_.total(*figures_.adopted(), period, group);
    return account;
  }

  // "调研8条、问题5条": what is not zero of them.
  std::string counted(const std::vector<std::size_t>& measures) const {
    std::vector<std::string> parts;
    for (const std::size_t measure : measures) {
      const std::int64_t count = figures_.total(measure, figures_.period());
      if (count == 0) continue;
      parts.push_back(say(
          "bulletin.overall.one",
          {{"name", figures_.rules().measures[measure].name.zh}, {"count", number_words(count)}}));
    }
    return joined(parts, "、");
  }

  std::string counts() const {
    if (!figures_.submitted()) return "";
    const Account all = account(figures_.period());
    std::string text =
        say("bulletin.overall.submitted",
            {{"period", account_words(figures_)},
             {"area", area_words(figures_.rules())},
             {"units", number_words(static_cast<std::int64_t>(figures_.units().size()))},
             {"count", number_words(all.submitted)}});
    if (const std::string kinds = counted(figures_.kinds()); !kinds.empty()) {
      text += say("bulletin.overall.of_these", {{"list", kinds}});
    }
    if (figures_.adopted()) {
      text += say("bulletin.overall.adopted", {{"count", number_words(all.adopted)}});
      if (all.submitted > 0 && all.adopted > 0) text += rate(all);
    }
    if (const std::string others = counted(figures_.others()); !others.empty()) {
      text += say("bulletin.overall.others", {{"list", others}});
    }
    return text + say("bulletin.full_stop");
  }

  // Only where the rules know of such a rate.
  std::string rate(const Account& all) const {
    for (const rules::Measure& measure : figures_.rules().measures) {
      if (!std::holds_alternative<rules::RatioOf>(measure.how)) continue;
      return say("bulletin.overall.rate",
                 {{"name", measure.name.zh}, {"percent", percent_of(all.adopted, all.submitted)}});
    }
    return "";
  }

  std::string groups() const {
    const auto& groups = figures_.rules().words.groups.all();
    if (groups.size() < 2 || !figures_.submitted()) return "";
    std::vector<std::string> parts;
    for (const rules::Named& group : groups) {
      const Account here = account(figures_.period(), group.id);
      if (here.submitted + here.adopted == 0) continue;
      parts.push_back(
          say(figures_.adopted() ? "bulletin.overall.group" : "bulletin.overall.group_submitted",
              {{"group", group.name.zh},
               {"submitted", number_words(here.submitted)},
               {"adopted", number_words(here.adopted)}}));
    }
    if (parts.size() < 2) return "";
    return say("bulletin.overall.groups", {{"list", joined(parts, "；")}});
  }

  static std::string moved(std::int64_t before, std::int64_t now) {
    if (now == before) return say("bulletin.overall.same");
    const std::int64_t by = now > before ? now - before : before - now;
    const bool more = now > before;
    if (before == 0) {
      return say(more ? "bulletin.overall.more" : "bulletin.overall.less",
                 {{"count", number_words(by)}});
    }
    return say(more ? "bulletin.overall.more_by" : "bulletin.overall.less_by",
               {{"count", number_words(by)}, {"percent", percent_of(by, before)}});
  }

  // A period that still runs is not held against a whole one, nor one before which nothing was
  // counted.
  std::string compared() const {
    if (figures_.running() || !figures_.submitted()) return "";
    const Account now = account(figures_.period());
    const Account before = account(period_before(figures_.period()));
    if (before.submitted == 0) return "";
    std::string text = say("bulletin.overall.compared",
                           {{"before", period_before_words(kBulletinLanguage, figures_.period())},
                            {"moved", moved(before.submitted, now.submitted)}});
    if (figures_.adopted()) {
      text +=
          say("bulletin.overall.compared_adopted", {{"moved", moved(before.adopted, now.adopted)}});
    }
    return text + say("bulletin.full_stop");
  }

  std::string year() const {
    if (!figures_.shows_year() || !figures_.submitted()) return "";
    const Account all = account(figures_.year());
    return say(figures_.adopted() ? "bulletin.overall.year" : "bulletin.overall.year_submitted",
               {{"period", year_to_date_words(kBulletinLanguage, figures_.period())},
                {"submitted", number_words(all.submitted)},
                {"adopted", number_words(all.adopted)}});
  }

  std::string commissions() const {
    std::int64_t asked = 0;
    std::int64_t done = 0;
    for (const CommissionTally& tally : source_.commissions) {
      asked += tally.asked;
      done += tally.done;
    }
    if (asked == 0) return "";
    return say("bulletin.overall.commissions", {{"asked", number_words(asked)},
                                                {"done", number_words(done)},
                                                {"percent", percent_of(done, asked)}});
  }

  std::string targets() const {
    // That nobody met them is said among the gaps.
    if (figures_.judged() == 0 || figures_.all_met().empty()) return "";
    const auto judged = static_cast<std::int64_t>(figures_.judged());
    const auto met = static_cast<std::int64_t>(figures_.all_met().size());
    return say("bulletin.overall.targets", {{"judged", number_words(judged)},
                                            {"met", number_words(met)},
                                            {"percent", percent_of(met, judged)}});
  }

  const BulletinFigures& figures_;
  const BulletinSource& source_;
  std::string text_;
};

// 第1名甲（120分）、并列第2名乙、丙（98分）.
std::string places(const BulletinFigures& figures, const RankedList& list, std::size_t last_place) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < list.lines.size();) {
    const rules::RankingResult& result = *list.lines[i].result;
    if (result.rank.place > last_place || result.keys.front() == base::Fraction()) break;
    std::vector<std::size_t> units;
    while (i < list.lines.size() && list.lines[i].result->rank.place == result.rank.place) {
      units.push_back(list.lines[i++].unit);
    }
    if (units.size() + parts.size() > kNamesMost) break;
    parts.push_back(say(units.size() > 1 ? "bulletin.praise.tied" : "bulletin.praise.place",
                        {{"place", std::to_string(result.rank.place)},
                         {"units", figures.names(units)},
                         {"value", value_words(*list.ranking, result)}}));
  }
  return joined(parts, "，");
}

void praise_places(const BulletinFigures& figures, std::vector<std::string>& sentences) {
  for (const rules::Ranking& ranking : figures.rules().rankings) {
    std::vector<std::string> lists;
    for (const RankedList& list : figures.lists()) {
      if (list.ranking != &ranking || !list.any()) continue;
      const std::string best = places(figures, list, list.group ? 1 : kPlacesPraised);
      if (best.empty()) continue;
      lists.push_back(list.group ? figures.group_name(*list.group) + best : best);
    }
    if (lists.empty()) continue;
    sentences.push_back(say("bulletin.praise.ranking",
                            {{"ranking", ranking.name.zh}, {"list", joined(lists, "；")}}));
  }
}

struct PraiseKeys {
  const char* one;
  const char* few;
  const char* many;
};
constexpr PraiseKeys kAllMet{"bulletin.praise.all_met_one", "bulletin.praise.all_met",
                             "bulletin.praise.all_met_many"};
constexpr PraiseKeys kEarly{"bulletin.praise.early_one", "bulletin.praise.early",
                            "bulletin.praise.early_many"};

std::string praise(const BulletinFigures& figures, const PraiseKeys& keys,
                   const std::vector<std::size_t>& units, const std::string& target) {
  const bool some = units.size() <= kNamesMost;
  return say(units.size() == 1 ? keys.one
             : some            ? keys.few
                               : keys.many,
             {{"target", target},
              {"count", number_words(static_cast<std::int64_t>(units.size()))},
              {"units", some ? figures.names(units) : ""}});
}

void praise_targets(const BulletinFigures& figures, std::vector<std::string>& sentences) {
  if (!figures.all_met().empty()) {
    sentences.push_back(praise(figures, kAllMet, figures.all_met(), ""));
  }
  for (const BulletinFigures::Early& early : figures.early()) {
    sentences.push_back(praise(figures, kEarly, early.units, early.target->name.zh));
  }
}

}  // namespace

BulletinSection opening_section(const BulletinFigures& figures) {
  const std::string notice = notice_words(figures.rules());
  return {section::kOpening, "",
          say(notice.empty() ? "bulletin.opening_without_notice" : "bulletin.opening",
              {{"notice", notice},
               {"period", account_words(figures)},
               {"area", area_words(figures.rules())}})};
}

BulletinSection overall_section(const BulletinFigures& figures, const BulletinSource& source) {
  return {section::kOverall, say("bulletin.heading.overall"), Overall(figures, source).text()};
}

std::optional<BulletinSection> praise_section(const BulletinFigures& figures) {
  std::vector<std::string> sentences;
  praise_places(figures, sentences);
  praise_targets(figures, sentences);
  if (sentences.empty()) return std::nullopt;
  sentences.push_back(say("bulletin.praise.closing"));
  return BulletinSection{section::kPraise, say("bulletin.heading.praise"), joined(sentences, "")};
}

}  // namespace yibao::report
