#include "client/desktop/description.h"

#include <nlohmann/json.hpp>

namespace yibao::desktop {

std::string describe(const std::vector<NotedWidget>& widgets, int clicks) {
  nlohmann::json list = nlohmann::json::array();
  for (const NotedWidget& widget : widgets) {
    if (!widget.visible) continue;
    list.push_back({{"kind", widget.kind},
                    {"label", widget.label},
                    {"value", widget.value},
                    {"enabled", widget.enabled},
                    {"rectangle", {widget.from.x, widget.from.y, widget.to.x, widget.to.y}}});
  }
  return nlohmann::json{{"clicks", clicks}, {"widgets", list}}.dump(1) + "\n";
}

}  // namespace yibao::desktop
