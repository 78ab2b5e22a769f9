#include "client/papers/xlsx_parts.h"

#include <charconv>
#include <filesystem>

#include "client/papers/sheet_limits.h"
#include "client/papers/sheet_text.h"

namespace yibao::papers::xlsx {
namespace {

int number_of(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool is_true(std::string_view text) {
  return text == "1" || text == "true";
}

std::string last_word(std::string_view address) {
  return std::string(address.substr(address.rfind('/') + 1));
}

// Against the folder of the part that names it; archives' names have no slash in front.
std::string resolved(const std::string& from, std::string_view target) {
  const std::filesystem::path path(target);
  const auto whole =
      path.is_absolute() ? path.relative_path() : std::filesystem::path(from).parent_path() / path;
  return whole.lexically_normal().generic_string();
}

class Relations final : public XmlListener {
 public:
  explicit Relations(std::string from) : from_(std::move(from)) {}
  std::map<std::string, Relation> take() { return std::move(found_); }

  bool begin(const XmlName& name, const XmlAttributes& attributes) override {
    if (name.local != "Relationship") return true;
    Relation relation{last_word(attributes.get("Type")), ""};
    if (attributes.get("TargetMode") != "External") {
      relation.part = resolved(from_, attributes.get("Target"));
    }
    found_.emplace(attributes.get("Id"), std::move(relation));
    return found_.size() <= kRelationsMax;
  }
  bool end(const XmlName&) override { return true; }
  bool letters(std::string_view) override { return true; }

 private:
  std::string from_;
  std::map<std::string, Relation> found_;
};

class BookReader final : public XmlListener {
 public:
  Book take() { return std::move(book_); }

  bool begin(const XmlName& name, const XmlAttributes& attributes) override {
    if (name.local == "workbookPr") book_.from_1904 = is_true(attributes.get("date1904"));
    if (name.local != "sheet") return true;
    const std::string_view state = attributes.get("state");
    // Of the two ids the relation's has a vocabulary of its own, the other a name of its own.
    book_.sheets.push_back({unescaped_cell(attributes.get("name")),
                            std::string(attributes.get("id")),
                            state == "hidden" || state == "veryHidden"});
    return book_.sheets.size() <= kSheetsMax;
  }
  bool end(const XmlName&) override { return true; }
  bool letters(std::string_view) override { return true; }

 private:
  Book book_;
};

// Runs of one text belong together; how it is spoken (rPh) does not belong to it.
class Strings final : public XmlListener {
 public:
  std::vector<std::string> take() { return std::move(strings_); }
  bool is_huge() const { return huge_; }

  bool begin(const XmlName& name, const XmlAttributes&) override {
    if (name.local == "si") strings_.emplace_back();
    if (name.local == "rPh") ++spoken_;
    if (name.local == "t") in_text_ = true;
    huge_ = huge_ || strings_.size() > kSharedStringsMax;
    return !huge_;
  }
  bool end(const XmlName& name) override {
    if (name.local == "rPh") --spoken_;
    if (name.local == "t") in_text_ = false;
    if (name.local == "si" && !strings_.empty()) strings_.back() = unescaped_cell(strings_.back());
    return true;
  }
  bool letters(std::string_view text) override {
    if (!in_text_ || spoken_ > 0 || strings_.empty()) return true;
    bytes_ += text.size();
    huge_ = huge_ || bytes_ > kSheetTextBytesMax;
    if (!huge_) strings_.back() += text;
    return !huge_;
  }

 private:
  std::vector<std::string> strings_;
  std::size_t bytes_ = 0;
  int spoken_ = 0;
  bool in_text_ = false;
  bool huge_ = false;
};

class Styles final : public XmlListener {
 public:
  std::vector<NumberFormat> take() { return std::move(formats_); }

  bool begin(const XmlName& name, const XmlAttributes& attributes) override {
    if (name.local == "numFmt") {
      patterns_[number_of(attributes.get("numFmtId"))] =
          format_of_pattern(attributes.get("formatCode"));
    }
    if (name.local == "cellXfs") of_cells_ = true;
    if (name.local == "xf" && of_cells_) {
      const int id = number_of(attributes.get("numFmtId"));
      const auto own = patterns_.find(id);
      formats_.push_back(own == patterns_.end() ? built_in_format(id) : own->second);
    }
    return formats_.size() <= kStylesMax && patterns_.size() <= kStylesMax;
  }
  bool end(const XmlName& name) override {
    if (name.local == "cellXfs") of_cells_ = false;
    return true;
  }
  bool letters(std::string_view) override { return true; }

 private:
  std::map<int, NumberFormat> patterns_;
  std::vector<NumberFormat> formats_;
  bool of_cells_ = false;
};

}  // namespace

base::Status read_part(const ZipReader& archive, const std::string& part, std::size_t bytes_max,
                       XmlListener& listener) {
  XmlReader reader(listener);
  const ZipReading reading = archive.read(
      part, bytes_max, [&](base::ByteView piece, bool last) { return reader.take(piece, last); });
  if (reading == ZipReading::kDone) return {};
  return base::fail(
      base::not_now(reading == ZipReading::kTooLarge ? "sheet_huge" : "xlsx_unreadable"));
}

base::Result<std::map<std::string, Relation>> relations_of(const ZipReader& archive,
                                                           const std::string& part) {
  const std::filesystem::path path(part);
  const std::string of_part = (path.parent_path() / "_rels" / path.filename()).generic_string();
  Relations relations(part);
  YIBAO_CHECK(read_part(archive, of_part + ".rels", kSmallXmlBytesMax, relations));
  return relations.take();
}

std::optional<std::string> part_of_type(const std::map<std::string, Relation>& relations,
                                        std::string_view type) {
  for (const auto& [id, relation] : relations) {
    if (relation.type == type) return relation.part;
  }
  return std::nullopt;
}

base::Result<Book> read_book(const ZipReader& archive, const std::string& part) {
  BookReader book;
  YIBAO_CHECK(read_part(archive, part, kSmallXmlBytesMax, book));
  return book.take();
}

base::Result<std::vector<std::string>> read_strings(const ZipReader& archive,
                                                    const std::string& part) {
  Strings strings;
  const base::Status read = read_part(archive, part, kStringsXmlBytesMax, strings);
  if (strings.is_huge()) return base::fail(base::not_now("sheet_huge"));
  if (!read) return base::fail(read.error());
  return strings.take();
}

base::Result<std::vector<NumberFormat>> read_formats(const ZipReader& archive,
                                                     const std::string& part) {
  Styles styles;
  YIBAO_CHECK(read_part(archive, part, kSmallXmlBytesMax, styles));
  return styles.take();
}

}  // namespace yibao::papers::xlsx
