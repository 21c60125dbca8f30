//! People and history from files.

use crate::program::{Folder, text};

const PEOPLE: &str = "name;email;title;unit;manager
Ingrid Dahl;ingrid@acme.example;Managing director;Acme;
Sofie Lindqvist;sofie@acme.example;Head roaster;Acme > Roastery;ingrid@acme.example
;nobody;;;
Nils Holm;nils@acme.example;;;nobody at all
";

fn list(folder: &Folder, name: &str, text: &str) -> std::path::PathBuf {
    let file = folder.beside(name);
    std::fs::write(&file, text).unwrap();
    file
}

#[test]
fn people_come_from_a_list_once() {
    let folder = Folder::new();
    let file = list(&folder, "people.csv", PEOPLE);
    let import = ["import", "csv", "people", text(&file)];
    folder.run(&import).fails(8, &["no owner"]);
    folder
        .run(&["account", "create", "ann", "--role", "owner"])
        .ok();

    let planned = folder.run(&[&import[..], &["--dry-run"]].concat());
    assert!(planned.out.contains("3 new"), "{}", planned.out);
    assert!(planned.out.contains("dry run"), "{}", planned.out);
    planned.fails(8, &["people.csv", "2 of 4 lines"]);
    assert!(!folder.run(&["account", "list"]).ok().contains("Ingrid"));

    let done = folder.run(&import);
    for said in [
        "line 2: ingrid",
        "line 4: nobody is left out",
        "email This is not an e-mail address",
        "line 5: nils",
        "unit: Acme > Roastery",
        "3 new, 0 changed, 0 as they are, 1 left out, 2 new units",
    ] {
        assert!(done.out.contains(said), "{} should say {said}", done.out);
    }
    done.fails(8, &["2 of 4 lines"]);
    assert!(folder.run(&["account", "list"]).ok().contains("Ingrid"));
}

#[test]
fn a_second_run_changes_nothing_and_ends_well() {
    let folder = Folder::new();
    folder
        .run(&["account", "create", "ann", "--role", "owner"])
        .ok();
    let good: String = PEOPLE.lines().take(3).map(|l| format!("{l}\r\n")).collect();
    let file = list(&folder, "people.csv", &good);
    let import = ["import", "csv", "people", text(&file)];
    let first = folder.run(&import).ok();
    assert!(first.contains("2 new, 0 changed"), "{first}");
    let again = folder.run(&import).ok();
    assert!(
        again.contains("0 new, 0 changed, 2 as they are, 0 left out, 0 new units"),
        "{again}"
    );
    folder.run(&["check"]).ok();
}

#[test]
fn a_list_that_is_none_is_refused_in_words() {
    let folder = Folder::new();
    folder
        .run(&["account", "create", "ann", "--role", "owner"])
        .ok();
    let file = list(&folder, "shoes.csv", "size,colour\n38,red\n");
    folder
        .run(&["import", "csv", "people", text(&file)])
        .fails(8, &["shoes.csv", "name the columns"]);
    folder
        .run(&["import", "csv", "people", "none.csv"])
        .fails(1, &["cannot read none.csv"]);
    folder.run(&["import", "csv", "shoes"]).fails(2, &["shoes"]);
}
