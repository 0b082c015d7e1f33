//! The way from words to records, and the check of a user's own lexicon.

use crate::harness::{Folder, REPORT, has_model};

#[test]
fn a_statement_is_explained_down_to_its_entry() {
    if !has_model() {
        return;
    }
    let run = Folder::new("explain_s").pipe(&["explain", "-", "s1"], REPORT.as_bytes());
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with("s1 statement  assert, indirect\n"), "{}", run.stdout);
    for part in ["cue", "“said”", "lexicon/speech_verbs.toml:", "speaker", "The minister"] {
        assert!(run.stdout.contains(part), "{part} is missing in:\n{}", run.stdout);
    }
}

#[test]
fn a_statement_tells_how_frame_kind_act_and_speaker_were_decided() {
    if !has_model() {
        return;
    }
    let text = "Ann Reyes met the mayor. \"We will not go home,\" she said.";
    let run = Folder::new("explain_steps").pipe(&["explain", "-", "s1"], text.as_bytes());
    let lines: Vec<&str> = run.stdout.lines().map(str::trim_start).collect();
    let words = lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "step “said” reports speech in the frame bare-clause; its entry takes that-clause,",
        "step the parse hangs the quotation on the cue",
        "step 5 of its 5 words stand in quotation marks, which makes it direct",
        "step the act is refuse: the speaker will not do it",
        "step the speaker “she” is one with Ann Reyes (2 mentions)",
    ] {
        assert!(words.contains(part), "{part} is missing in:\n{}", run.stdout);
    }
}

#[test]
fn a_statement_of_the_title_has_its_spans_in_the_title() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("explain_title");
    let line = r#"{"id": "a", "title": "Prices will rise: Reyes", "text": "Ann Reyes spoke on Monday."}"#;
    folder.write("one.jsonl", line);
    let run = folder.run(&["explain", "one.jsonl", "h1"]);
    assert!(run.stdout.starts_with("h1 statement of the title  predict, indirect\n"), "{}", run.stdout);
    for part in ["0–16 “Prices will rise”", "18–23 “Reyes”", "Ann Reyes, PERSON", "rule:name_ends_headline"]
    {
        assert!(run.stdout.contains(part), "{part} is missing in:\n{}", run.stdout);
    }
    let again =
        r#"{"id": "a", "title": "Prices will rise: Reyes", "text": "Prices will rise: Reyes\n\nShe spoke."}"#;
    folder.write("again.jsonl", again);
    let run = folder.run(&["explain", "again.jsonl", "h1"]);
    assert_eq!(run.stderr, "no statement of the title h1: the article has none\n");
}

#[test]
fn an_event_of_the_title_names_the_one_of_the_text_that_is_the_same() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("explain_title_event");
    let line = r#"{"id": "a", "title": "The Minister Denounces New Law", "text": "It rained. Ann Reyes denounced the new law."}"#;
    folder.write("one.jsonl", line);
    let run = folder.run(&["explain", "one.jsonl", "g1"]);
    assert!(run.stdout.starts_with("g1 event of the title  ACCUSE, disapprove\n"), "{}", run.stdout);
    for part in ["0–12 “The Minister”: GOV", "told in the text by v1", "events/accuse:"] {
        assert!(run.stdout.contains(part), "{part} is missing in:\n{}", run.stdout);
    }
    let run = folder.run(&["explain", "one.jsonl", "v1"]);
    assert!(run.stdout.contains("main event"), "{}", run.stdout);
}

#[test]
fn an_event_is_explained_down_to_its_frame() {
    if !has_model() {
        return;
    }
    let run = Folder::new("explain_v").pipe(&["explain", "-", "v1"], REPORT.as_bytes());
    assert!(run.stdout.starts_with("v1 event  COERCE"), "{}", run.stdout);
    for part in ["clause", "arrest", "lexicon/events/coerce.toml:", "actor", "Police"] {
        assert!(run.stdout.contains(part), "{part} is missing in:\n{}", run.stdout);
    }
}

