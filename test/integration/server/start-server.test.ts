import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { os, type RouterClient } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { CallContext } from '../../../src-main/app/app.ts';
import { type RunningServer, startServer } from '../../../src-main/server/start-server.ts';
import { TOKEN_LIFETIME_MS } from '../../../src-main/server/access.ts';

const base = os.$context<CallContext>();
const seen = { endedStreams: 0 };
const router = {
  whoAmI: base.handler(({ context }) => context),
  size: base.handler(({ input }) => (input as Blob).size),
  ticks: base.handler(async function* ticks() {
    try {
      for (let tick = 0; ; tick += 1) {
        yield tick;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    } finally {
      seen.endedStreams += 1;
    }
  }),
};

let folder: string;
let server: RunningServer;
const clock = { nowMs: 0 };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tamio-server-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'index.html'), '<h1 nonce="__NONCE__">Books</h1>');
  writeFileSync(join(folder, 'renderer', 'assets', 'page.js'), 'export {};');
  writeFileSync(join(folder, 'secret.html'), 'secret');
});

beforeEach(async () => {
  clock.nowMs = 0;
  server = await startServer({ app: { router }, rendererFolder: join(folder, 'renderer'), nowMs: () => clock.nowMs });
  return () => server.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

type Reply = { status: number; headers: IncomingHttpHeaders; text: string };

/** A request as a hostile client would write it: the path is sent as it stands. */
function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: server.port, path, method: options.method ?? 'GET', headers: options.headers ?? {}, agent: false },
      (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text: Buffer.concat(parts).toString() }));
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

const pathOf = (url: string): string => url.slice(url.indexOf('/?'));

async function enter(): Promise<string> {
  const reply = await ask(pathOf(server.issueUrl()));
  const [cookie = ''] = reply.headers['set-cookie']?.[0]?.split(';') ?? [];
  return cookie;
}

const origin = (): string => `http://127.0.0.1:${server.port}`;

/** Settles with the open socket, or with the status and sentence of the refusal. */
function connect(headers: Record<string, string>, path = '/rpc'): Promise<WebSocket | { status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
    });
    socket.on('error', reject);
  });
}

async function connectInside(): Promise<WebSocket> {
  const socket = await connect({ cookie: await enter(), origin: origin() });
  if (!(socket instanceof WebSocket)) throw new Error(`refused: ${socket.text}`);
  return socket;
}

const clientOf = (socket: WebSocket): RouterClient<typeof router> =>
  createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));

describe('the way in', () => {
  it('exchanges the printed address for a cookie and takes the token out of the address', async () => {
    expect(server.issueUrl()).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${server.port}/\\?token=[\\w-]{43}$`));
    const reply = await ask(pathOf(server.issueUrl()));
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe('/');
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.headers['set-cookie']).toEqual([expect.stringMatching(/^tamio_\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)]);
    const [cookie = ''] = reply.headers['set-cookie']?.[0]?.split(';') ?? [];
    const page = await ask('/', { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('Books');
    expect(page.text).not.toContain('__NONCE__');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('explains itself to a browser that was not let in, whatever it asks for', async () => {
    for (const path of ['/', '/index.html', '/assets/page.js', '/missing']) {
      const reply = await ask(path);
      expect(reply.status).toBe(403);
      expect(reply.text).toContain('Copy the address that Tamio printed');
      expect(reply.text).not.toContain('Books');
      expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    }
  });

  it('refuses a used, an expired and an invented token', async () => {
    const used = pathOf(server.issueUrl());
    const expired = pathOf(server.issueUrl());
    expect((await ask(used)).status).toBe(303);
    clock.nowMs = TOKEN_LIFETIME_MS;
    for (const path of [used, expired, '/?token=', '/?token=AAAA']) {
      const reply = await ask(path);
      expect(reply.status).toBe(403);
      expect(reply.headers['set-cookie']).toBeUndefined();
      expect(reply.text).toContain('already used');
    }
  });

  it('leads a browser that is inside home from its spent address', async () => {
    const path = pathOf(server.issueUrl());
    const [cookie = ''] = (await ask(path)).headers['set-cookie']?.[0]?.split(';') ?? [];
    const again = await ask(path, { headers: { cookie } });
    expect(again.status).toBe(303);
    expect(again.headers['set-cookie']).toBeUndefined();
  });
});

describe('requests from elsewhere', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1', '0.0.0.0'])(
    'the host %s is refused, even with the cookie (DNS rebinding)',
    async (host) => {
      const reply = await ask('/', { headers: { host, cookie: await enter() } });
      expect(reply.status).toBe(403);
      expect(reply.text).toBe('Tamio answers only to its own address on this computer.\n');
    },
  );

  it('a rebound host cannot spend a token', async () => {
    const path = pathOf(server.issueUrl());
    expect((await ask(path, { headers: { host: 'evil.example' } })).status).toBe(403);
    expect((await ask(path)).status).toBe(303);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused', async (method) => {
    const reply = await ask('/', { method, headers: { cookie: await enter() } });
    expect(reply.status).toBe(405);
    expect(reply.headers['allow']).toBe('GET, HEAD');
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each(['/../secret.html', '/%2e%2e/secret.html', '/assets/..%2f..%2fsecret.html', '/..\\secret.html', 'http://127.0.0.1/../secret.html'])(
    '%s leads nowhere',
    async (path) => {
      const reply = await ask(path, { headers: { cookie: await enter() } });
      expect(reply.status).toBe(404);
      expect(reply.text).not.toContain('secret');
    },
  );

  it('a huge header is refused and the server lives on', async () => {
    const reply = await ask('/', { headers: { 'x-long': 'x'.repeat(20_000) } }).catch(() => ({ status: 431 }));
    expect(reply.status).toBe(431);
    expect((await ask('/', { headers: { cookie: await enter() } })).status).toBe(200);
  });

  it('HEAD answers without a body', async () => {
    const reply = await ask('/', { method: 'HEAD', headers: { cookie: await enter() } });
    expect(reply.status).toBe(200);
    expect(reply.text).toBe('');
  });

  it('is not reachable from the network', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    if (outside === undefined) return;
    const reached = await fetch(`http://${outside.address}:${server.port}/`, { signal: AbortSignal.timeout(2000) }).then(
      () => true,
      () => false,
    );
    expect(reached).toBe(false);
  });
});

