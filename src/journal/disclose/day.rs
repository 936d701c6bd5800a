//! Who sees what of one entry, kind by kind. No pattern here may skip a field.

use super::Eyes;
use crate::journal::entry::{Activity, Bout, Flare, RatingMoment, Session, Took, Try, What};
use crate::journal::kind::Kind;
use crate::journal::private::PrivateText;
use crate::journal::value::Windows;

type Sealed = PrivateText;

pub(super) fn shown(what: &What<Sealed>, eyes: &Eyes<'_>) -> Option<What<String>> {
    let see = |kind: Kind| eyes.see(kind).then_some(());
    Some(match what {
        What::Rating { moment, reading, remark } => {
            see(kind_of(*moment))?;
            let remark = eyes.remark(remark.as_ref());
            What::Rating { moment: *moment, reading: *reading, remark }
        }
        What::Quality { words, stiff_for } => {
            see(Kind::Quality)?;
            What::Quality { words: words.clone(), stiff_for: *stiff_for }
        }
        What::Everyday(items) => see(Kind::Everyday).map(|()| What::Everyday(items.clone()))?,
        What::Guarded(yes) => see(Kind::Guarded).map(|()| What::Guarded(*yes))?,
        What::Leg(leg) => see(Kind::Leg).map(|()| What::Leg(leg.clone()))?,
        What::Flags(flags) => see(Kind::Flags).map(|()| What::Flags(flags.clone()))?,
        What::Sleep(sleep) => see(Kind::Sleep).map(|()| What::Sleep(sleep.clone()))?,
        What::Stress(reading) => see(Kind::Stress).map(|()| What::Stress(*reading))?,
        What::Sit(sit) => see(Kind::Sit).map(|()| What::Sit(sit.clone()))?,
        What::Took(took) => see(Kind::Took).map(|()| What::Took(shown_took(took, eyes)))?,
        What::Bout(bout) => see(Kind::Bout).map(|()| What::Bout(shown_bout(bout, eyes)))?,
        What::BoutCount(count) => see(Kind::Bout).map(|()| What::BoutCount(*count))?,
        What::Session(session) => {
            see(Kind::Session).map(|()| What::Session(shown_session(session, eyes)))?
        }
        What::Try(attempt) => see(Kind::Try).map(|()| What::Try(shown_try(attempt, eyes)))?,
        What::Confidence { movement: _, reading: _ }
        | What::Function { activity: _, reading: _ }
        | What::Score { name: _, total: _ }
        | What::Flare(_)
        | What::Eased(_)
        | What::Worse(_)
        | What::Event { kind: _, on: _, remark: _ }
        | What::Vida { reading: _, remark: _ } => shown_course(what, eyes)?,
        What::Absent { kind, why } => {
            see(*kind)?;
            What::Absent { kind: *kind, why: *why }
        }
        What::Note(_) | What::Ask(_) | What::Private(_) | What::Other { key: _, text: _ } => {
            shown_words(what, eyes)?
        }
    })
}

/// The weekly questions and the course.
fn shown_course(what: &What<Sealed>, eyes: &Eyes<'_>) -> Option<What<String>> {
    let see = |kind: Kind| eyes.see(kind).then_some(());
    Some(match what {
        What::Confidence { movement, reading } => {
            see(Kind::Confidence)?;
            What::Confidence { movement: movement.clone(), reading: *reading }
        }
        What::Function { activity, reading } => {
            see(Kind::Function)?;
            What::Function { activity: activity.clone(), reading: *reading }
        }
        What::Score { name, total } => {
            see(Kind::Score)?;
            What::Score { name: name.clone(), total: *total }
        }
        What::Flare(flare) => see(Kind::Flare).map(|()| What::Flare(shown_flare(flare, eyes)))?,
        What::Eased(items) => see(Kind::Eased).map(|()| What::Eased(items.clone()))?,
        What::Worse(items) => see(Kind::Worse).map(|()| What::Worse(items.clone()))?,
        What::Event { kind, on, remark } => {
            see(Kind::Event)?;
            What::Event { kind: *kind, on: *on, remark: eyes.remark(remark.as_ref()) }
        }
        What::Vida { reading, remark } => {
            see(Kind::Vida)?;
            What::Vida { reading: *reading, remark: eyes.remark(remark.as_ref()) }
        }
        _ => return None,
    })
}

