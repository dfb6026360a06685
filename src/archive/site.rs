//! Which files a site has, what each depends on, and how it is made.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::collection::{Collection, Kept};
use super::excerpts::Excerpts;
use super::facet::Facet;
use super::feeds::{self, Channel};
use super::handover::Handover;
use super::insights::InsightsView;
use super::key::Key;
use super::marks::Marks;
use super::page::Page;
use super::pages::{self, Actions, List, OwnedActions, Part};
use super::plan::Plan;
use super::recurring::recurring;
use super::{data, incident_path};
use crate::config::Config;
use crate::error::Result;
use crate::insight::Incident;
use crate::record::Postmortem;
use crate::render::{Text, line_to_text};
use crate::search::{self, Card, Index};

/// A site that is planned: a list of files, each of which can be made for itself.
#[derive(Debug)]
pub struct Site<'a> {
    collection: Collection,
    plan: Plan<'a>,
    owners: Vec<OwnedActions>,
    /// What is news, of all and of each service.
    channels: Vec<Channel>,
    /// The groups that each incident is in.
    groups_of: Vec<Vec<u32>>,
    pages: Vec<Page>,
    recipes: Vec<Recipe>,
    /// List entries: each is made once, and stands in a dozen lists.
    entries: Vec<OnceLock<String>>,
    handover: Handover,
    excerpts: Excerpts,
    index: Index,
    /// The figures over all incidents: computed once, for the two pages that show some.
    figures: OnceLock<InsightsView>,
    /// The private word that the last net caught.
    caught: OnceLock<String>,
}

/// How a file is made.
#[derive(Debug, Clone, Copy)]
enum Recipe {
    Home,
    List {
        group: usize,
        part: Part,
    },
    Overview(Facet),
    Insights,
    Actions,
    Owner(usize),
    Record(usize),
    /// The record of an incident, for programs.
    RecordData(usize),
    /// A template that shows no incident, and the part of the site that it belongs to.
    Simple(&'static str, &'static str),
    Style,
    /// A file that is given.
    Asset(usize),
    Feed(feeds::File),
    Data(data::File),
    /// A file of the search index.
    Search(usize),
}

/// From a list's page to the site's folder: all lists lie equally deep, so that they share their entries.
const LIST_ROOT: &str = "../../";

impl<'a> Site<'a> {
    /// Plans the site of these incidents.
    pub fn new(kept: Vec<Kept>, plan: Plan<'a>) -> Result<Self> {
        let (collection, words) = Collection::new(kept)?;
        let index = Index::new(&cards(&collection.incidents, plan.config), words)?;
        let mut groups_of = vec![Vec::new(); collection.incidents.len()];
        for (nth, group) in (0_u32..).zip(&collection.groups) {
            for number in &group.members {
                groups_of[*number].push(nth);
            }
        }
        let owners = pages::owners(&collection.incidents);
        let entries = collection.incidents.iter().map(|_| OnceLock::new()).collect();
        let excerpts = Excerpts::new(collection.incidents.len());
        let channels = Channel::all(&collection, &groups_of);
        let mut site = Self {
            index,
            collection,
            plan,
            owners,
            channels,
            groups_of,
            pages: Vec::new(),
            recipes: Vec::new(),
            entries,
            handover: Handover::default(),
            excerpts,
            figures: OnceLock::new(),
            caught: OnceLock::new(),
        };
        site.lay_out()?;
        Ok(site)
    }

    /// The files, sorted by path.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// As many incidents as the site shows.
    pub fn incidents(&self) -> usize {
        self.collection.incidents.len()
    }

