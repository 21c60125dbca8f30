//! Reads how many tests passed and failed from what the runners say.

use super::Tally;

/// From cargo-nextest: `Summary [ 0.1s] 5 tests run: 4 passed (1 slow), 1 failed, 0 skipped`.
pub fn nextest(said: &str) -> Tally {
    let mut tally = Tally::default();
    for line in said
        .lines()
        .filter(|line| line.trim_start().starts_with("Summary ["))
    {
        let Some((_, counts)) = line.split_once("run:") else {
            continue;
        };
        for part in counts.split(',') {
            let mut words = part.split_whitespace();
            let number = words
                .next()
                .and_then(|number| number.parse().ok())
                .unwrap_or(0);
            match words.next() {
                Some("passed") => tally.passed += number,
                Some("failed" | "timed" | "exec") => tally.failed += number,
                _ => {}
            }
        }
    }
    tally
}

/// From Cargo's own runner: `test result: ok. 2 passed; 0 failed; 0 ignored`.
pub fn libtest(said: &str) -> Tally {
    let mut tally = Tally::default();
    for line in said
        .lines()
        .filter_map(|line| line.strip_prefix("test result: "))
    {
        for part in line.split([';', '.']) {
            let mut words = part.split_whitespace();
            let number = words
                .next()
                .and_then(|number| number.parse().ok())
                .unwrap_or(0);
            match words.next() {
                Some("passed") => tally.passed += number,
                Some("failed") => tally.failed += number,
                _ => {}
            }
        }
    }
    tally
}

/// From pytest: `1 failed, 10 passed, 2 errors in 5.62s`.
pub fn pytest(said: &str) -> Tally {
    let mut tally = Tally::default();
    let last = said.lines().rev().find(|line| line.contains(" in "));
    let counts = last.and_then(|line| line.split(" in ").next());
    for part in counts.unwrap_or_default().split(',') {
        let mut words = part.trim_matches(['=', ' ']).split_whitespace();
        let number = words
            .next()
            .and_then(|number| number.parse().ok())
            .unwrap_or(0);
        match words.next() {
            Some("passed") => tally.passed += number,
            Some("failed" | "error" | "errors") => tally.failed += number,
            _ => {}
        }
    }
    tally
}

/// From Node's runner: `ℹ pass 3` and `ℹ fail 0`, or the same after a `#`.
pub fn node(said: &str) -> Tally {
    let mut tally = Tally::default();
    for line in said.lines() {
        let mut words = line.split_whitespace();
        if !matches!(words.next(), Some("#" | "ℹ")) {
            continue;
        }
        let word = words.next();
        let number = words
            .next()
            .and_then(|number| number.parse().ok())
            .unwrap_or(0);
        match word {
            Some("pass") => tally.passed += number,
            Some("fail" | "cancelled") => tally.failed += number,
            _ => {}
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
