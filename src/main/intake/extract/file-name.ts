/** A headline out of a file's name: folder and extension off, underscores and hyphens to spaces. Never empty. */
export function titleFromFileName(name: string): string {
  // A part of a text goes by the text's name.
  const base = name.replace(/#\d+$/, '').replace(/^.*[\\/]/, '');
  const stem = base.replace(/(?:\.(?:html?|xhtml|txt|text|md|markdown|gz|mhtml?))+$/i, '');
  const words = stem.replace(/[_-]+/g, ' ').replace(/\s+/g, ' ').trim();
  return words === '' ? base || 'Untitled' : words;
}

/** The date a file's name begins with (`2014-08-10-title.md`), as static site makers write it, or null. */
export function dateInFileName(name: string): string | null {
  return /^(\d{4}-\d{2}-\d{2})(?=[-_. ])/.exec(name.replace(/^.*[\\/]/, ''))?.[1] ?? null;
}
