/** The key that commands are given with, by the user agent: ⌘ on macOS, Ctrl elsewhere. */
export function modifierOf(userAgent: string): 'Ctrl' | '⌘' {
  return /Mac OS X|Macintosh/.test(userAgent) ? '⌘' : 'Ctrl';
}
