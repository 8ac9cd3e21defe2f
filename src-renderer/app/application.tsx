import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { ErrorBoundary } from '../components/error-boundary.tsx';
import { LiveRegion } from '../components/live-region.tsx';
import { Gate } from './gate.tsx';
import { useHashPath, useHashSearch } from './hash-location.ts';
import { queryClient } from './query-client.ts';
import { Shell } from './shell.tsx';
import { cssVariables, theme } from './theme.ts';

const ROUTING = { hook: useHashPath, searchHook: useHashSearch };

export function Application({ nonce }: { readonly nonce: string }): ReactNode {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queryClient}>
        <Router {...ROUTING}>
          <ErrorBoundary title="Tamio could not be shown">
            <Gate>
              <Shell />
            </Gate>
          </ErrorBoundary>
        </Router>
        <Notifications position="bottom-right" limit={4} />
        <LiveRegion />
      </QueryClientProvider>
    </MantineProvider>
  );
}
