//! A guess at the language of a post, by its most common words: enough to choose a stemmer and a `lang` attribute.

/// A language Corner speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// English.
    En,
    /// Dutch.
    Nl,
    /// Danish.
    Da,
    /// Italian.
    It,
}

impl Lang {
    /// All of them.
    pub const ALL: [Lang; 4] = [Lang::En, Lang::Nl, Lang::Da, Lang::It];

    /// The two-letter code of ISO 639.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Nl => "nl",
            Lang::Da => "da",
            Lang::It => "it",
        }
    }

    /// The language of a code or tag (`nl`, `nl-BE`), if it is one of ours.
    pub fn from_code(code: &str) -> Option<Lang> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        Lang::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }
}

/// The four, then neighbours that would otherwise be taken for one of them.
const WORDS: [&str; 7] = [
    "the and is are was were you your i it that this what with for not have has had but they we our my me do does did don't \
     i'm it's can can't will would could should of from be been just so if when how why who there their about out up all get \
     got like know now good think want need one some any more than too im dont at by as to an he she him her his them then \
     here really still today tomorrow thanks please u ur lol gonna cant thats back go new see time day love make people",
    "de het een en is van ik je dat die in niet met op te voor zijn aan er maar om ook wat wel als dan nog naar bij heb heeft \
     hebben was ben bent jij wij we ze hij zij mijn jouw deze dit kan moet gaat gaan gewoon geen wordt worden door uit over \
     zo nu hoe waar wie waarom omdat veel meer weer echt even goed toch al dus hoor vandaag morgen bedankt graag jullie ons \
     me mij haar hem hun iets niks alleen lekker leuk want doen zou kunnen moeten mag tot eens daar hier ga ff wil denk weet vind heel straks vanavond \
     nieuwe zal effe gwn ni zoals helemaal iedereen iemand niemand mensen werk nodig geweest",
    "og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham hun nu over da \
     fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil blev kunne ind når være dog noget ville jo deres \
     efter ned skulle denne end dette mit også under have dig anden hende meget mere sådan bliver blive godt fordi hvis ved \
     kan så lige hvordan hvem hvorfor altid tak ja nej dag morgen uden mellem bare jeres vores",
    "il lo la i gli le un uno una e è di a da in con su per tra fra che non si mi ti ci vi ne come più ma se anche questo \
     questa questi quello quella sono sei siamo siete ho hai ha abbiamo hanno del della dei delle dello degli al alla ai alle \
     nel nella nei dal dalla sul sulla perché perchè quando dove chi cosa tutto tutti tutte molto bene solo ancora già oggi \
     domani grazie poi sempre mai io tu lui lei noi voi loro mio mia tuo suo essere fare fatto o così però quindi cui era \
     stato dopo prima ogni senza po sta va può c'è ed sui sulle dalle dagli \
     negli nelle ecco allora invece mentre qualcuno l' un' c' dell' all' nell' sull' dall' d' quest'",
    "der die das und ist ich nicht ein eine einen zu mit auf für von dem den des im auch sich es sie wir ihr mir mich dich \
     aber wie was noch nur schon so wenn dass als bei nach aus oder hat haben habe bin bist sind war werden wird kann mal \
     doch ja nein immer mehr sehr heute morgen danke kein keine am zum zur uns euch er man um hab jetzt",
    "el la los las un una y es de que en no se por con para lo mi tu su como pero más si ya me te le nos al del este esta eso \
     muy todo cuando donde porque yo él ella hay soy eres está estoy son ser hoy mañana gracias o e a qué sí también hasta \
     sin sobre ni bien hace tengo tiene nada",
    "le la les un une des et est de que qui dans en ne pas pour par sur avec ce cette ces il elle je tu nous vous ils mais ou \
     où donc je j'ai c'est n'est plus très bien tout tous aussi comme au aux du mon ma mes ton son sa ses se si être avoir fait l' d' c' j' n' qu' s'",
];

/// The language `plain` is written in, or nothing when there is too little to tell, or it is another one.
pub fn language(plain: &str) -> Option<Lang> {
    const ENOUGH: f32 = 1.0;
    const LEAD: f32 = 1.3;
    let mut scores = [0.0_f32; WORDS.len()];
    let lower = plain.to_lowercase().replace('’', "'");
    let written = lower
        .split_whitespace()
        .filter(|word| !word.starts_with(['@', '#']) && !word.starts_with("http"));
    for word in written.flat_map(|word| word.split(|c: char| !(c.is_alphanumeric() || c == '\''))) {
        let found = lists(word.trim_matches('\''));
        let share = found.count_ones() as f32;
        for (i, score) in scores.iter_mut().enumerate() {
            if found & (1 << i) != 0 {
                *score += 1.0 / share;
            }
        }
    }
    let best = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]))?;
    let second = (0..scores.len())
        .filter(|i| *i != best)
        .map(|i| scores[i])
        .fold(0.0, f32::max);
    let sure = scores[best] >= ENOUGH && scores[best] >= second * LEAD;
    Lang::ALL.get(best).copied().filter(|_| sure)
}

/// In which lists a word is, one bit each.
fn lists(word: &str) -> u8 {
    use std::{collections::HashMap, sync::LazyLock};
    static LISTS: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
        let mut lists = HashMap::new();
        for (i, words) in WORDS.iter().enumerate() {
            words
                .split_whitespace()
                .for_each(|word| *lists.entry(word).or_default() |= 1 << i);
        }
        lists
    });
    // A word with an article or pronoun before it, as in Italian: `dell'amico` counts for its `dell'`.
    let elided = || word.find('\'').and_then(|end| LISTS.get(&word[..=end]));
    LISTS.get(word).or_else(elided).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_four_apart() {
        for (text, want) in [
            ("Does anyone know why the build is red?", Some(Lang::En)),
            ("Weet iemand waarom de build niet werkt?", Some(Lang::Nl)),
            (
                "Er der nogen der ved hvorfor det ikke virker?",
                Some(Lang::Da),
            ),
            (
                "Qualcuno sa perché la macchina del caffè non funziona?",
                Some(Lang::It),
            ),
            ("Ik ben er morgen niet, tot maandag!", Some(Lang::Nl)),
            ("Jeg er på ferie i næste uge", Some(Lang::Da)),
            ("Ci vediamo domani alle nove", Some(Lang::It)),
            (
                "Weiß jemand, warum das nicht geht und wer es machen kann?",
                None,
            ),
            (
                "¿Alguien sabe por qué no funciona la máquina de los cafés?",
                None,
            ),
            ("ok", None),
            ("☕ 14:30", None),
            ("", None),
        ] {
            assert_eq!(language(text), want, "{text}");
        }
    }

    #[test]
    fn reads_codes() {
        assert_eq!(Lang::from_code("nl-BE"), Some(Lang::Nl));
        assert_eq!(Lang::from_code("DA"), Some(Lang::Da));
        assert_eq!(Lang::from_code("fr"), None);
        assert_eq!(Lang::from_code(""), None);
    }
}
