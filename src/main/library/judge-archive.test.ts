import { describe, expect, it } from 'vitest';
import { portProtocol, type ArchiveState } from '../../contract/port';
import { judgeArchive, type ArchiveFacts } from './judge-archive';

const state: ArchiveState = {
  protocol: portProtocol,
  schema: 1,
  frame: 5,
  chain: 'c5',
  appliedSeq: 50,
  articles: 40,
  articlesNoted: 40,
  dataLoss: '',
  isNew: false,
};
const facts: ArchiveFacts = {
  state,
  end: { frame: 9, chain: 'c9', seq: 90 },
  chainThere: 'c5',
  noted: { frame: 5, articles: 40, digest: null },
};
const empty = { frame: 0, chain: '', appliedSeq: 0, articles: 0, articlesNoted: 0 };

describe('the archive, compared with the record', () => {
  it.each<[string, Partial<ArchiveState>, Partial<ArchiveFacts>, string]>([
    ['behind on the same chain', {}, {}, 'go-on'],
    ['level', { frame: 9, chain: 'c9', appliedSeq: 90 }, { chainThere: 'c9', noted: null }, 'go-on'],
    ['new', { ...empty, isNew: true }, {}, 'go-on'],
    ['new, with a loss reported', { ...empty, isNew: true, dataLoss: 'total' }, {}, 'go-on'],
    ['empty but not new', empty, { chainThere: null }, 'go-on'],
    ['nothing lost, by the flag', { dataLoss: 'none' }, {}, 'go-on'],
    ['at a frame that is damaged in the journal', { chain: 'mine' }, { chainThere: null }, 'go-on'],
    [
      'noted at another frame',
      { articles: 41, articlesNoted: 41 },
      { noted: { frame: 4, articles: 40, digest: null } },
      'go-on',
    ],
    ['on another chain', { chain: 'other' }, {}, 'start-over'],
    ['shortened', { articles: 39 }, {}, 'start-over'],
    ['shortened together with its own note', { articles: 39, articlesNoted: 39 }, {}, 'start-over'],
    ['with a loss reported', { dataLoss: 'total' }, {}, 'start-over'],
    [
      'level, but short of a change',
      { frame: 9, chain: 'c9', appliedSeq: 89 },
      { chainThere: 'c9', noted: null },
      'start-over',
    ],
    ['ahead', { frame: 10, chain: 'c10' }, { chainThere: null }, 'stop'],
    ['ahead, with a loss reported', { frame: 10, dataLoss: 'total' }, { chainThere: null }, 'stop'],
    ['of another protocol', { protocol: portProtocol + 1 }, {}, 'stop'],
  ])('%s', (_, changed, other, verdict) => {
    expect(judgeArchive({ ...facts, ...other, state: { ...state, ...changed } }).do).toBe(verdict);
  });
});
