// The questions of an item at the office's desk. Between the same panel's begin and end as what
// opens them.
#pragma once

#include "client/core/app/office/item_desk.h"
#include "client/desktop/views/view.h"

namespace yibao::desktop {

// What a fact is made of, as fields: for every place where one is entered.
void draw_fact_form(const View& view, app::FactForm& form);

void draw_item_desk_dialogs(const View& view, const app::ItemDeskSheet& sheet);

}  // namespace yibao::desktop
