import type { BusinessCalendarView } from '../../../src-shared/contract/planning.ts';
import { client } from '../../client.ts';
import { showError, showUndo } from '../../components/undo-toast.tsx';
import { useBusiness } from '../../stores/business.ts';

type CalendarChange = Partial<Pick<BusinessCalendarView, 'weekend' | 'holidays' | 'extraDates'>>;

/** Changes of the business days; each can be taken back, down to the list of the country. */
export function useCalendarChanges(before: BusinessCalendarView) {
  const { id: businessId } = useBusiness();
  const { isOwn, weekend, holidays, extraDates } = before;
  const restore = (): Promise<unknown> =>
    isOwn ? client.calendar.update({ businessId, weekend, holidays, extraDates }) : client.calendar.reset({ businessId });
  const make = async (message: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      showUndo(message, restore);
    } catch (error) {
      showError(error);
    }
  };
  return {
    change: (message: string, change: CalendarChange) => make(message, () => client.calendar.update({ businessId, ...change })),
    reset: () => make('Back to the holidays of the country', () => client.calendar.reset({ businessId })),
  };
}
