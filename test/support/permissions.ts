import { statSync } from 'node:fs';

/** Whether only the owner may read the file or enter the folder. Windows has no such modes: there the profile's rights decide. */
export function isPrivate(path: string): boolean {
  return process.platform === 'win32' || (statSync(path).mode & 0o077) === 0;
}
