import type { Origin } from '../../../contract/article';
import { say } from '../messages/say';
import type { Desk } from '../state/desk';

/** Saves an article's original unchanged: where the user says, or where the browser puts its downloads. */
export function saveOriginal(desk: Desk, { object, fileName }: Origin): void {
  if (!desk.platform.can.saveNatively) {
    desk.platform.download(object, fileName);
    return;
  }
  void desk.wire.send('save-original', { object, fileName }).then((answer) => {
    if (!answer.ok) desk.sayFailure(answer.failure);
    else if (answer.value) desk.toasts.show({ text: say('reading.originalSaved'), more: answer.value.path });
  });
}
