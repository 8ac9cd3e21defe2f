import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './entries.ts';

/** How a person gets the binary: `npm ci` does not bring it. */
export const ELECTRON_HINT = 'npx install-electron brings it';

/** Electron's executable, or null where it was not downloaded. Its package is not imported, because that would download it. */
export function findElectron(): string | null {
  const folder = join(ROOT, 'node_modules', 'electron');
  const nameFile = join(folder, 'path.txt');
  if (!existsSync(nameFile)) return null;
  const executable = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), readFileSync(nameFile, 'utf8').trim());
  return existsSync(executable) ? executable : null;
}

/** Whether a window can appear: only Linux runs without a screen. */
export function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}
