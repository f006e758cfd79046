import { describe, expect, it } from 'vitest';
import { readLink } from './read-link';

describe('a link in an article', () => {
  it.each([
    ['https://example.org/a?b', 'example.org', true],
    ['http://user@example.org:8080/', 'example.org:8080', true],
    ['mailto:desk@example.org', 'desk@example.org', true],
    ['javascript:alert(1)', 'javascript:', false],
    ['file:///etc/passwd', 'file:', false],
    ['not an address', 'not an address', false],
  ])('%s leads to %s', (href, host, canOpen) => expect(readLink(href)).toEqual({ host, canOpen }));
});
