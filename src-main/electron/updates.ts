import type { MessageBoxOptions } from 'electron';

/**
 * What “Check for updates…” shows. Tamio makes no connection of its own, so it cannot know of a newer version: it tells which one runs and how
 * a newer one is installed without losing anything.
 */
export function updateNotice(version: string): MessageBoxOptions {
  return {
    type: 'info',
    title: 'Tamio',
    message: `This is Tamio ${version}.`,
    detail:
      'Tamio never connects to the internet by itself, so it cannot look for a newer version. To update, install the newer one over this one: your books stay, and a copy of them is made first.',
    buttons: ['OK'],
    noLink: true,
  };
}
