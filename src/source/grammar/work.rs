//! Bouts and sessions: activities with their doses, and how the back answered.

use super::dose::{Dosing, put};
use super::key::Key;
use super::length::{LoneM, length};
use super::lex::{Piece, pieces};
use super::outcome::{Outcome, sealed, tags_of};
use super::reading::{PAIN, reading};
use super::walk::{Words, items, items_from, single_spaced, walk_notes, walk_piece, walk_values};
use crate::diag::{Diagnostic, value};
use crate::journal::{
    Absence, Activity, Bout, Dose, Kind, PrivateText, Reading, Session, What, Windows,
};
use crate::source::raw::RawFact;
use crate::source::settings::Settings;

/// An activity as it is being read.
#[derive(Default)]
struct Doing {
    name: String,
    dosing: Dosing,
    words: Words,
}

impl Doing {
    fn activity(self) -> Activity<PrivateText> {
        let remark = sealed(&self.words);
        Activity { name: self.name, dose: self.dosing.dose, tags: self.dosing.tags, remark }
    }
}

/// A dose is looked for among this many parts at the end of a piece that begins with a name.
const LONGEST_DOSE: usize = 40;

/// Takes `goblet squat 3x8 @ 16kg` apart: what can all be read at the end is the values, what
/// stands before it the name. Where that fails, the first value ends the name and words follow.
fn split<S: Clone>(
    piece: &Piece<'_>,
    state: &mut S,
    words: &mut Words,
    read: &impl Fn(&mut S, &Piece<'_>, usize) -> Option<usize>,
) -> String {
    if piece.quoted.is_some() {
        return single_spaced(piece.words());
    }
    let mut nameless = state.clone();
    if piece.len() > 0 && items_from(piece, 0, &mut nameless, read) == piece.len() {
        *state = nameless;
        return String::new();
    }
    for from in piece.len().saturating_sub(LONGEST_DOSE).max(1)..piece.len() {
        let mut trial = state.clone();
        if begins_dose(piece, from) && items_from(piece, from, &mut trial, read) == piece.len() {
            *state = trial;
            return single_spaced(piece.raw(0, from));
        }
    }
    for from in 0..piece.len() {
        if from > 0 && !begins_dose(piece, from) {
            continue;
        }
        let end = items_from(piece, from, state, read);
        if end > from {
            let rest = piece.raw(end, piece.len());
            if from == 0 {
                return single_spaced(rest);
            }
            words.push(rest, piece.place(end, piece.len()));
            return single_spaced(piece.raw(0, from));
        }
    }
    single_spaced(piece.words())
}

/// Whether a dose may begin here, behind a name.
fn begins_dose(piece: &Piece<'_>, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "bw",
        "bodyweight",
        "band",
        "level",
        "effort",
        "rpe",
        "easy",
        "ok",
        "hard",
        "before",
        "during",
        "hour",
        "next",
        "settled",
    ];
    let in_name = piece.glued(at) && at > 0 && piece.word(at - 1).is_some();
    (piece.number(at).is_some() && !in_name)
        || piece.symbol(at) == Some('@')
        || piece.tag(at).is_some()
        || piece.word(at).is_some_and(|word| WORDS.contains(&word.as_str()))
}

/// A `do` item: its name is the activity, its values the dose.
fn done(raw: &RawFact, settings: &Settings, problems: &mut Vec<Diagnostic>) -> Option<Doing> {
    let read = |dosing: &mut Dosing, piece: &Piece<'_>, at| dosing.read(piece, at, settings);
    let mut doing = Doing::default();
    let Doing { name, dosing, words } = &mut doing;
    match &raw.name {
        Some(given) => {
            *name = single_spaced(&given.value);
            walk_values(raw, dosing, words, &read);
        }
        None => {
            let found = pieces(&raw.values);
            let (first, rest) = found.split_first()?;
            *name = split(first, dosing, words, &read);
            for piece in rest {
                walk_piece(piece, dosing, words, &read);
            }
            walk_notes(raw, dosing, words, &read);
        }
    }
    problems.append(&mut doing.dosing.problems);
    if doing.name.is_empty() {
        problems.push(value::name_missing(&raw.values.place, &raw.values.value));
    }
    (!doing.name.is_empty()).then_some(doing)
}

/// The children with this key.
fn below(raw: &RawFact, key: Key) -> impl Iterator<Item = &RawFact> {
    raw.children.iter().filter(move |child| Key::named(&child.key.value) == Some(key))
}

