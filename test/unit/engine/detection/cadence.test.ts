import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { must } from '../../../../src-shared/result/assert.ts';
import { measureSilence } from '../../../../src-main/engine/detection/cadence.ts';
import { TODAY } from './build-detection.ts';

const ago = (...days: number[]) => days.map((day) => addDays(TODAY, -day));

describe('measureSilence', () => {
  it('calls a regular rhythm broken after one and a half periods and a week', () => {
    const at = (silent: number) => must(measureSilence(ago(silent, silent + 30, silent + 60, silent + 90), TODAY, null), 'a rhythm');
    expect(at(52)).toMatchObject({ usualEveryDays: 30, isRegular: true, occasions: 4, probability: 1 });
    expect(at(53).probability).toBeLessThan(0.005);
  });

  it('gives the predictive chance of a gap where orders come at random', () => {
    // gaps of 10 and 50 days in turn: twelve of them, 30 days on average
    const dates = Array.from({ length: 13 }, (_, i) => 180 + Math.ceil(i / 2) * 10 + Math.floor(i / 2) * 50);
    const silence = must(measureSilence(ago(...dates), TODAY, null), 'a rhythm');
    expect(silence).toMatchObject({ usualEveryDays: 30, isRegular: false, silentDays: 180 });
    expect(silence.probability).toBeCloseTo((1 + 180 / 360) ** -12);
    expect(silence.probability).toBeCloseTo(0.0077, 4);
  });

  it('counts what is invoiced within five days as one occasion, and ignores what is after the day', () => {
    const silence = must(measureSilence([...ago(40, 42, 44, 100, 160, 220), isoDate('2026-03-02')], TODAY, null), 'a rhythm');
    expect(silence).toMatchObject({ occasions: 4, silentDays: 44 });
  });

  it('says nothing with fewer than three gaps, unless the rhythm is agreed', () => {
    expect(measureSilence(ago(200, 230, 260), TODAY, null)).toBeNull();
    expect(measureSilence([], TODAY, 30)).toBeNull();
    expect(measureSilence(ago(60), TODAY, 30)).toMatchObject({ isRegular: true, occasions: 1 });
  });
});
