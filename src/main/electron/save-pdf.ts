import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog, type WebContents } from 'electron';
import { fail, ok, type Result } from '../../contract/failure';

/** Prints a page as it is laid out for paper into a PDF file where the user says; `path` null when the dialog was dismissed. */
export async function savePdf(
  page: Pick<WebContents, 'printToPDF'>,
  fileName: string,
): Promise<Result<{ readonly path: string | null }>> {
  // Made before the dialog is shown: the page goes back to how it was as soon as it can.
  const bytes = await page.printToPDF({ printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true });
  const chosen = await dialog.showSaveDialog({
    title: 'Save as PDF',
    defaultPath: basename(fileName),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (chosen.canceled || chosen.filePath === '') return ok({ path: null });
  try {
    await writeFile(chosen.filePath, bytes);
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    return fail(isFull ? 'no-space' : 'unwritable', error instanceof Error ? error.message : chosen.filePath);
  }
  return ok({ path: chosen.filePath });
}