    /// Makes one file.
    pub fn make(&self, nth: usize) -> Result<Vec<u8>> {
        let path = &self.pages[nth].path;
        let (collection, plan) = (&self.collection, self.plan);
        if let Recipe::Asset(asset) = self.recipes[nth] {
            return Ok(plan.look.assets[asset].bytes.clone());
        }
        if let Recipe::Search(file) = self.recipes[nth] {
            return self.search(file);
        }
        let bytes = match self.recipes[nth] {
            Recipe::Home => {
                let entry = |incident: &Incident| pages::entry(incident, "", plan).map(Text::made);
                pages::home(collection, entry, self.figures().glance.as_ref(), plan)?
            }
            Recipe::List { group, part } => self.list(group, part)?,
            Recipe::Overview(facet) => pages::overview(facet, collection, plan)?,
            Recipe::Insights => pages::insights(self.figures(), path, plan)?,
            Recipe::Actions => self.actions().page(path, plan)?,
            Recipe::Owner(owner) => self.actions().owner_page(&self.owners[owner], plan)?,
            Recipe::Record(number) => self.with_record(number, |record| self.record(number, record))?,
            Recipe::RecordData(number) => self.with_record(number, |record| {
                data::RecordData::new(&collection.incidents[number], record, plan).json()
            })?,
            Recipe::Simple(template, part) => pages::simple(template, path, part, plan)?,
            Recipe::Style => {
                let parts = ["html/style.css", "html/archive.css", "html/charts.css"];
                let css = parts.iter().map(|part| pages::simple(part, path, "", plan)).collect::<Result<String>>()?;
                css + &plan.look.colours
            }
            Recipe::Asset(_) | Recipe::Search(_) => String::new(),
            Recipe::Feed(file) => {
                let source = feeds::Source { collection, channels: &self.channels, owners: &self.owners };
                source.make(file, path, plan)?
            }
            Recipe::Data(file) => file.make(collection, &self.pages, plan)?,
        };
        // Schemas are the program's own, and tell nothing of anybody: a private word may well stand in one.
        if !matches!(self.recipes[nth], Recipe::Data(data::File::RecordSchema | data::File::ListingSchema)) {
            self.require_fit(bytes.as_bytes(), path)?;
        }
        Ok(bytes.into_bytes())
    }

    /// The private word for which a file could not be made.
    pub fn caught(&self) -> Option<&str> {
        self.caught.get().map(String::as_str)
    }

    fn require_fit(&self, bytes: &[u8], path: &str) -> Result<()> {
        let setting = self.plan.setting();
        let fit = setting.require_fit_bytes(bytes, path);
        if let Some(word) = fit.is_err().then(|| setting.unfit(bytes)).flatten() {
            self.caught.get_or_init(|| word.to_owned());
        }
        fit
    }

    fn figures(&self) -> &InsightsView {
        self.figures.get_or_init(|| pages::figures(&self.collection, self.plan))
    }

