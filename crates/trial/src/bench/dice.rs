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
}
