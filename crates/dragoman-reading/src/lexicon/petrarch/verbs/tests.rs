//! Dictionaries written here, in the form of PETRARCH's.

use super::*;
use crate::lexicon::Lexicon;

fn read_text(text: &str) -> Result<(VerbDictionary, Vec<String>), LexiconError> {
    let cameo = Lexicon::bundled().unwrap().events.cameo;
    let mut dictionary = VerbDictionary::default();
    let mut notes = Vec::new();
    dictionary.files.push(DictionaryFile { path: "v.txt".to_owned(), name: "petrarch/v.txt".to_owned() });
    read::read(text, &cameo, &mut dictionary, &mut notes)?;
    dictionary.index();
    Ok((dictionary, notes))
}

const SMALL: &str = "&TREATY\n+TREATY\n+WRITTEN_PACT_\n\n--- SIGN [050] ---\nSIGN {SIGNED SIGNS} # a verb\n+\
                     AGREE_TO [030]\nCOMMENT [012]\n- DIPLOMATS * {PEACE &TREATY} (WITH REBELS) [057:057] # SIGN\n";

#[test]
fn a_block_has_verbs_and_patterns() {
    let (dictionary, notes) = read_text(SMALL).unwrap();
    let verbs: Vec<&str> = dictionary.verbs("agree").map(|(_, verb)| verb.words.as_str()).collect();
    assert_eq!(verbs, ["agree to"]);
    let (block, sign) = dictionary.verbs("sign").next().unwrap();
    let pattern = &block.patterns[0];
    let word = |word: &str| Atom::Word(word.to_owned());
    assert_eq!(pattern.before, [Asked::Phrase(vec![word("diplomats")])]);
    let peace = Asked::Phrase(vec![word("peace"), Atom::Set(0)]);
    assert_eq!(pattern.after, [peace, Asked::Behind("with".to_owned(), Some(vec![word("rebels")]))]);
    let sense = dictionary.sense(block, sign, pattern.meaning, (9, 3)).unwrap();
    assert_eq!(
        (sense.category, sense.cameo, sense.rule()),
        ("SUPPORT", Some("057"), "petrarch/v.txt:9".to_owned())
    );
    assert_eq!(sense.frame.reciprocal, Some(true));
    assert_eq!(dictionary.entry("petrarch/v.txt", "9"), Some(("v.txt", 9)));
    assert_eq!(notes, ["v.txt:8: \"COMMENT [012]\": CAMEO's \"012\" has no category of PLOVER's; left out"]);
}

#[test]
fn sets_have_plurals() {
    let (dictionary, _) = read_text(SMALL).unwrap();
    let phrases: Vec<String> = dictionary.set(0).iter().map(|phrase| phrase.join(" ")).collect();
    assert_eq!(phrases, ["treatys", "treaty", "written pact"].map(|it| it.replace("treatys", "treaties")));
}

#[test]
fn what_is_not_understood_is_a_note_and_what_belongs_nowhere_an_error() {
    let note = |line: &str| read_text(&format!("--- A [---] ---\nA\n{line}\n")).unwrap().1.join("|");
    assert_eq!(
        note("~ a (a b Q) SAY = a b Q"),
        "v.txt:3: \"~ a (a b Q) SAY = a b Q\": a rule over two verbs; left out"
    );
    assert_eq!(note("- * &LOST [010]"), "v.txt:3: \"* &LOST [010]\": &LOST is no set above it; left out");
    assert_eq!(note("- * {OPEN [173]"), "v.txt:3: \"* {OPEN [173]\": '{' is not closed; left out");
    assert_eq!(note("WIRE_+TAP"), "v.txt:3: \"WIRE_+TAP\": its verb stands behind other words; left out");
    let fault = |text: &str| read_text(text).unwrap_err().to_string();
    assert_eq!(fault("+PACT\n"), "v.txt:1: a synonym without a set above it, expected \"&NAME\"");
    assert_eq!(fault("\nSIGN\n"), "v.txt:2: \"SIGN\" stands in no block, expected \"--- NAME [CODE] ---\"");
}
