//! The article that a page describes in JSON-LD, the vocabulary of schema.org.
//!
//! In: the scripts of type `application/ld+json`. Out: the fields of the first object whose type
//! is a kind of article. Only lists, graphs and main entities are searched, so that the articles a
//! page links to are not taken for its own. Scripts that are no JSON are passed over.

use scraper::{Html, Selector};
use serde_json::Value;

/// Keys under which the article itself may stand.
const NESTS: [&str; 3] = ["@graph", "mainEntity", "mainEntityOfPage"];
/// Endings of the types that are articles: `NewsArticle`, `BlogPosting`, `Report`.
const TYPES: [&str; 3] = ["Article", "Posting", "Report"];

/// The description of an article.
pub(crate) struct Linked(Option<Value>);

impl Linked {
    /// Finds the article in the scripts of a page.
    pub(crate) fn read(html: &Html) -> Self {
        let selector = Selector::parse("script[type='application/ld+json']");
        let scripts = selector.expect("the selector is valid");
        let article = html.select(&scripts).find_map(|script| {
            let json = script.text().collect::<String>();
            find_article(serde_json::from_str(json.trim()).ok()?)
        });
        Self(article)
    }

    /// The value of a key that holds text.
    pub(crate) fn string(&self, key: &str) -> Option<String> {
        self.0.as_ref()?.get(key).and_then(clean)
    }

    /// The names under `author`: text, an object with a name, or a list of either.
    pub(crate) fn authors(&self) -> Vec<String> {
        let authors = self.0.as_ref().and_then(|article| article.get("author"));
        authors.map(list).unwrap_or_default().iter().flat_map(|author| names(author)).collect()
    }

    /// The name of the publisher.
    pub(crate) fn publisher(&self) -> Option<String> {
        let publisher = self.0.as_ref()?.get("publisher")?;
        list(publisher).iter().flat_map(|publisher| names(publisher)).next()
    }
}

fn find_article(value: Value) -> Option<Value> {
    match value {
        Value::Array(values) => values.into_iter().find_map(find_article),
        Value::Object(_) if is_article(&value) => Some(value),
        Value::Object(mut object) => {
            NESTS.iter().filter_map(|key| object.remove(*key)).find_map(find_article)
        }
        _ => None,
    }
}

fn is_article(value: &Value) -> bool {
    let types = value.get("@type").map(list).unwrap_or_default();
    let names = types.iter().filter_map(|name| name.as_str());
    names.into_iter().any(|name| TYPES.iter().any(|ending| name.ends_with(ending)))
}

fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        other => vec![other],
    }
}

fn names(value: &Value) -> Vec<String> {
    let name = value.get("name").unwrap_or(value);
    list(name).into_iter().filter_map(clean).collect()
}

/// Text on one line. Some sites escape it for HTML once more.
fn clean(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    let text = if text.contains('&') {
        Html::parse_fragment(text).root_element().text().collect()
    } else {
        text.to_string()
    };
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}
