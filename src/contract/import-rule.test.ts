import { describe, expect, it } from 'vitest';
import { applyRules, matchesRule, type ImportRule, type RuleCondition } from './import-rule';

const subject = {
  outlet: 'The Gazette',
  section: 'Local News',
  path: '/home/me/Saved pages/2019/wall.html',
  format: 'html',
} as const;

const rule = (id: string, isOn: boolean, tags: readonly string[], read: boolean | null): ImportRule => ({
  id,
  isOn,
  when: { format: 'html' },
  give: { tags, collection: 7, read },
});

describe('a rule', () => {
  it.each<[RuleCondition, boolean]>([
    [{}, false],
    [{ outlet: ' the  GAZETTE' }, true],
    [{ outlet: 'Gazette' }, false],
    [{ section: 'local news', outlet: 'The Gazette' }, true],
    [{ section: 'sport', outlet: 'The Gazette' }, false],
    [{ folder: 'saved pages' }, true],
    [{ folder: '2019' }, true],
    [{ folder: 'wall.html' }, false],
    [{ folder: '/home/me/Saved pages/' }, true],
    [{ folder: '/home/me/Saved' }, false],
    [{ folder: 'Saved pages/2019' }, true],
    [{ folder: '/' }, false],
    [{ format: 'html' }, true],
    [{ format: 'text' }, false],
  ])('of %j means an article of The Gazette in a folder: %s', (when, expected) => {
    expect(matchesRule(when, subject)).toBe(expected);
  });

  it('is followed with all others that are on and fit; the last to speak of the reading mark decides', () => {
    const rules = [rule('a', true, ['x', 'y'], true), rule('b', true, ['y'], false), rule('c', false, ['z'], true)];
    expect(applyRules(rules, subject)).toEqual({ tags: ['x', 'y'], collections: [7], read: false });
  });
});
