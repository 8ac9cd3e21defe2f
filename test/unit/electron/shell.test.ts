import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { os, type RouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { CallContext } from '../../../src-main/app/app.ts';
import { dataFolderArgument, profileName, statementFiles } from '../../../src-main/electron/arguments.ts';
import { createPageProtocol } from '../../../src-main/electron/page-protocol.ts';
import { COPY_BUTTON, recoveryKeyNotice } from '../../../src-main/electron/recovery-key-notice.ts';
import { createPageConnector } from '../../../src-main/electron/rpc.ts';
import { secretStore } from '../../../src-main/electron/secret-store.ts';
import { updateNotice } from '../../../src-main/electron/updates.ts';
import { textResponse } from '../../../src-main/platform/static-files.ts';

const router = { whoAmI: os.$context<CallContext>().handler(({ context }) => context) };

function connector() {
  const channels: MessageChannel[] = [];
  const connect = createPageConnector({
    router,
    // A channel of worker threads stands in for Electron's: both speak the port that the contract's handler takes.
    openChannel: () => {
      const channel = new MessageChannel();
      channels.push(channel);
      return channel as never;
    },
  });
  const handed: { channel: string; ports: MessagePort[] }[] = [];
  const frame = (url: string, parent: unknown = null) =>
    ({ url, parent, postMessage: (channel: string, _message: unknown, ports: MessagePort[]) => handed.push({ channel, ports }) }) as never;
  return { connect, frame, handed, close: () => channels.forEach(({ port1 }) => port1.close()) };
}

describe('the contract over a port', () => {
  it('is handed to our page, which calls it as a desktop', async () => {
    const { connect, frame, handed, close } = connector();
    connect(frame('app://tamio/'));
    expect(handed).toHaveLength(1);
    const port = handed[0]?.ports[0];
    if (port === undefined) throw new Error('no port');
    const client: RouterClient<typeof router> = createORPCClient(new RPCLink({ port }));
    port.start();
    expect(await client.whoAmI()).toEqual({ host: 'desktop', mayReadPaths: true });
    close();
  });

  it('is handed to nobody else, and each page gets its own', () => {
    const { connect, frame, handed, close } = connector();
    for (const stranger of [null, frame('https://example.com/'), frame('app://tamio/', { url: 'app://tamio/' })]) connect(stranger);
    expect(handed).toHaveLength(0);
    connect(frame('app://tamio/'));
    connect(frame('app://tamio/'));
    expect(handed[0]?.ports[0]).not.toBe(handed[1]?.ports[0]);
    close();
  });
});

describe('the page’s protocol', () => {
  const asked: string[] = [];
  const respond = createPageProtocol({
    respond: async (pathname) => {
      asked.push(pathname);
      return { ...textResponse(200, 'page'), headers: { 'content-security-policy': "default-src 'none'" } };
    },
  });

  it('serves the built files with their headers', async () => {
    const answer = await respond({ url: 'app://tamio/assets/a.js?x=1#y', method: 'GET' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(await answer.text()).toBe('page\n');
    expect(asked).toEqual(['/assets/a.js']);
  });

  it('serves no other host and no other method', async () => {
    expect((await respond({ url: 'app://other/index.html', method: 'GET' })).status).toBe(404);
    expect((await respond({ url: 'app://tamio/index.html', method: 'POST' })).status).toBe(405);
    expect(asked).toHaveLength(1);
  });
});

describe('the secret store', () => {
  const store = (backend: string, isAvailable = true) =>
    ({
      isEncryptionAvailable: () => isAvailable,
      getSelectedStorageBackend: () => backend,
      encryptString: (plain: string) => Buffer.from(plain),
      decryptString: (wrapped: Buffer) => wrapped.toString('utf8'),
    }) as never;

  it('counts only where it protects something', () => {
    expect(secretStore(store('gnome_libsecret'), 'linux').isEncryptionAvailable()).toBe(true);
    expect(secretStore(store('basic_text'), 'linux').isEncryptionAvailable()).toBe(false);
    expect(secretStore(store('', false), 'darwin').isEncryptionAvailable()).toBe(false);
    expect(secretStore(store(''), 'win32').isEncryptionAvailable()).toBe(true);
  });

  it('gives back what it was given', () => {
    const secrets = secretStore(store('kwallet6'), 'linux');
    expect(secrets.decryptString(Buffer.from(secrets.encryptString('key')))).toBe('key');
  });
});

describe('the arguments', () => {
  it('name a data folder', () => {
    expect(dataFolderArgument(['tamio', '--data', '/books'], '/home')).toBe('/books');
    expect(dataFolderArgument(['tamio', '--data=/books'], '/home')).toBe('/books');
    for (const argv of [['tamio'], ['tamio', '--data'], ['tamio', '--data=']]) expect(dataFolderArgument(argv, '/home')).toBeNull();
  });

  it('bring statements to import, not switches, folders or programs', () => {
    expect(statementFiles(['/usr/bin/tamio.txt', '.', '--flag.csv', '/in/march.CSV', '/in/photo.jpg', '/in/camt.xml'], '/home')).toEqual([
      '/in/march.CSV',
      '/in/camt.xml',
    ]);
  });

  it('give each data folder a window of its own', () => {
    expect(profileName('/a')).not.toBe(profileName('/b'));
    expect(profileName('/a')).toMatch(/^books-[0-9a-f]{16}$/);
  });
});

describe('the recovery key', () => {
  it('is shown whole, and copied only by the button that says so', () => {
    const notice = recoveryKeyNotice('544V0N-1EX97F');
    expect(notice.message).toBe('Your recovery key: 544V0N-1EX97F');
    expect(notice.buttons?.[COPY_BUTTON]).toMatch(/^Copy/);
    expect(notice.cancelId).not.toBe(COPY_BUTTON);
  });
});

describe('updates', () => {
  it('are told about without looking for any', () => {
    expect(updateNotice('1.2.3')).toMatchObject({
      message: 'This is Tamio 1.2.3.',
      buttons: ['OK'],
      detail: expect.stringContaining('never connects'),
    });
  });
});
