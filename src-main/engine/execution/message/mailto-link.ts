import { AppError } from '../../../../src-shared/result/app-error.ts';
import { err, ok, type Result } from '../../../../src-shared/result/result.ts';
import { isMailAddress, type EmailDraft } from './email-draft.ts';
import { utf8Octets } from './fold-line.ts';

/** Characters from which on some mail programs cut the link: 2,083 was the limit of Internet Explorer and of what Windows hands on. */
const SAFE_LINK_LENGTH = 2000;

export type MailtoLink = {
  readonly url: string;
  /** Null, or what a person should know before clicking. */
  readonly note: string | null;
};

/** Percent-encoding of everything but unreserved characters (RFC 3986, 2.3). */
function encoded(text: string): string {
  return utf8Octets(text)
    .map((octet) => {
      const char = String.fromCharCode(octet);
      return octet < 0x80 && /[A-Za-z0-9._~-]/.test(char) ? char : `%${octet.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

const addresses = (list: EmailDraft['to']): string => list.map(({ address }) => encoded(address).replaceAll('%40', '@')).join(',');

/** A draft as `mailto:` link (RFC 6068), line ends as CRLF. Links longer than mail programs are sure to read carry a note to take the file instead. */
export function mailtoLink(draft: Pick<EmailDraft, 'to' | 'cc' | 'subject' | 'body'>): Result<MailtoLink> {
  const wrong = [...draft.to, ...draft.cc].find(({ address }) => !isMailAddress(address));
  if (wrong !== undefined || draft.to.length === 0)
    return err(new AppError('INVALID_INPUT', 'The message has no e-mail address that can be written to; add one to the customer or vendor.'));
  const fields = [
    ...(draft.cc.length === 0 ? [] : [`cc=${addresses(draft.cc)}`]),
    `subject=${encoded(draft.subject.replace(/\p{Cc}+/gu, ' '))}`,
    `body=${encoded(draft.body.replace(/\r\n|\r|\n/g, '\r\n'))}`,
  ];
  const url = `mailto:${addresses(draft.to)}?${fields.join('&')}`;
  const isLong = url.length > SAFE_LINK_LENGTH;
  return ok({ url, note: isLong ? 'This message is long; some mail programs cut it. Save the draft as a file instead.' : null });
}
