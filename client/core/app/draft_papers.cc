#include "client/core/app/draft_papers.h"

#include "client/papers/import_text.h"
#include "client/papers/viewing.h"

namespace yibao::app {

void DraftPapers::refresh(const Snapshot& snapshot,
                          const std::vector<domain::ContentAddress>& wanted) {
  next();
  if (wanted == wanted_ && wanted_version_ == snapshot.facts_version) return;
  wanted_ = wanted;
  wanted_version_ = snapshot.facts_version;
  if (wanted.empty()) return list_.clear();
  desk_.ask(
      [wanted](Core& core) {
        return core.look(
            [&](client::Replica& replica) { return client::attachments_of(replica, wanted); });
      },
      [this, wanted](base::Result<std::vector<client::AttachmentInfo>> list) {
        if (list && wanted == wanted_) list_ = *std::move(list);
      });
}

void DraftPapers::leave() {
  ++turn_;
  busy_ = false;
  arrivals_.clear();
  problem_.reset();
  wanted_.clear();
  wanted_version_ = 0;
  list_.clear();
}

void DraftPapers::finish(const base::Status& status) {
  busy_ = false;
  if (!status) problem_ = status.error();
}

// -- coming in ------------------------------------------------------------------------------------

void DraftPapers::take(const std::vector<std::filesystem::path>& files) {
  problem_.reset();
  for (const auto& file : files) arrivals_.push_back({file, papers::is_text_file(file)});
}

void DraftPapers::choose_text() {
  FilePicker::Question question;
  question.title = "desk.papers.text.title";
  question.endings = {".txt", ".docx"};
  picker_.ask(std::move(question), [this](const auto& file) {
    problem_.reset();
    arrivals_.push_back({file, true});
  });
}

void DraftPapers::choose_attachment() {
  FilePicker::Question question;
  question.title = "desk.papers.attach.title";
  question.endings = client::attachable_endings();
  picker_.ask(std::move(question), [this](const auto& file) {
    problem_.reset();
    arrivals_.push_back({file, false});
  });
}

void DraftPapers::next() {
  if (busy_ || arrivals_.empty() || !writing_.is_open()) return;
  const Arrival arrival = std::move(arrivals_.front());
  arrivals_.pop_front();
  busy_ = true;
  if (arrival.as_text) {
    take_text(arrival.file);
  } else {
    attach(arrival.file);
  }
}

void DraftPapers::take_text(const std::filesystem::path& file) {
  desk_.send_out([file] { return papers::read_text_file(file); },
                 [this, turn = turn_, file](const base::Result<std::string>& text) {
                   if (turn != turn_) return;
                   if (!text) return finish(base::fail(text.error()));
                   const base::Status taken = writing_.append(*text);
                   finish(taken);
                   if (taken)
                     way_.say("desk.notice.text_taken", {{"name", file.filename().string()}});
                 });
}

void DraftPapers::attach(const std::filesystem::path& file) {
  const auto keep = [this, turn = turn_, file](const base::Result<base::Bytes>& bytes) {
    if (turn != turn_) return;
    if (!bytes) return finish(base::fail(bytes.error()));
    desk_.ask(
        [name = file.filename().string(), bytes = *bytes,
         present = writing_.fields.attachments](Core& core) {
          return core.write([&](client::Replica& replica) {
            return client::keep_attachment(replica, name, bytes, present);
          });
        },
        [this, turn](const base::Result<domain::ContentAddress>& address) {
          if (turn == turn_) return attached(address);
          // The draft was left meanwhile: nothing refers to it.
          if (!address) return;
          desk_.tell([address = *address](Core& core) {
            static_cast<void>(core.write([&](client::Replica& replica) {
              return client::forget_attachments(replica, {address});
            }));
          });
        });
  };
  desk_.send_out(
      [file] { return papers::read_given_file(file, base::limits::kAttachmentBytesMax); }, keep);
}

void DraftPapers::attached(const base::Result<domain::ContentAddress>& address) {
  if (!address) return finish(base::fail(address.error()));
  finish({});
  writing_.fields.attachments.push_back(*address);
  writing_.edited();
}

// The pieces stay for the revisions before; they go with the draft.
void DraftPapers::remove(const domain::ContentAddress& attachment) {
  std::erase(writing_.fields.attachments, attachment);
  writing_.edited();
}

// -- showing --------------------------------------------------------------------------------------

void DraftPapers::show(const domain::ContentAddress& attachment) {
  if (busy_) return;
  busy_ = true;
  problem_.reset();
  const auto file_of = [attachment](Core& core) -> base::Result<std::filesystem::path> {
    YIBAO_TRY(const auto file, core.look([&](client::Replica& replica) {
      return client::open_attachment(replica, attachment);
    }));
    return core.viewing().put(file.name, file.bytes);
  };
  desk_.ask(file_of, [this, turn = turn_](const base::Result<std::filesystem::path>& file) {
    if (turn != turn_) return;
    if (!file) return finish(base::fail(file.error()));
    desk_.send_out([file = *file] { return papers::show_file(file); },
                   [this, turn](const base::Status& shown) {
                     if (turn == turn_) finish(shown);
                   });
  });
}

}  // namespace yibao::app
