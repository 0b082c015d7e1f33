//! A user's own tables: what is refused, by file and line, and what they change.

use crate::harness::{Folder, Run, has_model};

/// A frame that holds but for these lines.
fn frame(lines: &str) -> String {
    format!("[[frame]]\nname = \"zap\"\nverbs = [\"zap\"]\n{lines}\nfinds = [\"x\"]\nleaves = [\"y\"]\n")
}

/// A folder with one table in `mine`.
fn with_table(test: &str, file: &str, text: &str) -> Folder {
    let folder = Folder::new(test);
    for inner in ["mine/events", "mine/places"] {
        std::fs::create_dir_all(folder.path(inner)).unwrap();
    }
    folder.write(&format!("mine/{file}"), text);
    folder
}

/// What is said against a table, without its path.
fn fault(test: &str, file: &str, text: &str) -> String {
    let run = with_table(test, file, text).run(&["lexicon", "examples", "--lexicon", "mine"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    run.stderr.strip_prefix("mine/").unwrap_or(&run.stderr).trim_end().to_owned()
}

fn check_faults(cases: &[(&str, &str, &str)]) {
    if !has_model() {
        return;
    }
    for (idx, (file, text, expected)) in cases.iter().enumerate() {
        let said = fault(&format!("fault_{}_{idx}", file.replace('/', "_")), file, text);
        assert!(said.starts_with(expected), "expected {expected}\nfound    {said}");
    }
}

#[test]
fn a_word_that_no_frame_may_have_is_named_with_the_nearest_one() {
    let file = "events/assault.toml";
    check_faults(&[
        (
            file,
            &frame("where = { objct = [\"@any\"] }"),
            "events/assault.toml:1: \"objct\" is no role; did you mean \"object\"?",
        ),
        (
            file,
            &frame("unless = { agaisnt = [\"@any\"] }"),
            "events/assault.toml:1: \"agaisnt\" is no role; did you mean \"against\"?",
        ),
        (
            file,
            &frame("recipient = [\"xyzzy\"]"),
            "events/assault.toml:1: \"xyzzy\" is no role; expected a preposition or one of adjective,",
        ),
        (
            file,
            &frame("where = { object = [\"@wepon\"] }"),
            "events/assault.toml:1: @wepon is no class of noun_classes.toml; did you mean \"weapon\"?",
        ),
        (
            file,
            &frame("where = { object = [] }"),
            "events/assault.toml:1: \"object\" has no words; give words or a class like @actor",
        ),
        (
            file,
            &frame("mode = [\"firearm\"]"),
            "events/assault.toml:1: \"firearm\" is no mode of ASSAULT; did you mean \"firearms\"?",
        ),
        (
            file,
            &frame("mode = [\"xyzzy\"]"),
            "events/assault.toml:1: \"xyzzy\" is no mode of ASSAULT; expected one of abduct, aerial,",
        ),
        (
            file,
            &frame("verb = [\"zap\"]"),
            "events/assault.toml:4: unknown field `verb`, expected one of `name`,",
        ),
        (
            file,
            &frame("counts = \"deads\""),
            "events/assault.toml:4: unknown variant `deads`, expected one of",
        ),
        (file, &frame("").replace("[[frame]]", "[[frames]]"), "events/assault.toml:1: has a list [[frames]]"),
        (file, "[[frame]]\nname = \"zap\"\nverbs = [\"zap\"\n", "events/assault.toml:"),
        (
            "events/asault.toml",
            &frame(""),
            "events/asault.toml:1: \"ASAULT\" is no category of plover.toml; did you mean \"ASSAULT\"?",
        ),
    ]);
}

#[test]
fn a_word_that_no_other_table_may_have_is_named() {
    let category = "[[category]]\nname = \"ZAP\"\nquad = \"VERBAL CONFLICT\"\nscore = 1.0\n";
    let examples = "finds = [\"x\"]\nleaves = [\"y\"]\n";
    check_faults(&[
        (
            "plover.toml",
            &format!("{category}noun_actor = [\"by\"]\nnoun_recipient = [\"onn\"]\n"),
            "plover.toml:1: \"onn\" is no preposition; did you mean \"on\"?",
        ),
        (
            "operators.toml",
            &format!(
                "[[operator]]\nname = \"zap\"\nkind = \"commit\"\nalone = \"AGREED\"\nverbs = [\"zap\"]\n{examples}"
            ),
            "operators.toml:1: \"AGREED\" is no category of plover.toml; did you mean \"AGREE\"?",
        ),
        (
            "speech_verbs.toml",
            &format!("[[verb]]\nlemma = \"zap\"\nact = \"asert\"\nframes = [\"that-clause\"]\n{examples}"),
            "speech_verbs.toml:3: unknown variant `asert`, expected one of",
        ),
        (
            "roles.toml",
            &format!(
                "[[role]]\nname = \"zap\"\nnouns=[\"zapper\"]\nis = \"person\"\nsector = \"GVO\"\n{examples}"
            ),
            "roles.toml:1: \"GVO\" is no sector of PLOVER's; expected one of COP, GOV,",
        ),
        (
            "cameo.tsv",
            "code\tevent\tmodes\tcontexts\tmeaning\n010\tAGREE\t\tmilitry\tx\n",
            "cameo.tsv:2: \"militry\" is no context of contexts.toml; did you mean \"military\"?",
        ),
        (
            "places/aliases.tsv",
            "alias\tof\tcountry\tlevel\tuse\nFoo\tBar\tXX\ttown\t\n",
            "places/aliases.tsv:2: \"XX\" is no code of countries.tsv",
        ),
        (
            "organisations.tsv",
            "name\tkind\nA\tb\n",
            "organisations.tsv:1: columns \"name kind\", expected \"name type",
        ),
    ]);
}

#[test]
fn a_file_that_is_no_table_is_named() {
    check_faults(&[
        ("nuon_classes.toml", "", "nuon_classes.toml: is no table; did you mean \"noun_classes.toml\"?"),
        ("assault.toml", "", "assault.toml: is no table; did you mean \"events/assault.toml\"?"),
        ("places/alias.tsv", "", "places/alias.tsv: is no table; did you mean \"places/aliases.tsv\"?"),
    ]);
    if has_model() {
        let run = Folder::new("no_folder").run(&["lexicon", "check", "--lexicon", "mine"]);
        assert_eq!(run.stderr, "mine: is no folder, expected one with tables\n");
    }
}

#[test]
fn a_removal_that_takes_nothing_out_is_named() {
    check_faults(&[
        (
            "remove.tsv",
            "# slips\nevents/assault:kil\n",
            "remove.tsv:2: \"kil\" is no entry of events/assault; did you mean \"kill\"?",
        ),
        ("remove.tsv", "event/assault:kill\n", "remove.tsv:1: \"event/assault\" is no table; did you mean"),
        (
            "remove.tsv",
            "events/assault:kill\tkiss\n",
            "remove.tsv:1: \"kiss\" is no word of \"events/assault:kill\"",
        ),
        (
            "remove.tsv",
            "events/assault:kill\t\n",
            "remove.tsv:1: \"events/assault:kill\\t\", expected an entry like events/assault:kill, then a tab",
        ),
        ("events/assault.tsv", "word\n", "events/assault.tsv: is no table"),
        (
            "remove.tsv",
            "kill\n",
            "remove.tsv:1: \"kill\", expected an entry like events/assault:kill, then a tab",
        ),
    ]);
}

const TEXT: &[u8] =
    b"Police arrested two men in Oslo. The army shelled the village. Soldiers detained a man. Hamas spoke.";

fn rules(folder: &Folder, lexicon: &[&str]) -> Run {
    folder.pipe(&[&["read", "-", "--format", "jsonl"], lexicon].concat(), TEXT)
}

#[test]
fn what_is_removed_is_not_found_and_the_check_says_what_went() {
    if !has_model() {
        return;
    }
    let removals = "events/coerce:arrest\tarrest\nevents/assault:bombard\norganisations:Hamas\n";
    let folder = with_table("remove", "remove.tsv", removals);
    let (before, after) = (rules(&folder, &[]).stdout, rules(&folder, &["--lexicon", "mine"]).stdout);
    for words in ["\"events/assault:bombard\"", "\"code\":\"PSE\""] {
        assert!(before.contains(words) && !after.contains(words), "{words} in:\n{after}");
    }
    // The frame of "arrest" is still that of "detain".
    assert_eq!((before.matches("COERCE").count(), after.matches("COERCE").count()), (2, 1), "{after}");
    let run = folder.run(&["lexicon", "check", "--lexicon", "mine"]);
    for line in [
        "mine/remove.tsv:1: takes \"arrest\" out of events/coerce:arrest, lexicon/events/coerce.toml:",
        "mine/remove.tsv:2: takes out events/assault:bombard, lexicon/events/assault.toml:",
        "mine/remove.tsv:3: takes out organisations:Hamas, lexicon/organisations.tsv:",
    ] {
        assert!(run.stdout.contains(line), "{line} is missing in:\n{}", run.stdout);
    }
}

#[test]
fn a_frame_of_the_same_name_stands_in_place_of_ours() {
    if !has_model() {
        return;
    }
    let text = "[[frame]]\nname = \"bombard\"\nverbs = [\"shell\"]\nmode = [\"explosives\"]\n\
        finds = [\"The army shelled the village.\"]\nleaves = [\"The shell broke.\"]\n";
    let folder = with_table("replace", "events/assault.toml", text);
    let run = folder.pipe(&["explain", "-", "v2", "--lexicon", "mine"], TEXT);
    assert!(run.stdout.starts_with("v2 event  ASSAULT, explosives"), "{}", run.stdout);
    let words = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let entry = "events/assault:bombard, mine/events/assault.toml:1, in place of lexicon/events/";
    assert!(words.contains(entry), "{}", run.stdout);
    let run = folder.run(&["lexicon", "check", "--lexicon", "mine"]);
    let line =
        "mine/events/assault.toml:1: stands in place of events/assault:bombard, lexicon/events/assault.toml:";
    assert!(run.stdout.contains(line), "{}", run.stdout);
}
