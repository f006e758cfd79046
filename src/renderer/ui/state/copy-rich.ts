import { copyText } from './copy-text';
import type { Toasts } from './toasts';

/** What is put on the clipboard: each program takes the one it can. */
export interface Copied {
  readonly plain: string;
  readonly html: string;
}

/** Puts text on the clipboard, plain and as HTML, and says so. Call it for a press or a key: the system allows it then only. */
export function copyRich(desk: { readonly toasts: Toasts }, { plain, html }: Copied, said: string): void {
  let isTaken = false;
  const give = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData?.setData('text/plain', plain);
    event.clipboardData?.setData('text/html', html);
    isTaken = true;
  };
  // The old way needs no permission, which the desktop app gives no page, and takes both flavours at once.
  document.addEventListener('copy', give, { capture: true, once: true });
  // Deprecated in name only: nothing else writes HTML without asking the user.
  // oxlint-disable-next-line typescript/no-deprecated
  document.execCommand('copy');
  document.removeEventListener('copy', give, { capture: true });
  if (isTaken) desk.toasts.show({ text: said, more: null, staysMs: 5000 });
  else void copyText(desk, plain, said, null);
}
