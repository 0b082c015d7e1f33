//! Folders with models in them, each for one test.

use dragoman_language::Pipeline;
use std::fs;
use std::path::{Path, PathBuf};

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

/// Copies a model into a folder.
pub fn copy(model: &Path, folder: &Folder) {
    let mut open = vec![model.to_owned()];
    while let Some(below) = open.pop() {
        for entry in fs::read_dir(&below).expect("a folder of the model") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(model).expect("a file below it").to_string_lossy();
            folder.write(&name, fs::read(&path).expect("its bytes"));
        }
    }
}
