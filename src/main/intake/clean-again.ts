import { parseFragment } from 'parse5';
import type { ArticleContent } from '../../contract/article';
import type { Refusal } from '../../contract/failure';
import { checkHtmlBudget } from './budget';
import { recleanBody } from './clean';
import { fromParse5 } from './extract/parse5-tree';

/**
 * Cleans an article's HTML that says it is clean already, as an export has it: rebuilt from the same allow-list, its text and images read
 * out of it anew. What Backfile wrote itself comes out as it went in, to the letter. A page over the budget is `too-complex`.
 */
export function cleanAgain(html: string): Pick<ArticleContent, 'html' | 'text' | 'images'> | Refusal {
  const excess = checkHtmlBudget(html);
  return excess ?? recleanBody(html, fromParse5(parseFragment(html)));
}
