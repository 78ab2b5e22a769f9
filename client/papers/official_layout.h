// What only official documents have (GB/T 9704-2012): the red head, a title in balanced lines, the
// signature, the imprint at the foot of the last page.
#pragma once

#include "client/papers/page.h"

namespace yibao::papers {

void draw_head(Page& page, const RedHead& head);
void draw_title(Page& page, const std::string& title);
void draw_addressees(Page& page, const std::string& addressees);

// What a text before it has to keep together with: the signature never stands alone on a sheet.
double signature_height(const Page& page, const Official& official);
void draw_signature(Page& page, const Official& official);

void draw_imprint(Page& page, const Imprint& imprint);

}  // namespace yibao::papers