/// `knee rolls 10, cat-cow 8`; `bridge 2x8, effort 2`: the effort is the bout's.
pub(super) fn bout(outcome: &mut Outcome<'_>) {
    match outcome.absence() {
        Some((Absence::None, place)) => return outcome.add(&place, What::BoutCount(0)),
        Some((why, place)) => {
            return outcome.add(&place, What::Absent { kind: Kind::Bout, why });
        }
        None => {}
    }
    let (raw, settings) = (outcome.raw, outcome.settings);
    let mut problems = Vec::new();
    let mut whole = Doing::default();
    let mut doings = listed(raw, settings, &mut whole);
    doings.extend(below(raw, Key::Do).filter_map(|item| done(item, settings, &mut problems)));
    let read = |dosing: &mut Dosing, piece: &Piece<'_>, at| dosing.read(piece, at, settings);
    walk_notes(raw, &mut whole.dosing, &mut whole.words, &read);
    for doing in &mut doings {
        problems.append(&mut doing.dosing.problems);
        whole.words.private.append(&mut doing.words.private);
    }
    problems.append(&mut whole.dosing.problems);
    outcome.tell_all(problems);
    let effort = gather_effort(&mut whole, &mut doings);
    let Doing { name: _, dosing, words } = whole;
    let activities: Vec<_> = doings.into_iter().map(Doing::activity).collect();
    let remark = outcome.remark(&words);
    let what = What::Bout(Bout { activities, effort, remark });
    if dosing.dose != Dose::default() {
        outcome.tell(value::name_missing(&raw.values.place, &raw.values.value));
    }
    outcome.add_tagged(&outcome.place(), what, tags_of(&words.text));
}

/// The activities in the values of a bout. Values without a name belong to the one before.
fn listed(raw: &RawFact, settings: &Settings, whole: &mut Doing) -> Vec<Doing> {
    let read = |dosing: &mut Dosing, piece: &Piece<'_>, at| dosing.read(piece, at, settings);
    let mut doings: Vec<Doing> = Vec::new();
    if let Some(name) = &raw.name {
        doings.push(Doing { name: single_spaced(&name.value), ..Doing::default() });
    }
    for piece in pieces(&raw.values) {
        if piece.quoted.is_some() {
            whole.words.push(piece.words(), piece.place(0, piece.len()));
            continue;
        }
        let mut trial = Dosing::default();
        if items(&piece, &mut trial, &read) == piece.len() {
            only_values(&piece, &read, (whole, &mut doings));
        } else if let (Some(_), Some(last)) = (&raw.name, doings.last_mut()) {
            walk_piece(&piece, &mut last.dosing, &mut last.words, &read);
        } else {
            let mut doing = Doing::default();
            doing.name = split(&piece, &mut doing.dosing, &mut doing.words, &read);
            doings.push(doing);
        }
    }
    doings
}

fn only_values(
    piece: &Piece<'_>,
    read: &impl Fn(&mut Dosing, &Piece<'_>, usize) -> Option<usize>,
    (whole, doings): (&mut Doing, &mut Vec<Doing>),
) {
    let mut effort = Dosing::default();
    items(piece, &mut effort, read);
    let effort_alone = Dose { effort: effort.dose.effort, ..Dose::default() } == effort.dose;
    match doings.last_mut() {
        _ if effort_alone && effort.tags.is_empty() => {
            items(piece, &mut whole.dosing, read);
        }
        Some(last) => {
            items(piece, &mut last.dosing, read);
        }
        None => {
            doings.push(Doing { name: "bout".to_owned(), dosing: effort, ..Doing::default() });
        }
    }
}

/// The effort of a bout: its own, or that of its only activity.
fn gather_effort(whole: &mut Doing, doings: &mut [Doing]) -> Option<Reading> {
    if let [only] = doings
        && let Some(effort) = only.dosing.dose.effort.take()
    {
        whole.dosing.dose.effort.get_or_insert(effort);
    }
    whole.dosing.dose.effort.take()
}

#[derive(Clone, Default)]
struct Training {
    dosing: Dosing,
    response: Windows,
}

/// `50min, effort 4`, with activities and the response below or beside it.
pub(super) fn session(outcome: &mut Outcome<'_>) {
    if outcome.took_absence(Kind::Session) {
        return;
    }
    let (raw, settings) = (outcome.raw, outcome.settings);
    let read = |training: &mut Training, piece: &Piece<'_>, at: usize| {
        training_item(training, (piece, at), settings)
    };
    let (mut training, mut words, mut problems) =
        (Training::default(), Words::default(), Vec::new());
    let name = session_name(raw, &mut training, &mut words, &read);
    for response in below(raw, Key::Response) {
        let windows =
            |training: &mut Training, piece: &Piece<'_>, at: usize| window(training, piece, at);
        for piece in pieces(&response.values) {
            walk_piece(&piece, &mut training, &mut words, &windows);
        }
        walk_notes(response, &mut training, &mut words, &windows);
    }
    walk_notes(raw, &mut training, &mut words, &read);
    let mut doings: Vec<Doing> =
        below(raw, Key::Do).filter_map(|item| done(item, settings, &mut problems)).collect();
    for doing in &mut doings {
        words.private.append(&mut doing.words.private);
    }
    let activities: Vec<_> = doings.into_iter().map(Doing::activity).collect();
    problems.append(&mut training.dosing.problems);
    outcome.tell_all(problems);
    let Training { dosing: Dosing { dose, tags, .. }, response } = training;
    let remark = outcome.remark(&words);
    let session = Session { name, dose, tags, activities, response, remark };
    outcome.add_tagged(&outcome.place(), What::Session(session), tags_of(&words.text));
}

