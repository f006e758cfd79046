import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ChangeDraft } from '../src/contract/change';
import { openVault } from '../src/main/vault';
import { generateArticles, type GeneratedArticle } from './natural-text';

const frameChanges = 400;

/** Writes the journal of a library in `dir` as an import of `articles` generated articles would have: reading 100,000 files anew says nothing of searching. */
export async function writeGeneratedLibrary(dir: string, articles: number): Promise<void> {
  const opened = await openVault(join(dir, 'vault'));
  if (!opened.ok) throw new Error(opened.failure.code);
  const vault = opened.value;
  const next = generateArticles(11, 500);
  const begin: ChangeDraft = {
    type: 'import-begin',
    label: 'Generated',
    sources: [{ kind: 'paths', paths: ['/made'] }],
  };
  const first = await vault.journal.append({ name: 'import', changes: [begin] });
  const { group } = first;
  for (let at = 0; at < articles; at += frameChanges) {
    const count = Math.min(frameChanges, articles - at);
    const changes = Array.from({ length: count }, (_, i) => describe(next(), at + i, group.id));
    await vault.journal.append({ name: 'import', group, changes });
  }
  await vault.journal.append({
    name: 'import',
    group,
    changes: [{ type: 'import-end', importId: group.id, end: 'done' }],
  });
  await vault.close();
}

function describe(article: GeneratedArticle, number: number, importId: number): ChangeDraft {
  const text = article.paragraphs.join('\n');
  const hash = createHash('sha256').update(`${number} ${text}`).digest('hex');
  const url = `https://example.org/${number}`;
  return {
    type: 'article-add',
    importId,
    content: {
      kind: 'article',
      title: article.headline,
      byline: [article.byline],
      outlet: article.outlet,
      section: null,
      url,
      canonicalUrl: url,
      published: { iso: article.published, precision: 'day', raw: article.published },
      updated: null,
      saved: null,
      language: 'en',
      words: text.split(' ').length,
      lead: text.slice(0, 300),
      html: article.paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join(''),
      text,
      images: [],
      copyright: null,
      evidence: { title: 'file', byline: 'meta' },
    },
    origin: {
      object: hash,
      bytes: text.length,
      fileName: `${number}.txt`,
      path: `/made/${number}.txt`,
      part: null,
      format: 'text',
      charset: 'utf-8',
      extractor: 1,
    },
    keys: { rules: 1, content: hash.slice(0, 32), body: hash.slice(32), signature: '' },
  };
}
