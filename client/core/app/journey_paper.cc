#include "client/core/app/journey_place.h"
#include "shared/report/standing_text.h"

namespace yibao::app {
namespace {

constexpr std::chrono::hours kDay{24};

class Writer {
 public:
  Writer(texts::Language language, const JourneySheet& sheet)
      : language_(language), sheet_(sheet) {}

  papers::Paper paper() const {
    papers::Paper paper;
    paper.title = say("desk.journey.paper");
    paper.remark = say("desk.journey.made", {{"when", when(sheet_.made_at)}});
    paper.made_at = sheet_.made_at;
    paper.blocks.push_back(papers::Fields{{
        {say("cli.col.title"), sheet_.title.empty() ? say("cli.words_gone") : sheet_.title},
        {say("report.unit"), sheet_.unit_name},
        {say("cli.col.state"), say("state." + sheet_.state)},
        {say("cli.col.id"), sheet_.item.text()},
    }});
    paper.blocks.push_back(papers::Heading{say("desk.reading.journey")});
    paper.blocks.push_back(stages());
    paper.blocks.push_back(papers::Heading{say("desk.journey.receipt")});
    if (sheet_.receipt) {
      paper.blocks.push_back(receipt(*sheet_.receipt));
    } else {
      paper.blocks.push_back(papers::Paragraph{say("desk.journey.no_receipt")});
    }
    return paper;
  }

 private:
  std::string say(std::string_view key, const base::TextArgs& args = {}) const {
    return texts::text(language_, key, args);
  }
  std::string when(base::Timestamp time) const { return base::to_text(time, sheet_.offset); }

  papers::Table stages() const {
    papers::Table table;
    table.header = {say("cli.col.time"), say("cli.col.what"), say("cli.col.who"),
                    say("desk.journey.took"), say("cli.col.receipt")};
    table.shares = {2.2, 2.6, 1.2, 1, 1};
    for (const StageLine& line : sheet_.stages) {
      std::string what = say("event." + line.type);
      const std::string& reason = report::name_in(language_, line.reason);
      if (!reason.empty()) what += "　" + reason;
      if (!line.note.empty()) what += "　" + line.note;
      table.rows.push_back(
          {when(line.at), what, line.author, line.since ? span_text(language_, *line.since) : "",
           line.receipt ? "#" + std::to_string(*line.receipt) : say("cli.pending")});
    }
    return table;
  }

  papers::Fields receipt(const ReceiptCard& card) const {
    papers::Fields fields;
    fields.lines = {
        {say("desk.journey.sequence"),
         "#" + std::to_string(card.sequence) + " / " + std::to_string(card.epoch)},
        {say("desk.journey.received"), when(card.received_at)},
        {say("desk.journey.hash"), card.event_hash},
        {say("desk.journey.log_key"), card.log_key},
        {say("desk.journey.proof"),
         say("desk.journey.proof." + std::string(base::enum_name(card.proof)))},
    };
    if (card.proof == client::Proof::kNone) return fields;
    fields.lines.push_back(
        {say("desk.journey.checkpoint"),
         say("desk.journey.checkpoint.of", {{"size", std::to_string(card.checkpoint_size)},
                                            {"when", when(card.checkpoint_at)}})});
    fields.lines.push_back({say("desk.journey.root"), card.checkpoint_root});
    return fields;
  }

  texts::Language language_;
  const JourneySheet& sheet_;
};

}  // namespace

std::string span_text(texts::Language language, std::chrono::milliseconds span) {
  const auto say = [&](std::string_view key, std::int64_t count) {
    return texts::text(language, key, {{"count", std::to_string(count)}});
  };
  if (span >= 2 * kDay) return say("desk.time.days", span / kDay);
  if (span >= std::chrono::hours(1)) return say("desk.time.hours", span / std::chrono::hours(1));
  return say("desk.time.minutes", span / std::chrono::minutes(1));
}

papers::Paper journey_paper(texts::Language language, const JourneySheet& sheet) {
  return Writer(language, sheet).paper();
}

}  // namespace yibao::app
