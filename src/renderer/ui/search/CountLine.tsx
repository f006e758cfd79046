import { ArrowDownWideNarrow, Check } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Sort } from '../../../contract/archive-api';
import { countOf, formatCount } from '../format/numbers';
import { useDesk } from '../parts/desk-context';
import floating from '../parts/floating.module.css';
import { sortOf } from '../state/place';
import { useStore } from '../state/store';
import styles from './CountLine.module.css';

const sorts: Record<Sort, string> = {
  relevance: 'Best match',
  newest: 'Newest',
  oldest: 'Oldest',
  longest: 'Longest',
  outlet: 'By outlet',
  imported: 'Last imported',
  own: 'Your order',
};

/** How many were found, what was left out and why, and the order. */
export function CountLine() {
  const desk = useDesk();
  const { page, phase } = useStore(desk.results.state);
  const place = useStore(desk.place);
  const { leftOut, total, covered, held } = page;
  const order = sortOf(place);
  if (phase === 'waiting') return <div className={styles.line} />;
  return (
    <div className={styles.line}>
      <p className={styles.counts} role="status">
        <strong>{countOf(total, 'article')}</strong>
        {leftOut.undated > 0 ? (
          <span title="They match, but have no date to go by">{formatCount(leftOut.undated)} undated</span>
        ) : null}
        {leftOut.trashed > 0 ? (
          <span title="They match, but are in Trash">{formatCount(leftOut.trashed)} in Trash</span>
        ) : null}
        {leftOut.notArticles > 0 ? (
          <span title="They match, but are front pages, galleries and the like. Add kind:index or kind:gallery to see them">
            {formatCount(leftOut.notArticles)} not articles
          </span>
        ) : null}
        {covered < held ? (
          <span title="The search index is still being made">
            {formatCount(covered)} of {formatCount(held)} searchable so far
          </span>
        ) : null}
      </p>
      <MenuTrigger>
        <Button className={styles.sort ?? ''} aria-label={`Order: ${sorts[order]}`}>
          <ArrowDownWideNarrow size={14} aria-hidden />
          {sorts[order]}
        </Button>
        <Popover className={floating.popover ?? ''} placement="bottom end">
          <Menu
            className={floating.menu ?? ''}
            aria-label="Order"
            selectionMode="single"
            selectedKeys={[order]}
            // The menu's keys are the sorts below it.
            onAction={(key) => desk.go({ sort: key as Sort })}
          >
            {(Object.keys(sorts) as Sort[])
              .filter((sort) => sort !== 'own' || place.section === 'collection')
              .map((sort) => (
                <MenuItem
                  key={sort}
                  id={sort}
                  className={floating.item ?? ''}
                  isDisabled={sort === 'relevance' && place.query.trim() === ''}
                >
                  <span className={floating.check}>{sort === order ? <Check size={14} aria-hidden /> : null}</span>
                  {sorts[sort]}
                </MenuItem>
              ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
