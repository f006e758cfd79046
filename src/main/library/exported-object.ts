import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Refusal } from '../../contract/failure';
import { limits } from '../../contract/limits';
import { packObject } from '../intake/index';
import type { PackedObject } from '../intake/types';
import { isSha256 } from './check-exported';

const unpack = promisify(gunzip);

/** The bytes of an original or an image out of a line of a JSON Lines export, checked by its hash; or why it is refused. */
export async function readExportedObject(line: Readonly<Record<string, unknown>>): Promise<PackedObject | Refusal> {
  const { object, gzip } = line;
  if (!isSha256(object) || typeof gzip !== 'string') return { code: 'bad-archive', detail: 'it is no original' };
  let bytes: Buffer;
  try {
    bytes = await unpack(Buffer.from(gzip, 'base64'), { maxOutputLength: limits.documentBytes });
  } catch (error) {
    const isBomb = error instanceof RangeError;
    return { code: isBomb ? 'archive-bomb' : 'bad-archive', detail: 'an original cannot be unpacked' };
  }
  const packed = packObject(bytes);
  if (packed.sha256 !== object) return { code: 'bad-archive', detail: 'an original is not what its hash says' };
  return packed;
}
