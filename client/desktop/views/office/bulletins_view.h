// What the views of bulletins have in common: saving and printing what is shown.
#pragma once

#include "client/core/app/office/bulletin_draft.h"
#include "client/desktop/views/view.h"

namespace yibao::desktop {

app::BulletinDraft& draft_of(const View& view);
// The dialogs of a draft, opened by their titles.
void draw_bulletin_questions(const View& view);

// Buttons for files and the printer, in a line that flows; and the question which kind of file.
void draw_bulletin_files(const View& view);

void draw_bulletin_draft(const View& view);
void draw_published_bulletin(const View& view);

}  // namespace yibao::desktop
