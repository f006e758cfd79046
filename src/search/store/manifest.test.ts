import { expect, it } from 'vitest';
import { decodeManifest, encodeManifest, type Manifest } from './manifest';

const removed = Uint8Array.from({ length: 19 }, (_, at) => (at % 3 === 0 ? 1 : 0));
const manifest: Manifest = {
  segments: [
    { name: 'segment-1', documents: 19, identity: { segment: 1, positions: 2 }, removed },
    { name: 'segment-2', documents: 5, identity: { segment: 3, positions: 4 }, removed: null },
    { name: 'segment-3', documents: 8, identity: { segment: 5, positions: 6 }, removed: new Uint8Array(8).fill(1) },
  ],
  state: { documentCount: 17, averages: [1 / 3, 200.125], nextName: 4 },
  appliedSeq: 99,
};

it('a manifest says after reading what it said before writing', () => {
  expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest);
});

it('a manifest that is cut anywhere, or of which a bit is turned, is none', () => {
  const whole = encodeManifest(manifest);
  for (let bytes = 0; bytes < whole.byteLength; bytes += 1) expect(decodeManifest(whole.slice(0, bytes))).toBeNull();
  let different = 0;
  for (let at = 0; at < whole.byteLength; at += 1) {
    const turned = new Uint8Array(whole.slice(0));
    turned[at] = (turned[at] ?? 0) ^ 1;
    const read = decodeManifest(turned.buffer);
    // Padding between sections says nothing, and may say anything.
    if (read === null) different += 1;
    else expect(read).toEqual(manifest);
  }
  expect(different).toBeGreaterThan(whole.byteLength * 0.9);
});