    fn actions(&self) -> Actions<'_> {
        let ages = self.figures().ages.as_ref();
        Actions { incidents: &self.collection.incidents, owners: &self.owners, ages }
    }

    fn list(&self, group: usize, part: Part) -> Result<String> {
        let list = List { group: &self.collection.groups[group] };
        let entry = |number: &usize| -> Result<Text> {
            let kept = &self.entries[*number];
            if let Some(entry) = kept.get() {
                return Ok(Text::made(entry));
            }
            let entry = pages::entry(&self.collection.incidents[*number], LIST_ROOT, self.plan)?;
            Ok(Text::made(kept.get_or_init(|| entry)))
        };
        let entries = list.slice(part).iter().rev().map(entry).collect::<Result<_>>()?;
        list.page(part, &self.collection, entries, self.plan)
    }

    /// Makes a file of the search index.
    fn search(&self, nth: usize) -> Result<Vec<u8>> {
        let collection = &self.collection;
        let file = &self.index.files()[nth];
        let bytes = match file.texts() {
            Some(numbers) => {
                let block = numbers.start / search::TEXTS;
                if let Some(bytes) = self.excerpts.take(block) {
                    bytes
                } else {
                    let text = |number| Ok(self.text(&self.read(number)?));
                    search::text_block(block, numbers.map(text).collect::<Result<Vec<String>>>()?)?
                }
            }
            None => self.index.bytes(nth, |numbers| cards(&collection.incidents[numbers], self.plan.config))?,
        };
        self.require_fit(&bytes, &file.path)?;
        Ok(bytes)
    }

    /// Makes one of the files of a record, which is read for the first of them.
    fn with_record(&self, number: usize, make: impl Fn(&Postmortem) -> Result<String>) -> Result<String> {
        if let Some(record) = self.handover.take(number) {
            return make(&record);
        }
        let record = self.read(number)?;
        self.excerpts.put(number, || self.text(&record))?;
        let text = make(&record)?;
        self.handover.put(number, record);
        Ok(text)
    }

    fn read(&self, number: usize) -> Result<Postmortem> {
        (self.plan.read)(&self.collection.incidents[number], self.collection.contents[number])
    }

    /// What excerpts of a record are taken from.
    fn text(&self, record: &Postmortem) -> String {
        search::text(&self.plan.profile.searched(record))
    }

    fn record(&self, number: usize, record: &Postmortem) -> Result<String> {
        let groups: Vec<_> = self.groups_of[number].iter().map(|nth| &self.collection.groups[*nth as usize]).collect();
        pages::record(number, record, &self.collection, &groups, self.plan)
    }

    /// Lays out all files, with what each depends on.
    fn lay_out(&mut self) -> Result<()> {
        let made_by = self.plan.made_by;
        let marks = &self.collection.marks;
        let many = |numbers: &mut dyn Iterator<Item = usize>, of: fn(&Marks) -> Key| {
            numbers.fold(made_by, |key, number| key.and(of(&marks[number])))
        };
        let all = |of: fn(&Marks) -> Key| many(&mut (0..marks.len()), of);
        let (whole, entries, figures, acts) =
            (all(|one| one.whole), all(|one| one.entry), all(|one| one.figures), all(|one| one.actions));
        let day = Key::of(self.plan.on.to_string());
        let mut laid: Vec<(Page, Recipe)> = Vec::new();
        let mut lay = |path: String, key: Key, recipe: Recipe| laid.push((Page { path, key }, recipe));

        lay("index.html".to_owned(), figures.and(day), Recipe::Home);
        lay("insights.html".to_owned(), figures.and(day), Recipe::Insights);
        lay("actions/index.html".to_owned(), figures.and(acts).and(day), Recipe::Actions);
        for (nth, owner) in self.owners.iter().enumerate() {
            let key = many(&mut owner.members.iter().copied(), |one| one.actions).and(Key::of(&owner.name)).and(day);
            lay(owner.path.clone(), key, Recipe::Owner(nth));
            lay(owner.calendar(), key, Recipe::Feed(feeds::File::OwnCalendar(nth)));
        }
        for (nth, group) in self.collection.groups.iter().enumerate() {
            let list = List { group };
            let name = Key::of(&group.label);
            let parts = list.parts().count();
            for (place, part) in list.parts().enumerate() {
                // The last but one names the newest by its own name; the newest tells how many there are.
                let beside =
                    (parts - place).min(3) * 1_000_000 + if part == Part::Newest { group.members.len() } else { 0 };
                let key =
                    many(&mut list.slice(part).iter().copied(), |one| one.entry).and(name).and(Key::of_value(&beside)?);
                // It leads to every other list, and says how long each is.
                let key = if list.narrows(part) { key.and(entries) } else { key };
                lay(list.path(part), key, Recipe::List { group: nth, part });
            }
        }
        for facet in Facet::EVERY.into_iter().filter(|facet| *facet != Facet::List) {
            lay(format!("{}/index.html", facet.folder()), entries, Recipe::Overview(facet));
        }
        let of_record = |(number, incident): (usize, &Incident)| -> Result<(Key, Key)> {
            Ok((self.record_key(number, incident, made_by)?, self.record_data_key(number, incident, made_by)?))
        };
        let of_records: Vec<(Key, Key)> =
            self.collection.incidents.par_iter().enumerate().map(of_record).collect::<Result<_>>()?;
        for ((number, incident), (page, data)) in self.collection.incidents.iter().enumerate().zip(of_records) {
            lay(incident_path(&incident.name), page, Recipe::Record(number));
            lay(data::record_path(&incident.name), data, Recipe::RecordData(number));
        }
        for (path, template, part) in SIMPLE {
            lay((*path).to_owned(), made_by, Recipe::Simple(template, part));
        }
        for (nth, asset) in self.plan.look.assets.iter().enumerate() {
            lay(asset.path.clone(), Key::of(&asset.bytes), Recipe::Asset(nth));
        }
        for (nth, file) in self.index.files().iter().enumerate() {
            lay(file.path.clone(), made_by.and(Key::given(file.digest)), Recipe::Search(nth));
        }
        lay("style.css".to_owned(), made_by, Recipe::Style);
        for (nth, channel) in self.channels.iter().enumerate() {
            let key = many(&mut channel.members.iter().copied(), |one| one.whole).and(Key::of_value(&channel.label)?);
            lay(format!("{}feed.xml", channel.folder), key, Recipe::Feed(feeds::File::Atom(nth)));
            lay(format!("{}feed.json", channel.folder), key, Recipe::Feed(feeds::File::Json(nth)));
        }
        lay("actions.ics".to_owned(), acts, Recipe::Feed(feeds::File::Calendar));
        lay(data::PATH.to_owned(), whole, Recipe::Data(data::File::Listing));
        lay(data::INCIDENTS.to_owned(), whole, Recipe::Data(data::File::Incidents));
        lay(data::ACTIONS.to_owned(), acts, Recipe::Data(data::File::Actions));
        lay(data::LISTING_SCHEMA.to_owned(), made_by, Recipe::Data(data::File::ListingSchema));
        lay(data::RECORD_SCHEMA.to_owned(), made_by, Recipe::Data(data::File::RecordSchema));
        // The last of all: it names the pages.
        if self.plan.config.base_url.is_some() {
            for (path, file) in data::sitemaps(&self.collection, laid.iter().map(|(page, _)| page.path.as_str())) {
                laid.push((Page { path, key: whole }, Recipe::Data(file)));
            }
        }
        laid.par_sort_unstable_by(|(one, _), (other, _)| one.path.cmp(&other.path));
        (self.pages, self.recipes) = laid.into_iter().unzip();
        Ok(())
    }

    /// A record's data are the record, but for incidents that the site does not show.
    fn record_data_key(&self, number: usize, incident: &Incident, made_by: Key) -> Result<Key> {
        let shown = |name: &&String| self.collection.get(name).is_some();
        let named: Vec<&String> = incident.related.iter().map(|(name, _)| name).filter(shown).collect();
        Ok(made_by.and(self.collection.contents[number]).and(Key::of_value(&(&incident.name, named))?))
    }

    /// A record's page shows the record, and the names of incidents around it.
    fn record_key(&self, number: usize, incident: &Incident, made_by: Key) -> Result<Key> {
        let collection = &self.collection;
        let face = |incident: &'_ Incident| (incident.name.clone(), incident.title.clone(), incident.day);
        let (older, newer) = collection.beside(number);
        let beside = [older, newer].map(|one| one.map(face));
        let named: Vec<_> = incident.related.iter().map(|(name, _)| collection.get(name).map(face)).collect();
        let naming: Vec<_> = collection.naming(number).map(|(other, relation)| (face(other), relation)).collect();
        let lists: Vec<_> =
            self.groups_of[number].iter().map(|nth| &self.collection.groups[*nth as usize].slug).collect();
        Ok(made_by.and(collection.contents[number]).and(Key::of_value(&(
            beside,
            named,
            naming,
            lists,
            &incident.file,
            recurring(number, collection, self.plan.on),
        ))?))
    }
}

