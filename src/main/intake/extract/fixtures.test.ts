import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { ArticleContent } from '../../../contract/article';
import { extractHtml, extractText } from './index';
import type { Extracted, ExtractInput } from './types';

const folder = join(import.meta.dirname, '../fixtures');

type Node = DefaultTreeAdapterTypes.ChildNode;

function describeNode(node: Node | undefined): string {
  if (node === undefined) return 'nothing';
  if ('value' in node) return JSON.stringify(node.value);
  if (!('tagName' in node)) return node.nodeName;
  const attributes = node.attrs.map(({ name, value }) => ` ${name}="${value}"`).sort();
  return `<${node.tagName}${attributes.join('')}>`;
}

/** The path of the first difference between two trees, and what stands there in each; null when they are equal. */
function firstDifference(expected: readonly Node[], actual: readonly Node[], path = ''): string | null {
  for (let i = 0; i < Math.max(expected.length, actual.length); i++) {
    const left = expected[i];
    const right = actual[i];
    const here = `${path}/${left?.nodeName ?? right?.nodeName ?? ''}[${i}]`;
    if (describeNode(left) !== describeNode(right)) {
      return `${here}: expected ${describeNode(left)}, got ${describeNode(right)}`;
    }
    if (left !== undefined && right !== undefined && 'childNodes' in left && 'childNodes' in right) {
      const below = firstDifference(left.childNodes, right.childNodes, here);
      if (below !== null) return below;
    }
  }
  return null;
}

/** A file ends in a line feed and shows a block a line; neither is of the article. */
function readTree(html: string): readonly Node[] {
  return parseFragment(html.replace(/\n(?=<|$)/g, '')).childNodes;
}

function extract(name: string): Exclude<Extracted, { readonly refusal: unknown }> {
  const path = join(folder, name);
  const isHtml = existsSync(join(path, 'source.html'));
  const text = readFileSync(join(path, isHtml ? 'source.html' : 'source.txt'), 'utf8');
  const more = join(path, 'input.json');
  // Ours: rules of an outlet, or that a text was kept whole.
  const given = existsSync(more) ? (JSON.parse(readFileSync(more, 'utf8')) as Partial<ExtractInput>) : {};
  const input = { text, fileName: `${name}.html`, part: null, savedMs: null, explain: true, ...given };
  const result = isHtml ? extractHtml(input) : extractText(input);
  if ('refusal' in result) throw new Error(`refused: ${result.refusal.detail}`);
  return result;
}

/** Every rule with its reason, as the sources that take blocks out say them. */
function listRules(): string[] {
  const sources = [
    'clean/furniture/rules.ts',
    'clean/furniture/hints.ts',
    'clean/furniture/index.ts',
    'extract/text.ts',
  ];
  const more = ['clean/furniture/link-lists.ts', 'extract/text-head.ts', 'extract/text-database.ts'];
  const found = [...sources, ...more].flatMap((source) => {
    const text = readFileSync(join(folder, '..', source), 'utf8');
    const named = text.matchAll(/(?:verdict\(|rule: )'([a-z-]+)',\s*(?:why: )?'([^']+)'/gu);
    return Array.from(named, ([, rule = '', why = '']) => `${rule}: ${why}`);
  });
  const lines = ['counter: a bare counter', 'prompt: a prompt of a form', 'share: a share button or a counter'];
  const others = ['advertising: not part of the article', 'newsletter: not part of the article'];
  return [...new Set([...found, ...lines, ...others])].sort();
}

describe('what comes out of a page', () => {
  it.each(readdirSync(folder))('is what fixtures/%s says', (name) => {
    const { content } = extract(name);
    // The fixtures are ours and hold the fields of an article.
    const expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as Partial<ArticleContent>;
    for (const [field, value] of Object.entries(expected)) {
      expect(content, field).toHaveProperty(field, value);
    }
    const html = readFileSync(join(folder, name, 'expected.html'), 'utf8');
    expect(firstDifference(readTree(html), readTree(content.html))).toBeNull();
  });

  it('has a fixture for each rule that takes something out', () => {
    const pinned = new Set(
      readdirSync(folder).flatMap((name) => extract(name).explained.map(({ rule, why }) => `${rule}: ${why}`)),
    );
    const rules = listRules();
    expect(rules.length).toBeGreaterThan(35);
    expect(rules.filter((rule) => !pinned.has(rule))).toEqual([]);
  });

  it('is told apart from what was expected by the place of the first difference', () => {
    const one = readTree('<p>a <em>b</em></p>');
    expect(firstDifference(one, readTree('<p>a <em>c</em></p>'))).toBe('/p[0]/em[1]/#text[0]: expected "b", got "c"');
    expect(firstDifference(one, readTree('<p>a <em>b</em></p><hr>'))).toBe('/hr[1]: expected nothing, got <hr>');
  });
});
