//! Dictionaries written here, in the form of PETRARCH's.

use super::*;

fn actors_of(text: &str) -> Result<Petrarch, LexiconError> {
    let mut petrarch = Petrarch::default();
    actors::read("a.actors.txt", text, &mut petrarch)?;
    Ok(petrarch)
}

/// Writes each actor as `NAME|SYNONYM: CODE SECTOR from until, …`.
fn check(text: &str, expected: &[&str]) {
    let open = |value: &Option<String>| value.clone().unwrap_or("-".to_owned());
    let day = |value: Option<jiff::civil::Date>| value.map_or("-".to_owned(), |day| day.to_string());
    let code = |dated: &Dated| {
        format!("{} {} {} {}", open(&dated.code), open(&dated.sector), day(dated.from), day(dated.until))
    };
    let petrarch = actors_of(text).unwrap();
    let shown: Vec<String> = petrarch
        .actors
        .iter()
        .map(|entry| {
            let codes: Vec<String> = entry.value.codes.iter().map(code).collect();
            format!("{}: {}", entry.value.names.join("|"), codes.join(", "))
        })
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn an_actor_has_synonyms_and_dated_codes() {
    check(
        "RURITANIA_ [RUR] # a country\n+RURITANIAN_\nRUDOLF_ELPHBERG_  ; king\n\t[RURGOV 940110-20040506]\n\t[RURELI]\n",
        &["RURITANIA|RURITANIAN: RUR - - -", "RUDOLF ELPHBERG: RUR ELI - -, RUR GOV 1994-01-10 2004-05-06"],
    );
}

#[test]
fn codes_of_bodies_and_sectors_become_plovers() {
    check(
        "A_BODY [IGOUNO]\nA_PAPER [FRAMED]\nA_BAND [IMGMUSREB]\nNOBODY [---]\nTWO [USAGOV >010120] [---]\n",
        &[
            "A BODY: UNO - - -",
            "A PAPER: FRA JRN - -",
            "A BAND: IMG REB - -",
            "NOBODY: - - - -",
            "TWO: - - - -, USA GOV 2001-01-20 -",
        ],
    );
}

#[test]
fn a_bad_line_is_named_and_a_bad_date_noted() {
    let fault = |text: &str| actors_of(text).unwrap_err().to_string();
    assert_eq!(fault("# x\n\t[FRA]\n"), "a.actors.txt:2: a synonym or a date without a name above it");
    assert_eq!(fault("FRANCE [FRA\n"), "a.actors.txt:1: code \"[FRA\" is not closed, expected \"[CODE]\"");
    assert_eq!(fault("FRANCE [F]\n"), "a.actors.txt:1: \"F\" is no code, expected three letters or more");
    let notes = actors_of("A_\n\t[FRAGOV 9008223-911221]\n").unwrap().notes;
    assert_eq!(notes, ["a.actors.txt:2: \"9008223-911221\" is no time; its code is left out"]);
}

#[test]
fn agents_have_plurals_and_sets() {
    let text = "!PERSON! = MAN, MEN\nDAIRY!PERSON! [~AGR]\nATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOV]\nPOLICE {} [~COP]\nLOST_ONE\n";
    let agents = agents::read("a.agents.txt", text).unwrap();
    let shown: Vec<String> = agents
        .iter()
        .map(|entry| {
            format!("{} {}", entry.value.nouns.join("|"), entry.value.sector.as_deref().unwrap_or("-"))
        })
        .collect();
    assert_eq!(shown, ["dairyman|dairymen AGR", "attorney general|attorneys general GOV", "police COP"]);
    let fault = agents::read("a.agents.txt", "X!Y! [~GOV]\n").unwrap_err().to_string();
    assert_eq!(fault, "a.agents.txt:1: !Y! is no set of this file");
}

#[test]
fn discards_are_stems_or_whole_words() {
    let mut discards = Discards::default();
    discards.read("WORLD CUP\nWON_\n+PLAYOFF # the story\n");
    assert!(discards.drops_sentence("The World Cups were sold."));
    assert!(discards.drops_sentence("They won."));
    assert!(!discards.drops_sentence("It was a wonder."));
    assert!(discards.drops_story("News of the playoffs."));
    assert!(!discards.drops_story("They won the World Cup."));
}

#[test]
fn names_in_capitals_are_found_as_articles_write_them() {
    let check = |name: &str, expected: &[&str]| assert_eq!(merge::spellings(name), expected);
    check("MOVEMENT OF THE SOUTH", &["Movement of the South"]);
    check("AL-NUSRA FRONT", &["Al-Nusra Front", "al-Nusra Front"]);
    check("RURIT", &["Rurit", "RURIT"]);
}
