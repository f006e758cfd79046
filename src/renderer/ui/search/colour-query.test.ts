import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourQuery } from './colour-query';

const coloured = (text: string): string[] =>
  colourQuery(text).flatMap((part) => (part.kind === 'operator' ? [part.text] : []));

describe('the colours of a query', () => {
  it.each([
    ['harbour wall', []],
    ['outlet:gazette -ferry', ['outlet:', '-']],
    ['(strike OR walkout) NOT football', ['(', 'OR', ')', 'NOT']],
    ['this or that', []],
    ['half-hour', []],
    ['unknown:thing', []],
    ['title:"by:hand"', ['title:']],
  ])('in “%s” are on %j', (text, operators) => expect(coloured(text)).toEqual(operators));

  it('never change what was typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '"', '(', ')', '-', ':', 'OR', 'title:', 'é', '|') }),
        (text) => {
          expect(
            colourQuery(text)
              .map((part) => part.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});
