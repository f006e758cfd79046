import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ArticleView } from '../../../contract/archive-api';
import { formatLongDate, formatMinute } from '../format/dates';
import { languageName } from '../format/languages';
import { formatBytes } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Sheet } from '../parts/Sheet';
import { ExplainSection } from '../explain/ExplainSection';
import { useStore } from '../state/store';
import { evidenceWords, fieldWords, formatWords } from '../words';
import type { Article, ArticleDate, EvidenceField, LeadImage } from '../../../contract/article';
import { CopiesSection } from './CopiesSection';
import styles from './DetailsSheet.module.css';

/** Where an article comes from: its file, what each fact was read from, and when it was saved again. */
export function DetailsSheet({
  view,
  onSaveOriginal,
}: {
  readonly view: ArticleView;
  readonly onSaveOriginal: () => void;
}) {
  const desk = useDesk();
  const overlay = useStore(desk.overlay);
  return (
    <Sheet
      title={say('reading.details.title')}
      side="end"
      isOpen={overlay === 'details'}
      onClose={() => desk.overlay.set(null)}
    >
      <Details view={view} onSaveOriginal={onSaveOriginal} />
    </Sheet>
  );
}

function Details({ view, onSaveOriginal }: { readonly view: ArticleView; readonly onSaveOriginal: () => void }) {
  const desk = useDesk();
  const { article } = view;
  const { origin } = article;
  return (
    <div className={styles.details}>
      <section>
        <h3>{say('reading.details.file')}</h3>
        <dl>
          <Fact name={say('reading.details.name')} value={<bdi>{origin.fileName}</bdi>} />
          <Fact name={say('reading.details.foundAt')} value={<bdi className={styles.path}>{origin.path}</bdi>} />
          {origin.part === null ? null : <Fact name={say('reading.details.inside')} value={<bdi>{origin.part}</bdi>} />}
          <Fact
            name={say('reading.details.kind')}
            value={`${formatWords[origin.format]}, ${origin.charset}, ${formatBytes(origin.bytes)}`}
          />
          <Fact name={say('reading.details.imported')} value={formatMinute(article.imported)} />
          <Fact
            name="SHA-256"
            value={<code className={styles.hash}>{origin.object}</code>}
            from={say('reading.details.unchanged')}
          />
        </dl>
        <div className={styles.actions}>
          <Button onPress={onSaveOriginal}>
            <Download size={14} aria-hidden />
            {say('reading.saveOriginal')}
          </Button>
        </div>
      </section>
      <CopiesSection key={article.id} view={view} />
      <section>
        <h3>{say('reading.details.facts')}</h3>
        <dl>
          {factsOf(view).map(({ field, value }) => {
            const source = article.evidence[field];
            return (
              <Fact
                key={field}
                name={fieldWords[field]}
                value={<bdi>{value ?? say('reading.details.notFound')}</bdi>}
                from={
                  value === null || !source ? undefined : say('reading.details.from', { source: evidenceWords[source] })
                }
              />
            );
          })}
          <Fact
            name={say('reading.details.length')}
            value={say('reading.details.words', { count: article.words })}
            from={article.evidence.text === 'user' ? say('reading.details.asCut') : undefined}
          />
        </dl>
        <div className={styles.actions}>
          <Button onPress={() => desk.overlay.set('edit-facts')}>{say('reading.editFacts')}</Button>
        </div>
      </section>
      <ExplainSection key={article.id} article={article} />
    </div>
  );
}

function Fact({
  name,
  value,
  from,
}: {
  readonly name: string;
  readonly value: ReactNode;
  readonly from?: string | undefined;
}) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        {value}
        {from ? <span className={styles.from}>{from}</span> : null}
      </dd>
    </div>
  );
}

function factsOf(view: ArticleView): readonly { readonly field: EvidenceField; readonly value: string | null }[] {
  const { article } = view;
  return [
    ...(article.kicker === undefined ? [] : [{ field: 'kicker' as const, value: article.kicker }]),
    { field: 'title', value: article.title },
    ...(article.dek === undefined ? [] : [{ field: 'dek' as const, value: article.dek }]),
    { field: 'byline', value: bylineOf(article) },
    { field: 'outlet', value: article.outlet },
    { field: 'section', value: article.section },
    { field: 'published', value: dateOf(article.published) },
    { field: 'updated', value: dateOf(article.updated) },
    { field: 'saved', value: article.saved ? formatMinute(article.saved) : null },
    { field: 'language', value: article.language ? languageName(article.language) : null },
    { field: 'url', value: article.url },
    { field: 'canonicalUrl', value: article.canonicalUrl },
    { field: 'copyright', value: article.copyright },
    ...(article.keywords === undefined ? [] : [{ field: 'keywords' as const, value: article.keywords.join(', ') }]),
    ...(article.leadImage === undefined ? [] : [{ field: 'leadImage' as const, value: pictureOf(article.leadImage) }]),
  ];
}

/** Names, with what the byline says of them; agencies and desks stand behind the people. */
function bylineOf({ byline, credits }: Article): string | null {
  if (credits === undefined) return byline.join(', ') || null;
  return credits.map(({ name, role }) => (role === null ? name : `${name} (${role})`)).join(', ') || null;
}

/** A date, and the words it was read from where people wrote them. */
function dateOf(date: ArticleDate | null): string | null {
  if (date === null) return null;
  const shown = formatLongDate(date);
  return date.raw === shown || /^\d{4}-?\d\d/.test(date.raw) ? shown : `${shown} (“${date.raw}”)`;
}

function pictureOf({ url, alt }: LeadImage): string {
  return alt === null ? url : `${alt} (${url})`;
}
