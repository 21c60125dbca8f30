//! Chance that falls the same every time, and words to write with.

/// A generator (splitmix64): same seed, same throws.
pub struct Dice(pub u64);

const SYLLABLES: [&str; 24] = [
    "ka", "fe", "ro", "ma", "li", "to", "ne", "sa", "vi", "du", "pe", "gra", "bru", "sto", "ven",
    "dal", "mer", "tis", "ko", "pal", "ser", "no", "han", "lu",
];
const COMMON: [&str; 40] = [
    "the",
    "coffee",
    "kettle",
    "morning",
    "meeting",
    "roast",
    "machine",
    "order",
    "customer",
    "plan",
    "today",
    "steam",
    "water",
    "test",
    "release",
    "koffie",
    "vergadering",
    "ochtend",
    "bestelling",
    "klant",
    "kaffe",
    "møde",
    "morgen",
    "ordre",
    "kunde",
    "caffè",
    "riunione",
    "mattina",
    "ordine",
    "cliente",
    "grinder",
    "valve",
    "boiler",
    "ship",
    "week",
    "idea",
    "question",
    "answer",
    "thanks",
    "lunch",
];
/// Different words.
const WORDS: usize = 20_000;

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 to `end`, without it.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// A word; the common ones far more often, as in any language.
    pub fn word(&mut self) -> String {
        let share = self.next() as f64 / u64::MAX as f64;
        let rank = (WORDS as f64).powf(share) as usize;
        if let Some(word) = COMMON.get(rank) {
            return (*word).to_owned();
        }
        let mut left = rank;
        let mut word = String::new();
        while left > 0 {
            word.push_str(SYLLABLES[left % SYLLABLES.len()]);
            left /= SYLLABLES.len();
        }
        word
    }

    /// What somebody might write.
    pub fn text(&mut self) -> String {
        let words: Vec<String> = (0..6 + self.below(18)).map(|_| self.word()).collect();
        words.join(" ")
    }

    /// Eight hexadecimal digits.
    pub fn hex(&mut self) -> String {
        format!("{:08x}", self.next() >> 32)
    }

    /// What somebody might write, of about so many characters.
    pub fn text_of(&mut self, length: usize) -> String {
        let mut text = self.word();
        while text.len() < length {
            text.push(' ');
            text.push_str(&self.word());
        }
        text
    }
}

/// Throws that follow a law.
impl Dice {
    /// 0 to 1, without 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether something happens that has this chance.
    pub fn chance(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// Around 0, with a spread of 1.
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.share()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.share()).cos()
    }

    /// How often something happens that happens `mean` times as a rule.
    pub fn poisson(&mut self, mean: f64) -> usize {
        if mean > 40.0 {
            return (mean + mean.sqrt() * self.normal()).round().max(0.0) as usize;
        }
        let (mut count, mut left) = (0, (-mean).exp());
        let thrown = self.share();
        let mut sum = left;
        while thrown > sum && count < 1_000 {
            count += 1;
            left *= mean / count as f64;
            sum += left;
        }
        count
    }

    /// The same in bursts: its variance is `1 + burst` times its mean.
    pub fn bursts(&mut self, mean: f64, burst: f64) -> usize {
        if mean <= 0.0 {
            return 0;
        }
        let rate = self.gamma(mean / burst) * burst;
        self.poisson(rate)
    }

    /// A gamma variate of this shape and scale 1 (Marsaglia and Tsang).
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let boost = self.share().max(f64::MIN_POSITIVE).powf(1.0 / shape);
            return self.gamma(shape + 1.0) * boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            let u = self.share().max(f64::MIN_POSITIVE);
            if v > 0.0 && u.ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    /// One of those whose weights add up to `sums`, the heavier the more often.
    pub fn weighted(&mut self, sums: &[f64]) -> usize {
        let whole = sums.last().copied().unwrap_or(0.0);
        let thrown = self.share() * whole;
        let at = sums.partition_point(|sum| *sum <= thrown);
        at.min(sums.len().saturating_sub(1))
    }
}

/// The value under which `share` of all lie, by some that were measured: (share, value), rising; between two it grows evenly
/// in its logarithm.
pub fn quantile(known: &[(f64, f64)], share: f64) -> f64 {
    let step = known.windows(2).find(|w| share <= w[1].0);
    let Some(((from, low), (to, high))) = step.map(|w| (w[0], w[1])) else {
        return known.last().map_or(0.0, |last| last.1);
    };
    let part = (share - from) / (to - from);
    (low.ln() + part * (high / low).ln()).exp()
}

/// What weights add up to, one after the other.
pub fn sums(weights: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut whole = 0.0;
    weights
        .into_iter()
        .map(|weight| {
            whole += weight;
            whole
        })
        .collect()
}
