//! Finds the files of a spaCy package: in a folder, in a wheel, or in the program itself.
//!
//! A folder may be the one that holds `config.cfg`, or one up to two levels above it, as
//! packages are unpacked. In a wheel the `config.cfg` nearest to the root counts.

use crate::error::Error;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::fs::File;
use std::io::{Cursor, ErrorKind, Read, Seek};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

mod built_in {
    include!(concat!(env!("OUT_DIR"), "/model.rs"));
}

const CONFIG: &str = "config.cfg";

/// How far below a given folder `config.cfg` is looked for.
const MAX_DEPTH: usize = 2;

/// Files that no step reads; they are left in the wheel.
const UNREAD: [&str; 2] = ["vocab/strings.json", "README.md"];

/// The files of a model.
#[derive(Debug)]
pub struct Package {
    place: String,
    files: Files,
}

#[derive(Debug)]
enum Files {
    Folder(PathBuf),
    Memory(FxHashMap<String, Cow<'static, [u8]>>),
}

impl Package {
    /// Opens a package: a folder, or a wheel or other zip file.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let place = path.display().to_string();
        if path.is_dir() {
            let folder = find_folder(path)?;
            let files = Files::Folder(folder);
            return Ok(Self { place, files });
        }
        match File::open(path) {
            Ok(file) => Self::from_zip(file, place),
            Err(why) if why.kind() == ErrorKind::NotFound => Err(no_model(&place, "found nothing")),
            Err(why) => Err(Error::new(&place, why)),
        }
    }

    /// Opens a package from the bytes of a wheel.
    pub fn from_bytes(wheel: &[u8]) -> Result<Self, Error> {
        Self::from_zip(Cursor::new(wheel), "model".to_owned())
    }

    /// The package built into the program, if it was built with one.
    pub fn built_in() -> Option<Self> {
        let files: FxHashMap<_, _> =
            built_in::FILES.iter().map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes))).collect();
        let place = "built-in model".to_owned();
        let files = Files::Memory(files);
        (!built_in::FILES.is_empty()).then_some(Self { place, files })
    }

    /// A package of these files.
    #[cfg(test)]
    pub fn of_files<'f>(files: impl IntoIterator<Item = (&'f str, Vec<u8>)>) -> Self {
        let files = files.into_iter().map(|(name, bytes)| (name.to_owned(), Cow::Owned(bytes)));
        Self { place: "test".to_owned(), files: Files::Memory(files.collect()) }
    }

    /// Where the package comes from, for messages.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// The bytes of one file, named by its path below `config.cfg`'s folder.
    pub fn file(&self, name: &str) -> Result<Cow<'_, [u8]>, Error> {
        match &self.files {
            Files::Folder(folder) => std::fs::read(folder.join(name))
                .map(Cow::Owned)
                .map_err(|why| Error::new(name, io_problem(&why))),
            Files::Memory(files) => match files.get(name) {
                Some(bytes) => Ok(Cow::Borrowed(bytes)),
                None => Err(Error::new(name, MISSING)),
            },
        }
    }

    /// A text file.
    pub fn text(&self, name: &str) -> Result<String, Error> {
        String::from_utf8(self.file(name)?.into_owned())
            .map_err(|why| Error::new(name, format!("expected UTF-8, found {why}")))
    }

    fn from_zip(reader: impl Read + Seek, place: String) -> Result<Self, Error> {
        let not_zip = |_| no_model(&place, "found a file that is no whole zip archive");
        let mut archive = ZipArchive::new(reader).map_err(not_zip)?;
        let root = find_root(&archive, &place)?;
        let mut files = FxHashMap::default();
        for idx in 0..archive.len() {
            let unread = |why| Error::new(&place, format!("entry {idx} cannot be read: {why}"));
            let mut entry = archive.by_index(idx).map_err(unread)?;
            let Some(name) = entry.name().strip_prefix(&root).map(str::to_owned) else {
                continue;
            };
            if entry.is_dir() || UNREAD.contains(&name.as_str()) {
                continue;
            }
            let mut bytes = Vec::new();
            let cut = |why| Error::new(format!("{place}: {name}"), why);
            entry.read_to_end(&mut bytes).map_err(cut)?;
            files.insert(name, Cow::Owned(bytes));
        }
        let files = Files::Memory(files);
        Ok(Self { place, files })
    }
}

const MISSING: &str = "expected a file of that name, found none";

fn io_problem(why: &std::io::Error) -> String {
    match why.kind() {
        ErrorKind::NotFound => MISSING.to_owned(),
        ErrorKind::IsADirectory => "expected a file, found a folder".to_owned(),
        _ => why.to_string(),
    }
}

fn no_model(place: &str, found: &str) -> Error {
    let problem = format!("expected the folder of a spaCy v3 package, or its wheel; {found}");
    Error::new(place, problem)
}

fn find_folder(path: &Path) -> Result<PathBuf, Error> {
    let mut level = vec![path.to_owned()];
    for _ in 0..=MAX_DEPTH {
        let found: Vec<_> = level.iter().filter(|it| it.join(CONFIG).is_file()).collect();
        match found[..] {
            [] => level = subfolders(&level),
            [folder] => return Ok(folder.clone()),
            [first, second, ..] => return Err(two_models(path, first, second)),
        }
    }
    Err(no_model(&path.display().to_string(), "found no config.cfg in it or below"))
}

fn two_models(path: &Path, first: &Path, second: &Path) -> Error {
    let (first, second) = (first.display(), second.display());
    let problem = format!("expected one model, found {first} and {second}");
    Error::new(path.display(), problem).hint("name one of them")
}

fn subfolders(level: &[PathBuf]) -> Vec<PathBuf> {
    let entries = level.iter().filter_map(|folder| folder.read_dir().ok());
    let paths = entries.flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<_> = paths.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// The path in the archive, with its slash, of the folder that holds `config.cfg`.
fn find_root<R: Read + Seek>(archive: &ZipArchive<R>, place: &str) -> Result<String, Error> {
    let roots = archive
        .file_names()
        .filter_map(|name| name.strip_suffix(CONFIG))
        .filter(|root| root.is_empty() || root.ends_with('/'));
    let root = roots.min_by_key(|root| (root.matches('/').count(), root.to_string()));
    root.map(str::to_owned).ok_or_else(|| no_model(place, "found no config.cfg in it"))
}
