#include "client/papers/docx.h"

#include "client/papers/xml_reader.h"
#include "client/papers/zip_archive.h"

namespace yibao::papers {
namespace {

using base::fail;

constexpr const char* kDocument = "word/document.xml";
// The XML of a text is ten to thirty times its letters.
constexpr std::size_t kXmlBytesMax = 48 * 1024 * 1024;

// Collects text while the XML goes by.
class Paragraphs final : public XmlListener {
 public:
  explicit Paragraphs(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  bool too_long() const { return text_.size() > bytes_max_; }
  std::string take_text() { return std::move(text_); }

  bool begin(const XmlName& full, const XmlAttributes& /*attributes*/) override {
    if (too_long()) return false;
    const std::string_view name = name_of(full);
    if (name == "Fallback") ++skipped_;
    if (skipped_ > 0) return true;
    if (name == "t") in_text_ = true;
    if (name == "tab") text_ += '\t';
    if (name == "br" || name == "cr") text_ += '\n';
    if (name == "tr") ++rows_;
    return true;
  }

  bool end(const XmlName& full) override {
    const std::string_view name = name_of(full);
    if (name == "Fallback") --skipped_;
    if (skipped_ > 0) return true;
    if (name == "t") in_text_ = false;
    // Within a table a row is the line, and a cell's paragraphs run on.
    if (name == "p") text_ += rows_ > 0 ? ' ' : '\n';
    if (name == "tc") end_cell('\t');
    if (name == "tr") {
      --rows_;
      end_cell('\n');
    }
    return true;
  }

  bool letters(std::string_view text) override {
    if (in_text_ && skipped_ == 0) text_ += text;
    return !too_long();
  }

 private:
  // "t" of both the transitional and the strict vocabulary; "" of any other.
  static std::string_view name_of(const XmlName& name) {
    if (name.local == "Fallback") return name.local;
    const bool of_word = name.space.find("wordprocessingml") != std::string_view::npos;
    return of_word ? name.local : "";
  }

  void end_cell(char mark) {
    while (!text_.empty() && (text_.back() == ' ' || (mark == '\n' && text_.back() == '\t'))) {
      text_.pop_back();
    }
    text_ += mark;
  }

  std::size_t bytes_max_;
  std::string text_;
  int skipped_ = 0;
  int rows_ = 0;
  bool in_text_ = false;
};

}  // namespace

base::Result<std::string> docx_text(base::ByteView bytes, std::size_t text_bytes_max) {
  const auto archive = ZipReader::open(bytes);
  if (!archive) return fail(base::not_now("docx_unreadable"));
  Paragraphs paragraphs(text_bytes_max);
  XmlReader reader(paragraphs);
  const ZipReading reading =
      archive->read(kDocument, kXmlBytesMax,
                    [&](base::ByteView piece, bool last) { return reader.take(piece, last); });
  if (reading == ZipReading::kTooLarge || paragraphs.too_long()) {
    return fail(base::not_now("text_huge"));
  }
  if (reading != ZipReading::kDone) return fail(base::not_now("docx_unreadable"));
  return paragraphs.take_text();
}

}  // namespace yibao::papers
