import { useState } from 'react';
import type { Highlight } from '../../../contract/mark';
import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { HighlightItem } from './HighlightItem';
import type { Placed } from './place-highlights';
import styles from './ArticleHighlights.module.css';

const atOnce = 50;

/** An article's highlights as a list after its text, and under them those whose words are no longer there. */
export function ArticleHighlights({
  placed,
  adrift,
  onShow,
  onOpen,
}: {
  readonly placed: readonly Placed[];
  readonly adrift: readonly Highlight[];
  readonly onShow: (highlight: Highlight) => void;
  readonly onOpen: (highlight: Highlight) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [most, setMost] = useState(atOnce);
  const [mostAdrift, setMostAdrift] = useState(atOnce);
  if (placed.length === 0 && adrift.length === 0) return null;
  return (
    <footer className={styles.foot}>
      {placed.length > 0 ? (
        <details
          className={styles.part}
          // What is folded is not drawn: its notes stand by their words already.
          onToggle={(event) => setIsOpen(event.currentTarget.open)}
        >
          <summary>{countOf(placed.length, 'highlight')}</summary>
          {isOpen ? (
            <ol aria-label={say('highlights.highlightsOfThisArticle')}>
              {placed.slice(0, most).map(({ highlight }) => (
                <HighlightItem key={highlight.id} highlight={highlight} onShow={onShow} onEdit={onOpen} />
              ))}
            </ol>
          ) : null}
          {isOpen && placed.length > most ? (
            <Button look="quiet" onPress={() => setMost((old) => old + 4 * atOnce)}>
              {say('highlights.showMore')}
            </Button>
          ) : null}
        </details>
      ) : null}
      {adrift.length > 0 ? (
        <section className={styles.part} aria-label={say('highlights.highlightsWhoseWordsAre')}>
          <h2>{say('highlights.highlightAdrift', { count: adrift.length })}</h2>
          <p className={styles.says}>{say('highlights.theseWordsAreNot')}</p>
          <ol>
            {adrift.slice(0, mostAdrift).map((highlight) => (
              <HighlightItem key={highlight.id} highlight={highlight} onShow={onOpen} onEdit={onOpen} />
            ))}
          </ol>
          {adrift.length > mostAdrift ? (
            <Button look="quiet" onPress={() => setMostAdrift((old) => old + 4 * atOnce)}>
              {say('highlights.showMore')}
            </Button>
          ) : null}
        </section>
      ) : null}
    </footer>
  );
}
