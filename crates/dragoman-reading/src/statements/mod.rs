//! Finds who said what in one article.
//!
//! In: the clauses of a `Document`, with its entities marked.
//! Out: one [`Statement`] a cue, in text order, each pointing at the words that support it.
//!
//! 1. `quotes`   pairs the quotation marks.
//! 2. `cues`     finds the words that report: "said", "the claim that", "according to"; `adjectives` stances.
//! 3. `content`  decides which words they report, from the structure of the sentence; `wished` what others are to do; `reach` and `tails` how far they go.
//! 4. `direct`   lays quotations to their cues, `behind` and `in_part` where the parse hides them; `unparsed` helps where the
//!    parse shows no content; `labels`, `set_apart` and `unclaimed` find words behind a name or a sentence, `aside_denied` what an aside denies.
//! 5. `speaker`  finds who speaks, `issued` for a text that speaks, `quoted_as` for who is quoted; `act` what the speaker does with
//!    it; `setting` to whom, where, when.
//!
//! Scare quotes and quoted titles are no statements. Whether a statement is true is not decided here.

mod act;
mod adjectives;
mod around;
mod aside;
mod aside_denied;
mod behind;
mod beside;
mod content;
mod cues;
mod dateline;
mod direct;
mod draft;
mod going_on;
mod heads;
mod in_part;
mod inverted;
mod issued;
mod labels;
mod nominal;
mod outer;
mod owned;
mod page;
mod pledges;
mod quoted_as;
pub mod quotes;
mod reach;
mod reports;
mod resume;
mod same_speaker;
mod set_apart;
mod setting;
mod sides;
mod speaker;
mod tails;
mod told;
mod tones;
mod unclaimed;
mod unnamed;
mod unparsed;
mod voices;
mod wished;

pub(crate) use unnamed::hides_name;
pub use voices::Voice;

use crate::Parsed;
use crate::clauses::{Clause, Form, Link};
use crate::entities::Entities;
use crate::lexicon::Frame;
use draft::Draft;
use dragoman_records::{Act, Cue, Span, Speaker, Statement, StatementId, StatementKind, TimeExpression};
use page::Page;

/// The statements of an article, with what later steps ask of them.
#[derive(Debug, Default)]
pub struct Statements {
    list: Vec<Statement>,
    steps: Vec<Vec<String>>,
}

/// What is said in an article, while its speakers are known by their words only.
#[derive(Debug)]
pub struct Speech<'a> {
    page: Page<'a>,
    drafts: Vec<Draft<'a>>,
}

/// Finds what is said; who the speakers are takes [`Entities`], which ask here whose words are whose.
pub fn find_speech<'a>(parsed: &Parsed<'a>) -> Speech<'a> {
    let page = Page::new(parsed);
    let mut drafts = direct::lay(&page, cues::find(&page));
    quoted_as::settle(&page, &mut drafts);
    drop_answers(&page, &mut drafts);
    drop_lenders(&mut drafts);
    sort(&mut drafts);
    drop_hearsay(&mut drafts);
    drafts.retain(|draft| !is_prompt(&page, draft));
    share_speakers(&page, &mut drafts);
    drafts.iter_mut().for_each(|draft| issued::name(&page, draft));
    Speech { page, drafts }
}

impl Speech<'_> {
    /// The voice of each token.
    pub fn voices(&self) -> Vec<Option<Voice>> {
        voices::find(&self.page, &self.drafts)
    }
}

/// Finds the statements of an article, in text order of their first words, cue or content, with when they were said by the
/// article's `times`; with the steps by which
/// each came about if `is_traced`.
pub fn find_statements(
    speech: Speech<'_>,
    entities: &Entities,
    times: &[TimeExpression],
    is_traced: bool,
) -> Statements {
    let Speech { page, drafts } = speech;
    let mut steps: Vec<Vec<String>> = Vec::new();
    let mut list: Vec<Statement> = Vec::with_capacity(drafts.len());
    let mut before: Option<Speaker> = None;
    let mut last: Option<(usize, Speaker)> = None;
    for (idx, draft) in drafts.iter().enumerate() {
        let mut statement = finish(&page, entities, times, &drafts, idx, before.as_ref());
        if let Some((_, speaker)) =
            last.as_ref().filter(|(last, _)| same_speaker::goes_on(&page, draft, &drafts[*last]))
        {
            speaker::keep(&page, entities, draft.speaker[0], speaker, &mut statement.speaker);
        }
        if page.quote_of(draft.head).is_none() && statement.speaker.name.is_some() {
            before = Some(statement.speaker.clone());
            last = statement.within.is_none().then(|| (idx, statement.speaker.clone())).or(last);
        }
        steps.extend(is_traced.then(|| told::steps(&page, entities, draft, &statement)));
        list.push(statement);
    }
    Statements { list, steps }
}

