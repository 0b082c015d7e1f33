//! Examples of a frame that stand for all its predicates.
//!
//! In: a frame and one of its example sentences. Out: the sentences to run. A frame of many verbs has
//! a sentence with a slot, "The army did {verb} the town.", that is run once with each of them, so that
//! every word of the lexicon is seen to find and to leave. Slots are `{verb}`, `{noun}` and
//! `{adjective}`; in a frame of a supported noun they are its verbs and its nouns, and a sentence with
//! both runs each verb with the first noun and each noun with the first verb.

use super::frames::Frame;

/// The sentences that an example stands for.
pub(super) fn fill(frame: &Frame, sentence: &str) -> Vec<String> {
    let (verbs, nouns) = (verbs(frame), nouns(frame));
    let has = |slot: &str| sentence.contains(slot);
    let put = |sentence: &str, slot: &str, words: &[String]| -> Vec<String> {
        words.iter().map(|word| sentence.replace(slot, word)).collect()
    };
    match (has("{verb}"), has("{noun}")) {
        (true, true) => {
            let first = |words: &[String]| words.first().cloned().unwrap_or_default();
            let by_verb = put(&sentence.replace("{noun}", &first(nouns)), "{verb}", verbs);
            let by_noun = put(&sentence.replace("{verb}", &first(verbs)), "{noun}", nouns);
            by_verb.into_iter().chain(by_noun.into_iter().skip(1)).collect()
        }
        (true, false) => put(sentence, "{verb}", verbs),
        (false, true) => put(sentence, "{noun}", nouns),
        _ if has("{adjective}") => put(sentence, "{adjective}", &frame.adjectives),
        _ => vec![sentence.to_owned()],
    }
}

/// The slot and the list (`finds`, `leaves`) without it, where a frame has several words of a kind.
pub(super) fn missing(frame: &Frame) -> Option<(&'static str, &'static str)> {
    let kinds = [("{verb}", verbs(frame)), ("{noun}", nouns(frame)), ("{adjective}", &frame.adjectives)];
    let lists = [("finds", &frame.finds), ("leaves", &frame.leaves)];
    let several = kinds.into_iter().filter(|(_, words)| words.len() > 1);
    let mut pairs =
        several.flat_map(|(slot, words)| lists.map(|(list, examples)| (slot, words, list, examples)));
    // As many sentences as words will do: the parser misreads some verbs in the slot's place.
    let lacks = |examples: &[String], slot: &str, words: &[String]| {
        examples.len() < words.len() && !examples.iter().any(|example| example.contains(slot))
    };
    let lacking = pairs.find(|(slot, words, _, examples)| lacks(examples, slot, words));
    lacking.map(|(slot, _, list, _)| (slot, list))
}

fn verbs(frame: &Frame) -> &[String] {
    frame.support.as_ref().map_or(&frame.verbs, |support| &support.verbs)
}

fn nouns(frame: &Frame) -> &[String] {
    frame.support.as_ref().map_or(&frame.nouns, |support| &support.nouns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(words: &str) -> Frame {
        let examples = "finds = [\"They did {verb} it.\"]\nleaves = [\"The {verb} was red.\"]\n";
        toml::from_str(&format!("name = \"a\"\n{words}\n{examples}")).unwrap()
    }

    #[test]
    fn a_slot_is_filled_with_every_word() {
        let bomb = frame("verbs = [\"bomb\", \"shell\"]");
        assert_eq!(fill(&bomb, "They did {verb} it."), ["They did bomb it.", "They did shell it."]);
        assert_eq!(fill(&bomb, "They left."), ["They left."]);
        let hold = frame("support = { verbs = [\"hold\", \"have\"], nouns = [\"talk\", \"summit\"] }");
        let expected = ["They did hold a talk.", "They did have a talk.", "They did hold a summit."];
        assert_eq!(fill(&hold, "They did {verb} a {noun}."), expected);
    }

    #[test]
    fn a_word_without_an_example_is_missed() {
        assert_eq!(missing(&frame("verbs = [\"bomb\", \"shell\"]")), None);
        assert_eq!(missing(&frame("nouns = [\"raid\", \"attack\"]")), Some(("{noun}", "finds")));
    }
}
