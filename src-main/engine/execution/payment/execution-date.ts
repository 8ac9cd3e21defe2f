import { addDays, type IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import { bankDayOnOrAfter, isBankDay, type BankCalendar } from './bank-days.ts';
import type { PaymentFileOptions, PaymentUrgency } from './types.ts';

/** The settlement calendar of a file, or null where any day will do: instant payments, and a CSV whose bank is not known. */
function calendarOf(options: PaymentFileOptions, urgency: PaymentUrgency): BankCalendar | null {
  if (options.format === 'csv' || urgency === 'instant') return null;
  return options.format === 'sepa' ? 'target' : 'fed';
}

/**
 * The first day on which the bank can execute a file handed in now: the day itself before the cut-off (at the minute of the cut-off it is too
 * late), else the next day the settlement system books. US entries settle a day later, unless urgent (same-day ACH). Where no calendar holds: today.
 */
export function earliestExecutionDate(options: PaymentFileOptions, urgency: PaymentUrgency): IsoDate {
  const { localDate, minuteOfDay, cutOffMinute } = options.submission;
  const calendar = calendarOf(options, urgency);
  if (calendar === null) return localDate;
  const accepted = bankDayOnOrAfter(minuteOfDay < cutOffMinute ? localDate : addDays(localDate, 1), calendar);
  return calendar === 'fed' && urgency === 'normal' ? bankDayOnOrAfter(addDays(accepted, 1), calendar) : accepted;
}

/** A day the bank can execute on: the wanted one, or the first possible day after it. */
export function possibleExecutionDate(wanted: IsoDate, options: PaymentFileOptions, urgency: PaymentUrgency): IsoDate {
  const earliest = earliestExecutionDate(options, urgency);
  const calendar = calendarOf(options, urgency);
  const from = wanted < earliest ? earliest : wanted;
  return calendar === null ? from : bankDayOnOrAfter(from, calendar);
}

/** Why a file cannot be executed on a day, as one sentence with the first possible day; null when it can. */
export function executionDateProblem(date: IsoDate, options: PaymentFileOptions, urgency: PaymentUrgency): string | null {
  const possible = possibleExecutionDate(date, options, urgency);
  if (possible === date) return null;
  const calendar = calendarOf(options, urgency);
  if (calendar !== null && !isBankDay(date, calendar)) {
    const system = calendar === 'target' ? 'the euro settlement system (TARGET)' : 'the Federal Reserve';
    return `The execution date ${date} is a day on which ${system} is closed; the next possible day is ${possible}.`;
  }
  return `The execution date ${date} can no longer be reached; the earliest possible day is ${possible}.`;
}
