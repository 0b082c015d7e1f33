//! Words of force used as a figure: "taken hostage by *the situation*", "legislation targeting children".
//!
//! In: drafts after merging. Out: those gone that no being and no thing can have done: a verb of force whose subject is
//! an abstract thing (class `abstract` of the lexicon), a verb in an infinitive or a gerund that names nobody at
//! all ("time to finalize agreements"), talk of one person alone or with a reporter, what "seeking aid" only says of somebody,
//! courtesies of the one who speaks ("I thank you all"), what happens among animals, accusations that only tell which one is meant,
//! what somebody is there for ("tasked with …"), promises that ought to be kept, terms of prison, and peaceful deeds as adjectives.

use super::draft::Draft;
use super::reader::Reader;
use crate::clauses::{Form, Link};
use crate::statements;
use dragoman_language::Pos;
use dragoman_records::EntityType;

/// Marks figures of speech as gone.
pub(super) fn leave_out(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for draft in drafts.iter_mut().filter(|draft| !draft.gone) {
        draft.gone = is_among_animals(reader, draft)
            || only_tells_which(reader, draft)
            || tells_what_for(reader, draft)
            || is_owed(reader, draft)
            || is_stretch(reader, draft)
            || is_adjective(reader, draft)
            || hides_name(reader, draft);
    }
    for draft in drafts.iter_mut().filter(|draft| !draft.gone && !draft.is_noun && !draft.composed) {
        draft.gone = is_done_by_nothing(reader, draft)
            || names_nobody(reader, draft)
            || is_monologue(reader, draft)
            || is_interview(reader, draft)
            || is_bare_participle(reader, draft)
            || is_pursuit(reader, draft)
            || is_courtesy(reader, draft);
    }
}

/// "Their *commitment* must be met", "they should keep their *promise*": what ought to be.
fn is_owed(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let Some(clause) = reader.parsed.clauses.around(draft.head).map(|idx| reader.clause(idx)) else {
        return false;
    };
    let is_kept = clause.subject.contains(&draft.head) || clause.object.contains(&draft.head);
    let keeps = reader.parsed.lexicon.events.noun_classes.has("keeping", reader.lemma(clause.head));
    let ought = matches!(clause.modal.as_deref(), Some("must" | "should"));
    draft.is_noun && draft.is("AGREE") && is_kept && keeps && ought
}

/// "Sentenced to 14 *months' imprisonment*": how long he shall be held; not "last week's arrest".
fn is_stretch(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let length =
        reader.parsed.clauses.possessor(draft.head).filter(|_| draft.is_noun && draft.has_mode("arrest"));
    let is_unit = |token: usize| matches!(reader.lemma(token), "month" | "year" | "day" | "week");
    length.is_some_and(|token| is_unit(token) && !reader.parsed.clauses.numbers(token).is_empty())
}

/// "*Vultures* are killed", "a *shark* attack".
fn is_among_animals(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let classes = &reader.parsed.lexicon.events.noun_classes;
    let is_animal = |&token: &usize| classes.has("animal", reader.lemma(reader.counted(token)));
    let are_animals = |list: &[usize]| !list.is_empty() && list.iter().all(is_animal);
    let clause = draft.clause.map(|idx| reader.clause(idx)).filter(|_| !draft.is_noun);
    let of_verb = clause.is_some_and(|it| are_animals(&it.object) || are_animals(&it.subject));
    let of_noun = || {
        let clauses = reader.parsed.clauses;
        clauses.modifiers(draft.head).iter().any(is_animal)
            || are_animals(&clauses.objects_of(draft.head, "of"))
    };
    draft.is("ASSAULT") && (of_verb || draft.is_noun && of_noun())
}

/// "A boat *suspected* of smuggling": which boat, and nobody who suspects it.
fn only_tells_which(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let Some(clause) = draft.clause.map(|idx| reader.clause(idx)).filter(|_| !draft.is_noun) else {
        return false;
    };
    let describes = matches!(clause.parent, Some((_, Link::Modifier)));
    draft.is("ACCUSE") && describes && clause.form == Form::Participle && draft.actor.is_empty()
}

/// "A unit *tasked with* fighting fraud", "*responsible for* freeing them": what somebody is for, and nothing that he did.
fn tells_what_for(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let document = reader.parsed.document;
    let preposition = document.head(draft.head);
    let classes = &reader.parsed.lexicon.events.noun_classes;
    let is_gerund = draft.clause.is_some_and(|idx| reader.clause(idx).form == Form::Gerund);
    let is_behind = document.pos(preposition) == Pos::Adp && preposition < draft.head;
    is_gerund
        && !draft.is_noun
        && is_behind
        && classes.has("purpose", reader.lemma(document.head(preposition)))
}

