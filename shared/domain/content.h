// Content: every free text, title, name, telephone number and file, apart from the event that
// refers to it and addressed by a salted hash. It can be purged while the log still verifies, and
// without the salt (purged with it) nobody can test a guess against the address.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/limits.h"
#include "shared/base/random.h"
#include "shared/domain/vocabulary.h"

namespace yibao::domain {

// What a content is; part of its address and the ruler for its size. Numbers go over the wire.
enum class MediaType : std::uint8_t {
  kWords = 1,       // title, body, the people named on an item
  kNote = 2,        // a reason, a comment
  kPerson = 3,      // a person's name, post, telephones
  kUnit = 4,        // a unit's name and aliases
  kCommission = 5,  // a commission's title and requirement
  kTopics = 6,      // a month's key topics
  kRuleset = 7,
  kBulletin = 8,
  kManifest = 9,  // an attachment's name, type, size and chunks
  kChunk = 10,
};
inline constexpr std::uint8_t kMediaTypeLast = 10;

constexpr std::size_t content_bytes_max(MediaType media) {
  switch (media) {
    case MediaType::kWords:
    case MediaType::kTopics: return base::limits::kTextBytesMax;
    case MediaType::kNote:
    case MediaType::kPerson:
    case MediaType::kUnit:
    case MediaType::kCommission:
    case MediaType::kManifest: return 16 * 1024;
    case MediaType::kRuleset:
    case MediaType::kBulletin: return base::limits::kDocumentBytesMax;
    case MediaType::kChunk: return base::limits::kChunkBytes;
  }
  return 0;
}

using ContentSalt = base::ByteArray<16>;

struct Content {
  MediaType media = MediaType::kNote;
  ContentSalt salt{};
  base::Bytes bytes;
};

ContentAddress address_of(const Content& content);
std::string text(const ContentAddress& address);  // base64url
std::optional<ContentAddress> content_address_from_text(std::string_view text);

Content make_content(MediaType media, base::Bytes bytes, base::RandomSource& random);

// -- what the bytes of the structured kinds say (canonical JSON, see protocol/documents.h)
// ---------

struct Words {
  std::string title;
  std::string body;
  std::vector<std::string> authors;  // 撰稿人, by name
  std::string signer;                // 审签人 as it stands on the item
  std::string contact;               // 联系人
  std::string telephone;
  std::string phoned_to;  // who took the report by telephone, where there was one
  std::vector<ContentAddress> attachments;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("title", self.title);
    field("body", self.body);
    field("authors", self.authors);
    field("signer", self.signer);
    field("contact", self.contact);
    field("telephone", self.telephone);
    field("phoned_to", self.phoned_to);
    field("attachments", self.attachments);
  }
};

struct Note {
  std::string text;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("text", self.text);
  }
};

struct PersonProfile {
  std::string name;
  std::string post;
  std::string office_telephone;
  std::string mobile;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("name", self.name);
    field("post", self.post);
    field("office_telephone", self.office_telephone);
    field("mobile", self.mobile);
  }
};

struct UnitProfile {
  std::string name;
  std::vector<std::string> aliases;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("name", self.name);
    field("aliases", self.aliases);
  }
};

// A commission's or a month's key topics' text.
struct Brief {
  std::string title;
  std::string text;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("title", self.title);
    field("text", self.text);
  }
};

struct AttachmentManifest {
  std::string name;
  std::string type;
  std::int64_t size = 0;
  std::vector<ContentAddress> chunks;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("name", self.name);
    field("type", self.type);
    field("size", self.size);
    field("chunks", self.chunks);
  }
};

}  // namespace yibao::domain
