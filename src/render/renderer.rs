//! Templates and views to text.

use std::borrow::Cow;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use super::audience::{name_only, public_part};
use super::away::Away;
use super::headings::worded;
use super::layout::{BUILT_IN, layout_of, template_of};
use super::problem::explain;
use super::setting::{Profile, Setting};
use super::view::RecordView;
use crate::config::{Config, Target};
use crate::error::{Error, Result};
use crate::finding::{nearest, shown};
use crate::record::{Postmortem, Visibility};

/// The built-in templates, with the user's own in their places.
#[derive(Debug)]
pub struct Renderer {
    tera: Tera,
    names: Vec<String>,
}

/// What a layout's template sees.
#[derive(Serialize)]
struct Document<'a> {
    record: &'a RecordView,
}

impl Renderer {
    /// Loads the templates, for documents in English. `overrides` are names below `templates/` with their texts: one
    /// that is built in is replaced, others are added.
    pub fn new(overrides: &[(String, String)]) -> Result<Self> {
        Self::with_words(overrides, &Config::default())
    }

    /// Loads the templates, with the configuration's language and its words for headings and labels.
    pub fn with_words(overrides: &[(String, String)], config: &Config) -> Result<Self> {
        Self::load(overrides, config, |_| true)
    }

    /// Loads the built-in templates of one format alone, for documents in that format.
    pub fn built_in(config: &Config, target: Target) -> Result<Self> {
        Self::load(&[], config, |name| layout_of(target, name).is_some())
    }

    fn load(overrides: &[(String, String)], config: &Config, wanted: impl Fn(&str) -> bool) -> Result<Self> {
        let mut tera = Tera::new();
        tera.autoescape_on([".html", ".xml"]);
        tera.global_context().insert("language", &config.language);
        let headings = config.headings.clone();
        tera.register_filter("heading", move |built_in: &Value, _: Kwargs, _: &State| -> Value {
            let words = built_in.as_str().and_then(|built_in| headings.get(built_in));
            words.map_or_else(|| built_in.clone(), |words| Value::normal_string(words))
        });
        let own = |name: &str| overrides.iter().any(|(own, _)| own == name);
        let built_in: Vec<(&str, Cow<'_, str>)> = BUILT_IN
            .iter()
            .filter(|one| !own(one.name) && wanted(one.name))
            .map(|one| (one.name, worded(one.name, one.text, &config.headings)))
            .collect();
        let built_in = built_in.iter().map(|(name, text)| (*name, text.as_ref()));
        let all: Vec<_> = built_in.chain(overrides.iter().map(|(name, text)| (name.as_str(), text.as_str()))).collect();
        let names = all.iter().map(|(name, _)| (*name).to_owned()).collect();
        tera.add_raw_templates(all).map_err(|problem| explain(&problem))?;
        Ok(Self { tera, names })
    }

    /// The layouts that exist in a format, sorted.
    pub fn layouts(&self, target: Target) -> Vec<&str> {
        let mut layouts: Vec<_> = self.names.iter().filter_map(|name| layout_of(target, name)).collect();
        layouts.sort_unstable();
        layouts.dedup();
        layouts
    }

    /// One record as one document.
    pub fn document(&self, record: &Postmortem, setting: &Setting<'_>, target: Target, layout: &str) -> Result<String> {
        let known = self.layouts(target);
        if !known.contains(&layout) {
            let all = known.join(", ");
            let hint = match nearest(layout, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`? The layouts for {target} are: {all}"),
                None => format!("the layouts for {target} are: {all}"),
            };
            return Err(Error::new(format!("unknown layout {}", shown(layout))).hint(hint));
        }
        let view = match setting.profile {
            Profile::Internal => Self::record_view(record, setting, target, None)?,
            Profile::Public => {
                // Which other incidents readers know of, a document by itself cannot tell.
                let mut record = record.clone();
                name_only(&mut record, |_| false);
                Self::record_view(&record, setting, target, None)?
            }
        };
        let text = self.page(&template_of(target, layout), &Document { record: &view })?;
        setting.require_fit(&text, layout)?;
        Ok(match target {
            Target::Markdown => tidy(&text),
            Target::Html => text,
        })
    }

    /// Any template with any view: the archive's pages.
    pub fn page(&self, template: &str, view: &impl Serialize) -> Result<String> {
        let context = Context::from_serialize(view).map_err(|problem| explain(&problem))?;
        self.tera.render(template, &context).map_err(|problem| explain(&problem))
    }

    /// What templates see of a record; `html/record-body.html` expects it as `record`.
    ///
    /// A record that is not marked `public` has no public view. Of one that is, what is for the company alone is left
    /// out, whether or not whoever asks has done so; but not what the configuration keeps private ([`Setting::shown`]).
    /// `away`: for a page that does not lie beside the record's file.
    pub fn record_view(
        record: &Postmortem,
        setting: &Setting<'_>,
        target: Target,
        away: Option<Away<'_>>,
    ) -> Result<RecordView> {
        let visibility = record.visibility.unwrap_or(Visibility::Internal);
        if setting.profile == Profile::Public && visibility != Visibility::Public {
            let name = record.id.as_deref().unwrap_or("the record");
            return Err(Error::new(format!("{} is {visibility}, so it has no public render", shown(name)))
                .hint("render it with `--profile internal`, or mark the record `visibility: public`"));
        }
        Ok(match setting.profile {
            Profile::Internal => RecordView::new(record, setting, target, away),
            Profile::Public => RecordView::new(&public_part(record), setting, target, away),
        })
    }
}

/// Markdown without blank lines in a row or at the ends of lines, so that templates may be laid out to be read.
/// Inside fences nothing is touched.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<String> = None;
    let mut blank = true;
    for line in text.lines() {
        let inside = line
            .trim_start_matches(|c: char| matches!(c, ' ' | '-' | '*' | '+' | '>' | '.' | ')') || c.is_ascii_digit());
        let mark: String = inside.chars().take_while(|c| matches!(c, '`' | '~')).collect();
        match &fence {
            Some(open) if mark.starts_with(open.as_str()) && line.trim() == mark => fence = None,
            None if mark.len() >= 3 => fence = Some(mark),
            _ => {}
        }
        let kept = if fence.is_some() { line } else { trimmed(line) };
        if kept.is_empty() && blank && fence.is_none() {
            continue;
        }
        blank = kept.is_empty();
        out.push_str(kept);
        out.push('\n');
    }
    // Blanks at the end of the last line may mean something, as in others.
    out.truncate(out.trim_end_matches('\n').len());
    out.push('\n');
    out
}

/// Two blanks at the end of a line are a line break in Markdown and stay.
fn trimmed(line: &str) -> &str {
    let end = line.trim_end();
    if !end.is_empty() && line.ends_with("  ") && line.len() == end.len() + 2 { line } else { end }
}
