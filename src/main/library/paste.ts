/** What a paste is to be imported as. */
export type Paste =
  | { readonly kind: 'address' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'file'; readonly name: string; readonly label: string; readonly content: string };

/** A single web address and nothing else: with a scheme, or beginning with www. */
const bareAddress = /^<?(?:(?:https?|ftp):\/\/|www\.)[^\s<>]+>?$/iu;

/**
 * Decides what was pasted. An address alone is none of our business (Backfile never goes online). HTML is taken
 * where the clipboard has it, unless it holds no more than the text's own characters in a wrapper.
 */
export function readPaste(text: string, html: string | null): Paste {
  const plain = text.trim();
  if (bareAddress.test(plain)) return { kind: 'address' };
  const hasMarkup = html !== null && /<(?:p|h[1-6]|article|div|ul|ol|table|blockquote|br|html|body)\b/iu.test(html);
  if (plain === '' && !hasMarkup) return { kind: 'nothing' };
  const firstLine = plain.split(/\r?\n/u, 1)[0]?.trim() ?? '';
  const label = firstLine === '' ? 'Pasted text' : Array.from(firstLine).slice(0, 60).join('');
  // The byte order mark says UTF-8 beyond doubt; a clipboard's HTML rarely names its charset.
  return hasMarkup
    ? { kind: 'file', name: `${label}.html`, label, content: `\uFEFF${html}` }
    : { kind: 'file', name: `${label}.txt`, label, content: `\uFEFF${text}` };
}
