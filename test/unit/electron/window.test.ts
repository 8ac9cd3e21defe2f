import { describe, expect, it } from 'vitest';
import { restoreState, windowOptions } from '../../../src-main/electron/window.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 };
const stateText = (bounds: object, isMaximized = false): string => JSON.stringify({ bounds, isMaximized });
const options = (more: { isDark?: boolean; isPackaged?: boolean } = {}) =>
  windowOptions({ state: restoreState(null, [SCREEN]), isDark: false, isPackaged: true, preload: '/app/preload.cjs', ...more });

describe('the window', () => {
  it('shows a page that is locked away from the machine', () => {
    expect(options().webPreferences).toEqual({
      preload: '/app/preload.cjs',
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
      devTools: false,
    });
  });

  it('has developer tools only where it is developed', () => {
    expect(options({ isPackaged: false }).webPreferences?.devTools).toBe(true);
  });

  it('never gets smaller than its pages are laid out for, and appears painted', () => {
    expect(options()).toMatchObject({ minWidth: 1024, minHeight: 700, show: false, backgroundColor: '#ffffff' });
    expect(options({ isDark: true }).backgroundColor).toBe('#1a1b1e');
  });
});

describe('the remembered place', () => {
  it('is kept while a screen shows it', () => {
    const bounds = { x: 100, y: 50, width: 1200, height: 800 };
    expect(restoreState(stateText(bounds, true), [SCREEN])).toEqual({ bounds, isMaximized: true });
    expect(restoreState(stateText({ ...bounds, x: -900 }), [{ ...SCREEN, x: -1920 }, SCREEN]).bounds).toEqual({ ...bounds, x: -900 });
  });

  it.each([
    { x: 5000, y: 50 },
    { x: 100, y: 2000 },
    { x: -1190, y: 50 },
    { x: 100, y: -400 },
  ])('is left to the system when nobody could reach it at %o', (place) => {
    expect(restoreState(stateText({ ...place, width: 1200, height: 800 }), [SCREEN]).bounds).toEqual({ width: 1200, height: 800 });
  });

  it.each([
    null,
    '',
    '{',
    'null',
    '[]',
    '{"bounds":null}',
    stateText({ width: 'wide', height: 3 }),
    stateText({ width: -5, height: 800 }),
    stateText({ width: 1e99, height: 800 }),
  ])('is not believed when it reads %s', (text) => {
    expect(restoreState(text, [SCREEN])).toEqual({ bounds: { width: 1280, height: 860 }, isMaximized: false });
  });

  it('never opens smaller than the smallest size', () => {
    expect(restoreState(stateText({ width: 10, height: 10, x: 0, y: 0 }), [SCREEN]).bounds).toEqual({ width: 1024, height: 700, x: 0, y: 0 });
  });
});
