import type { Credit } from '../../contract/article';
import type { InspectLine } from '../../contract/inspect';
import { plain, type Output } from './output';
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
