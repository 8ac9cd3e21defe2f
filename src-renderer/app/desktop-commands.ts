import { useOverlays } from '../stores/overlays.ts';
import { usePendingFiles } from '../stores/pending-files.ts';
import { navigate } from './hash-location.ts';

/** What the desktop's native menu and the system ask of the page, told by its preload as a window message. */
type DesktopCommand =
  | { readonly kind: 'import' | 'backup' | 'restore' | 'find' | 'shortcuts' }
  | { readonly kind: 'importFiles'; readonly paths: readonly string[] }
  | { readonly kind: 'go'; readonly path: string };

function run(command: DesktopCommand): void {
  switch (command.kind) {
    case 'import':
      return navigate('/import');
    case 'importFiles':
      usePendingFiles.getState().putPaths(command.paths);
      return navigate('/import');
    case 'backup':
    case 'restore':
      return navigate('/settings');
    case 'find':
      return useOverlays.getState().show('palette');
    case 'shortcuts':
      return useOverlays.getState().show('shortcuts');
    case 'go':
      return navigate(command.path);
  }
}

function isCommand(data: unknown): data is { readonly type: 'tamio-command'; readonly command: DesktopCommand } {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'tamio-command' && 'command' in data;
}

export function listenToDesktop(): void {
  window.addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    if (source === window && isCommand(data)) run(data.command);
  });
}
