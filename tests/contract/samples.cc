#include "tests/contract/samples.h"

namespace yibao::contract {

crypto::Digest Sample::leaf() const {
  return crypto::leaf_of(domain::event_hash(stored.event.payload), stored.stamp);
}

Sample Samples::next(domain::EventBody body, const domain::Subject& subject) {
  clock_.advance(std::chrono::seconds(1));
  Sample sample;
  sample.event.id = ids_.make<base::EventId>();
  sample.event.jurisdiction = base::JurisdictionCode("otog");
  sample.event.subject = subject;
  sample.event.unit = base::UnitCode("angsu");
  sample.event.author = ids_.make<base::PersonId>();
  sample.event.device = ids_.make<base::DeviceId>();
  sample.event.made_at = clock_.now();
  sample.event.body = std::move(body);
  sample.stored.event = protocol::sign_event(sample.event, key_);
  sample.stored.stamp = {1, ++sequence_, clock_.now()};
  return sample;
}

Sample Samples::comment(const domain::Subject& item) {
  return next(domain::ItemCommented{{random_.array<32>()}}, item);
}

void Samples::take_another_key() {
  key_ = crypto::SigningKey::generate(random_);
}

domain::Subject Samples::new_subject() {
  return domain::Subject(ids_.make<base::SubjectId>().text());
}

domain::Content Samples::content(domain::MediaType media, std::string bytes) {
  return domain::make_content(media, std::move(bytes), random_);
}

base::Status append(server::Store& store, const Sample& sample) {
  YIBAO_CHECK(store.log().append(sample.stored, sample.event));
  return store.tree().append(sample.leaf());
}

}  // namespace yibao::contract
