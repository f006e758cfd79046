import { ArrowDownWideNarrow, Check, ListFilter } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Sort } from '../../../contract/archive-api';
import { countListed } from '../format/count-listed';
import { addPart, seekUndated } from '../facets/narrow-query';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import floating from '../parts/floating.module.css';
import { IconButton } from '../parts/IconButton';
import { ViewSwitch } from '../results/ViewSwitch';
import { sortOf } from '../state/place';
import { useStore } from '../state/store';
import styles from './CountLine.module.css';

const sorts: Record<Sort, string> = {
  relevance: say('search.order.relevance'),
  newest: say('search.order.newest'),
  oldest: say('search.order.oldest'),
  longest: say('search.order.longest'),
  outlet: say('search.order.outlet'),
  imported: say('search.order.imported'),
  own: say('search.order.own'),
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
        <strong>{countListed(place.section, total)}</strong>
        {leftOut.undated > 0 ? (
          <button
            type="button"
            title={say('search.undatedWhy')}
            onClick={() => desk.go({ query: seekUndated(place.query) })}
          >
            {say('search.undated', { count: leftOut.undated })}
          </button>
        ) : null}
        {leftOut.trashed > 0 ? (
          <button
            type="button"
            title={say('search.trashedWhy')}
            onClick={() => desk.go({ query: addPart(place.query, 'is:trashed') })}
          >
            {say('search.trashed', { count: leftOut.trashed })}
          </button>
        ) : null}
        {leftOut.notArticles > 0 ? (
          <button
            type="button"
            title={say('search.notArticlesWhy')}
            onClick={() => desk.go({ query: addPart(place.query, '-kind:article -kind:live') })}
          >
            {say('search.notArticles', { count: leftOut.notArticles })}
          </button>
        ) : null}
        {covered < held ? (
          <span title={say('search.searchableWhy')}>{say('search.searchable', { covered, held })}</span>
        ) : null}
      </p>
      <ViewSwitch />
      <IconButton
        name={settings.facets ? say('search.hideFacets') : say('search.showFacets')}
        isOn={settings.facets}
        onPress={() => desk.settings.update((old) => ({ ...old, facets: !old.facets }))}
      >
        <ListFilter size={15} aria-hidden />
      </IconButton>
      <MenuTrigger>
        <Button className={styles.sort ?? ''} aria-label={say('search.orderIs', { order: sorts[order] })}>
          <ArrowDownWideNarrow size={14} aria-hidden />
          {sorts[order]}
        </Button>
        <Popover className={floating.popover ?? ''} placement="bottom end">
          <Menu
            className={floating.menu ?? ''}
            aria-label={say('search.order')}
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
