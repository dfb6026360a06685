//! From what is asked for to what is answered.

use std::collections::BTreeMap;
use std::path::Path;

use super::injected::{self, Injected, SCRIPT, STYLE};
use super::memory::Memory;
use super::pages;
use super::panel::{self, Panel};
use crate::archive::Site;
use crate::check::{Keep, Options};
use crate::cli::context::Context;
use crate::cli::{check, records};
use crate::error::Result;
use crate::finding::Finding;
use crate::serve::{HTML, Request, Response, media_type};

/// What is asked for behind `?` to see a broken record as it was when it could last be read.
const LAST_GOOD: &str = "last-good";

const ICON: &str = "favicon.ico";

/// The archive as it is shown by now.
pub struct Shown<'a> {
    pub context: &'a Context,
    pub memory: &'a Memory,
    /// An error where no page can be made.
    pub site: Result<Site<'a>>,
    pub version: &'a str,
}

impl Shown<'_> {
    /// Answers one request. Only what is planned is looked up: no path of a request gets near the disk.
    pub fn answer(&self, request: &Request) -> Response {
        match request.path.as_str() {
            SCRIPT => return Response::new(200, media_type(SCRIPT), injected::SCRIPT_TEXT),
            STYLE => return Response::new(200, media_type(STYLE), injected::STYLE_TEXT),
            _ => {}
        }
        let site = match &self.site {
            Ok(site) => site,
            Err(why) => return self.page(500, &pages::error(why), None),
        };
        let path = match request.path.as_str() {
            path if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
            path => path.to_owned(),
        };
        let of_record = self.memory.of_page(&path);
        if let Some((file, true)) = of_record
            && request.query != LAST_GOOD
        {
            return self.broken(file, place(site, &path).is_some());
        }
        let Some(nth) = place(site, &path) else { return self.missing(site, request) };
        let bytes = match site.make(nth) {
            Ok(bytes) => bytes,
            Err(why) => return self.page(500, &pages::error(&why), None),
        };
        let kind = media_type(&path);
        if kind != HTML {
            return Response::new(200, kind, bytes);
        }
        let html = String::from_utf8_lossy(&bytes);
        let panel = match of_record {
            Some((file, is_broken)) => self.panel(file, is_broken, &html),
            None if path == "index.html" => self.banner(),
            None => None,
        };
        self.page(200, &html, panel.as_deref())
    }

    /// A page with what makes it show changes, and with something at its top.
    fn page(&self, status: u16, html: &str, top: Option<&str>) -> Response {
        Response::new(status, HTML, Injected { version: self.version, top }.into_page(html))
    }

    /// The page that says there is none; a folder without its last `/` leads to the one with it, so that the links in
    /// its page lead on from there.
    fn missing(&self, site: &Site<'_>, request: &Request) -> Response {
        if place(site, &format!("{}/index.html", request.path)).is_some() {
            return Response::moved(format!("{}/", request.sent));
        }
        // Browsers ask for one by themselves, and tell it as an error where there is none.
        if request.path == ICON {
            return Response::new(204, media_type(ICON), "");
        }
        match place(site, "404.html").map(|nth| site.make(nth)) {
            Some(Ok(bytes)) => self.page(404, &injected::from_top(&String::from_utf8_lossy(&bytes)), None),
            Some(Err(why)) => self.page(500, &pages::error(&why), None),
            None => Response::plain(404, "there is no page here"),
        }
    }

    /// What stands in for the page of a record that cannot be read.
    fn broken(&self, file: &Path, is_shown: bool) -> Response {
        let name = self.context.name(file);
        let last_good = is_shown.then(|| format!("?{LAST_GOOD}"));
        let html = match self.findings(file) {
            Ok(findings) => {
                let panel = Panel { findings: &findings, file: &name, record: None, page: "" }.html();
                pages::broken(&name, &panel, last_good.as_deref())
            }
            Err(why) => pages::error(&why),
        };
        self.page(200, &html, None)
    }

    /// The findings of a record, for the top of its page.
    fn panel(&self, file: &Path, is_broken: bool, page: &str) -> Option<String> {
        let name = self.context.name(file);
        if is_broken {
            return Some(panel::outdated(&name));
        }
        match self.findings(file) {
            Ok(findings) if findings.is_empty() => None,
            Ok(findings) => {
                let record = records::load(&self.context.here, file).ok().map(|document| document.value);
                Some(Panel { findings: &findings, file: &name, record: record.as_ref(), page }.html())
            }
            Err(why) => Some(panel::trouble(&why)),
        }
    }

    /// For the top of the home page: records that cannot be read.
    fn banner(&self) -> Option<String> {
        let broken: Vec<(String, &str)> =
            self.memory.broken().map(|(file, page, _)| (self.context.name(file), page)).collect();
        (!broken.is_empty()).then(|| panel::banner(&broken))
    }

    /// What `check` finds in a record.
    fn findings(&self, file: &Path) -> Result<Vec<Finding>> {
        let context = self.context;
        let options = Options { config: &context.config, now: context.later()?, stage: None };
        let (files, all) = ([file.to_owned()], self.memory.files());
        let (outcome, _) = check::judged(context, &files, all, &BTreeMap::new(), options, Keep::Nothing)?;
        let mut findings = outcome.findings();
        // What is rendered is made when it is committed: nobody has to mend that while writing.
        findings.retain(|finding| finding.rule != "stale-render");
        Ok(findings)
    }
}

/// Where a page stands in the site's list.
fn place(site: &Site<'_>, path: &str) -> Option<usize> {
    site.pages().binary_search_by(|page| page.path.as_str().cmp(path)).ok()
}
