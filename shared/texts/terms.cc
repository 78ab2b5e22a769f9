#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kRows[] = {
    // clang-format off
    {"term.item", "稿件", "item"},
    {"term.draft", "草稿", "draft"},
    {"term.commission", "约稿", "commission"},
    {"term.standing", "已发布的排名", "published standing"},
    {"term.bulletin", "通报", "bulletin"},

    {"role.reporter", "信息员", "reporter"},
    {"role.leader", "领导", "leader"},
    {"role.office", "政府办", "office"},
    {"role.administrator", "管理员", "administrator"},
    {"signer.reporter", "信息员", "reporter"},
    {"signer.in_charge", "分管领导", "leader in charge"},
    {"signer.principal", "主要领导", "principal leader"},
    {"gate.policy", "政策关", "policy gate"},
    {"gate.content", "内容关", "content gate"},
    {"gate.scope", "发送范围关", "distribution gate"},
    {"gate.not_secret", "保密审查", "secrecy finding"},
    {"gate.author_declares", "撰稿人保密声明", "author's secrecy declaration"},

    {"state.drafting", "草稿", "drafting"},
    {"state.offered", "待审签", "to be signed"},
    {"state.sent_back", "领导退改", "sent back by the leader"},
    {"state.signed_off", "已签待送", "signed, not yet received"},
    {"state.received", "已送达", "received"},
    {"state.accepted", "已采纳", "accepted"},
    {"state.returned", "退回修改", "returned"},
    {"state.refused", "不采用", "refused"},
    {"state.excluded", "不计数", "not counted"},
    {"state.withdrawn", "已撤回", "withdrawn"},
    {"state.secret", "涉密", "secret"},

    {"outbox.waiting", "待发送", "waiting"},
    {"outbox.acknowledged", "已送达", "acknowledged"},
    {"outbox.refused", "被拒收", "refused"},
    {"outbox.held", "等待补齐", "held"},

    {"commission.open", "未确认", "open"},
    {"commission.acknowledged", "已确认", "acknowledged"},
    {"commission.overdue", "已逾期", "overdue"},
    {"commission.cancelled", "已取消", "cancelled"},
    {"commission.done", "按时完成", "done"},
    {"commission.late", "逾期完成", "late"},
    {"commission.inadequate", "质量不合格", "inadequate"},
    {"commission.missed", "未完成", "missed"},

    {"classification.confidential", "秘密", "confidential"},
    {"classification.secret", "机密", "secret"},
    {"classification.top_secret", "绝密", "top secret"},

    {"reason.secret", "涉密", "secret"},
    {"reason.duplicate", "重复", "duplicate"},
    {"reason.mistake", "录入有误", "entered by mistake"},

    {"event.log.opened", "建立记录", "log opened"},
    {"event.log.restored", "从备份恢复", "log restored"},
    {"event.key.enrolled", "登记密钥", "key enrolled"},
    {"event.device.enrolled", "登记电脑", "device enrolled"},
    {"event.unit.defined", "登记单位", "unit defined"},
    {"event.unit.succeeded", "单位更替", "unit succeeded"},
    {"event.person.defined", "登记人员", "person defined"},
    {"event.person.left", "人员离任", "person left"},
    {"event.key.revoked", "吊销密钥", "key revoked"},
    {"event.device.revoked", "停用电脑", "device revoked"},
    {"event.delegation.granted", "委托审签", "delegation granted"},
    {"event.ruleset.adopted", "启用规则", "ruleset adopted"},
    {"event.target.set", "调整任务", "target set"},
    {"event.draft.offered", "提交审签", "offered"},
    {"event.draft.sent_back", "领导退改", "sent back"},
    {"event.draft.signed_off", "领导审签", "signed off"},
    {"event.draft.withdrawn", "撤回", "withdrawn"},
    {"event.draft.found_secret", "认定涉密", "found secret"},
    {"event.item.accepted", "采纳", "accepted"},
    {"event.item.returned", "退回修改", "returned"},
    {"event.item.refused", "不采用", "refused"},
    {"event.item.excluded", "不计数", "excluded"},
    {"event.item.edited", "编辑", "edited"},
    {"event.item.merged", "合并", "merged"},
    {"event.item.forwarded", "转报", "forwarded"},
    {"event.item.adopted", "采用", "adopted"},
    {"event.item.instructed", "批示", "instructed"},
    {"event.item.found_inaccurate", "认定失实", "found inaccurate"},
    {"event.item.commented", "批注", "commented"},
    {"event.item.withdrawal_asked", "申请撤回", "withdrawal asked"},
    {"event.fact.retracted", "更正撤销", "retracted"},
    {"event.commission.issued", "约稿", "commission issued"},
    {"event.commission.acknowledged", "确认约稿", "commission acknowledged"},
    {"event.commission.extension_asked", "申请延期", "extension asked"},
    {"event.commission.extended", "同意延期", "extended"},
    {"event.commission.declined", "说明不能完成", "declined"},
    {"event.commission.judged", "评定约稿", "judged"},
    {"event.commission.cancelled", "取消约稿", "commission cancelled"},
    {"event.key_topics.issued", "下发报送要点", "key topics issued"},
    {"event.record.entered", "登记事项", "record entered"},
    {"event.interview.held", "约谈", "interview held"},
    {"event.bulletin.published", "发布通报", "bulletin published"},
    {"event.appeal.filed", "提出异议", "appeal filed"},
    {"event.appeal.decided", "答复异议", "appeal decided"},
    {"event.content.purged", "清除内容", "content purged"},
    {"event.handoff.registered", "登记专人直送", "hand delivery registered"},
    {"event.handoff.received", "签收直送件", "hand delivery received"},

    {"why.no_signed_draft", "还没有收到审签过的稿件。", "no signed draft has been received yet."},
    {"why.withdrawn_by_unit", "报送单位已撤回。", "the unit has withdrawn it."},
    {"why.out_of_line", "按规定不应采用（没有数据事例，或已退稿、撤回、不计数），采用请写明理由。", "by the rules it should not be adopted (no figures or examples, or returned, withdrawn, excluded); give a reason."},
    {"why.two_heads", "有两个版本，请先合并成一个再审签。", "there are two versions; merge them into one first."},
    {"why.nothing_to_sign", "没有可以审签的版本。", "there is no version to sign."},
    {"why.signed_already", "这一版已经审签过了。", "this version has been signed already."},
    {"why.judged_already", "政府办已经处理过，请改为申请撤回（ask-withdrawal），由政府办决定。", "the office has dealt with it; ask for withdrawal (ask-withdrawal), and the office decides."},
    {"why.delivered_already", "它已经送达，不能丢弃；可以撤回或申请撤回。", "it was delivered and cannot be discarded; withdraw it or ask for withdrawal."},
    {"why.office_only", "通报由政府办编发。", "bulletins are made by the office."},
    {"why.other_unit", "这个数据文件夹属于别的单位。请另选文件夹。", "this data folder belongs to another unit. Choose another folder."},
    {"why.not_for_here", "这个文件不是发给这里的。", "this file is not meant for this place."},
    // clang-format on
};

}  // namespace

std::span<const Row> term_rows() {
  return kRows;
}

}  // namespace yibao::texts