/// "A group of *supporting* states": what they are like.
fn is_adjective(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let document = reader.parsed.document;
    let describes = document.dep(draft.head) == "amod" && document.tag(draft.head) == "VBG";
    describes && !draft.is_noun && draft.category.is_cooperative()
}

/// "She talked about the series": one person alone consults nobody.
fn is_monologue(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let talks = matches!(reader.lemma(draft.head), "discuss" | "talk" | "debate" | "speak" | "deliberate");
    let [speaker] = draft.actor[..] else { return false };
    let entities = reader.findings.entities;
    let is_person = entities
        .referred_to(speaker)
        .is_some_and(|idx| entities.list()[idx].kind == EntityType::Person && !entities.is_plural(idx));
    draft.is("CONSULT") && talks && is_person && !matches!(reader.lemma(speaker), "we" | "they")
}

/// "Speaking to the BBC, he said": who gives an interview consults nobody.
fn is_interview(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let talks = matches!(reader.lemma(draft.head), "speak" | "talk" | "tell" | "interview");
    let is_media =
        |&token: &usize| reader.parties(token).iter().any(|it| it.sector.as_deref() == Some("JRN"));
    draft.is("CONSULT") && talks && (draft.actor.iter().any(is_media) || is_said_meanwhile(reader, draft))
}

/// "*Speaking to* the portal, he said": what he says is a statement, and whom he speaks to is consulted about nothing.
fn is_said_meanwhile(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let Some(clause) = draft.clause.map(|idx| reader.clause(idx)) else { return false };
    let Some((parent, Link::Adverbial)) = clause.parent else { return false };
    let cue = reader.parsed.document.tokens()[reader.clause(parent).head].span;
    let mut cues = reader.findings.statements.list().iter().filter_map(|it| it.cue.as_ref());
    clause.form == Form::Gerund && cues.any(|it| it.spans.iter().any(|span| span.contains(cue)))
}

/// "The sick and *wounded* hostages": a state, and nobody who did it or to whom.
fn is_bare_participle(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let is_participle = draft.clause.is_some_and(|idx| reader.clause(idx).form == Form::Participle);
    // "Among *those* killed" tells of a killing.
    let noun = reader.lemma(reader.parsed.document.head(draft.head));
    let is_state = is_participle && draft.outcome && !matches!(noun, "those" | "all" | "many" | "who");
    is_state && draft.actor.is_empty() && draft.recipient.is_empty()
}

/// "People *seeking asylum*": who they are, and no demand.
fn is_pursuit(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let is_gerund = draft.clause.is_some_and(|idx| reader.clause(idx).form == Form::Gerund);
    draft.is("REQUEST") && is_gerund && reader.lemma(draft.head) == "seek"
}

/// "Who *asked* not to be named", "*refused* to be identified": a matter between him and the reporter.
fn hides_name(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let clause = draft.clause.filter(|_| !draft.is_noun).map(|idx| reader.clause(idx));
    let is_of_words = draft.is("REQUEST") || draft.is("REJECT");
    is_of_words && clause.is_some_and(|clause| statements::hides_name(reader.parsed, clause))
}

/// "I thank you all": a courtesy of the one who speaks, to nobody who is named.
fn is_courtesy(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let entities = reader.findings.entities;
    let thanks = matches!(reader.lemma(draft.head), "thank" | "appreciate" | "honor" | "honour" | "welcome");
    let is_first = |&token: &usize| matches!(reader.lemma(token), "i" | "we");
    let is_nobody = |&token: &usize| {
        let is_unnamed = entities.referred_to(token).is_none_or(|it| !entities.is_named(it));
        is_unnamed && matches!(reader.parsed.document.pos(token), Pos::Pron | Pos::Det)
    };
    let subject = draft.clause.map(|idx| &reader.clause(idx).subject);
    let is_own = subject.is_some_and(|it| !it.is_empty() && it.iter().all(is_first));
    draft.is("SUPPORT") && thanks && is_own && draft.recipient.iter().all(is_nobody)
}

fn is_done_by_nothing(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let Some(clause) = draft.clause.map(|idx| reader.clause(idx)) else { return false };
    let classes = &reader.parsed.lexicon.events.noun_classes;
    let is_abstract = |&token: &usize| {
        classes.has("abstract", reader.lemma(reader.counted(token))) && !reader.can_act(token)
    };
    let is_force = matches!(draft.category.name.as_str(), "ASSAULT" | "COERCE") && draft.actor.is_empty();
    is_force && !clause.subject.is_empty() && clause.subject.iter().all(is_abstract)
}

fn names_nobody(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let is_open =
        draft.clause.is_some_and(|idx| matches!(reader.clause(idx).form, Form::Infinitive | Form::Gerund));
    is_open && draft.actor.is_empty() && draft.recipient.is_empty() && !draft.is("ASSAULT")
}
