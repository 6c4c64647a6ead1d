/** Every language the product is made for. */
export const languages = ['en', 'ko', 'ru', 'vi', 'mn', 'uz'] as const;
export type Language = (typeof languages)[number];
export const sourceLanguage = 'en';

/** The languages a reader can choose today: each has a catalogue in `src/locales`, complete, or the build stops. */
export const switchedOn = ['en', 'ko'] as const satisfies readonly Language[];
export type Locale = (typeof switchedOn)[number];

/** Each language by its own name, as its readers look for it. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  ko: '한국어',
  ru: 'Русский',
  vi: 'Tiếng Việt',
  mn: 'Монгол',
  uz: 'Oʻzbekcha',
};

export const languageCookie = 'language';

export const isLocale = (text: string): text is Locale => (switchedOn as readonly string[]).includes(text);

/** The value of one cookie of a Cookie header, or undefined. */
export const cookieValue = (header: string, name: string): string | undefined =>
  header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);

const preferences = (acceptLanguage: string): string[] =>
  acceptLanguage
    .slice(0, 500)
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='));
      const weight = q === undefined ? 1 : Number(q.slice(2));
      return { language: tag.split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0, index };
    })
    .filter((each) => each.weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.index - b.index)
    .map((each) => each.language);

/** The language to answer in: the reader's own choice (cookie), else the browser's wish, else English. */
export const negotiate = (acceptLanguage: string | null, cookie: string | null): Locale => {
  const chosen = cookieValue(cookie ?? '', languageCookie);
  if (chosen !== undefined && isLocale(chosen)) return chosen;
  return preferences(acceptLanguage ?? '').find(isLocale) ?? sourceLanguage;
};
