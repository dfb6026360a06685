//! Which files a site has, what each depends on, and how it is made.

use std::sync::OnceLock;

use super::collection::{Collection, Kept};
use super::facet::Facet;
use super::key::Key;
use super::page::Page;
use super::pages::{self, Actions, List, OwnedActions, Part};
use super::plan::Plan;
use super::{data, feed, incident_path};
use crate::error::Result;
use crate::insight::Incident;
use crate::render::Text;

/// A site that is planned: a list of files, each of which can be made for itself.
#[derive(Debug)]
pub struct Site<'a> {
    collection: Collection,
    plan: Plan<'a>,
    owners: Vec<OwnedActions>,
    /// The groups that each incident is in.
    groups_of: Vec<Vec<u32>>,
    pages: Vec<Page>,
    recipes: Vec<Recipe>,
    /// List entries: each is made once, and stands in a dozen lists.
    entries: Vec<OnceLock<String>>,
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
    Actions,
    Owner(usize),
    Record(usize),
    /// A template that shows no incident, and the part of the site that it belongs to.
    Simple(&'static str, &'static str),
    Style,
    /// A file that is given.
    Asset(usize),
    Atom,
    Listing,
}

/// From a list's page to the site's folder: all lists lie equally deep, so that they share their entries.
const LIST_ROOT: &str = "../../";

impl<'a> Site<'a> {
    /// Plans the site of these incidents.
    pub fn new(kept: Vec<Kept>, plan: Plan<'a>) -> Result<Self> {
        let collection = Collection::new(kept)?;
        let mut groups_of = vec![Vec::new(); collection.incidents.len()];
        for (nth, group) in (0_u32..).zip(&collection.groups) {
            for number in &group.members {
                groups_of[*number].push(nth);
            }
        }
        let owners = pages::owners(&collection.incidents);
        let entries = collection.incidents.iter().map(|_| OnceLock::new()).collect();
        let mut site = Self { collection, plan, owners, groups_of, pages: Vec::new(), recipes: Vec::new(), entries };
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
        let bytes = match self.recipes[nth] {
            Recipe::Home => pages::home(collection, |incident| pages::entry(incident, "", plan).map(Text::made), plan)?,
            Recipe::List { group, part } => self.list(group, part)?,
            Recipe::Overview(facet) => pages::overview(facet, collection, plan)?,
            Recipe::Actions => self.actions().page(path, plan)?,
            Recipe::Owner(owner) => self.actions().owner_page(&self.owners[owner], plan)?,
            Recipe::Record(number) => self.record(number)?,
            Recipe::Simple(template, part) => pages::simple(template, path, part, plan)?,
            Recipe::Style => {
                let parts = ["html/style.css", "html/archive.css"];
                let css = parts.iter().map(|part| pages::simple(part, path, "", plan)).collect::<Result<String>>()?;
                css + &plan.look.colours
            }
            Recipe::Asset(_) => String::new(),
            Recipe::Atom => feed::atom(&collection.incidents, plan),
            Recipe::Listing => data::records(&collection.incidents, plan)?,
        };
        plan.setting().require_fit(&bytes, path)?;
        Ok(bytes.into_bytes())
    }

    const fn actions(&self) -> Actions<'_> {
        Actions { incidents: self.collection.incidents.as_slice(), owners: self.owners.as_slice() }
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

    fn record(&self, number: usize) -> Result<String> {
        let record = (self.plan.read)(&self.collection.incidents[number], self.collection.contents[number])?;
        let groups: Vec<_> = self.groups_of[number].iter().map(|nth| &self.collection.groups[*nth as usize]).collect();
        pages::record(number, record, &self.collection, &groups, self.plan)
    }

    /// Lays out all files, with what each depends on.
    fn lay_out(&mut self) -> Result<()> {
        let made_by = self.plan.made_by;
        let faces: Vec<Key> = self.collection.incidents.iter().map(Key::of_value).collect::<Result<_>>()?;
        let many =
            |numbers: &mut dyn Iterator<Item = usize>| numbers.fold(made_by, |key, number| key.and(faces[number]));
        let all = many(&mut (0..faces.len()));
        let today = all.and(Key::of_value(&self.plan.on.to_string())?);
        let mut laid: Vec<(Page, Recipe)> = Vec::new();
        let mut lay = |path: String, key: Key, recipe: Recipe| laid.push((Page { path, key }, recipe));

        lay("index.html".to_owned(), today, Recipe::Home);
        lay("actions/index.html".to_owned(), today, Recipe::Actions);
        for (nth, owner) in self.owners.iter().enumerate() {
            let key = many(&mut owner.members.iter().copied()).and(Key::of(&owner.name));
            lay(owner.path.clone(), key, Recipe::Owner(nth));
        }
        for (nth, group) in self.collection.groups.iter().enumerate() {
            let list = List { group };
            let name = Key::of(&group.label);
            let parts = list.parts().count();
            for (place, part) in list.parts().enumerate() {
                // The last but one names the newest by its own name; the newest tells how many there are.
                let beside =
                    (parts - place).min(3) * 1_000_000 + if part == Part::Newest { group.members.len() } else { 0 };
                let key = many(&mut list.slice(part).iter().copied()).and(name).and(Key::of_value(&beside)?);
                // It leads to every other list, and says how long each is.
                let key = if list.narrows(part) { key.and(all) } else { key };
                lay(list.path(part), key, Recipe::List { group: nth, part });
            }
        }
        for facet in Facet::EVERY.into_iter().filter(|facet| *facet != Facet::List) {
            lay(format!("{}/index.html", facet.folder()), all, Recipe::Overview(facet));
        }
        for (number, incident) in self.collection.incidents.iter().enumerate() {
            let key = self.record_key(number, incident, made_by)?;
            lay(incident_path(&incident.name), key, Recipe::Record(number));
        }
        for (path, template, part) in SIMPLE {
            lay((*path).to_owned(), made_by, Recipe::Simple(template, part));
        }
        for (nth, asset) in self.plan.look.assets.iter().enumerate() {
            lay(asset.path.clone(), Key::of(&asset.bytes), Recipe::Asset(nth));
        }
        lay("style.css".to_owned(), made_by, Recipe::Style);
        lay("feed.xml".to_owned(), all, Recipe::Atom);
        lay(data::PATH.to_owned(), all, Recipe::Listing);
        laid.sort_by(|(one, _), (other, _)| one.path.cmp(&other.path));
        (self.pages, self.recipes) = laid.into_iter().unzip();
        Ok(())
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
        ))?))
    }
}

/// Files that show no incident: where they lie, their templates, and the part of the site they belong to.
const SIMPLE: &[(&str, &str, &str)] = &[
    ("404.html", "html/archive-missing.html", ""),
    ("icon.svg", "html/icon.svg", ""),
    ("theme.js", "html/theme.js", ""),
];
