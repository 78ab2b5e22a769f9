// The slip that a newcomer is handed (inviting.h): one a sheet, since it goes to one person.
#include "client/core/app/office/register/inviting.h"

namespace yibao::app {

papers::Paper slip_paper(const std::vector<Slip>& slips, base::UtcOffset offset,
                         base::Timestamp made_at, texts::Language language) {
  const auto say = [&](std::string_view key, const base::TextArgs& args = {}) {
    return texts::text(language, key, args);
  };
  papers::Paper paper;
  paper.title = say("register.slip.title");
  paper.made_at = made_at;
  for (std::size_t i = 0; i < slips.size(); ++i) {
    const Slip& slip = slips[i];
    if (i > 0) paper.blocks.emplace_back(papers::Annex{"", say("register.slip.title")});
    papers::Fields fields;
    fields.lines = {{say("register.slip.name"), slip.name},
                    {say("report.unit"), slip.unit_name},
                    {say("register.slip.code"), slip.code->text()},
                    {say("register.slip.until"), base::to_text(slip.until, offset).substr(0, 16)},
                    {say("register.slip.server"), slip.server},
                    {say("register.slip.jurisdiction"), slip.jurisdiction},
                    {say("register.slip.fingerprint"), slip.fingerprint}};
    paper.blocks.emplace_back(std::move(fields));
    paper.blocks.emplace_back(papers::Gap{});
    paper.blocks.emplace_back(papers::Heading{say("register.slip.steps"), 2});
    for (const char* step : {"register.slip.step_1", "register.slip.step_2", "register.slip.step_3",
                             "register.slip.step_4", "register.slip.step_5"}) {
      paper.blocks.emplace_back(papers::Paragraph{say(step), false});
    }
    paper.blocks.emplace_back(papers::Paragraph{say("register.slip.keep"), false});
  }
  return paper;
}

}  // namespace yibao::app
