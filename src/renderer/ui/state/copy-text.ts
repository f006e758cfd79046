import { say } from '../messages/say';
import type { Toasts } from './toasts';

/** Puts text on the clipboard and says so; where the system does not allow it, says that, with the text to be copied by hand. */
export async function copyText(
  { toasts }: { readonly toasts: Toasts },
  text: string,
  said: string,
  more: string | null,
): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toasts.show({ text: said, more, staysMs: 5000 });
  } catch {
    toasts.show({ tone: 'bad', text: say('state.theClipboardCouldNot'), more: text, staysMs: null });
  }
}
