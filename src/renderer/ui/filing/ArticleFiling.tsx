import { Folder, Plus } from 'lucide-react';
import type { ArticleView } from '../../../contract/archive-api';
import { currentLocale } from '../messages/locale';
import { say } from '../messages/say';
import { useCommand, useDesk } from '../parts/desk-context';
import { foldName } from '../parts/matches-typed';
import { TagChip } from '../parts/TagChip';
import { pathOf } from '../state/filing';
import { useStore } from '../state/store';
import styles from './ArticleFiling.module.css';

/** The tags of the article and the collections it is in; each leads to the others like it. */
export function ArticleFiling({ view }: { readonly view: ArticleView }) {
  const desk = useDesk();
  const tagging = useCommand('tag');
  const tags = useStore(desk.filing.tags);
  const collections = useStore(desk.filing.collections);
  const colours = new Map(tags.map(({ tag, colour }) => [foldName(tag), colour]));
  const filed = collections.filter(({ id }) => view.collections.includes(id));
  return (
    <div className={styles.filing} lang={currentLocale().tag} dir={currentLocale().direction}>
      {view.tags.map((tag) => (
        <TagChip
          key={tag}
          tag={tag}
          colour={colours.get(foldName(tag)) ?? null}
          onOpen={() => desk.go({ section: 'tag', tag })}
          onRemove={() => void desk.filingEdits.untag([view.article.id], tag)}
        />
      ))}
      <button type="button" className={styles.add} onClick={tagging.run} aria-label={say('filing.addATag')}>
        <Plus size={12} aria-hidden />
        {view.tags.length === 0 ? say('filing.tag') : null}
      </button>
      {filed.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className={styles.collection}
          title={pathOf(collections, id).join(' › ')}
          onClick={() => desk.go({ section: 'collection', collectionId: id })}
        >
          <Folder size={12} aria-hidden />
          <bdi>{name}</bdi>
        </button>
      ))}
    </div>
  );
}
