//! What a frame may not be: without predicate or examples, with a mode or class that there is not.
//!
//! In: an entry and the tables that it leans on. Out: nothing, or the error with its file and line.

use super::super::phrase_roles::PhraseRoles;
use super::super::plover::Plover;
use super::super::{Entry, LexiconError, NounClasses, slots};
use super::Frame;

/// The tables that frames lean on.
pub(in crate::lexicon) struct Known<'l> {
    pub(in crate::lexicon) plover: &'l Plover,
    pub(in crate::lexicon) classes: &'l NounClasses,
    pub(in crate::lexicon) roles: &'l PhraseRoles,
}

pub(super) fn check(known: &Known<'_>, category: &str, entry: &Entry<Frame>) -> Result<(), LexiconError> {
    let frame = &entry.value;
    let fault = |message: String| Err(LexiconError::at(&entry.file, entry.line, message));
    if known.plover.category(category).is_none() {
        let message = known.plover.fault(category, &[]).unwrap_or_default();
        return fault(format!("{message} (a file is named for its category)"));
    }
    if let Some(message) = known.wrong_word(category, frame) {
        return fault(message);
    }
    if frame.verbs.is_empty()
        && frame.nouns.is_empty()
        && frame.adjectives.is_empty()
        && frame.support.is_none()
    {
        return fault(format!("{:?} has no predicate; give verbs, nouns, adjectives or support", frame.name));
    }
    if frame.finds.is_empty() || frame.leaves.is_empty() {
        return fault(format!("{:?} needs a sentence it finds and one it leaves", frame.name));
    }
    if let Some((slot, list)) = slots::missing(frame) {
        return fault(format!(
            "{:?} has several words for {slot}, so `{list}` needs a sentence with it",
            frame.name
        ));
    }
    Ok(())
}

impl Known<'_> {
    /// The first mode, role or class of a frame that there is not.
    fn wrong_word(&self, category: &str, frame: &Frame) -> Option<String> {
        let conditions = || frame.conditions.iter().chain(&frame.unless);
        let lists = [&frame.actor, &frame.recipient, &frame.counted];
        let roles = conditions().map(|(role, _)| role).chain(lists.into_iter().flatten().flatten());
        let empty = conditions().find(|(_, words)| words.is_empty());
        let without_words =
            || empty.map(|(role, _)| format!("{role:?} has no words; give words or a class like @actor"));
        let wrong = self.plover.fault(category, &frame.mode).or_else(|| self.roles.fault(roles));
        wrong.or_else(|| self.classes.fault(conditions().flat_map(|(_, words)| words))).or_else(without_words)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Folder;
    use super::super::{Frames, Table};
    use super::*;

    fn refused(text: &str) -> String {
        let none = Folder::default();
        let (roles, classes) = (PhraseRoles::load(&none).unwrap(), NounClasses::load(&none).unwrap());
        let plover = Plover::load(&roles, &none).unwrap();
        let table = Table::parse("x.toml", "frame", text).unwrap();
        let known = Known { plover: &plover, classes: &classes, roles: &roles };
        let error = Frames::default().add(&known, "assault", table);
        error.err().map_or_else(String::new, |error| error.to_string())
    }

    #[test]
    fn what_cannot_work_is_refused() {
        let examples = "finds = [\"a\"]\nleaves = [\"b\"]\n";
        let with = |line: &str| refused(&format!("[[frame]]\nname = \"a\"\n{line}\n{examples}"));
        assert_eq!(with("verbs = [\"bomb\"]"), "");
        assert_eq!(
            with("verbs = [\"bomb\"]\nmode = [\"arial\"]"),
            "x.toml:1: \"arial\" is no mode of ASSAULT; did you mean \"aerial\"?"
        );
        assert_eq!(
            with("verbs = [\"bomb\"]\nwhere = { object = [\"@fighers\"] }"),
            "x.toml:1: @fighers is no class of noun_classes.toml; did you mean \"fighters\"?"
        );
        assert_eq!(
            with("verbs = [\"bomb\"]\nwhere = { objct = [\"@any\"] }"),
            "x.toml:1: \"objct\" is no role; did you mean \"object\"?"
        );
        assert!(with("").contains("has no predicate"));
    }
}
