// What is outside the log's own database and has to follow it: the list of who is shut out, and the
// bytes that a purge leaves in the write-ahead log (log_writer.h).
#include "server/service/log_writer.h"

namespace yibao::server {

// What the log shuts out and purges stands on the list beside it, also where a crash came between
// the commit and the list, or the list was lost.
base::Status LogWriter::find_denials() {
  for (const auto& [id, key] : working_.registry->keys()) {
    if (key.revoked) denials_pending_.keys.push_back(id);
  }
  for (const auto& [id, device] : working_.registry->devices()) {
    if (device.revoked) denials_pending_.devices.push_back(id);
  }
  YIBAO_TRY(denials_pending_.purges, store_->contents().purged());
  const std::size_t damaged = options_.denied.damaged();
  if (damaged > 0) {
    options_.log.write(base::LogLevel::kAlarm, "denied_list_damaged", {{"lines", damaged}});
  }
  return {};
}

void LogWriter::note_denials() {
  const auto add = [](auto& to, auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  add(denials_pending_.keys, working_.revoked_keys);
  add(denials_pending_.devices, working_.revoked_devices);
  add(denials_pending_.purges, working_.purged);
  const base::Status noted = options_.denied.note(denials_pending_);
  if (noted) return;
  options_.log.write(base::LogLevel::kAlarm, "denied_list_not_written", {{"code", noted.error()}});
}

// Somebody who reads may hold the write-ahead log for a while; the words are in it as long.
void LogWriter::finish_purge() {
  const base::Status emptied = store_->finish_purge();
  purge_pending_ = !emptied;
  if (emptied && purge_alarmed_) {
    options_.log.write(base::LogLevel::kInfo, "purge_finished");
  }
  if (!emptied && !purge_alarmed_) {
    options_.log.write(base::LogLevel::kAlarm, "purge_not_finished", {{"code", emptied.error()}});
  }
  purge_alarmed_ = !emptied;
}

}  // namespace yibao::server
