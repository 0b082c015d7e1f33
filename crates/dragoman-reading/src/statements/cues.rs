//! Finds the words that report: verbs, nouns, adverbs and prepositions of the lexicon.
//!
//! In: the clauses. Out: one draft a cue, with its content where the sentence's structure shows it,
//! and without where only quotation marks can (`direct` fills those in or drops them).
//!
//! A cue counts only if it really reports: not if it is denied ("did not say"), only thought of
//! ("would say", "if he says"), refused ("declined to say") or asked ("did he say?"). A denied stance
//! is a stance ("does not support"), if its entry says which.

use super::adjectives;
use super::content;
use super::draft::Draft;
use super::page::Page;
use super::reach;
use super::unnamed;
use crate::clauses::{Clause, Form, Link, Preposition};
use crate::lexicon::{Frame, SpeechWord};
use dragoman_language::Pos;
use dragoman_records::Act;
use std::collections::BTreeSet;

/// Modal verbs that make a report a mere thought.
const UNREAL: [&str; 7] = ["would", "could", "might", "may", "should", "must", "can"];

/// Verbs under which an infinitive of speech still reports: "went on to say", "appeared to confirm".
const REPORTS_ON: [&str; 16] = [
    "go", "continue", "begin", "start", "seem", "appear", "take", "use", "proceed", "come", "rush", "hasten",
    "speak", "write", "turn", "issue",
];

/// Finds the cues of an article.
pub(super) fn find<'a>(page: &Page<'a>) -> Vec<Draft<'a>> {
    let verbs = (0..page.clauses.list().len()).filter_map(|idx| verb(page, idx));
    let mut drafts: Vec<Draft<'_>> = verbs.collect();
    drafts.extend((0..page.document.len()).filter_map(|token| noun(page, token)));
    drafts.extend((0..page.document.len()).filter_map(|token| phrase(page, token)));
    let stances: Vec<Draft<'_>> =
        (0..page.document.len()).filter_map(|token| adjectives::find(page, token)).collect();
    // "was encouraged by the vote" is read as an adjective, not as somebody's encouraging.
    let read: BTreeSet<usize> = stances.iter().map(|stance| stance.head).collect();
    drafts.retain(|draft| !read.contains(&draft.head));
    drafts.extend(stances);
    drafts.sort_by_key(|draft| draft.head);
    drafts
}

fn verb<'a>(page: &Page<'a>, clause_idx: usize) -> Option<Draft<'a>> {
    let clause = &page.clauses.list()[clause_idx];
    let with_tail = |word| Some((word, Tail::find(page, clause, SpeechWord::tail(word))?));
    let mut words: Vec<(&SpeechWord, Tail)> =
        entries(page, clause.head).into_iter().filter_map(with_tail).collect();
    words.sort_by_key(|(_, tail)| tail.rank());
    words.into_iter().find_map(|(word, tail)| {
        if !reports(page, clause_idx, word) || unnamed::hides_name(page, clause) {
            return None;
        }
        let found = content::of_verb(page, clause_idx, word, tail.preposition.as_ref());
        let may_find_later = [Frame::Quote, Frame::BareClause, Frame::ThatClause];
        if found.is_none() && !may_find_later.iter().any(|&frame| word.takes(frame)) {
            return None;
        }
        let (frame, content) = found.unwrap_or((Frame::Quote, Vec::new()));
        let mut cue = clause.words.clone();
        cue.extend(tail.tokens);
        cue.sort_unstable();
        cue.dedup();
        Some(Draft {
            word: Some(word),
            rule: page.lexicon.speech.verbs.rule(word),
            frame,
            cue,
            head: clause.head,
            lemma: word.lemma.clone(),
            clause: Some(clause_idx),
            speaker: speaker_of_tail(page, clause_idx).unwrap_or_else(|| speaker_of(page, clause)),
            content,
            quotes: Vec::new(),
            negated: clause.negated,
        })
    })
}

/// "*Asked* whether he would stay, the mayor said no": who is asked does not ask.
fn speaker_of(page: &Page<'_>, clause: &Clause) -> Vec<usize> {
    let is_undergone = clause.form == Form::Participle && clause.subject_shared
        || page.document.tag(clause.head) == "VBN" && clause.words.len() == 1 && clause.subject_shared;
    if is_undergone { Vec::new() } else { clause.subject.clone() }
}

/// "said it would rain, *echoing* the mayor": who speaks is who said, whatever it is parsed under.
fn speaker_of_tail(page: &Page<'_>, clause_idx: usize) -> Option<Vec<usize>> {
    let reported = reach::reports_above(page, clause_idx)?;
    let speaker = &page.clauses.list()[reported].subject;
    (!speaker.is_empty()).then(|| speaker.clone())
}

