import { describe, expect, it } from 'vitest';
import { dateInAddress } from './address-date';
import { readDateLabel } from './date-labels';
import { datelineDate } from './dateline';
import { readDate } from './dates';

describe('a date', () => {
  it.each([
    ['2016-12-16T21:19:00.000Z', null, '2016-12-16T21:19:00Z'],
    ['2019-10-19T00:00:00+0200', 'de', '2019-10-19T00:00:00+02:00'],
    ['Fri, 16 Dec 2016 21:19:00 GMT', 'en', '2016-12-16T21:19:00Z'],
    ['20161216T211900Z', null, '2016-12-16T21:19:00Z'],
    ['1481923140', null, '2016-12-16T21:19Z'],
    ['2022-01.26', null, '2022-01-26'],
    ['May 2016', 'en', '2016-05'],
    ['1987', 'en', '1987'],
  ])('that a program wrote, %s, keeps its zone and its precision', (raw, language, iso) => {
    expect(readDate(raw, { language, isMachine: true })).toMatchObject({ iso, raw });
  });

  it.each([
    ['Dec. 22, 2016 at 8:22 AM EST', 'en-US', '2016-12-22T08:22-05:00'],
    ['Thursday 22nd December 2016 8.22pm', 'en-GB', '2016-12-22T20:22'],
    ['19. Oktober 2019, 14:32 Uhr', 'de', '2019-10-19T14:32'],
    ['3. Jänner 2020', 'de-AT', '2020-01-03'],
    ['19 octobre 2019 à 14h32', 'fr', '2019-10-19T14:32'],
    ['1er août 2020', 'fr', '2020-08-01'],
    ['12 de agosto de 2021', 'es', '2021-08-12'],
    ['4 de março de 2020', 'pt', '2020-03-04'],
    ['5 dicembre 2020', 'it', '2020-12-05'],
    ['5 maart 2020', 'nl', '2020-03-05'],
    ['5 lutego 2020', 'pl', '2020-02-05'],
    ['5 listopadu 2020', 'cs', '2020-11-05'],
    ['5 listopada 2020', 'pl', '2020-11-05'],
    ['23 июня 2020, 14:02', 'ru', '2020-06-23T14:02'],
    ['23 червня 2020', 'uk', '2020-06-23'],
    ['23 юни 2020', 'bg', '2020-06-23'],
    ['28 Ιουνίου 2020', 'el', '2020-06-28'],
    ['16 Aralık 2019', 'tr', '2019-12-16'],
    ['١٧ مارس ٢٠٢٠', 'ar', '2020-03-17'],
    ['الجمعة 24 نيسان / أبريل 2020', 'ar', '2020-04-24'],
    ['۱۳ تیر ۱۳۹۹', 'fa', '2020-07-03'],
    ['12 במרץ 2020', 'he', '2020-03-12'],
    ['2 जून 2020', 'hi', '2020-06-02'],
    ['২৯ আগস্ট ২০২০', 'bn', '2020-08-29'],
    ['๒๘ มิถุนายน ๒๕๖๓', 'th', '2020-06-28'],
    ['2020年10月4日 12:34', 'zh', '2020-10-04T12:34'],
    ['令和元年5月1日', 'ja', '2019-05-01'],
    ['2019년 3월 2일 14:05', 'ko', '2019-03-02T14:05'],
    ['Thứ Năm, 5/3/2020, 10:20 (GMT+7)', 'vi', '2020-03-05T10:20+07:00'],
    ['5 Maret 2020', 'id', '2020-03-05'],
    ['2. juni 2021 kl. 14.05', 'da', '2021-06-02T14:05'],
    ['2. kesäkuuta 2021', 'fi', '2021-06-02'],
    ['2. mai 2021', 'nb', '2021-05-02'],
    ['2 maj 2021', 'sv', '2021-05-02'],
    ['2. maí 2021', 'is', '2021-05-02'],
    ['วันที่ 2 พฤษภาคม พ.ศ. 2564', 'th', '2021-05-02'],
    ['平成31年4月30日', 'ja', '2019-04-30'],
    ['昭和39年10月10日', 'ja', '1964-10-10'],
    ['۱۴۰۰/۰۱/۰۱', 'fa', '2021-03-21'],
    ['ngày 2 tháng 5 năm 2021', 'vi', '2021-05-02'],
    ['2 Mei 2021 14:05 WIB', 'id', '2021-05-02T14:05+07:00'],
    ['Publicado el 2 de mayo del 2021', 'es', '2021-05-02'],
    ['2 мая 2021 г.', 'ru', '2021-05-02'],
    ['2 травня 2021 р.', 'uk', '2021-05-02'],
    ['2 Μαΐου 2021', 'el', '2021-05-02'],
    ['2 במאי 2021', 'he', '2021-05-02'],
    ['2021. 5. 2. 14:05', 'ko', '2021-05-02T14:05'],
    ['03/04/2019', 'en-US', '2019-03-04'],
    ['03/04/2019', 'en-GB', '2019-04-03'],
    ['13/04/2019', 'en-US', '2019-04-13'],
  ])('that people wrote, %s in %s, is read', (raw, language, iso) => {
    expect(readDate(raw, { language, isMachine: false })?.iso).toBe(iso);
  });

  it.each([
    [true, '2019-04-03'],
    [false, '2019-03-04'],
  ])('in figures is read by the order the page proves (day first: %s)', (isDayFirst, iso) => {
    expect(readDate('03/04/2019', { language: 'en', isMachine: false, isDayFirst })?.iso).toBe(iso);
  });

  it.each([
    ['Published: 3 May 2020', 'published'],
    ['Aktualisiert am 3. Mai 2020', 'updated'],
    ['Published 3 May, updated 4 May', 'published'],
    ['2020年5月3日 公開', 'published'],
    ['Обновлено 3 мая', 'updated'],
    ['3 May 2020', null],
  ])('beside a label, %s, is told by it', (line, label) => {
    expect(readDateLabel(line)).toBe(label);
  });

  it.each([
    ['there is none', 'Harbour bridge to close'],
    ['no month has it', '31.04.2019'],
    ['it is to come', '1 January 2999'],
    ['it was before newspapers', '1 January 1012'],
    ['it is a number of something', '1481923140 litres'],
    ['only a clock is given', '14:05'],
  ])('is not invented where %s', (_, raw) => {
    expect(readDate(raw, { language: 'en', isMachine: false })).toBeNull();
  });

  it.each([
    ['https://paper.example/2019/11/18/bridge', '2019-11-18'],
    ['https://paper.example/news/20191118-bridge', '2019-11-18'],
    ['https://paper.example/2019/nov/18/bridge', '2019-11-18'],
    ['https://paper.example/2019/11/bridge', '2019-11'],
    ['https://paper.example/bridge-1931', undefined],
  ])('in the address %s is as precise as it is there', (url, iso) => {
    expect(dateInAddress(url)?.iso).toBe(iso);
  });

  it('is taken from a dateline, not from a sentence', () => {
    expect(datelineDate('BERLIN, 4. Mai 2021 (dpa) – Das Rathaus wird saniert.', 'de')?.iso).toBe('2021-05-04');
    expect(
      datelineDate('The bridge, which opened on 4 May 1931 to much applause – and rain – will close.', 'en'),
    ).toBeNull();
  });
});
