//! Records to documents: view structs, Tera templates, safe Markdown and HTML.
//!
//! A record becomes a [`RecordView`], all of whose texts are already fit for the format (`ink`); templates only place
//! them. The built-in templates are a sorted list (`layout`); each can be replaced by a file of the same name in the
//! archive's `templates/` folder, and files with other names become layouts of their own.
//! The same record, configuration and templates give the same bytes: nothing here knows a clock.
//!
//! The only room that uses tera and pulldown-cmark.

mod apart;
mod audience;
mod away;
mod calendar;
mod headings;
mod ink;
mod layout;
mod mark;
mod markdown;
mod pen;
mod problem;
mod renderer;
mod setting;
mod terminal;
mod times;
mod view;

pub use apart::{OWN, begins_with_line, find_mark, is_link, label_id, label_of, split_marks};
pub use audience::{Shown, decided, name_only};
pub use away::Away;
pub use calendar::MONTHS;
pub use ink::{Ink, Text, plain_markdown};
pub use layout::{DEFAULT_LAYOUT, built_in, template, template_names, unused};
pub use mark::{Marked, Source, marked, read_mark};
pub use markdown::{Piece, Place, escaped, line_to_pieces, line_to_text, to_text};
pub use pen::Pen;
pub use renderer::Renderer;
pub use setting::{Profile, Setting};
pub use terminal::{Line, Look, Page, Span, lines};
pub use times::{date, might_be_time};
pub use view::RecordView;
