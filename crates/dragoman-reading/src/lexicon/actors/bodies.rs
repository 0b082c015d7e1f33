//! Organisations and peoples: the rows of `organisations.tsv` and `peoples.tsv`.

use super::super::rows::Row;
use super::{code, sector};
use dragoman_records::EntityType;

/// An institution, company, armed group, or a region that acts as a state.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// Its usual name.
    pub name: String,
    /// `ORG` or `GPE`.
    pub kind: EntityType,
    /// PLOVER's code; none where every country has one of the name.
    pub code: Option<String>,
    /// Whether bodies of other countries share the name: "Labour Party".
    pub shared: bool,
    /// PLOVER's sector.
    pub sector: Option<String>,
    /// Other spellings; those with "?" before them need support.
    pub names: Vec<String>,
    /// Its Wikidata item.
    pub wikidata: Option<String>,
}

/// A people, faith or political bent without a state of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Folk {
    /// "Kurds".
    pub name: String,
    /// Other forms.
    pub names: Vec<String>,
    /// "Kurdish".
    pub adjectives: Vec<String>,
    /// PLOVER's code, where all of them have it.
    pub code: Option<String>,
    /// PLOVER's sector.
    pub sector: Option<String>,
}

pub(super) fn organisation(row: &Row) -> Result<Organisation, String> {
    let kind = match row.cell("type") {
        "ORG" => EntityType::Org,
        "GPE" => EntityType::Gpe,
        "OTHER" => EntityType::Other,
        "EVENT" => EntityType::Event,
        other => return Err(format!("type {other:?}, expected ORG, GPE, OTHER or EVENT")),
    };
    Ok(Organisation {
        name: row.cell("name").to_owned(),
        kind,
        code: code(row)?,
        shared: row.cell("code").starts_with('?'),
        sector: sector(row)?,
        names: row.list("names"),
        wikidata: row.filled("wikidata"),
    })
}

pub(super) fn folk(row: &Row) -> Result<Folk, String> {
    Ok(Folk {
        name: row.cell("name").to_owned(),
        names: row.list("names"),
        adjectives: row.list("adjectives"),
        code: code(row)?,
        sector: sector(row)?,
    })
}
