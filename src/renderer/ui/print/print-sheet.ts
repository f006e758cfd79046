import type { ArticleView } from '../../../contract/archive-api';
import { formatDay, formatLongDate } from '../format/dates';
import { directionOf } from '../format/languages';
import type { Placed } from '../highlights/place-highlights';
import { say } from '../messages/say';
import { readPageText } from '../reading/page-text';
import { wrapMarks } from './wrap-marks';

/** Makes an element with text in it. */
function make(name: string, className: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

/**
 * An article as it goes on paper: a head that says what it takes to cite it, the clean text with its highlights, and the
 * notes at the end by their numbers. A copy: what is on the page stays as it is.
 */
export function makePrintSheet(
  view: ArticleView,
  body: HTMLElement,
  placed: readonly Placed[],
  library: string,
): HTMLElement {
  const { article, note } = view;
  const sheet = document.createElement('div');
  sheet.id = 'print-sheet';
  const main = document.createElement('article');
  main.lang = article.language ?? '';
  main.dir = directionOf(article.language);
  main.append(makeHead(view));
  const text = body.cloneNode(true);
  if (!(text instanceof HTMLElement)) throw new Error('a body is an element');
  text.className = 'text';
  for (const picture of text.querySelectorAll('img')) picture.loading = 'eager';
  for (const noted of text.querySelectorAll<HTMLElement>('[data-noted]')) {
    delete noted.dataset['noted'];
    noted.removeAttribute('style');
  }
  const noted = placed.filter(({ highlight }) => highlight.note !== '');
  wrapMarks(readPageText(text), placed, noted);
  main.append(text);
  sheet.append(main);
  if (noted.length > 0 || note !== '') sheet.append(makeNotes(note, noted));
  sheet.append(
    make(
      'footer',
      'foot',
      say('citation.printed', {
        library,
        day: formatDay(new Date().toISOString(), 'long'),
        sha: article.origin.object,
      }),
    ),
  );
  return sheet;
}

function makeHead({ article }: ArticleView): HTMLElement {
  const head = document.createElement('header');
  if (article.section) head.append(make('p', 'kicker', article.section));
  head.append(make('h1', 'title', article.title));
  const facts = [
    article.byline.join(', '),
    article.outlet ?? '',
    article.published ? formatLongDate(article.published) : say('citation.undated'),
    article.saved
      ? say('citation.saved', { day: formatDay(article.saved, 'long') })
      : say('citation.imported', { day: formatDay(article.imported, 'long') }),
  ];
  head.append(make('p', 'facts', facts.filter((fact) => fact !== '').join(' · ')));
  if (article.url) head.append(make('p', 'address', article.url));
  return head;
}

function makeNotes(note: string, noted: readonly Placed[]): HTMLElement {
  const notes = document.createElement('section');
  notes.className = 'notes';
  notes.append(make('h2', '', say('citation.notes')));
  if (note !== '') {
    notes.append(make('h3', '', say('citation.articleNote')), make('p', 'note', note));
  }
  const list = document.createElement('ol');
  for (const { highlight } of noted) {
    const item = document.createElement('li');
    const quote = highlight.anchor.exact;
    item.append(
      make('q', '', quote.length > 160 ? `${quote.slice(0, 160)}…` : quote),
      make('p', 'note', highlight.note),
    );
    list.append(item);
  }
  if (noted.length > 0) notes.append(list);
  return notes;
}
