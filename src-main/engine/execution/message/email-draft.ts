import { AppError } from '../../../../src-shared/result/app-error.ts';
import { err, ok, type Result } from '../../../../src-shared/result/result.ts';
import { piecesByOctets, utf8Octets } from './fold-line.ts';
import { mailDate } from './instant.ts';

export type MailAddress = { readonly name: string | null; readonly address: string };

/** A message before anyone sends it. */
export type EmailDraft = {
  /** Becomes the Message-ID, so that the same draft written twice is one message to a mail program. */
  readonly id: string;
  /** UTC instant. */
  readonly createdAt: string;
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  readonly body: string;
};

/** Longest line of a message without its end (RFC 5322, 2.1.1), and longest line of quoted-printable text (RFC 2045, 6.7). */
const LINE_LENGTH = 76;
/** Octets that are sure to fit into an encoded-word: `=?UTF-8?Q?` and `?=` take 12 characters, an octet at most 3 (RFC 2047, 2). */
const encodedWordOctets = (length: number): number => Math.floor((length - 12) / 3);

const hex = (octet: number): string => `=${octet.toString(16).toUpperCase().padStart(2, '0')}`;

/** A header value never carries a line end: what follows one would be read as a header of its own. */
const oneLine = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

function encodedWord(text: string): string {
  const letters = utf8Octets(text).map((octet) => {
    const char = String.fromCharCode(octet);
    if (char === ' ') return '_';
    return /[A-Za-z0-9!*+/-]/.test(char) && octet < 0x80 ? char : hex(octet);
  });
  return `=?UTF-8?Q?${letters.join('')}?=`;
}

/** A text as encoded-words on folded lines, the first of them after so many characters (RFC 2047). */
function encodedWords(text: string, usedLength: number): string {
  return piecesByOctets(text, encodedWordOctets(LINE_LENGTH - usedLength), encodedWordOctets(LINE_LENGTH - 1))
    .map(encodedWord)
    .join('\r\n ');
}

/** Whether a header can carry a text as it stands. */
const isPlainText = (text: string): boolean => /^[\x20-\x7e]*$/.test(text) && !text.includes('=?');

function subjectHeader(subject: string): string {
  const clean = oneLine(subject);
  const name = 'Subject: ';
  return `${name}${isPlainText(clean) && name.length + clean.length <= LINE_LENGTH ? clean : encodedWords(clean, name.length)}`;
}

/** Characters in front of the first address: `From: `. */
const ADDRESS_HEADER_LENGTH = 6;

function addressText({ name, address }: MailAddress): string {
  const clean = oneLine(name ?? '');
  if (clean === '') return address;
  const isQuotable = isPlainText(clean) && clean.length <= 60;
  const shown = isQuotable ? `"${clean.replace(/[\\"]/g, '\\$&')}"` : encodedWords(clean, ADDRESS_HEADER_LENGTH);
  const isShort = ADDRESS_HEADER_LENGTH + shown.length + address.length + 3 <= LINE_LENGTH;
  return `${shown}${isShort ? ' ' : '\r\n '}<${address}>`;
}

const addressHeader = (name: string, addresses: readonly MailAddress[]): string => `${name}: ${addresses.map(addressText).join(',\r\n ')}`;

/** One line of the body in quoted-printable, with soft line breaks (RFC 2045, 6.7). */
function quotedLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  const bytes = utf8Octets(line);
  for (const [index, octet] of bytes.entries()) {
    const isLast = index === bytes.length - 1;
    const isBlank = octet === 0x20 || octet === 0x09;
    const isSafe = (octet >= 0x21 && octet <= 0x7e && octet !== 0x3d) || (isBlank && !isLast);
    const piece = isSafe ? String.fromCharCode(octet) : hex(octet);
    if (current.length + piece.length > LINE_LENGTH - 1) {
      lines.push(`${current}=`);
      current = '';
    }
    current += piece;
  }
  return [...lines, current].join('\r\n');
}

/** Addresses every mail program can send to: plain characters, one @, a domain. */
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_{|}~`-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

/** Whether an address can stand in an e-mail draft; one in other scripts needs a mail server that not everyone has. */
export function isMailAddress(address: string): boolean {
  return address.length <= 254 && ADDRESS.test(address);
}

function wrongAddress(draft: EmailDraft): AppError | null {
  if (draft.to.length === 0) return new AppError('INVALID_INPUT', 'The message has no recipient; add an e-mail address to the customer or vendor.');
  const wrong = [draft.from, ...draft.to, ...draft.cc].find(({ address }) => !isMailAddress(address));
  return wrong === undefined ? null : new AppError('INVALID_INPUT', `“${oneLine(wrong.address)}” is no e-mail address; correct it and try again.`);
}

/**
 * A draft as `.eml` file (RFC 5322): UTF-8 text in quoted-printable, header texts as encoded-words where needed, lines of at most 76 characters with
 * CRLF, Date and Message-ID as given. `X-Unsent` makes mail programs open it for sending. An impossible address is an error.
 */
export function writeEml(draft: EmailDraft): Result<string> {
  const problem = wrongAddress(draft);
  if (problem !== null) return err(problem);
  const domain = draft.from.address.slice(draft.from.address.indexOf('@') + 1);
  const headers = [
    `Date: ${mailDate(draft.createdAt)}`,
    addressHeader('From', [draft.from]),
    addressHeader('To', draft.to),
    ...(draft.cc.length === 0 ? [] : [addressHeader('Cc', draft.cc)]),
    subjectHeader(draft.subject),
    `Message-ID: <${draft.id.replace(/[^A-Za-z0-9.-]/g, '-')}@${domain}>`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
  ];
  const body = draft.body.split(/\r\n|\r|\n/).map(quotedLine);
  return ok(`${[...headers, '', ...body].join('\r\n')}\r\n`);
}
