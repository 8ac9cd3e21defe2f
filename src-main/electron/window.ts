import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';

/** What is remembered of the window between two starts. Without a place the system chooses one. */
export type WindowState = {
  readonly bounds: { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number };
  readonly isMaximized: boolean;
};

/** The smallest size that the pages are laid out for. */
const MIN_WIDTH = 1024;
const MIN_HEIGHT = 700;
const FIRST_STATE: WindowState = { bounds: { width: 1280, height: 860 }, isMaximized: false };

/** How much of the title bar must be on a screen to drag the window back from there. */
const GRIP_WIDTH = 120;
const GRIP_HEIGHT = 32;

/** The page's own background in both themes, so that nothing flashes before its first paint. */
const BACKGROUND = { light: '#ffffff', dark: '#1a1b1e' } as const;

/** The one window. A sandboxed page without Node, without webviews, and without the dictionaries that a spell checker would download. */
export function windowOptions(options: {
  state: WindowState;
  isDark: boolean;
  preload: string;
  isPackaged: boolean;
}): BrowserWindowConstructorOptions {
  return {
    ...options.state.bounds,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: 'Tamio',
    backgroundColor: options.isDark ? BACKGROUND.dark : BACKGROUND.light,
    // Shown when the first paint is ready.
    show: false,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !options.isPackaged,
    },
  };
}

const isSize = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
const isPlace = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);

/** Whether enough of the window's title bar lies on one of the screens' work areas. */
function isReachable(bounds: { x: number; y: number; width: number }, workAreas: readonly Rectangle[]): boolean {
  return workAreas.some((area) => {
    const overlap = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    return overlap >= GRIP_WIDTH && bounds.y >= area.y && bounds.y + GRIP_HEIGHT <= area.y + area.height;
  });
}

/** The remembered state as far as it still makes sense: a screen may have gone, and the file is nobody's to trust. */
export function restoreState(text: string | null, workAreas: readonly Rectangle[]): WindowState {
  let saved: unknown;
  try {
    saved = JSON.parse(text ?? 'null');
  } catch {
    return FIRST_STATE;
  }
  if (typeof saved !== 'object' || saved === null || !('bounds' in saved) || typeof saved.bounds !== 'object' || saved.bounds === null)
    return FIRST_STATE;
  const { width, height, x, y } = saved.bounds as Record<string, unknown>;
  if (!isSize(width) || !isSize(height)) return FIRST_STATE;
  const size = { width: Math.max(width, MIN_WIDTH), height: Math.max(height, MIN_HEIGHT) };
  const isMaximized = 'isMaximized' in saved && saved.isMaximized === true;
  if (!isPlace(x) || !isPlace(y) || !isReachable({ x, y, width: size.width }, workAreas)) return { bounds: size, isMaximized };
  return { bounds: { ...size, x, y }, isMaximized };
}