/// The name before the colon, or the one at the beginning of the values; reads the values.
fn session_name(
    raw: &RawFact,
    training: &mut Training,
    words: &mut Words,
    read: &impl Fn(&mut Training, &Piece<'_>, usize) -> Option<usize>,
) -> String {
    let found = pieces(&raw.values);
    let mut rest = found.as_slice();
    let mut name = raw.name.as_ref().map(|name| single_spaced(&name.value)).unwrap_or_default();
    if name.is_empty()
        && let Some((first, behind)) = found.split_first()
    {
        name = split(first, training, words, read);
        rest = behind;
    }
    for piece in rest {
        walk_piece(piece, training, words, read);
    }
    if name.is_empty() { "session".to_owned() } else { name }
}

fn training_item(
    training: &mut Training,
    (piece, at): (&Piece<'_>, usize),
    settings: &Settings,
) -> Option<usize> {
    if let Some(used) = window(training, piece, at) {
        return Some(used);
    }
    if piece.number(at).is_some() && at + 1 == piece.len() {
        // `session gym: 50` may be minutes or anything else.
        let place = piece.place(at, at + 1);
        training.dosing.problems.push(value::unit_missing(&place, piece.raw(at, at + 1)));
        return Some(1);
    }
    training.dosing.read(piece, at, settings)
}

/// `before 3`, `during 4`, `hour 3`, `next 2`, `settled 90min`.
fn window(training: &mut Training, piece: &Piece<'_>, at: usize) -> Option<usize> {
    let word = piece.word(at)?;
    let problems = &mut training.dosing.problems;
    if word == "settled" {
        let met = length(piece, at + 1, LoneM::Minutes)?;
        problems.extend(met.problem);
        if met.value.is_some_and(|settled| !put(&mut training.response.settled, settled)) {
            let place = piece.place(at, at + 1 + met.used);
            problems.push(value::two_values(&place, piece.raw(at, at + 1 + met.used)));
        }
        return Some(1 + met.used);
    }
    let slot = match word.as_str() {
        "before" => &mut training.response.before,
        "during" => &mut training.response.during,
        "hour" | "after" => &mut training.response.hour,
        "next" => &mut training.response.next,
        _ => return None,
    };
    let named = 1 + usize::from(piece.word(at + 1).is_some_and(|word| word == "morning"));
    let met = reading(piece, at + named, PAIN)?;
    problems.extend(met.problem);
    if met.value.is_some_and(|reading| !put(slot, reading)) {
        let place = piece.place(at, at + named + met.used);
        problems.push(value::two_values(&place, piece.raw(at, at + named + met.used)));
    }
    Some(named + met.used)
}

/// Whether a fact has room for what stands below it.
pub(super) fn has_room_for(parent: Option<Key>, child: &RawFact) -> bool {
    match Key::named(&child.key.value) {
        Some(Key::Note) => true,
        Some(Key::Do) => matches!(parent, Some(Key::Session | Key::Bout)),
        Some(Key::Response) => parent == Some(Key::Session),
        _ => false,
    }
}
