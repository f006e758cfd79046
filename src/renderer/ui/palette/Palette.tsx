import { FileText, Folder, SquareTerminal, Tag as TagIcon } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { ResultRow } from '../../../contract/archive-api';
import { groupName } from '../commands/commands';
import { keyWords } from '../commands/keys';
import { formatShortDate, todayOf } from '../format/dates';
import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import { useCommands, useDesk } from '../parts/desk-context';
import { matchesTyped } from '../parts/matches-typed';
import { PickList, type PickOption } from '../parts/PickList';
import { PickSheet } from '../parts/PickSheet';
import { pathOf } from '../state/filing';
import { useStore } from '../state/store';

const mostOfAKind = 8;
const pauseMs = 90;

/** Everything by its name: commands, collections, tags, and articles by their headline. */
export function Palette() {
  const desk = useDesk();
  const commands = useCommands();
  const collections = useStore(desk.filing.collections);
  const tags = useStore(desk.filing.tags);
  const [text, setText] = useState('');
  const articles = useHeadlines(text);
  const { modifier } = desk.platform;

  const options = useMemo(() => {
    const isTyped = text.trim() !== '';
    const found: PickOption[] = commands
      .filter(({ id, isKeyOnly, can }) => id !== 'palette' && isKeyOnly !== true && (can?.() ?? true))
      .filter(({ name, group }) => matchesTyped(`${name} ${groupName(group)}`, text))
      .slice(0, isTyped ? mostOfAKind : undefined)
      .map(({ id, name, label, keys }) => ({
        id: `command:${id}`,
        label: label?.() ?? name,
        keys: keys[0] && keyWords(keys[0], modifier),
        group: 'Commands',
        icon: <SquareTerminal size={14} aria-hidden />,
      }));
    // A window of one article leads nowhere else.
    if (!isTyped || desk.ownArticle) return found;
    const inCollections = collections
      .filter(({ id }) => matchesTyped(pathOf(collections, id).join(' '), text))
      .slice(0, mostOfAKind)
      .map(({ id, name, articlesWithin }) => ({
        id: `collection:${id}`,
        label: name,
        hint: [...pathOf(collections, id).slice(0, -1), countOf(articlesWithin, 'article')].join(' · '),
        group: 'Collections',
        icon: <Folder size={14} aria-hidden />,
      }));
    const inTags = tags
      .filter(({ tag }) => matchesTyped(tag, text))
      .slice(0, mostOfAKind)
      .map(({ tag, articles: count }) => ({
        id: `tag:${tag}`,
        label: tag,
        hint: countOf(count, 'article'),
        group: 'Tags',
        icon: <TagIcon size={13} aria-hidden />,
      }));
    const inArticles = articles.map((row) => ({
      id: `article:${row.id}`,
      label: row.title,
      hint: [row.outlet, row.published ? formatShortDate(row.published) : null].filter(Boolean).join(' · '),
      group: 'Articles',
      icon: <FileText size={14} aria-hidden />,
    }));
    return [...found, ...inCollections, ...inTags, ...inArticles];
  }, [text, commands, collections, tags, articles, modifier, desk]);

  const close = (): void => desk.overlay.set(null);
  const pick = (picked: string): void => {
    close();
    const kind = picked.slice(0, picked.indexOf(':'));
    const id = picked.slice(kind.length + 1);
    // The palette gives the focus back as it goes; a command may then take it.
    if (kind === 'command') setTimeout(() => commands.find((command) => command.id === id)?.run());
    else if (kind === 'collection') desk.go({ section: 'collection', collectionId: Number(id) });
    else if (kind === 'tag') desk.go({ section: 'tag', tag: id });
    else desk.showArticle(Number(id));
  };
  return (
    <PickSheet name={say('palette.findAnything')} isOpen onClose={close}>
      <PickList
        label={say('palette.findAnything')}
        placeholder={say('palette.aCommandACollection')}
        text={text}
        onText={setText}
        options={options}
        onPick={pick}
        empty={say('palette.nothingIsCalledThat')}
      />
    </PickSheet>
  );
}

const none: readonly ResultRow[] = [];

/** Articles whose headline has the words typed, asked for a moment after the last letter. */
function useHeadlines(text: string): readonly ResultRow[] {
  const desk = useDesk();
  const [rows, setRows] = useState(none);
  useEffect(() => {
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    let isStale = false;
    const timer = setTimeout(() => {
      if (words.length === 0) {
        setRows(none);
        return;
      }
      const last = words.length - 1;
      const query = words.map((word, at) => `title:${word}${at === last ? '*' : ''}`).join(' ');
      const today = todayOf(new Date());
      desk
        .ask('search', { query, view: { kind: 'all' }, sort: 'relevance', offset: 0, limit: mostOfAKind, today })
        .then(
          (page) => {
            if (!isStale) setRows(page.rows);
          },
          () => undefined,
        );
    }, pauseMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [desk, text]);
  return rows;
}
