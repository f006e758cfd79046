import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { openArticleLink } from '../state/open-article-link';
import styles from './DropZone.module.css';

/** The whole window takes files that are dropped, and words that are pasted outside of fields. */
export function DropZone() {
  const desk = useDesk();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    /** Entering a child fires before leaving its parent: only when all are left is the drag gone. */
    let depth = 0;
    /** A sheet that takes files for itself is open. */
    const isTaken = (): boolean => document.querySelector('[data-takes-files]') !== null;
    const hasFiles = (event: DragEvent): boolean =>
      ['Files', 'text/plain', 'text/html'].some((type) => event.dataTransfer?.types.includes(type));
    window.addEventListener(
      'dragenter',
      (event) => {
        if (!hasFiles(event) || isTaken()) return;
        depth += 1;
        setIsOver(true);
      },
      { signal },
    );
    window.addEventListener(
      'dragleave',
      () => {
        depth = Math.max(0, depth - 1);
        if (depth === 0) setIsOver(false);
      },
      { signal },
    );
    window.addEventListener(
      'dragover',
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      },
      { signal },
    );
    window.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        depth = 0;
        setIsOver(false);
        const transfer = event.dataTransfer;
        if (!transfer || isTaken()) return;
        if (openArticleLink(desk, transfer.getData('text/plain'))) return;
        if (transfer.types.includes('Files')) void desk.intake.dropped(desk.platform.readDrop(transfer));
        else void desk.intake.pasted(transfer.getData('text/plain'), transfer.getData('text/html') || null);
      },
      { signal },
    );
    window.addEventListener(
      'paste',
      (event) => {
        const { target, clipboardData } = event;
        const isField =
          target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));
        if (isField || !clipboardData || document.querySelector('[role=dialog]')) return;
        event.preventDefault();
        if (openArticleLink(desk, clipboardData.getData('text/plain'))) return;
        if (clipboardData.types.includes('Files')) void desk.intake.dropped(desk.platform.readDrop(clipboardData));
        else void desk.intake.pasted(clipboardData.getData('text/plain'), clipboardData.getData('text/html') || null);
      },
      { signal },
    );
    return () => stop.abort();
  }, [desk]);
  if (!isOver) return null;
  return (
    <div className={styles.over} aria-hidden>
      <div className={styles.words}>
        <FileDown size={34} />
        <strong>{say('importing.dropToImport')}</strong>
        <span>{say('importing.savedPagesTextsMarkdown')}</span>
      </div>
    </div>
  );
}
