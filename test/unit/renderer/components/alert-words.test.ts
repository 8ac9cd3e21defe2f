import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../../src-shared/contract/pipeline.ts';
import { isoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { currencyCode } from '../../../../src-shared/domain/money/currency.ts';
import { minorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import { inOrderOfUrgency } from '../../../../src-renderer/components/alert-words.ts';
import { foundInWords } from '../../../../src-renderer/components/found-in-words.ts';

function alert(id: number, severity: Alert['severity'], stake: number, deadline: string | null = null): Alert {
  return {
    id,
    severity,
    detectionType: 'buffer_breach',
    status: 'active',
    entityType: 'business',
    entityId: null,
    entityName: 'Example Ltd',
    message: '',
    cashAtStakeMinor: minorUnits(stake),
    currency: currencyCode('EUR'),
    deadlineDate: deadline === null ? null : isoDate(deadline),
    evidence: { rows: [], arithmetic: [] },
    firstDetectedOn: isoDate('2026-11-20'),
    lastDetectedOn: isoDate('2026-11-20'),
    snoozedUntil: null,
    statusReason: null,
  };
}

describe('inOrderOfUrgency', () => {
  it('puts severity first, then cash at stake of either sign, then the nearer deadline', () => {
    const alerts = [
      alert(1, 'upcoming', 9000),
      alert(2, 'this_week', 100),
      alert(3, 'this_week', -500),
      alert(4, 'emergency', 1),
      alert(5, 'this_week', 100, '2026-12-01'),
    ];
    expect(inOrderOfUrgency(alerts).map(({ id }) => id)).toEqual([4, 3, 5, 2, 1]);
  });
});

describe('foundInWords', () => {
  it('says what a check found', () => {
    expect(foundInWords({ alertsDetected: 0, alertsBySeverity: {} })).toBe('Checked: nothing needs you.');
    expect(foundInWords({ alertsDetected: 4, alertsBySeverity: { emergency: 2, this_week: 1, upcoming: 1 } })).toBe(
      'Checked: 4 found (2 emergencies, 1 for this week, 1 upcoming).',
    );
  });
});
