//! Decides whether a word of the lexicon really reports where it stands.
//!
//! In: a clause and the entry of its verb or adjective. Out: yes or no.
//!
//! - Not what is denied ("did not say"), only thought of ("would say", "if he says"), refused ("declined
//!   to say"), asked ("did he say?", "are you sure that …?") or ordered ("tell us about it").
//! - Not a stance of a thing ("the plan promises"), nor one that only tells which people are meant
//!   ("groups supporting her").
//! - Not the speaker's own "I think" inside a quotation: the words themselves are the statement.

use super::cues::entries;
use super::page::Page;
use crate::clauses::{Clause, ComplementKind, Form, Link, Tense};
use crate::lexicon::{Frame, SpeechWord};
use dragoman_language::Pos;
use dragoman_records::Act;

/// Modal verbs that make a report a mere thought.
const UNREAL: [&str; 7] = ["would", "could", "might", "may", "should", "must", "can"];

/// Those that make of a stance what somebody ought to take or can: "Britain *must* seek guarantees".
const DUTIES: [&str; 5] = ["can", "may", "might", "must", "should"];

/// Whether the verb of a clause really reports.
pub(super) fn reports(page: &Page<'_>, clause_idx: usize, word: &SpeechWord) -> bool {
    let clause = &page.clauses.list()[clause_idx];
    let modal = clause.modal.as_deref().unwrap_or_default();
    let is_unreal = UNREAL.contains(&modal) && (!word.stance || DUTIES.contains(&modal));
    let is_unreal = is_unreal && !refuses_both(page, clause);
    let may_speak = |&head: &usize| word.speakers.contains(&page.lemma(head));
    if !word.speakers.is_empty() && !clause.subject.iter().any(may_speak) {
        return false;
    }
    if word.stance
        && !clause.passive
        && (clause.subject.iter().any(|&head| is_thing(page, head)) || is_description(page, clause))
    {
        return false;
    }
    if is_left_undone(page, clause) {
        return false;
    }
    let is_denied = || {
        let is_idle = |act: Act| act == Act::Refuse && !word.stance && !will_not(page, clause);
        word.negated.is_none_or(is_idle) || !denies_itself(page, clause)
    };
    if clause.negated && is_denied() && !refuses_both(page, clause) || is_unreal || is_condition(page, clause)
    {
        return false;
    }
    if is_own_words(page, clause, word) || is_question(page, clause) || is_order(page, clause) {
        return false;
    }
    match clause.parent {
        Some((parent_idx, Link::Complement)) if clause.form == Form::Infinitive => {
            let parent = &page.clauses.list()[parent_idx];
            word.stance
                || opens_words(page, parent)
                || leads_into_quotation(page, clause, word) && !parent.negated
                || page.is_a(parent.head, "reports_on") && !parent.negated
        }
        Some((_, Link::Modifier)) if clause.form == Form::Infinitive => false,
        // "sent troops *to support* him": what somebody does it for, not what he says.
        Some((_, Link::Adverbial)) if clause.form == Form::Infinitive => !word.stance,
        _ => true,
    }
}

/// "*without* saying why", "*stopped short of* accusing them", "*avoided* naming him", "contrary to what he said"; "neither
/// confirmed *nor* denied" is told by its first verb.
fn is_left_undone(page: &Page<'_>, clause: &Clause) -> bool {
    let first = clause.words.first().copied().unwrap_or(clause.head);
    let what = clause.object.first().copied().filter(|&object| page.lower(object) == "what");
    let is_adverb =
        |&token: &usize| page.document.pos(token) == Pos::Adv && page.document.dep(token) == "advmod";
    let mut before = (0..what.unwrap_or(first).min(first)).rev().skip_while(is_adverb);
    let Some(last) = before.next() else { return false };
    let with_one_more =
        before.next().map(|one_more| format!("{} {}", page.lemma(one_more), page.lower(last)));
    let is_undone = |words: &str| page.lexicon.events.noun_classes.has("undone", words);
    is_undone(&page.lemma(last)) || with_one_more.is_some_and(|words| is_undone(&words))
}

