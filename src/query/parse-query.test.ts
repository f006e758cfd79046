import { describe, expect, it } from 'vitest';
import { expandLists, fieldTable, parseQuery, type QueryNode } from './index';

const today = '2026-03-31';

/** A tree without its ranges, short enough to read in a table. */
function show(node: QueryNode): string {
  switch (node.type) {
    case 'word':
      return `${node.field === 'any' ? '' : `${node.field}=`}${node.text}${node.prefix ? '*' : ''}`;
    case 'phrase':
      return `${node.field === 'any' ? '' : `${node.field}=`}"${node.text}"`;
    case 'and':
    case 'or':
      return `${node.type}(${node.of.map(show).join(', ')})`;
    case 'not':
      return `not(${show(node.of)})`;
    case 'date':
      return `${node.field}[${node.interval === 'unknown' ? 'unknown' : `${node.interval.from ?? ''}..${node.interval.to ?? ''}`}]`;
    case 'is':
      return `is=${node.state}`;
    case 'language':
      return `lang=${node.tag}`;
    case 'kind':
      return `kind=${node.kind}`;
    case 'id':
      return `id=${String(node.id)}`;
    case 'in':
      return `in=${node.name}`;
    case 'note':
      return `note=${show(node.of)}`;
    case 'has':
      return `has=${node.what}`;
    case 'tag':
      return `tag=${node.tag}`;
    case 'section':
    case 'url':
      return `${node.type}=${node.text}`;
    case 'list':
      return `list=${node.name}`;
    case 'exact':
      return `${node.field === 'any' ? '' : `${node.field}=`}=${node.text}=`;
    case 'wildcard':
      return `${node.field === 'any' ? '' : `${node.field}=`}/${node.pattern}/`;
    case 'fuzzy':
      return `${node.field === 'any' ? '' : `${node.field}=`}${node.text}~${node.distance === null ? '' : String(node.distance)}`;
    case 'near':
      return `near${String(node.within)}(${node.of.map(show).join(', ')})`;
    default:
      return 'all';
  }
}

function read(text: string): string {
  const { tree, notices, sort } = parseQuery(text, { today, typing: false });
  const said = notices.map((notice) => ` !${notice.code}@${notice.range.join('-')}`).join('');
  return show(tree) + said + (sort ? ` sort=${sort}` : '');
}

