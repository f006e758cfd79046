import { SearchX, TextSearch, TriangleAlert } from 'lucide-react';
import { say } from '../messages/say';
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
        title={say('concordance.empty.failed')}
        actions={<Button onPress={onAgain}>{say('concordance.empty.again')}</Button>}
      >
        {say('concordance.empty.failedMore')}
      </Empty>
    );
  }
  if (why === 'no-words') {
    return (
      <Empty
        icon={<TextSearch size={size} aria-hidden />}
        title={say('concordance.empty.noWords')}
        actions={<Button onPress={() => desk.handles.search?.focus()}>{say('concordance.empty.search')}</Button>}
      >
        {say('concordance.empty.noWordsMore')}
      </Empty>
    );
  }
  const { covered, held } = page;
  return (
    <Empty
      icon={<SearchX size={size} aria-hidden />}
      title={say('concordance.empty.nothing')}
      actions={<Button onPress={() => desk.go({ query: '' })}>{say('concordance.empty.clear')}</Button>}
    >
      {covered < held ? say('concordance.empty.notCovered', { covered, held }) : say('concordance.empty.nothingMore')}
    </Empty>
  );
}
