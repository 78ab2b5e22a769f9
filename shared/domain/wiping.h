// What goes with an item's words: whatever was said of it, and every wording that the office gave
// to another item after that one was merged into it, for it was written with these words at hand.
// The same on the server that wipes and on the clients that follow. Pure but for what it asks for.
#pragma once

#include <vector>

#include "shared/base/result.h"
#include "shared/domain/content.h"
#include "shared/domain/entry.h"

namespace yibao::domain {

// Each once; those of the item first. Some carry no content. Errors: those of `about`.
base::Result<std::vector<Entry>> entries_with_words_of(const Subject& item,
                                                       const EntriesAbout& about);

// The pieces by which a quotation of a text is known: its title, and its sentences but for the
// shortest. None holds a character that JSON writes in another way.
std::vector<std::string> pieces_of(const Words& words);
std::vector<std::string> pieces_of(std::string_view text);
// As it stands, or as JSON holds it.
bool quotes(base::ByteView text, const std::vector<std::string>& pieces);

}  // namespace yibao::domain
