import { describe, expect, it } from 'vitest';
import { createFixedClock } from '../../../src-main/platform/clock.ts';
import { createLogger, silentLogger } from '../../../src-main/platform/logger.ts';

describe('the logger', () => {
  const clock = createFixedClock('2026-03-05T09:30:00.000Z');

  it('writes one JSON object a line, from its level on', () => {
    const lines: string[] = [];
    const logger = createLogger({ clock, level: 'info', sink: (line) => lines.push(line) });
    logger.debug('not shown');
    logger.info('imported', { batchId: 3, rows: 10 });
    logger.error('failed');
    expect(lines).toEqual([
      '{"at":"2026-03-05T09:30:00.000Z","level":"info","event":"imported","batchId":3,"rows":10}\n',
      '{"at":"2026-03-05T09:30:00.000Z","level":"error","event":"failed"}\n',
    ]);
  });

  it('never fails the work that it logs', () => {
    const full = (): never => {
      throw new Error('no space left on device');
    };
    expect(() => createLogger({ clock, level: 'debug', sink: full }).warn('x')).not.toThrow();
    expect(() => silentLogger.error('x')).not.toThrow();
  });
});
