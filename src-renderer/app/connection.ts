import { type ClientContext, type ClientLink, type ClientOptions, ORPCError } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { useConnection } from '../stores/connection.ts';

type Link = ClientLink<ClientContext>;

/** The connection went away under a call: what it asked for may or may not have been done. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';

  constructor(options?: { cause?: unknown }) {
    super(
      'The connection to Tamio was interrupted before the answer came. It reconnects by itself; look whether the change is there, then try again.',
      options,
    );
  }
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 8_000;

/**
 * One link to the host at a time. oRPC does not reconnect: a closed socket is replaced by a new socket and a new link, with growing pauses.
 * Calls made in between wait for the next link; calls under way fail with `ConnectionLostError`.
 */
class Connection {
  #link: Link | null = null;
  #waiting: ((link: Link) => void)[] = [];
  #retryMs = FIRST_RETRY_MS;
  #onOpen: (() => void)[] = [];

  /** Called each time a link is ready, the first time too. */
  onOpen(listener: () => void): void {
    this.#onOpen.push(listener);
  }

  readonly call = async (path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> => {
    const link = await this.#ready(options.signal);
    try {
      return await link.call(path, input, options);
    } catch (error) {
      if (isAbort(error) && options.signal?.aborted !== true) throw new ConnectionLostError({ cause: error });
      if (this.#link !== link && !(error instanceof ORPCError)) throw new ConnectionLostError({ cause: error });
      throw error;
    }
  };

  start(): void {
    if ('tamio' in window) this.#listenForPort();
    else this.#openSocket();
  }

  /** The desktop shell's preload hands over a port, and a new one whenever the other side was replaced. */
  #listenForPort(): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const port = event.ports[0];
      const isFromOurselves = event.source === window || event.source === null;
      if (!isFromOurselves || port === undefined || !isPortMessage(event.data)) return;
      const link = new PortLink({ port });
      port.addEventListener('close', () => this.#lost(link));
      port.start();
      this.#opened(link);
    });
  }

  #openSocket(): void {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/rpc`);
    const link = new SocketLink({ websocket: socket });
    socket.addEventListener('open', () => this.#opened(link));
    socket.addEventListener('close', () => {
      this.#lost(link);
      if (this.#retryMs === LONGEST_RETRY_MS) useConnection.getState().setStatus('lost');
      setTimeout(() => this.#openSocket(), this.#retryMs);
      this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
    });
  }

  #opened(link: Link): void {
    this.#link = link;
    this.#retryMs = FIRST_RETRY_MS;
    useConnection.getState().setStatus('open');
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve(link);
    for (const listener of this.#onOpen) listener();
  }

  #lost(link: Link): void {
    if (this.#link !== link) return;
    this.#link = null;
    useConnection.getState().setStatus('reconnecting');
  }

  #ready(signal: AbortSignal | undefined): Promise<Link> {
    if (this.#link) return Promise.resolve(this.#link);
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      signal?.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')), { once: true });
    });
  }
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'tamio-port';
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

export const connection = new Connection();
