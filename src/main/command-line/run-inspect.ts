import type { Credit } from '../../contract/article';
import type { InspectLine } from '../../contract/inspect';
import { plain, type Output } from './output';
import type { ExitCode } from './types';

/** `inspect`: what the importer makes of files; with `explain` also what it left out of the text, and why. Nothing is stored. */
export async function runInspect(
  lines: AsyncIterable<InspectLine>,
  { json, explain }: { readonly json: boolean; readonly explain: boolean },
  output: Output,
): Promise<ExitCode> {
  let exit: ExitCode = 0;
  for await (const line of lines) {
    if (line.failure) exit = 1;
    output.out(json ? JSON.stringify(line) : describe(line, explain));
  }
  return exit;
}

function describe(line: InspectLine, explain: boolean): string {
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
      ...(explain ? describeRemoved(line.removed ?? []) : []),
    ].join('\n'),
  );
}

const mostShown = 200;

function describeRemoved(removed: NonNullable<InspectLine['removed']>): readonly string[] {
  if (removed.length === 0) return ['    nothing was left out of the text', ''];
  const blocks = removed.filter(({ text }) => text !== '');
  const notes = removed.filter(({ text }) => text === '').map(({ rule, why }) => `    ${rule}: ${why}`);
  if (blocks.length === 0) return [...notes, ''];
  const rows = [`    left out of the text: ${blocks.length} ${blocks.length === 1 ? 'block' : 'blocks'}`];
  let said = '';
  for (const { rule, why, text } of blocks) {
    // Neighbours that one rule took out stand under it together.
    const reason = `      ${rule}: ${why}`;
    if (reason !== said) rows.push(reason);
    said = reason;
    rows.push(`        ${text.length > mostShown ? `${text.slice(0, mostShown)}…` : text}`);
  }
  return [...notes, ...rows, ''];
}

function describeCredit({ name, role }: Credit): string {
  return role === null ? name : `${name} (${role})`;
}
