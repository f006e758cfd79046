import { CircleCheck, Folder, Inbox, SearchX, Star, Tag as TagIcon, Trash2, TriangleAlert } from 'lucide-react';
import { formatCount } from '../format/numbers';
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
        title="The archive did not answer"
        actions={
          <Button onPress={() => desk.go({ sort: desk.place.get().sort, query: `${query} ` })}>Ask again</Button>
        }
      >
        Nothing was lost. It may still be starting.
      </Empty>
    );
  }
  if (query.trim() !== '') {
    const { leftOut, covered, held } = page;
    const isLeftOut = leftOut.trashed + leftOut.undated + leftOut.notArticles > 0;
    return (
      <Empty
        icon={<SearchX size={size} aria-hidden />}
        title="No article matches"
        actions={
          <>
            <Button onPress={() => desk.go({ query: '' })}>Clear the search</Button>
            {section === 'all' ? null : (
              <Button onPress={() => desk.go({ section: 'all' })}>Search all articles</Button>
            )}
            {leftOut.trashed > 0 && section !== 'trash' ? (
              <Button onPress={() => desk.go({ section: 'trash' })}>Search Trash</Button>
            ) : null}
          </>
        }
      >
        {covered < held
          ? `Only ${formatCount(covered)} of ${formatCount(held)} articles can be searched so far: the search index is still being made. `
          : null}
        <DidYouMean isEmpty />
        {isLeftOut
          ? 'What matches was left out: the line above says why.'
          : 'Try fewer words, or only the beginning of one.'}
      </Empty>
    );
  }
  switch (section) {
    case 'unread':
      return (
        <Empty
          icon={<CircleCheck size={size} aria-hidden />}
          title="Everything is read"
          actions={<Button onPress={() => desk.go({ section: 'all' })}>Show all articles</Button>}
        >
          New imports wait here until you have opened them.
        </Empty>
      );
    case 'starred':
      return (
        <Empty
          icon={<Star size={size} aria-hidden />}
          title="No stars yet"
          actions={<Button onPress={() => desk.go({ section: 'all' })}>Show all articles</Button>}
        >
          Press <kbd>S</kbd> on an article to keep it within reach here.
        </Empty>
      );
    case 'trash':
      return (
        <Empty icon={<Trash2 size={size} aria-hidden />} title="Trash is empty">
          What you delete waits here, and can be taken out again.
        </Empty>
      );
    case 'collection':
      return (
        <Empty icon={<Folder size={size} aria-hidden />} title="Nothing is filed here yet">
          Drag articles onto the collection, or press <kbd>L</kbd> on one and type the collection’s name.
        </Empty>
      );
    case 'tag':
      return (
        <Empty icon={<TagIcon size={size} aria-hidden />} title="No article has this tag">
          Press <kbd>T</kbd> on an article to give it tags.
        </Empty>
      );
    case 'imports':
      return (
        <Empty icon={<Inbox size={size} aria-hidden />} title="No articles from this import">
          The report beside this says what came of each file.
        </Empty>
      );
    case 'all':
      return (
        <Empty
          icon={<Inbox size={size} aria-hidden />}
          title="No articles yet"
          actions={
            <>
              <Button look="primary" onPress={importFolder.run}>
                {importFolder.name}
              </Button>
              <Button onPress={importFiles.run}>{importFiles.name}</Button>
            </>
          }
        >
          Drop saved pages, texts or whole folders anywhere in this window.
        </Empty>
      );
    default:
      return null;
  }
}
