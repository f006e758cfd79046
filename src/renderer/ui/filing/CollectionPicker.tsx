import { Check, Folder, FolderPlus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { runOnChosen } from '../commands/run-on-chosen';
import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { foldName, matchesTyped } from '../parts/matches-typed';
import { PickList, type PickOption } from '../parts/PickList';
import { PickSheet } from '../parts/PickSheet';
import { pathOf } from '../state/filing';
import { useStore } from '../state/store';

const mostAsked = 200;

/** Which collection the chosen articles are put in, or moved to from the one shown; a name that is new makes one. */
export function CollectionPicker({ isMove }: { readonly isMove: boolean }) {
  const desk = useDesk();
  const { filing, filingEdits } = desk;
  const all = useStore(filing.collections);
  const [text, setText] = useState('');
  // What was chosen when it opened stays what it is about.
  const [ids] = useState(() => runOnChosen(desk).ids());
  const [isFromList] = useState(() => desk.handles.list?.hasFocus() ?? false);
  const [filedIn, setFiledIn] = useState<ReadonlySet<number>>(new Set());
  const from = isMove ? desk.place.get().collectionId : null;
  useEffect(() => {
    if (ids.length > mostAsked) return;
    desk.ask('collectionsOf', ids).then(
      (lists) =>
        setFiledIn(new Set(all.filter(({ id }) => lists.every((list) => list.includes(id))).map(({ id }) => id))),
      () => undefined,
    );
  }, [desk, ids, all]);

  const options = useMemo(() => {
    const found: PickOption[] = [];
    for (const one of all) {
      const path = pathOf(all, one.id);
      if (!matchesTyped(path.join(' '), text)) continue;
      const isIn = filedIn.has(one.id);
      found.push({
        id: String(one.id),
        label: one.name,
        hint: [path.slice(0, -1).join(' › '), isIn ? say('filing.alreadyInIt') : countOf(one.articles, 'article')]
          .filter(Boolean)
          .join(' · '),
        icon: isIn ? <Check size={14} aria-hidden /> : <Folder size={14} aria-hidden />,
      });
    }
    const typed = text.trim();
    if (typed !== '' && !all.some((one) => foldName(one.name) === foldName(typed))) {
      found.push({ id: 'new', label: say('filing.make', { typed }), icon: <FolderPlus size={14} aria-hidden /> });
    }
    return found;
  }, [all, text, filedIn]);

  const close = (): void => desk.overlay.set(null);
  const pick = async (id: string): Promise<void> => {
    close();
    let into = all.find((one) => String(one.id) === id) ?? null;
    if (id === 'new') {
      const name = text.trim();
      const made = await filingEdits.makeCollection(name, null);
      if (made === null) return;
      into = { id: made, name, description: '', parent: null, articles: 0, articlesWithin: 0 };
    }
    if (!into) return;
    if (from !== null) {
      desk.triage.left(`Moved to “${into.name}”`);
      desk.mover.expectLeaving(ids);
    } else desk.triage.stayed(`Put in “${into.name}”`, isFromList, true);
    await filingEdits.file(ids, into, from);
  };
  const name = `${isMove ? 'Move' : 'Put'} ${countOf(ids.length, 'article')} ${isMove ? 'to' : 'in'} a collection`;
  return (
    <PickSheet name={name} isOpen onClose={close}>
      <PickList
        label={name}
        placeholder={say('filing.itsNameOrA', { name })}
        text={text}
        onText={setText}
        options={options}
        onPick={(id) => void pick(id)}
        empty={say('filing.noCollectionYetType')}
      />
    </PickSheet>
  );
}
