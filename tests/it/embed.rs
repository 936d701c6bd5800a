//! Own numbers inside an article: what each block shows from the log, to whom, and what it says
//! where there is nothing.

use crate::project::{Built, Project};
use crate::theme::{built, on_disk};
use crate::tidy::root;

const BLOCKS: &str = "+++\ntitle = \"A\"\n+++\n\
```chart\nkind = \"course\"\nweeks = 3\n```\n\n```chart\nkind = \"course\"\n```\n\n\
```chart\nkind = \"minutes\"\n```\n\n```chart\nkind = \"bouts\"\n```\n\n\
```chart\nkind = \"confidence\"\n```\n\n```tolerance\nsource = \"lift\"\n```\n\n\
```evidence\nmovement = \"lift\"\n```\n\n```gate\nof = \"rotation\"\n```\n\n```hold\n```\n\n\
```consistency\n```\n\n```readiness\n```\n\n```colours\n```\n";

/// Twenty days with sessions, bouts, tries and confidence.
fn log(session: &str, tried: &str) -> String {
    let mut text = String::new();
    for day in 1..=20 {
        text.push_str(&format!(
            "## 2026-03-{day:02}\n- morning: {}\n- everyday: ok\n",
            4 - day / 7
        ));
        text.push_str("- flags: none\n- quality: ache\n- bout 10:00: bridge 2x8, 3min\n");
        if day % 3 == 0 {
            text.push_str(&format!(
                "- session gym 18:00: 40min, effort 4, {session}\n  - goblet squat: 3x8 @ {day}kg\n"
            ));
            text.push_str("  - bike: 20min\n");
            text.push_str(&format!(
                "- try lift crate: feared pain; {tried}\n- confidence: lift 5, bend 6\n"
            ));
        }
    }
    text
}

fn project(log: &str) -> Project {
    Project::new()
        .config("[audience.coach]\ngrants = [\"morning\", \"everyday\"]")
        .log("2026.md", log)
        .file("content/a.md", BLOCKS.as_bytes())
}

fn blocks(built: &Built) -> Vec<String> {
    let page = built.main("articles/a/index.html");
    page.split("<div class=\"own\">").skip(1).map(str::to_owned).collect()
}

const NOTHING: &str = "There is nothing to show here yet.";

#[test]
fn every_block_shows_the_owners_numbers() {
    let built = project(&log("before 2, during 3, hour 2", "happened nothing")).build();
    built.check_pages();
    let blocks = blocks(&built);
    assert_eq!(blocks.len(), 12);
    for (at, block) in blocks.iter().enumerate() {
        assert!(!block.contains(NOTHING), "block {at}: {block}");
        assert!(block.chars().any(|c| c.is_ascii_digit()) || at == 8, "block {at}: {block}");
    }
    for chart in [0, 1, 2, 3, 4] {
        assert!(blocks[chart].contains("<svg") && blocks[chart].contains("<table"), "{chart}");
    }
    assert!(blocks[7].contains("class=\"tag"), "{}", blocks[7]);
    assert!(blocks[10].contains("Everyday movement is manageable"), "{}", blocks[10]);
}

#[test]
fn a_block_shows_nothing_that_was_not_granted() {
    let one = project(&log("before 2, during 3, hour 2", "happened nothing"));
    let other =
        project(&log("before 5, during 8, hour 7", "happened pain").replace("bridge", "plank"));
    let seen = blocks(&one.build_for("coach"));
    assert!(seen[0].contains("<svg"), "mornings are granted: {}", seen[0]);
    for hidden in [2, 3, 4, 5, 6, 7, 8, 9, 11] {
        assert!(seen[hidden].contains(NOTHING), "block {hidden}: {}", seen[hidden]);
    }
    assert_ne!(blocks(&one.build()), blocks(&other.build()), "the owner sees the difference");
    let (one, other) = (one.build_for("coach"), other.build_for("coach"));
    assert_eq!(crate::project::difference(&one, &other), None);
}

#[test]
fn an_emergency_box_stands_instead_of_advice() {
    let text = log("before 2, during 3, hour 2", "happened nothing") + "- flags: bladder\n";
    let built = project(&text).build();
    built.check_pages();
    let blocks = blocks(&built);
    for advice in [5, 6, 7, 8, 10] {
        assert!(blocks[advice].contains("give no advice"), "block {advice}: {}", blocks[advice]);
        assert!(!blocks[advice].contains("class=\"tag"), "block {advice}");
    }
    assert!(blocks[0].contains("<svg"), "what was written is still shown");
}

#[test]
fn without_a_log_a_block_is_one_sentence_and_on_a_site_of_articles_nothing() {
    let built = project("").build();
    assert!(blocks(&built).iter().all(|block| block.contains(NOTHING)));
    let alone = Project::articles().file("content/a.md", BLOCKS.as_bytes()).build();
    let page = alone.main("a/index.html");
    assert!(!page.contains("class=\"own\"") && !page.contains("<pre"), "{page}");
}

#[test]
fn the_articles_of_the_sample_person_hold_numbers_of_the_log() {
    let built = built(&on_disk("comeback.toml", ""), "me");
    let words =
        ["chart", "tolerance", "evidence", "gate", "hold", "consistency", "readiness", "colours"];
    let mut with_numbers = 0;
    let mut asked = 0;
    let mut without: Vec<String> = Vec::new();
    for entry in walkdir::WalkDir::new(root().join("content")).into_iter().filter_map(Result::ok) {
        let Some(path) = entry.path().strip_prefix(root().join("content")).unwrap().to_str() else {
            continue;
        };
        let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
        let fences = text.lines().filter_map(|line| line.strip_prefix("```"));
        let count = fences.filter(|word| words.contains(word)).count();
        if count == 0 {
            continue;
        }
        let folder = path.trim_end_matches(".md").trim_end_matches("_index").trim_end_matches('/');
        let page = built.main(&format!("articles/{folder}/index.html"));
        assert_eq!(page.matches("class=\"own\"").count(), count, "{path}");
        asked += count;
        without.extend(page.contains(NOTHING).then(|| path.to_owned()));
        with_numbers += count - page.matches(NOTHING).count();
        assert!(page.len() < 60_000, "{path} has {} bytes", page.len());
    }
    assert!(asked > 20 && with_numbers == asked, "{with_numbers} of {asked}, not {without:?}");
}
