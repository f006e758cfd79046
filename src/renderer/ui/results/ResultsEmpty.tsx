import { CircleCheck, Folder, Inbox, Layers, SearchX, Star, Tag as TagIcon, Trash2, TriangleAlert } from 'lucide-react';
import { say } from '../messages/say';
import { Sentence } from '../messages/Sentence';
import { Button } from '../parts/Button';
import { useCommand, useDesk } from '../parts/desk-context';
import { Empty } from '../parts/Empty';
import { DidYouMean } from '../search/DidYouMean';
import { useStore } from '../state/store';

const size = 30;

/** What the list says when there is nothing in it: what would fill it, and the way there. */
export function ResultsEmpty() {
  const desk = useDesk();
  const { section, query } = useStore(desk.place);
  const { page, phase } = useStore(desk.results.state);
  const importFiles = useCommand('import-files');
  const importFolder = useCommand('import-folder');

  if (phase === 'failed') {
    return (
      <Empty
        icon={<TriangleAlert size={size} aria-hidden />}
        title={say('results.empty.failed')}
        actions={
          <Button onPress={() => desk.go({ sort: desk.place.get().sort, query: `${query} ` })}>
            {say('results.empty.askAgain')}
          </Button>
        }
      >
        {say('results.empty.failedWhy')}
      </Empty>
    );
  }
  if (query.trim() !== '') {
    const { leftOut, covered, held } = page;
    const isLeftOut = leftOut.trashed + leftOut.undated + leftOut.notArticles > 0;
    return (
      <Empty
        icon={<SearchX size={size} aria-hidden />}
        title={say('results.empty.noMatch')}
        actions={
          <>
            <Button onPress={() => desk.go({ query: '' })}>{say('results.empty.clear')}</Button>
            {section === 'all' ? null : (
              <Button onPress={() => desk.go({ section: 'all' })}>{say('results.empty.searchAll')}</Button>
            )}
            {leftOut.trashed > 0 && section !== 'trash' ? (
              <Button onPress={() => desk.go({ section: 'trash' })}>{say('results.empty.searchTrash')}</Button>
            ) : null}
          </>
        }
      >
        {covered < held ? `${say('results.empty.covered', { covered, held })} ` : null}
        <DidYouMean isEmpty />
        {isLeftOut ? say('results.empty.leftOut') : say('results.empty.fewerWords')}
      </Empty>
    );
  }
  switch (section) {
    case 'unread':
      return (
        <Empty
          icon={<CircleCheck size={size} aria-hidden />}
          title={say('results.empty.allRead')}
          actions={<Button onPress={() => desk.go({ section: 'all' })}>{say('results.empty.showAll')}</Button>}
        >
          {say('results.empty.allReadWhy')}
        </Empty>
      );
    case 'starred':
      return (
        <Empty
          icon={<Star size={size} aria-hidden />}
          title={say('results.empty.noStars')}
          actions={<Button onPress={() => desk.go({ section: 'all' })}>{say('results.empty.showAll')}</Button>}
        >
          <Sentence of="results.empty.noStarsHow" values={{ key: <kbd>S</kbd> }} />
        </Empty>
      );
    case 'stories':
      return (
        <Empty
          icon={<Layers size={size} aria-hidden />}
          title={say('results.empty.noStories')}
          actions={<Button onPress={() => desk.go({ section: 'all' })}>{say('results.empty.showAll')}</Button>}
        >
          <Sentence of="results.empty.noStoriesHow" values={{ key: <kbd>W</kbd> }} />
        </Empty>
      );
    case 'trash':
      return (
        <Empty icon={<Trash2 size={size} aria-hidden />} title={say('results.empty.trash')}>
          {say('results.empty.trashHow')}
        </Empty>
      );
    case 'collection':
      return (
        <Empty icon={<Folder size={size} aria-hidden />} title={say('results.empty.collection')}>
          <Sentence of="results.empty.collectionHow" values={{ key: <kbd>L</kbd> }} />
        </Empty>
      );
    case 'tag':
      return (
        <Empty icon={<TagIcon size={size} aria-hidden />} title={say('results.empty.tag')}>
          <Sentence of="results.empty.tagHow" values={{ key: <kbd>T</kbd> }} />
        </Empty>
      );
    case 'imports':
      return (
        <Empty icon={<Inbox size={size} aria-hidden />} title={say('results.empty.import')}>
          {say('results.empty.importHow')}
        </Empty>
      );
    case 'all':
      return (
        <Empty
          icon={<Inbox size={size} aria-hidden />}
          title={say('results.empty.library')}
          actions={
            <>
              <Button look="primary" onPress={importFolder.run}>
                {importFolder.name}
              </Button>
              <Button onPress={importFiles.run}>{importFiles.name}</Button>
            </>
          }
        >
          {say('results.empty.libraryHow')}
        </Empty>
      );
    default:
      return null;
  }
}
