import { marked } from 'marked';
import { type MouseEvent, useLayoutEffect, useRef, useState } from 'react';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import { toCleanNodes } from '../reading/clean-html';
import { type AskedLink, LinkPopover } from '../reading/LinkPopover';
import styles from './Markdown.module.css';

/** A note, its Markdown shown as meant. It passes the same wall as an article: a note may have been pasted or imported. */
export function Markdown({ text, className }: { readonly text: string; readonly className?: string | undefined }) {
  const { platform } = useDesk();
  const root = useRef<HTMLDivElement>(null);
  const [link, setLink] = useState<AskedLink | null>(null);
  useLayoutEffect(() => {
    const html = marked.parse(text, { async: false, breaks: true, gfm: true });
    root.current?.replaceChildren(toCleanNodes(html, platform));
  }, [text, platform]);
  const askLink = (event: MouseEvent): void => {
    const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(anchor instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    event.stopPropagation();
    setLink({ anchor, href: anchor.href });
  };
  return (
    <>
      <div ref={root} dir="auto" className={cx(styles.note, className)} onClick={askLink} onAuxClick={askLink} />
      <LinkPopover link={link} onClose={() => setLink(null)} openLink={(url) => platform.openLink(url)} />
    </>
  );
}
