import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { AppError } from '../../src-shared/result/app-error.ts';
import type { App, CallContext } from '../app/app.ts';
import { createStaticFiles, SECURITY_HEADERS, type StaticFiles, type StaticResponse, textResponse } from '../platform/static-files.ts';
import { type Access, createAccess } from './access.ts';
import { entrancePage } from './entrance-page.ts';

/** This machine and nobody else: binding to a name or to all interfaces would put the books on the network. */
const LOOPBACK = '127.0.0.1';

/** A file travels in parts of at most 8 MiB (`imports.upload.append`); the rest is the envelope of the call. */
const MAX_MESSAGE_BYTES = 9 * 1024 * 1024;

/** Each open page holds one connection: more than this is a runaway. */
const MAX_CONNECTIONS = 32;

const MAX_HEADER_BYTES = 16 * 1024;
const HEADERS_TIMEOUT_MS = 10_000;

/** A browser on this machine: what it calls a path means nothing here. Its pages share one person and one lock, over reloads too. */
function browserContext(sessionId: string | null): CallContext {
  return { host: 'browser', mayReadPaths: false, ...(sessionId === null ? {} : { sessionId }) };
}

export type StartServerOptions = {
  readonly app: Pick<App, 'router'>;
  readonly rendererFolder: string;
  /** A free port when left out. */
  readonly port?: number | undefined;
  /** The clock that tokens age by. */
  readonly nowMs?: () => number;
};

export type RunningServer = {
  readonly port: number;
  /** A fresh address that lets one browser in, once. */
  readonly issueUrl: () => string;
  readonly close: () => Promise<void>;
};

/** Serves the page and the contract to browsers on this machine. */
export async function startServer(options: StartServerOptions): Promise<RunningServer> {
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: HEADERS_TIMEOUT_MS });
  const port = await listen(server, options.port ?? 0);
  const access = createAccess({ port, nowMs: options.nowMs ?? Date.now });
  const files = createStaticFiles(options.rendererFolder);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  const rpc = new RPCHandler<CallContext>(options.app.router);

  server.on('request', (request, response) => {
    // An answer that fails ends its own connection, never the application.
    answer(request, { access, files })
      .then((answered) => send(request, response, answered))
      .catch(() => request.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    const refusal = upgradeRefusal(request, access, sockets.clients.size);
    if (refusal !== null) return refuseUpgrade(socket, refusal);
    return sockets.handleUpgrade(request, socket, head, (webSocket) => {
      closeOnError(webSocket);
      void rpc.upgrade(webSocket, { context: browserContext(access.sessionOf(request.headers.cookie)) });
    });
  });

  return {
    port,
    issueUrl: () => `http://${LOOPBACK}:${port}/?token=${access.issueToken()}`,
    close: () => closeServer(server, sockets),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(
        isTaken
          ? new AppError('CONFLICT', `Port ${port} is not free: name another one, or none to get a free one.`, { port }, { cause: error })
          : error,
      );
    });
    server.listen(port, LOOPBACK, () => resolve((server.address() as AddressInfo).port));
  });
}

type Answer = StaticResponse & { readonly cookie?: string };

async function answer(request: IncomingMessage, at: { access: Access; files: StaticFiles }): Promise<Answer> {
  const { access, files } = at;
  if (!access.isOwnHost(request.headers.host)) return textResponse(403, 'Tamio answers only to its own address on this computer.');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const refused = textResponse(405, 'Only reading is possible here.');
    return { ...refused, headers: { ...refused.headers, allow: 'GET, HEAD' } };
  }
  const [pathname = '/', query = ''] = (request.url ?? '/').split('?', 2);
  const isInside = access.hasSession(request.headers.cookie);
  const token = new URLSearchParams(query).get('token');
  if (pathname === '/' && token !== null) {
    // The same browser opening its spent address again (a bookmark, the history) is simply led in.
    if (isInside) return redirectHome();
    const session = access.redeemToken(token);
    return session === null ? entrancePage('token_spent') : { ...redirectHome(), cookie: access.sessionCookie(session) };
  }
  if (!isInside) return entrancePage('no_session');
  return files.respond(pathname);
}

/** Takes the token out of the address bar and the history. */
function redirectHome(): StaticResponse {
  return { status: 303, headers: { ...SECURITY_HEADERS, location: '/', 'cache-control': 'no-store' }, body: new Uint8Array() };
}

function send(request: IncomingMessage, response: ServerResponse, answered: Answer): void {
  const headers = { ...answered.headers, 'content-length': String(answered.body.byteLength) };
  response.writeHead(answered.status, answered.cookie === undefined ? headers : { ...headers, 'set-cookie': answered.cookie });
  response.end(request.method === 'HEAD' ? undefined : answered.body);
}

/** Why a WebSocket is refused, as one sentence, or null when it may be opened. */
function upgradeRefusal(request: IncomingMessage, access: Access, openConnections: number): string | null {
  if (!access.isOwnHost(request.headers.host)) return 'Tamio answers only to its own address on this computer.';
  if (!access.isOwnOrigin(request.headers.origin, request.headers.host)) return 'Only the page of Tamio itself may connect.';
  if (!access.hasSession(request.headers.cookie)) return 'This browser has not been let in yet.';
  if (request.url !== '/rpc') return 'There is nothing here.';
  if (openConnections >= MAX_CONNECTIONS) return 'Too many pages are open: close some of them.';
  return null;
}

function refuseUpgrade(socket: Duplex, sentence: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(
    `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(sentence)}\r\nConnection: close\r\n\r\n${sentence}`,
  );
}

/** A message that is too large or malformed ends its own connection; without a listener it would end the process. */
function closeOnError(webSocket: WebSocket): void {
  webSocket.on('error', () => webSocket.terminate());
}

async function closeServer(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const client of sockets.clients) client.terminate();
  sockets.close();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
