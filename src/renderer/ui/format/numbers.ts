import { currentLocale, perLocale } from '../messages/locale';

const whole = perLocale(({ intl }) => new Intl.NumberFormat(intl));

/** A whole number, grouped: 12,408. */
export function formatCount(value: number): string {
  return whole().format(value);
}

/** A count with its noun: "1 article", "12,408 articles". `many` when an s does not make the plural. */
export function countOf(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size in powers of 1,000, as file managers show it: "3.4 MB". */
export function formatBytes(sizeBytes: number): string {
  let value = sizeBytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  return `${value.toLocaleString(currentLocale().intl, { maximumFractionDigits: digits })} ${units[unit] ?? 'bytes'}`;
}

/** Time left, roughly: "15 s left", "4 min left", "about 2 h left". */
export function formatLeft(seconds: number): string {
  if (seconds < 90) return `${formatCount(Math.max(1, Math.round(seconds)))} s left`;
  if (seconds < 90 * 60) return `${formatCount(Math.round(seconds / 60))} min left`;
  return `about ${formatCount(Math.round(seconds / 3600))} h left`;
}

/** Minutes to read, at 230 words a minute; never under one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 230));
}
