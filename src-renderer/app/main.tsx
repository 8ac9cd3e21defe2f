import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './tokens.css';
import './global.css';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '../../src-shared/result/assert.ts';
import { Application } from './application.tsx';
import { connection } from './connection.ts';
import { listenToDesktop } from './desktop-commands.ts';
import { listenToChanges } from './live-updates.ts';
import { queryClient } from './query-client.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// Mantine takes it from its provider; the scroll lock of its drawers takes it from here.
setNonce(nonce);
connection.start();
listenToChanges(queryClient);
listenToDesktop();

createRoot(must(document.querySelector('#root'), 'the root element of index.html')).render(
  <StrictMode>
    <Application nonce={nonce} />
  </StrictMode>,
);
