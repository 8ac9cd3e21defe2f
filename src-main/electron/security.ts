import type { CustomScheme, Session, WebContents, WebFrameMain } from 'electron';

/** The page's own origin: a protocol of ours instead of `file:`, which would give it the whole disk. */
const PAGE_ORIGIN = 'app://tamio';
export const PAGE_URL = `${PAGE_ORIGIN}/`;

/** Told to Chromium before it starts. `standard` gives the page an origin and relative addresses, `secure` the features of https. */
export const SCHEMES: readonly CustomScheme[] = [
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
];

/** Writing to the clipboard after a key or a click, so that rows can be pasted into a spreadsheet. Nothing else is ever needed. */
const GRANTED_PERMISSION = 'clipboard-sanitized-write';

/** Addresses a page of ours may load from: itself, and what it made in memory. Everything else would leave this machine. */
const LOCAL_PROTOCOLS: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:', 'devtools:']);

export function isPageUrl(url: string): boolean {
  // Chromium's origin of a custom protocol is opaque to Node's URL, so the parts are compared.
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed !== null && parsed.protocol === 'app:' && parsed.host === 'tamio';
}

/** Only the top frame of our own page is heard. */
export function isTrustedFrame(frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && isPageUrl(frame.url);
}

type GuardedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

/** No camera, no location, no devices, no screen, no dictionary downloads, and no request that leaves the machine. */
export function guardSession(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === GRANTED_PERMISSION));
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === GRANTED_PERMISSION && isPageUrl(`${origin}/`));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !LOCAL_PROTOCOLS.has(URL.parse(details.url)?.protocol ?? '') }));
}

/** No new windows, no navigation or redirect away from the page in any frame, no webviews. */
export function guardContents(contents: Pick<WebContents, 'setWindowOpenHandler' | 'on'>): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isPageUrl(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isPageUrl(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isPageUrl(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
