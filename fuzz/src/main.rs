//! The long run: `comeback-fuzz HOURS [TARGET...]` looks for inputs that make a target panic or
//! hang, keeps those that reach something new in `grown/`, and writes what it found to
//! `findings/`. `comeback-fuzz try TARGET FILE` runs one input.

mod cover;
#[path = "../../tests/it/html.rs"]
mod html;
mod mutate;
mod run;
mod target;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

fn main() -> ExitCode {
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["try", name, file] => {
            let bytes = std::fs::read(file).unwrap();
            let met = (named(name).check)(&bytes);
            println!("{met:?}");
            ExitCode::SUCCESS
        }
        ["try", ..] | [] => {
            eprintln!("comeback-fuzz HOURS [TARGET...], or comeback-fuzz try TARGET FILE");
            ExitCode::from(2)
        }
        [hours, names @ ..] => {
            let hours: f64 = hours.parse().expect("a number of hours");
            let targets: Vec<&target::Target> = match names.is_empty() {
                true => target::ALL.iter().collect(),
                false => names.iter().map(|name| named(name)).collect(),
            };
            let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
            let found = run::run(&targets, Duration::from_secs_f64(hours * 3600.0), folder);
            ExitCode::from(u8::from(found > 0))
        }
    }
}

fn named(name: &str) -> &'static target::Target {
    let known = target::ALL.iter().find(|target| target.name == name);
    known.unwrap_or_else(|| panic!("no target {name}"))
}
