import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

/** An answer that every host can send: over HTTP on loopback, or through the desktop's own protocol. */
export type StaticResponse = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array };

export type StaticFiles = { readonly respond: (pathname: string) => Promise<StaticResponse> };

/** What the page consists of. Anything else in the folder (source maps, notes) is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** 128 bits: what the policy's specification asks of a nonce at least. */
const NONCE_BYTES = 16;
const NONCE_PLACEHOLDER = '__NONCE__';

/**
 * Nothing is loaded from anywhere but the application itself, and no script or style that is not in its files. `connect-src 'self'` covers the
 * WebSocket of the same origin. The nonce is for the styles that the component library makes at run time.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Sent with every answer, whatever it carries: no guessing of types, no referrer, no embedding by and no handle for other origins. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), payment=(), serial=(), usb=()',
  'x-frame-options': 'DENY',
};

export function textResponse(status: number, sentence: string): StaticResponse {
  return {
    status,
    headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body: Buffer.from(`${sentence}\n`, 'utf8'),
  };
}

const notFound = (): StaticResponse => textResponse(404, 'There is nothing here.');

/**
 * The file a path names inside the folder, or null when it names none: bad escapes, NUL bytes, hidden files and every way out of the folder.
 * Backslashes and drive letters are refused everywhere, since they are ways out on Windows.
 */
function fileFor(folder: string, pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (!path.startsWith('/') || /[\0\\:]/.test(path) || path.split('/').some((part) => part.startsWith('.'))) return null;
  const file = resolve(join(folder, path === '/' ? 'index.html' : path));
  return file.startsWith(resolve(folder) + sep) ? file : null;
}

/** The built page of a folder. `index.html` gets a fresh nonce with each answer; files named after their content may be kept for ever. */
export function createStaticFiles(folder: string): StaticFiles {
  return {
    respond: async (pathname) => {
      const file = fileFor(folder, pathname);
      const contentType = file === null ? undefined : CONTENT_TYPES[extname(file)];
      if (file === null || contentType === undefined) return notFound();
      let body: Buffer;
      try {
        body = await readFile(file);
      } catch {
        return notFound();
      }
      const headers = { ...SECURITY_HEADERS, 'content-type': contentType };
      if (extname(file) === '.html') {
        const nonce = randomBytes(NONCE_BYTES).toString('base64');
        const page = body.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce);
        return {
          status: 200,
          headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce), 'cache-control': 'no-store' },
          body: Buffer.from(page, 'utf8'),
        };
      }
      const isHashed = pathname.startsWith('/assets/');
      return { status: 200, headers: { ...headers, 'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache' }, body };
    },
  };
}
