// Parsing a document that a person wrote (json_reader.h).
#include <algorithm>
#include <set>

#include "shared/base/text.h"
#include "shared/rules/json_reader.h"

namespace yibao::rules {
namespace {

// Watches the parser for what a parsed value no longer shows: keys that stand twice, and depth.
class ParseWatch {
 public:
  ParseWatch(std::size_t depth_max, LoadContext& context)
      : depth_max_(depth_max), context_(context) {}

  bool operator()(int depth, json::parse_event_t event, const json& value) {
    if (too_deep_) return false;
    switch (event) {
      case json::parse_event_t::object_start:
      case json::parse_event_t::array_start:
        begin_element();
        too_deep_ = static_cast<std::size_t>(depth) >= depth_max_;
        if (too_deep_) context_.note({place(), "too_deep", {}});
        open_.emplace_back();
        open_.back().is_list = event == json::parse_event_t::array_start;
        return !too_deep_;
      case json::parse_event_t::object_end:
      case json::parse_event_t::array_end: open_.pop_back(); return true;
      case json::parse_event_t::key: {
        Open& object = open_.back();
        object.key = value.get_ref<const std::string&>();
        if (object.keys.insert(object.key).second) return true;
        const std::string key = object.key;
        object.key.clear();
        context_.note({place(), "duplicate_key", {{"field", key}}});
        object.key = key;
        return true;
      }
      case json::parse_event_t::value: begin_element(); return true;
    }
    return true;
  }

  bool too_deep() const { return too_deep_; }

 private:
  struct Open {  // an object or a list
    bool is_list = false;
    std::size_t elements = 0;
    std::string key;  // the last one; "" while its object is meant as a whole
    std::set<std::string> keys;
  };

  void begin_element() {
    if (!open_.empty()) ++open_.back().elements;
  }
  std::string place() const {
    std::string text = "$";
    for (const Open& each : open_) {
      if (each.is_list) {
        text += "[" + std::to_string(each.elements - 1) + "]";
      } else if (!each.key.empty()) {
        text += "." + each.key;
      }
    }
    return text;
  }

  std::size_t depth_max_;
  LoadContext& context_;
  std::vector<Open> open_;
  bool too_deep_ = false;
};

}  // namespace

json parse_noting(std::string_view text, std::size_t depth_max, LoadContext& context) {
  if (!base::is_utf8(text)) {
    context.note({"$", "not_utf8", {}});
    return json(json::value_t::discarded);
  }
  ParseWatch watch(depth_max, context);
  const json::parser_callback_t callback = [&](int depth, json::parse_event_t event, json& value) {
    return watch(depth, event, value);
  };
  const auto not_json = [&](std::size_t byte) {
    const auto upto = text.substr(0, std::min(text.size(), byte));
    const auto line = std::count(upto.begin(), upto.end(), '\n') + 1;
    context.note({"$", "not_json", {{"line", std::to_string(line)}}});
  };
  try {
    json value = json::parse(text.begin(), text.end(), callback);
    if (!watch.too_deep()) return value;
  } catch (const json::parse_error& error) {
    not_json(error.byte);
  } catch (const json::exception&) {
    not_json(0);  // a number that no computer holds
  }
  return json(json::value_t::discarded);
}

}  // namespace yibao::rules
