import { type MouseEvent, type ReactNode, type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import type { ArticleView } from '../../../contract/archive-api';
import { formatDay, formatLongDate } from '../format/dates';
import { directionOf } from '../format/languages';
import { readingMinutes } from '../format/numbers';
import { ArticleFiling } from '../filing/ArticleFiling';
import { currentLocale } from '../messages/locale';
import { say } from '../messages/say';
import { useCommand, useDesk } from '../parts/desk-context';
import { toCleanNodes } from './clean-html';
import styles from './CleanArticle.module.css';
import { type AskedLink, LinkPopover } from './LinkPopover';

/** A text longer than this is laid out as it comes into sight: of one of 2 MB all would be at once, and nobody sees it. */
const longUnits = 200_000;

/** The article as text: headline, the line of facts, and the cleaned body. Links ask before they lead anywhere. */
export function CleanArticle({
  view,
  titleRef,
  bodyRef,
  onShown,
  note,
}: {
  readonly view: ArticleView;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly bodyRef: RefObject<HTMLDivElement | null>;
  /** Called when the body stands on the page and its text can be read. */
  readonly onShown: () => void;
  /** Stands over the body. */
  readonly note: ReactNode;
}) {
  const desk = useDesk();
  const details = useCommand('details');
  const { article } = view;
  const [link, setLink] = useState<AskedLink | null>(null);

  const { platform } = desk;
  const { html } = article;
  useLayoutEffect(() => {
    const body = bodyRef.current;
    if (body) {
      body.toggleAttribute('data-long', html.length > longUnits);
      body.replaceChildren(toCleanNodes(html, platform));
    }
    onShown();
  }, [bodyRef, html, platform, onShown]);

  const askLink = (event: MouseEvent): void => {
    const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(anchor instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    setLink({ anchor, href: anchor.href });
  };
  const minutes = readingMinutes(article.words);
  const facts = useMemo(() => {
    const line: { readonly key: string; readonly text: string }[] = [];
    if (article.byline.length > 0) line.push({ key: 'byline', text: article.byline.join(', ') });
    if (article.outlet) line.push({ key: 'outlet', text: article.outlet });
    line.push({
      key: 'published',
      text: article.published ? formatLongDate(article.published) : say('reading.undated'),
    });
    if (article.saved)
      line.push({ key: 'saved', text: say('reading.saved', { day: formatDay(article.saved, 'long') }) });
    line.push({ key: 'minutes', text: say('reading.minutes', { minutes }) });
    return line;
  }, [article, minutes]);

  return (
    <article className={styles.article} lang={article.language ?? undefined} dir={directionOf(article.language)}>
      <header className={styles.head}>
        {article.section ? <p className={styles.kicker}>{article.section}</p> : null}
        <h1 className={styles.title} ref={titleRef}>
          {article.title}
        </h1>
        <p className={styles.facts} lang={currentLocale().tag} dir={directionOf(article.language)}>
          {facts.map(({ key, text }) => (
            <bdi key={key} className={styles.fact}>
              {text}
            </bdi>
          ))}
          <button type="button" className={styles.source} onClick={details.run}>
            {details.name}
          </button>
        </p>
        <ArticleFiling view={view} />
      </header>
      {note}
      <div className={styles.body} ref={bodyRef} onClick={askLink} onAuxClick={askLink} />
      <LinkPopover link={link} onClose={() => setLink(null)} openLink={(url) => platform.openLink(url)} />
    </article>
  );
}
