import { collapse, descendants, type PageElement } from '../page-tree';
import { unescapeText } from './json-ld';

/** The page's meta tags and links by name, in order, names in lower case. */
export interface MetaTags {
  /** The first non-empty value of the first name that has one, with the name. */
  first(names: readonly string[]): { readonly name: string; readonly value: string } | null;
  /** All values of a name, in order. */
  all(name: string): readonly string[];
  readonly canonical: string | null;
  readonly title: string | null;
  readonly htmlLanguage: string | null;
  readonly contentLanguage: string | null;
}

/** Collects `<meta>`, `<link rel=canonical>`, `<title>` and `<html lang>` in one walk. */
export function readMetaTags(root: PageElement): MetaTags {
  const values = new Map<string, string[]>();
  let canonical: string | null = null;
  let title: string | null = null;
  let htmlLanguage: string | null = null;
  for (const element of descendants(root)) {
    const { name, attributes } = element;
    if (name === 'meta') {
      const content = clean(attributes['content']);
      if (content === '') continue;
      for (const key of [
        attributes['property'],
        attributes['name'],
        attributes['itemprop'],
        attributes['http-equiv'],
      ]) {
        // Several names may share a tag: property="og:title twitter:title".
        for (const word of (key ?? '').toLowerCase().split(/\s+/)) {
          if (word === '') continue;
          const known = values.get(word);
          if (known === undefined) values.set(word, [content]);
          else known.push(content);
        }
      }
    } else if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes['rel'] ?? '')) {
      canonical ??= clean(attributes['href']) || null;
    } else if (name === 'title' && title === null && !isInSvg(element)) {
      title = clean(element.children.filter((child) => typeof child === 'string').join('')) || null;
    } else if (name === 'html') {
      htmlLanguage ??= attributes['lang'] ?? attributes['xml:lang'] ?? null;
    }
  }
  return {
    first(names) {
      for (const name of names) {
        const value = values.get(name)?.[0];
        if (value !== undefined) return { name, value };
      }
      return null;
    },
    all: (name) => values.get(name) ?? [],
    canonical,
    title,
    htmlLanguage,
    contentLanguage: values.get('content-language')?.[0] ?? null,
  };
}

function isInSvg(element: PageElement): boolean {
  return element.parent?.name === 'svg' || element.parent?.name === 'symbol';
}

function clean(value: string | undefined): string {
  return value === undefined ? '' : collapse(unescapeText(value)).slice(0, 5_000);
}
