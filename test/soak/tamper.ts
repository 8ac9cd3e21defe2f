import type { Measurement } from '../../scripts/support/measure.ts';
import { createRandom } from '../../src-main/engine/common/random.ts';
import { connectRaw, createAppFolder, openApp } from '../support/app-folder.ts';
import { dropTriggers } from '../support/raw-connection.ts';
import { drawFrom, tamper } from '../support/tamper.ts';

const TAMPERINGS = 5000;
const SEED = 20_260_305;
const TABLES = ['audit_logs', 'bank_transactions'];

/** Tampers with a sample business's file past all rules, one way at a time, and asks the application each time. */
export default async function tamperWithBooks(): Promise<Measurement> {
  const folder = createAppFolder();
  const app = await openApp(folder);
  const raw = await connectRaw(folder);
  try {
    await app.client.sample.create({ archetype: 'agency', seed: 7, months: 3 });
    await app.client.pipeline.run({});
    for (let index = 0; index < 20; index += 1) await app.client.categories.create({ name: `Category ${index}` });
    const untouched = await app.client.audit.verify({});
    dropTriggers(raw);
    for (const pragma of ['foreign_keys=OFF', 'ignore_check_constraints=ON', 'synchronous=OFF']) raw.pragma(pragma);
    for (const table of TABLES) raw.exec(`CREATE TEMP TABLE kept_${table} AS SELECT * FROM main.${table}`);
    const draw = drawFrom(createRandom(SEED));
    const byKind = new Map<string, { done: number; missed: number }>();
    for (let done = 0; done < TAMPERINGS;) {
      raw.exec('BEGIN');
      try {
        const { kind, what } = tamper(raw, draw);
        raw.exec('COMMIT');
        done += 1;
        const tally = byKind.get(kind) ?? { done: 0, missed: 0 };
        byKind.set(kind, tally);
        tally.done += 1;
        const found = await app.client.audit.verify({});
        if (found.ok || found.problem.message === '') {
          tally.missed += 1;
          console.error(`  not found: ${kind}, ${what}`);
        }
      } catch (error) {
        // Some changes the file itself refuses (two rows of one number): those are no tampering.
        if (!raw.inTransaction) throw error;
        raw.exec('ROLLBACK');
        continue;
      }
      raw.exec(
        `BEGIN; ${TABLES.map((table) => `DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM temp.kept_${table};`).join(' ')} COMMIT`,
      );
    }
    const restored = await app.client.audit.verify({});
    return {
      title: `${TAMPERINGS} random tamperings, seed ${SEED}`,
      rows: [
        {
          name: 'untouched books verify, before and after',
          value: untouched.ok && restored.ok ? 'yes' : 'no',
          unit: '',
          isOk: untouched.ok && restored.ok,
        },
        ...[...byKind].map(([name, { done, missed }]) => ({ name, value: `${done - missed} of ${done}`, unit: 'found', isOk: missed === 0 })),
      ],
    };
  } finally {
    raw.close();
    await app.close();
    folder.remove();
  }
}
