import { useState } from 'react';
import type { ArticleView, VersionLink } from '../../../contract/archive-api';
import { formatMinute } from '../format/dates';
import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { type CompareHandle, CompareView } from './CompareView';
import { useArticles } from './use-articles';
import styles from './VersionsPanel.module.css';

/** The versions of an article by the time they were saved, and any two of them compared: at first the one shown with the one before it. */
export function VersionsPanel({
  view,
  onHandle,
}: {
  readonly view: ArticleView;
  readonly onHandle: (handle: CompareHandle | null) => void;
}) {
  const desk = useDesk();
  const { versions, article } = view;
  const at = Math.max(
    1,
    versions.findIndex(({ id }) => id === article.id),
  );
  const [chosen, setChosen] = useState<readonly [number, number] | null>(null);
  const held = (id: number | undefined): boolean => versions.some((version) => version.id === id);
  const [from, to] =
    chosen && held(chosen[0]) && held(chosen[1]) ? chosen : [versions[at - 1]?.id ?? 0, versions[at]?.id ?? 0];
  const found = useArticles(view, from, to);
  const isSameRules =
    found === null || found === 'failed' || found.one.article.origin.extractor === found.other.article.origin.extractor;

  const choose = (name: string, value: number, onChoose: (id: number) => void) => (
    <label className={styles.choice}>
      <span>{name}</span>
      <select value={value} onChange={(event) => onChoose(Number(event.target.value))}>
        {versions.map((version, i) => (
          <option key={version.id} value={version.id}>
            {`${i + 1}. ${whenOf(version)}${version.id === article.id ? say('versions.shownNow') : ''}`}
          </option>
        ))}
      </select>
    </label>
  );
  const head = (id: number) => {
    const i = versions.findIndex((version) => version.id === id);
    const version = versions[i];
    if (!version) return null;
    return (
      <>
        <strong>{say('versions.versionOf', { value: i + 1, count: versions.length })}</strong>
        {`, ${whenOf(version)} `}
        {id === article.id ? null : (
          <button type="button" className={styles.read} onClick={() => desk.showArticle(id)}>
            {say('versions.readThisVersion')}
          </button>
        )}
      </>
    );
  };
  return (
    <div className={styles.panel}>
      <div className={styles.choices} role="group" aria-label={say('versions.versionsToCompare')}>
        <span className={styles.count}>{countOf(versions.length, 'version')}</span>
        {choose(say('versions.from'), from, (id) => setChosen([id, to]))}
        {choose(say('versions.to'), to, (id) => setChosen([from, id]))}
      </div>
      {isSameRules ? null : <p className={styles.remark}>{say('versions.theseTwoWereCut')}</p>}
      {found === 'failed' ? <p className={styles.remark}>{say('versions.aVersionCouldNot')}</p> : null}
      {found === null || found === 'failed' ? null : (
        <CompareView
          key={`${from} ${to}`}
          before={found.one}
          after={found.other}
          heads={[head(from), head(to)]}
          onHandle={onHandle}
        />
      )}
    </div>
  );
}

function whenOf({ saved, imported }: VersionLink): string {
  return saved
    ? say('versions.saved', { saved: formatMinute(saved) })
    : say('versions.imported', { imported: formatMinute(imported) });
}
