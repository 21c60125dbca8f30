//! What was drawn, beside what was measured in real organisations.

mod people;
mod posts;

use super::Drawn;
use super::words::Corpus;

/// One distribution: what was drawn, and what the recipe wants, figure by figure.
pub struct Figure {
    pub what: &'static str,
    pub drawn: Vec<f64>,
    pub target: Vec<f64>,
}

impl Figure {
    fn new(what: &'static str, drawn: Vec<f64>, target: &[f64]) -> Self {
        Self {
            what,
            drawn,
            target: target.to_vec(),
        }
    }

    /// The farthest of its figures from what is wanted: 0.1 is a tenth too much or too little.
    pub fn off(&self) -> f64 {
        let off = |(drawn, target): (&f64, &f64)| {
            let (more, less) = (drawn.max(*target), drawn.min(*target));
            if more > 0.0 { more / less - 1.0 } else { 0.0 }
        };
        self.drawn
            .iter()
            .zip(&self.target)
            .map(off)
            .fold(0.0, f64::max)
    }
}

/// All distributions of the recipe.
pub fn figures(drawn: &Drawn, corpus: &Corpus) -> Vec<Figure> {
    let mut all = people::figures(drawn);
    all.extend(posts::figures(drawn, corpus));
    all
}

/// Prints the distributions beside their targets; those that are off by more than a third are marked.
pub fn print(figures: &[Figure]) {
    println!("{:<58} {:<34} wanted", "", "drawn");
    for figure in figures {
        let mark = if figure.off() > 0.34 { "  <- off" } else { "" };
        let (drawn, target) = (words(&figure.drawn), words(&figure.target));
        println!("{:<58} {drawn:<34} {target}{mark}", figure.what);
    }
}

fn words(figures: &[f64]) -> String {
    let word = |f: &f64| match f.abs() {
        f if f >= 100.0 => format!("{f:.0}"),
        f if f >= 3.0 => format!("{f:.1}"),
        f => format!("{f:.3}"),
    };
    figures.iter().map(word).collect::<Vec<_>>().join(" / ")
}

/// The values under which these shares of all lie.
fn quantiles(values: impl IntoIterator<Item = f64>, shares: &[f64]) -> Vec<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_unstable_by(f64::total_cmp);
    let at = |share: &f64| {
        let at = (values.len() as f64 * share) as usize;
        values
            .get(at.min(values.len().saturating_sub(1)))
            .copied()
            .unwrap_or(0.0)
    };
    shares.iter().map(at).collect()
}

fn part(some: usize, all: usize) -> f64 {
    some as f64 / all.max(1) as f64
}