/// "moved the mayor *to reply*, “Never”": words in marks right behind an infinitive were said.
fn leads_into_quotation(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> bool {
    let next = (clause.head + 1..page.document.len()).take(3).find(|&token| page.quote_of(token).is_some());
    let quote = next.and_then(|token| page.quote_of(token)).map(|idx| page.quotes[idx].tokens.clone());
    let is_behind = |quote: &std::ops::Range<usize>| {
        quote.start > clause.head
            && (clause.head + 1..quote.start).all(|token| page.is_mark(token))
            && page.n_words(quote.clone()) >= 3
    };
    word.takes(Frame::Quote)
        && page.quote_of(clause.head).is_none()
        && quote.is_some_and(|quote| is_behind(&quote))
}

/// "the *ceremony* underscores the bond": with an object and no clause, what a thing shows is no report.
pub(super) fn is_deed(page: &Page<'_>, speaker: &[usize], frame: Frame) -> bool {
    let is_nominal =
        matches!(frame, Frame::Noun | Frame::Gerund | Frame::Infinitive | Frame::ObjectInfinitive);
    is_nominal && speaker.iter().any(|&head| is_thing(page, head))
}

/// Frames that name what is told and do not tell it.
fn is_nominal(frame: Frame) -> bool {
    matches!(frame, Frame::Noun | Frame::WhClause | Frame::Gerund)
}

/// "arrived *to discuss* the plan", "will attend *to explain* it": what somebody is there for is not said yet, unless what he
/// does is speaking ("wrote *to deny* it").
pub(super) fn is_mere_purpose(page: &Page<'_>, clause: &Clause, word: &SpeechWord, frame: Frame) -> bool {
    let Some((above, Link::Adverbial)) = clause.parent else { return false };
    let above = &page.clauses.list()[above];
    let is_plain = matches!(word.act, Act::Assert | Act::Deny | Act::Agree) && is_nominal(frame);
    // "visited *to express* his regret": what is felt is told by coming.
    let speaks = page.is_a(above.head, "reports_on") || page.is_a(clause.head, "lending");
    clause.form == Form::Infinitive && is_plain && !speaks
}

/// "the summit *will discuss* aid": nobody has said it yet.
pub(super) fn is_to_come(clause: &Clause, word: &SpeechWord, frame: Frame) -> bool {
    is_nominal(frame)
        && word.act == Act::Assert
        && !word.stance
        && clause.modal.as_deref() == Some("will")
        && !clause.negated
}

/// "any country that *acknowledges* Israel", "journalists who *report* on it": what kind of people are meant.
pub(super) fn is_of_a_kind(page: &Page<'_>, clause: &Clause, frame: Frame) -> bool {
    let is_plain = is_nominal(frame) && clause.tense == Tense::Present && clause.modal.is_none();
    let noun = page.document.head(clause.head);
    let determiners = page.clauses.determiners(noun);
    let is_any =
        determiners.iter().any(|&it| matches!(page.lower(it).as_str(), "any" | "every" | "each" | "those"));
    let is_bare =
        page.document.tag(noun) == "NNS" && determiners.is_empty() && page.clauses.possessor(noun).is_none();
    is_plain && (is_any || is_bare) && is_description(page, clause)
}

/// "The debate *was planned* for May", a schedule and nobody's promise; "a man *wanted by* the police"; "was *found* dead".
pub(super) fn is_idle_passive(clause: &Clause, word: &SpeechWord) -> bool {
    let is_idle = word.stance && word.act == Act::Promise || word.lemma == "find";
    clause.passive && (is_idle && clause.subject.is_empty() || word.lemma == "want")
}

/// "*Quoting* a government source, the agency said": whom somebody has it from is not what he says.
pub(super) fn names_source(page: &Page<'_>, clause: &Clause, word: &SpeechWord, frame: Frame) -> bool {
    let cites = matches!(word.lemma.as_str(), "cite" | "quote") && frame == Frame::Noun;
    let has_as = || page.document.children(clause.head).any(|child| page.lower(child) == "as");
    let is_source = |&object: &usize| {
        page.document.pos(object) == Pos::Propn
            || page.lexicon.roles.by_noun(&page.lemma(object)).is_some()
            || ["people", "media", "police", "source"].iter().any(|class| page.is_a(object, class))
    };
    cites && clause.form == Form::Gerund && !has_as() && clause.object.iter().any(is_source)
}

/// "I *want* to thank the nurses": the wish only opens the thanks.
pub(super) fn performs(page: &Page<'_>, clause_idx: usize) -> bool {
    let list = page.clauses.list();
    let mut said = list[clause_idx].complements.iter().map(|complement| complement.clause);
    opens_words(page, &list[clause_idx])
        && said.any(|inner| entries(page, list[inner].head).iter().any(|word| !word.stance))
}

/// "I want to", "we wish to", "let me".
fn opens_words(page: &Page<'_>, clause: &Clause) -> bool {
    let is_first = |&head: &usize| matches!(page.lower(head).as_str(), "i" | "we");
    let opens = matches!(page.lemma(clause.head).as_str(), "want" | "wish" | "like");
    opens && clause.subject.iter().any(is_first)
}

/// "the *decision* promises", "an *environment* that supports": things take no stance; a "poll" and a "camp" do.
pub(super) fn is_thing(page: &Page<'_>, head: usize) -> bool {
    let lemma = page.lemma(head);
    let classes = &page.lexicon.events.noun_classes;
    let speaks = || {
        let bodies = ["fighters", "media", "office", "people", "police", "voice"];
        bodies.iter().any(|class| classes.has(class, &lemma)) || page.lexicon.roles.by_noun(&lemma).is_some()
    };
    let word = page.lower(head);
    let is_abstract =
        || ABSTRACT.iter().any(|ending| word.ends_with(ending)) || classes.has("matter", &lemma);
    let is_noun = page.document.pos(head) == Pos::Noun || page.document.tag(head) == "VBG";
    let is_common = is_noun && page.lower(head) == page.document.word(head);
    is_common && is_abstract() && !speaks()
}

/// Endings of nouns for what happens and how things are.
const ABSTRACT: [&str; 12] =
    ["age", "ance", "cy", "ence", "ing", "ism", "ity", "ment", "ness", "ship", "sion", "tion"];

/// "groups *supporting her*", "others *who want a say*": the words say which ones are meant.
fn is_description(page: &Page<'_>, clause: &Clause) -> bool {
    let Some((_, Link::Modifier)) = clause.parent else { return false };
    // "a plan that *critics fear will fail*": the words tell what others think of it.
    let tells = clause.complements.iter().any(|inner| inner.kind == ComplementKind::Finite);
    if tells && has_own_subject(page, clause) {
        return false;
    }
    let first = page.clauses.below(clause.head).first().copied().unwrap_or_default();
    let is_aside = first > 0 && page.is_mark(first - 1);
    let before = first.checked_sub(1).map(|before| page.document.pos(before));
    !is_aside && before != Some(Pos::Propn) && page.quote_of(clause.head).is_none()
}

/// Whether a clause under a noun names who acts in it, and is not about the noun.
fn has_own_subject(page: &Page<'_>, clause: &Clause) -> bool {
    let inside = page.clauses.below(clause.head);
    let relates = page.clauses.relative_subject(clause.head).is_some();
    !relates && !clause.subject.is_empty() && clause.subject.iter().all(|subject| inside.contains(subject))
}

/// Whether a verb has a negation of its own: not the second of "has not confirmed or *denied*".
fn denies_itself(page: &Page<'_>, clause: &Clause) -> bool {
    let denies = |&token: &usize| {
        page.document.dep(token) == "neg" || matches!(page.lower(token).as_str(), "never" | "longer")
    };
    clause.words.iter().any(denies)
}

/// "*would* not confirm", "*did* not agree", "*refused*": a refusal; "*had* not confirmed" tells only that it is not said yet.
fn will_not(page: &Page<'_>, clause: &Clause) -> bool {
    let has = || clause.words.iter().any(|&token| page.lemma(token) == "have");
    clause.modal.is_some() || !has()
}

/// "*neither* confirmed nor denied": a refusal to say.
pub(super) fn refuses_both(page: &Page<'_>, clause: &Clause) -> bool {
    let first = clause.words.first().copied().unwrap_or(clause.head).saturating_sub(1);
    let has_neither = (first..clause.head).any(|token| page.lower(token) == "neither");
    has_neither && matches!(page.lemma(clause.head).as_str(), "admit" | "confirm" | "acknowledge")
}

/// "if he says", "unless they agree": what only may come true.
fn is_condition(page: &Page<'_>, clause: &Clause) -> bool {
    let opener = page.clauses.opener(clause.head).map(|opener| page.lower(opener));
    opener.is_some_and(|opener| matches!(opener.as_str(), "if" | "unless" | "whether" | "lest"))
}

/// "I think", "we want" inside a quotation: the words themselves are the statement.
fn is_own_words(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> bool {
    let is_first = |&token: &usize| matches!(page.lower(token).as_str(), "i" | "we" | "you" | "let");
    page.quote_of(clause.head).is_some()
        && (word.stance || clause.subject.is_empty() || clause.subject.iter().any(is_first))
}

fn is_question(page: &Page<'_>, clause: &Clause) -> bool {
    let sentence = page.document.sentences()[page.document.sentence_of(clause.head)].clone();
    let last = sentence
        .rev()
        .find(|&token| page.document.word(token).trim() != "" && page.quote_of(token).is_none());
    let asks = last.is_some_and(|token| page.document.word(token) == "?");
    // "Are *you* concerned?": of a passive, whom it is said of.
    let asked = clause.subject.first().or(clause.object.first().filter(|_| clause.passive));
    let subject_follows = clause.words.first().zip(asked).is_some_and(|(verb, subject)| verb < subject);
    let is_inverted = clause.words.len() > 1 || page.lemma(clause.head) == "be";
    asks && subject_follows && is_inverted
}

/// "*Tell* us about your work", "*think* of the trees": an order reports nothing.
fn is_order(page: &Page<'_>, clause: &Clause) -> bool {
    let is_bare = page.document.tag(clause.head) == "VB" && clause.words.len() == 1;
    let is_first = clause.words.first().is_some_and(|&verb| begins(page, verb));
    is_bare && is_first && clause.subject.is_empty()
}

/// Whether a word begins its sentence, a quotation or a bracket.
fn begins(page: &Page<'_>, token: usize) -> bool {
    let start = page.document.sentences()[page.document.sentence_of(token)].start;
    (start..token).rev().take(1).all(|before| page.is_mark(before))
}
