import { SearchX, TextSearch, TriangleAlert } from 'lucide-react';
import { formatCount } from '../format/numbers';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Empty } from '../parts/Empty';
import { useStore } from '../state/store';

const size = 30;

/** What stands in the place of lines where there are none: why, and what to do. */
export function ConcordanceEmpty({
  why,
  onAgain,
}: {
  readonly why: 'no-words' | 'nothing' | 'failed';
  readonly onAgain: () => void;
}) {
  const desk = useDesk();
  const { page } = useStore(desk.results.state);
  if (why === 'failed') {
    return (
      <Empty
        icon={<TriangleAlert size={size} aria-hidden />}
        title="The archive did not answer"
        actions={<Button onPress={onAgain}>Ask again</Button>}
      >
        Nothing was lost. It may still be starting.
      </Empty>
    );
  }
  if (why === 'no-words') {
    return (
      <Empty
        icon={<TextSearch size={size} aria-hidden />}
        title="Search for a word to see it in its lines"
        actions={<Button onPress={() => desk.handles.search?.focus()}>Search</Button>}
      >
        Each time it stands in an article it gets a line of its own, with the words before and after it.
      </Empty>
    );
  }
  const { covered, held } = page;
  return (
    <Empty
      icon={<SearchX size={size} aria-hidden />}
      title="No line holds these words"
      actions={<Button onPress={() => desk.go({ query: '' })}>Clear the search</Button>}
    >
      {covered < held
        ? `Only ${formatCount(covered)} of ${formatCount(held)} articles can be searched so far: the search index is still being made.`
        : 'Lines are made of headlines and texts. An article found by its outlet or its author has none.'}
    </Empty>
  );
}