/// The owner's own sentences.
fn shown_words(what: &What<Sealed>, eyes: &Eyes<'_>) -> Option<What<String>> {
    let see = |kind: Kind| eyes.see(kind).then_some(());
    Some(match what {
        What::Note(text) => {
            (eyes.see(Kind::Note) || eyes.see_tagged()).then_some(())?;
            What::Note(text.reveal().to_owned())
        }
        What::Ask(text) => {
            (eyes.see(Kind::Ask) || eyes.see_tagged()).then_some(())?;
            What::Ask(text.reveal().to_owned())
        }
        What::Private(text) => {
            see(Kind::Private).map(|()| What::Private(text.reveal().to_owned()))?
        }
        What::Other { key, text } => {
            see(Kind::Other)?;
            What::Other { key: key.reveal().to_owned(), text: text.reveal().to_owned() }
        }
        _ => return None,
    })
}

pub(super) fn kind_of(moment: RatingMoment) -> Kind {
    match moment {
        RatingMoment::Morning => Kind::Morning,
        RatingMoment::Evening => Kind::Evening,
        RatingMoment::Then => Kind::Pain,
        RatingMoment::Worst => Kind::Worst,
    }
}

fn shown_took(took: &Took<Sealed>, eyes: &Eyes<'_>) -> Took<String> {
    let Took { name, amount, remark } = took;
    Took { name: name.clone(), amount: amount.clone(), remark: eyes.remark(remark.as_ref()) }
}

fn shown_activity(activity: &Activity<Sealed>, eyes: &Eyes<'_>) -> Activity<String> {
    let Activity { name, dose, tags, remark } = activity;
    Activity {
        name: name.clone(),
        dose: dose.clone(),
        tags: tags.clone(),
        remark: eyes.remark(remark.as_ref()),
    }
}

fn shown_bout(bout: &Bout<Sealed>, eyes: &Eyes<'_>) -> Bout<String> {
    let Bout { activities, effort, remark } = bout;
    Bout {
        activities: activities.iter().map(|activity| shown_activity(activity, eyes)).collect(),
        effort: *effort,
        remark: eyes.remark(remark.as_ref()),
    }
}

fn shown_session(session: &Session<Sealed>, eyes: &Eyes<'_>) -> Session<String> {
    let Session { name, dose, tags, activities, response, remark } = session;
    Session {
        name: name.clone(),
        dose: dose.clone(),
        tags: tags.clone(),
        activities: activities.iter().map(|activity| shown_activity(activity, eyes)).collect(),
        response: if eyes.see(Kind::Response) { *response } else { Windows::default() },
        remark: eyes.remark(remark.as_ref()),
    }
}

fn shown_try(attempt: &Try<Sealed>, eyes: &Eyes<'_>) -> Try<String> {
    let Try { movement, feared, happened, came, remark } = attempt;
    let words = |text: &Option<Sealed>| text.as_ref().map(|text| text.reveal().to_owned());
    Try {
        movement: movement.clone(),
        feared: words(feared),
        happened: words(happened),
        came: *came,
        remark: eyes.remark(remark.as_ref()),
    }
}

fn shown_flare(flare: &Flare<Sealed>, eyes: &Eyes<'_>) -> Flare<String> {
    let Flare { what, reading, lasted, until, settled } = flare;
    Flare {
        what: eyes.remark(what.as_ref()),
        reading: *reading,
        lasted: *lasted,
        until: *until,
        settled: *settled,
    }
}
