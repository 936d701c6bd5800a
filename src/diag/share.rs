//! Problems of shares: what one reader is meant to see, and where it goes.

use super::{Diagnostic, Place, codes};

codes! {
    SHARE_NAME_TAKEN = "share-name-taken", Error,
        "A share has the name or the folder of an audience",
        "Sites are built by name, each into a folder of its own, so a share must not be called \
         like an audience or like an audience's folder. Give the share another name. Capital and \
         small letters count as the same, since some disks do not tell them apart.";
    SHARE_NOT_GRANTED = "share-not-granted", Warning,
        "A share names a kind that its audience is not granted",
        "A share only ever takes away from what its audience is granted. The kind named here is \
         not granted to that audience, so this reader will not see it. If it is meant to be seen, \
         add it to the audience with `with`; if not, take it out here.";
    SHARE_SEES_NOTHING = "share-sees-nothing", Warning,
        "Nothing is left for a share to show",
        "What this share takes away is all that its audience is granted, so its pages would hold \
         no word of your log. Look at `only`, `without` and `grain`; kinds without a typical value \
         are not shown by the week or month.";
}

pub fn name_taken(place: &Place, read: &str) -> Diagnostic {
    Diagnostic::new(&SHARE_NAME_TAKEN, "An audience or its folder has this name already")
        .at(place)
        .read(read)
        .help("give the share another name")
}

pub fn not_granted(place: &Place, read: &str) -> Diagnostic {
    Diagnostic::new(&SHARE_NOT_GRANTED, "The audience of this share does not see this kind")
        .at(place)
        .read(read)
        .help("take it out, or add it to the audience with `with`")
}

pub fn sees_nothing(place: &Place, read: &str) -> Diagnostic {
    Diagnostic::new(&SHARE_SEES_NOTHING, "Nothing is left for this share to show")
        .at(place)
        .read(read)
        .help("look at `only`, `without` and `grain`")
}
