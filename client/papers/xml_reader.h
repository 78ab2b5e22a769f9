// XML going by, from strangers: no document types (so no entities), no endless nesting. Names come
// apart into vocabulary and local name. One thread at a time.
#pragma once

#include <memory>
#include <string_view>

struct XML_ParserStruct;

namespace yibao::papers {

struct XmlName {
  std::string_view space;  // the vocabulary's address; "" without one
  std::string_view local;
};

// Of an element that begins; valid while it is told.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  // By its local name, of whichever vocabulary; "" where it is not there.
  std::string_view get(std::string_view local) const;

 private:
  const char** pairs_;
};

class XmlListener {
 public:
  virtual ~XmlListener() = default;
  // False stops the reading.
  virtual bool begin(const XmlName& name, const XmlAttributes& attributes) = 0;
  virtual bool end(const XmlName& name) = 0;
  virtual bool letters(std::string_view text) = 0;
};

class XmlReader {
 public:
  // `listener` outlives it.
  explicit XmlReader(XmlListener& listener);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  // False: this is no XML we read, or the listener stopped.
  bool take(std::string_view bytes, bool last);

 private:
  struct Calls;
  friend struct Calls;

  void stop();

  XmlListener& listener_;
  XML_ParserStruct* parser_;
  int depth_ = 0;
  bool stopped_ = false;
};

}  // namespace yibao::papers
