import { crc32, deflateRawSync } from 'node:zlib';

/** A member as it stands in the archive; what is left out is made right. */
export interface ZipMember {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly isStored?: boolean;
  /** General purpose bits: 1 is "encrypted", 0x800 "names are UTF-8". */
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  /** Unix mode, as packed on Unix. */
  readonly mode?: number;
  /** Where its local header stands, when it shall be another's. */
  readonly offset?: number;
}

/** A zip made by hand for tests, after PKWARE's APPNOTE, so that any field can be wrong. */
export function makeZip(members: readonly ZipMember[]): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const member of members) {
    const name = Buffer.from(member.name);
    const content = Buffer.from(member.content);
    const packed = member.isStored === true ? content : deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(member.flags ?? 0x800, 2);
    shared.writeUInt16LE(member.method ?? (member.isStored === true ? 0 : 8), 4);
    shared.writeUInt16LE(0x6000, 6);
    shared.writeUInt16LE(0x5a21, 8);
    shared.writeUInt32LE(member.crc ?? crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((member.mode ?? 0) << 16) >>> 0, 6);
    rest.writeUInt32LE(member.offset ?? at, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), shared, rest, name);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name, packed]);
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}
