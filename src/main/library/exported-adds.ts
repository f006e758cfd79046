import { identify } from '../intake/index';
import type { ExportedArticle } from './check-exported';
import type { AddDraft } from './import-choosing';

/** An article and its sightings; those of the very same origin are numbered, so that none is taken for a repetition. */
export function listAdds({ content, origin, sightings }: ExportedArticle, importId: number): AddDraft[] {
  const keys = identify(content);
  const seen = new Map<string, number>();
  return [{ origin, saved: content.saved }, ...sightings].map((one) => {
    const place = JSON.stringify([one.origin.path, one.origin.part, one.origin.object]);
    const again = seen.get(place) ?? 0;
    seen.set(place, again + 1);
    const found = { ...content, saved: one.saved };
    const base = { type: 'article-add' as const, importId, content: found, origin: one.origin, keys };
    return again === 0 ? base : { ...base, again };
  });
}
