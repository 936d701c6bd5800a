//! The binary: hands the arguments to `cli` and returns its exit code. Its allocator is chosen here,
//! since a static program would else have a slow one.

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    comeback::cli::main()
}
