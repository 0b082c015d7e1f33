//! Hands out what a clause leaves unsaid.
//!
//! Conjuncts, infinitives and participles take their subject from the clause above; a relative
//! pronoun gives way to the noun it stands for; a participle on a noun acts or is acted upon.

use super::{Clause, Clauses, Form, Link};

/// Verbs whose infinitive is done by their subject though they have an object: "promised Assad to help".
const SUBJECT_CONTROL: [&str; 4] = ["promise", "vow", "pledge", "threaten"];

/// Fills empty subjects and relative pronouns, top clauses first.
pub(super) fn share_out(clauses: &mut Clauses<'_>) {
    let mut order: Vec<usize> = (0..clauses.list.len()).collect();
    order.sort_by_key(|&idx| clauses.governors(idx).take(64).count());
    for idx in order {
        resolve_relative(clauses, idx);
        take_back_subject(clauses, idx);
        if clauses.list[idx].subject.is_empty() {
            let shared = shared_subject(clauses, idx);
            let clause = &mut clauses.list[idx];
            // "Jailed after *being convicted*": it was done to him.
            if clause.passive && clause.form != Form::Finite && clause.object.is_empty() {
                clause.object = shared;
            } else {
                clause.subject_shared = !shared.is_empty();
                clause.subject = shared;
            }
        }
        share_passive_object(clauses, idx);
    }
}

/// "Critics say *most of the strikes* hit others": the parser takes the subject of what is said for the object of
/// the verb that says it, and leaves a finite clause without one.
fn take_back_subject(clauses: &mut Clauses<'_>, idx: usize) {
    let clause = &clauses.list[idx];
    let Some((parent_idx, Link::Complement)) = clause.parent else { return };
    let lacks_one = clause.subject.is_empty() && clause.form == Form::Finite && !clause.passive;
    let objects = &clauses.list[parent_idx].object;
    let is_between = |&token: &usize| clauses.list[parent_idx].head < token && token < clause.head;
    if lacks_one && !objects.is_empty() && objects.iter().all(is_between) && clauses.marker(clause).is_none()
    {
        clauses.list[idx].subject = std::mem::take(&mut clauses.list[parent_idx].object);
    }
}

/// "He was arrested and charged": both were done to him.
fn share_passive_object(clauses: &mut Clauses<'_>, idx: usize) {
    let clause = &clauses.list[idx];
    if let Some((parent_idx, Link::Conjunct)) = clause.parent
        && clause.passive
        && clause.object.is_empty()
    {
        let parent = &clauses.list[parent_idx];
        let shared = if parent.passive { &parent.object } else { &parent.subject };
        clauses.list[idx].object = shared.clone();
    }
}

fn resolve_relative(clauses: &mut Clauses<'_>, idx: usize) {
    let clause = &clauses.list[idx];
    let document = clauses.document;
    let dep = document.dep(clause.head);
    if !matches!(dep, "relcl" | "acl") {
        return;
    }
    let antecedent = document.head(clause.head);
    let is_relative = |&token: &usize| {
        matches!(document.tag(token), "WDT" | "WP" | "WP$")
            || document.word(token).eq_ignore_ascii_case("that")
    };
    let has_pronoun =
        [&clause.subject, &clause.object, &clause.indirect].iter().any(|list| list.iter().any(is_relative));
    let gap = gap(clause, dep, has_pronoun);
    let nouns = counted_among(clauses, antecedent).unwrap_or_else(|| clauses.conjuncts(antecedent));
    let clause = &mut clauses.list[idx];
    for list in [&mut clause.subject, &mut clause.object, &mut clause.indirect] {
        if list.iter().any(&is_relative) {
            *list = nouns.clone();
        }
    }
    match gap {
        Gap::Subject => clause.subject = nouns,
        Gap::Object => clause.object = nouns,
        Gap::Behind(at) => clause.prepositions[at].objects = nouns,
        Gap::None => {}
    }
}

