import type { LeftOut } from '../../../contract/import-plan';
import { formatCount } from '../format/numbers';
import { say } from '../messages/say';
import { formatWords } from '../words';
import styles from './ImportReportPage.module.css';

/** What the user had left out of an import before it began. */
export function LeftOutList({ leftOut }: { readonly leftOut: LeftOut }) {
  const { files, fileCount, outlets, formats, held } = leftOut;
  return (
    <section className={styles.refusals} aria-label={say('imports.leftOut.title')}>
      <h2>{say('imports.leftOut.title')}</h2>
      {fileCount > 0 ? (
        <Group
          title={say('imports.leftOut.files', { count: fileCount })}
          lines={files}
          more={fileCount - files.length}
        />
      ) : null}
      {outlets.length > 0 ? (
        <Group
          title={say('imports.leftOut.outlets')}
          lines={outlets.map((outlet) => outlet ?? say('imports.leftOut.noOutlet'))}
        />
      ) : null}
      {formats.length > 0 ? (
        <Group title={say('imports.leftOut.formats')} lines={formats.map((format) => formatWords[format])} />
      ) : null}
      {held ? <p className={styles.alone}>{say('imports.leftOut.held')}</p> : null}
    </section>
  );
}

function Group({
  title,
  lines,
  more = 0,
}: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly more?: number;
}) {
  return (
    <details className={styles.group} open={lines.length <= 12}>
      <summary>
        <strong>{title}</strong>
      </summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
        {more > 0 ? <li>{say('imports.leftOut.more', { count: formatCount(more) })}</li> : null}
      </ul>
    </details>
  );
}
