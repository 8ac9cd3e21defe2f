import { describe, expect, it } from 'vitest';
import { createAccess, TOKEN_LIFETIME_MS } from '../../../src-main/server/access.ts';

const PORT = 4711;

function at(nowMs = { value: 0 }) {
  return { access: createAccess({ port: PORT, nowMs: () => nowMs.value }), nowMs };
}

describe('a token', () => {
  it('starts one session and is spent by it', () => {
    const { access } = at();
    const token = access.issueToken();
    expect(access.redeemToken(token)).not.toBeNull();
    expect(access.redeemToken(token)).toBeNull();
  });

  it('expires', () => {
    const { access, nowMs } = at();
    const early = access.issueToken();
    const late = access.issueToken();
    nowMs.value = TOKEN_LIFETIME_MS - 1;
    expect(access.redeemToken(early)).not.toBeNull();
    nowMs.value = TOKEN_LIFETIME_MS;
    expect(access.redeemToken(late)).toBeNull();
  });

  it('is long and never the same', () => {
    const { access } = at();
    const tokens = new Set(Array.from({ length: 100 }, () => access.issueToken()));
    expect(tokens.size).toBe(100);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });
});

describe('a session', () => {
  it('is recognised among other cookies, under the name of its port', () => {
    const { access } = at();
    const session = access.redeemToken(access.issueToken()) ?? '';
    const [pair = ''] = access.sessionCookie(session).split(';');
    expect(pair.startsWith('tamio_4711=')).toBe(true);
    expect(access.hasSession(`theme=dark; ${pair}; other=1`)).toBe(true);
    expect(access.hasSession(pair.replace('4711', '4712'))).toBe(false);
    expect(access.hasSession(`${pair}x`)).toBe(false);
    expect(access.hasSession('tamio_4711=')).toBe(false);
    expect(access.hasSession(undefined)).toBe(false);
  });

  it('is kept from scripts and from other sites', () => {
    expect(at().access.sessionCookie('s')).toBe('tamio_4711=s; HttpOnly; SameSite=Strict; Path=/');
  });
});

describe('host and origin', () => {
  it.each(['127.0.0.1:4711', 'localhost:4711', 'LOCALHOST:4711'])('%s is ours', (host) => {
    expect(at().access.isOwnHost(host)).toBe(true);
  });

  it.each([
    undefined,
    '',
    '127.0.0.1',
    'localhost',
    '127.0.0.1:4712',
    'evil.example:4711',
    'localhost.evil.example:4711',
    '127.0.0.1:4711.evil.example',
    '[::1]:4711',
  ])('%s is not ours', (host) => {
    expect(at().access.isOwnHost(host)).toBe(false);
  });

  it('an origin is ours only when it is the address the request names', () => {
    const { access } = at();
    expect(access.isOwnOrigin('http://127.0.0.1:4711', '127.0.0.1:4711')).toBe(true);
    expect(access.isOwnOrigin('http://localhost:4711', '127.0.0.1:4711')).toBe(false);
    expect(access.isOwnOrigin('https://127.0.0.1:4711', '127.0.0.1:4711')).toBe(false);
    expect(access.isOwnOrigin('http://evil.example:4711', 'evil.example:4711')).toBe(false);
    expect(access.isOwnOrigin('null', '127.0.0.1:4711')).toBe(false);
    expect(access.isOwnOrigin(undefined, '127.0.0.1:4711')).toBe(false);
  });
});
