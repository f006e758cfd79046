import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/renderer/ui/design/tokens.css', 'utf8');

type Rgb = readonly [number, number, number];

/** OKLCH to linear sRGB, after Björn Ottosson's published matrices. */
function toLinear(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

const strongCss = /@media \(prefers-contrast: more\) \{[^}]*\}/.exec(css)?.[0] ?? '';

/** A token's colour; where more contrast is asked for, that of the sheet for it if it has one. */
function colour(token: string, theme: 'light' | 'dark', isStrong = false): Rgb {
  const form = new RegExp(`--${token}: light-dark\\((oklch\\([^)]*\\)), (oklch\\([^)]*\\))\\)`);
  const pair = (isStrong ? form.exec(strongCss) : null) ?? form.exec(css);
  const value = /oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/.exec(pair?.[theme === 'light' ? 1 : 2] ?? '');
  if (!value) throw new Error(`no colour ${token}`);
  return toLinear(Number(value[1]) / 100, Number(value[2]), Number(value[3]));
}

/** WCAG 2.2 contrast ratio. */
function contrast(one: Rgb, other: Rgb): number {
  const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const tones = ['paper', 'desk', 'shelf', 'raised', 'accent-soft'];
const pairs = [
  ...['ink', 'ink-2', 'ink-3', 'accent'].flatMap((ink) => tones.map((tone) => [ink, tone] as const)),
  ...['hit', 'hit-now', 'warn-soft', 'bad-soft'].map((tone) => ['ink', tone] as const),
  ...['good', 'warn', 'bad'].flatMap((ink) => ['paper', 'desk', 'shelf', 'raised'].map((tone) => [ink, tone] as const)),
  ...['sun', 'leaf', 'sky', 'rose', 'violet'].map((mark) => ['ink', `mark-${mark}`] as const),
  ['warn', 'warn-soft'] as const,
  ['warn', 'accent-soft'] as const,
  ['bad', 'bad-soft'] as const,
  ['accent-ink', 'accent'] as const,
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each(pairs)('%s can be read on %s', (ink, tone) => {
    expect(contrast(colour(ink, theme), colour(tone, theme))).toBeGreaterThanOrEqual(4.5);
  });
});

describe.each(['light', 'dark'] as const)('in the %s theme, where more contrast is asked for', (theme) => {
  const grounds = ['paper', 'desk', 'shelf', 'raised', 'accent-soft'];
  const strong = (token: string): Rgb => colour(token, theme, true);

  it.each(['ink', 'ink-2', 'ink-3', 'accent', 'good', 'warn', 'bad'])('%s is read at seven to one', (ink) => {
    for (const ground of grounds) expect(contrast(strong(ink), strong(ground)), ground).toBeGreaterThanOrEqual(7);
  });

  it.each(['line', 'line-strong'])('%s parts at three to one', (line) => {
    for (const ground of grounds) expect(contrast(strong(line), strong(ground)), ground).toBeGreaterThanOrEqual(3);
  });

  it('words are read at seven to one on what is highlighted, found or pressed most', () => {
    for (const mark of ['sun', 'leaf', 'sky', 'rose', 'violet'])
      expect(contrast(strong('ink'), strong(`mark-${mark}`)), mark).toBeGreaterThanOrEqual(7);
    expect(contrast(strong('ink'), strong('hit'))).toBeGreaterThanOrEqual(7);
    expect(contrast(strong('accent-ink'), strong('accent'))).toBeGreaterThanOrEqual(7);
  });
});
