//! What a page says of itself: title, byline, publisher, address, date, language.
//!
//! Each is sought in a fixed order: the article that the page describes in JSON-LD
//! ([`crate::linked`]), then its meta elements, then elements marked for it. The first value that
//! can be read counts. Nothing is taken from loose text.

use crate::linked::Linked;
use crate::{byline, date, set_published};
use dragoman_records::{Article, PublishedFrom};
use jiff::civil::Date;
use scraper::{ElementRef, Html, Selector};

/// Meta elements that state the day of publication, best first.
const DATE_METAS: [&str; 20] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "published_time",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
];

/// Meta elements that name the authors, best first.
const AUTHOR_METAS: [&str; 7] =
    ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "creator"];

/// No report has more authors.
const MAX_AUTHORS: usize = 6;

/// What stands between a headline and the name of its site.
const SITE_MARKS: [&str; 6] = [" | ", " - ", " – ", " — ", " · ", " » "];

/// Reads all of an article but its text and id.
pub(crate) fn read_page(html: &Html) -> Article {
    let page = Page { html, metas: metas(html), linked: Linked::read(html) };
    let publisher = page.publisher();
    let mut article = Article {
        url: page.url(),
        title: page.title(publisher.as_deref()),
        byline: page.byline(publisher.as_deref()),
        language: page.language(),
        publisher,
        ..Article::default()
    };
    set_published(&mut article, page.date(), PublishedFrom::Metadata);
    article
}

struct Page<'h> {
    html: &'h Html,
    /// Lower-case name and content of each meta element.
    metas: Vec<(String, &'h str)>,
    linked: Linked,
}

fn metas(html: &Html) -> Vec<(String, &str)> {
    let meta = |element: ElementRef<'_>| {
        let name = ["property", "name", "itemprop"].iter().find_map(|key| element.attr(key))?;
        Some(name.trim().to_ascii_lowercase())
    };
    select(html, "meta[content]")
        .filter_map(|element| Some((meta(element)?, element.attr("content")?.trim())))
        .filter(|(_, content)| !content.is_empty())
        .collect()
}

impl<'h> Page<'h> {
    /// The contents of the meta elements of these names, in the order of the names.
    fn metas(&self, names: &[&str]) -> impl Iterator<Item = &'h str> {
        let mut found = Vec::new();
        for name in names {
            found.extend(self.metas.iter().filter(|(key, _)| key == name).map(|(_, value)| *value));
        }
        found.into_iter()
    }

    fn title(&self, publisher: Option<&str>) -> Option<String> {
        let heading = self.heading();
        let tag = select(self.html, "head title").next().map(text);
        let metas = self.metas(&["og:title", "twitter:title", "headline"]).map(one_line);
        let linked = self.linked.string("headline").into_iter();
        let stated = linked.chain(metas).find(|title| !title.is_empty());
        let title = stated.or(heading.clone()).or(tag)?;
        let title = without_site(&title, publisher, heading.as_deref());
        (!title.is_empty()).then(|| title.to_string())
    }

    /// The only top heading of the page.
    fn heading(&self) -> Option<String> {
        let mut headings = select(self.html, "h1").map(text).filter(|text| !text.is_empty());
        let heading = headings.next();
        heading.filter(|_| headings.next().is_none())
    }

    fn byline(&self, publisher: Option<&str>) -> Vec<String> {
        let marked = |marks| select(self.html, marks).map(text).collect::<Vec<_>>();
        let metas = || self.metas(&AUTHOR_METAS).map(one_line).collect();
        let lists = [
            self.linked.authors(),
            metas(),
            marked("[itemprop=author] [itemprop=name]"),
            marked("[itemprop=author], [rel=author]"),
        ];
        let names = lists.iter().map(|list| names(list, publisher)).find(|names| !names.is_empty());
        names.unwrap_or_default()
    }

    fn publisher(&self) -> Option<String> {
        let meta = self.metas(&["og:site_name", "application-name"]).map(one_line).next();
        meta.or_else(|| self.linked.publisher())
    }

    fn url(&self) -> Option<String> {
        let canonical = select(self.html, "link[rel=canonical]").filter_map(|link| link.attr("href"));
        let mut urls = canonical.chain(self.metas(&["og:url"])).map(str::trim);
        urls.find(|url| url.starts_with("http://") || url.starts_with("https://")).map(str::to_string)
    }

    fn date(&self) -> Option<Date> {
        let linked = self.linked.string("datePublished");
        let marked = "[itemprop=datePublished], time[pubdate], article header time[datetime]";
        let marked = select(self.html, marked).map(|element| {
            let stamp = ["datetime", "content"].iter().find_map(|key| element.attr(key));
            stamp.map_or_else(|| text(element), str::to_string)
        });
        let stamps = linked.into_iter().chain(self.metas(&DATE_METAS).map(str::to_string));
        stamps.chain(marked).find_map(|stamp| date::parse_any(&stamp)).or_else(|| self.date_of_url())
    }

    /// The day in an address like `/2015/10/12/talks-fail`.
    fn date_of_url(&self) -> Option<Date> {
        let url = self.url()?;
        let parts: Vec<&str> = url.split('/').collect();
        let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
        let mut days = parts.windows(3).filter(|parts| parts.iter().all(is_number));
        days.find_map(|parts| {
            let is_day = [4, 2, 2] == [parts[0].len(), parts[1].len(), parts[2].len()];
            is_day.then(|| date::parse_any(&parts.join("-"))).flatten()
        })
    }

    fn language(&self) -> Option<String> {
        let root = select(self.html, "html[lang]").filter_map(|root| root.attr("lang"));
        root.chain(self.metas(&["og:locale"])).find_map(|tag| {
            let code = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
            (code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase())).then_some(code)
        })
    }
}

/// The names in a list of author fields, each once, without what cannot be a name.
///
/// More than a handful are the staff of the site, or the works that the article cites.
pub(crate) fn names(fields: &[String], publisher: Option<&str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in fields.iter().flat_map(|field| byline::list(field)) {
        let is_same = |known: &str| known.to_lowercase() == name.to_lowercase();
        let is_known = names.iter().any(|known| is_same(known)) || publisher.is_some_and(is_same);
        if is_author(&name) && !is_known {
            names.push(name);
        }
    }
    if names.len() > MAX_AUTHORS { Vec::new() } else { names }
}

/// Whether a name in an author field may be a person's or an agency's, not an address or a login.
fn is_author(name: &str) -> bool {
    !name.contains(|c: char| c.is_ascii_digit() || "/@_<>{}[]→".contains(c))
        && name.contains(char::is_uppercase)
        && name.split_whitespace().count() <= 5
}

/// A headline without the site's name, which is known or is what the top heading lacks.
fn without_site<'t>(title: &'t str, publisher: Option<&str>, heading: Option<&str>) -> &'t str {
    let splits = SITE_MARKS.iter().filter_map(|mark| title.rsplit_once(mark));
    let mut splits = splits.filter(|(rest, site)| {
        heading == Some(rest.trim()) || publisher.is_some_and(|name| name.eq_ignore_ascii_case(site))
    });
    splits.next().map_or(title, |(rest, _)| rest.trim())
}

fn select<'h>(html: &'h Html, selector: &str) -> impl Iterator<Item = ElementRef<'h>> {
    let selector = Selector::parse(selector).expect("the selectors of this file are valid");
    html.select(&selector).collect::<Vec<_>>().into_iter()
}

fn text(element: ElementRef<'_>) -> String {
    one_line(&element.text().collect::<String>())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
