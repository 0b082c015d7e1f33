//! How deep the elements of a page are nested, checked before anything walks them.
//!
//! Tree builders and extractors take time that grows with the square of the depth, and some walk
//! by recursion. Real pages stay below a hundred levels; browsers stop at 512.
//!
//! 1. [`refuse_open`]  looks at the tags alone, in linear time, and refuses what would keep the
//!    tree builder busy. It counts loosely and is generous.
//! 2. [`refuse_deep`]  measures the tree that was built.

use crate::Error;
use scraper::Html;
use scraper::node::Node;

/// The most elements that may be open at once for a tree to be built.
const MAX_OPEN: usize = 4000;
/// The deepest tree that is read.
const MAX_DEPTH: usize = 256;

/// Elements that hold nothing, or that the next of their kind ends.
const NOT_NESTING: [&str; 32] = [
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img",
    "input", "li", "link", "meta", "optgroup", "option", "p", "param", "path", "rp", "rt", "source", "tbody",
    "td", "tfoot", "th", "thead", "tr", "wbr",
];

/// Elements whose content is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Refuses a page that opens far more elements than it closes.
pub(crate) fn refuse_open(html: &str) -> Result<(), Error> {
    let mut n_open = 0usize;
    let mut rest = html;
    while let Some((is_close, name)) = next_tag(&mut rest) {
        if is_one_of(&RAW, name) && !is_close {
            rest = after_raw(rest, name);
        } else if !is_one_of(&NOT_NESTING, name) {
            n_open = if is_close { n_open.saturating_sub(1) } else { n_open + 1 };
        }
        if n_open > MAX_OPEN {
            return Err(too_deep());
        }
    }
    Ok(())
}

/// Refuses a tree that is deeper than [`MAX_DEPTH`].
pub(crate) fn refuse_deep(page: &Html) -> Result<(), Error> {
    use ego_tree::iter::Edge;
    let mut depth = 0usize;
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) if matches!(node.value(), Node::Element(_)) => depth += 1,
            Edge::Close(node) if matches!(node.value(), Node::Element(_)) => depth -= 1,
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
    }
    Ok(())
}

fn too_deep() -> Error {
    Error::new(format!("elements are nested over {MAX_DEPTH} deep, expected a news page"))
}

/// The next tag of `rest`, which moves past its name: whether it closes, and the name.
fn next_tag<'h>(rest: &mut &'h str) -> Option<(bool, &'h str)> {
    loop {
        let after = &rest[rest.find('<')? + 1..];
        if let Some(comment) = after.strip_prefix("!--") {
            *rest = comment.find("-->").map_or("", |end| &comment[end..]);
            continue;
        }
        let name = after.strip_prefix('/').unwrap_or(after);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        *rest = &name[end..];
        if end > 0 {
            return Some((after.starts_with('/'), &name[..end]));
        }
    }
}

/// What follows the content of a raw element; the whole rest, if nothing closes it.
fn after_raw<'h>(rest: &'h str, name: &str) -> &'h str {
    let is_end = |&(at, _): &(usize, &str)| {
        let found = rest.as_bytes().get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    rest.match_indices("</").find(is_end).map_or("", |(at, _)| &rest[at..])
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, is_read: bool) {
        let read = refuse_open(html).and_then(|()| refuse_deep(&Html::parse_document(html)));
        assert_eq!(read.is_ok(), is_read, "{}", &html[..html.len().min(60)]);
    }

    #[test]
    fn long_pages_are_read_and_deep_ones_are_not() {
        check(&"<p>One <b>bold</b> word".repeat(5000), true);
        check(&"<div>".repeat(200), true);
        check(&"<div>".repeat(300), false);
        check(&"<div/>".repeat(100_000), false);
        check(&"<table><tr><td>".repeat(100_000), false);
    }

    #[test]
    fn tags_in_scripts_and_comments_do_not_count() {
        let tags = "<div>".repeat(5000);
        check(&format!("<script>\"{tags}\"</script><!-- {tags} --><p>One"), true);
        check(&format!("<SCRIPT>1 </ 2</script>{tags}"), false);
    }
}
