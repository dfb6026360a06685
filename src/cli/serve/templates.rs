//! The templates, read again when they change.

use crate::archive::Look;
use crate::cli::context::Context;
use crate::cli::{publish, site};
use crate::error::Result;
use crate::render::Renderer;

/// The archive's own templates, and what renders with them.
#[derive(Debug, Default)]
pub struct Templates {
    pub own: Vec<(String, String)>,
    renderer: Option<Renderer>,
    given: Option<Look>,
    /// What the renderer was made with, besides templates.
    settings: String,
}

impl Templates {
    /// Looks at the templates as they are by now. An error says what is wrong with one.
    pub fn look(&mut self, context: &Context) -> Result<()> {
        let own = publish::templates(context)?;
        let settings = format!("{:?} {:?}", context.config.headings, context.config.language);
        if self.renderer.is_none() || own != self.own || settings != self.settings {
            self.renderer = None;
            self.renderer = Some(Renderer::with_words(&own, &context.config)?);
            self.own = own;
            self.settings = settings;
        }
        self.given = None;
        self.given = Some(site::look(context)?);
        Ok(())
    }

    /// What the site is given besides its records.
    pub const fn given(&self) -> Option<&Look> {
        self.given.as_ref()
    }

    pub const fn renderer(&self) -> Option<&Renderer> {
        self.renderer.as_ref()
    }
}
