import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ArticleView, StoryMember } from '../../../contract/archive-api';
import { formatShortDate } from '../format/dates';
import { directionOf } from '../format/languages';
import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { useStore } from '../state/store';
import { type CompareHandle, CompareView } from '../versions/CompareView';
import { useArticles } from '../versions/use-articles';
import { createStoryEdits } from './story-edits';
import styles from './StoryPanel.module.css';

/** The articles that tell the same story, and the one in the reader held against another of them. */
export function StoryPanel({
  view,
  onHandle,
}: {
  readonly view: ArticleView;
  readonly onHandle: (handle: CompareHandle | null) => void;
}) {
  const desk = useDesk();
  const { counts } = useStore(desk.library);
  const { id } = view.article;
  const edits = useMemo(() => createStoryEdits(desk), [desk]);
  const [members, setMembers] = useState<readonly StoryMember[] | 'failed' | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);

  const load = useCallback(() => {
    let isStale = false;
    desk.ask('story', id).then(
      (found) => {
        if (!isStale) setMembers(found);
      },
      () => {
        if (!isStale) setMembers('failed');
      },
    );
    return () => {
      isStale = true;
    };
  }, [desk, id]);
  // Asked again whenever the archive says that something was applied.
  useEffect(load, [load, counts, view]);

  const others = members === null || members === 'failed' ? [] : members.filter((one) => one.id !== id);
  const own = members === null || members === 'failed' ? undefined : members.find((one) => one.id === id);
  const other = others.find((one) => one.id === chosen) ?? others[0];
  const found = useArticles(view, id, other?.id ?? id);

  if (members === 'failed') return <p className={styles.remark}>{say('stories.theArchiveDidNot')}</p>;
  if (members === null) return null;
  if (!other || !own) return <p className={styles.remark}>{say('stories.noOtherArticleThat')}</p>;
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <h2 className={styles.count}>{say('stories.toldByArticle', { count: members.length })}</h2>
        <Button look="quiet" onPress={() => void edits.keep([id], 'longest')}>
          {say('stories.keepTheLongest')}
        </Button>
        <Button look="quiet" onPress={() => void edits.keep([id], 'earliest')}>
          {say('stories.keepTheEarliest')}
        </Button>
        <Button look="quiet" onPress={() => void edits.split([id])}>
          {say('stories.split')}
        </Button>
      </div>
      <ul className={styles.members} aria-label={say('stories.articlesThatTellThis')}>
        {members.map((member) => (
          <li key={member.id} className={styles.member} data-shown={member.id === other.id || undefined}>
            {member.id === id ? (
              <div className={styles.about}>
                <About member={member} remark={say('stories.inTheReader')} />
              </div>
            ) : (
              <>
                <button
                  type="button"
                  className={styles.about}
                  aria-pressed={member.id === other.id}
                  onClick={() => setChosen(member.id)}
                >
                  <About member={member} remark={likenessWords(member.likeness)} />
                </button>
                <Button
                  look="quiet"
                  aria-label={say('stories.notTheSame2', { title: member.title })}
                  onPress={() => void edits.notSame([member.id])}
                >
                  {say('stories.notTheSame')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {found === 'failed' ? <p className={styles.remark}>{say('stories.thatArticleCouldNot')}</p> : null}
      {found === null || found === 'failed' ? null : (
        <CompareView
          key={`${id} ${other.id}`}
          before={found.one}
          after={found.other}
          heads={[
            <Head key="one" member={own} />,
            <Head key="other" member={other} onRead={() => desk.showArticle(other.id)} />,
          ]}
          onHandle={onHandle}
        />
      )}
    </div>
  );
}

function About({ member, remark }: { readonly member: StoryMember; readonly remark: string }) {
  const { outlet, title, published, words, language } = member;
  return (
    <>
      <strong className={styles.title} lang={language ?? undefined} dir={directionOf(language)}>
        {title}
      </strong>
      <span className={styles.facts}>
        {[outlet, published ? formatShortDate(published) : 'undated', countOf(words, 'word'), remark]
          .filter((fact) => fact !== null && fact !== '')
          .map((fact) => (
            <bdi key={fact}>{fact}</bdi>
          ))}
      </span>
    </>
  );
}

function Head({ member, onRead }: { readonly member: StoryMember; readonly onRead?: () => void }) {
  return (
    <>
      <strong>
        <bdi>{member.outlet ?? say('stories.unknownOutlet')}</bdi>
      </strong>
      {`, ${member.published ? formatShortDate(member.published) : 'undated'} `}
      {onRead ? (
        <button type="button" className={styles.read} onClick={onRead}>
          {say('stories.readThisOne')}
        </button>
      ) : null}
    </>
  );
}

function likenessWords(likeness: number | null): string {
  if (likeness === null) return '';
  const percent = Math.round(likeness * 100);
  if (percent >= 99) return say('stories.theSameWords');
  return percent < 5 ? say('stories.hardlyAPhraseIn') : say('stories.aboutInCommon', { percent });
}
