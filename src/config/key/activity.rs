//! Keys of activities that the person adds to the dictionary, or says more about.

use super::{Shape, keys};

keys! { ACTIVITY_KEYS:
    ACTIVITY_LOAD = "activity.*.load",
        Shape::List(&Shape::Word(&[
            "lift", "rotation", "core-gentle", "core-hard", "low-impact", "impact", "mobility",
            "walk", "sitting",
        ])), "", eg r#"["rotation", "lift"]"#, since "0.1",
        "What the activity loads the back with.";
    ACTIVITY_PLANE = "activity.*.plane", Shape::Word(&["linear", "rotational"]), "",
        eg r#""rotational""#, since "0.1",
        "Whether the trunk turns in it, under load.";
    ACTIVITY_PATTERN = "activity.*.pattern",
        Shape::Word(&["squat", "hinge", "push", "pull", "carry"]), "", eg r#""hinge""#, since "0.1",
        "The basic movement it belongs to.";
    ACTIVITY_SYNONYMS = "activity.*.synonyms", Shape::List(&Shape::Text), "[]",
        eg r#"["woodchopper"]"#, since "0.1",
        "Other names that you write for it.";
    ACTIVITY_CONTROL = "activity.*.motor_control", Shape::Flag, "", eg "true", since "0.1",
        "Whether it is an exercise of motor control, for the small muscles near the spine.";
}