describe('the connection', () => {
  it('carries the contract, with the context of a browser', async () => {
    const socket = await connectInside();
    const who = await clientOf(socket).whoAmI();
    expect(who).toEqual({ host: 'browser', mayReadPaths: false, sessionId: expect.stringMatching(/^[0-9a-f]{64}$/) });
    socket.close();
  });

  it('takes a part of 8 MiB and drops a sender of more', async () => {
    const socket = await connectInside();
    expect(await clientOf(socket).size(new Blob([new Uint8Array(8 * 1024 * 1024)]))).toBe(8 * 1024 * 1024);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.send(new Uint8Array(10 * 1024 * 1024));
    await closed;
    const next = await connectInside();
    expect(await clientOf(next).whoAmI()).toBeDefined();
    next.close();
  });

  it('ends a stream when its page goes away', async () => {
    const socket = await connectInside();
    const before = seen.endedStreams;
    const ticks = await clientOf(socket).ticks();
    expect((await ticks.next()).value).toBe(0);
    socket.close();
    await expect.poll(() => seen.endedStreams).toBe(before + 1);
  });

  it('is refused without a session, from another page, from no page, under another host and at another path', async () => {
    const cookie = await enter();
    const refusals = [
      await connect({ origin: origin() }),
      await connect({ origin: origin(), cookie: `tamio_${server.port}=invented` }),
      await connect({ origin: 'http://evil.example', cookie }),
      await connect({ origin: `http://127.0.0.1:${server.port + 1}`, cookie }),
      await connect({ origin: 'null', cookie }),
      await connect({ cookie }),
      await connect({ origin: `http://evil.example:${server.port}`, host: `evil.example:${server.port}`, cookie }),
      await connect({ origin: origin(), cookie }, '/other'),
    ];
    for (const refusal of refusals) {
      expect(refusal).not.toBeInstanceOf(WebSocket);
      expect(refusal).toMatchObject({ status: 403, text: expect.stringMatching(/^[A-Z][^\n]+\.$/) });
    }
  });

  it('ends when the server closes', async () => {
    const socket = await connectInside();
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await server.close();
    await closed;
    await expect(ask('/')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('starting', () => {
  it('says which port is taken', async () => {
    await expect(startServer({ app: { router }, rendererFolder: folder, port: server.port })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `Port ${server.port} is not free: name another one, or none to get a free one.`,
    });
  });

  it('gives each server its own secrets', async () => {
    const other = await startServer({ app: { router }, rendererFolder: join(folder, 'renderer') });
    const reply = await ask(pathOf(other.issueUrl()));
    await other.close();
    expect(reply.status).toBe(403);
  });
});