#[test]
fn a_relation_is_explained_down_to_the_word_that_tells_it() {
    if !has_model() {
        return;
    }
    let text = "Anna Berg, the head of the Green Party, met Tom Hill in Oslo.";
    let run = Folder::new("explain_r").pipe(&["explain", "-", "r1"], text.as_bytes());
    assert!(run.stdout.starts_with("r1 relation  leads\n"), "{}", run.stdout);
    for part in [
        "lexicon/relations.toml:",
        "noun \"head\"",
        "0–9 “Anna Berg”",
        "Green Party, ORG",
        "the report itself",
    ] {
        assert!(run.stdout.contains(part), "{part} is missing in:\n{}", run.stdout);
    }
    let all = Folder::new("explain_r3").pipe(&["read", "-", "--format", "jsonl"], text.as_bytes());
    let met = all.stdout.split("\"communicated_with\"").next().unwrap().matches("\"id\":\"r").count();
    let run = Folder::new("explain_r2").pipe(&["explain", "-", &format!("r{met}")], text.as_bytes());
    for part in ["shown by", "CONSULT: events/consult:", "lexicon/events/consult.toml:"] {
        assert!(run.stdout.contains(part), "{part} is missing in:\n{}", run.stdout);
    }
}

#[test]
fn a_contested_pair_is_explained_with_both_accounts() {
    if !has_model() {
        return;
    }
    let text = "The minister said the army had returned the prisoners. The rebels denied that the army had returned the prisoners.";
    let folder = Folder::new("explain_c");
    let run = folder.pipe(&["explain", "-", "c1"], text.as_bytes());
    assert!(run.stdout.starts_with("c1 contested pair  happening\n"), "{}", run.stdout);
    for part in ["because", "one ", "other ", "vouched for by", "The minister", "The rebels", "lexicon/"] {
        assert!(run.stdout.contains(part), "{part} is missing in:\n{}", run.stdout);
    }
    let run = folder.pipe(&["explain", "-", "c2"], text.as_bytes());
    assert_eq!(run.stderr, "no contested pair c2: the article has 1, the last is c1\n");
}

#[test]
fn a_record_that_is_not_there_is_named() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("explain_none");
    let run = folder.pipe(&["explain", "-", "v99"], REPORT.as_bytes());
    assert_eq!((run.stdout.as_str(), run.status), ("", 1));
    assert!(run.stderr.starts_with("no event v99: the article has "), "{}", run.stderr);
    let run = folder.pipe(&["explain", "-", "x1"], REPORT.as_bytes());
    assert_eq!(run.stderr, "no record \"x1\", expected one like s1, h1, v1, g1, e1, p1, t1, r1 or c1\n");
}

#[test]
fn of_several_articles_one_has_to_be_named() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("explain_article");
    folder.write(
        "two.jsonl",
        "{\"id\": \"a\", \"text\": \"He said no.\"}\n{\"id\": \"b\", \"text\": \"She said yes.\"}\n",
    );
    let run = folder.run(&["explain", "two.jsonl", "s1"]);
    assert_eq!(run.stderr, "two.jsonl: several articles, expected the id of one: --article a\n");
    let run = folder.run(&["explain", "two.jsonl", "e9", "--article", "c"]);
    assert_eq!(run.stderr, "two.jsonl: no article \"c\"\n");
}

#[test]
fn a_fault_in_the_users_lexicon_is_named_with_file_and_line() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("lexicon");
    std::fs::create_dir(folder.path("mine")).unwrap();
    folder.write("mine/speech_verbs.toml", "[[verb]]\nlemma = \"say\"\ncolour = \"red\"\n");
    let run = folder.run(&["lexicon", "check", "--lexicon", "mine"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.starts_with("mine/speech_verbs.toml:"), "{}", run.stderr);
}

#[test]
fn an_event_by_a_verb_dictionary_has_its_code_and_line() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("petrarch");
    std::fs::create_dir(folder.path("mine")).unwrap();
    let verbs = "--- HOLD [---] ---\nARREST [173]\n- * MEN (IN PARIS) [1724]\n~ a (a b Q) SAY = a b Q\n";
    folder.write("mine/CAMEO.small.txt", verbs);
    let run = folder.pipe(&["explain", "-", "v1", "--lexicon", "mine"], REPORT.as_bytes());
    for part in ["mine/CAMEO.small.txt:3", "CAMEO 1724", "step"] {
        assert!(run.stdout.contains(part), "{part} is missing in:\n{}", run.stdout);
    }
    assert!(run.stderr.starts_with("mine: 1 line was not understood"), "{}", run.stderr);
    let run = folder.run(&["lexicon", "check", "--lexicon", "mine"]);
    let note = "mine/CAMEO.small.txt:4: \"~ a (a b Q) SAY = a b Q\": a rule over two verbs; left out\n";
    assert!(run.stdout.starts_with(note), "{}", run.stdout);
}
