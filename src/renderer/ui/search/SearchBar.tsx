import { Bookmark, PanelLeft, Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { QueryNotice } from '../../../contract/archive-api';
import { cx } from '../parts/cx';
import { useCommand, useDesk } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import { openArticleLink } from '../state/open-article-link';
import { useStore } from '../state/store';
import { colourQuery } from './colour-query';
import { QueryChips } from './QueryChips';
import { QueryHelp } from './QueryHelp';
import styles from './SearchBar.module.css';

/** The search field: searches as you type, colours what is more than a word, says what it could not read. */
export function SearchBar() {
  const desk = useDesk();
  const { query } = useStore(desk.place);
  const save = useCommand('save-search');
  const isSaveable = query.trim() !== '' && (save.can?.() ?? true);
  const { page, asked } = useStore(desk.results.state);
  const field = useRef<HTMLInputElement>(null);
  const behind = useRef<HTMLDivElement>(null);

  useEffect(
    () =>
      desk.lend('search', {
        focus: () => {
          field.current?.focus();
          field.current?.select();
        },
      }),
    [desk],
  );

  // Right-to-left text scrolls and joins its letters in ways the coloured copy cannot follow.
  const isColoured = !/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(query);
  const notices = asked?.query === query ? page.notices.filter(isFirstOfItsKind) : [];
  const follow = (): void => {
    if (behind.current && field.current) behind.current.scrollLeft = field.current.scrollLeft;
  };

  return (
    <search className={styles.search}>
      <div className={styles.line}>
        <IconButton name="Show the library" className={styles.side} onPress={() => desk.pane.set('library')}>
          <PanelLeft size={17} aria-hidden />
        </IconButton>
        <div className={styles.field}>
          <Search size={15} aria-hidden className={styles.glass} />
          <div className={styles.typed}>
            {isColoured ? (
              <div ref={behind} className={styles.behind} aria-hidden>
                {colourQuery(query).map((part) => (
                  <span key={part.start} className={part.kind === 'plain' ? undefined : styles[part.kind]}>
                    {part.text}
                  </span>
                ))}
              </div>
            ) : null}
            <input
              ref={field}
              type="search"
              className={cx(styles.input, isColoured && styles.clear)}
              aria-label="Search articles"
              aria-describedby={notices.length > 0 ? 'query-notices' : undefined}
              placeholder="Search articles"
              dir="auto"
              autoComplete="off"
              autoCorrect="off"
              autoCapitalize="off"
              spellCheck={false}
              value={query}
              onChange={(event) => {
                const text = event.target.value;
                // A link to an article is followed, not sought.
                if (openArticleLink(desk, text)) return;
                const { section, importId } = desk.place.get();
                // The lists of imports and of highlights have no articles to search: typing there searches everything.
                if (section === 'highlights' || (section === 'imports' && importId === null))
                  desk.go({ section: 'all', query: text });
                else desk.go({ query: text });
              }}
              onScroll={follow}
              onSelect={follow}
              onKeyDown={(event) => {
                if (event.key === 'Escape') {
                  event.preventDefault();
                  event.stopPropagation();
                  if (query === '') desk.handles.list?.focus();
                  else desk.go({ query: '' });
                } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
                  event.preventDefault();
                  desk.handles.list?.focus();
                  if (desk.mover.selection.get().index < 0) desk.mover.step(1, 'one');
                }
              }}
            />
          </div>
          {query === '' ? (
            <kbd>/</kbd>
          ) : (
            <IconButton
              name="Clear the search"
              shortcut="Escape"
              className={styles.erase}
              onPress={() => desk.go({ query: '' })}
            >
              <X size={15} aria-hidden />
            </IconButton>
          )}
          {isSaveable ? (
            <IconButton name="Save this search…" shortcut={save.keys[0]} className={styles.erase} onPress={save.run}>
              <Bookmark size={15} aria-hidden />
            </IconButton>
          ) : null}
          <QueryHelp />
        </div>
      </div>
      <QueryChips query={query} />
      {notices.length > 0 ? (
        <ul id="query-notices" className={styles.notices} aria-label="Remarks on the search">
          {notices.map((notice) => (
            <li key={`${notice.code}-${notice.range[0]}`}>
              {notice.range[1] > notice.range[0] && notice.range[1] - notice.range[0] < 60 ? (
                <button
                  type="button"
                  className={styles.where}
                  onClick={() => {
                    field.current?.focus();
                    field.current?.setSelectionRange(notice.range[0], notice.range[1]);
                  }}
                >
                  {query.slice(notice.range[0], notice.range[1])}
                </button>
              ) : null}
              {notice.message}
            </li>
          ))}
        </ul>
      ) : null}
    </search>
  );
}

/** The same remark on three brackets is made once. */
function isFirstOfItsKind(notice: QueryNotice, at: number, all: readonly QueryNotice[]): boolean {
  return all.findIndex((other) => other.message === notice.message) === at;
}
