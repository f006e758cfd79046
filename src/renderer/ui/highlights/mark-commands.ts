import { writeArticleLink } from '../../../contract/article-link';
import { markColours } from '../../../contract/mark';
import type { Command } from '../commands/commands';
import { say } from '../messages/say';
import type { Desk } from '../state/desk';
import { copyText } from '../state/copy-text';
import { colourWords } from '../words';

/** The commands of highlights, notes and links. */
export function createMarkCommands(desk: Desk): readonly Command[] {
  const { handles, reading } = desk;
  const isReading = (): boolean => reading.store.get().phase === 'ready' && handles.marks !== undefined;
  const canHighlight = (): boolean => isReading() && (handles.marks?.canHighlight() ?? false);
  return [
    {
      id: 'start-cursor',
      name: say('highlights.selectWithTheKeys'),
      group: 'Reading',
      keys: ['V'],
      can: isReading,
      run: () => handles.marks?.startCursor(),
    },
    ...markColours.map((colour, at) => ({
      id: `highlight-${colour}`,
      name: say('highlights.highlightIn2', { value: colourWords[colour].toLowerCase() }),
      group: 'Reading' as const,
      keys: [String(at + 1)],
      can: canHighlight,
      run: () => handles.marks?.highlight(colour),
    })),
    {
      id: 'next-highlight',
      name: say('highlights.nextHighlight'),
      group: 'Reading',
      keys: ['H'],
      can: isReading,
      run: () => handles.marks?.step(1),
    },
    {
      id: 'previous-highlight',
      name: say('highlights.previousHighlight'),
      group: 'Reading',
      keys: ['Shift+H'],
      can: isReading,
      run: () => handles.marks?.step(-1),
    },
    {
      id: 'open-highlight',
      name: say('highlights.openTheHighlight'),
      group: 'Reading',
      keys: ['E'],
      can: isReading,
      run: () => {
        if (handles.marks?.openCurrent() !== true) desk.announcement.set(say('highlights.goToAHighlight'));
      },
    },
    {
      id: 'note',
      name: say('highlights.writeANote'),
      group: 'Reading',
      keys: ['N'],
      can: isReading,
      run: () => handles.marks?.writeNote(),
    },
    {
      id: 'collection-note',
      name: say('highlights.writeANoteOn'),
      group: 'Collections',
      keys: ['Shift+N'],
      can: () => handles.collectionNote !== undefined,
      run: () => handles.collectionNote?.write(),
    },
    {
      id: 'copy-quote',
      name: say('highlights.copyWithItsSource'),
      group: 'Reading',
      keys: ['Mod+Shift+C'],
      can: isReading,
      run: () => handles.marks?.copyQuote(),
    },
    {
      id: 'copy-link',
      name: say('highlights.copyLinkToThe'),
      group: 'Reading',
      keys: ['Y'],
      can: isReading,
      run: () => {
        const { view } = reading.store.get();
        if (!view) return;
        const link = writeArticleLink({ id: view.article.id, library: desk.connection.get().info?.name ?? null });
        void copyText(desk, link, say('highlights.linkCopied'), link);
      },
    },
    {
      id: 'go-highlights',
      name: say('highlights.highlights'),
      group: 'Go to',
      keys: ['Mod+6'],
      run: () => {
        desk.go({ section: 'highlights', importId: null });
        desk.pane.set('list');
      },
    },
  ];
}
