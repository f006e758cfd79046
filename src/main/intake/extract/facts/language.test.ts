import { describe, expect, it } from 'vitest';
import { findLanguage } from './language';

const told = (value: string | null): Parameters<typeof findLanguage>[0] => [{ value, source: 'html' }];

describe('the language of an article', () => {
  it.each([
    [
      'de',
      'Der Rat hat am Dienstag beschlossen, dass die Brücke für ein Jahr geschlossen wird und die Busse über den Tunnel fahren.',
    ],
    [
      'en',
      'The council has voted on Tuesday to close the bridge for a year, and buses will run through the tunnel until it is done.',
    ],
    [
      'hr',
      'Gradsko vijeće odlučilo je u utorak da će most biti zatvoren godinu dana, što znači da autobusi voze kroz tunel, kaže se gdje je to rečeno.',
    ],
    [
      'sl',
      'Mestni svet je v torek sklenil, da bo most zaprt eno leto in da bodo avtobusi vozili skozi predor, kot so povedali po seji.',
    ],
    [
      'cs',
      'Rada města v úterý rozhodla, že most bude na rok uzavřen a že autobusy budou jezdit tunelem, který je podle radních dost široký.',
    ],
    [
      'uk',
      'Міська рада у вівторок вирішила, що міст буде закрито на рік, а автобуси їздитимуть через тунель, який є достатньо широким для них.',
    ],
    [
      'bg',
      'Градският съвет реши във вторник, че мостът ще бъде затворен за една година, а автобусите ще минават през тунела, който е широк.',
    ],
    [
      'fa',
      'شورای شهر روز سه‌شنبه تصمیم گرفت که این پل را به مدت یک سال ببندد و اتوبوس‌ها از تونل می‌گذرند که برای آن‌ها به اندازه کافی پهن است.',
    ],
    ['hi', 'नगर परिषद ने मंगलवार को फैसला किया कि पुल एक साल के लिए बंद रहेगा और बसें सुरंग से होकर चलेंगी जो उनके लिए काफी चौड़ी है।'],
    ['ja', '市議会は火曜日、橋を一年間閉鎖し、バスはトンネルを通ることを決定した。'],
    ['zh', '市议会星期二决定，大桥将关闭一年，公共汽车将改走隧道。'],
    ['th', 'สภาเมืองมีมติเมื่อวันอังคารให้ปิดสะพานเป็นเวลาหนึ่งปี และรถโดยสารจะวิ่งผ่านอุโมงค์แทน'],
  ])('is %s by its words, whatever the page says', (language, text) => {
    expect(findLanguage(told('xx'), text)?.language).toBe(language);
    expect(findLanguage([], text)?.language).toBe(language);
  });

  it('is the page’s own tag, with its region, where the words agree', () => {
    const text =
      'O conselho decidiu na terça-feira que a ponte vai ser fechada por um ano e que os ônibus vão passar pelo túnel, disse a prefeita depois da sessão.';
    expect(findLanguage(told('pt-br'), text)).toEqual({ language: 'pt-BR', source: 'html' });
    expect(findLanguage(told('en'), text)).toEqual({ language: 'pt', source: 'detected' });
  });
});
