// What an administrator asks of a jurisdiction from the server's own machine: invite, shut out,
// take in a bundle, list incidents. Over the control socket of a running server, or with its lock
// where none runs: the same code. Answers are JSON text; files come and go as bytes, since paths
// are the caller's.
#pragma once

#include <map>
#include <string>

#include "server/service/jurisdiction.h"

namespace yibao::server {

struct AdminRequest {
  std::string command;
  std::map<std::string, std::string> arguments;
  base::Bytes file = {};  // a bundle
};

struct AdminAnswer {
  std::string text;
  base::Bytes file = {};  // the reply to a bundle
};

class Admin {
 public:
  explicit Admin(Jurisdiction& jurisdiction) : jurisdiction_(jurisdiction) {}

  // Errors: usage for an unknown command or a missing argument; those of the work itself.
  base::Result<AdminAnswer> run(const AdminRequest& request);

 private:
  base::Result<std::string> text_answer(const AdminRequest& request);
  base::Result<std::string> invite(const AdminRequest& request);
  base::Result<std::string> revoke(const AdminRequest& request);
  base::Result<AdminAnswer> import_bundle(base::ByteView file);
  base::Result<std::string> begin_epoch(const AdminRequest& request);
  base::Result<std::string> confirm_restore(const AdminRequest& request);
  base::Result<std::string> incidents();
  base::Result<std::string> quarantine();
  base::Result<std::string> status();
  base::Result<std::string> people();
  base::Result<base::PersonId> find_person(const std::string& text);
  std::string person_name(const domain::PersonInfo& person);

  Jurisdiction& jurisdiction_;
};

}  // namespace yibao::server
