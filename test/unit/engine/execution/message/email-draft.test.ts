import { describe, expect, it } from 'vitest';
import { writeEml, type EmailDraft } from '../../../../../src-main/engine/execution/message/email-draft.ts';
import { mailtoLink } from '../../../../../src-main/engine/execution/message/mailto-link.ts';

const DRAFT: EmailDraft = {
  id: 'action-7/draft',
  createdAt: '2026-03-02T09:15:00.000Z',
  from: { name: 'Example Ltd', address: 'books@example.com' },
  to: [{ name: 'Jörg Müller', address: 'jm@example.org' }],
  cc: [],
  subject: 'Rechnung 14 – Zahlungserinnerung',
  body: 'Guten Tag,\n\nbitte prüfen Sie den Betrag von 1.190,00 €.\nGruß ',
};

function eml(changes: Partial<EmailDraft> = {}): string {
  const result = writeEml({ ...DRAFT, ...changes });
  if (!result.ok) throw result.error;
  return result.value;
}

/** What a mail program reads: header texts decoded, the body without its transfer encoding. */
function decoded(text: string): { subject: string; body: string } {
  const bytes = (coded: string): string =>
    Buffer.from(
      coded.replace(/=([0-9A-F]{2})/g, (_, octet: string) => String.fromCharCode(Number.parseInt(octet, 16))),
      'latin1',
    ).toString('utf8');
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const subject = (/^Subject: (.*(?:\r\n .*)*)/m.exec(head)?.[1] ?? '')
    .split('\r\n ')
    .map((word) => bytes((/^=\?UTF-8\?Q\?(.*)\?=$/.exec(word)?.[1] ?? word).replaceAll('_', word.startsWith('=?') ? ' ' : '_')))
    .join('');
  return { subject, body: bytes(rest.join('\r\n\r\n').replaceAll('=\r\n', '')) };
}

describe('an e-mail draft as file', () => {
  it('is as it has always been', () => {
    expect(eml().split('\r\n')).toEqual([
      'Date: Mon, 02 Mar 2026 09:15:00 +0000',
      'From: "Example Ltd" <books@example.com>',
      'To: =?UTF-8?Q?J=C3=B6rg_M=C3=BCller?= <jm@example.org>',
      'Subject: =?UTF-8?Q?Rechnung_14_=E2=80=93_Za?=',
      ' =?UTF-8?Q?hlungserinnerung?=',
      'Message-ID: <action-7-draft@example.com>',
      'X-Unsent: 1',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Guten Tag,',
      '',
      'bitte pr=C3=BCfen Sie den Betrag von 1.190,00 =E2=82=AC.',
      'Gru=C3=9F=20',
      '',
    ]);
  });

  it('reads back as it was written, whatever the length', () => {
    const subject = `${'Ü'.repeat(40)} fällig: ${'sehr '.repeat(30)}lang 😀`;
    const body = `${'ä'.repeat(200)} = x\n${'word '.repeat(60)}end`;
    const text = eml({ subject, body, from: { name: 'Ö'.repeat(50), address: 'books@example.com' } });
    expect(decoded(text)).toEqual({ subject, body: `${body.replaceAll('\n', '\r\n')}\r\n` });
    expect(text.split('\r\n').every((line) => line.length <= 76)).toBe(true);
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
  });

  it('lets nothing slip into the headers', () => {
    const text = eml({ subject: 'Hello\r\nBcc: someone@example.net', from: { name: 'A"\n\rB', address: 'a@example.com' }, body: '' });
    expect(text).not.toMatch(/^Bcc:/m);
    expect(text).toContain('Subject: Hello Bcc: someone@example.net\r\n');
    expect(text).toContain('From: "A\\" B" <a@example.com>\r\n');
  });

  it('needs recipients that can be written to', () => {
    expect(writeEml({ ...DRAFT, to: [] })).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    for (const address of ['someone', 'a@b', 'a b@example.com', 'a@example.com\r\nBcc: x@example.com', 'ü@example.com'])
      expect(writeEml({ ...DRAFT, to: [{ name: null, address }] })).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });
});

describe('a mailto link', () => {
  it('is encoded so that it opens as it was written', () => {
    const link = mailtoLink({ ...DRAFT, cc: [{ name: null, address: 'a+b@example.com' }], body: 'Line & one?\nzwei €' });
    expect(link).toEqual({
      ok: true,
      value: {
        url: 'mailto:jm@example.org?cc=a%2Bb@example.com&subject=Rechnung%2014%20%E2%80%93%20Zahlungserinnerung&body=Line%20%26%20one%3F%0D%0Azwei%20%E2%82%AC',
        note: null,
      },
    });
  });

  it('says when it is too long for some mail programs', () => {
    expect(mailtoLink({ ...DRAFT, body: 'x'.repeat(2000) })).toMatchObject({
      ok: true,
      value: { note: expect.stringContaining('Save the draft') as string },
    });
  });

  it('needs an address', () => {
    expect(mailtoLink({ ...DRAFT, to: [] }).ok).toBe(false);
  });
});
