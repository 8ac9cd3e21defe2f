/** What the native menu and the system ask of the page; the page decides how to do it. Told as a window message of type `tamio-command`. */
export type DesktopCommand =
  | { readonly kind: 'import' }
  | { readonly kind: 'importFiles'; readonly paths: readonly string[] }
  | { readonly kind: 'backup' }
  | { readonly kind: 'restore' }
  | { readonly kind: 'find' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'go'; readonly path: string };

/** The names under which the main process and the preload script reach each other, and nothing else does. */
export const CHANNELS = { connect: 'tamio:connect', port: 'tamio:port', command: 'tamio:command' } as const;
