import { describe, expect, it } from 'vitest';
import { decodeAs } from './charset-table';
import { decodeText } from './decode';

/** Text as it looks after its UTF-8 was read as windows-1252. */
const misread = (text: string, times = 1): string =>
  times === 0 ? text : misread(decodeAs('windows-1252', Buffer.from(text)), times - 1);
/** Text as it looks after its bytes in a single-byte charset were read as windows-1252. */
function misreadFrom(charset: string, text: string): string {
  const high = decodeAs(
    charset,
    Uint8Array.from({ length: 128 }, (_, i) => i + 128),
  );
  const bytes = Uint8Array.from(text, (c) => {
    const at = high.indexOf(c);
    return at < 0 ? (c.codePointAt(0) ?? 0) : at + 128;
  });
  return decodeAs('windows-1252', bytes);
}

function decode(text: string, isHtml = false, charset?: string): string {
  const decoded = decodeText(Buffer.from(text), isHtml, charset);
  return 'text' in decoded ? `${decoded.charset}|${decoded.text}` : decoded.code;
}

/** A page whose own frame is whole. */
const page = (text: string): string => `<title>News</title><p>${text.repeat(3)}</p><footer>© 2024 »</footer>`;

const english = 'The mayor said it’s “over” – and that she’d go.';
const french = 'Le maire a été réélu ; l’opposition se dit étonnée, même déçue.';
const german = 'Füße, Straße und Größe: „Übung macht den Meister“, sagt ein Gärtner.';
const russian = 'Правительство объявило о новых мерах поддержки малого бизнеса в регионах страны.';
const greek = 'Η κυβέρνηση ανακοίνωσε νέα μέτρα στήριξης για τις μικρές επιχειρήσεις της χώρας.';
const japanese = '政府は月曜日、新しい対策を発表した。';

describe('text that was decoded wrongly before it was saved', () => {
  it.each([english, french, german, russian, greek, japanese])('is put right: %s', (text) => {
    expect(decode(misread(text))).toBe(`utf-8:windows-1252:utf-8|${text}`);
    expect(decode(misread(text, 2))).toBe(`utf-8:windows-1252:utf-8|${text}`);
  });

  it('is put right in a page whose own frame is whole', () => {
    expect(decode(page(misread(english)), true)).toBe(`utf-8:windows-1252:utf-8|${page(english)}`);
  });

  it.each([
    ['windows-1251', russian],
    ['koi8-r', russian],
  ])('is put right where %s was taken for windows-1252', (charset, text) => {
    expect(decode(misreadFrom(charset, text))).toBe(`utf-8:windows-1252:${charset}|${text}`);
  });

  it.each([
    ['good text', german],
    ['a text about it, in a language with accents of its own', `${french} On lit « Ã© » au lieu de « é ».`],
    ['capitals before a quotation mark', 'ÉGALITÉ» ET «LIBERTÉ» ET «FRATERNITÉ» ET «SOCIÉTÉ»'],
    ['capitals of Portuguese', 'SÃO PAULO, AMANHÃ: «IRMÃ», A LÃ E A MAÇÃ. NÃO À DIVISÃO.'],
    ['Vietnamese', 'Thủ tướng nói rằng chính phủ sẽ có biện pháp mới.'],
    ['one slip', 'It is all ASCII here but for itâ€™s.'],
    ['German capitals', 'GRÖẞE, „GRÖß“ UND „SÜß“, „FUẞ“ ÄÖÜ'],
  ])('is left alone when it is %s', (_, text) => {
    expect(decode(text)).toBe(`utf-8|${text}`);
  });

  it('is read just as it stands when the user says so, and the same way again by its name', () => {
    const wrong = misread(english);
    expect(decode(wrong, false, 'utf-8')).toBe(`utf-8|${wrong}`);
    // A stretch that is too short to tell by itself.
    const via = 'utf-8:windows-1252:utf-8';
    expect(decode(misread('It’s.'), false, via)).toBe(`${via}|It’s.`);
    const cyrillic = 'utf-8:windows-1252:windows-1251';
    expect(decode(misreadFrom('windows-1251', 'Мир'), false, cyrillic)).toBe(`${cyrillic}|Мир`);
    expect(decode('x', false, 'utf-8:latin-9:utf-8')).toBe('bad-text');
    expect(decode('x', false, 'utf-8:windows-1252:nothing')).toBe('bad-text');
  });
});
