// Choosing a file: to be read, or a name to write under. One question at a time, over whatever
// place is open; folders are listed by an errand. The screen's thread.
#pragma once

#include "client/core/app/desk.h"
#include "client/core/app/file_listing.h"

namespace yibao::app {

class FilePicker {
 public:
  explicit FilePicker(Desk& desk) : desk_(desk) {}

  struct Question {
    bool save = false;
    std::string title;                 // key of the catalogue
    std::vector<std::string> endings;  // ".txt" …, small letters; saving: the first is added
    std::string name;                  // saving: what is proposed
    bool over_dialog = false;          // asked out of a dialog, which draws the picker itself
  };
  using Then = std::function<void(const std::filesystem::path&)>;

  // `then` is called once with what was chosen, or never.
  void ask(Question question, Then then);
  void cancel();
  bool is_open() const { return question_.has_value(); }
  const std::optional<Question>& question() const { return question_; }

  // Opening: rows that contain it; saving: the file's name.
  std::string text;
  std::size_t selected = 0;  // of shown()

  // Null until the first folder was read; the folder before stays shown meanwhile.
  const std::shared_ptr<const FileSheet>& sheet() const { return sheet_; }
  bool loading() const { return loading_; }
  const std::optional<base::Error>& problem() const { return problem_; }
  // Numbers of the sheet's rows that fit what was typed.
  const std::vector<std::size_t>& shown();

  void go(const std::filesystem::path& folder);
  void up();
  // A folder is gone into; a file is chosen, or when saving gives its name.
  void take(std::size_t shown_row);
  // What Enter and the button do. Nothing where there is nothing to accept.
  void accept();
  bool can_accept();

  // Saving over a file that is there must be said once more.
  bool must_confirm() const { return to_replace_.has_value(); }
  void replace();
  void keep() { to_replace_.reset(); }

 private:
  void finish(const std::filesystem::path& file);
  void save_under(const std::string& name);

  Desk& desk_;
  std::optional<Question> question_;
  Then then_;
  std::filesystem::path folder_;  // where the last question ended
  std::shared_ptr<const FileSheet> sheet_;
  std::uint64_t asked_ = 0;  // rises with each listing: late ones belong to nobody
  bool loading_ = false;
  std::optional<base::Error> problem_;
  std::optional<std::filesystem::path> to_replace_;
  std::vector<std::size_t> shown_;
  std::shared_ptr<const FileSheet> shown_of_;
  std::string shown_for_;
};

}  // namespace yibao::app
