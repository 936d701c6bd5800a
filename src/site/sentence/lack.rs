//! Why something cannot be told, said kindly: what is missing, never who is to blame.

use crate::analysis::Lack;
use crate::journal::Grain;
use crate::site::wording::Wording;

/// "4 of 7 days so far; 5 are needed".
pub fn lack(lack: Lack, words: &Wording) -> String {
    let n = |n: u32| n.to_string();
    match lack {
        Lack::NotShared(_) => words.text("lack.not-shared").to_owned(),
        Lack::SharedBy(_, Grain::Month) => words.text("lack.by-month").to_owned(),
        Lack::SharedBy(_, _) => words.text("lack.by-week").to_owned(),
        Lack::TooFewDays { have, need, of } => words
            .say("lack.too-few-days", &[("have", &n(have)), ("need", &n(need)), ("of", &n(of))]),
        Lack::TooFew { have, need } => {
            words.say("lack.too-few", &[("have", &n(have)), ("need", &n(need))])
        }
        Lack::NotAsked(_) => words.text("lack.not-asked").to_owned(),
        Lack::TooEarly { day, from } => {
            words.say("lack.too-early", &[("day", &n(day)), ("from", &n(from))])
        }
        Lack::Unconfirmed => words.text("lack.unconfirmed").to_owned(),
    }
}