/// "*expressed* concern that …" is told by the noun; the verb that lends itself to it tells nothing more.
fn drop_lenders(drafts: &mut Vec<Draft<'_>>) {
    let nouns = drafts
        .iter()
        .filter(|draft| draft.clause.is_none() && draft.frame == crate::lexicon::Frame::ThatClause);
    let lent: std::collections::BTreeSet<usize> =
        nouns.flat_map(|draft| draft.cue.iter().copied().filter(|&token| token != draft.head)).collect();
    drafts.retain(|draft| draft.clause.is_none() || !lent.contains(&draft.head));
}

/// "said it was open but *added* …": a cue without a subject has that of the cue before it in its sentence.
fn share_speakers(page: &Page<'_>, drafts: &mut [Draft<'_>]) {
    for idx in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(idx);
        let (last, draft) = (&before[idx - 1], &mut rest[0]);
        let is_bare = draft.speaker.is_empty()
            && draft.clause.is_some_and(|idx| {
                let clause = &page.clauses.list()[idx];
                clause.form == crate::clauses::Form::Finite && !clause.passive
            });
        let is_near = last.head < draft.head
            && page.document.sentence_of(last.head) == page.document.sentence_of(draft.head)
            && page.quote_of(last.head) == page.quote_of(draft.head);
        if is_bare && is_near {
            draft.speaker.clone_from(&last.speaker);
        }
    }
}

