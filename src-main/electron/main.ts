import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { preloadFile, rendererFolder, workerUrl } from '../platform/built-files.ts';
import { defaultDataFolder } from '../platform/paths.ts';
import { dataFolderArgument, profileName, statementFiles } from './arguments.ts';
import { SCHEMES } from './security.ts';

protocol.registerSchemesAsPrivileged([...SCHEMES]);
app.enableSandbox();

const namedFolder = dataFolderArgument(process.argv, process.cwd());
if (namedFolder !== null) app.setPath('userData', join(app.getPath('userData'), profileName(namedFolder)));

// macOS hands over files before the application is ready; boot takes what has gathered here and what comes later.
const openedFiles = statementFiles(process.argv, process.cwd());
app.on('open-file', (event, path) => {
  event.preventDefault();
  openedFiles.push(path);
});

// No top-level await: the ready event waits for this module to finish, and would never come.
if (app.requestSingleInstanceLock()) {
  void app
    .whenReady()
    .then(() => import('./boot.ts'))
    .then(({ boot }) =>
      boot({
        dataFolder: namedFolder ?? defaultDataFolder({ platform: process.platform, homeFolder: homedir(), env: process.env }),
        openedFiles,
        workerUrl: workerUrl(import.meta.url),
        rendererFolder: rendererFolder(import.meta.url),
        preloadFile: preloadFile(import.meta.url),
      }),
    );
} else {
  app.quit();
}
