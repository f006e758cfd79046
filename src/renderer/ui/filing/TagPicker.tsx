import { Check, Plus, Tag as TagIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import { runOnChosen } from '../commands/run-on-chosen';
import { countOf } from '../format/numbers';
import { useDesk } from '../parts/desk-context';
import { foldName, matchesTyped } from '../parts/matches-typed';
import { PickList, type PickOption } from '../parts/PickList';
import { PickSheet } from '../parts/PickSheet';
import type { Desk } from '../state/desk';
import { useStore } from '../state/store';

/** The tags of the chosen articles: typed with completion; Enter puts one on, or takes it off where all have it. */
export function TagPicker() {
  const desk = useDesk();
  const tags = useStore(desk.filing.tags);
  const [text, setText] = useState('');
  const [ids] = useState(() => runOnChosen(desk).ids());
  const [have, setHave] = useState<ReadonlySet<string>>(() => tagsOfAll(desk, ids));

  const options = useMemo(() => {
    const found: PickOption[] = tags
      .filter(({ tag }) => matchesTyped(tag, text))
      .map(({ tag, articles }) => {
        const isOn = have.has(foldName(tag));
        return {
          id: tag,
          label: tag,
          hint: isOn ? 'on; Enter takes it off' : countOf(articles, 'article'),
          icon: isOn ? <Check size={14} aria-hidden /> : <TagIcon size={13} aria-hidden />,
        };
      });
    const typed = text.trim();
    if (typed !== '') found.sort((a, b) => Number(startsWith(b.id, typed)) - Number(startsWith(a.id, typed)));
    if (typed !== '' && !tags.some(({ tag }) => foldName(tag) === foldName(typed))) {
      const made = { id: typed, label: `New tag “${typed}”`, icon: <Plus size={14} aria-hidden /> };
      // What was typed whole is meant more often than what only contains it.
      found.unshift(made);
    }
    return found;
  }, [tags, text, have]);

  const pick = (tag: string): void => {
    const key = foldName(tag);
    const next = new Set(have);
    if (next.delete(key)) void desk.filingEdits.untag(ids, tag);
    else {
      next.add(key);
      void desk.filingEdits.tag(ids, tag);
    }
    setHave(next);
    setText('');
  };
  const name = `Tags of ${countOf(ids.length, 'article')}`;
  return (
    <PickSheet name={name} isOpen onClose={() => desk.overlay.set(null)}>
      <PickList
        label={name}
        placeholder={`${name}: type one; “/” nests. Esc when done`}
        text={text}
        onText={setText}
        options={options}
        onPick={pick}
        empty="No tag yet. Type one and press Enter."
      />
    </PickSheet>
  );
}

function startsWith(tag: string, typed: string): boolean {
  return foldName(tag).startsWith(foldName(typed));
}

/** Tags that all of the articles have, as far as their rows are loaded; with one that is not, none is taken for granted. */
function tagsOfAll(desk: Desk, ids: readonly number[]): ReadonlySet<string> {
  const { view } = desk.reading.store.get();
  const lists = ids.map((id) => {
    if (view?.article.id === id) return view.tags;
    const at = desk.results.indexOf(id);
    return desk.results.row(at)?.tags.map(({ tag }) => tag) ?? [];
  });
  const [first = [], ...others] = lists.map((list) => list.map(foldName));
  return new Set(first.filter((tag) => others.every((list) => list.includes(tag))));
}
