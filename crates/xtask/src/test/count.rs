//! Reads how many tests passed and failed from what the runners say.

use super::Tally;

/// From cargo-nextest: `Summary [ 0.1s] 5 tests run: 4 passed (1 slow), 1 failed, 0 skipped`.
pub fn nextest(said: &str) -> Tally {
    let sums = said
        .lines()
        .filter(|line| line.trim_start().starts_with("Summary ["));
    let parts = sums
        .filter_map(|line| Some(line.split_once("run:")?.1))
        .flat_map(|counts| counts.split(','));
    tally(parts.map(numbered), &["failed", "timed", "exec"])
}

/// From Cargo's own runner: `test result: ok. 2 passed; 0 failed; 0 ignored`.
pub fn libtest(said: &str) -> Tally {
    let sums = said
        .lines()
        .filter_map(|line| line.strip_prefix("test result: "));
    let parts = sums.flat_map(|line| line.split([';', '.']));
    tally(parts.map(numbered), &["failed"])
}

/// From pytest: `1 failed, 10 passed, 2 errors in 5.62s`.
pub fn pytest(said: &str) -> Tally {
    let last = said.lines().rev().find_map(|line| line.split_once(" in "));
    let counts = last.map_or("", |(counts, _)| counts);
    let parts = counts.split(',').map(|part| part.trim_matches(['=', ' ']));
    tally(parts.map(numbered), &["failed", "error", "errors"])
}

/// From Node's runner: `ℹ pass 3` and `ℹ fail 0`, or the same after a `#`.
pub fn node(said: &str) -> Tally {
    let sums = said
        .lines()
        .filter_map(|line| line.strip_prefix(['#', 'ℹ'])?.trim().split_once(' '));
    let parts = sums.map(|(word, number)| (number, if word == "pass" { "passed" } else { word }));
    tally(parts, &["fail", "cancelled"])
}

/// `4 passed (1 slow)` is 4 and "passed".
fn numbered(part: &str) -> (&str, &str) {
    let mut words = part.split_whitespace();
    (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    )
}

fn tally<'a>(parts: impl Iterator<Item = (&'a str, &'a str)>, failed: &[&str]) -> Tally {
    let mut tally = Tally::default();
    for (number, word) in parts {
        let number = number.trim().parse().unwrap_or(0);
        if word == "passed" {
            tally.passed += number;
        } else if failed.contains(&word) {
            tally.failed += number;
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pytest_is_counted() {
        let tally = pytest("...F\nFAILED x\n== 1 failed, 10 passed, 2 errors in 5.62s ==\n");
        assert_eq!((tally.passed, tally.failed), (10, 3));
        assert_eq!(pytest("nothing").passed, 0);
    }

    #[test]
    fn reads_nextest() {
        let said = "     Summary [   1.204s] 7 tests run: 4 passed (1 slow), 2 failed, 1 timed out, 3 skipped\n";
        assert_eq!(
            nextest(said),
            Tally {
                passed: 4,
                failed: 3
            }
        );
        assert_eq!(nextest("error: could not compile"), Tally::default());
    }

    #[test]
    fn reads_libtest() {
        let said = "test result: ok. 2 passed; 0 failed; 0 ignored\nx\ntest result: FAILED. 1 passed; 3 failed; 0 ignored\n";
        assert_eq!(
            libtest(said),
            Tally {
                passed: 3,
                failed: 3
            }
        );
    }

    #[test]
    fn reads_node() {
        let said = "✔ a (1ms)\nℹ tests 4\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\n";
        assert_eq!(
            node(said),
            Tally {
                passed: 3,
                failed: 1
            }
        );
        assert_eq!(
            node("# pass 2\n# fail 0\n"),
            Tally {
                passed: 2,
                failed: 0
            }
        );
    }
}
