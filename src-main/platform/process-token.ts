import { randomUUID } from 'node:crypto';

/** Tells this run of the application from any other, also from a later one that was given the same process number. */
const runId = randomUUID();
const token = `${process.pid}:${runId}`;

export function processToken(): string {
  return token;
}

/**
 * Whether the run that a token names may still be working. A token of this process number but another run is of a process that is gone. A foreign number
 * that is in use counts as alive: what it left stays until that number is free, which costs nothing, while removing the work of a living process would.
 */
export function isProcessAlive(other: string): boolean {
  if (other === token) return true;
  const pid = Number(other.split(':', 1)[0]);
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
