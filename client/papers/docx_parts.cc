#include "client/papers/docx_parts.h"

#include "client/papers/docx_xml.h"
#include "client/papers/typefaces.h"

namespace yibao::papers::docx {
namespace {

constexpr const char* kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* kWord =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
constexpr const char* kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/";
constexpr const char* kPackage = "http://schemas.openxmlformats.org/package/2006/";
constexpr const char* kWordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr const char* kPackageType = "application/vnd.openxmlformats-package.";

constexpr double kFooterHeight = 16;
constexpr double kFooterBelow = 11;  // from the written area to the footer's top

std::string picture_name(std::size_t number) {
  return "media/chart" + std::to_string(number) + ".png";
}

std::string content_types() {
  const auto part = [](const std::string& name, const std::string& type) {
    return "<Override PartName=\"" + name + "\" ContentType=\"" + type + "+xml\"/>";
  };
  const std::string word = kWordType;
  return std::string(kXml) + "<Types xmlns=\"" + kPackage + "content-types\">" +
         "<Default Extension=\"rels\" ContentType=\"" + kPackageType + "relationships+xml\"/>" +
         "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
         "<Default Extension=\"png\" ContentType=\"image/png\"/>" +
         part("/word/document.xml", word + "document.main") +
         part("/word/styles.xml", word + "styles") + part("/word/settings.xml", word + "settings") +
         part("/word/fontTable.xml", word + "fontTable") +
         part("/word/footer1.xml", word + "footer") + part("/word/footer2.xml", word + "footer") +
         part("/docProps/core.xml", std::string(kPackageType) + "core-properties") + "</Types>";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& inside) {
  return std::string(kXml) + "<Relationships xmlns=\"" + kPackage + "relationships\">" + inside +
         "</Relationships>";
}

std::string document_relations(std::size_t pictures) {
  const std::string office = std::string(kOffice) + "relationships/";
  std::string inside = relation("rIdStyles", office + "styles", "styles.xml") +
                       relation("rIdSettings", office + "settings", "settings.xml") +
                       relation("rIdFonts", office + "fontTable", "fontTable.xml") +
                       relation(kOddFooter, office + "footer", "footer1.xml") +
                       relation(kEvenFooter, office + "footer", "footer2.xml");
  for (std::size_t i = 1; i <= pictures; ++i) {
    inside += relation(picture_relation(i), office + "image", picture_name(i));
  }
  return relations(inside);
}

std::string core_properties(const Paper& paper) {
  constexpr std::size_t kSeconds = 19;
  const std::string made = base::to_rfc3339(paper.made_at).substr(0, kSeconds) + "Z";
  std::string title = paper.title;
  std::erase(title, '\n');
  const auto moment = [&](const std::string& name) {
    return "<dcterms:" + name + " xsi:type=\"dcterms:W3CDTF\">" + made + "</dcterms:" + name + ">";
  };
  return std::string(kXml) + "<cp:coreProperties xmlns:cp=\"" + kPackage +
         "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" +
         " xmlns:dcterms=\"http://purl.org/dc/terms/\"" +
         " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" + escaped(title) +
         "</dc:title>" + moment("created") + moment("modified") + "</cp:coreProperties>";
}

std::string style_of_paragraph(const std::string& id, const std::string& name, const Script& script,
                               const std::string& look) {
  return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name +
         "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr>" + look +
         "</w:pPr><w:rPr>" + run_look(script) + "</w:rPr></w:style>";
}

std::string styles(const PaperStyle& style) {
  std::string xml = std::string(kXml) + "<w:styles" + kWord + "><w:docDefaults><w:rPrDefault>" +
                    "<w:rPr>" + run_look(style.text) +
                    "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>" +
                    "<w:pPrDefault/></w:docDefaults>" +
                    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">" +
                    "<w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/>" +
                    "</w:pPr></w:style>" +
                    style_of_paragraph(kTitleStyle, "Title", style.title, "");
  for (int level = 1; level <= static_cast<int>(style.headings.size()); ++level) {
    xml += style_of_paragraph(heading_style(level), "heading " + std::to_string(level),
                              heading_script(style, level),
                              "<w:outlineLvl w:val=\"" + std::to_string(level - 1) + "\"/>");
  }
  return xml + "</w:styles>";
}

std::string settings(const PaperStyle& style) {
  return std::string(kXml) + "<w:settings" + kWord + "><w:zoom w:percent=\"100\"/>" +
         (style.numbers_outside ? "<w:evenAndOddHeaders/>" : "") +
         "<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat>" +
         "<w:compatSetting w:name=\"compatibilityMode\"" +
         " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>" +
         "</w:settings>";
}

std::string font_table() {
  std::string xml = std::string(kXml) + "<w:fonts" + kWord + ">";
  for (const Typeface& typeface : typefaces()) {
    xml += "<w:font w:name=\"" + std::string(typeface.name) + "\"><w:altName w:val=\"" +
           typeface.also + "\"/><w:charset w:val=\"86\"/></w:font>";
  }
  return xml + "</w:fonts>";
}

std::string footer(const PaperStyle& style, bool odd) {
  ParagraphLook look;
  look.line.pitch = kFooterHeight;
  look.align = "center";
  if (style.numbers_outside) {
    look.align = odd ? "right" : "left";
    (odd ? look.right : look.left) = style.number.size;
  }
  const std::string dash = "—";
  return std::string(kXml) + "<w:ftr" + kWord + ">" +
         paragraph(look, run(dash + " ", style.number) + page_field(style.number) +
                             run(" " + dash, style.number)) +
         "</w:ftr>";
}

}  // namespace

std::string picture_relation(std::size_t number) {
  return "rIdChart" + std::to_string(number);
}

std::string heading_style(int level) {
  return "Heading" + std::to_string(level);
}

std::string section(const PaperStyle& style, bool landscape) {
  const SheetShape sheet = landscape ? style.sheet.turned() : style.sheet;
  const double bottom = sheet.height - sheet.top - sheet.depth;
  const auto number = [](const char* name, double points) {
    return " w:" + std::string(name) + "=\"" + twips(points) + "\"";
  };
  std::string xml =
      "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"" + std::string(kOddFooter) + "\"/>";
  if (style.numbers_outside) {
    xml += "<w:footerReference w:type=\"even\" r:id=\"" + std::string(kEvenFooter) + "\"/>";
  }
  xml += "<w:pgSz" + number("w", sheet.width) + number("h", sheet.height) +
         (landscape ? " w:orient=\"landscape\"" : "") + "/>";
  xml += "<w:pgMar" + number("top", sheet.top) +
         number("right", sheet.width - sheet.left - sheet.room) + number("bottom", bottom) +
         number("left", sheet.left) + number("header", sheet.top / 2) +
         number("footer", bottom - kFooterBelow - kFooterHeight) + number("gutter", 0) + "/>";
  return xml + "</w:sectPr>";
}

std::vector<ZipPart> parts(const Paper& paper, const PaperStyle& style, std::string document,
                           std::vector<base::Bytes> pictures) {
  const std::string office = std::string(kOffice) + "relationships/";
  std::vector<ZipPart> all = {
      {"[Content_Types].xml", content_types()},
      {"_rels/.rels",
       relations(relation("rIdText", office + "officeDocument", "word/document.xml") +
                 relation("rIdCore",
                          std::string(kPackage) + "relationships/metadata/core-properties",
                          "docProps/core.xml"))},
      {"docProps/core.xml", core_properties(paper)},
      {"word/document.xml", std::move(document)},
      {"word/_rels/document.xml.rels", document_relations(pictures.size())},
      {"word/styles.xml", styles(style)},
      {"word/settings.xml", settings(style)},
      {"word/fontTable.xml", font_table()},
      {"word/footer1.xml", footer(style, true)},
      {"word/footer2.xml", footer(style, false)},
  };
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    all.push_back({"word/" + picture_name(i + 1), std::move(pictures[i])});
  }
  return all;
}

}  // namespace yibao::papers::docx