describe('a query is read as it was meant', () => {
  it.each([
    ['', 'all'],
    ['   ', 'all'],
    ['strike', 'strike'],
    ['strike wages', 'and(strike, wages)'],
    ['strike AND wages', 'and(strike, wages)'],
    ['strike and wages', 'and(strike, and, wages)'],
    ['"minimum wage"', '"minimum wage"'],
    ['„Mindestlohn steigt“ jetzt', 'and("Mindestlohn steigt", jetzt)'],
    ['«salaire minimum»', '"salaire minimum"'],
    ['»Mindestlohn« “minimum wage”', 'and("Mindestlohn", "minimum wage")'],
    ['「最低賃金」', '"最低賃金"'],
    ['strike OR walkout', 'or(strike, walkout)'],
    ['strike|walkout||stoppage', 'or(strike, walkout, stoppage)'],
    ['pay strike OR walkout', 'and(pay, or(strike, walkout))'],
    ['(pay strike) OR walkout', 'or(and(pay, strike), walkout)'],
    ['strike or walkout', 'and(strike, or, walkout)'],
    ['strike -football', 'and(strike, not(football))'],
    ['strike NOT football', 'and(strike, not(football))'],
    ['strike AND NOT football', 'and(strike, not(football))'],
    ['strike OR -football', 'or(strike, not(football))'],
    ['strike -"hunger strike"', 'and(strike, not("hunger strike"))'],
    ['strike -(football OR lightning)', 'and(strike, not(or(football, lightning)))'],
    ['NOT NOT strike', 'strike'],
    ['-strike', 'not(strike) !only-negative@0-7'],
    ['-a -b', 'and(not(a), not(b)) !only-negative@0-5'],
    ['Paris - the strike', 'and(Paris, the, strike)'],
    ['co-operation', 'co-operation'],
    ['elect*', 'elect*'],
    ['*', 'all !stray-operator@0-1'],
    ['wo*an', '/wo*an/'],
    ['wom?n wom??n', 'and(/wom?n/, /wom??n/)'],
    ['*gate w**n', 'and(/*gate/, /w*n/)'],
    ['el?ct*', '/el?ct*/'],
    ['?omen', '/?omen/'],
    ['title:wom?n -by:r*z', 'and(title=/wom?n/, not(byline=/r*z/))'],
    ['who? why?!', 'and(who?, why?!)'],
    ['a?', 'a?'],
    ['a*?', 'a*?'],
    ['*a', '*a !bad-value@0-2'],
    ['?*?x', '?*?x !bad-value@0-4'],
    ['https://example.org/a?b', 'https://example.org/a?b'],
    ['wom\\?n', 'wom?n'],
    ['tag:a*b', 'tag=a*b'],
    ['colour~ colour~1 title:colour~2', 'and(colour~, colour~1, title=colour~2)'],
    ['ab~ ~abc colour~3 C~', 'and(ab~, ~abc, colour~3, C~)'],
    ['colour\\~', 'colour~'],
    ['note:wom?n', 'note=wom* !bad-value@0-10'],
    ['is:col~', 'col~ !bad-value@0-7'],
    ['near/5(strike wages)', 'near5(strike, wages)'],
    ['NEAR(strike "minimum wage" elect*)', 'near10(strike, "minimum wage", elect*)'],
    ['near/900(a b)', 'near100(a, b)'],
    ['-near/2(a b) c', 'and(not(near2(a, b)), c)'],
    ['title:near/3(a b)', 'near3(title=a, title=b)'],
    ['near/5(strike)', 'strike !bad-value@0-6'],
    ['near/5(a OR b)', 'or(a, b) !bad-value@0-6'],
    ['near/5(a (b c))', 'and(a, b, c) !bad-value@0-6'],
    ['near/5(a b', 'and(a, b) !bad-value@0-6 !unbalanced-bracket@6-7'],
    ['near (a b)', 'and(near, a, b)'],
    ['note:near/5(a b)', 'and(note=a, note=b) !bad-value@5-11'],
    ['=Polish ="The Times"', 'and(=Polish=, =The Times=)'],
    ['-=Polish title:=US by:="de Silva"', 'and(not(=Polish=), title==US=, byline==de Silva=)'],
    ['title:(=US OR us)', 'or(title==US=, title=us)'],
    ['=OR =co-operation =C++', 'and(=OR=, =co-operation=, =C++=)'],
    ['=„Die Zeit“ =\\"x', 'and(=Die Zeit=, ="x=)'],
    ['a = b ==c =', 'and(a, b, ==c)'],
    ['a=b =(c d) \\=e', 'and(a=b, c, d, =e)'],
    ['=Pol*', '=Pol= !bad-value@0-5'],
    ['="open', 'open !unbalanced-quote@1-2'],
    ['=... ="..."', 'all'],
    ['tag:=x', 'tag==x'],
    ['note:=Ask', 'note="Ask" !bad-value@0-9'],
    ['near/5(=a b)', 'and(=a=, b) !bad-value@0-6'],
    ['section:business url:example.org/a?b=1', 'and(section=business, url=example.org/a?b=1)'],
    ['url:https://example.org/x', 'url=https://example.org/x'],
    ['list:ministers strike', 'and(list=ministers, strike)'],
    ['title:strike', 'title=strike'],
    ['HEADLINE:strike', 'title=strike'],
    ['by:"Ana Ruiz"', 'byline="Ana Ruiz"'],
    ['author:ruiz', 'byline=ruiz'],
    ['outlet:guardian strike', 'and(outlet=guardian, strike)'],
    ['body:strike text:wages', 'and(text=strike, text=wages)'],
    ['title:(strike OR walkout) pay', 'and(or(title=strike, title=walkout), pay)'],
    ['title:(strike by:ruiz)', 'and(title=strike, byline=ruiz)'],
    ['-title:strike', 'not(title=strike) !only-negative@0-13'],
    ['title:OR', 'title=OR'],
    ['title:-strike', 'title=-strike'],
    ['title:elect*', 'title=elect*'],
    ['title:', 'title !bad-value@0-6'],
    ['note:strike', 'note=strike'],
    ['note:"ask them"', 'note="ask them"'],
    ['notes:(ask OR tell*)', 'or(note=ask, note=tell*)'],
    ['-note:strike x', 'and(not(note=strike), x)'],
    ['note:*', 'all !stray-operator@0-6'],
    ['has:highlight', 'has=highlight'],
    ['has:Note has:original', 'and(has=note, has=original)'],
    ['has:wings', 'wings !bad-value@0-9'],
    ['published:2019', 'published[2019-01-01..2019-12-31]'],
    ['published:2019-02', 'published[2019-02-01..2019-02-28]'],
    ['published:2020-2', 'published[2020-02-01..2020-02-29]'],
    ['date:2019-03-04', 'published[2019-03-04..2019-03-04]'],
    ['published:2019/03/04', 'published[2019-03-04..2019-03-04]'],
    ['published:2019..2020', 'published[2019-01-01..2020-12-31]'],
    ['published:2019-03..2020-01', 'published[2019-03-01..2020-01-31]'],
    ['published:2020..2019', 'published[2019-01-01..2020-12-31]'],
    ['published:..2019', 'published[..2019-12-31]'],
    ['published:2019..', 'published[2019-01-01..]'],
    ['published:..', 'published[..]'],
    ['published:>=2019', 'published[2019-01-01..]'],
    ['published:>2019', 'published[2020-01-01..]'],
    ['published:<2019-03-01', 'published[..2019-02-28]'],
    ['published:<=2019-03', 'published[..2019-03-31]'],
    ['published:today', 'published[2026-03-31..2026-03-31]'],
    ['imported:yesterday', 'imported[2026-03-30..2026-03-30]'],
    ['published:"past 3 weeks"', 'published[2026-03-10..2026-03-31]'],
    ['published:"past month"', 'published[2026-02-28..2026-03-31]'],
    ['published:"last month"', 'published[2026-02-01..2026-02-28]'],
    ['published:"this week"', 'published[2026-03-30..2026-04-05]'],
    ['published:"last week"', 'published[2026-03-23..2026-03-29]'],
    ['published:"last year"', 'published[2025-01-01..2025-12-31]'],
    ['saved:7d', 'saved[2026-03-24..2026-03-31]'],
    ['published:unknown', 'published[unknown]'],
    ['published:(2019 OR 2021)', 'or(published[2019-01-01..2019-12-31], published[2021-01-01..2021-12-31])'],
    ['-published:2019 strike', 'and(not(published[2019-01-01..2019-12-31]), strike)'],
    ['published:someday', 'someday !bad-date@0-17'],
    ['published:2019-13', '2019-13 !bad-date@0-17'],
    ['published:2019-02-30', '2019-02-30 !bad-date@0-20'],
    ['lang:pt-BR', 'lang=pt-br'],
    ['lang:(en OR de)', 'or(lang=en, lang=de)'],
    ['lang:Deutsch', 'Deutsch !bad-value@0-12'],
    ['kind:gallery', 'kind=gallery'],
    ['kind:poem', 'poem !bad-value@0-9'],
    ['is:unread is:starred', 'and(is=unread, is=starred)'],
    ['is:nice', 'nice !bad-value@0-7'],
    ['id:1204', 'id=1204'],
    ['in:Towns/Harbour', 'in=Towns/Harbour'],
    ['in:"Harbour wall" collection:x', 'and(in=Harbour wall, in=x)'],
    ['in:(a OR "b c") -in:d', 'and(or(in=a, in=b c), not(in=d))'],
    ['in:', 'in !bad-value@0-3'],
    ['in:""', 'all !bad-value@0-5'],
    ['tag:ferry', 'tag=ferry'],
    ['TAG:transport/ferry tagged:"two words"', 'and(tag=transport/ferry, tag=two words)'],
    ['tag:C++ tag:*', 'and(tag=C++, tag=*)'],
    ['sort:own', 'all sort=own'],
    ['sort:newest strike', 'strike sort=newest'],
    ['sort:upwards', 'upwards !bad-value@0-12'],
    ['foo:bar', 'foo:bar !unknown-field@0-4'],
    ['https://example.org/a?b=c:d', 'https://example.org/a?b=c:d'],
    ['12:30', '12:30'],
    ['Memo: this', 'and(Memo:, this)'],
    ['AT&T C++ ana@example.org @ana #strike', 'and(AT&T, C++, ana@example.org, @ana, #strike)'],
    ['צה"ל', 'צה"ל'],
    ['🐳', '🐳'],
    ['... !!! —', 'all'],
    ['"..."', 'all'],
    ['"unclosed quote', 'and(unclosed, quote) !unbalanced-quote@0-1'],
    ['title:"unclosed quote', 'and(title=unclosed, quote) !unbalanced-quote@6-7'],
    ['(strike wages', 'and(strike, wages) !unbalanced-bracket@0-1'],
    ['strike) wages', 'and(strike, wages) !unbalanced-bracket@6-7'],
    ['((("', 'all !unbalanced-bracket@0-1 !unbalanced-bracket@1-2 !unbalanced-bracket@2-3 !unbalanced-quote@3-4'],
    ['()', 'all'],
    ['strike () wages', 'and(strike, wages)'],
    ['OR strike', 'strike !stray-operator@0-2'],
    ['strike OR', 'strike !stray-operator@7-9'],
    ['strike OR OR walkout', 'or(strike, walkout) !stray-operator@10-12'],
    ['strike NOT', 'strike !stray-operator@7-10'],
    ['\\OR \\-strike', 'and(OR, -strike)'],
    ['"OR"', '"OR"'],
    ['strike\u0000wages\u0007', 'and(strike, wages)'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('every example of the help sheet is read without a remark', () => {
    for (const field of fieldTable) expect(read(field.example)).not.toContain('!');
  });

  it.each([
    ['climate elec', 'and(climate, elec*)'],
    ['climate elec ', 'and(climate, elec)'],
    ['climate el', 'and(climate, el*)'],
    ['climate -elec', 'and(climate, not(elec))'],
    ['title:elec', 'title=elec*'],
    ['"climate elec"', '"climate elec"'],
    ['(climate elec)', 'and(climate, elec)'],
  ])('while typing, “%s” looks for %s', (text, expected) => {
    expect(show(parseQuery(text, { today, typing: true }).tree)).toBe(expected);
  });

  it('reads the first part of a very long query and says so', () => {
    const { tree, notices } = parseQuery('word '.repeat(2_000), { today, typing: false });
    expect(tree.type === 'and' && tree.of.length).toBe(400);
    expect(notices).toMatchObject([{ code: 'too-long', range: [2_000, 10_000] }]);
  });

  it('leaves out brackets that are too deep and keeps their words', () => {
    const { tree, notices } = parseQuery(`${'('.repeat(900)}deep${')'.repeat(900)} word`, { today, typing: false });
    expect(show(tree)).toBe('and(deep, word)');
    expect(notices.map((notice) => notice.code)).toEqual(['too-deep']);
  });
});

describe('a word list', () => {
  const lists = new Map([
    ['ministers', ['Ana Ruiz', 'Okafor']],
    ['one', ['x']],
  ]);
  const expand = (text: string): string =>
    show(expandLists(parseQuery(text, { today, typing: false }).tree, (name) => lists.get(name)));

  it.each([
    ['list:ministers strike', 'and(or("Ana Ruiz", "Okafor"), strike)'],
    ['-list:one a', 'and(not("x"), a)'],
    ['a OR list:nobody', 'or(a, not(all))'],
    ['a b', 'and(a, b)'],
  ])('stands for its words and phrases: %s', (text, expected) => {
    expect(expand(text)).toBe(expected);
  });
});
