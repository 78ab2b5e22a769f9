#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kServerRows[] = {
    // clang-format off
    {"server.about", "驿报服务器：收存、核验、计分、下发政务信息", "Yibao server: keeps, verifies, scores and passes on government-affairs information"},
    {"server.serving", "驿报服务器已启动：https://{address}:{port}", "Yibao server is running: https://{address}:{port}"},
    {"server.serving_trial", "驿报服务器已启动（试用：未经 nginx 防护，请勿用于正式工作）：https://{address}:{port}", "Yibao server is running (trial: without nginx in front, not for real work): https://{address}:{port}"},
    {"server.least_client", "已告知：从{day}起不再接受 {least} 以前的客户端。", "Announced: from {day} clients before {least} are refused."},
    {"server.code_for", "一次性开通码（{hours}小时内有效，只能用一次）：", "One-time code (valid for {hours} hours, once):"},
    {"server.fingerprint", "证书指纹，请连同开通码一起交给对方；登记时屏幕上显示的要与它一致：", "Fingerprint of the certificate, to go with the code: what the guide shows must be the same:"},
    {"server.columns_ignored", "提示：{file} 中的这些列不认识，已略过：{columns}", "Note: these columns of {file} are not known and were skipped: {columns}"},
    {"server.verified", "核验完毕：{entries} 条记录（{suite}签名），{contents} 份内容（另有 {purged} 份已清除），树根 {root}，{faults} 处问题。", "Verified: {entries} entries (signed by {suite}), {contents} contents ({purged} purged), root {root}, {faults} faults."},
    {"server.restored", "已从备份恢复 {entries} 条记录，现在停在新的一轮，不收不发。请运行 confirm-restore 核对 {denied} 条吊销与清除记录，再用 confirm-restore --list 加清单的核对码确认。", "Restored {entries} entries; a new epoch has begun and nothing is served or admitted. Run confirm-restore to see the {denied} revocations and purges, then confirm them with confirm-restore --list and the list's digest."},
    {"server.help.json", "输出 JSON", "print JSON"},
    {"server.help.data", "数据文件夹", "data folder"},
    {"server.help.jurisdiction", "地区代码（只有一个时可省略）", "jurisdiction code (may be left out where there is one only)"},
    {"server.help.office", "政府办的单位代码", "the central office's unit code"},
    {"server.help.hours", "开通码有效小时数（至多72）", "hours a code is valid (at most 72)"},
    {"server.help.listen", "监听地址和端口", "address and port to listen on"},
    {"server.help.public", "各单位连接用的地址，印在开通单上，如 10.1.2.3:8443", "the address units connect to, printed on invitations, e.g. 10.1.2.3:8443"},
    {"server.help.trial", "试用：允许直接监听非回环地址", "trial: allow an address other than loopback"},
    {"server.help.least_client", "接受的最低客户端版本，如 0.2.0", "the oldest client version accepted, e.g. 0.2.0"},
    {"server.help.least_client_from", "从哪天起不再接受更早的版本，如 2027-01-31（至少提前30天告知）", "the day from which older versions are refused, e.g. 2027-01-31 (30 days ahead at least)"},
    {"server.help.ruleset", "规则文件（JSON）", "ruleset file (JSON)"},
    {"server.help.records", "记录文件（CSV）", "records file (CSV)"},
    {"server.help.units", "单位表（CSV），代替规则里的单位", "units file (CSV), in place of the ruleset's units"},
    {"server.help.as_of", "截至日期，如 2022-12-31", "as-of date, e.g. 2022-12-31"},
    {"server.help.period", "时段：2022、2022-H1、2022-Q3、2022-05、2022-W07；省略为当年", "period: 2022, 2022-H1, 2022-Q3, 2022-05, 2022-W07; left out: the year"},
    {"server.help.unit", "只看一个单位的明细", "one unit's ledger only"},
    {"server.help.person", "人员编号或姓名", "person's id or name"},
    {"server.help.key", "密钥编号", "key id"},
    {"server.help.device", "设备编号", "device id"},
    {"server.help.file", "客户端导出的文件", "the file a client exported"},
    {"server.help.reply", "回执写到哪个文件", "where to write the reply"},
    {"server.help.reason", "另起一轮的缘由，记入服务器日志", "why a new epoch begins, for the server's log"},
    {"server.help.list", "清单的核对码；省略则只列出清单", "the list's digest; without it the list is only shown"},
    {"server.help.after_epoch", "别处已经用过的轮次，新的一轮在它之后", "an epoch known to have begun elsewhere; the new one comes after it"},
    {"server.help.to", "另存一份到哪个文件夹（须不存在），如移动硬盘上", "where to carry a copy of the backup, e.g. to a disk (must not exist)"},
    {"server.help.nightly", "所有地区都做，并清理过期的：留7天、5周、12个月；正文至多35天", "of every jurisdiction, and thin out: 7 daily, 5 weekly, 12 monthly stay; contents 35 days at most"},
    {"server.help.from", "备份所在文件夹", "folder of the backup"},
    {"server.help.recovery_key", "恢复密钥所在的文件", "file with the recovery key"},
    {"server.suite.ed25519", "Ed25519", "Ed25519"},
    {"server.suite.sm2", "国密SM2/SM3", "SM2 with SM3"},
    {"server.help.suite", "签名算法，建立后不能更改：ed25519（默认）或sm2（国密SM2/SM3）", "what signs, for good: ed25519 (where left out) or sm2 (SM2 with SM3)"},
    {"server.help.recovery_file", "恢复密钥写到哪个文件（须不存在）；省略则打印", "file to write the recovery key to (must not exist); left out: it is printed"},
    {"server.help.config", "配置文件", "configuration file"},
    {"server.help.drill", "演练恢复：在临时文件夹里恢复并核验一份备份，不动现有数据", "prove a restore in a temporary folder; nothing that is served is touched"},
    {"server.help.recovery-key", "恢复密钥丢失后换一把新的（旧备份仍要用旧的）", "make a new recovery key in place of a lost one (old backups need the old one)"},
    {"server.recovery_key", "恢复密钥。备份都封给它，本机不留底：请现在打印或抄写，分两处保管。没有它，任何备份都打不开。", "The recovery key. Backups are sealed to it and this machine does not keep it: print or copy it now and keep it in two places. Without it no backup can be opened."},
    {"server.recovery_remark", "驿报恢复密钥：打开备份用。请离线保管，不要留在服务器上。", "Recovery key of Yibao: opens its backups. Keep it offline, not on the server."},
    {"server.drilled", "演练成功：恢复 {entries} 条记录、{contents} 份内容并全部核验，树根 {root}，用时 {seconds} 秒。临时文件已清除。", "The drill went well: {entries} entries and {contents} contents were restored and verified, root {root}, in {seconds} s. The temporary folder is gone."},
    {"server.drilled_log", "核验成功：{entries} 条记录，树根 {root}，用时 {seconds} 秒。这份备份的正文已按期清除，不能用来恢复（内容 {contents} 份）。", "Verified: {entries} entries, root {root}, in {seconds} s. The contents of this backup were removed when they were due ({contents} left): it cannot be restored."},
    {"server.help.init", "建立新的地区，打印第一位管理员的开通码", "set up a jurisdiction and print the first administrator's code"},
    {"server.help.serve", "启动服务", "serve"},
    {"server.help.score", "按规则给记录文件计分，不需要服务器", "score a records file by a ruleset, without a server"},
    {"server.help.invite", "给已登记的人员开一次性开通码", "make a one-time code for a registered person"},
    {"server.help.revoke", "立即停用一个密钥或设备", "shut out a key or device at once"},
    {"server.help.import", "收取 U 盘带来的文件，写出回执", "take in a bundle file and write the reply"},
    {"server.help.backup", "在线备份并核验", "back up online and verify"},
    {"server.help.restore", "从备份恢复", "restore from a backup"},
    {"server.help.begin-epoch", "记录被退回后，以现有内容另起一轮", "begin a new epoch with what is here, after the log was found rolled back"},
    {"server.help.confirm-restore", "确认吊销与清除清单，恢复收发", "confirm revocations and purges, open the log again"},
    {"server.help.verify", "从第一条起核验全部记录", "verify everything from the first entry"},
    {"server.help.incidents", "涉密处置：哪些设备、备份还留有内容，哪些通报要人工更正", "found secrets: devices and backups that still have copies, bulletins to correct by hand"},
    {"server.help.quarantine", "列出被隔离的事件（密钥已吊销）", "events in quarantine (signed by revoked keys)"},
    {"server.help.people", "列出人员", "list people"},
    {"server.help.metrics", "运行指标（Prometheus 文本），仅限本机", "counters and loads as Prometheus text, on this machine only"},
    {"server.help.status", "查看状态", "show the state"},
    // clang-format on
};

}  // namespace

std::span<const Row> server_rows() {
  return kServerRows;
}

}  // namespace yibao::texts
