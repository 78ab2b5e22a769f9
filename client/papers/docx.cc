#include "client/papers/docx.h"

#include <expat.h>
#include <zip.h>

#include <memory>

namespace yibao::papers {
namespace {

using base::fail;

constexpr const char* kDocument = "word/document.xml";
constexpr zip_int64_t kEntriesMost = 4096;
// The XML of a text is ten to thirty times its letters.
constexpr std::size_t kXmlBytesMax = 48 * 1024 * 1024;
constexpr int kDepthMost = 256;
constexpr std::size_t kPiece = 64 * 1024;

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
struct FreeParser {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

base::Error unreadable() {
  return base::not_now("docx_unreadable");
}

// Collects text while the XML goes by.
class Reader {
 public:
  explicit Reader(std::size_t bytes_max)
      : bytes_max_(bytes_max), parser_(XML_ParserCreateNS(nullptr, '|')) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &Reader::begin_element, &Reader::end_element);
    XML_SetCharacterDataHandler(parser_.get(), &Reader::take_letters);
    XML_SetStartDoctypeDeclHandler(parser_.get(), &Reader::refuse_doctype);
  }

  bool take(const char* bytes, std::size_t size, bool last) {
    const auto status = XML_Parse(parser_.get(), bytes, static_cast<int>(size), last ? 1 : 0);
    return status == XML_STATUS_OK;
  }
  bool too_long() const { return text_.size() > bytes_max_; }
  std::string take_text() { return std::move(text_); }

 private:
  static Reader& self(void* data) { return *static_cast<Reader*>(data); }

  // "t" of both the transitional and the strict vocabulary; "" of any other.
  static std::string_view local_name(std::string_view name) {
    const std::size_t mark = name.rfind('|');
    if (mark == std::string_view::npos) return "";
    if (name.substr(mark + 1) == "Fallback") return "Fallback";
    const bool of_word = name.substr(0, mark).find("wordprocessingml") != std::string_view::npos;
    return of_word ? name.substr(mark + 1) : "";
  }

  void stop() { XML_StopParser(parser_.get(), XML_FALSE); }

  static void begin_element(void* data, const XML_Char* full, const XML_Char** /*attributes*/) {
    Reader& reader = self(data);
    if (++reader.depth_ > kDepthMost || reader.too_long()) return reader.stop();
    const std::string_view name = local_name(full);
    if (name == "Fallback") ++reader.skipped_;
    if (reader.skipped_ > 0) return;
    if (name == "t") reader.in_text_ = true;
    if (name == "tab") reader.text_ += '\t';
    if (name == "br" || name == "cr") reader.text_ += '\n';
    if (name == "tr") ++reader.rows_;
  }

  static void end_element(void* data, const XML_Char* full) {
    Reader& reader = self(data);
    --reader.depth_;
    const std::string_view name = local_name(full);
    if (name == "Fallback") --reader.skipped_;
    if (reader.skipped_ > 0) return;
    if (name == "t") reader.in_text_ = false;
    // Within a table a row is the line, and a cell's paragraphs run on.
    if (name == "p") reader.text_ += reader.rows_ > 0 ? ' ' : '\n';
    if (name == "tc") reader.end_cell('\t');
    if (name == "tr") {
      --reader.rows_;
      reader.end_cell('\n');
    }
  }

  void end_cell(char mark) {
    while (!text_.empty() && (text_.back() == ' ' || (mark == '\n' && text_.back() == '\t'))) {
      text_.pop_back();
    }
    text_ += mark;
  }

  static void take_letters(void* data, const XML_Char* letters, int count) {
    Reader& reader = self(data);
    if (reader.in_text_ && reader.skipped_ == 0) {
      reader.text_.append(letters, static_cast<std::size_t>(count));
    }
  }

  static void refuse_doctype(void* data, const XML_Char* /*name*/, const XML_Char* /*system*/,
                             const XML_Char* /*public_id*/, int /*internal*/) {
    self(data).stop();
  }

  std::size_t bytes_max_;
  std::unique_ptr<XML_ParserStruct, FreeParser> parser_;
  std::string text_;
  int depth_ = 0;
  int skipped_ = 0;
  int rows_ = 0;
  bool in_text_ = false;
};

using Archive = std::unique_ptr<zip_t, CloseZip>;

Archive open_archive(base::ByteView bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (source != nullptr && archive == nullptr) zip_source_free(source);
  zip_error_fini(&error);
  return Archive(archive);
}

}  // namespace

base::Result<std::string> docx_text(base::ByteView bytes, std::size_t text_bytes_max) {
  const Archive archive = open_archive(bytes);
  if (!archive || zip_get_num_entries(archive.get(), 0) > kEntriesMost) return fail(unreadable());
  const std::unique_ptr<zip_file_t, CloseEntry> file(zip_fopen(archive.get(), kDocument, 0));
  if (!file) return fail(unreadable());
  Reader reader(text_bytes_max);
  std::string piece(kPiece, '\0');
  std::size_t whole = 0;
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) return fail(unreadable());
    const auto size = static_cast<std::size_t>(got);
    // What an archive says of its sizes is not believed: what comes out is counted.
    whole += size;
    if (whole > kXmlBytesMax) return fail(base::not_now("text_huge"));
    const bool good = reader.take(piece.data(), size, got == 0);
    if (reader.too_long()) return fail(base::not_now("text_huge"));
    if (!good) return fail(unreadable());
    if (got == 0) return reader.take_text();
  }
}

}  // namespace yibao::papers
