import type { Desk } from './desk';

/** Shows a finished export's file in the system's file manager, or says why it cannot. */
export function revealExport({ wire, sayFailure }: Pick<Desk, 'wire' | 'sayFailure'>, job: string): void {
  void wire.send('reveal-export', { job }).then((answer) => {
    if (!answer.ok) sayFailure(answer.failure);
  });
}
