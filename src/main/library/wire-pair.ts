import { createInbox, type Inbox } from './inbox';
import type { Wire } from './wire';

/**
 * Two ends of one line inside a process: what the command line uses to talk to a library it opened itself.
 * Messages arrive in order, in a later microtask, uncopied. Closing either end closes both.
 */
export function createWirePair<A, B>(): readonly [Wire<A, B>, Wire<B, A>] {
  const inboxA = createInbox<A>();
  const inboxB = createInbox<B>();
  const close = (): void => {
    queueMicrotask(() => {
      inboxA.end();
      inboxB.end();
    });
  };
  return [
    { send: sendTo(inboxB), onMessage: inboxA.onMessage, onClose: inboxA.onClose, close },
    { send: sendTo(inboxA), onMessage: inboxB.onMessage, onClose: inboxB.onClose, close },
  ];
}

const sendTo =
  <T>(inbox: Inbox<T>) =>
  (message: T): void =>
    queueMicrotask(() => {
      if (!inbox.hasEnded) inbox.receive(message);
    });
