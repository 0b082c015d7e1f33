//! What kind of report it is, as far as that tells how its words are meant.
//!
//! In: a document and the events found in it. Out: [`Genre`]: whether it reports a conflict, in which a deed is a deed;
//! whether it speaks in the first person, as a speech does, where deeds are often wishes; whether it is about the making
//! of laws (class `lawmaking` of the lexicon), where they are often policies; whether it is about one country only; and whether it
//! tells so little for its length that politics is not its matter.

use super::confidence::N_FIRST;
use super::reader::Reader;
use dragoman_language::Pos;
use dragoman_records::Event;
use std::collections::BTreeSet;

/// How many acts of force make a report of a conflict.
const ACTS: usize = 3;
/// In so many words of a speech one is "we" or "I", or more.
const OF_SPEECH: usize = 66;
/// In so many words of a report on lawmaking one is of that class, or more.
const OF_LAWMAKING: usize = 100;

/// One in so many sentences tells an event, or fewer: there is little in it.
const SPARSE: usize = 4;

/// The kind of a report.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Genre {
    pub(super) conflict: bool,
    pub(super) first_person: bool,
    pub(super) lawmaking: bool,
    pub(super) one_country: bool,
    pub(super) sparse: bool,
}

impl Genre {
    pub(super) fn of(reader: &Reader<'_>, events: &[Event]) -> Self {
        let document = reader.parsed.document;
        let words = || (0..document.len()).filter(|&it| !matches!(document.pos(it), Pos::Punct | Pos::Space));
        let classes = &reader.parsed.lexicon.events.noun_classes;
        let is_own = |token: usize| {
            matches!(document.word(token).to_lowercase().as_str(), "i" | "my" | "we" | "our" | "us")
        };
        let n_words = words().count();
        let is_one_in =
            |n: usize, is: &dyn Fn(usize) -> bool| words().filter(|&it| is(it)).count() * n > n_words;
        let named: BTreeSet<_> =
            reader.findings.entities.list().iter().filter_map(|it| it.code.as_ref()).collect();
        let n_sentences = document.sentences().len();
        // What a few sentences leave unsaid tells nothing of them.
        let is_report = n_sentences > N_FIRST;
        Self {
            conflict: events.iter().filter(|event| event.event == "ASSAULT").count() >= ACTS,
            first_person: is_one_in(OF_SPEECH, &is_own),
            lawmaking: is_one_in(OF_LAWMAKING, &|token| classes.has("lawmaking", reader.lemma(token))),
            one_country: is_report && named.len() < 2,
            sparse: is_report && events.len() * SPARSE < n_sentences,
        }
    }
}
