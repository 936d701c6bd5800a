//! Where each page lives. Every link is made from a `Route`, so a link to nothing cannot be
//! written down; addresses are a promise and do not change between builds.

use jiff::civil::Date;

use crate::analysis::dictionary::LoadSource;
use crate::calendar::{Month, Week};
use crate::inputs::RelPath;

/// A page or file of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    Overview,
    /// Every week, newest first.
    Weeks,
    Week(Week),
    Month(Month),
    Day(Date),
    /// The log as a table: the newest month.
    Log,
    LogMonth(Month),
    LogMarkdown,
    LogJson,
    LogSchema,
    /// Every sheet for an appointment.
    Sheets,
    /// The sheet of one appointment.
    Sheet(Date),
    About,
    /// Every load source.
    Loads,
    Load(LoadSource),
    /// Every activity, and one of them by its slug.
    Activities,
    Activity(String),
    Confidence,
    /// Little and often.
    Bouts,
    Evidence,
    Patterns,
    Function,
    /// Done against planned.
    Planned,
    /// What else there is.
    Further,
    Style,
    /// A page of the content folder, by its output folder: `load/rotation`.
    Article(String),
    /// A further page of a list, from 2.
    More(String, u32),
    /// An old address that leads on, by its file.
    Moved(String),
    Search,
    NotFound,
    /// A file that is copied.
    File(RelPath),
    /// The news of the articles of a folder.
    Feed(String),
    /// The news of the progress pages.
    ProgressFeed,
    /// The list of every page for search engines; 0 is the first file.
    Sitemap(u32),
    Robots,
    /// A file that was made beside the pages, such as the log for a spreadsheet.
    Download(RelPath),
}

impl Route {
    /// The file it is written to.
    pub fn path(&self) -> RelPath {
        match self {
            Route::File(path) => path.clone(),
            route => RelPath::made_of(route.text().trim_start_matches('/')),
        }
    }

    /// The file as text; a folder that is empty leaves its `/` in front.
    fn text(&self) -> String {
        match self {
            Route::Overview => "index.html".to_owned(),
            Route::Weeks => "progress/index.html".to_owned(),
            Route::Week(week) => format!("progress/{week}/index.html"),
            Route::Month(month) => format!("progress/{month}/index.html"),
            Route::Day(day) => format!("progress/{day}/index.html"),
            Route::Log => "log/index.html".to_owned(),
            Route::LogMonth(month) => format!("log/{month}/index.html"),
            Route::LogMarkdown => "log/log.md".to_owned(),
            Route::LogJson => "log/log.json".to_owned(),
            Route::LogSchema => "log/log.schema.json".to_owned(),
            Route::Sheets => "report/index.html".to_owned(),
            Route::Sheet(day) => format!("report/{day}/index.html"),
            Route::About => "about/index.html".to_owned(),
            Route::Loads => "load/index.html".to_owned(),
            Route::Load(source) => format!("load/{}/index.html", source.word()),
            Route::Activities => "activity/index.html".to_owned(),
            Route::Activity(slug) => format!("activity/{slug}/index.html"),
            Route::Confidence => "confidence/index.html".to_owned(),
            Route::Bouts => "bouts/index.html".to_owned(),
            Route::Evidence => "evidence/index.html".to_owned(),
            Route::Patterns => "patterns/index.html".to_owned(),
            Route::Function => "function/index.html".to_owned(),
            Route::Planned => "plan/index.html".to_owned(),
            Route::Further => "more/index.html".to_owned(),
            Route::Style => "style.css".to_owned(),
            Route::Article(folder) => [folder, "/index.html"].concat(),
            Route::More(folder, n) => format!("{folder}/page/{n}/index.html"),
            Route::Moved(path) => path.clone(),
            Route::Search => "search/index.html".to_owned(),
            Route::NotFound => "404.html".to_owned(),
            Route::File(path) | Route::Download(path) => path.as_str().to_owned(),
            Route::Feed(folder) => format!("{folder}/feed.xml"),
            Route::ProgressFeed => "progress/feed.xml".to_owned(),
            Route::Sitemap(0) => "sitemap.xml".to_owned(),
            Route::Sitemap(n) => format!("sitemap-{n}.xml"),
            Route::Robots => "robots.txt".to_owned(),
        }
    }

    /// How many folders it lies in.
    pub fn depth(&self) -> usize {
        self.text().trim_start_matches('/').bytes().filter(|byte| *byte == b'/').count()
    }

    /// Whether it is a page of HTML; the others are files for machines.
    pub fn is_page(&self) -> bool {
        !matches!(
            self,
            Route::Style
                | Route::File(_)
                | Route::Download(_)
                | Route::Feed(_)
                | Route::ProgressFeed
                | Route::LogMarkdown
                | Route::LogJson
                | Route::LogSchema
                | Route::Sitemap(_)
                | Route::Robots
        )
    }

    /// The address of this page as seen from another: relative, and naming the file, so that
    /// the site works from a folder on disk as it does from a server.
    pub fn seen_from(&self, from: &Route) -> String {
        let (from, to) = (from.text(), self.text());
        relative(from.trim_start_matches('/'), to.trim_start_matches('/'))
    }
}

/// The relative address of `to` on the page `from`.
fn relative(from: &str, to: &str) -> String {
    let alike = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let same = from.bytes().take(alike).rposition(|byte| byte == b'/').map_or(0, |at| at + 1);
    let (up, down) = (from.get(same..).unwrap_or(""), to.get(same..).unwrap_or(to));
    let mut out = String::with_capacity(down.len() + 12);
    for _ in 0..up.bytes().filter(|byte| *byte == b'/').count() {
        out.push_str("../");
    }
    out.push_str(down);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_address_is_relative_to_the_page_it_stands_on() {
        let day = Route::Day(date(2026, 3, 12));
        assert_eq!(day.seen_from(&Route::Overview), "progress/2026-03-12/index.html");
        assert_eq!(Route::Overview.seen_from(&day), "../../index.html");
        assert_eq!(Route::Weeks.seen_from(&day), "../index.html");
        assert_eq!(day.seen_from(&day), "index.html");
    }
}
