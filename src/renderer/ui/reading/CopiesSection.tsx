import { useEffect, useState } from 'react';
import type { ArticleView, Sighting, StoryMember } from '../../../contract/archive-api';
import { formatDay, formatShortDate } from '../format/dates';
import { directionOf } from '../format/languages';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { saveOriginal } from './save-original';
import styles from './DetailsSheet.module.css';

/** What else the library holds of an article, each with a way there: the times it was saved, its versions, its story elsewhere. */
export function CopiesSection({ view }: { readonly view: ArticleView }) {
  const desk = useDesk();
  const { article, sightings, versions, storyArticles } = view;
  const others = useStoryOf(article.id, storyArticles).filter(({ id }) => id !== article.id);
  const isAlone = sightings.length < 2 && versions.length < 2 && others.length === 0;
  const show = (tab: 'versions' | 'story'): void => {
    desk.overlay.set(null);
    desk.pane.set('reader');
    desk.handles.reader?.showTab(tab);
  };
  return (
    <section aria-label={say('copies.title')}>
      <h3>{say('copies.title')}</h3>
      {isAlone && storyArticles < 2 ? <p className={styles.path}>{say('copies.none')}</p> : null}
      {sightings.length > 1 ? (
        <>
          <h4>{say('copies.saved.title')}</h4>
          <ul>
            {sightings.map((sighting, at) => (
              <li key={`${sighting.at}-${sighting.origin.object}-${sighting.origin.path}`}>
                {whenSaved(sighting, at === 0)}
                <bdi className={styles.path}>{sighting.origin.path}</bdi>
                <button
                  type="button"
                  className={styles.link}
                  aria-label={say('copies.saved.originalOf', { file: sighting.origin.fileName })}
                  onClick={() => saveOriginal(desk, sighting.origin)}
                >
                  {say('copies.saved.original')}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {versions.length > 1 ? (
        <>
          <h4>{say('copies.versions.title')}</h4>
          <ul>
            {versions.map(({ id, title, saved, imported }) => {
              const when = saved
                ? say('copies.versions.saved', { day: formatDay(saved, 'long') })
                : say('copies.versions.imported', { day: formatDay(imported, 'long') });
              return (
                <li key={id}>
                  {id === article.id ? (
                    <strong>{title}</strong>
                  ) : (
                    <Way id={id} title={title} language={article.language} />
                  )}
                  <span className={styles.path}>
                    {id === article.id ? say('copies.versions.shown', { when }) : when}
                  </span>
                </li>
              );
            })}
          </ul>
          <Button look="quiet" onPress={() => show('versions')}>
            {say('copies.versions.compare')}
          </Button>
        </>
      ) : null}
      {others.length > 0 ? (
        <>
          <h4>{say('copies.story.title')}</h4>
          <ul>
            {others.map(({ id, title, outlet, published, language }) => (
              <li key={id}>
                <Way id={id} title={title} language={language} />
                <span className={styles.path}>
                  {[outlet, published ? formatShortDate(published) : say('copies.story.undated')]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </li>
            ))}
          </ul>
          <Button look="quiet" onPress={() => show('story')}>
            {say('copies.story.compare')}
          </Button>
        </>
      ) : null}
    </section>
  );
}

/** The way to an article, by its headline. */
function Way({
  id,
  title,
  language,
}: {
  readonly id: number;
  readonly title: string;
  readonly language: string | null;
}) {
  const desk = useDesk();
  return (
    <button
      type="button"
      className={styles.link}
      lang={language ?? undefined}
      dir={directionOf(language)}
      onClick={() => {
        desk.overlay.set(null);
        desk.showArticle(id);
      }}
    >
      {title}
    </button>
  );
}

function whenSaved({ saved, at }: Sighting, isFirst: boolean): string {
  if (isFirst) return say('copies.saved.first', { day: formatDay(at, 'long') });
  return saved
    ? say('copies.saved.again', { day: formatDay(saved, 'long') })
    : say('copies.saved.imported', { day: formatDay(at, 'long') });
}

/** The articles that tell an article's story; none until the archive has answered. */
function useStoryOf(id: number, storyArticles: number): readonly StoryMember[] {
  const { ask } = useDesk();
  const [found, setFound] = useState<{ readonly of: number; readonly members: readonly StoryMember[] } | null>(null);
  useEffect(() => {
    if (storyArticles < 2) return undefined;
    let isStale = false;
    ask('story', id).then(
      (members) => {
        if (!isStale) setFound({ of: id, members });
      },
      // The section then says what it knows without.
      () => undefined,
    );
    return () => {
      isStale = true;
    };
  }, [ask, id, storyArticles]);
  return found?.of === id && storyArticles > 1 ? found.members : [];
}
