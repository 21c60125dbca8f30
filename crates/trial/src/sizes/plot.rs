//! Curves as SVG: small ones side by side, logarithmic both ways, readable on light and dark paper.

use std::fmt::Write;

/// Of one picture, with the words around its curve.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 210.0;
const LEFT: f64 = 62.0;
const RIGHT: f64 = 18.0;
const ABOVE: f64 = 34.0;
const BELOW: f64 = 40.0;

/// One curve.
pub struct Curve {
    pub title: String,
    pub across: &'static str,
    /// Across and up; both more than 0.
    pub points: Vec<(f64, f64)>,
}

/// The curves, `columns` beside each other.
pub fn svg(curves: &[Curve], columns: usize) -> String {
    let rows = curves.len().div_ceil(columns.max(1));
    let (width, height) = (WIDTH * columns as f64, HEIGHT * rows as f64);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"11\">\n\
         <title>Cost against size</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    );
    for (n, curve) in curves.iter().enumerate() {
        let at = ((n % columns) as f64 * WIDTH, (n / columns) as f64 * HEIGHT);
        picture(&mut out, at, curve);
    }
    out.push_str("</svg>\n");
    out
}

fn picture(out: &mut String, (left, top): (f64, f64), curve: &Curve) {
    let (low_x, high_x) = decades(curve.points.iter().map(|p| p.0));
    let (low_y, high_y) = decades(curve.points.iter().map(|p| p.1));
    let (wide, high) = (WIDTH - LEFT - RIGHT, HEIGHT - ABOVE - BELOW);
    let x = |v: f64| left + LEFT + (v.log10() - low_x) / (high_x - low_x) * wide;
    let y = |v: f64| top + ABOVE + high - (v.log10() - low_y) / (high_y - low_y) * high;
    let mut line = |text: String| {
        let _ = writeln!(out, "{text}");
    };
    let (middle, foot) = (left + LEFT + wide / 2.0, top + ABOVE + high);
    line(format!(
        "<text x=\"{middle:.0}\" y=\"{:.0}\" text-anchor=\"middle\" font-weight=\"bold\" fill=\"#222\">{}</text>",
        top + 18.0,
        curve.title
    ));
    line(format!(
        "<text x=\"{middle:.0}\" y=\"{:.0}\" text-anchor=\"middle\" fill=\"#555\">{}</text>",
        foot + 32.0,
        curve.across
    ));
    for decade in low_y as i32..=high_y as i32 {
        let (at, word) = (y(10_f64.powi(decade)), short(10_f64.powi(decade)));
        let (from, to) = (left + LEFT, left + LEFT + wide);
        line(format!(
            "<path d=\"M{from:.1} {at:.1}H{to:.1}\" stroke=\"#ddd\"/>"
        ));
        let (side, base) = (from - 6.0, at + 4.0);
        line(format!(
            "<text x=\"{side:.1}\" y=\"{base:.1}\" text-anchor=\"end\" fill=\"#555\">{word}</text>"
        ));
    }
    let mut path = String::new();
    for (n, (across, up)) in curve.points.iter().enumerate() {
        let (px, py) = (x(*across), y(*up));
        let _ = write!(path, "{}{px:.1} {py:.1}", if n == 0 { 'M' } else { 'L' });
        let below = foot + 16.0;
        line(format!(
            "<circle cx=\"{px:.1}\" cy=\"{py:.1}\" r=\"3.5\" fill=\"#1a6fb5\"/>"
        ));
        line(format!(
            "<text x=\"{px:.1}\" y=\"{below:.1}\" text-anchor=\"middle\" fill=\"#555\">{}</text>",
            short(*across)
        ));
        let (label, over) = (figure(*up), py - 8.0);
        line(format!(
            "<text x=\"{px:.1}\" y=\"{over:.1}\" text-anchor=\"middle\" fill=\"#222\">{label}</text>"
        ));
    }
    line(format!(
        "<path d=\"{path}\" fill=\"none\" stroke=\"#1a6fb5\" stroke-width=\"2\"/>"
    ));
}

/// The powers of ten between which all lie, at least one apart.
fn decades(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let low = values.clone().fold(f64::INFINITY, f64::min).log10().floor();
    let high = values.fold(f64::MIN_POSITIVE, f64::max).log10().ceil();
    (low, high.max(low + 1.0))
}

/// 28000 as 28k.
fn short(value: f64) -> String {
    match value {
        v if v >= 1e6 => format!("{}M", figure(v / 1e6)),
        v if v >= 1e3 => format!("{}k", figure(v / 1e3)),
        v => figure(v),
    }
}

/// In three figures.
fn figure(value: f64) -> String {
    let digits = match value {
        v if v >= 100.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 1.0 => 2,
        _ => 3,
    };
    let text = format!("{value:.digits$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_stays_in_its_picture() {
        let curve = Curve {
            title: "home".to_owned(),
            across: "people",
            points: vec![(1_005.0, 0.3), (28_000.0, 0.4), (100_000.0, 12.0)],
        };
        let drawn = svg(&[curve], 1);
        assert!(drawn.contains(">28k<") && drawn.contains(">0.3<") && drawn.contains(">12<"));
        let places = drawn.split("cx=\"").skip(1).map(|rest| {
            let at: f64 = rest.split('"').next().unwrap().parse().unwrap();
            at
        });
        let places: Vec<f64> = places.collect();
        assert_eq!(places.len(), 3);
        assert!(places.windows(2).all(|w| w[0] < w[1]));
        assert!(places.iter().all(|at| (LEFT..=WIDTH - RIGHT).contains(at)));
    }

    #[test]
    fn figures_are_short() {
        assert_eq!(short(1_005.0), "1k");
        assert_eq!(short(28_000.0), "28k");
        assert_eq!(short(1e7), "10M");
        assert_eq!(figure(0.0306), "0.031");
    }
}
