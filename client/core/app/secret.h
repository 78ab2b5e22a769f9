// A passphrase on its way from the keyboard to where it is used: moved or shared, never copied,
// overwritten when the last owner lets go.
#pragma once

#include <memory>
#include <string>

#include "shared/base/bytes.h"

namespace yibao::app {

class Secret {
 public:
  explicit Secret(std::string text) : text_(std::move(text)) {}
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { base::wipe(text_); }

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

using SharedSecret = std::shared_ptr<const Secret>;

// Takes the text over and leaves nothing of it behind.
inline SharedSecret take_secret(std::string& text) {
  auto secret = std::make_shared<const Secret>(std::string(text));
  base::wipe(text);
  text.clear();
  return secret;
}

}  // namespace yibao::app
