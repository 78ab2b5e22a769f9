// Somebody on the line who reads everything that leaves a client, packed and unpacked. Every
// revision of a draft carries a token of its own; the token may leave only after its revision was
// offered.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "shared/base/random.h"
#include "shared/domain/content.h"

namespace yibao::simulation {

class Eavesdropper {
 public:
  // A word that is nowhere else.
  static std::string new_token(base::RandomSource& random);
  // The tokens in a text.
  static std::vector<std::string> tokens_in(base::ByteView bytes);

  // False: it might already.
  bool may_leave(const std::string& token) { return offered_.insert(token).second; }
  void may_not_leave(const std::string& token) { offered_.erase(token); }
  // What a client sends, whether it arrives or not.
  void hear(base::ByteView body);

  // Tokens that left without having been offered.
  const std::set<std::string>& leaked() const { return leaked_; }
  // Those that were offered and did leave: the search works.
  const std::set<std::string>& heard() const { return heard_; }
  // Contents by address, as they were sent.
  const std::map<domain::ContentAddress, domain::Content>& contents() const { return contents_; }

 private:
  void search(base::ByteView bytes);

  std::set<std::string> offered_;
  std::set<std::string> heard_;
  std::set<std::string> leaked_;
  std::map<domain::ContentAddress, domain::Content> contents_;
};

}  // namespace yibao::simulation
