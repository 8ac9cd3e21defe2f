import { assert } from '../../../src-shared/result/assert.ts';

/** Length of an identity: ASCII characters, each of 6 bits of a hash. */
export const IDENTITY_LENGTH = 22;

/** Characters of an identity that choose its place in the table: 30 bits of a hash that are as good as random. */
const PLACE_LENGTH = 5;
/** The table is at most this full, so that a look-up ends after two steps on average. */
const MOST_FULL = 0.6;
const FIRST_CAPACITY = 1024;

/** How often each identity occurs. A million of them in a `Map` of strings take 150 MB; packed they take 40. */
export type IdentityCounts = {
  /** Counts one more; returns how often the identity has occurred by now. */
  add(identity: string): number;
  /** How often it has occurred. */
  get(identity: string): number;
  /** Every identity that occurs, with how often, in the order of their first occurrence. */
  entries(): IterableIterator<readonly [identity: string, count: number]>;
};

function placeOf(identity: string): number {
  let place = 0;
  for (let i = 0; i < PLACE_LENGTH; i += 1) place = (place * 64 + (identity.charCodeAt(i) & 127)) | 0;
  return Math.imul(place, 0x9e3779b1) >>> 0;
}

/**
 * Counts identities, packed into bytes: an open-addressed table of numbers of entries, and the entries one after the other. It grows as it must; with
 * as many as are expected at most it need not.
 */
export function createIdentityCounts(expected = 0): IdentityCounts {
  let capacity = FIRST_CAPACITY;
  while (capacity * MOST_FULL < expected) capacity *= 2;
  /** Number of an entry + 1; 0 where a place is free. */
  let places = new Uint32Array(capacity);
  let characters = new Uint8Array(Math.ceil(capacity * MOST_FULL) * IDENTITY_LENGTH);
  let counts = new Uint32Array(Math.ceil(capacity * MOST_FULL));
  let size = 0;

  function isEntry(entry: number, identity: string): boolean {
    const start = entry * IDENTITY_LENGTH;
    for (let i = 0; i < IDENTITY_LENGTH; i += 1) if (characters[start + i] !== identity.charCodeAt(i)) return false;
    return true;
  }

  /** The place of an identity, or the free one where it belongs. */
  function find(identity: string): number {
    let place = placeOf(identity) & (capacity - 1);
    for (;;) {
      const entry = places[place] ?? 0;
      if (entry === 0 || isEntry(entry - 1, identity)) return place;
      place = (place + 1) & (capacity - 1);
    }
  }

  function textOf(entry: number): string {
    return String.fromCharCode(...characters.subarray(entry * IDENTITY_LENGTH, (entry + 1) * IDENTITY_LENGTH));
  }

  function grow(): void {
    capacity *= 2;
    places = new Uint32Array(capacity);
    const most = Math.ceil(capacity * MOST_FULL);
    const [oldCharacters, oldCounts] = [characters, counts];
    characters = new Uint8Array(most * IDENTITY_LENGTH);
    characters.set(oldCharacters);
    counts = new Uint32Array(most);
    counts.set(oldCounts);
    for (let entry = 0; entry < size; entry += 1) places[find(textOf(entry))] = entry + 1;
  }

  function add(identity: string): number {
    let place = find(identity);
    const known = places[place] ?? 0;
    if (known > 0) {
      const count = (counts[known - 1] ?? 0) + 1;
      counts[known - 1] = count;
      return count;
    }
    assert(identity.length === IDENTITY_LENGTH, 'an identity of its fixed length');
    if (size + 1 > capacity * MOST_FULL) {
      grow();
      place = find(identity);
    }
    for (let i = 0; i < IDENTITY_LENGTH; i += 1) characters[size * IDENTITY_LENGTH + i] = identity.charCodeAt(i);
    counts[size] = 1;
    size += 1;
    places[place] = size;
    return 1;
  }

  function* entries(): IterableIterator<readonly [string, number]> {
    for (let entry = 0; entry < size; entry += 1) yield [textOf(entry), counts[entry] ?? 0];
  }

  return {
    add,
    get: (identity) => {
      const entry = places[find(identity)] ?? 0;
      return entry === 0 ? 0 : (counts[entry - 1] ?? 0);
    },
    entries,
  };
}
