import { describe, expect, it } from 'vitest';
import { createFakeIntake } from './testing/fake-intake';
import { createPreviewTally } from './preview-tally';

describe('the tally of a preview', () => {
  it('keeps no text of an article for as long as the archive has not said how it stands', async () => {
    const bytes = Buffer.from(`Long\n${'Words that are many. '.repeat(5_000)}`);
    const { articles } = await createFakeIntake().read({ bytes, fileName: 'a.txt', shown: 'a.txt', modifiedMs: 1 });
    const [article] = articles;
    if (!article) throw new Error('no article');
    const { content, keys, object, part, format, charset } = article;
    const origin = {
      object,
      bytes: bytes.length,
      fileName: 'a.txt',
      path: 'a.txt',
      part,
      format,
      charset,
      extractor: 1,
    };
    const change = { type: 'article-add' as const, importId: 0, content, origin, keys };
    const tally = createPreviewTally();
    const kept = tally.add({ shown: 'a.txt', isWhole: true, changes: [change], objects: [] });
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept).length).toBeLessThan(600);
    expect(tally.state().counts).toMatchObject({ articles: 1, standings: { unknown: 1 } });
  });
});
