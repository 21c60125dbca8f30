//! `cargo xtask tidy`: the rules of ARCHITECTURE.md that neither Cargo nor clippy hold.
//! To add one: a function in a module here that returns what breaks it, and a line in `RULES`.

mod floors;
mod fluent;
mod folders;
mod migrations;
mod papers;
mod sizes;
mod source;
mod tree;
mod words;

use std::path::Path;

use crate::Failure;
use tree::Tree;

/// What breaks a rule: `path:line: why`, one each.
type Broken = Vec<String>;

type Rule = fn(&Tree) -> Result<Broken, Failure>;

const RULES: &[(&str, Rule)] = &[
    ("a crate uses only the floors below it", floors::check),
    ("no SQL above store", words::sql),
    ("nothing left undone in the code", words::undone),
    ("no path of one machine", words::machines),
    ("every public item is documented", words::documented),
    ("no giant files", sizes::check),
    ("folders with few entries, not deep", folders::check),
    (
        "every crate in ARCHITECTURE.md and the reverse",
        papers::crates,
    ),
    ("links in the papers lead somewhere", papers::links),
    ("migrations that landed stay as they are", migrations::check),
    ("every text in every language", fluent::languages),
    ("every text the code asks for is there", fluent::used),
    ("exceptions are still needed", exceptions),
];

/// Checks all rules; with `--lock-migrations` lists new migrations as landed instead.
pub fn run(root: &Path, arguments: &[String]) -> Result<bool, Failure> {
    match arguments {
        [] => Ok(report(root)?.1 == 0),
        [one] if one == "--lock-migrations" => migrations::lock(&Tree::read(root)?),
        _ => Err(format!("not understood: {}", arguments.join(" ")).into()),
    }
}

/// Prints what breaks which rule; how many hold and how many do not.
pub fn report(root: &Path) -> Result<(usize, usize), Failure> {
    let tree = Tree::read(root)?;
    let (mut passed, mut failed) = (0, 0);
    for (name, rule) in RULES {
        let broken = rule(&tree)?;
        if broken.is_empty() {
            passed += 1;
            println!("  ok      {name}");
        } else {
            failed += 1;
            println!("  BROKEN  {name}");
        }
        for line in broken {
            println!("          {line}");
        }
    }
    for line in sizes::long(&tree) {
        println!("  long    {line}");
    }
    Ok((passed, failed))
}

/// An exception in tidy.toml that nothing needs any more is itself untidy.
fn exceptions(tree: &Tree) -> Result<Broken, Failure> {
    let mut broken = Vec::new();
    for (kind, path) in tree.exceptions() {
        let needed = match kind {
            "size" => sizes::over(tree, path),
            "folder" => folders::over(tree, path),
            "depth" => folders::deep(tree, path),
            other => return Err(format!("tidy.toml: no such kind of exception: {other}").into()),
        };
        if !needed {
            broken.push(format!("tidy.toml: [{kind}] {path} needs no exception"));
        }
    }
    Ok(broken)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_workspace_is_tidy() {
        let (passed, failed) = super::report(&crate::root()).unwrap();
        assert_eq!(failed, 0, "see above: cargo xtask tidy");
        assert_eq!(passed, super::RULES.len());
    }
}
