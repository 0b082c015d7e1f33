//! How a tie between two entities came about, and why two accounts are laid beside each other.
//!
//! Of a tie: the words, the clause, the entry with the word of it that told, or the event or statement that shows it,
//! and what both sides were resolved to. Of a contested pair: both accounts with their words, entries and voices, and
//! the rule in words.

use super::Trail;
use dragoman_records::{AccountId, Contested, Relation, Span};

impl Trail<'_> {
    pub(super) fn relation(&mut self, relation: &Relation) {
        self.head(relation.id, "relation", &relation.kind);
        let words = self.words(&relation.evidence);
        self.say("words", &words);
        self.sentence(&relation.evidence);
        self.clause(&relation.evidence);
        self.rule(&relation.rule);
        self.told(relation);
        let sides = [
            ("of", relation.source, relation.evidence.first()),
            ("to", relation.target, relation.evidence.last()),
        ];
        for (label, id, span) in sides {
            let words = span.map_or_else(|| id.to_string(), |&span| self.words(&[span]));
            self.say(label, &words);
            self.referent(id);
        }
        self.vouched(relation.reported_by);
    }

    /// The word of the entry that told the tie; of what is no entry, the record that shows it.
    fn told(&mut self, relation: &Relation) {
        let Some(&word) = relation.evidence.get(1) else { return };
        let told = relation.rule.strip_prefix("relations:").and_then(|name| self.told_by(name, word));
        if let Some(told) = told {
            self.say("told by", &told);
        } else if let Some(shown) = self.shown_by(word) {
            self.say("shown by", &shown);
        }
    }

    /// Which list of the entry has the word, and as what: `noun "prime minister"`.
    fn told_by(&self, entry: &str, word: Span) -> Option<String> {
        let entry = self.engine.lexicon().relations.entry(entry)?;
        let document = self.clauses.document();
        let token = document.tokens().iter().position(|token| token.span == word)?;
        let forms = [document.lemma(token).to_lowercase(), document.word(token).to_lowercase()];
        let (list, known) = entry.value.telling(&forms)?;
        Some(format!("{list} \"{known}\""))
    }

    /// The event or statement of which these are the words.
    fn shown_by(&self, words: Span) -> Option<String> {
        let reading = &self.record.reading;
        let event = reading.events.iter().find(|event| event.evidence.first() == Some(&words));
        let event = event.map(|event| (event.id.to_string(), event.event.clone(), &event.rule));
        let is_cue = |span: &Span| *span == words;
        let statement =
            reading.statements.iter().find(|it| it.cue.iter().flat_map(|cue| &cue.spans).any(is_cue));
        let statement = statement.map(|it| (it.id.to_string(), it.act.to_string(), &it.rule));
        let (id, what, rule) = event.or(statement)?;
        Some(format!("{id}, {what}: {}", self.made_by(rule)))
    }

    pub(super) fn contested(&mut self, id: &str, pair: &Contested) {
        self.head(id, "contested pair", &pair.what);
        self.rule(&pair.rule);
        self.say("because", reason(&pair.rule));
        for (label, account) in [("one", pair.a), ("other", pair.b)] {
            self.account(label, account);
        }
    }

    fn account(&mut self, label: &str, account: AccountId) {
        let reading = &self.record.reading;
        match account {
            AccountId::Event(id) => {
                let Some(event) = reading.events.get(id.idx()) else { return };
                let words = self.words(&event.evidence);
                self.say(label, &format!("{id} {}: {words}", event.event));
                self.rule(&event.rule);
                self.parties("actor", &event.actor);
                self.parties("recipient", &event.recipient);
                self.vouched(event.reported_by);
            }
            AccountId::Statement(id) => {
                let Some(statement) = reading.statements.get(id.idx()) else { return };
                let words = self.words(&statement.content);
                self.say(label, &format!("{id} {}: {words}", statement.act));
                self.rule(&statement.rule);
                self.vouched(Some(id));
            }
        }
    }

    /// The pairs in which an account stands.
    pub(super) fn rivals(&mut self, id: AccountId) {
        for contested in &self.record.reading.contested {
            let other = match (contested.a == id, contested.b == id) {
                (true, _) => contested.b,
                (_, true) => contested.a,
                _ => continue,
            };
            self.say("contested", &format!("with {other}, on {}", contested.what));
        }
    }
}

/// What a rule of contested pairs looks at, in words.
fn reason(rule: &str) -> &'static str {
    match rule {
        "rule:denied" => "one voice tells of the act, another that it was not done",
        "rule:claim_rejected" => "who is said to have done it rejects the claim",
        "rule:other_actor" => "two voices name others as those who did one thing to the same",
        "rule:other_recipient" => "two voices name others as those to whom the same did one thing",
        "rule:claim_denied" => "one voice denies what another said, or calls it false, by a word for it",
        "rule:counted_otherwise" => "two voices count the same people differently",
        "rule:said_otherwise" => {
            "what one voice says another denies, with the same verb, one for its other side or an opposite, or mostly the same words"
        }
        "rule:each_blames_the_other" => "each of the two accuses the other",
        _ => "the two differ",
    }
}
