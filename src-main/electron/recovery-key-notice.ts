import type { MessageBoxOptions } from 'electron';

/** Position of the button that copies; the other one closes. */
export const COPY_BUTTON = 0;

/** Shown once, when the books are made: without this key or a passphrase a backup opens on this computer only. */
export function recoveryKeyNotice(recoveryKey: string): MessageBoxOptions {
  return {
    type: 'info',
    title: 'Tamio',
    message: `Your recovery key: ${recoveryKey}`,
    detail:
      'Write it down and keep it apart from this computer. It opens your backups when this computer is gone, and it is shown only now; Settings makes a new one.',
    buttons: ['Copy and close', 'Close'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
}
