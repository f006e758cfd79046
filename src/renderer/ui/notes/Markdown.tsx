import { Marked } from 'marked';
import { type MouseEvent, useLayoutEffect, useRef, useState } from 'react';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import { toCleanNodes } from '../reading/clean-html';
import { type AskedLink, LinkPopover } from '../reading/LinkPopover';
import styles from './Markdown.module.css';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Notes hold Markdown and no HTML: a tag in one is shown as it was typed, and never becomes an element on its way to the wall. */
const markdown = new Marked({
  breaks: true,
  gfm: true,
  renderer: { html: ({ text }) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign) },
});

/** A note, its Markdown shown as meant. It passes the same wall as an article: a note may have been pasted or imported. */
export function Markdown({ text, className }: { readonly text: string; readonly className?: string | undefined }) {
  const { platform } = useDesk();
  const root = useRef<HTMLDivElement>(null);
  const [link, setLink] = useState<AskedLink | null>(null);
  useLayoutEffect(() => {
    const html = markdown.parse(text, { async: false });
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
