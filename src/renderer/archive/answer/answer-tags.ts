import type { ResultRow, TagsApi } from '../../../contract/archive-api';
import type { Tag } from '../../../contract/mark';
import type { Holdings } from '../holdings';
import { flag } from '../rows';
import type { Store } from '../store';

/** Answers what tags there are. */
export function answerTags(store: Store): TagsApi {
  let kept: { readonly generation: number; readonly tags: readonly Tag[] } | null = null;
  return {
    /**
     * Levels above a nested tag are tags too, though no article has them by themselves; each counts the articles
     * that its view lists: with it or with one nested in it, Trash left out.
     */
    async tags() {
      if (kept?.generation !== store.generation) {
        kept = { generation: store.generation, tags: describeTags(store.holdings) };
      }
      return kept.tags;
    },
    async tagsOf(ids) {
      const { tags } = store.holdings;
      const counts = new Map<string, number>();
      for (const id of new Set(ids)) for (const key of tags.keysOf(id)) counts.set(key, (counts.get(key) ?? 0) + 1);
      return [...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, articles]) => ({ tag: tags.rows.get(key)?.name ?? key, articles }));
    },
  };
}

/** An article's tags by name, with their colours. */
export function listTagsOf({ tags }: Holdings, articleId: number): ResultRow['tags'] {
  return tags.keysOf(articleId).flatMap((key) => {
    const row = tags.rows.get(key);
    return row ? [{ tag: row.name, colour: row.colour }] : [];
  });
}

function describeTags({ tags, states }: Holdings): readonly Tag[] {
  const described = new Map<string, { tag: string; colour: Tag['colour']; articles: number; lastArticle: number }>();
  for (const { key, name, colour } of tags.rows.values()) {
    const names = name.split('/');
    for (const [i, level] of listLevels(key).entries()) {
      const known = described.get(level);
      const own = level === key ? colour : (known?.colour ?? null);
      if (known) known.colour = own;
      else described.set(level, { tag: names.slice(0, i + 1).join('/'), colour: own, articles: 0, lastArticle: -1 });
    }
  }
  const articles = new Set<number>();
  for (const key of tags.rows.keys()) for (const id of tags.members(key)) articles.add(id);
  for (const id of articles) {
    const flags = states.get(id)?.flags ?? flag.withdrawn;
    if (flags & (flag.withdrawn | flag.trashed)) continue;
    for (const level of tags.keysOf(id).flatMap(listLevels)) {
      const one = described.get(level);
      if (!one || one.lastArticle === id) continue;
      one.lastArticle = id;
      one.articles++;
    }
  }
  return [...described.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { tag, colour, articles: count }]) => ({ tag, colour, articles: count }));
}

/** A tag's key with those above it, from the top: `a/b/c` gives `a`, `a/b`, `a/b/c`. */
function listLevels(key: string): readonly string[] {
  const levels = key.split('/');
  return levels.map((_, i) => levels.slice(0, i + 1).join('/'));
}
