import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCredits, splitByline } from './byline';

describe('who a byline names', () => {
  it.each([
    ['By Jane Roe, Washington correspondent', [['Jane Roe', 'Washington correspondent', 'person']]],
    [
      'Jane Roe, Senior Reporter, and John Doe',
      [
        ['Jane Roe', 'Senior Reporter', 'person'],
        ['John Doe', null, 'person'],
      ],
    ],
    [
      'Jane Roe (Reuters)',
      [
        ['Jane Roe', null, 'person'],
        ['Reuters', null, 'agency'],
      ],
    ],
    ['Jane Roe, Follow', [['Jane Roe', null, 'person']]],
    ['Paper Staff', [['Paper Staff', null, 'staff']]],
  ])('in %j are people with their roles, agencies and staff, apart', (byline, credits) => {
    expect(readCredits([byline]).map(({ name, role, kind }) => [name, role, kind])).toEqual(credits);
  });

  it('is found in 5,000 characters without end', () => {
    const credits = readCredits([
      Array.from({ length: 600 }, (_, i) => `Jane Roe${i}`).join(', '),
      'By '.repeat(1_700),
    ]);
    expect(credits.length).toBeLessThanOrEqual(20);
  });
});

describe('a byline', () => {
  it.each([
    ['By Jane Roe and JOHN DOE, Reuters | 3 May 2020', ['Jane Roe', 'John Doe']],
    ['Von Klaus Müller und Anna Schmidt, dpa', ['Klaus Müller', 'Anna Schmidt']],
    ['Por María José de la Cruz y Juan Pérez', ['María José de la Cruz', 'Juan Pérez']],
    ['Par Cécile Dupont, avec AFP', ['Cécile Dupont']],
    ['Автор: Иван Иванов и Пётр Петров', ['Иван Иванов', 'Пётр Петров']],
    ['文・山田太郎', ['山田太郎']],
    ['Mary McDonald-O’Neil, Senior Reporter', ['Mary McDonald-O’Neil']],
    ['John Smith Jr., Washington Correspondent', ['John Smith Jr']],
    ['Jane Roe July 10, 2015', ['Jane Roe']],
    ['Jane Roe (jane.roe@paper.example)', ['Jane Roe']],
    ['Ludwig van Beethoven', ['Ludwig van Beethoven']],
    ['By Da Vinci Code', ['Da Vinci Code']],
    ['de Moraes', ['de Moraes']],
    ['R. R.', ['R. R.']],
    ['By By Jane Roe', ['Jane Roe']],
    ['Jane Roe; Jane  Roe', ['Jane Roe']],
    ['Reuters', ['Reuters']],
    ['Editor', ['Editor']],
    ['by Paper News Desk', ['Paper News Desk']],
    ['Jane RoeWashington Post', ['Jane Roe']],
    ['Paper Staff', ['Paper Staff']],
    ['3 May 2020', []],
    ['', []],
  ])('%j is these people', (byline, people) => {
    expect(splitByline([byline])).toEqual(people);
  });

  it('of five thousand characters is read in no time and gives at most twenty people', () => {
    expect(splitByline(['Jane Roe and '.repeat(400)])).toEqual(['Jane Roe']);
    fc.assert(
      fc.property(fc.array(fc.string()), (sources) => {
        const people = splitByline(sources);
        expect(people.length).toBeLessThanOrEqual(20);
        for (const name of people) expect(name).toMatch(/\p{L}/u);
      }),
    );
  });
});
