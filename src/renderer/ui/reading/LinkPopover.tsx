import { Copy, ExternalLink } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { say } from '../messages/say';
import { Sentence } from '../messages/Sentence';
import { Button } from '../parts/Button';
import floating from '../parts/floating.module.css';
import { readLink } from './read-link';
import styles from './LinkPopover.module.css';

/** A link that was clicked in an article. */
export interface AskedLink {
  readonly anchor: HTMLAnchorElement;
  readonly href: string;
}

/** Shows where a link leads before anything opens: nothing in an article goes online by itself. */
export function LinkPopover({
  link,
  onClose,
  openLink,
}: {
  readonly link: AskedLink | null;
  readonly onClose: () => void;
  readonly openLink: (url: string) => void;
}) {
  const trigger = useMemo(() => ({ current: link?.anchor ?? null }), [link]);
  const [isCopied, setIsCopied] = useState(false);
  const read = link ? readLink(link.href) : null;
  const close = (): void => {
    setIsCopied(false);
    onClose();
  };
  return (
    <Popover
      className={`${floating.popover ?? ''} ${styles.popover ?? ''}`}
      triggerRef={trigger}
      isOpen={link !== null}
      onOpenChange={(open) => {
        if (!open) close();
      }}
      placement="bottom start"
    >
      <Dialog aria-label={say('reading.link.where')} className={styles.dialog ?? ''}>
        <p className={styles.says}>
          <Sentence
            of={read?.canOpen ? 'reading.link.leads' : 'reading.link.cannotOpen'}
            values={{ host: <strong>{read?.host}</strong> }}
          />
        </p>
        <p className={styles.address} dir="ltr">
          {link?.href}
        </p>
        <div className={styles.actions}>
          <Button
            look="primary"
            isDisabled={!read?.canOpen}
            onPress={() => {
              if (link) openLink(link.href);
              close();
            }}
          >
            <ExternalLink size={14} aria-hidden />
            {say('reading.link.open')}
          </Button>
          <Button
            onPress={() => {
              void navigator.clipboard.writeText(link?.href ?? '').then(() => setIsCopied(true));
            }}
          >
            <Copy size={14} aria-hidden />
            {isCopied ? say('reading.link.copied') : say('reading.link.copy')}
          </Button>
        </div>
      </Dialog>
    </Popover>
  );
}
