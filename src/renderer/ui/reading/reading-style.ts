import type { CSSProperties } from 'react';
import type { ReadingType } from '../state/reading-type';
import type { Settings } from '../state/settings';

/** The stacks of type, and how wide a character of running English is on average in each, in em: measured. */
const faces: Record<ReadingType['face'], { readonly family: string; readonly advanceEm: number }> = {
  serif: { family: 'var(--font-read)', advanceEm: 0.435 },
  sans: { family: 'var(--font-ui)', advanceEm: 0.452 },
  system: { family: 'system-ui, sans-serif', advanceEm: 0.484 },
};
const leadings: Record<ReadingType['leading'], number> = { close: 1.45, normal: 1.62, open: 1.85 };

/** The custom properties that articles in the reading pane are set by (CleanArticle.module.css, CompareView.module.css). */
export function readingStyle({
  readingSize,
  readingType,
}: Pick<Settings, 'readingSize' | 'readingType'>): CSSProperties {
  const { family, advanceEm } = faces[readingType.face];
  // React's CSSProperties knows no custom properties; they are plain strings.
  return {
    '--reading-size': `${1.125 * (1 + readingSize / 10)}rem`,
    '--reading-face': family,
    '--reading-leading': String(leadings[readingType.leading]),
    '--reading-line': `calc(var(--reading-size) * ${(readingType.measure * advanceEm).toFixed(2)})`,
  } as CSSProperties;
}
