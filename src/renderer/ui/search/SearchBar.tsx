import { Bookmark, BookmarkCheck, PanelLeft, Search, X } from 'lucide-react';
import { type ChangeEvent, useEffect, useRef } from 'react';
import { say } from '../messages/say';
import { cx } from '../parts/cx';
import { useCommand, useDesk } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import { openArticleLink } from '../state/open-article-link';
import { useStore } from '../state/store';
import { colourQuery, underline } from './colour-query';
import { CompletionBox, completionId } from './CompletionBox';
import { DidYouMean } from './DidYouMean';
import { QueryChips } from './QueryChips';
import { QueryHelp } from './QueryHelp';
import { isShortPlace, QueryNotices } from './QueryNotices';
import styles from './SearchBar.module.css';
import { useCompletion } from './use-completion';

/** The search field: searches as you type, offers what to go on with, colours what is more than a word, says what it could not read. */
export function SearchBar() {
  const desk = useDesk();
  const { query } = useStore(desk.place);
  const save = useCommand('save-search');
  const update = useCommand('update-saved');
  // Whether it can is a matter of what is kept, too.
  useStore(desk.saved.all);
  const isSaveable = query.trim() !== '' && (save.can?.() ?? true);
  const { page, asked } = useStore(desk.results.state);
  const field = useRef<HTMLInputElement>(null);
  const behind = useRef<HTMLDivElement>(null);
  const completion = useCompletion(query, field);
  const isOpen = completion.options.length > 0;

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
  const notices = asked?.query === query ? page.notices : [];
  // What is being written is no fault yet.
  const faults = isOpen ? [] : notices.filter(({ code, range }) => !toldOnly.has(code) && isShortPlace(range));
  const follow = (): void => {
    if (behind.current && field.current) behind.current.scrollLeft = field.current.scrollLeft;
  };
  const onType = (event: ChangeEvent<HTMLInputElement>): void => {
    const text = event.target.value;
    // A link to an article is followed, not sought.
    if (openArticleLink(desk, text)) return;
    const { section, importId } = desk.place.get();
    // The lists of imports and of highlights have no articles to search: typing there searches everything.
    if (section === 'highlights' || (section === 'imports' && importId === null))
      desk.go({ section: 'all', query: text });
    else desk.go({ query: text });
    if (event.nativeEvent instanceof InputEvent) {
      completion.onTyped(event.nativeEvent, text, event.target.selectionStart ?? text.length);
    }
  };

  return (
    <search className={styles.search}>
      <div className={styles.line}>
        <IconButton name={say('search.showLibrary')} className={styles.side} onPress={() => desk.pane.set('library')}>
          <PanelLeft size={17} aria-hidden />
        </IconButton>
        <div className={styles.field}>
          <Search size={15} aria-hidden className={styles.glass} />
          <div className={styles.typed}>
            {isColoured ? (
              <div ref={behind} className={styles.behind} aria-hidden>
                {underline(
                  colourQuery(query),
                  faults.map(({ range }) => range),
                ).map((part) => (
                  <span
                    key={part.start}
                    className={cx(part.kind !== 'plain' && styles[part.kind], part.isUnderlined && styles.faulty)}
                  >
                    {part.text}
                  </span>
                ))}
              </div>
            ) : null}
            <input
              ref={field}
              type="search"
              role="combobox"
              aria-expanded={isOpen}
              aria-controls={isOpen ? completionId : undefined}
              aria-activedescendant={completion.active < 0 ? undefined : `${completionId}-${completion.active}`}
              aria-autocomplete="list"
              className={cx(styles.input, isColoured && styles.clear)}
              aria-label={say('search.articles')}
              aria-describedby={notices.length > 0 ? 'query-notices' : undefined}
              placeholder={say('search.articles')}
              dir="auto"
              autoComplete="off"
              autoCorrect="off"
              autoCapitalize="off"
              spellCheck={false}
              value={query}
              onChange={onType}
              onScroll={follow}
              onSelect={(event) => {
                follow();
                completion.onCaret(event.currentTarget.selectionStart ?? 0);
              }}
              onBlur={completion.close}
              onClick={() => {
                if (query === '') completion.onEmptyPressed();
              }}
              onKeyDown={(event) => {
                if (completion.onKeyDown(event)) {
                  event.preventDefault();
                  event.stopPropagation();
                } else if (event.key === 'Escape') {
                  event.preventDefault();
                  event.stopPropagation();
                  if (query === '') desk.handles.list?.focus();
                  else desk.go({ query: '' });
                } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
                  event.preventDefault();
                  completion.close();
                  if (page.total > 0) desk.recent.note(query);
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
              name={say('search.clear')}
              shortcut="Escape"
              className={styles.erase}
              onPress={() => desk.go({ query: '' })}
            >
              <X size={15} aria-hidden />
            </IconButton>
          )}
          {update.can?.() ? (
            <IconButton name={update.label?.() ?? update.name} className={styles.erase} onPress={update.run}>
              <BookmarkCheck size={15} aria-hidden />
            </IconButton>
          ) : null}
          {isSaveable ? (
            <IconButton name={say('search.save')} shortcut={save.keys[0]} className={styles.erase} onPress={save.run}>
              <Bookmark size={15} aria-hidden />
            </IconButton>
          ) : null}
          <QueryHelp />
          <CompletionBox list={completion} />
        </div>
      </div>
      <QueryChips query={query} />
      <QueryNotices
        query={query}
        notices={notices}
        onPlace={([start, end]) => {
          field.current?.focus();
          field.current?.setSelectionRange(start, end);
        }}
      />
      <DidYouMean isEmpty={false} />
    </search>
  );
}

/** Remarks that tell something and name no fault. */
const toldOnly: ReadonlySet<string> = new Set(['only-negative', 'still-reading']);