fn sort(drafts: &mut [Draft<'_>]) {
    drafts.sort_by_key(|draft| (draft.start(), std::cmp::Reverse(draft.end())));
}

/// Leaves out what somebody says of another's thoughts, wishes and positions, or of his own ("said
/// he hopes to win"): nobody but the outer speaker said anything.
fn drop_hearsay(drafts: &mut Vec<Draft<'_>>) {
    keep_where(drafts, |drafts, idx| is_spoken(&drafts[idx]) || within(drafts, idx).is_none());
}

/// "*Asked about the talks*, Reyes said …", "*wanted* men": nobody is said to say it; who is "*charged with* murder" is charged
/// by somebody.
fn is_prompt(page: &Page<'_>, draft: &Draft<'_>) -> bool {
    let is_idle = draft.frame == Frame::Noun && draft.speaker.is_empty() && draft.quotes.is_empty();
    let is_charge = draft.word.is_some_and(|word| word.act == Act::Accuse);
    let clause = draft.clause.map(|clause| &page.clauses.list()[clause]);
    let is_aside = |clause: &Clause| {
        clause.form == Form::Participle && matches!(clause.parent, Some((_, Link::Adverbial)))
    };
    is_idle && !is_charge && clause.is_some_and(is_aside)
}

/// "Responded *to reports* that …": the words are the reports' and not those of who answers them.
fn drop_answers(page: &Page<'_>, drafts: &mut Vec<Draft<'_>>) {
    keep_where(drafts, |drafts, idx| {
        let draft = &drafts[idx];
        let answered = page.clauses.objects_of(draft.head, "to");
        let is_of = |other: &Draft<'_>| answered.contains(&other.head) && other.content == draft.content;
        draft.clause.is_none() || !drafts.iter().any(is_of)
    });
}

/// Keeps the drafts of which something holds that is seen beside the others.
fn keep_where<'a>(drafts: &mut Vec<Draft<'a>>, holds: impl Fn(&[Draft<'a>], usize) -> bool) {
    let keep: Vec<bool> = (0..drafts.len()).map(|idx| holds(drafts, idx)).collect();
    let mut keep = keep.into_iter();
    drafts.retain(|_| keep.next().unwrap_or(true));
}

/// Whether the cue tells of words said and not of a stance towards something.
fn is_spoken(draft: &Draft<'_>) -> bool {
    let is_stance = draft.word.is_some_and(|word| word.stance);
    let is_nominal = matches!(draft.frame, Frame::Noun | Frame::ObjectComplement | Frame::Gerund);
    !is_stance && (!is_nominal || !draft.quotes.is_empty())
}

fn finish(
    page: &Page<'_>,
    entities: &Entities,
    times: &[TimeExpression],
    drafts: &[Draft<'_>],
    idx: usize,
    before: Option<&Speaker>,
) -> Statement {
    let draft = &drafts[idx];
    let spans = |tokens: &[usize]| {
        let ranges = page::runs(page, tokens).into_iter();
        ranges.map(|range| page.document.span(range)).collect::<Vec<Span>>()
    };
    let cue = (!draft.cue.is_empty()).then(|| Cue { spans: spans(&draft.cue), lemma: draft.lemma.clone() });
    Statement {
        id: StatementId::from_idx(idx),
        kind: kind(page, draft),
        act: act::decide(page, entities, draft).0,
        speaker: speaker::resolve(page, entities, &draft.speaker, draft.clause, before),
        cue,
        content: draft.content.iter().map(|run| page.document.span(run.clone())).collect(),
        addressee: setting::addressee(page, entities, draft),
        venue: setting::venue(page, draft),
        within: within(drafts, idx).map(StatementId::from_idx),
        time: setting::time(page, times, draft),
        rule: draft.rule.clone(),
        confidence: confidence(draft),
    }
}

/// Direct if nine words in ten stand in quotation marks, or all are set apart; indirect if none does.
fn kind(page: &Page<'_>, draft: &Draft<'_>) -> StatementKind {
    let (n_quoted, n_words) = n_quoted(page, draft);
    match n_quoted {
        _ if draft.is_own => StatementKind::Direct,
        0 => StatementKind::Indirect,
        _ if 10 * n_quoted >= 9 * n_words => StatementKind::Direct,
        _ => StatementKind::Mixed,
    }
}

/// How many words of the content stand in quotation marks that are not around the cue, and of how many.
fn n_quoted(page: &Page<'_>, draft: &Draft<'_>) -> (usize, usize) {
    let own = page.quote_of(draft.head);
    let words = || draft.content.iter().flat_map(|run| run.clone()).filter(|&token| !page.is_mark(token));
    let quoted = words().filter(|&token| page.quote_of(token).is_some() && page.quote_of(token) != own);
    (quoted.count(), words().count())
}

/// The narrowest statement in whose content cue and content of this one lie.
fn within(drafts: &[Draft<'_>], idx: usize) -> Option<usize> {
    let inner = &drafts[idx];
    let holds = |outer: &Draft<'_>| {
        outer.says(inner.head)
            && inner.content.iter().all(|run| outer.says(run.start) && outer.says(run.end - 1))
    };
    // Drafts are in text order, so one that holds this one stands near before it.
    let near = idx.saturating_sub(64)..(idx + 64).min(drafts.len());
    near.filter(|&other| other != idx && holds(&drafts[other])).min_by_key(|&other| drafts[other].len())
}

/// How sure we are: from how plainly the frame shows the content, less if nobody is named.
fn confidence(draft: &Draft<'_>) -> f64 {
    let base = match draft.frame {
        _ if draft.cue.is_empty() => 0.6,
        Frame::Quote | Frame::ThatClause => 0.95,
        Frame::BareClause | Frame::WhClause | Frame::Preposition => 0.9,
        _ if !draft.quotes.is_empty() => 0.95,
        Frame::Infinitive | Frame::ObjectInfinitive | Frame::AddresseeInfinitive | Frame::Gerund => 0.8,
        Frame::Noun | Frame::ObjectComplement | Frame::Adverb => 0.7,
    };
    let unnamed = if draft.speaker.is_empty() { 0.1 } else { 0.0 };
    ((base - unnamed) * 100.0_f64).round() / 100.0
}

impl Statements {
    /// The statements, in text order.
    pub fn list(&self) -> &[Statement] {
        &self.list
    }

    /// The innermost statement whose content holds a span: position in [`Statements::list`].
    pub fn around(&self, span: Span) -> Option<usize> {
        let holds = |statement: &Statement| statement.content.iter().any(|content| content.contains(span));
        let size =
            |statement: &Statement| statement.content.iter().map(|content| content.len()).sum::<usize>();
        (0..self.list.len()).filter(|&idx| holds(&self.list[idx])).min_by_key(|&idx| size(&self.list[idx]))
    }

    /// Gives up the statements, and the steps by which each came about if they were kept.
    pub fn into_parts(self) -> (Vec<Statement>, Vec<Vec<String>>) {
        (self.list, self.steps)
    }
}
