import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaticFiles, type StaticFiles } from '../../../src-main/platform/static-files.ts';

let parent: string;
let files: StaticFiles;

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'tamio-static-'));
  const folder = join(parent, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(parent, 'renderer-private'));
  writeFileSync(join(folder, 'index.html'), '<script nonce="__NONCE__"></script><meta nonce="__NONCE__">');
  writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'index-abc.js.map'), '{}');
  writeFileSync(join(folder, '.hidden.html'), 'hidden');
  writeFileSync(join(parent, 'secret.html'), 'secret');
  writeFileSync(join(parent, 'renderer-private', 'secret.html'), 'secret');
  files = createStaticFiles(folder);
});
afterAll(() => rmSync(parent, { recursive: true }));

describe('the page', () => {
  it('has a fresh nonce in its policy and on its tags with each answer', async () => {
    const seen = new Set<string>();
    for (const path of ['/', '/index.html']) {
      const answer = await files.respond(path);
      const nonce = /'nonce-([^']+)'/.exec(answer.headers['content-security-policy'] ?? '')?.[1] ?? '';
      seen.add(nonce);
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
      expect(Buffer.from(answer.body).toString()).toBe(`<script nonce="${nonce}"></script><meta nonce="${nonce}">`);
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
    }
    expect(seen.size).toBe(2);
  });

  it('may load nothing from elsewhere and no inline code', async () => {
    const policy = (await files.respond('/')).headers['content-security-policy'] ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });
});

describe('a file', () => {
  it('named after its content may be kept for ever, with its own type', async () => {
    const answer = await files.respond('/assets/index-abc.js');
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/assets/../../secret.html',
    '/..%2fsecret.html',
    '/..%5csecret.html',
    '/../renderer-private/secret.html',
    '//etc/passwd',
    '/C:/secret.html',
    '/.hidden.html',
    '/index.html%00.js',
    '/%',
    'secret.html',
    '',
    '/assets',
    '/assets/index-abc.js.map',
    '/missing.html',
  ])('is not found at %s', async (path) => {
    const answer = await files.respond(path);
    expect(answer.status).toBe(404);
    expect(Buffer.from(answer.body).toString()).toBe('There is nothing here.\n');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
});
