//! Who or what words refer to: entities with their mentions, places, times.

use super::Trail;
use dragoman_records::{Entity, EntityId, Place, PlaceCandidate, TimeExpression};

/// More mentions than this are counted, not shown.
const MOST_MENTIONS: usize = 8;

impl Trail<'_> {
    pub(super) fn entity(&mut self, entity: &Entity) {
        self.head(entity.id, "entity", &entity.kind.to_string());
        self.identity(entity);
        self.sentence(&entity.mentions);
    }

    /// Who is meant, under the words that mean them.
    pub(super) fn referent(&mut self, id: EntityId) {
        if let Some(entity) = self.record.reading.entities.get(id.idx()) {
            self.identity(entity);
        }
    }

    fn identity(&mut self, entity: &Entity) {
        let codes = [("code", &entity.code), ("sector", &entity.sector), ("role", &entity.role)];
        let known =
            codes.into_iter().filter_map(|(label, value)| Some(format!("{label} {}", value.as_ref()?)));
        let known: Vec<String> = known.collect();
        let known = if known.is_empty() { "no code".into() } else { known.join(", ") };
        self.say("is", &format!("{} {}, {}: {known}", entity.id, entity.name, entity.kind));
        let mut mentions = self.words(&entity.mentions[..entity.mentions.len().min(MOST_MENTIONS)]);
        if entity.mentions.len() > MOST_MENTIONS {
            mentions += &format!(", and {} more", entity.mentions.len() - MOST_MENTIONS);
        }
        self.say("mentioned", &mentions);
    }

    pub(super) fn place(&mut self, place: &Place) {
        let precision = place.precision.map_or("not resolved".into(), |precision| precision.to_string());
        self.head(place.id, "place", &precision);
        let words = self.words(&[place.span]);
        self.say("words", &words);
        self.sentence(&[place.span]);
        let inside = [place.province.clone(), place.country_code.clone()];
        let parts: Vec<String> =
            std::iter::once(place.name.clone()).chain(inside.into_iter().flatten()).collect();
        self.say("is", &parts.join(", "));
        if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
            self.say("at", &format!("{lat}, {lon}"));
        }
        if let Some(id) = place.geonameid {
            self.say("GeoNames", &id.to_string());
        }
        if !place.literal {
            self.say("speaks of", "a government, a people or a body by the name of the place");
        }
        if let Some(why) = &place.why {
            self.say("because", why);
        }
        for candidate in &place.candidates {
            self.candidate(candidate);
        }
    }

    fn candidate(&mut self, candidate: &PlaceCandidate) {
        let PlaceCandidate { name, province, country_code, lat, lon, .. } = candidate;
        let parts = [Some(name), province.as_ref(), country_code.as_ref()].into_iter().flatten();
        let parts: Vec<&str> = parts.map(String::as_str).collect();
        self.say("may be", &format!("{} ({lat}, {lon})", parts.join(", ")));
    }

    pub(super) fn time(&mut self, time: &TimeExpression) {
        self.head(time.id, "time", &time.kind.to_string());
        let words = self.words(&[time.span]);
        self.say("words", &words);
        self.sentence(&[time.span]);
        self.say("value", &time.value);
        let anchor = time.anchor.map_or("nothing: left as the words have it".into(), |day| day.to_string());
        self.say("reckoned from", &anchor);
    }
}
