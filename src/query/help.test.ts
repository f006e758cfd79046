import { describe, expect, it } from 'vitest';
import { fieldTable, operatorTable, parseQuery, type QueryNode } from './index';

const read = (text: string) => parseQuery(text, { today: '2026-03-31', typing: false });

/** What a query can be made of. A kind of node that is new must be written here, and then be in the help. */
const parts: Readonly<Record<QueryNode['type'], true>> = {
  word: true,
  phrase: true,
  exact: true,
  wildcard: true,
  fuzzy: true,
  near: true,
  list: true,
  and: true,
  or: true,
  not: true,
  date: true,
  is: true,
  language: true,
  kind: true,
  id: true,
  in: true,
  tag: true,
  note: true,
  has: true,
  section: true,
  url: true,
  all: true,
};

function typesIn(node: QueryNode): readonly string[] {
  if (node.type === 'and' || node.type === 'or') return [node.type, ...node.of.flatMap(typesIn)];
  return node.type === 'not' ? [node.type, ...typesIn(node.of)] : [node.type];
}

describe('the help sheet', () => {
  it('says of every field what it means, and its example is about that field', () => {
    for (const { name, help, example } of fieldTable) {
      expect(help.length, name).toBeGreaterThan(5);
      expect(example.startsWith(`${name}:`), name).toBe(true);
      expect(read(example).notices, name).toEqual([]);
    }
  });

  it('says of every operator what it does, with an example that is read without a remark', () => {
    for (const { write, help } of operatorTable) {
      expect(help.length, write).toBeGreaterThan(5);
      expect(read(write).notices, write).toEqual([]);
    }
  });

  it('has an example of everything a query can be made of', () => {
    const examples = [...operatorTable.map(({ write }) => write), ...fieldTable.map(({ example }) => example)];
    const shown = new Set(examples.flatMap((text) => typesIn(read(text).tree)));
    // Everything is what an empty query means, and what is left of one that only sorts.
    expect(Object.keys(parts).filter((type) => !shown.has(type))).toEqual([]);
  });

  it('tells each field apart: no two have a name in common, and every name is read', () => {
    const names = fieldTable.flatMap((field) => [field.name, ...field.aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      // A field that is read is not looked for as a word.
      expect(read(`${name}:zzz`).notices.map(({ code }) => code)).not.toContain('unknown-field');
    }
  });
});
