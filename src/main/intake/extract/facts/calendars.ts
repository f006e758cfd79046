/** Digits of other scripts (Arabic-Indic, Persian, Devanagari, Bengali, Thai, full width...) as ASCII. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code < 128) return digit;
    // Unicode keeps the ten digits of a script together, zero first, in blocks that start at a multiple of 10 from it.
    let zero = code;
    while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  });
}

/**
 * A Persian (Solar Hijri) date as year, month, day of the Gregorian calendar, right for 1178 to 1633 AP
 * (A.D. 1799 to 2255), the years in which the 33-year cycle below holds (K. Borkowski 1996).
 */
export function fromPersian(year: number, month: number, day: number): readonly [number, number, number] {
  const days =
    365 * year + Math.floor((year * 8 + 21) / 33) + (month <= 6 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day;
  // 1 Farvardin 1400 was 21 March 2021.
  const epoch = Date.UTC(2021, 2, 21) / 86_400_000 - (365 * 1400 + Math.floor((1400 * 8 + 21) / 33) + 1);
  const date = new Date((epoch + days) * 86_400_000);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

const persianMonths = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ');

/** The number of a Persian month's name, 1 to 12, or null. */
export function persianMonth(word: string): number | null {
  const at = persianMonths.indexOf(word.replaceAll('ي', 'ی').trim());
  return at < 0 ? null : at + 1;
}

const eras: Readonly<Record<string, number>> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };

/** The Gregorian year of a Japanese one: 令和元 is 2019. */
export function fromEra(era: string, year: string): number | null {
  const base = eras[era];
  if (base === undefined) return null;
  return base + (year === '元' ? 1 : Number(year));
}
