//! The documents that an archive keeps beside its records: where each lies, what it has to hold, and
//! whether it does.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::context::Context;
use super::home::Home;
use crate::check::StaleRender;
use crate::config::{Config, RenderChoice, Target};
use crate::error::Result;
use crate::files;
use crate::record::Postmortem;
use crate::render::{DEFAULT_LAYOUT, Profile, Renderer, Setting, Source, built_in, marked, read_mark};

/// The most bytes of a render that is kept in case its commit is refused, or held against its record.
pub const LONGEST_RENDER: u64 = 256 << 20;

/// What renders the records of one archive. Templates are read when the first is needed.
#[derive(Debug)]
pub struct Press<'a> {
    root: &'a Path,
    config: &'a Config,
    /// The configuration as it is written.
    written: &'a str,
    templates: OnceLock<Templates>,
    renderer: OnceLock<Renderer>,
}

#[derive(Debug)]
struct Templates {
    /// The archive's own, by name.
    own: Vec<(String, String)>,
    /// All that documents are made of, but for records.
    source: String,
}

impl<'a> Press<'a> {
    pub fn of(context: &'a Context) -> Self {
        let written = context.written_config.as_ref().map_or("", |(_, document)| document.source.text());
        Self::new(&context.root, &context.config, written)
    }

    pub fn of_home(home: &'a Home) -> Self {
        let written = home.written.as_ref().map_or("", |(_, document)| document.source.text());
        Self::new(&home.root, &home.config, written)
    }

    fn new(root: &'a Path, config: &'a Config, written: &'a str) -> Self {
        Self { root, config, written, templates: OnceLock::new(), renderer: OnceLock::new() }
    }

    /// The configured documents of a record: where each lies, and its text.
    pub fn renders(&self, file: &Path, text: &str, record: &Postmortem) -> Result<Vec<(PathBuf, String)>> {
        let render = |choice: &RenderChoice| {
            let document = self.document(record, choice)?;
            // A layout that there is has a name that fits into a file's.
            let path = self.below_archive(&render_path(file, choice))?;
            Ok((path, marked(&document, self.source(text, choice)?)))
        };
        self.config.renders.iter().map(render).collect()
    }

    /// What lies at `path` once a record is committed, with its mark; `None` where that is not just this document.
    pub fn pressed(
        &self,
        (file, text, record): (&Path, &str, &Postmortem),
        path: &Path,
        document: &str,
    ) -> Result<Option<String>> {
        if !self.places(file).iter().any(|place| place == path) {
            return Ok(None);
        }
        let is_it = |(place, marked): &(PathBuf, String)| {
            place == path && read_mark(marked).is_some_and(|there| there.text == document.trim_end())
        };
        Ok(self.renders(file, text, record)?.into_iter().find(is_it).map(|(_, marked)| marked))
    }

    /// Those of a record's documents that bear our mark and are not what it renders to. `read` gives
    /// one where it is there. Nothing is rendered where mark and text fit to what it would be made of.
    pub fn stale(
        &self,
        file: &Path,
        text: &str,
        record: &Postmortem,
        read: impl Fn(&Path) -> Result<Option<Vec<u8>>>,
    ) -> Result<Vec<StaleRender>> {
        let mut stale = Vec::new();
        for choice in &self.config.renders {
            let path = render_path(file, choice);
            let Some(there) = read(&path)? else { continue };
            let Some(there) = read_mark(&String::from_utf8_lossy(&there)) else { continue };
            let is_known = || Ok(there.is_untouched && there.source == self.source(text, choice)?);
            if !is_known()? && self.document(record, choice)?.trim_end() != there.text {
                stale.push(StaleRender { file: path, is_edited: !there.is_untouched });
            }
        }
        Ok(stale)
    }

    /// Where the configured documents of a record lie.
    pub fn places(&self, record: &Path) -> Vec<PathBuf> {
        self.config.renders.iter().map(|choice| render_path(record, choice)).collect()
    }

    /// A document that hotwash did not make, where one of the record's would lie: it must not be written over.
    pub fn foreign(&self, record: &Path) -> Option<PathBuf> {
        // A layout that is none, and a link out of the archive, are told of once it is rendered.
        let choices = self.config.renders.iter().filter(|choice| !layout(choice).contains(std::path::is_separator));
        let mut renders = choices.filter_map(|choice| self.below_archive(&render_path(record, choice)).ok());
        renders.find(|render| files::exists(render) && !Self::is_ours(render))
    }

    /// Whether what lies there bears our mark.
    fn is_ours(render: &Path) -> bool {
        let there = files::read_limited(render, LONGEST_RENDER);
        there.is_ok_and(|there| read_mark(&String::from_utf8_lossy(&there)).is_some())
    }

    /// A document as it lies there; `None` where there is none.
    pub fn on_disk(path: &Path) -> Result<Option<Vec<u8>>> {
        if path.is_file() { files::read_limited(path, LONGEST_RENDER).map(Some) } else { Ok(None) }
    }

    /// What a record reads like: the usual document, in Markdown.
    pub fn preview(&self, record: &Postmortem) -> Result<String> {
        let setting = Setting { config: self.config, profile: Profile::Internal };
        self.renderer()?.document(record, &setting, Target::Markdown, DEFAULT_LAYOUT)
    }

    fn document(&self, record: &Postmortem, choice: &RenderChoice) -> Result<String> {
        let setting = Setting { config: self.config, profile: Profile::Internal };
        self.renderer()?.document(record, &setting, target(choice), layout(choice))
    }

    fn source(&self, text: &str, choice: &RenderChoice) -> Result<Source> {
        let parts = [text, &self.templates()?.source, target(choice).as_str(), layout(choice)];
        Ok(Source::of(parts))
    }

    fn renderer(&self) -> Result<&Renderer> {
        if let Some(renderer) = self.renderer.get() {
            return Ok(renderer);
        }
        let renderer = Renderer::with_words(&self.templates()?.own, self.config)?;
        Ok(self.renderer.get_or_init(|| renderer))
    }

    fn templates(&self) -> Result<&Templates> {
        if let Some(templates) = self.templates.get() {
            return Ok(templates);
        }
        let own = files::templates_below(&self.root.join("templates"))?;
        let mut parts = vec![env!("CARGO_PKG_VERSION"), self.written];
        for text in built_in() {
            parts.push(text);
        }
        parts.extend(own.iter().flat_map(|(name, text)| [name.as_str(), text]));
        let source = format!("{:?}", Source::of(parts));
        Ok(self.templates.get_or_init(|| Templates { own, source }))
    }

    /// A file of the archive, or of the record's own folder where that is elsewhere; an error where a
    /// symbolic link leads out of it: a render is no way to write over somebody's other files.
    fn below_archive(&self, path: &Path) -> Result<PathBuf> {
        let folder = if path.starts_with(self.root) { self.root } else { path.parent().unwrap_or(path) };
        files::inside(folder, path.strip_prefix(folder).unwrap_or(path))
    }
}

fn target(choice: &RenderChoice) -> Target {
    choice.to.unwrap_or(Target::Markdown)
}

fn layout(choice: &RenderChoice) -> &str {
    choice.layout.as_deref().unwrap_or(DEFAULT_LAYOUT)
}

/// Where a record's render lies: beside it, with the layout in its name where that is not the
/// usual one.
fn render_path(record: &Path, choice: &RenderChoice) -> PathBuf {
    let extension = match target(choice) {
        Target::Markdown => "md",
        Target::Html => "html",
    };
    match layout(choice) {
        DEFAULT_LAYOUT => record.with_extension(extension),
        layout => record.with_extension(format!("{layout}.{extension}")),
    }
}
