//! The one sheet for an appointment: a typed view made from a disclosure, for one reader and one
//! day. Every number is taken from the report; nothing is computed here but which period is
//! looked at and how much of a text fits. `view` has the shape that renderers print.

mod aim;
mod appendix;
mod clip;
mod course;
mod danger;
mod done;
mod fit;
mod foot;
mod function;
mod gate;
mod head;
mod level;
mod measure;
mod missing;
mod pattern;
mod period;
mod response;
mod tolerance;
mod trainer;
mod view;

use jiff::civil::Date;

use self::fit::Detail;
use crate::analysis::{Report, Rules, Standing, analyze};
use crate::calendar::Span;
use crate::journal::{Disclosure, Kind};
use crate::site::plan::SitePlan;
use crate::site::wording::Wording;

pub use missing::Missing;
pub use period::{Since, visits};
pub use view::{
    Appendix, AppendixSection, Band, Cell, Head, Line, Mark, Notice, Paper, Part, SheetFigure,
    SheetTable, SheetView,
};

/// What is asked of a sheet.
#[derive(Clone, Copy, Debug)]
pub struct SheetOptions {
    pub since: Since,
    /// The day the sheet is of; nothing later is known on it.
    pub until: Date,
    pub paper: Paper,
    pub second: SecondSheet,
}

/// Whether the sessions and bouts follow on a second sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondSheet {
    LeftOut,
    Added,
}

/// Which sheet a reader gets: what is granted decides, so that a reader of one's own gets the
/// right one without a word of configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// For who examines and treats: danger, course, response, tolerance, function, daily life.
    Clinic,
    /// For who trains: levels, next steps, holds, what stands before what.
    Training,
}

/// What every part of the sheet is made from.
struct Ground<'a> {
    disclosure: &'a Disclosure,
    /// As of the day of the sheet.
    report: &'a Report,
    rules: &'a Rules,
    words: &'a Wording,
    /// What is looked back on where no definition has a period of its own.
    period: Span,
    detail: Detail,
}

/// The sheet of a plan's reader on any day up to that of the plan, with as much detail as fits
/// one side.
pub fn view(plan: &SitePlan, options: &SheetOptions) -> SheetView {
    let report = analyze(plan.disclosure(), plan.rules(), options.until);
    let [first, rest @ ..] = fit::STEPS;
    let made = |detail| view_with(plan, (&report, detail), options);
    rest.into_iter().fold(made(first), |view, less| match fit::fits(&view) {
        true => view,
        false => made(less),
    })
}

fn view_with(
    plan: &SitePlan,
    (report, detail): (&Report, Detail),
    options: &SheetOptions,
) -> SheetView {
    let ground = Ground {
        disclosure: plan.disclosure(),
        report,
        rules: plan.rules(),
        words: plan.words(),
        period: period::period(report, options),
        detail,
    };
    let form = form(ground.disclosure);
    let bands = match (&report.standing, form) {
        (Standing::Danger(_), _) => vec![band(danger::part(&ground)), pattern::medication(&ground)],
        (_, Form::Clinic) => clinic(&ground),
        (_, Form::Training) => trainer::bands(&ground),
    };
    let head = head::head(&ground, plan.reader_name(), options);
    SheetView {
        language: ground.words.language().to_owned(),
        direction: ground.words.direction().to_owned(),
        title: head::title(&ground, &head),
        paper: options.paper,
        notice: danger::notice(&ground),
        bands: bands.into_iter().filter(|band| !band.parts.is_empty()).collect(),
        foot: foot::foot(&ground, form),
        appendix: match options.second {
            SecondSheet::Added => Some(appendix::appendix(&ground)),
            SecondSheet::LeftOut => None,
        },
        rest: ground.text("sheet.appendix-rest"),
        back: Vec::new(),
        missing: missing::missing(&ground),
        head,
    }
}

/// The parts in the order in which a clinician asks.
fn clinic(ground: &Ground<'_>) -> Vec<Band> {
    vec![
        band(danger::part(ground)),
        band(course::part(ground)),
        beside([(33, response::part(ground)), (67, tolerance::part(ground))]),
        beside([(44, function::part(ground)), (56, pattern::part(ground))]),
        band(aim::part(ground)),
    ]
}

fn band(part: Option<Part>) -> Band {
    Band { parts: part.into_iter().map(|part| Part { width: 100, ..part }).collect() }
}

/// Two parts side by side; one of them alone takes the whole width.
fn beside(parts: [(u32, Option<Part>); 2]) -> Band {
    let there = parts.iter().filter(|(_, part)| part.is_some()).count();
    let width = |width| if there == 1 { 100 } else { width };
    let parts = parts
        .into_iter()
        .filter_map(|(share, part)| part.map(|part| Part { width: width(share), ..part }));
    Band { parts: parts.collect() }
}

fn form(disclosure: &Disclosure) -> Form {
    let clinical = [Kind::Flags, Kind::Leg, Kind::Took, Kind::Eased, Kind::Worse];
    match clinical.iter().any(|kind| disclosure.shows_days_of(*kind)) {
        true => Form::Clinic,
        false => Form::Training,
    }
}

impl Ground<'_> {
    fn text(&self, key: &str) -> String {
        self.words.text(key).to_owned()
    }

    fn say(&self, key: &str, parts: &[(&str, &str)]) -> String {
        self.words.say(key, parts)
    }

    fn shows(&self, kind: Kind) -> bool {
        self.disclosure.shows_days_of(kind)
    }

    /// `last 21 days`
    fn last_days(&self, days: u32) -> String {
        self.say("sheet.last-days", &[("n", &days.to_string())])
    }

    /// The period of the sheet in a few words.
    fn period_words(&self) -> String {
        let numbers = self.words.numbers();
        self.say(
            "sheet.period-short",
            &[
                ("first", &numbers.short_date(self.period.first)),
                ("last", &numbers.short_date(self.period.last)),
            ],
        )
    }

    fn part(&self, key: &'static str) -> Part {
        Part { key, heading: self.text(&format!("sheet.{key}-title")), ..Part::default() }
    }
}
