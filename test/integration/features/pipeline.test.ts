import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { must } from '../../../src-shared/result/assert.ts';
import { prepareBooks } from '../../support/prepared-books.ts';
import { failureOf, openTestApp, type TestApp } from '../../support/test-app.ts';

/** Books with cash far below the buffer, so that the buffer alert is certain. */
async function openInTrouble(options: { hasRun: boolean }): Promise<TestApp> {
  const app = await openTestApp();
  await prepareBooks(app, { name: 'Example Ltd', shift: 0, hasAlert: options.hasRun, hasActions: false });
  // What was entered after the first run is found by the second.
  if (options.hasRun) await app.client.pipeline.run({});
  return app;
}

const bufferAlert = async (app: TestApp, status: 'open' | 'quiet' | 'all' = 'open') =>
  (await app.client.alerts.list({ status })).find((alert) => alert.detectionType === 'buffer_breach');

describe('a run', () => {
  it('reports the thirteen facts, and its counts add up', async () => {
    const app = await openInTrouble({ hasRun: false });
    const result = await app.client.pipeline.run({ mode: 'full' });
    expect(Object.keys(result).toSorted()).toEqual(
      [
        'actionsByType',
        'actionsPrepared',
        'alertsBySeverity',
        'alertsByType',
        'alertsDetected',
        'businessId',
        'detectionDurationMs',
        'errors',
        'linkedActionGroups',
        'mode',
        'preparationDurationMs',
        'runAt',
        'totalDurationMs',
      ].toSorted(),
    );
    const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((total, count) => total + count, 0);
    expect(sum(result.alertsByType)).toBe(result.alertsDetected);
    expect(sum(result.alertsBySeverity)).toBe(result.alertsDetected);
    expect(result).toMatchObject({ errors: [], alertsByType: { buffer_breach: 1 } });
    const health = await app.client.pipeline.health({});
    expect(health).toMatchObject({ lastFullRunAt: result.runAt, lastErrors: [], lastRuns: [{ mode: 'full', startedBy: 'person' }] });
  });

  it('asked for twice at once happens once', async () => {
    const app = await openInTrouble({ hasRun: false });
    const [first, second] = await Promise.all([app.client.pipeline.run({}), app.client.pipeline.run({})]);
    expect(second).toEqual(first);
    expect((await app.client.pipeline.health({})).lastRuns).toHaveLength(1);
    expect((await app.client.alerts.list({ status: 'all' })).filter((alert) => alert.detectionType === 'buffer_breach')).toHaveLength(1);
  });

  it('looks only for what it is asked to look for', async () => {
    const app = await openInTrouble({ hasRun: false });
    const result = await app.client.pipeline.run({ mode: 'targeted', types: ['runway_threshold'] });
    expect(Object.keys(result.alertsByType)).not.toContain('buffer_breach');
    expect(await failureOf(app.client.pipeline.run({ mode: 'targeted' }))).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('as of a past day finds what was to be found then, and keeps nothing', async () => {
    const app = await openInTrouble({ hasRun: false });
    const before = await app.dump();
    const result = await app.client.pipeline.run({ asOf: isoDate('2026-01-31') });
    expect(result.alertsByType).toMatchObject({ buffer_breach: 1 });
    expect(await app.dump()).toEqual(before);
  });

  it('that changes nothing is in the list of runs and not in the log', async () => {
    const app = await openInTrouble({ hasRun: true });
    const entries = (await app.client.audit.list({ action: 'pipeline_run' })).total;
    await app.client.pipeline.run({});
    expect((await app.client.audit.list({ action: 'pipeline_run' })).total).toBe(entries);
    expect((await app.client.pipeline.health({})).lastRuns).toHaveLength(3);
  });
});

describe('an alert', () => {
  it('shows its rows and its arithmetic, and survives a restart', async () => {
    const app = await openInTrouble({ hasRun: true });
    const alert = must(await bufferAlert(app), 'the buffer alert');
    expect(alert).toMatchObject({ severity: 'emergency', status: 'active', firstDetectedOn: '2026-03-05', currency: 'EUR' });
    expect(alert.cashAtStakeMinor).toBeGreaterThan(0);
    expect(alert.evidence.arithmetic.length).toBeGreaterThan(0);
    const again = await app.reopen();
    expect(await again.client.alerts.get({ alertId: alert.id })).toEqual(alert);
  });

  it('dismissed stays away in later runs, and comes back by hand', async () => {
    const app = await openInTrouble({ hasRun: true });
    const { id: alertId } = must(await bufferAlert(app), 'the buffer alert');
    expect(await app.client.alerts.dismiss({ alertId, reason: 'credit line agreed' })).toMatchObject({
      status: 'dismissed',
      statusReason: 'credit line agreed',
    });
    await app.client.pipeline.run({});
    expect(await bufferAlert(app)).toBeUndefined();
    expect(await bufferAlert(app, 'quiet')).toMatchObject({ id: alertId, status: 'dismissed' });
    expect(await app.client.alerts.reopen({ alertId })).toMatchObject({ status: 'active', statusReason: null });
    expect(await bufferAlert(app)).toMatchObject({ id: alertId });
    const { rows } = await app.client.audit.list({ entityType: 'detection_alert' });
    const own = rows.filter((entry) => entry.entityId === String(alertId));
    expect(own.slice(0, 2).map((entry) => [entry.action, entry.reason])).toEqual([
      ['reopen', null],
      ['dismiss', 'credit line agreed'],
    ]);
  });

  it('snoozed stays away until its day, and waits again from then on', async () => {
    const app = await openInTrouble({ hasRun: true });
    const { id: alertId } = must(await bufferAlert(app), 'the buffer alert');
    expect(await failureOf(app.client.alerts.snooze({ alertId, until: isoDate('2026-03-05') }))).toMatchObject({ code: 'INVALID_INPUT' });
    await app.client.alerts.snooze({ alertId, until: isoDate('2026-03-08') });
    await app.client.pipeline.run({});
    expect(await bufferAlert(app)).toBeUndefined();
    const onTheDay = await app.reopen('2026-03-08T09:30:00.000Z');
    expect(await bufferAlert(onTheDay)).toMatchObject({ id: alertId });
    await onTheDay.client.pipeline.run({});
    expect(await bufferAlert(onTheDay)).toMatchObject({ id: alertId, status: 'active' });
  });

  it('left without an answer speaks louder by the day, and no louder once it is answered', async () => {
    const app = await openInTrouble({ hasRun: true });
    const levelOn = async (opened: TestApp): Promise<string | undefined> => {
      await opened.client.pipeline.run({});
      return (await bufferAlert(opened))?.attentionLevel;
    };
    expect(await levelOn(app)).toBe('new');
    const later = await app.reopen('2026-03-07T09:30:00.000Z');
    expect(await levelOn(later)).toBe('waiting');
    const { id: alertId } = must(await bufferAlert(later), 'the buffer alert');
    await later.client.alerts.dismiss({ alertId });
    await later.client.alerts.reopen({ alertId });
    expect(await levelOn(later)).toBe('new');
  });

  it('whose trouble is over is resolved with a reason, and returns as the same alert', async () => {
    const app = await openInTrouble({ hasRun: true });
    const { id: alertId } = must(await bufferAlert(app), 'the buffer alert');
    await app.client.userConfig.update({ obligationsBufferAmountMinor: minorUnits(0) });
    await app.client.pipeline.run({});
    const resolved = await app.client.alerts.get({ alertId });
    expect(resolved.status).toBe('resolved');
    expect(resolved.statusReason).toMatch(/\w/);
    await app.client.userConfig.update({ obligationsBufferAmountMinor: minorUnits(100_000_000) });
    await app.client.pipeline.run({});
    expect(await bufferAlert(app)).toMatchObject({ id: alertId, status: 'active' });
  });
});
