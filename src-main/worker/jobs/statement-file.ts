import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { AppError } from '../../../src-shared/result/app-error.ts';
import { readOriginal } from '../../features/imports/store.ts';
import { explainUnreadable } from '../../features/imports/read-source.ts';
import type { JobContext } from '../job-context.ts';
import type { ImportJobInput } from './import-work.ts';

/** Where the bytes of a statement lie: in memory, or on disk for one that is too large to be held. */
export type StatementSource = { readonly bytes: Uint8Array } | { readonly path: string };

export type PackedFile = { readonly packed: Uint8Array; readonly sha256: string };

export type StatementFile = {
  readonly name: string;
  readonly source: StatementSource;
  /** The file's own bytes, compressed, as they are kept with the batch, and the hash of what was compressed. Begun when it is first asked for. */
  readonly pack: () => Promise<PackedFile>;
  /** Gives the memory of the packed bytes back; `pack` would make them anew. */
  readonly forget: () => Promise<void>;
};

/** Address space for compressed bytes, of which only what is used takes memory: SQLite keeps nothing larger in one value. */
const LARGEST_PACKED = 1_000_000_000;
const GROWTH = 1_048_576;

/** Bytes one after the other in one piece: parts joined at the end would lie in memory twice. */
function createGrowingBytes(mostBytes: number): { add: (part: Uint8Array) => void; finish: () => Uint8Array } {
  const buffer = new ArrayBuffer(0, { maxByteLength: mostBytes });
  let length = 0;
  return {
    add: (part) => {
      if (length + part.length > buffer.byteLength) buffer.resize(Math.min(mostBytes, length + part.length + GROWTH));
      new Uint8Array(buffer).set(part, length);
      length += part.length;
    },
    finish: () => new Uint8Array(buffer.transferToFixedLength(length)),
  };
}

/** Compresses and hashes a file on disk, on a thread of the runtime's own. */
async function packFromDisk(path: string, name: string): Promise<PackedFile> {
  const hash = createHash('sha256');
  const tap = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const packed = createGrowingBytes(LARGEST_PACKED);
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1_048_576 }), tap, createZstdCompress(), async (parts: AsyncIterable<Buffer>) => {
      for await (const part of parts) packed.add(part);
    });
  } catch (error) {
    throw explainUnreadable(error, name);
  }
  return { packed: packed.finish(), sha256: hash.digest('hex') };
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function packedOnDemand(pack: () => Promise<PackedFile>): Pick<StatementFile, 'pack' | 'forget'> {
  let made: Promise<PackedFile> | null = null;
  return {
    pack: () => (made ??= pack()),
    forget: async () => {
      const done = await made;
      made = null;
      // Thirty megabytes of a large file would otherwise stay until the heap around them is full.
      // A small one lies in memory it shares with others, which cannot be given back alone.
      if (done === null || !(done.packed.buffer instanceof ArrayBuffer)) return;
      if (done.packed.byteLength === done.packed.buffer.byteLength) done.packed.buffer.transfer(0);
    },
  };
}

/** The file of an import, without reading it yet. */
export function openFile(input: ImportJobInput, context: JobContext): StatementFile {
  const name = input.fileName;
  const { bytes } = input;
  if (bytes instanceof Uint8Array) {
    return { name, source: { bytes }, ...packedOnDemand(async () => Promise.resolve({ packed: zstdCompressSync(bytes), sha256: sha256Of(bytes) })) };
  }
  if ('path' in bytes) return { name, source: bytes, ...packedOnDemand(() => packFromDisk(bytes.path, name)) };
  const packed = readOriginal(context.database.read, input.business.businessId, bytes.batchId);
  if (packed === undefined) throw new AppError('NOT_FOUND', 'There is no such import in this business. Nothing was read.');
  const original = zstdDecompressSync(packed);
  return { name, source: { bytes: original }, ...packedOnDemand(async () => Promise.resolve({ packed, sha256: sha256Of(original) })) };
}
