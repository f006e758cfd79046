import type { Credit } from '../../contract/article';
import type { InspectLine } from '../../contract/inspect';
import type { JobCounts } from '../../contract/control';
import type { RefusalCode } from '../../contract/failure';
import { plain, type Output } from './output';
import { printReport } from './run-import';
import type { ExitCode } from './types';

/** `inspect`: what the importer makes of files. Nothing is stored. */
export async function runInspect(lines: AsyncIterable<InspectLine>, json: boolean, output: Output): Promise<ExitCode> {
  let exit: ExitCode = 0;
  for await (const line of lines) {
    if (line.failure) exit = 1;
    output.out(json ? JSON.stringify(line) : describe(line));
  }
  return exit;
}

function describe(line: InspectLine): string {
  const name = line.part === null ? line.file : `${line.file} > ${line.part}`;
  if (line.failure) return plain(`${name}\n    not taken in: ${line.failure.code} (${line.failure.detail})\n`);
  const rows: readonly (readonly [string, string | null])[] = [
    ['headline', line.title],
    ['kind', `${line.kind}, from ${line.format ?? 'nothing'}`],
    ['kicker', line.kicker],
    ['dek', line.dek],
    ['byline', line.credits.map(describeCredit).join(', ') || line.byline.join(', ') || null],
    ['outlet', line.outlet],
    ['section', line.section],
    ['published', line.published],
    ['updated', line.updated],
    ['saved', line.saved],
    ['language', line.language],
    ['address', line.url],
    ['keywords', line.keywords.join(', ') || null],
    ['picture', line.leadImage?.url ?? null],
    ['copyright', line.copyright],
    ['words', String(line.words)],
  ];
  const shown = rows
    .filter(([, value]) => value !== null)
    .map(([label, value]) => `    ${label.padEnd(10)} ${value ?? ''}`);
  return plain(
    [
      name,
      ...shown,
      '',
      line.text
        .split('\n')
        .map((block) => `    ${block}`)
        .join('\n'),
      '',
    ].join('\n'),
  );
}

function describeCredit({ name, role }: Credit): string {
  return role === null ? name : `${name} (${role})`;
}

/** `import --dry-run`: the same reading, counted as an import would be. What is held already is not known without a library. */
export async function runDryImport(
  lines: AsyncIterable<InspectLine>,
  json: boolean,
  output: Output,
): Promise<ExitCode> {
  const started = performance.now();
  const refusals = new Map<RefusalCode, string[]>();
  const files = new Set<string>();
  let articles = 0;
  let refused = 0;
  for await (const line of lines) {
    files.add(line.file);
    if (line.failure) {
      refused += 1;
      refusals.set(line.failure.code, [...(refusals.get(line.failure.code) ?? []), line.file]);
    } else articles += 1;
    if (json) {
      const { file, part, failure } = line;
      output.out(JSON.stringify({ file, part, outcome: failure ? 'refused' : 'article', id: null, failure }));
    } else output.progress(`${files.size} files read`);
  }
  const seconds = (performance.now() - started) / 1000;
  const counts: JobCounts = { files: files.size, articles, sightings: 0, versions: 0, companions: 0, refused };
  if (json) output.out(JSON.stringify({ summary: { ...counts, seconds: Math.round(seconds * 100) / 100 } }));
  else {
    printReport(counts, refusals, seconds, output);
    output.out('\nNothing was stored.');
  }
  return refused > 0 ? 1 : 0;
}
