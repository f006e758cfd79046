import { Check, Minus, Plus, Tag as TagIcon } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { runOnChosen } from '../commands/run-on-chosen';
import { countOf, formatCount } from '../format/numbers';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { foldName, matchesTyped } from '../parts/matches-typed';
import { PickList, type PickOption } from '../parts/PickList';
import { PickSheet } from '../parts/PickSheet';
import { useStore } from '../state/store';

/**
 * The tags of the chosen articles: typed with completion; Enter puts one on, or takes it off where all have it. How
 * many have one is the archive's answer over all that are chosen, shown in the list or not.
 */
export function TagPicker() {
  const desk = useDesk();
  const tags = useStore(desk.filing.tags);
  const [text, setText] = useState('');
  const [ids] = useState(() => runOnChosen(desk).ids());
  const [isFromList] = useState(() => desk.handles.list?.hasFocus() ?? false);
  const have = useTagShares(ids);
  /** What was picked here, which the archive's answer may not know of yet. */
  const [picked, setPicked] = useState<ReadonlyMap<string, boolean>>(new Map());

  const options = useMemo(() => {
    const found: PickOption[] = tags
      .filter(({ tag }) => matchesTyped(tag, text))
      .map(({ tag, articles }) => {
        const share = shareOf(foldName(tag), have, picked, ids.length);
        return {
          id: tag,
          label: tag,
          hint:
            share === 0
              ? countOf(articles, 'article')
              : share < ids.length
                ? `on ${formatCount(share)} of ${formatCount(ids.length)}; Enter puts it on all`
                : ids.length > 1
                  ? 'on all; Enter takes it off'
                  : 'on; Enter takes it off',
          icon: iconOf(share, ids.length),
        };
      });
    const typed = text.trim();
    if (typed !== '') found.sort((a, b) => Number(startsWith(b.id, typed)) - Number(startsWith(a.id, typed)));
    if (typed !== '' && !tags.some(({ tag }) => foldName(tag) === foldName(typed))) {
      const made = { id: typed, label: say('filing.newTag', { typed }), icon: <Plus size={14} aria-hidden /> };
      // What was typed whole is meant more often than what only contains it.
      found.unshift(made);
    }
    return found;
  }, [tags, text, have, picked, ids]);

  const pick = (tag: string): void => {
    const key = foldName(tag);
    const isOnAll = shareOf(key, have, picked, ids.length) === ids.length;
    if (isOnAll) void desk.filingEdits.untag(ids, tag);
    else void desk.filingEdits.tag(ids, tag);
    setPicked(new Map(picked).set(key, !isOnAll));
    setText('');
  };
  const close = (): void => {
    desk.overlay.set(null);
    const put = [...picked.values()].filter(Boolean).length;
    if (put > 0)
      desk.triage.stayed(put === 1 ? say('filing.tagged') : say('filing.tagsPutOn', { put }), isFromList, true);
  };
  const name = say('filing.tagsOfArticle', { count: ids.length });
  return (
    <PickSheet name={name} isOpen onClose={close}>
      <PickList
        label={name}
        placeholder={`${name}: type one; “/” nests. Esc when done`}
        text={text}
        onText={setText}
        options={options}
        onPick={pick}
        empty={say('filing.noTagYetType')}
      />
    </PickSheet>
  );
}

function startsWith(tag: string, typed: string): boolean {
  return foldName(tag).startsWith(foldName(typed));
}

/** How many of the chosen have a tag: all or none of them once it was picked here. */
function shareOf(
  key: string,
  have: ReadonlyMap<string, number>,
  picked: ReadonlyMap<string, boolean>,
  all: number,
): number {
  const isOn = picked.get(key);
  return isOn === undefined ? (have.get(key) ?? 0) : isOn ? all : 0;
}

function iconOf(share: number, all: number): ReactNode {
  if (share === 0) return <TagIcon size={13} aria-hidden />;
  return share < all ? <Minus size={14} aria-hidden /> : <Check size={14} aria-hidden />;
}

const noShares: ReadonlyMap<string, number> = new Map();

/** How many of these articles have each tag, by folded name; empty until the archive has answered. */
function useTagShares(ids: readonly number[]): ReadonlyMap<string, number> {
  const desk = useDesk();
  const [shares, setShares] = useState(noShares);
  useEffect(() => {
    let isStale = false;
    desk.ask('tagsOf', ids).then(
      (found) => {
        if (!isStale) setShares(new Map(found.map(({ tag, articles }) => [foldName(tag), articles])));
      },
      // Without an answer none is marked; putting on what some have does no harm.
      () => undefined,
    );
    return () => {
      isStale = true;
    };
  }, [desk, ids]);
  return shares;
}
