import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession, isPageUrl, isTrustedFrame, PAGE_URL, SCHEMES } from '../../../src-main/electron/security.ts';

/** Keeps the handlers it is given, so that a test can ask them. */
function guardedSession() {
  const handlers: Record<string, (...values: unknown[]) => unknown> = {};
  const keep = (name: string) => (handler: unknown) => {
    handlers[name] = handler as (...values: unknown[]) => unknown;
  };
  let isSpellChecked = true;
  guardSession({
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
    setSpellCheckerEnabled: (isEnabled: boolean) => {
      isSpellChecked = isEnabled;
    },
    webRequest: { onBeforeRequest: keep('network') },
  });
  const ask = (name: string, ...values: unknown[]): unknown => handlers[name]?.(...values);
  const decisionOf = (name: string, ...values: unknown[]): unknown => {
    let decision: unknown = 'none';
    ask(name, ...values, (decided: unknown) => {
      decision = decided;
    });
    return decision;
  };
  return { ask, decisionOf, isSpellChecked: () => isSpellChecked };
}

function guardedContents() {
  const contents = new EventEmitter();
  let openHandler: ((details: { url: string }) => { action: string }) | undefined;
  guardContents(
    Object.assign(contents, {
      setWindowOpenHandler: (handler: typeof openHandler) => {
        openHandler = handler;
      },
    }) as unknown as WebContents,
  );
  /** Whether the event went through. */
  const isAllowed = (event: string, url: string): boolean => {
    let allowed = true;
    contents.emit(event, { url, preventDefault: () => (allowed = false) }, url);
    return allowed;
  };
  return { isAllowed, open: (url: string) => openHandler?.({ url }) };
}

const PERMISSIONS = [
  'media',
  'geolocation',
  'notifications',
  'midi',
  'fullscreen',
  'openExternal',
  'clipboard-read',
  'hid',
  'usb',
  'serial',
  'fileSystem',
  'unknown',
];
const FOREIGN = [
  'https://example.com/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'app://other/',
  'app://tamio.example/',
  'javascript:alert(1)',
  'data:text/html,x',
  'about:blank',
  '',
];

describe('permissions', () => {
  it.each(PERMISSIONS)('%s is denied', (permission) => {
    const session = guardedSession();
    expect(session.decisionOf('request', null, permission)).toBe(false);
    expect(session.ask('check', null, permission, 'app://tamio')).toBe(false);
  });

  it('only our page may write to the clipboard', () => {
    const session = guardedSession();
    expect(session.decisionOf('request', null, 'clipboard-sanitized-write')).toBe(true);
    expect(session.ask('check', null, 'clipboard-sanitized-write', 'app://tamio')).toBe(true);
    expect(session.ask('check', null, 'clipboard-sanitized-write', 'https://example.com')).toBe(false);
  });

  it('devices and the screen are denied, and no dictionary is fetched', () => {
    const session = guardedSession();
    expect(session.ask('device', { deviceType: 'hid' })).toBe(false);
    expect(session.decisionOf('display', {})).toBeNull();
    expect(session.isSpellChecked()).toBe(false);
  });
});

describe('the network', () => {
  it.each([
    'https://example.com/a.js',
    'http://127.0.0.1:80/',
    'ws://127.0.0.1/',
    'wss://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'nonsense',
  ])('%s is cut off', (url) => {
    expect(guardedSession().decisionOf('network', { url })).toEqual({ cancel: true });
  });

  it.each(['app://tamio/', 'app://tamio/assets/a.js', 'blob:app://tamio/1', 'data:image/png;base64,'])('%s stays', (url) => {
    expect(guardedSession().decisionOf('network', { url })).toEqual({ cancel: false });
  });
});

describe('navigation', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s stays within the page', (event) => {
    const contents = guardedContents();
    for (const url of FOREIGN) expect(contents.isAllowed(event, url)).toBe(false);
    expect(contents.isAllowed(event, `${PAGE_URL}#/forecast`)).toBe(true);
  });

  it('opens no window and attaches no webview, not even of our own page', () => {
    const contents = guardedContents();
    for (const url of [...FOREIGN, PAGE_URL]) {
      expect(contents.open(url)).toEqual({ action: 'deny' });
      expect(contents.isAllowed('will-attach-webview', url)).toBe(false);
    }
  });
});

describe('our page', () => {
  it('is known by protocol and host', () => {
    expect(isPageUrl('app://tamio/index.html')).toBe(true);
    for (const url of FOREIGN) expect(isPageUrl(url)).toBe(false);
  });

  it('is heard only as the top frame', () => {
    expect(isTrustedFrame({ url: PAGE_URL, parent: null })).toBe(true);
    expect(isTrustedFrame({ url: 'https://example.com/', parent: null })).toBe(false);
    expect(isTrustedFrame({ url: PAGE_URL, parent: {} as never })).toBe(false);
    expect(isTrustedFrame(null)).toBe(false);
  });

  it('has a protocol with an origin, and without the privileges of extensions', () => {
    expect(SCHEMES).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
  });
});
