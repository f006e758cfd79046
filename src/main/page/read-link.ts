const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address to hand to the system, or null when it may not be opened. It is parsed as a browser would and
 * returned in its parsed form: a string filter was once passed by a TAB inside `java\tscript:`.
 */
export function readLink(url: string): string | null {
  if (url.length > 8_192 || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return schemes.has(parsed.protocol) ? parsed.href : null;
}
