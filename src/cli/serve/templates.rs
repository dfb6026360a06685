//! The templates, read again when they change.

use crate::cli::context::Context;
use crate::cli::publish;
use crate::error::Result;
use crate::render::Renderer;

/// The archive's own templates, and what renders with them.
#[derive(Debug, Default)]
pub struct Templates {
    pub own: Vec<(String, String)>,
    renderer: Option<Renderer>,
}

impl Templates {
    /// Looks at the templates as they are by now. An error says what is wrong with one.
    pub fn look(&mut self, context: &Context) -> Result<()> {
        let own = publish::templates(context)?;
        if self.renderer.is_none() || own != self.own {
            self.renderer = None;
            self.renderer = Some(Renderer::new(&own)?);
            self.own = own;
        }
        Ok(())
    }

    pub const fn renderer(&self) -> Option<&Renderer> {
        self.renderer.as_ref()
    }
}
