import { ArrowDownWideNarrow, Check, ListFilter } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Sort } from '../../../contract/archive-api';
import { countOf, formatCount } from '../format/numbers';
import { addPart, seekUndated } from '../facets/narrow-query';
import { useDesk } from '../parts/desk-context';
import floating from '../parts/floating.module.css';
import { IconButton } from '../parts/IconButton';
import { ViewSwitch } from '../results/ViewSwitch';
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
  const settings = useStore(desk.settings);
  const { leftOut, total, covered, held } = page;
  const order = sortOf(place);
  if (phase === 'waiting') return <div className={styles.line} />;
  return (
    <div className={styles.line}>
      <p
        className={styles.counts}
        role="status"
        // The announcer says it once the list rests.
        aria-live="off"
      >
        <strong>{countOf(total, 'article')}</strong>
        {leftOut.undated > 0 ? (
          <button
            type="button"
            title="They match, but have no date to go by. Show them"
            onClick={() => desk.go({ query: seekUndated(place.query) })}
          >
            {formatCount(leftOut.undated)} undated
          </button>
        ) : null}
        {leftOut.trashed > 0 ? (
          <button
            type="button"
            title="They match, but are in Trash. Show them"
            onClick={() => desk.go({ query: addPart(place.query, 'is:trashed') })}
          >
            {formatCount(leftOut.trashed)} in Trash
          </button>
        ) : null}
        {leftOut.notArticles > 0 ? (
          <button
            type="button"
            title="They match, but are front pages, galleries and the like. Show them"
            onClick={() => desk.go({ query: addPart(place.query, '-kind:article -kind:live') })}
          >
            {formatCount(leftOut.notArticles)} not articles
          </button>
        ) : null}
        {covered < held ? (
          <span title="The search index is still being made">
            {formatCount(covered)} of {formatCount(held)} searchable so far
          </span>
        ) : null}
      </p>
      <ViewSwitch />
      <IconButton
        name={settings.facets ? 'Hide what to narrow by' : 'Show what to narrow by'}
        isOn={settings.facets}
        onPress={() => desk.settings.update((old) => ({ ...old, facets: !old.facets }))}
      >
        <ListFilter size={15} aria-hidden />
      </IconButton>
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
