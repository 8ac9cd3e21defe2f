import type { MessageChannelMain, WebFrameMain } from 'electron';
import { RPCHandler } from '@orpc/server/message-port';
import type { App, CallContext } from '../app/app.ts';
import { CHANNELS } from './commands.ts';
import { isTrustedFrame } from './security.ts';

/** The window belongs to the person at this machine: a path they drop or choose is theirs to read. */
const DESKTOP_CONTEXT: CallContext = { host: 'desktop', mayReadPaths: true };

type PageFrame = Pick<WebFrameMain, 'url' | 'parent' | 'postMessage'>;
type Channel = Pick<MessageChannelMain, 'port1' | 'port2'>;

/** Hands each page that asks its own port to the contract. A frame that is not ours gets no answer. */
export function createPageConnector(options: { router: App['router']; openChannel: () => Channel }): (frame: PageFrame | null) => void {
  const rpc = new RPCHandler<CallContext>(options.router);
  return (frame) => {
    if (frame === null || !isTrustedFrame(frame)) return;
    const { port1, port2 } = options.openChannel();
    rpc.upgrade(port1, { context: DESKTOP_CONTEXT });
    // Messages wait in a port until it is started.
    port1.start();
    frame.postMessage(CHANNELS.port, null, [port2]);
  };
}
