import { createHash } from 'node:crypto';
import type { Intake, IntakeResult, SourceFile } from '../../intake/types';

export interface FakeIntake extends Intake {
  /** Files read, by name, in the order they were begun. */
  readonly begun: readonly string[];
  /** Files refuse as long as this says so. */
  refuses: (fileName: string) => boolean;
  /** Awaited before each file is answered. */
  gate: (fileName: string) => Promise<void>;
}

/** Takes every file for a plain text whose first line is its headline and a line of its own its address; no pool, no extraction. */
export function createFakeIntake(parallel = 2): FakeIntake {
  const begun: string[] = [];
  const intake: FakeIntake = {
    begun,
    parallel,
    refuses: (fileName) => fileName.includes('bad'),
    gate: () => Promise.resolve(),
    async read(file, signal) {
      begun.push(file.fileName);
      await intake.gate(file.fileName);
      if (signal?.aborted) throw new DOMException('aborted', 'AbortError');
      return intake.refuses(file.fileName) ? refuse() : accept(file);
    },
    close: () => Promise.resolve(),
  };
  return intake;
}

function refuse(): IntakeResult {
  return {
    articles: [],
    refused: [{ part: null, refusal: { code: 'bad-text', detail: 'made so' } }],
    companions: 0,
    objects: [],
  };
}

function accept(file: SourceFile): IntakeResult {
  const text = Buffer.from(file.bytes).toString('utf8');
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const [title = ''] = text.split('\n');
  const url = /^https:\/\/\S+$/mu.exec(text)?.[0] ?? null;
  return {
    articles: [
      {
        part: null,
        format: 'text',
        charset: 'utf-8',
        object: sha256,
        bytes: file.bytes.byteLength,
        explained: [],
        keys: { rules: 1, content: sha256.slice(0, 32), body: sha256.slice(0, 32), signature: '' },
        content: {
          kind: 'article',
          title,
          byline: [],
          outlet: null,
          section: null,
          url,
          canonicalUrl: url,
          published: null,
          updated: null,
          saved: null,
          language: null,
          words: 1,
          lead: '',
          html: `<p>${title}</p>`,
          text,
          images: [],
          copyright: null,
          evidence: {},
        },
      },
    ],
    refused: [],
    companions: 0,
    objects: [{ sha256, bytes: file.bytes.byteLength, encoding: 'raw', stored: file.bytes }],
  };
}
