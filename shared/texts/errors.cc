#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kRows[] = {
    // clang-format off
    {"error.internal", "程序内部出错（{detail}）。请重新启动；若再次出现，请把日志交给管理员。", "Internal fault ({detail}). Please restart; if it happens again, give the log to the administrator."},
    {"error.usage", "命令写法不对：{detail}。加 --help 查看用法。", "Wrong usage: {detail}. See --help."},
    {"error.not_found", "没有找到{what}。请核对编号，或先同步一次。", "{what} not found. Check the id, or synchronise first."},
    {"error.ambiguous", "“{value}”对应不止一个，请写得更完整：{choices}。", "“{value}” fits more than one; write more of it: {choices}."},
    {"error.not_allowed_now", "现在不能这样做：{reason}", "This cannot be done now: {reason}"},
    {"error.cancelled", "已取消，没有改动任何内容。", "Cancelled; nothing was changed."},
    {"error.io", "读写{path}时出错：{reason}。请检查磁盘和文件夹后重试。", "Could not read or write {path}: {reason}. Check the disk and folder, then try again."},
    {"error.disk_full", "磁盘已满，无法保存。请清出空间后重试；已保存的内容没有丢失。", "The disk is full. Free some space and try again; nothing already saved is lost."},
    {"error.read_only", "{path}只能读、不能写。请检查文件夹权限，或换一个可写的位置。", "{path} is read-only. Check the folder's permissions or choose a writable place."},
    {"error.locked", "另一个程序正在使用这个数据文件夹（{path}）。请先关闭它，再重试。", "Another program is using this data folder ({path}). Close it and try again."},
    {"error.newer_format", "{path}是更新版本的程序写的（格式{found}，本程序最多认识{known}）。请升级本程序；文件没有被改动。", "{path} was written by a newer program (format {found}; this one knows up to {known}). Please upgrade; the file was not touched."},
    {"error.corrupted", "数据校验不符（{what}），文件可能已损坏或被改动。请停止使用并联系管理员，用备份恢复。", "Data failed its check ({what}); the file may be damaged or altered. Stop using it and ask the administrator to restore a backup."},
    {"error.already_exists", "{what}已经存在，没有覆盖。", "{what} exists already; it was not overwritten."},
    {"error.not_initialised", "{path}里还没有数据。服务器请先运行 yibao-server init，客户端请先用一次性开通码登记。", "There is no data in {path} yet. On a server run yibao-server init; on a client enrol with a one-time code."},
    {"error.address_not_loopback", "{address}不是本机回环地址。对外服务请由 nginx 转发；仅为试用可加 --trial，界面会一直提示。", "{address} is not a loopback address. Put nginx in front to serve others; for a trial only add --trial, which every screen will show."},
    {"error.port_in_use", "端口{port}已被占用。请换一个端口，或先停掉占用它的程序。", "Port {port} is in use. Choose another, or stop the program that uses it."},
    {"error.server_not_running", "服务器没有在运行（{path}）。请先启动 yibao-server serve。", "The server is not running ({path}). Start yibao-server serve first."},
    {"error.passphrase_wrong", "口令不对。请重新输入；若忘记口令，请向政府办要一个新的开通码。", "Wrong passphrase. Try again; if it is forgotten, ask the office for a new one-time code."},
    {"error.passphrase_weak", "口令至少要{least}个字节（约{characters}个汉字或{least}个字母）。", "A passphrase needs at least {least} bytes (about {characters} Chinese characters or {least} letters)."},
    {"error.signed_out", "还没有登录，不能签名。请输入口令后再试。", "Not signed in, so nothing can be signed. Enter the passphrase and try again."},
    {"error.person_unknown", "本机没有“{value}”这个人。可选：{choices}。", "There is no person “{value}” on this machine. Known: {choices}."},
    {"error.unit_unknown", "没有“{value}”这个单位。请核对名称；可用 unit list 查看全部。", "There is no unit “{value}”. Check the name; unit list shows all."},
    {"error.ruleset_invalid", "规则文件有{count}处问题，没有采用：", "The ruleset has {count} problems and was not taken:"},
    {"error.records_invalid", "记录文件有{count}处问题，没有计分：", "The records file has {count} problems; nothing was scored:"},
    {"error.ruleset_missing", "还没有启用规则。请政府办先采用一个规则文件（ruleset adopt）。", "No ruleset is in force yet. The office must adopt one first (ruleset adopt)."},
    {"error.malformed", "数据格式不对（{detail}），对方程序可能不是驿报。", "The data has the wrong form ({detail}); the other program may not be Yibao."},
    {"error.not_utf8", "文字不是有效的 UTF-8 编码。请用 UTF-8 保存后重试。", "The text is not valid UTF-8. Save it as UTF-8 and try again."},
    {"error.not_canonical", "数据不是规范写法，被拒收。请升级客户端后重新签署。", "The data is not in canonical form and was refused. Upgrade the client and sign again."},
    {"error.duplicate_key", "数据里有重复的字段，被拒收。", "The data has a repeated field and was refused."},
    {"error.too_deep", "数据嵌套太深，被拒收。", "The data is nested too deeply and was refused."},
    {"error.too_large", "内容太大（{detail}），超过上限。请缩短后重试。", "Too large ({detail}). Shorten it and try again."},
    {"error.field_invalid", "字段“{field}”缺失或写法不对，被拒收。请升级客户端后重新提交。", "Field “{field}” is missing or wrong; refused. Upgrade the client and submit again."},
    {"error.unknown_type", "服务器版本太旧，不认识这类操作。内容保留在本机，请通知政府办升级服务器。", "The server is too old for this kind of event. It stays here; ask the office to upgrade the server."},
    {"error.bad_signature", "签名与内容不符，被拒收。请重新签署后再提交。", "The signature does not fit the content; refused. Sign again and submit."},
    {"error.unknown_suite", "服务器不接受这种签名算法。请联系政府办。", "The server does not accept this signature suite. Ask the office."},
    {"error.unknown_key", "服务器不认识签名所用的密钥。请向政府办申请新的开通码。", "The server does not know the signing key. Ask the office for a new one-time code."},
    {"error.key_revoked", "签名所用的密钥已被吊销，这条没有生效。请用新密钥重新签署。", "The signing key was revoked, so this has no effect. Sign again with a new key."},
    {"error.foreign_key", "签名的密钥不属于署名的人，被拒收。", "The signing key is not the named author's; refused."},
    {"error.wrong_jurisdiction", "这条内容属于别的地区，被拒收。请核对服务器地址。", "This belongs to another jurisdiction; refused. Check the server's address."},
    {"error.no_right", "您的角色不能做这件事，被拒收。如有疑问请联系政府办。", "Your role may not do this; refused. Ask the office if in doubt."},
    {"error.equivocation", "同一编号已有不同内容，被拒收并已记录告警。请重新提交为新的一条。", "The same id already stands for other content; refused and logged as an alarm. Submit it anew."},
    {"error.reference_missing", "它所依据的那一条还没有送达，先等着。会自动再送。", "What this refers to has not arrived yet; it waits and is sent again by itself."},
    {"error.reference_refused", "它所依据的那一条被拒收，所以这条也不能生效。请先处理那一条。", "What this refers to was refused, so this cannot stand. Mend that first."},
    {"error.reference_wrong", "它所依据的不是合适的一条（{detail}），被拒收。", "What this refers to does not fit ({detail}); refused."},
    {"error.content_missing", "正文还没有送达，先等着。会自动再送。", "The content has not arrived yet; it waits and is sent again by itself."},
    {"error.content_mismatch", "正文与签署时的不一致，被拒收。请重新提交审签。", "The content is not what was signed; refused. Offer it for sign-off again."},
    {"error.content_purged", "正文已按规定清除，不能再使用。", "The content was purged and cannot be used any more."},
    {"error.preflight_refused", "不符合报送要求，没有收下：{detail}", "It does not meet the requirements and was not taken: {detail}"},
    {"error.signer_not_allowed", "按本地规定，这类稿件要由{signers}审签。", "By the local rules such an item must be signed by: {signers}."},
    {"error.author_may_not_sign", "撰稿人不能审签自己的稿件。请由分管或主要领导审签。", "An author may not sign off their own item. A leader must."},
    {"error.paper_not_allowed", "本地规定不接受纸质签批补登。请由领导本人审签。", "The local rules do not allow a sign-off on paper. The leader must sign in person."},
    {"error.gates_missing", "审签还缺：{gates}。请逐项确认后再签。", "The sign-off still lacks: {gates}. Confirm each, then sign."},
    {"error.found_secret", "该稿件已认定涉密，网上不再收发。请按保密规定专人直送。", "This item was found secret; it no longer travels by network. Deliver it by hand."},
    {"error.closed_period", "该时段已经通报定稿，不能再改。请通过更正通报处理。", "That period is published and closed. Use a correction bulletin."},
    {"error.line_down", "连不上服务器。内容都在本机，线路恢复后会自动发送。", "The server cannot be reached. Everything is kept here and goes out when the line is back."},
    {"error.timeout", "服务器没有及时应答。会自动再试。", "The server did not answer in time. It will be tried again."},
    {"error.server_busy", "服务器正忙，稍后自动再试。", "The server is busy; it will be tried again shortly."},
    {"error.server_error", "服务器出错（编号{detail}），稍后自动再试。若持续出现请联系管理员。", "The server had a fault (id {detail}); it will be tried again. If it goes on, tell the administrator."},
    {"error.session_expired", "会话已过期，正在重新建立。", "The session ended; it is being renewed."},
    {"error.tls_untrusted", "服务器的证书不是登记时的那一张，已停止连接。请不要输入任何内容，并立即联系管理员。", "The server's certificate is not the one pinned at enrolment; the connection was stopped. Tell the administrator at once."},
    {"error.not_yibao_server", "该地址上不是驿报服务器。请核对地址和端口。", "There is no Yibao server at that address. Check address and port."},
    {"error.device_revoked", "这台电脑已被停用。未送出的草稿仍可查看和导出；请联系政府办重新登记。", "This computer was revoked. Unsent drafts can still be read and exported; ask the office to enrol it again."},
    {"error.device_unknown", "服务器不认识这台电脑。请用新的开通码重新登记。", "The server does not know this computer. Enrol again with a new code."},
    {"error.client_too_old", "本程序版本太旧，服务器不再接受（至少要{least}）。草稿仍可编辑和导出，请尽快升级。", "This program is too old for the server (needs {least}). Drafts can still be edited and exported; please upgrade."},
    {"error.server_too_old", "服务器版本比本程序旧，不能同步。请通知政府办升级服务器。", "The server is older than this program and cannot synchronise. Ask the office to upgrade it."},
    {"error.server_restored", "服务器正在从备份恢复，暂不收发。内容都在本机，恢复后会自动补送。", "The server is being restored from a backup. Everything is kept here and is sent again afterwards."},
    {"error.log_forked", "服务器的记录与本机见过的不一致，已停止同步并保存证据。请立即联系管理员。", "The server's log does not continue the one seen before; synchronising was stopped and the evidence kept. Tell the administrator at once."},
    {"error.proof_failed", "服务器给出的证明不成立，已停止同步并保存证据。请立即联系管理员。", "The server's proof does not hold; synchronising was stopped and the evidence kept. Tell the administrator at once."},
    {"error.enrolment_closed", "现在没有开放登记。请向政府办要开通码。", "Enrolment is closed. Ask the office for a one-time code."},
    {"error.enrolment_code_wrong", "开通码不对。请逐字核对（共24位）；连错5次会作废。", "The one-time code is wrong. Check all 24 characters; five wrong tries void it."},
    {"error.enrolment_code_locked", "这个开通码已作废（已用过、过期或连错5次）。请向政府办要新的。", "This one-time code is void (used, expired, or five wrong tries). Ask the office for a new one."},
    // clang-format on
};

}  // namespace

std::span<const Row> error_rows() {
  return kRows;
}

}  // namespace yibao::texts
