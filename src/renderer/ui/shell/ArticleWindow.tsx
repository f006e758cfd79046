import { useEffect } from 'react';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { ReadingPane } from '../reading/ReadingPane';
import styles from './Panes.module.css';

/** All there is in a window of one article: the reader. It asks the same archive as every other window, and hears of the same changes. */
export function ArticleWindow() {
  const desk = useDesk();
  const { ownArticle, reading } = desk;
  useEffect(() => {
    if (ownArticle) reading.open(ownArticle.id, ownArticle.query);
  }, [ownArticle, reading]);
  return (
    <main className={styles.main}>
      <section className={styles.fill} aria-label={say('shell.article')}>
        <ReadingPane />
      </section>
    </main>
  );
}
