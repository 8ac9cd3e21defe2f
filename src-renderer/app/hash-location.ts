import { useSyncExternalStore } from 'react';

/**
 * Where the person is, kept wholly in the address's hash (`#/forecast?open=week:2026-11-23`): the same in every host, and Back closes what was
 * opened. The search part lies inside the hash, so that a reload asks the host for the same document.
 */
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', notify);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', notify);
  };
}

function notify(): void {
  for (const listener of listeners) listener();
}

export function currentPath(): string {
  return `/${window.location.hash.replace(/^#?\/?/, '').split('?')[0] ?? ''}`;
}

export function currentSearch(): string {
  return window.location.hash.split('?')[1] ?? '';
}

export function navigate(to: string, options: { readonly replace?: boolean; readonly state?: unknown } = {}): void {
  const url = `#/${to.replace(/^#?\/?/, '')}`;
  if (url === window.location.hash) return;
  if (options.replace === true) window.history.replaceState(options.state ?? null, '', url);
  else window.history.pushState(options.state ?? null, '', url);
  notify();
}

export function useHashPath(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, currentPath), navigate];
}

useHashPath.hrefs = (href: string): string => `#${href}`;

export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, currentSearch);
}
