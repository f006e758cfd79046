import type { SearchApi } from '../../../contract/archive-api';
import type { CompletionApi, Proposal } from '../../../contract/completion';
import { limits } from '../../../contract/limits';
import { parseQuery, printQuery, type QueryNode, type WordNode } from '../../../query/index';
import type { IdSet } from '../../../search/types';
import type { Store } from '../store';

type Request = Parameters<CompletionApi['didYouMean']>[0];

/** Words of a query that are looked at, spellings tried of each, and queries asked in all. */
const mostWords = 6;
const mostSpellings = 3;
const mostAsked = 6;
const mostProposals = 3;
/** A word in so few articles may be a slip that somebody made in print. */
const rareArticles = 2;
/** How many times more articles must have the word that was meant, where the one typed is in some. */
const muchMore = 10;

/** A word or phrase of a query and what it may have meant, the likeliest first. */
interface Slip {
  readonly node: WordNode;
  readonly meant: readonly WordNode[];
}

/**
 * What a query that finds next to nothing may have meant. Each plain word, and each word of a phrase, that hardly any
 * article has is put in another spelling that is in the dictionary; what is proposed was asked and finds more.
 */
export async function proposeQueries(
  store: Store,
  search: SearchApi['search'],
  request: Request,
): Promise<readonly Proposal[]> {
  const { query, today } = request;
  const parsed = parseQuery(query, { today, typing: true, maxCharacters: limits.queryCharacters });
  const slips: Slip[] = [];
  for (const node of listAsked(parsed.tree).slice(0, mostWords)) {
    // In turn: the index answers one question at a time anyway.
    // oxlint-disable-next-line no-await-in-loop
    const meant = await (node.type === 'word' ? mendWord(store, node) : mendPhrase(store, node));
    if (meant.length > 0) slips.push({ node, meant });
  }
  const total = async (text: string): Promise<number> =>
    (await search({ ...request, query: text, offset: 0, limit: 0 })).total;
  const now = slips.length > 0 ? await total(query) : 0;
  const found: Proposal[] = [];
  for (const choice of listChoices(slips).slice(0, mostAsked)) {
    const mended = rewrite(query, choice);
    // oxlint-disable-next-line no-await-in-loop
    const finds = await total(mended);
    const words = choice.map(({ meant }) => printQuery(meant)).join(' ');
    if (finds > now) found.push({ query: mended, words, total: finds });
    if (found.length === mostProposals) break;
  }
  return found;
}

interface Choice {
  readonly node: WordNode;
  readonly meant: WordNode;
}

/** All slips in their likeliest spelling; then each single one in another, the others as before. */
function listChoices(slips: readonly Slip[]): readonly (readonly Choice[])[] {
  const pick = (other: Slip | null, spelling: number): Choice[] =>
    slips.flatMap((slip) => {
      const meant = slip.meant[slip === other ? spelling : 0];
      return meant ? [{ node: slip.node, meant }] : [];
    });
  if (slips.length === 0) return [];
  const others = slips.flatMap((slip) => slip.meant.slice(1).map((_, at) => pick(slip, at + 1)));
  return [pick(null, 0), ...others];
}

function rewrite(query: string, choices: readonly Choice[]): string {
  return choices
    .toSorted((a, b) => b.node.range[0] - a.node.range[0])
    .reduce(
      (text, { node, meant }) => text.slice(0, node.range[0]) + printQuery(meant) + text.slice(node.range[1]),
      query,
    );
}

/** Words and phrases that are asked for, not those that are left out. */
function listAsked(node: QueryNode): readonly WordNode[] {
  if (node.type === 'and' || node.type === 'or') return node.of.flatMap(listAsked);
  if (node.type === 'near') return node.of;
  return node.type === 'word' || node.type === 'phrase' ? [node] : [];
}

async function mendWord({ indexing }: Store, node: Extract<WordNode, { type: 'word' }>): Promise<readonly WordNode[]> {
  const everything: IdSet = { size: 1, has: () => true };
  const nobody: ReadonlySet<number> = new Set();
  const { total } = await indexing.search.search({
    tree: node,
    states: { unread: nobody, starred: nobody, trashed: nobody, withdrawn: nobody },
    view: { ids: everything },
    sort: 'newest',
    offset: 0,
    limit: 0,
  });
  if (total > rareArticles) return [];
  return indexing.search
    .nearTerms(node.text, node.field, mostSpellings)
    .filter(({ documents }) => documents > total * muchMore)
    .map(({ term }): WordNode => ({ ...node, text: term, prefix: false }));
}

/** A phrase with each word that is nowhere in its likeliest spelling. Words that are somewhere, the little ones above all, stay. */
function mendPhrase({ indexing }: Store, node: Extract<WordNode, { type: 'phrase' }>): readonly WordNode[] {
  let isMended = false;
  const text = node.text.replaceAll(/[\p{L}\p{M}]+/gu, (word) => {
    if (indexing.search.countHolding(word) > 0) return word;
    const [meant] = indexing.search.nearTerms(word, node.field, 1);
    if (!meant) return word;
    isMended = true;
    return meant.term;
  });
  return isMended ? [{ ...node, text }] : [];
}
