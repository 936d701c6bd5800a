//! Keys of the project: what the site is called and where its parts lie.

use super::{Shape, keys};

keys! { PROJECT_KEYS:
    VERSION = "version", Shape::Whole(1, 1), "1", eg "1", since "0.1",
        "The form that this file is written in. Always the first line, always 1 for now.";
    TITLE = "project.title", Shape::Text, r#""My way back""#, eg r#""A steady return""#, since "0.1",
        "The title of the site. Every reader sees it, so it should hold no name.";
    DESCRIPTION = "project.description", Shape::Text, "", eg r#""Articles for a strong back""#,
        since "0.1",
        "One sentence on the site, for feeds and previews. Every reader sees it.";
    LANGUAGE = "project.language", Shape::Language, r#""en""#, eg r#""de""#, since "0.1",
        "The language of the words, dates and numbers that comeback writes: `en` and `de` come \
         along, any other with a file of words.";
    WORDS = "project.words", Shape::Path, "", eg r#""words/fr.toml""#, since "0.1",
        "A file of your own words, in place of any sentence that comeback writes, or of all of \
         them for another language. `comeback build --emit words` prints every sentence to start \
         from.";
    BASE_URL = "project.base_url", Shape::Url, "", eg r#""https://example.org/back/""#, since "0.1",
        "The address the site will have. Only feeds and the sitemap need it; all links between \
         pages are relative.";
    LOGS = "paths.logs", Shape::List(&Shape::Path), r#"["log"]"#, eg r#"["daily", "gym.csv"]"#,
        since "0.1",
        "Folders and files with the log: Markdown, CSV, `.xlsx` and `.ods`, freely mixed. Folders \
         are read with all that lies in them.";
    CONTENT = "paths.content", Shape::Path, r#""content""#, eg r#""articles""#, since "0.1",
        "The folder with articles and pages of your own. It need not exist.";
    STATIC = "paths.static", Shape::Path, r#""static""#, eg r#""files""#, since "0.1",
        "The folder with files that are copied as they are. It need not exist.";
    THEMES = "paths.themes", Shape::Path, r#""themes""#, eg r#""looks""#, since "0.1",
        "The folder in which themes lie. The built-in theme needs none.";
    DATA = "paths.data", Shape::Path, r#""data""#, eg r#""lists""#, since "0.1",
        "The folder with data for templates: `people.toml`, `.json` or `.csv` is `data.people` \
         there. It need not exist, and holds nothing private: templates print it for any reader.";
    OUT = "paths.out", Shape::Path, r#""site""#, eg r#""public""#, since "0.1",
        "The folder that sites are written into, one folder in it for each audience. It must hold \
         nothing else.";
    SILENCE = "check.silence", Shape::List(&Shape::Code), "[]", eg r#"["unknown-key"]"#, since "0.1",
        "Warnings and hints that are not told, by name. Errors are always told.";
}
