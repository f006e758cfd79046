/** A key press, as far as commands look at it. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const spoken: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/**
 * Whether a press is a key written as `Mod+F`, `Shift+F3`, `J`, `/`. `Mod` is Ctrl, or ⌘ where that is
 * the modifier. Signs (`?`, `#`) are compared as typed, whatever Shift they need on this keyboard.
 */
export function isPressed(pressed: Pressed, key: string, modifier: 'Ctrl' | '⌘'): boolean {
  const parts = key.split('+');
  const name = parts.pop() ?? '';
  const wantsMod = parts.includes('Mod');
  const isMod = modifier === 'Ctrl' ? pressed.ctrlKey : pressed.metaKey;
  const isOther = modifier === 'Ctrl' ? pressed.metaKey : pressed.ctrlKey;
  if (isMod !== wantsMod || isOther || pressed.altKey !== parts.includes('Alt')) return false;
  const isSign = name.length === 1 && !/[a-z0-9]/i.test(name);
  if (!isSign && pressed.shiftKey !== parts.includes('Shift')) return false;
  return pressed.key.toLowerCase() === (name === 'Space' ? ' ' : name.toLowerCase());
}

/** A key as people read it: "Ctrl+F", "⌘F", "Shift+F3". */
export function keyWords(key: string, modifier: 'Ctrl' | '⌘'): string {
  const words = key
    .split('+')
    .map((part) => (part === 'Mod' ? modifier : (spoken[part] ?? part)))
    .join('+');
  return modifier === '⌘' ? words.replace('⌘+', '⌘') : words;
}
