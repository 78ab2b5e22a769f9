// A person who goes from place to place in a real window and has a picture taken of each, for
// people to look at. Each picture is also looked at for what a machine can see.
//
// Errors: std::runtime_error where something is not on the screen.
#pragma once

#include "shared/texts/catalogue.h"
#include "tests/desktop/real_window.h"

namespace yibao::testing {

class Tour {
 public:
  // Pictures are called `<folder>/<who>-<place>.png`.
  Tour(const std::filesystem::path& home, texts::Language language, const std::string& folder,
       std::string who);

  std::string say(std::string_view key) const { return texts::text(language_, key); }
  texts::Language language() const { return language_; }
  const Person& person() const { return person_; }

  void signs_in(const std::string& passphrase);
  // By keys of the catalogue: a place of the rail; a button or whatever else has these words.
  void goes_to(std::string_view page);
  void presses(std::string_view key) { person_.clicks(say(key)); }
  // By its words, in a list that may have to be scrolled.
  void opens(const std::string& row);
  // Into the field with this name, in place of what is there.
  void fills(std::string_view field, const std::string& text);
  // What lies in the middle of the window is scrolled so many notches down.
  static void scrolls(int notches);
  void takes_picture(const std::string& place);
  // The place of the rail with these words, and its picture.
  void visits(std::string_view page, const std::string& place) {
    goes_to(page);
    takes_picture(place);
  }
  void ends();

 private:
  void look_at(const nlohmann::json& screen, const std::filesystem::path& png) const;

  texts::Language language_;
  std::filesystem::path folder_;
  std::string who_;
  Person person_;
};

}  // namespace yibao::testing
