import { useEffect, useRef } from 'react';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';

/** The browser's own file dialogs, for a shell without native ones. Nothing is seen of it. */
export function FilePickers() {
  const desk = useDesk();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(
    () => desk.lend('picker', { files: () => files.current?.click(), folder: () => folder.current?.click() }),
    [desk],
  );
  useEffect(() => {
    const stop = new AbortController();
    // A dialog that is dismissed must not have the next drop looked at.
    for (const input of [files.current, folder.current]) {
      input?.addEventListener('cancel', () => desk.intake.lookNext(false), { signal: stop.signal });
    }
    return () => stop.abort();
  }, [desk]);
  const take = (input: HTMLInputElement): void => {
    const chosen = [...(input.files ?? [])].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
    // The same choice made twice must count twice.
    input.value = '';
    if (chosen.length > 0) void desk.intake.dropped(Promise.resolve(chosen));
  };
  return (
    <div hidden>
      <input
        ref={files}
        type="file"
        multiple
        aria-label={say('importing.filesToImport')}
        onChange={(event) => take(event.target)}
      />
      <input
        ref={folder}
        type="file"
        multiple
        // React knows the attribute, and sets it as a property of the input.
        {...{ webkitdirectory: '' }}
        aria-label={say('importing.folderToImport')}
        onChange={(event) => take(event.target)}
      />
    </div>
  );
}
