//! The arguments of one clause as they stand in the sentence, passive undone.

use super::{Clause, Clauses, Complement, ComplementKind, Form, Link, Preposition, predicate};
use dragoman_language::Pos;

/// Fills in subject, objects, attribute and complements from the children of the verb.
pub(super) fn collect(clauses: &Clauses<'_>, clause: &mut Clause) {
    let document = clauses.document;
    let mut passive_subject = Vec::new();
    // "Two were killed and *six injured*": without its auxiliary the parser takes the subject for that of an act.
    let is_auxiliary = |&&child: &&usize| document.dep(child) == "auxpass";
    let is_bare =
        clause.passive && !clauses.tree.children(clause.head).iter().any(|child| is_auxiliary(&child));
    for &child in clauses.tree.children(clause.head) {
        let all = || clauses.conjuncts(child);
        match document.dep(child) {
            "nsubj" if !is_bare => clause.subject.extend(all()),
            "nsubj" | "nsubjpass" => passive_subject.extend(all()),
            "dobj" => clause.object.extend(all()),
            "dative" => clause.indirect.extend(dative(clauses, child)),
            "attr" | "acomp" | "oprd" => clause.attribute.extend(all()),
            "agent" => clause.subject.extend(objects_of(clauses, child)),
            "ccomp" if is_verbless(clauses, child) => {
                clause.attribute.extend(all());
                clause.object.extend(subjects_of(clauses, child));
            }
            _ => {}
        }
        clause.object.extend(misplaced_objects(clauses, child));
        if let Some(complement) = complement(clauses, child) {
            clause.complements.push(complement);
        }
    }
    if predicate::is_state(document, &clauses.tree, clause.head) {
        clause.subject.append(&mut passive_subject);
    }
    undo_passive(clause, passive_subject);
    let blamed = clause
        .object
        .iter()
        .chain(&clause.subject)
        .flat_map(|&noun| clauses.charges(noun))
        .collect::<Vec<_>>();
    clause.prepositions.extend(blamed);
    clause.prepositions.retain(|preposition| document.dep(preposition.token) != "agent");
}

/// Objects that the parser hangs on a word right behind the verb: "fight *off* the rebels", "hold
/// *hostage* two soldiers". Neither a particle nor a noun or adjective has an object.
fn misplaced_objects(clauses: &Clauses<'_>, child: usize) -> Vec<usize> {
    let document = clauses.document;
    let label = match document.dep(child) {
        "prt" => "pobj",
        "dobj" | "acomp" | "oprd" if matches!(document.pos(child), Pos::Noun | Pos::Adj) => "dobj",
        _ => return Vec::new(),
    };
    let objects = clauses.tree.children(child).iter().filter(|&&object| document.dep(object) == label);
    objects.flat_map(|&object| clauses.conjuncts(object)).collect()
}

/// "Found *him guilty*": what is said of him has no verb of its own. "Not guilty" says nothing that we ask for.
fn is_verbless(clauses: &Clauses<'_>, child: usize) -> bool {
    let is_denied = clauses.tree.children(child).iter().any(|&word| clauses.document.dep(word) == "neg");
    clauses.of_token[child].is_none()
        && !is_denied
        && matches!(clauses.document.pos(child), Pos::Adj | Pos::Noun | Pos::Propn)
}

fn subjects_of(clauses: &Clauses<'_>, predicate: usize) -> Vec<usize> {
    let children = clauses.tree.children(predicate).iter();
    let subjects = children.filter(|&&child| clauses.document.dep(child) == "nsubj");
    subjects.flat_map(|&subject| clauses.conjuncts(subject)).collect()
}

/// "He was given a prize": with an object beside it the passive subject is whom it went to.
fn undo_passive(clause: &mut Clause, passive_subject: Vec<usize>) {
    if clause.object.is_empty() {
        clause.object = passive_subject;
    } else {
        clause.indirect.extend(passive_subject);
    }
}

fn objects_of(clauses: &Clauses<'_>, preposition: usize) -> Vec<usize> {
    Preposition::read(clauses, preposition).objects
}

fn dative(clauses: &Clauses<'_>, child: usize) -> Vec<usize> {
    match clauses.document.tag(child) {
        "IN" | "TO" => objects_of(clauses, child),
        _ => clauses.conjuncts(child),
    }
}

fn complement(clauses: &Clauses<'_>, child: usize) -> Option<Complement> {
    let is_governed =
        matches!(clauses.document.dep(child), "ccomp" | "xcomp" | "csubj" | "csubjpass" | "oprd");
    let clause = clauses.of_token[child].filter(|_| is_governed)?;
    Some(Complement { clause, kind: kind(clauses, child) })
}

fn kind(clauses: &Clauses<'_>, verb: usize) -> ComplementKind {
    let document = clauses.document;
    let asks = clauses.tree.children(verb).iter().any(|&child| {
        matches!(document.tag(child), "WRB" | "WP" | "WDT") && document.dep(child) != "nsubj"
            || matches!(document.lemma(child), "whether" | "if") && document.dep(child) == "mark"
    });
    let form = super::predicate::read(document, &clauses.tree, verb).form;
    match form {
        _ if asks => ComplementKind::Question,
        Form::Finite => ComplementKind::Finite,
        Form::Infinitive => ComplementKind::Infinitive,
        Form::Gerund => ComplementKind::Gerund,
        Form::Participle => ComplementKind::Other,
    }
}

impl Clauses<'_> {
    /// The clause that governs the one headed by `verb`, and how.
    pub(super) fn parent_of(&self, verb: usize) -> Option<(usize, Link)> {
        let link = match self.document.dep(verb) {
            "ROOT" => return None,
            "ccomp" | "xcomp" | "csubj" | "csubjpass" | "pcomp" | "oprd" => Link::Complement,
            "conj" => Link::Conjunct,
            "relcl" | "acl" | "appos" => Link::Modifier,
            "parataxis" => Link::Aside,
            _ => Link::Adverbial,
        };
        let parent = self.tree.ancestors(verb).skip(1).find_map(|ancestor| self.of_token[ancestor])?;
        Some((parent, link))
    }
}
