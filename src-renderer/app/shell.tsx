import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { ErrorBoundary } from '../components/error-boundary.tsx';
import { EvidenceDrawer } from '../components/evidence-drawer.tsx';
import { ErrorState, Loading } from '../components/states.tsx';
import { useMay } from '../components/use-may.ts';
import { useBusinesses } from '../stores/business.ts';
import { useConnection } from '../stores/connection.ts';
import { usePreferences } from '../stores/preferences.ts';
import { CommandPalette } from './command-palette.tsx';
import { FileDrop } from './file-drop.tsx';
import { currentPath, useHashPath } from './hash-location.ts';
import { queryClient } from './query-client.ts';
import { Rail } from './rail.tsx';
import { Routes, WelcomePage } from './routes.tsx';
import classes from './shell.module.css';
import { NoBusiness } from './no-business.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { SwitchPerson } from './switch-person.tsx';
import { TopBar } from './top-bar.tsx';
import { useAppearance } from './use-appearance.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** The window: rail, top bar, page, and what lies over them. Without a business there is only the welcome. */
export function Shell(): ReactNode {
  const { businesses, current, error } = useBusinesses();
  const { isAllowed: mayBegin } = useMay('owner', 'file');
  useAppearance();
  if (businesses === undefined) {
    return (
      <main className={classes['alone']}>
        {error === null ? (
          <Loading label="Opening your books" />
        ) : (
          <ErrorState title="Your books could not be opened" error={error} onRetry={() => void queryClient.invalidateQueries()} />
        )}
      </main>
    );
  }
  if (current === undefined && !mayBegin) return <NoBusiness />;
  if (current === undefined) {
    return (
      <FileDrop>
        <ReconnectBanner />
        <main className={classes['alone']} id="content">
          <Suspense fallback={<Loading />}>
            <WelcomePage />
          </Suspense>
        </main>
      </FileDrop>
    );
  }
  return <Frame key={current.id} />;
}

function Frame(): ReactNode {
  const { preferences } = usePreferences();
  const content = useRef<HTMLElement>(null);
  const [path] = useHashPath();
  useShortcuts();
  useFocusOnArrival(content, path);
  return (
    <FileDrop>
      <a
        className={classes['skip']}
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          content.current?.focus();
        }}
      >
        Skip to the page
      </a>
      <div className={classes['frame']} data-collapsed={preferences.isRailCollapsed || undefined}>
        <Rail />
        <div className={classes['column']}>
          <TopBar />
          <ReconnectBanner />
          <main className={classes['content']} id="content" ref={content} tabIndex={-1}>
            <ErrorBoundary key={path} title="This page could not be shown">
              <Routes />
            </ErrorBoundary>
          </main>
        </div>
      </div>
      <EvidenceDrawer />
      <CommandPalette />
      <ShortcutSheet />
      <SwitchPerson />
    </FileDrop>
  );
}

/** After going to another page the focus is on the page, not on the link that is gone; the reader hears its heading. */
function useFocusOnArrival(content: React.RefObject<HTMLElement | null>, path: string): void {
  const last = useRef(currentPath());
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    content.current?.scrollTo({ top: 0 });
    content.current?.focus({ preventScroll: true });
  }, [content, path]);
}

function ReconnectBanner(): ReactNode {
  const status = useConnection((state) => state.status);
  if (status === 'connecting' || status === 'open') return null;
  return (
    <output className={classes['banner']}>
      {status === 'lost'
        ? 'Tamio does not answer. If it was stopped, start it again; in a browser, open the address that it prints.'
        : 'Reconnecting… What you see may be old.'}
    </output>
  );
}