/// "*Reyes* was among those killed": who is said to be one of "those" of whom nothing else is told.
fn counted_among(clauses: &Clauses<'_>, those: usize) -> Option<Vec<usize>> {
    let document = clauses.document;
    let (among, verb) = (document.head(those), document.head(document.head(those)));
    let is_one = document.word(those).eq_ignore_ascii_case("those")
        && document.word(among).eq_ignore_ascii_case("among")
        && document.lemma(verb) == "be";
    let clause = &clauses.list[clauses.headed_by(verb).filter(|_| is_one)?];
    (!clause.subject.is_empty()).then(|| clause.subject.clone())
}

enum Gap {
    Subject,
    Object,
    /// Behind the preposition at this place in the clause's list.
    Behind(usize),
    None,
}

/// What the noun is to a clause that describes it without a pronoun: "forces *fighting* him",
/// "troops *sent* by him", "the town *they took*", "the man *they spoke to*".
fn gap(clause: &Clause, dep: &str, has_pronoun: bool) -> Gap {
    let stranded = clause.prepositions.iter().rposition(|it| it.objects.is_empty() && it.clause.is_none());
    match (dep, clause.form) {
        ("relcl", Form::Finite) if stranded.is_some() && !clause.subject.is_empty() && !has_pronoun => {
            stranded.map_or(Gap::None, Gap::Behind)
        }
        _ if has_pronoun => Gap::None,
        ("acl", Form::Gerund) if clause.subject.is_empty() => Gap::Subject,
        ("acl", Form::Participle) if clause.object.is_empty() => Gap::Object,
        ("relcl", Form::Finite)
            if clause.object.is_empty() && !clause.subject.is_empty() && clause.complements.is_empty() =>
        {
            Gap::Object
        }
        _ => Gap::None,
    }
}

fn shared_subject(clauses: &Clauses<'_>, idx: usize) -> Vec<usize> {
    let clause = &clauses.list[idx];
    let Some((parent_idx, link)) = clause.parent else {
        return Vec::new();
    };
    let parent = &clauses.list[parent_idx];
    match link {
        Link::Conjunct if clause.passive && !parent.passive => Vec::new(),
        Link::Conjunct if clause.passive == parent.passive => parent.subject.clone(),
        Link::Conjunct => parent.object.clone(),
        Link::Complement if clause.form != Form::Finite => match clauses.preposition_above(clause.head) {
            Some(preposition) => doer_after_preposition(clauses, parent, preposition),
            None => controller(clauses, parent),
        },
        Link::Adverbial if clause.form != Form::Finite && !clause.passive => surface_subject(parent),
        _ => Vec::new(),
    }
}

/// Who does what an infinitive or gerund says: the object of the verb above, else its subject.
fn controller(clauses: &Clauses<'_>, parent: &Clause) -> Vec<usize> {
    let by_subject = SUBJECT_CONTROL.contains(&clauses.document.lemma(parent.head));
    if by_subject || parent.object.is_empty() && parent.indirect.is_empty() {
        parent.subject.clone()
    } else if parent.indirect.is_empty() {
        parent.object.clone()
    } else {
        parent.indirect.clone()
    }
}

/// Prepositions that lay a gerund to the subject: "left after *seeing* him"; other ones lay it to
/// the object: "accused him of *lying*".
const OF_SUBJECT: [&str; 9] = ["after", "before", "by", "without", "while", "since", "in", "on", "despite"];

/// Who does what a gerund after a preposition says. After a noun it is the noun's owner, else
/// the one who acts in the clause: "has a policy of *turning* them away".
fn doer_after_preposition(clauses: &Clauses<'_>, parent: &Clause, preposition: usize) -> Vec<usize> {
    let governor = clauses.document.head(preposition);
    if governor != parent.head {
        let is_charged = super::prepositions::CHARGING.contains(&clauses.document.lemma(parent.head));
        if is_charged && parent.object.contains(&governor) {
            return parent.object.clone();
        }
        let owner = clauses.possessor(governor).map(|owner| vec![owner]);
        return owner.unwrap_or_else(|| surface_subject(parent));
    }
    if OF_SUBJECT.contains(&clauses.document.lemma(preposition)) {
        return surface_subject(parent);
    }
    controller(clauses, parent)
}

fn surface_subject(parent: &Clause) -> Vec<usize> {
    if parent.passive { parent.object.clone() } else { parent.subject.clone() }
}
