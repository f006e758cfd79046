import { Readability } from '@mozilla/readability';
import { snapshot, type DomNode } from './open-page';
import type { PageElement } from './page-tree';

/** What Readability makes of a page. */
export interface Readable {
  readonly body: PageElement;
  readonly title: string;
  readonly byline: string | null;
}

/** Fewer visible characters are no article body. */
const leastCharacters = 25;

/**
 * Runs Mozilla's Readability on the page, which **changes the document**: read everything else first.
 * Null when it finds no body, or fails on a page that is none (it throws on documents without elements).
 */
export function readBody(document: DomNode): Readable | null {
  try {
    const reader = new Readability<unknown>(
      // Typed as a Document, of which intake (it runs in Node) has no type; linkedom's has what it uses.
      document,
      { keepClasses: true, charThreshold: 250, serializer: (node: unknown) => node },
    );
    const found = reader.parse();
    if (found?.content === null || found?.content === undefined) return null;
    if ((found.textContent ?? '').trim().length < leastCharacters) return null;
    // The serializer above hands over the node itself.
    return {
      body: snapshot(found.content as DomNode),
      title: found.title ?? '',
      byline: found.byline ?? null,
    };
  } catch {
    return null;
  }
}
