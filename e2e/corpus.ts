import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asPage, asText, generateArticles } from '../bench/natural-text';

/** Writes `count` generated articles into `dir` as text or pages, 1,000 to a folder; gives their headlines. */
export async function writeCorpus(dir: string, count: number, format: 'text' | 'html', seed = 1): Promise<string[]> {
  const next = generateArticles(seed);
  const headlines: string[] = [];
  for (let start = 0; start < count; start += 1000) {
    const folder = join(dir, String(start / 1000).padStart(3, '0'));
    await mkdir(folder, { recursive: true });
    for (let i = start; i < Math.min(count, start + 1000); i++) {
      const article = next();
      headlines.push(article.headline);
      const name = join(folder, `${String(i).padStart(6, '0')}.${format === 'text' ? 'txt' : 'html'}`);
      await writeFile(name, format === 'text' ? asText(article) : asPage(article, i));
    }
  }
  return headlines;
}
