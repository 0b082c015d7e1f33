//! Countries and towns that play.
//!
//! In: the drafts. Out: the words of names that are teams'.
//!
//! Only a report of games has teams: one with four different nouns of sport at least ("goalkeeper", "wicket").
//! There a country or town is its team that stands beside a score ("*Chile* 2 – 0 Peru"), or that plays, wins or
//! loses: "goal for *Chile*", "*Chile* faced Peru". Such a name keeps its country; it governs nobody.

use super::Draft;
use crate::Parsed;
use crate::lexicon::Known;
use dragoman_records::EntityType;
use rustc_hash::FxHashSet;

/// How many different nouns of sport make a report of games.
const ENOUGH: usize = 4;
/// What teams do.
const PLAY: [&str; 9] = ["beat", "defeat", "draw", "face", "lose", "play", "score", "thrash", "win"];
/// Prepositions that tie a team to its play.
const TIES: [&str; 6] = ["against", "by", "for", "over", "to", "with"];

/// The words of the names that are teams'.
pub(super) fn find<'a>(parsed: &Parsed<'a>, drafts: &[Draft]) -> FxHashSet<&'a str> {
    if !reports_games(parsed) {
        return FxHashSet::default();
    }
    let teams = drafts.iter().filter(|draft| is_land(draft) && plays(parsed, draft));
    teams.map(|draft| parsed.document.words(draft.tokens.clone())).collect()
}

/// Whether a name is a country's or town's, as far as label and lexicon know.
pub(super) fn is_land(draft: &Draft) -> bool {
    match draft.known {
        Some(known) => matches!(known, Known::Country(_) | Known::Capital(_)),
        None => draft.label == Some(EntityType::Gpe),
    }
}

fn is_of_sport(parsed: &Parsed<'_>, token: usize) -> bool {
    parsed.lexicon.events.noun_classes.has("sport", &parsed.document.lemma(token).to_lowercase())
}

fn reports_games(parsed: &Parsed<'_>) -> bool {
    let nouns = (0..parsed.document.len()).filter(|&token| is_of_sport(parsed, token));
    let different: FxHashSet<String> =
        nouns.map(|token| parsed.document.lemma(token).to_lowercase()).collect();
    different.len() >= ENOUGH
}

fn plays(parsed: &Parsed<'_>, draft: &Draft) -> bool {
    let document = parsed.document;
    let head = parsed.clauses.head_of(draft.tokens.clone());
    let above = document.head(head);
    let is_play = |token: usize| PLAY.contains(&document.lemma(token)) || is_of_sport(parsed, token);
    let is_party = matches!(document.dep(head), "dobj" | "nsubj" | "nsubjpass") && is_play(above);
    let is_tied = TIES.contains(&document.lemma(above)) && is_play(document.head(above));
    is_party || document.dep(head) == "pobj" && is_tied || is_beside_score(parsed, draft)
}

/// "Chile 2 – 0 Peru".
fn is_beside_score(parsed: &Parsed<'_>, draft: &Draft) -> bool {
    let document = parsed.document;
    let is_number = |token: usize| document.word(token).parse::<u16>().is_ok();
    let is_score = |start: usize| {
        start + 2 < document.len()
            && is_number(start)
            && matches!(document.word(start + 1), "–" | "-" | "—")
            && is_number(start + 2)
    };
    is_score(draft.tokens.end) || draft.tokens.start.checked_sub(3).is_some_and(is_score)
}
