// The catalogue's tables, one a file.
#pragma once

#include <span>

#include "shared/texts/catalogue.h"

namespace yibao::texts {

std::span<const Row> error_rows();          // error.*    what failed and what to do
std::span<const Row> problem_rows();        // problem.*  what is wrong in a ruleset or records file
std::span<const Row> finding_rows();        // finding.*  pre-flight
std::span<const Row> term_rows();           // term.* role.* state.* event.*: the field's words
std::span<const Row> report_rows();         // report.*   tables of standings and ledgers
std::span<const Row> rule_rows();           // rule.*     rulesets in words
std::span<const Row> bulletin_word_rows();  // bulletin.*  what bulletins say
std::span<const Row> server_rows();         // server.*   yibao-server
std::span<const Row> client_rows();         // cli.*      yibao-cli
std::span<const Row> client_register_rows();  // and its commands around the register
// desk.* the window:
std::span<const Row> desktop_rows();         // its frame, the rail, the status line
std::span<const Row> entrance_rows();        // first start, signing in, joining, self-test
std::span<const Row> drafting_rows();        // the list of drafts, writing, attachments
std::span<const Row> signing_rows();         // reading, sign-off, secrecy, hand delivery
std::span<const Row> settings_rows();        // settings, keys, the passphrase, this machine
std::span<const Row> unit_place_rows();      // desk, commissions, outbox, figures, reference
std::span<const Row> paper_rows();           // files in and out, printing
std::span<const Row> office_rows();          // the office's inbox
std::span<const Row> journal_rows();         // its journals, items, news from above
std::span<const Row> bulletin_place_rows();  // bulletins and awards
std::span<const Row> register_rows();        // the office's register of units and people
std::span<const Row> register_file_rows();   // contact tables, past records, codes
std::span<const Row> registry_word_rows();   // what a change of the register means, and why not
std::span<const Row> asking_rows();          // the office's commissions
std::span<const Row> standings_rows();       // everybody's standing
std::span<const Row> part_rows();            // what several of the office's places are made of
std::span<const Row> recovery_rows();        // sheets for forgotten passphrases
std::span<const Row> moving_rows();          // drafts carried to another computer

// the office's rules:
std::span<const Row> rules_place_rows();  // desk.rules.*, adoption.* why one is not adopted
std::span<const Row> rule_label_rows();   // rule.label.*  the fields of a ruleset in forms
std::span<const Row> rule_choice_rows();  // rule.choice.* rule.form.*  what can be chosen there

}  // namespace yibao::texts
