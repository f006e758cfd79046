/** A language the window can be shown in. */
export interface Locale {
  /** As `lang` of the page says it. */
  readonly tag: string;
  /** What Intl makes numbers, plurals, lists and orders with. */
  readonly intl: string;
  /** What Intl writes dates with. */
  readonly dates: string;
  /** What the widgets take their direction and their own few words from. */
  readonly widgets: string;
  readonly direction: 'ltr' | 'rtl';
  /** How English is changed for it: to be twice as long, or to be read from right to left. */
  readonly pseudo: 'long' | 'mirrored' | null;
}

const english: Locale = {
  tag: 'en',
  intl: 'en',
  dates: 'en-GB',
  widgets: 'en',
  direction: 'ltr',
  pseudo: null,
};

/** The languages there are. The last two are made of English, to see what longer words and the other direction do. */
export const locales = {
  en: english,
  'en-XA': { ...english, tag: 'en-XA', pseudo: 'long' },
  // English in Arabic letters, to the widgets: it mirrors them and leaves their words as they are.
  'ar-XB': { ...english, tag: 'ar-XB', widgets: 'en-Arab', direction: 'rtl', pseudo: 'mirrored' },
} as const satisfies Readonly<Record<string, Locale>>;

export type LocaleTag = keyof typeof locales;

/** Where the chosen language is kept: beside the settings, for it is wanted before anything else is there. */
const key = 'backfile:language';

/**
 * The language is settled before the first sentence is made and stays while the window is open, so tables of words can be made
 * once. An address with `?language=…` wins over what was chosen.
 */
let current: Locale = locales[chosenLanguage()];

/** The language the user chose, or the address asks for; what is not known is English. */
function chosenLanguage(): LocaleTag {
  // In a worker or a test there is neither; the window has both.
  const asked = typeof location === 'undefined' ? null : new URLSearchParams(location.search).get('language');
  const kept = typeof localStorage === 'undefined' ? null : localStorage.getItem(key);
  return [asked, kept].find(isLocaleTag) ?? 'en';
}

/** The language the window is in now. */
export function currentLocale(): Locale {
  return current;
}

/** Puts what is said from now on in another language; for tests: a window is loaded again instead. */
export function setLocale(tag: LocaleTag): void {
  current = locales[tag];
}

/** Whether a locale of that tag is there. */
function isLocaleTag(tag: unknown): tag is LocaleTag {
  return typeof tag === 'string' && Object.hasOwn(locales, tag);
}

/** What is made once for each language, made again after it was changed: a formatter, a table, an order. */
export function perLocale<T>(make: (locale: Locale) => T): () => T {
  let made: T | null = null;
  let madeFor: Locale | null = null;
  return () => {
    if (made === null || madeFor !== current) {
      made = make(current);
      madeFor = current;
    }
    return made;
  };
}
