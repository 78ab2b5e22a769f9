#include "client/core/app/file_picker.h"

#include "shared/base/text.h"

namespace yibao::app {

void FilePicker::ask(Question question, Then then) {
  cancel();
  question_ = std::move(question);
  then_ = std::move(then);
  text = question_->save ? question_->name : "";
  go(folder_);
}

void FilePicker::cancel() {
  ++asked_;
  question_.reset();
  then_ = nullptr;
  sheet_.reset();
  loading_ = false;
  problem_.reset();
  to_replace_.reset();
  text.clear();
  selected = 0;
}

// -- looking around -------------------------------------------------------------------------------

void FilePicker::go(const std::filesystem::path& folder) {
  if (!question_) return;
  loading_ = true;
  to_replace_.reset();
  desk_.send_out([folder, endings = question_->endings] { return list_folder(folder, endings); },
                 [this, asked = ++asked_](base::Result<FileSheet> sheet) {
                   if (asked != asked_) return;
                   loading_ = false;
                   problem_ = sheet ? std::nullopt : std::optional(sheet.error());
                   if (!sheet) {
                     // A folder that went away with its stick: the next question begins at home.
                     folder_.clear();
                     if (!sheet_) go({});
                     return;
                   }
                   sheet_ = std::make_shared<const FileSheet>(*std::move(sheet));
                   folder_ = sheet_->folder;
                   if (!question_->save) text.clear();
                   selected = 0;
                 });
}

void FilePicker::up() {
  if (sheet_ && sheet_->folder.has_parent_path()) go(sheet_->folder.parent_path());
}

const std::vector<std::size_t>& FilePicker::shown() {
  const std::string wanted = question_ && !question_->save ? text : "";
  if (shown_of_ == sheet_ && shown_for_ == wanted) return shown_;
  shown_of_ = sheet_;
  shown_for_ = wanted;
  shown_.clear();
  for (std::size_t i = 0; sheet_ && i < sheet_->rows.size(); ++i) {
    if (sheet_->rows[i].name.find(wanted) != std::string::npos) shown_.push_back(i);
  }
  selected = 0;
  return shown_;
}

// -- choosing -------------------------------------------------------------------------------------

void FilePicker::take(std::size_t shown_row) {
  if (!sheet_ || shown_row >= shown().size()) return;
  const FileRow row = sheet_->rows[shown()[shown_row]];
  selected = shown_row;
  if (row.folder) return go(row.path);
  if (question_->save) {
    text = row.name;
  } else {
    finish(row.path);
  }
}

bool FilePicker::can_accept() {
  if (!question_ || !sheet_ || loading_) return false;
  return question_->save ? !base::trim(text).empty() : selected < shown().size();
}

void FilePicker::accept() {
  if (!can_accept()) return;
  if (question_->save) {
    save_under(std::string(base::trim(text)));
  } else {
    take(selected);
  }
}

void FilePicker::save_under(const std::string& typed) {
  std::string name = typed;
  if (name.find('/') != std::string::npos || name.starts_with('.')) {
    problem_ = base::not_now("file_name");
    return;
  }
  if (!has_ending(name, question_->endings)) name += question_->endings.front();
  const auto file = sheet_->folder / name;
  desk_.send_out(
      [file] {
        std::error_code error;
        return std::filesystem::exists(file, error);
      },
      [this, asked = ++asked_, file](bool is_there) {
        if (asked != asked_) return;
        if (is_there) {
          to_replace_ = file;
        } else {
          finish(file);
        }
      });
}

void FilePicker::replace() {
  if (to_replace_) finish(std::filesystem::path(*to_replace_));
}

// What is called may ask the next question, and what was chosen may lie in what is cancelled: both
// are held here.
void FilePicker::finish(const std::filesystem::path& chosen) {
  const std::filesystem::path file(chosen.native());
  const Then then = std::move(then_);
  cancel();
  then(file);
}

}  // namespace yibao::app
