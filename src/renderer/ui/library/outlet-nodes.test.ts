import { describe, expect, it } from 'vitest';
import { parseQuery, printQuery } from '../../../query';
import { allOutletsId, outletNodes } from './outlet-nodes';

const names = ['The Example', 'all', 'O’Quay "Post"', 'outlet:gazette', '北京日报', 'صحيفة الميناء', 'a OR b'];

describe('the lines of outlets', () => {
  it('are the searches they lead to, whatever the outlet is called, and none is the line of all', () => {
    const nodes = outletNodes(names.map((name, at) => ({ name, articles: at + 1 })));
    expect(nodes.map(({ label, articles }) => [label, articles])).toEqual(names.map((name, at) => [name, at + 1]));
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(names.length);
    for (const { id } of nodes) {
      expect(id).not.toBe(allOutletsId);
      const { tree, notices } = parseQuery(String(id), { today: '2026-01-01', typing: false });
      expect(notices).toEqual([]);
      expect(['phrase', 'term']).toContain(tree.type);
      expect(printQuery(tree)).toBe(id);
    }
  });
});
