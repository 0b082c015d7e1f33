//! Reads a folder of pages and writes one record a line, for scoring against marked pages.
//!
//! `cargo run --release -p dragoman-ingest --example pages -- DIR > pages.jsonl`: each `ID.html` in
//! DIR gives a line with `id`, `body`, `title`, `date` and `authors`; a page that cannot be read
//! gives its id alone and a line on standard error.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    let Some(dir) = env::args().nth(1) else {
        eprintln!("usage: pages DIR");
        process::exit(1);
    };
    if let Err(error) = read_folder(Path::new(&dir)) {
        eprintln!("{dir}: {error}");
        process::exit(1);
    }
}

fn read_folder(dir: &Path) -> std::io::Result<()> {
    let entries = fs::read_dir(dir)?.map(|entry| entry.map(|entry| entry.path()));
    let mut files: Vec<PathBuf> = entries.collect::<Result<_, _>>()?;
    files.sort();
    for file in files {
        println!("{}", line(&file, &fs::read(&file)?));
    }
    Ok(())
}

fn line(file: &Path, bytes: &[u8]) -> serde_json::Value {
    let id = file.file_stem().unwrap_or_default().to_string_lossy();
    match dragoman_ingest::read_html(bytes) {
        Ok(article) => serde_json::json!({
            "id": id,
            "body": article.text,
            "title": article.title,
            "date": article.published,
            "authors": article.byline,
        }),
        Err(error) => {
            eprintln!("{}", error.in_file(&file.to_string_lossy()));
            serde_json::json!({ "id": id, "body": null })
        }
    }
}