/// What the search shows of incidents.
fn cards<'a>(incidents: &'a [Incident], config: &Config) -> Vec<Card<'a>> {
    incidents.iter().map(|incident| card(incident, config)).collect()
}

/// What the search shows of an incident.
pub fn card<'a>(incident: &'a Incident, config: &Config) -> Card<'a> {
    let severity = incident.severity.as_deref();
    Card {
        name: &incident.name,
        title: line_to_text(&incident.title),
        day: incident.day,
        severity,
        severity_rank: config.severity_rank(severity),
        kind: incident.kind,
        services: &incident.services,
        tags: &incident.tags,
        status: incident.status,
        duration: incident.duration.map(|duration| duration.to_string()).unwrap_or_default(),
        // Where some are withheld, nobody is told that all are done.
        actions: if incident.actions_withheld { incident.open_actions().count() } else { incident.actions.len() },
        open_actions: incident.open_actions().count(),
    }
}

/// Files that show no incident: where they lie, their templates, and the part of the site they belong to.
const SIMPLE: &[(&str, &str, &str)] = &[
    ("404.html", "html/archive-missing.html", ""),
    ("search.html", "html/archive-search.html", "search"),
    ("search.js", "html/search.js", ""),
    ("results.js", "html/results.js", ""),
    ("find.js", "html/find.js", ""),
    ("filter.js", "html/filter.js", ""),
    ("icon.svg", "html/icon.svg", ""),
    ("theme.js", "html/theme.js", ""),
];
