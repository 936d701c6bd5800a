//! The model with other words in it: every text of every kind of entry, taken apart without
//! skipping a field, so that a new field does not compile until it is filled here, too. Tags, the
//! words of doses and amounts are letters by their grammar, and stay.

use comeback::journal::{Activity, Bout, Fact, Flare, Session, Took, Try, What};

/// Gives another text for one that stands in an entry.
pub(super) type Words<'a> = dyn FnMut(&str) -> String + 'a;

/// The fact with every text of it replaced.
pub(super) fn filled(fact: &Fact, words: &mut Words<'_>) -> Fact {
    let Fact { date, time, place, what } = fact;
    Fact { date: *date, time: *time, place: place.clone(), what: of(what, words) }
}

fn of(what: &What<String>, words: &mut Words<'_>) -> What<String> {
    match what.clone() {
        What::Rating { moment, reading, remark } => {
            What::Rating { moment, reading, remark: some(remark, words) }
        }
        What::Took(Took { name, amount, remark }) => {
            What::Took(Took { name: words(&name), amount, remark: some(remark, words) })
        }
        What::Bout(Bout { activities, effort, remark }) => What::Bout(Bout {
            activities: activities.into_iter().map(|one| activity(one, words)).collect(),
            effort,
            remark: some(remark, words),
        }),
        What::Session(Session { name, dose, tags, activities, response, remark }) => {
            What::Session(Session {
                name: words(&name),
                dose,
                tags,
                activities: activities.into_iter().map(|one| activity(one, words)).collect(),
                response,
                remark: some(remark, words),
            })
        }
        What::Try(Try { movement, feared, happened, came, remark }) => What::Try(Try {
            movement: words(&movement),
            feared: some(feared, words),
            happened: some(happened, words),
            // It is read out of what happened.
            came: came.and(None),
            remark: some(remark, words),
        }),
        What::Confidence { movement, reading } => {
            What::Confidence { movement: words(&movement), reading }
        }
        What::Function { activity, reading } => {
            What::Function { activity: words(&activity), reading }
        }
        What::Score { name, total } => What::Score { name: words(&name), total },
        What::Flare(Flare { what, reading, lasted, until, settled }) => {
            What::Flare(Flare { what: some(what, words), reading, lasted, until, settled })
        }
        What::Eased(items) => What::Eased(items.iter().map(|item| words(item)).collect()),
        What::Worse(items) => What::Worse(items.iter().map(|item| words(item)).collect()),
        What::Event { kind, on, remark } => What::Event { kind, on, remark: some(remark, words) },
        What::Vida { reading, remark } => What::Vida { reading, remark: some(remark, words) },
        What::Note(text) => What::Note(words(&text)),
        What::Ask(text) => What::Ask(words(&text)),
        What::Private(text) => What::Private(words(&text)),
        What::Other { key, text } => What::Other { key, text: words(&text) },
        What::Quality { words: _, stiff_for: _ } | What::Absent { kind: _, why: _ } => what.clone(),
        silent @ (What::Everyday(_) | What::Guarded(_) | What::Leg(_) | What::Flags(_)) => silent,
        silent @ (What::Sleep(_) | What::Stress(_) | What::Sit(_) | What::BoutCount(_)) => silent,
    }
}

fn some(text: Option<String>, words: &mut Words<'_>) -> Option<String> {
    text.map(|text| words(&text))
}

fn activity(activity: Activity<String>, words: &mut Words<'_>) -> Activity<String> {
    let Activity { name, dose, tags, remark } = activity;
    Activity { name: words(&name), dose, tags, remark: some(remark, words) }
}
