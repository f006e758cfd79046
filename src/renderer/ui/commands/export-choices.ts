import { say } from '../messages/say';
import type { Desk } from '../state/desk';
import type { ExportChoice } from '../state/handles';

/** What could be exported from here, the likeliest first: what is chosen, the collection, everything in the list. */
export function exportChoices(
  desk: Pick<Desk, 'filing' | 'place' | 'results' | 'reading' | 'ask'>,
  ids: readonly number[],
): readonly ExportChoice[] {
  const choices: ExportChoice[] = [];
  const { section, collectionId, query, tag } = desk.place.get();
  const target = desk.filing.target.get();
  const id = target?.kind === 'collection' ? target.id : collectionId;
  const collection = desk.filing.collections.get().find((one) => one.id === id);
  if (collection) {
    choices.push({
      label: say('commands.theCollection', { name: collection.name }),
      title: collection.name,
      select: () => Promise.resolve({ kind: 'collection', id: collection.id }),
    });
  }
  const { asked, page } = desk.results.state.get();
  const isWholeCollection = section === 'collection' && query.trim() === '';
  if (asked && page.total > 0 && !isWholeCollection) {
    choices.push({
      label: say('commands.everythingInTheList', { total: page.total }),
      title: query.trim() === '' ? (tag ?? say('commands.articles')) : query.trim(),
      select: async () => ({ kind: 'ids', ids: await desk.ask('searchIds', asked) }),
    });
  }
  if (ids.length > 0) {
    const { view } = desk.reading.store.get();
    const title = ids.length === 1 ? view?.article.title : undefined;
    const chosen: ExportChoice = {
      label: title ? `“${title}”` : say('commands.theArticleChosen', { count: ids.length }),
      title: title ?? say('commands.articles'),
      select: () => Promise.resolve({ kind: 'ids', ids }),
    };
    // Several chosen on purpose come first; the one being read comes last.
    if (ids.length > 1) choices.unshift(chosen);
    else choices.push(chosen);
  }
  return choices;
}