/// The words that an entry needs after its verb, as they stand in the clause.
#[derive(Default)]
struct Tail {
    tokens: Vec<usize>,
    preposition: Option<Preposition>,
}

impl Tail {
    /// The longest tail first, then the nearest to its verb: "called *out* the bank for its lies".
    fn rank(&self) -> (std::cmp::Reverse<usize>, Option<usize>) {
        (std::cmp::Reverse(self.tokens.len()), self.tokens.first().copied())
    }

    /// Finds each word as particle, adverb, object or preposition; a preposition may hang on the
    /// object before it: "took *aim at* the banks".
    fn find(page: &Page<'_>, clause: &Clause, tail: Option<&str>) -> Option<Self> {
        let mut found = Self::default();
        let Some(tail) = tail else { return Some(found) };
        if let Some(preposition) = clause.prepositions.iter().find(|preposition| preposition.lemma == tail) {
            found.tokens.push(preposition.token);
            found.preposition = Some(preposition.clone());
            return Some(found);
        }
        let beside = [clause.particle.into_iter().collect(), page.clauses.adverbs(clause.head)].concat();
        let beside =
            [&beside, &clause.object[..], &clause.attribute, &page.clauses.complement_heads(clause.head)]
                .concat();
        let mut prepositions = clause.prepositions.clone();
        for word in tail.split(' ') {
            let near = |token: usize| token > clause.head && token - clause.head <= 6;
            if let Some(&token) = beside.iter().find(|&&token| near(token) && page.lower(token) == word) {
                found.tokens.push(token);
                prepositions.extend(page.clauses.prepositions(token));
            } else {
                let preposition = prepositions.iter().find(|preposition| preposition.lemma == word)?;
                found.tokens.push(preposition.token);
                found.preposition = Some(preposition.clone());
            }
        }
        Some(found)
    }
}

/// The entries for a verb. Forms such as "hopes" and "rated" are sometimes traced to "hop" and "rat".
pub(super) fn entries<'a>(page: &Page<'a>, verb: usize) -> Vec<&'a SpeechWord> {
    let lemma = page.lemma(verb);
    let of = |lemma: &str| page.lexicon.speech.verbs.beginning_with(lemma).collect::<Vec<_>>();
    let mut words = of(&lemma);
    if words.is_empty() {
        words = of(&format!("{lemma}e"));
    }
    if words.is_empty()
        && let Some(short) = lemma.strip_suffix('e')
    {
        words = of(short);
    }
    words
}

/// Whether the verb of a clause really reports.
pub(super) fn reports(page: &Page<'_>, clause_idx: usize, word: &SpeechWord) -> bool {
    let clause = &page.clauses.list()[clause_idx];
    let is_unreal = clause.modal.as_deref().is_some_and(|modal| UNREAL.contains(&modal)) && !word.stance;
    let may_speak = |&head: &usize| word.speakers.contains(&page.lemma(head));
    if !word.speakers.is_empty() && !clause.subject.iter().any(may_speak) {
        return false;
    }
    if word.stance
        && (clause.subject.iter().any(|&head| is_thing(page, head)) || is_description(page, clause))
    {
        return false;
    }
    if clause.negated && word.negated.is_none() || is_unreal || is_condition(page, clause) {
        return false;
    }
    if is_own_words(page, clause, word) || is_question(page, clause) {
        return false;
    }
    match clause.parent {
        Some((parent_idx, Link::Complement)) if clause.form == Form::Infinitive => {
            let parent = &page.clauses.list()[parent_idx];
            word.stance || REPORTS_ON.contains(&page.lemma(parent.head).as_str()) && !parent.negated
        }
        Some((_, Link::Modifier)) if clause.form == Form::Infinitive => false,
        // "sent troops *to support* him": what somebody does it for, not what he says.
        Some((_, Link::Adverbial)) if clause.form == Form::Infinitive => !word.stance,
        _ => true,
    }
}

/// "the *decision* promises", "an *environment* that supports": things take no stance; a "poll" and a "camp" do.
fn is_thing(page: &Page<'_>, head: usize) -> bool {
    let lemma = page.lemma(head);
    let classes = &page.lexicon.events.noun_classes;
    let speaks = || {
        let people = ["fighters", "media", "office", "people", "police", "voice"];
        people.iter().any(|class| classes.has(class, &lemma)) || page.lexicon.roles.by_noun(&lemma).is_some()
    };
    page.document.pos(head) == Pos::Noun && !speaks()
}

