// Drafts carried to another computer of the unit in a file, and brought in there.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/moving.h"
#include "shared/base/limits.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

struct MovingOptions {
  std::string file;
  std::vector<std::string> drafts;
  bool preview = false;
};

// Typed twice where it is typed: nobody sees what they type.
base::Result<std::string> new_file_passphrase(Session& session) {
  YIBAO_TRY(std::string words, session.passphrase("cli.file_passphrase_new"));
  if (session.settings().passphrase_fd >= 0) return words;
  YIBAO_TRY(std::string again, session.passphrase("cli.file_passphrase_again"));
  const bool same = words == again;
  base::wipe(again);
  if (same) return words;
  base::wipe(words);
  return fail(base::not_now("passphrases_differ"));
}

base::Result<std::vector<domain::Subject>> wanted(Session& session, const MovingOptions& options,
                                                  const client::MovableDrafts& movable) {
  std::vector<domain::Subject> drafts;
  for (const std::string& id : options.drafts) {
    YIBAO_TRY(domain::Subject draft, session.draft(id));
    drafts.push_back(std::move(draft));
  }
  if (!options.drafts.empty()) return drafts;
  for (const client::MovableDraft& draft : movable.drafts) drafts.push_back(draft.draft);
  return drafts;
}

base::Result<client::DraftsParcel> packed(Session& session,
                                          const std::vector<domain::Subject>& drafts) {
  client::Replica& replica = session.replica();
  client::DraftsParcel parcel = client::new_parcel(replica);
  for (const domain::Subject& draft : drafts) {
    YIBAO_TRY(auto moved, client::pack_draft(replica, draft));
    if (moved) parcel.drafts.push_back(*std::move(moved));
  }
  if (parcel.drafts.empty()) return fail(base::not_now("drafts_none"));
  return parcel;
}

base::Result<Reply> export_drafts(Session& session, const MovingOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const auto movable, client::movable_drafts(replica));
  YIBAO_TRY(const auto drafts, wanted(session, options, movable));
  YIBAO_TRY(const client::DraftsParcel parcel, packed(session, drafts));
  YIBAO_TRY(std::string words, new_file_passphrase(session));
  const auto bytes = client::seal_parcel(parcel, words, replica.cost(), replica.random());
  base::wipe(words);
  if (!bytes) return fail(bytes.error());
  YIBAO_CHECK(storage::write_private_file(options.file, *bytes));
  const std::size_t count = parcel.drafts.size();
  std::string text = session.say("desk.notice.drafts_taken_along",
                                 {{"count", std::to_string(count)}, {"path", options.file}}) +
                     "\n";
  if (movable.staying > 0) {
    text += session.say("desk.moving.staying", {{"count", std::to_string(movable.staying)}}) + "\n";
  }
  return Reply{json{{"file", options.file}, {"drafts", count}, {"staying", movable.staying}}.dump(),
               text,
               {}};
}

base::Result<Reply> import_drafts(Session& session, const MovingOptions& options) {
  client::Replica& replica = session.replica();
  const auto bytes = storage::read_file(options.file, base::limits::kDraftsFileBytesMax);
  // A larger one is none of ours.
  const bool huge = !bytes && bytes.error().code == ErrorCode::kTooLarge;
  if (!bytes) return fail(huge ? base::Error(ErrorCode::kFileUnknown, "huge") : bytes.error());
  YIBAO_TRY(std::string words, session.passphrase("cli.file_passphrase"));
  const auto parcel = client::open_parcel(*bytes, words);
  base::wipe(words);
  if (!parcel) return fail(parcel.error());
  YIBAO_CHECK(client::check_addressee(replica, *parcel));
  report::Table table;
  table.column(session.say("cli.col.id"));
  table.column(session.say("cli.col.state"));
  table.column(session.say("cli.col.title"));
  json list = json::array();
  std::size_t came = 0;
  for (const client::MovedDraft& draft : parcel->drafts) {
    YIBAO_TRY(const client::Arrival arrival, options.preview ? client::arrival_of(replica, draft)
                                                             : client::bring_in(replica, draft));
    const bool marked = arrival == client::Arrival::kMarked;
    const std::string title = marked ? "" : draft.document.words.title;
    const std::string name(base::enum_name(arrival));
    table.row({Session::short_id(draft.id), session.say("desk.moving.arrival." + name), title});
    list.push_back({{"id", draft.id.text()}, {"arrival", name}, {"title", title}});
    const bool comes = arrival == client::Arrival::kNew || arrival == client::Arrival::kVersion;
    if (comes && !options.preview) ++came;
  }
  std::string text = table.text();
  if (!options.preview) {
    text += session.say("desk.notice.drafts_brought_in", {{"count", std::to_string(came)}}) + "\n";
  }
  return Reply{json{{"drafts", list}, {"brought_in", came}}.dump(), text, {}};
}

}  // namespace

void add_moving(Commander& commander) {
  const auto options = std::make_shared<MovingOptions>();
  commander.add("draft export", [options](Session& s) { return export_drafts(s, *options); })
      .argument("file", options->file)
      .list("drafts", options->drafts);
  commander.add("draft import", [options](Session& s) { return import_drafts(s, *options); })
      .argument("file", options->file)
      .flag("preview", options->preview);
}

}  // namespace yibao::cli
