#include "client/papers/xml_reader.h"

#include <expat.h>

namespace yibao::papers {
namespace {

constexpr char kMark = '|';
constexpr int kDepthMost = 256;

XmlName parted(std::string_view full) {
  const std::size_t mark = full.rfind(kMark);
  if (mark == std::string_view::npos) return {"", full};
  return {full.substr(0, mark), full.substr(mark + 1)};
}

}  // namespace

std::string_view XmlAttributes::get(std::string_view local) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (parted(pair[0]).local == local) return pair[1];
  }
  return "";
}

// What the library calls.
struct XmlReader::Calls {
  static XmlReader& self(void* data) { return *static_cast<XmlReader*>(data); }

  static void begin(void* data, const XML_Char* name, const XML_Char** attributes) {
    XmlReader& reader = self(data);
    if (reader.stopped_) return;
    const bool deep = ++reader.depth_ > kDepthMost;
    if (deep || !reader.listener_.begin(parted(name), XmlAttributes(attributes))) reader.stop();
  }

  static void end(void* data, const XML_Char* name) {
    XmlReader& reader = self(data);
    if (reader.stopped_) return;
    --reader.depth_;
    if (!reader.listener_.end(parted(name))) reader.stop();
  }

  static void letters(void* data, const XML_Char* text, int count) {
    XmlReader& reader = self(data);
    if (reader.stopped_) return;
    if (!reader.listener_.letters({text, static_cast<std::size_t>(count)})) reader.stop();
  }

  static void document_type(void* data, const XML_Char* /*name*/, const XML_Char* /*system*/,
                            const XML_Char* /*public_id*/, int /*internal*/) {
    self(data).stop();
  }
};

XmlReader::XmlReader(XmlListener& listener)
    : listener_(listener), parser_(XML_ParserCreateNS(nullptr, kMark)) {
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, &Calls::begin, &Calls::end);
  XML_SetCharacterDataHandler(parser_, &Calls::letters);
  XML_SetStartDoctypeDeclHandler(parser_, &Calls::document_type);
}

XmlReader::~XmlReader() {
  XML_ParserFree(parser_);
}

// The library may still tell of what it has read already: nobody listens any more.
void XmlReader::stop() {
  stopped_ = true;
  XML_StopParser(parser_, XML_FALSE);
}

bool XmlReader::take(std::string_view bytes, bool last) {
  if (stopped_) return false;
  const auto status =
      XML_Parse(parser_, bytes.data(), static_cast<int>(bytes.size()), last ? 1 : 0);
  return status == XML_STATUS_OK && !stopped_;
}

}  // namespace yibao::papers
