// The story told: server, people, drafts offline, a line that breaks, the office's desk, and what
// the town sees in the end. The same steps for every jurisdiction.
//
// Errors: StoryError when anything goes otherwise than the story says.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/demo/cast.h"
#include "tests/demo/cutting_relay.h"
#include "tests/demo/story.h"

namespace yibao::demo {

class Telling {
 public:
  Telling(const Setup& setup, const Story& story, Narrator& narrator);
  ~Telling();

  void open_the_house();
  void write_offline();
  void cut_the_line();
  void sign();
  void work_at_the_desk();
  void answer_the_commission();
  void show_the_town();
  // What differs from the story's figures; empty when everything is as the notice says.
  std::vector<std::string> compare();
  // Everything of the above; throws where something differs.
  void tell();

  const Player& town() const { return *reporter_; }
  // Whoever goes on where the story ends.
  Player& officer() { return *officer_; }
  Player& reporter() { return *reporter_; }
  Player& leader() { return *leader_; }
  Player& clerk() { return *clerk_; }  // shares a computer with the leader of their department
  Server& server() { return *server_; }

 private:
  void invite_people();
  void write(Player& player, const DraftPlan& plan, const std::vector<std::string>& more = {});
  void offer(Player& player, const std::string& name);
  void sign_off(Player& leader, const std::string& name);
  void mend(const DraftPlan& plan);
  void check_receipts();
  std::vector<std::string> words_of(const std::string& line) const;
  const DraftPlan& plan(const std::string& name) const;

  const Setup& setup_;
  const Story& story_;
  Narrator& narrator_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<CuttingRelay> line_;  // between the town and the server
  std::unique_ptr<Player> officer_, reporter_, leader_, clerk_, head_;
  std::map<std::string, std::string> ids_;  // short ids by the story's names
  std::string commission_;
};

}  // namespace yibao::demo
