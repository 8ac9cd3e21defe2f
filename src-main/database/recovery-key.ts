import { createHash, hkdfSync, randomBytes } from 'node:crypto';

const RECOVERY_BYTES = 20;
const CHECK_CHARACTERS = 4;
const GROUP_CHARACTERS = 6;

/** Crockford's base 32: no I, L, O or U, so that a printed key is read back right. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function toBase32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((buffer >>> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + ALPHABET.charAt((buffer << (5 - bits)) & 31);
}

function fromBase32(text: string): Uint8Array | null {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >>> bits) & 255);
    }
    buffer &= (1 << bits) - 1;
  }
  return Uint8Array.from(bytes);
}

/** 20 bits over the key, which catch a mistyped letter before a slot is tried. Not a secret, and no shortcut to guessing one. */
function checkOf(bytes: Uint8Array): string {
  return toBase32(createHash('sha256').update('tamio recovery key').update(bytes).digest()).slice(0, CHECK_CHARACTERS);
}

/** 160 random bits as six groups of six letters and digits, the last four of them a check: what the owner prints and puts away. */
export function createRecoveryKey(): string {
  const bytes = randomBytes(RECOVERY_BYTES);
  const text = toBase32(bytes) + checkOf(bytes);
  return (text.match(new RegExp(`.{${GROUP_CHARACTERS}}`, 'g')) ?? []).join('-');
}

/** The bytes of a typed recovery key, forgiving case, spaces, dashes and look-alikes (O is 0, I and L are 1); null when the check does not fit. */
export function parseRecoveryKey(typed: string): Uint8Array | null {
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (text.length !== (RECOVERY_BYTES * 8) / 5 + CHECK_CHARACTERS) return null;
  const bytes = fromBase32(text.slice(0, -CHECK_CHARACTERS));
  return bytes !== null && checkOf(bytes) === text.slice(-CHECK_CHARACTERS) ? bytes : null;
}

/** The key that wraps the data key in the recovery slot. 160 random bits need no slow derivation. */
export function recoveryWrappingKey(recoveryBytes: Uint8Array, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', recoveryBytes, salt, 'tamio recovery slot v1', 32));
}
