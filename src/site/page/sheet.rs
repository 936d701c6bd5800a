//! The sheets for appointments as an archive: one page for each visit, as things stood on that
//! day, and the list of them.

use jiff::civil::Date;
use serde::Serialize;

use crate::site::frame::{self, Frame, Link};
use crate::site::plan::{Material, Page, SitePlan};
use crate::site::route::Route;
use crate::site::sheet::{self, Paper, SecondSheet, SheetOptions, SheetView, Since};
use crate::site::wording::Wording;

/// The pages that there are for this reader: one for each visit that is shown.
pub(in crate::site) fn pages(material: &Material, words: &Wording) -> Vec<Page> {
    let visits = sheet::visits(&material.disclosure, material.today);
    let list = (!visits.is_empty())
        .then(|| Page { route: Route::Sheets, title: words.text("sheets.title").to_owned() });
    let sheets = visits.into_iter().map(|day| Page {
        route: Route::Sheet(day),
        title: words.say("sheet.title", &[("date", &words.numbers().date(day))]),
    });
    list.into_iter().chain(sheets).collect()
}

#[derive(Clone, Debug, Serialize)]
pub struct SheetsView {
    pub frame: Frame,
    pub heading: String,
    /// Newest first.
    pub sheets: Vec<Link>,
}

pub(super) fn sheets(plan: &SitePlan, page: &Page) -> SheetsView {
    let all = plan.pages().iter().rev();
    let sheets = all.filter_map(|other| match other.route {
        Route::Sheet(day) => {
            let text = plan.words().numbers().weekday_date(day);
            Some(frame::link(plan, &other.route, &page.route, &text))
        }
        _ => None,
    });
    SheetsView {
        frame: frame::frame(plan, &page.route, &page.title),
        heading: page.title.clone(),
        sheets: sheets.collect(),
    }
}

/// The sheet as of the visit; of a visit to come, as of today.
pub(super) fn sheet(plan: &SitePlan, page: &Page, day: Date) -> SheetView {
    let options = SheetOptions {
        since: Since::LastAppointment,
        until: day.min(plan.today()),
        paper: Paper::A4,
        second: SecondSheet::LeftOut,
    };
    let mut back: Vec<Link> = Vec::new();
    for (route, key) in [(Route::Overview, "nav.overview"), (Route::Sheets, "nav.report")] {
        if plan.has(&route) {
            back.push(frame::link(plan, &route, &page.route, plan.words().text(key)));
        }
    }
    SheetView { back, ..sheet::view(plan, &options) }
}