/// "groups *supporting her*", "others *who want a say*": the words say which ones are meant.
fn is_description(page: &Page<'_>, clause: &Clause) -> bool {
    let Some((_, Link::Modifier)) = clause.parent else { return false };
    let first = page.clauses.below(clause.head).first().copied().unwrap_or_default();
    let is_aside = first > 0 && page.is_mark(first - 1);
    let before = first.checked_sub(1).map(|before| page.document.pos(before));
    !is_aside && before != Some(Pos::Propn) && page.quote_of(clause.head).is_none()
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
    let subject_follows =
        clause.words.first().zip(clause.subject.first()).is_some_and(|(verb, subject)| verb < subject);
    asks && subject_follows && clause.words.len() > 1
}

fn noun<'a>(page: &Page<'a>, token: usize) -> Option<Draft<'a>> {
    if !page.clauses.heads_a_phrase(token) || page.clauses.headed_by(token).is_some() {
        return None;
    }
    let word =
        page.lexicon.speech.nouns.beginning_with(&page.lemma(token)).find(|word| word.tail().is_none())?;
    if page.quote_of(token).is_some() {
        return None;
    }
    if is_occasion(page, token) {
        return None;
    }
    let (speaker, verb) = super::speaker::of_noun(page, token);
    let (frame, content) = content::of_noun(page, token, word, verb)?;
    // "plans to build", "demand for coal": a noun without an owner tells of no one's words; an
    // allegation stands against somebody even so.
    let is_told = frame == Frame::ThatClause && !word.stance;
    let is_owned = !speaker.is_empty() || is_told || word.act == Act::Accuse;
    if !is_owned || is_in_order(page, token) {
        return None;
    }
    let mut cue = verb.map(|clause| page.clauses.list()[clause].words.clone()).unwrap_or_default();
    cue.push(token);
    cue.sort_unstable();
    Some(Draft {
        word: Some(word),
        rule: page.lexicon.speech.nouns.rule(word),
        frame,
        cue,
        head: token,
        lemma: word.lemma.clone(),
        clause: None,
        speaker,
        content,
        quotes: Vec::new(),
        negated: false,
    })
}

/// "said *in a statement* that …": the verb reports, wherever the parse hangs the clause.
fn is_occasion(page: &Page<'_>, noun: usize) -> bool {
    let holders = ["in", "on", "at"].into_iter().filter_map(|lemma| page.clauses.holder_by(noun, lemma));
    holders.filter(|&holder| page.clauses.headed_by(holder).is_some()).any(|holder| {
        entries(page, holder)
            .iter()
            .any(|word| !word.stance && word.tail().is_none() && word.takes(Frame::Quote))
    })
}

/// "*in order* to win": an order is given only outside of the phrase.
fn is_in_order(page: &Page<'_>, noun: usize) -> bool {
    page.lower(noun) == "order" && noun > 0 && page.lower(noun - 1) == "in"
}

fn phrase<'a>(page: &Page<'a>, token: usize) -> Option<Draft<'a>> {
    let words = page.lexicon.speech.phrases.beginning_with(&page.lower(token));
    let (word, cue) = words.filter_map(|word| Some((word, spelt_out(page, token, word)?))).last()?;
    let is_adverb = word.takes(Frame::Adverb);
    if is_adverb && page.quote_of(token).is_some() {
        return None;
    }
    let speaker = if is_adverb { Vec::new() } else { super::speaker::of_preposition(page, &cue)? };
    if speaker.iter().any(|&head| word.not_nouns.contains(&page.lemma(head))) {
        return None;
    }
    let content = content::of_phrase(page, &cue, &speaker, is_adverb)?;
    Some(Draft {
        word: Some(word),
        rule: page.lexicon.speech.phrases.rule(word),
        frame: if is_adverb { Frame::Adverb } else { Frame::Preposition },
        head: token,
        lemma: word.lemma.clone(),
        cue,
        clause: None,
        speaker,
        content,
        quotes: Vec::new(),
        negated: false,
    })
}

/// The tokens of a phrase that begins here, if all its words follow.
fn spelt_out(page: &Page<'_>, token: usize, word: &SpeechWord) -> Option<Vec<usize>> {
    let n_words = word.lemma.split(' ').count();
    let tokens = token..(token + n_words).min(page.document.len());
    let is_spelt = tokens.clone().map(|token| page.lower(token)).eq(word.lemma.split(' ').map(str::to_owned));
    is_spelt.then(|| tokens.collect())
}
