import { createHash, randomBytes } from 'node:crypto';

/**
 * Who may talk to the browser host. Everyone on this machine can reach a loopback port, and so can every web page that the person visits, through
 * their own browser. Three questions are asked of each request: does it name us as its host (else a foreign name was pointed at 127.0.0.1), does a
 * connection come from our own page, and does it carry the session that only the printed address could start.
 */
export type Access = {
  /** A secret for one entrance within `TOKEN_LIFETIME_MS`. */
  readonly issueToken: () => string;
  /** The session that an unused token in time starts, or null; a token is spent by the first call. */
  readonly redeemToken: (token: string) => string | null;
  /** Which session a browser carries, by a name that tells nothing of its secret; null without one. */
  readonly sessionOf: (cookieHeader: string | undefined) => string | null;
  readonly hasSession: (cookieHeader: string | undefined) => boolean;
  readonly sessionCookie: (session: string) => string;
  readonly isOwnHost: (hostHeader: string | undefined) => boolean;
  /** A missing origin is foreign: browsers always send one with a WebSocket, so what sends none is no page of ours. */
  readonly isOwnOrigin: (originHeader: string | undefined, hostHeader: string | undefined) => boolean;
};

/** Time to copy an address from a terminal into a browser; short, because terminals keep what they printed. */
export const TOKEN_LIFETIME_MS = 10 * 60_000;

/** Cannot be guessed within the lifetime of anything. */
const SECRET_BYTES = 32;

const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** Secrets are kept and looked up by digest, so that comparing takes the same time whatever is offered. */
const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export function createAccess(options: { port: number; nowMs: () => number }): Access {
  const { port, nowMs } = options;
  const expiryByToken = new Map<string, number>();
  const sessions = new Set<string>();
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  // Cookies ignore the port: without it in the name two running applications would push each other's session out.
  const cookieName = `tamio_${port}`;
  const isOwnHost = (hostHeader: string | undefined): boolean => hostHeader !== undefined && hosts.has(hostHeader.toLowerCase());
  const sessionOf = (cookieHeader: string | undefined): string | null => {
    for (const pair of (cookieHeader ?? '').split(';')) {
      const [name = '', value = ''] = pair.trim().split('=', 2);
      const digest = digestOf(value);
      if (name === cookieName && sessions.has(digest)) return digest;
    }
    return null;
  };

  return {
    issueToken: () => {
      const token = newSecret();
      expiryByToken.set(digestOf(token), nowMs() + TOKEN_LIFETIME_MS);
      return token;
    },
    redeemToken: (token) => {
      const digest = digestOf(token);
      const expiresAtMs = expiryByToken.get(digest);
      expiryByToken.delete(digest);
      if (expiresAtMs === undefined || nowMs() >= expiresAtMs) return null;
      const session = newSecret();
      sessions.add(digestOf(session));
      return session;
    },
    sessionOf,
    hasSession: (cookieHeader) => sessionOf(cookieHeader) !== null,
    // Not `Secure`: loopback has no certificate, and browsers would drop it over plain HTTP.
    sessionCookie: (session) => `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    isOwnHost,
    isOwnOrigin: (originHeader, hostHeader) => isOwnHost(hostHeader) && originHeader === `http://${(hostHeader ?? '').toLowerCase()}`,
  };
}
