import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may come in: addresses that work once, and the cookie each is exchanged for. Nothing of it is kept over a restart. */
export interface Access {
  /** Makes an entry token. Other users of the computer can see a browser's command line, so it works once. */
  issue(): string;
  /** Takes a token; true only the first time. */
  redeem(token: string): boolean;
  /** The cookie's name and value; the name carries the port because cookies are shared between the ports of 127.0.0.1. */
  readonly cookieName: string;
  readonly cookieValue: string;
  /** Whether a Cookie header holds our cookie. */
  holdsCookie(header: string | undefined): boolean;
}

/** Tokens not yet redeemed that are remembered; the oldest is forgotten first. */
const openTokens = 32;

export function createAccess(port: number): Access {
  const cookieName = `backfile-${port}`;
  const cookieValue = randomBytes(32).toString('base64url');
  const waiting: Buffer[] = [];
  const cookieDigest = digest(cookieValue);
  return {
    cookieName,
    cookieValue,
    issue() {
      const token = randomBytes(32).toString('base64url');
      waiting.push(digest(token));
      if (waiting.length > openTokens) waiting.shift();
      return token;
    },
    redeem(token) {
      const given = digest(token);
      const at = waiting.findIndex((one) => timingSafeEqual(one, given));
      if (at < 0) return false;
      waiting.splice(at, 1);
      return true;
    },
    holdsCookie(header) {
      if (header === undefined) return false;
      return header.split(';').some((part) => {
        const [name, value, ...more] = part.trim().split('=');
        if (name !== cookieName || value === undefined || more.length > 0) return false;
        return timingSafeEqual(digest(value), cookieDigest);
      });
    },
  };
}

/** Equal lengths for the comparison in constant time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
