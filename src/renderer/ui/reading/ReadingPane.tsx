import { useDesk } from '../parts/desk-context';
import { useStore } from '../state/store';
import { Reader } from './Reader';
import { ReadingEmpty } from './ReadingEmpty';

/** The pane to read in. */
export function ReadingPane() {
  const desk = useDesk();
  const { view, phase } = useStore(desk.reading.store);
  if (!view || phase === 'gone' || phase === 'failed') return <ReadingEmpty />;
  return <Reader view={view} />;
}
