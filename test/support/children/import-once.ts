import { createAppFolder, openApp } from '../app-folder.ts';
import { timed } from '../figures.ts';
import { EUR } from '../test-app.ts';

/** Imports the file named on the command line into new books, then once more, and prints what it took. A process of its own, so that its memory is its own. */
const [path = ''] = process.argv.slice(2);
const folder = createAppFolder();
const app = await openApp(folder);
await app.client.businesses.create({ name: 'Example Ltd', baseCurrency: EUR });
const call = { source: { path }, accountName: 'Main', rowLimit: 0 };
const first = await timed(() => app.client.imports.book(call));
const peakRssMb = process.resourceUsage().maxRSS / 1024;
const again = await timed(() => app.client.imports.book(call));
const counted = first.result.counts;
await app.close();
folder.remove();
process.stdout.write(
  JSON.stringify({ importMs: first.tookMs, reimportMs: again.tookMs, peakRssMb, lines: counted.new + counted.twin, same: again.result.counts.same }),
);
