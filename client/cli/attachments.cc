// Files beside a draft: attached, listed, taken off.
#include "client/core/attachments.h"

#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/commands/drafts.h"
#include "shared/base/limits.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

struct AttachOptions {
  std::string id, file, name;
};

base::Result<Reply> attach(Session& session, const AttachOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const domain::Subject draft, session.draft(options.id));
  YIBAO_TRY(client::DraftDocument document, client::open_draft(replica, draft));
  YIBAO_TRY(const base::Bytes bytes,
            storage::read_file(options.file, base::limits::kAttachmentBytesMax));
  const std::string name = std::filesystem::path(options.file).filename().string();
  std::vector<domain::ContentAddress>& attachments = document.words.attachments;
  YIBAO_TRY(const auto address, client::keep_attachment(replica, name, bytes, attachments));
  attachments.push_back(address);
  const auto saved = client::save_draft(replica, draft, document);
  if (!saved) {
    // Nothing refers to it.
    YIBAO_CHECK(client::forget_attachments(replica, {address}));
    return fail(saved.error());
  }
  return Reply{json{{"attachment", name}, {"size", bytes.size()}}.dump(),
               session.say("cli.attached", {{"name", name}}) + "\n",
               {}};
}

base::Result<Reply> list(Session& session, const AttachOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const domain::Subject draft, session.draft(options.id));
  YIBAO_TRY(const client::DraftDocument document, client::open_draft(replica, draft));
  YIBAO_TRY(const auto infos, client::attachments_of(replica, document.words.attachments));
  report::Table table;
  table.column(session.say("cli.col.attachment"));
  table.column(session.say("cli.col.size"));
  json list = json::array();
  for (const client::AttachmentInfo& info : infos) {
    table.row({info.here ? info.name : session.say("desk.papers.not_here"),
               info.here ? std::to_string(info.size) : ""});
    list.push_back({{"name", info.name}, {"size", info.size}, {"here", info.here}});
  }
  return Reply{json{{"attachments", list}}.dump(), table.text(), {}};
}

// The pieces stay for the saves before; they go with the draft.
base::Result<Reply> detach(Session& session, const AttachOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const domain::Subject draft, session.draft(options.id));
  YIBAO_TRY(client::DraftDocument document, client::open_draft(replica, draft));
  std::vector<domain::ContentAddress>& attachments = document.words.attachments;
  YIBAO_TRY(const auto infos, client::attachments_of(replica, attachments));
  for (const client::AttachmentInfo& info : infos) {
    if (info.name != options.name) continue;
    std::erase(attachments, info.manifest);
    YIBAO_CHECK(client::save_draft(replica, draft, document).map([](std::int64_t) {}));
    return Reply{"{}", session.say("cli.detached", {{"name", info.name}}) + "\n", {}};
  }
  return fail(ErrorCode::kNotFound, "attachment", base::TextArgs{{"what", options.name}});
}

}  // namespace

void add_attachments(Commander& commander) {
  const auto options = std::make_shared<AttachOptions>();
  commander.add("draft attach", [options](Session& s) { return attach(s, *options); })
      .argument("draft", options->id)
      .argument("file", options->file);
  commander.add("draft attachments", [options](Session& s) { return list(s, *options); })
      .argument("draft", options->id);
  commander.add("draft detach", [options](Session& s) { return detach(s, *options); })
      .argument("draft", options->id)
      .argument("attachment", options->name);
}

}  // namespace yibao::cli
