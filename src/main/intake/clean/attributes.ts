const languageTag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i;

/** A BCP 47 tag in its usual spelling (`pt_br` gives `pt-BR`), or null for anything else. */
export function checkLanguage(value: string | undefined): string | null {
  const tag = value?.trim().replaceAll('_', '-') ?? '';
  if (!languageTag.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** `lang` and `dir` of an element, checked; what does not fit is left out. */
export function checkedLanguage(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const checked: Record<string, string> = {};
  const lang = checkLanguage(attributes['lang'] ?? attributes['xml:lang']);
  if (lang !== null) checked['lang'] = lang;
  const dir = attributes['dir']?.trim().toLowerCase();
  if (dir === 'ltr' || dir === 'rtl' || dir === 'auto') checked['dir'] = dir;
  return checked;
}

/** A link's address made absolute, or null unless it is http, https or mailto. */
export function checkLink(href: string | undefined, base: string | null): string | null {
  if (href === undefined || href.length > 4_000) return null;
  let url: URL;
  try {
    url = base === null ? new URL(href.trim()) : new URL(href.trim(), base);
  } catch {
    return null;
  }
  if (url.protocol === 'mailto:') return url.href;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  // A password in a link shows one address and opens another.
  return url.username === '' && url.password === '' ? url.href : null;
}

/** `colspan` and `rowspan`, 2 to 100. */
export function checkSpan(value: string | undefined): string | null {
  const span = value !== undefined && /^\d{1,3}$/.test(value.trim()) ? Number(value) : 1;
  return span >= 2 && span <= 100 ? String(span) : null;
}

/** A `datetime` of digits, T, Z, colons and such, or null. */
export function checkTime(value: string | undefined): string | null {
  const time = value?.trim() ?? '';
  return /^[\dTtZzPpWHMSD:.+\- ]{4,40}$/.test(time) ? time : null;
}
