// What scripts say, in the language of the page (<html lang>). The texts are those of locales/*/ whose keys begin with `js-`.
//   word("saved")                 the text of js-saved
//   words("new-posts", 3)         js-new-posts-one or js-new-posts-other, with # replaced by the number as the language writes it

const lang = document.documentElement.lang;
const texts = (await import(`./words/${lang}.js`)).default;
const plural = new Intl.PluralRules(lang);
const numbers = new Intl.NumberFormat(lang);

export const number = (n) => numbers.format(n);

export function word(key) {
  return texts[key] ?? key;
}

export function words(key, n) {
  const text = texts[`${key}-${plural.select(n)}`] ?? texts[`${key}-other`] ?? key;
  return text.replace("#", number(n));
}
