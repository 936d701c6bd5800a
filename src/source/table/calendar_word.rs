//! Names of months and days of the week in the languages that tables come in.

/// Beginnings of the names of each month; a name or its abbreviation begins with one of them.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen", "sty"],
    &["feb", "fév", "fev", "lut"],
    &["mar", "mär", "mrz", "maa", "mrt"],
    &["apr", "avr", "abr", "kwi"],
    &["may", "mai", "maj", "mag", "mei", "mayo", "maio"],
    &["jun", "juin", "giu", "cze"],
    &["jul", "juil", "lug", "lip"],
    &["aug", "aoû", "aou", "ago", "sie"],
    &["sep", "set", "wrz"],
    &["oct", "okt", "out", "ott", "paź", "paz"],
    &["nov", "lis"],
    &["dec", "dez", "déc", "dic", "gru"],
];

/// Whole names and usual short forms, so that a word that merely begins like a month is none.
const NAMES: &[&str] = &[
    "january", "february", "march", "april", "june", "july", "august", "sept", "september",
    "october", "november", "december", "januar", "jänner", "februar", "märz", "maerz", "juni",
    "juli", "oktober", "dezember", "janvier", "janv", "février", "févr", "mars", "avril", "juin",
    "juillet", "juil", "août", "aout", "septembre", "octobre", "novembre", "décembre", "enero",
    "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "setiembre",
    "octubre", "noviembre", "diciembre", "gennaio", "febbraio", "aprile", "maggio", "giugno",
    "luglio", "settembre", "ottobre", "dicembre", "januari", "februari", "maart", "augustus",
    "augusti", "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro",
    "novembro", "dezembro", "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca",
    "sierpnia", "września", "października", "listopada", "grudnia", "styczeń", "luty", "marzec",
    "kwiecień", "czerwiec", "lipiec", "sierpień", "wrzesień", "październik", "listopad",
    "grudzień", "marts",
];

const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di", "mi", "do", "fr", "sa",
    "so", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mer",
    "jeu", "ven", "sam", "dim", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado",
    "domingo", "mié", "jue", "vie", "sáb", "dom", "lunedì", "martedì", "mercoledì", "giovedì",
    "venerdì", "sabato", "domenica", "gio", "sab", "maandag", "dinsdag", "woensdag", "donderdag",
    "vrijdag", "zaterdag", "zondag", "segunda", "terça", "quarta", "quinta", "sexta",
    "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela", "mandag",
    "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag", "måndag", "tisdag", "lördag",
    "söndag",
];

/// The number of a month by its name.
pub fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let short = word.chars().count() == 3;
    let full = NAMES.contains(&word.as_str());
    if !short && !full {
        return None;
    }
    let begins = |starts: &&[&str]| starts.iter().any(|start| word.starts_with(start));
    let index = MONTHS.iter().position(|starts| begins(&starts))?;
    i8::try_from(index + 1).ok()
}

pub fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_a_month_and_words_that_begin_like_one_are_none() {
        for name in NAMES {
            assert!(month(name).is_some(), "{name}");
        }
        assert_eq!((month("März"), month("août"), month("ene")), (Some(3), Some(8), Some(1)));
        assert_eq!((month("maja"), month("marca"), month("May")), (Some(5), Some(3), Some(5)));
        assert_eq!((month("marvellous"), month("settled"), month("xyz")), (None, None, None));
    }
}
