//! Weights as thinc writes them: a list of nodes, each with its parameters.
//!
//! In: the bytes of a model file and the layers that `config.cfg` describes.
//! Out: the parameters of the leaves of these layers, in reading order.
//!
//! thinc lists the nodes breadth-first and names none but leaves by what they are. So the layers
//! are walked as thinc walks them, and each leaf has to be found at its place with its name and
//! with arrays of the expected shapes. Arrays are in the form of msgpack-numpy, 32-bit floats, or
//! 16-bit ones in a package that was made smaller (spaCy does not read these).

use crate::error::Error;
use crate::model::Msgpack;

/// Layers as they are nested in thinc.
#[derive(Debug)]
pub enum Layer {
    /// Layers inside another: a chain, a concatenation, a wrapper.
    Nested(Vec<Layer>),
    /// A layer by itself, with its parameters.
    Leaf(&'static str, Vec<Shape>),
}

/// Name and dimensions of a parameter.
pub type Shape = (&'static str, Vec<usize>);

/// The parameters of one leaf.
#[derive(Debug)]
pub struct Node {
    /// The arrays, in the order in which the leaf declares them.
    pub arrays: Vec<Vec<f32>>,
    /// The seed, if the leaf is a hash table.
    pub seed: Option<u32>,
}

impl Layer {
    /// A leaf without parameters.
    pub fn bare(name: &'static str) -> Self {
        Layer::Leaf(name, Vec::new())
    }

    /// A chain or concatenation of any number of layers: thinc makes none of a single one.
    pub fn joined(mut layers: Vec<Layer>) -> Self {
        match (layers.pop(), layers.is_empty()) {
            (Some(layer), true) => layer,
            (last, _) => Layer::of(layers.into_iter().chain(last)),
        }
    }

    /// A wrapper around one layer, or a chain of some.
    pub fn of(layers: impl IntoIterator<Item = Layer>) -> Self {
        Layer::Nested(layers.into_iter().collect())
    }
}

/// Nodes that wait to be taken, one by one, by the layers they belong to.
pub type Nodes = std::vec::IntoIter<Node>;

/// Takes the arrays of the next node, whose number and shapes have been checked.
pub fn take<const N: usize>(nodes: &mut Nodes) -> [Vec<f32>; N] {
    take_seeded(nodes).0
}

/// The same for a node that may have a seed.
pub fn take_seeded<const N: usize>(nodes: &mut Nodes) -> ([Vec<f32>; N], Option<u32>) {
    let node = nodes.next().expect("every layer was read with its node");
    let arrays = node.arrays.try_into();
    (arrays.expect("every node was read with its arrays"), node.seed)
}

/// Reads the parameters of all leaves that have some, first to last.
pub fn read_weights(file: &str, bytes: &[u8], layers: &Layer) -> Result<Nodes, Error> {
    let value = Msgpack::decode(file, bytes)?;
    let lists = Lists::new(Msgpack::new(file, &value))?;
    let order = thinc_order(layers);
    if order.len() != lists.nodes.len() {
        let problem = format!("expected {} nodes by config.cfg, found {}", order.len(), lists.nodes.len());
        return Err(Error::new(file, problem));
    }
    let mut leaves: Vec<(usize, &'static str, &[Shape])> = Vec::new();
    collect_leaves(layers, &mut leaves, &order);
    leaves
        .into_iter()
        .map(|(idx, name, shapes)| lists.read_leaf(file, idx, name, shapes))
        .filter(|node| !matches!(node, Ok(node) if node.arrays.is_empty()))
        .collect::<Result<Vec<Node>, Error>>()
        .map(Vec::into_iter)
}

/// The layers in the order in which thinc lists their nodes.
fn thinc_order(root: &Layer) -> Vec<&Layer> {
    let mut order = vec![root];
    let mut next = 0;
    while let Some(layer) = order.get(next) {
        if let Layer::Nested(layers) = layer {
            order.extend(layers);
        }
        next += 1;
    }
    order
}

fn collect_leaves<'l>(
    layer: &'l Layer,
    leaves: &mut Vec<(usize, &'static str, &'l [Shape])>,
    order: &[&'l Layer],
) {
    match layer {
        Layer::Nested(layers) => {
            for layer in layers {
                collect_leaves(layer, leaves, order);
            }
        }
        Layer::Leaf(name, shapes) => {
            let place = order.iter().position(|it| std::ptr::eq(*it, layer));
            leaves.push((place.unwrap_or_default(), name, shapes));
        }
    }
}

/// The lists of a model file; the entries of one node have the same position in each.
struct Lists<'v, 'b> {
    nodes: Vec<Msgpack<'v, 'b>>,
    attrs: Vec<Msgpack<'v, 'b>>,
    params: Vec<Msgpack<'v, 'b>>,
}

impl<'v, 'b> Lists<'v, 'b> {
    fn new(model: Msgpack<'v, 'b>) -> Result<Self, Error> {
        let nodes = model.get("nodes")?.items()?;
        let list = |name| {
            let list = model.get(name)?;
            let items = list.items()?;
            if items.len() == nodes.len() {
                return Ok(items);
            }
            let (expected, found) = (nodes.len(), items.len());
            Err(list.error(format_args!("expected {expected} entries, found {found}")))
        };
        Ok(Self { attrs: list("attrs")?, params: list("params")?, nodes })
    }

    fn read_leaf(&self, file: &str, idx: usize, name: &str, shapes: &[Shape]) -> Result<Node, Error> {
        let place = format!("{file}: node {idx}");
        let found = self.nodes[idx].get("name")?.string()?;
        if found != name {
            let problem = format!("expected {name} by config.cfg, found {found}");
            return Err(Error::new(place, problem));
        }
        let place = format!("{place} ({name})");
        let array = |(param, shape): &Shape| match self.params[idx].find(param)? {
            Some(value) if !value.is_nil() => read_array(&format!("{place}: {param}"), value, shape),
            _ => Err(Error::new(&place, format!("expected array {param}, found none"))),
        };
        let arrays = shapes.iter().map(array).collect::<Result<_, _>>()?;
        let seed = self.read_seed(&place, idx)?;
        Ok(Node { arrays, seed })
    }

    /// Attributes are MessagePack inside MessagePack.
    fn read_seed(&self, place: &str, idx: usize) -> Result<Option<u32>, Error> {
        let Some(seed) = self.attrs[idx].find("seed")? else {
            return Ok(None);
        };
        let value = Msgpack::decode(place, seed.bytes()?)?;
        let seed = Msgpack::new(place, &value).integer()?;
        match u32::try_from(seed) {
            Ok(seed) => Ok(Some(seed)),
            Err(_) => Err(Error::new(place, format!("expected a seed, found {seed}"))),
        }
    }
}

fn read_array(place: &str, array: Msgpack<'_, '_>, shape: &[usize]) -> Result<Vec<f32>, Error> {
    let kind = array.get("type")?.string()?;
    let size = match kind {
        "<f4" => size_of::<f32>(),
        "<f2" => size_of::<u16>(),
        _ => {
            let problem = format!("expected floats of 32 or 16 bits (<f4, <f2), found {kind}");
            return Err(Error::new(place, problem));
        }
    };
    let found = array.get("shape")?.items()?;
    let found = found
        .into_iter()
        .map(|size| Ok(usize::try_from(size.integer()?).unwrap_or(usize::MAX)))
        .collect::<Result<Vec<_>, Error>>()?;
    if found != shape {
        let (expected, found) = (by_x(shape), by_x(&found));
        let problem = format!("expected shape {expected} by config.cfg, found {found}");
        return Err(Error::new(place, problem));
    }
    let bytes = array.get("data")?.bytes()?;
    let n_bytes = shape.iter().product::<usize>() * size;
    if bytes.len() != n_bytes {
        let problem = format!("expected {n_bytes} bytes, found {}", bytes.len());
        return Err(Error::new(place, problem));
    }
    if size == size_of::<f32>() {
        return floats(place, bytes);
    }
    let (words, _) = bytes.as_chunks::<2>();
    finite(place, words.iter().map(|word| widen(u16::from_le_bytes(*word))).collect())
}

/// The value of an IEEE 754 float of 16 bits: its bits at their places in a wider one, whose
/// exponent counts from another zero. What is not finite is no number here.
fn widen(bits: u16) -> f32 {
    const EXPONENT: u16 = 0x7c00;
    const ZERO_OF_EXPONENTS: f32 = f32::from_bits((127 + 127 - 15) << 23);
    if bits & EXPONENT == EXPONENT {
        return f32::NAN;
    }
    let sign = u32::from(bits & 0x8000) << 16;
    let magnitude = f32::from_bits(u32::from(bits & 0x7fff) << 13) * ZERO_OF_EXPONENTS;
    f32::from_bits(magnitude.to_bits() | sign)
}

/// Little-endian floats, which all have to be finite.
pub fn floats(place: &str, bytes: &[u8]) -> Result<Vec<f32>, Error> {
    let (words, _) = bytes.as_chunks::<4>();
    finite(place, words.iter().map(|word| f32::from_le_bytes(*word)).collect())
}

/// Refuses what is not finite: a score that is no number has no order.
fn finite(place: &str, floats: Vec<f32>) -> Result<Vec<f32>, Error> {
    match floats.iter().position(|value| !value.is_finite()) {
        None => Ok(floats),
        Some(idx) => {
            Err(Error::new(place, format!("expected finite numbers, found {} at {idx}", floats[idx])))
        }
    }
}

fn by_x(shape: &[usize]) -> String {
    let sizes: Vec<String> = shape.iter().map(usize::to_string).collect();
    sizes.join("x")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_floats_keep_their_values() {
        for (bits, value) in [
            (0x0000, 0.0),
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_95),
            (0x7bff, 65504.0),
            (0x0400, 2_f32.powi(-14)),
            (0x0001, 2_f32.powi(-24)),
            (0x83ff, -0.000_060_975_55),
        ] {
            assert_eq!(widen(bits), value, "{bits:#06x}");
        }
        assert!(widen(0x7c00).is_nan(), "infinity is refused like what is no number");
    }
}
