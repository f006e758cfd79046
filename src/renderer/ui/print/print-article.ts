import { alignTexts } from '../reading/align-text';
import { readPageText } from '../reading/page-text';
import { placeHighlights } from '../highlights/place-highlights';
import { say } from '../messages/say';
import type { Desk } from '../state/desk';
import './print.css';
import { makePrintSheet } from './print-sheet';

const picturesMs = 4_000;

/**
 * Prints the article that is in the reader: only that, with a head to cite it by and its highlights. `toPdf`: into a file,
 * where the shell can; the browser's own dialog offers that as well.
 */
export async function printArticle(desk: Desk, body: HTMLElement, toPdf: boolean): Promise<void> {
  const { view } = desk.reading.store.get();
  if (!view) return;
  const { article } = view;
  const alignment = alignTexts(article.text, readPageText(body).text);
  const { placed } = placeHighlights(view.highlights, alignment);
  const library = desk.connection.get().info?.name ?? '';
  // Of a dialog that never said it is over.
  document.querySelector('#print-sheet')?.remove();
  const sheet = makePrintSheet(view, body, placed, library);
  document.body.append(sheet);
  await untilShown(sheet);
  const { title } = document;
  const name = fileName(article.title, article.published?.iso.slice(0, 10) ?? null);
  // What the browser's dialog calls the file.
  document.title = name;
  const end = (): void => {
    sheet.remove();
    document.title = title;
  };
  if (toPdf && desk.platform.savePdf) {
    const answer = await desk.platform.savePdf(`${name}.pdf`).finally(end);
    if (!answer.ok) desk.sayFailure(answer.failure);
    else if (answer.value.path !== null) {
      desk.toasts.show({ text: say('citation.pdfSaved'), more: answer.value.path });
    }
    return;
  }
  window.addEventListener('afterprint', end, { once: true });
  window.print();
}

/** Pictures of the article that were not in sight yet are read first; one that does not come is left out. */
async function untilShown(sheet: HTMLElement): Promise<void> {
  const pictures = [...sheet.querySelectorAll('img')].map((picture) => picture.decode().catch(() => undefined));
  await Promise.race([Promise.all(pictures), new Promise((resolve) => setTimeout(resolve, picturesMs))]);
}

/** "2019-03-04 Council backs harbour wall", without what a file's name cannot have. */
function fileName(headline: string, day: string | null): string {
  const words = headline
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
    .replace(/[. ]+$/, '');
  return [...(day === null ? [] : [day]), ...(words === '' ? ['article'] : [words])].join(' ');
}
