import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { CompletedField } from '../../../contract/completion';
import { findSpot, type QuerySpot } from '../../../query';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { placeOf } from '../saved-searches/place-of';
import type { Desk } from '../state/desk';
import { listOffered, listOwnOptions, type QueryOption, writeOption } from './query-options';

/** The list comes after the results: it is asked for when no key was pressed for so long. */
const pauseMs = 140;
const mostOptions = 9;
const mostLanguages = 50;
/** Two letters begin nearly any word: fields are offered then, words of the articles from three on. */
const minWord = 3;
const minField = 2;
/** More text at once was not typed: it was pasted, dropped or put there by a program. */
const mostTyped = 2;

interface Offer {
  readonly query: string;
  readonly caret: number;
  /** null for recent searches. */
  readonly spot: QuerySpot | null;
  readonly options: readonly QueryOption[];
}

export interface CompletionList {
  readonly options: readonly QueryOption[];
  /** -1: none, and Enter searches. */
  readonly active: number;
  readonly isRecent: boolean;
  /** Tells of typing; nothing else opens the list by itself. */
  readonly onTyped: (event: InputEvent, query: string, caret: number) => void;
  readonly onCaret: (caret: number) => void;
  /** Whether the key was for the list. */
  readonly onKeyDown: (event: KeyboardEvent) => boolean;
  readonly onEmptyPressed: () => void;
  readonly choose: (index: number) => void;
  readonly point: (index: number) => void;
  readonly close: () => void;
}

const archiveFields: Readonly<Partial<Record<NonNullable<QuerySpot['field']>, CompletedField>>> = {
  by: 'by',
  outlet: 'outlet',
  section: 'section',
  tag: 'tag',
  in: 'in',
  lang: 'lang',
  list: 'list',
  title: 'word',
  text: 'word',
};

/** The list of what could be written where the caret is, of a field whose text is `query`. Asked beside the search, never before it. */
export function useCompletion(query: string, field: RefObject<HTMLInputElement | null>): CompletionList {
  const desk = useDesk();
  const [offer, setOffer] = useState<Offer | null>(null);
  const [active, setActive] = useState(-1);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Rises with every question and every close: an answer to an older one is dropped. */
  const generation = useRef(0);

  useEffect(() => () => clearTimeout(timer.current), []);

  // A query that was changed from elsewhere is another one.
  const shown = offer && offer.query === query ? offer : null;
  const options = shown?.options ?? [];

  const close = (): void => {
    generation.current += 1;
    clearTimeout(timer.current);
    setOffer(null);
    setActive(-1);
  };

  const show = (next: Offer): void => {
    setOffer(next.options.length > 0 ? next : null);
    setActive(-1);
    if (next.options.length > 0) desk.announcement.set(say('search.suggested', { count: next.options.length }));
  };

  const showRecent = (): void => {
    const recent = desk.recent.store.get();
    if (recent.length === 0) {
      // Pressed before the library is open: its searches are offered once they are known, if nothing else was begun.
      if (desk.connection.get().info !== null) return;
      generation.current += 1;
      const mine = generation.current;
      const stop = desk.recent.store.subscribe(() => {
        stop();
        if (mine === generation.current && field.current === document.activeElement) showRecent();
      });
      return;
    }
    const lines = recent.map((text): QueryOption => {
      return { id: `recent ${text}`, label: text, hint: '', does: { type: 'search', query: text } };
    });
    const clear: QueryOption = { id: 'clear', label: say('search.clearRecent'), hint: '', does: { type: 'clear' } };
    show({ query: '', caret: 0, spot: null, options: [...lines, clear] });
  };

  const ask = (text: string, caret: number, isCalled: boolean): void => {
    generation.current += 1;
    const mine = generation.current;
    clearTimeout(timer.current);
    setActive(-1);
    const spot = findSpot(text, caret);
    if (!spot || (spot.field === null && !isCalled && Array.from(spot.typed).length < minField)) {
      setOffer(null);
      return;
    }
    const run = async (): Promise<void> => {
      const saved = desk.saved.all.get();
      const own = listOwnOptions(spot, text, saved);
      const offered = await askArchive(desk, spot);
      if (mine !== generation.current) return;
      show({ query: text, caret, spot, options: [...own, ...offered].slice(0, mostOptions) });
    };
    timer.current = setTimeout(() => void run(), isCalled ? 0 : pauseMs);
  };

  const choose = (index: number): void => {
    const option = options[index];
    if (!option || !shown) return;
    const { does } = option;
    close();
    if (does.type === 'clear') {
      desk.recent.clear();
      desk.announcement.set(say('search.recentCleared'));
    } else if (does.type === 'open') desk.go(placeOf(does.saved));
    else if (does.type === 'search') {
      desk.recent.note(does.query);
      desk.go({ query: does.query });
    } else if (shown.spot) {
      const written = writeOption(query, shown.spot, does);
      desk.go({ query: written.query });
      // The field has its new text when this task is over.
      queueMicrotask(() => field.current?.setSelectionRange(written.caret, written.caret));
      if (does.goesOn) ask(written.query, written.caret, true);
    }
    field.current?.focus();
  };

  const step = (by: 1 | -1): void => {
    // Past either end is the field itself, where nothing is chosen.
    const places = options.length + 1;
    setActive(((active + 1 + by + places) % places) - 1);
  };

  return {
    options,
    active,
    isRecent: shown?.spot === null,
    onTyped: (event, text, caret) => {
      const isPasted = (event.data?.length ?? 0) > mostTyped && !event.inputType.includes('Composition');
      const isTyping = /^(?:insertText|insertComposition|insertFromComposition|deleteContent)/.test(event.inputType);
      if (text === '' || isPasted || !isTyping) close();
      else ask(text, caret, false);
    },
    onCaret: (caret) => {
      if (shown && caret !== shown.caret) close();
    },
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return false;
      const isOpen = options.length > 0;
      const { key, altKey, ctrlKey, shiftKey } = event;
      const caret = field.current?.selectionStart ?? query.length;
      if ((key === 'ArrowDown' && altKey) || (key === ' ' && ctrlKey)) {
        if (query === '') showRecent();
        else ask(query, caret, true);
        return true;
      }
      if (key === 'ArrowDown' && query === '' && !isOpen && desk.recent.store.get().length > 0) {
        showRecent();
        return true;
      }
      if (!isOpen) return false;
      if (key === 'ArrowDown') step(1);
      else if (key === 'ArrowUp') step(-1);
      else if (key === 'Escape') close();
      else if ((key === 'Enter' || (key === 'Tab' && !shiftKey)) && active >= 0) choose(active);
      else return false;
      return true;
    },
    onEmptyPressed: showRecent,
    choose,
    point: setActive,
    close,
  };
}

async function askArchive(desk: Desk, spot: QuerySpot): Promise<readonly QueryOption[]> {
  const field = spot.field === null ? 'word' : archiveFields[spot.field];
  if (field === undefined || (field === 'word' && Array.from(spot.typed).length < minWord)) return [];
  try {
    // Languages are known by their names here, and there are few.
    const answer = await (field === 'lang'
      ? desk.ask('complete', field, '', mostLanguages)
      : desk.ask('complete', field, spot.typed, mostOptions));
    const offered =
      spot.field === null ? answer : answer.filter((one) => one.field === spot.field || one.kind === 'word');
    return listOffered(spot, offered);
  } catch {
    // Suggestions that do not come are none.
    return [];
  }
}
