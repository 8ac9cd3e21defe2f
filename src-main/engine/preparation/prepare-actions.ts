import type { DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import type { PreparationAgent } from '../../../src-shared/domain/vocabulary/actions.ts';
import { ALERT_SEVERITIES, type DetectedAlert } from '../detection/types.ts';
import type { Agent } from './agents/agent.ts';
import { bufferResponse } from './agents/buffer-response.ts';
import { clientRetention } from './agents/client-retention.ts';
import { expenseReview } from './agents/expense-review.ts';
import { headcountReview } from './agents/headcount-review.ts';
import { invoiceFollowup } from './agents/invoice-followup.ts';
import { prepareOpportunities } from './agents/opportunities.ts';
import { payrollSafety } from './agents/payroll-safety.ts';
import { revenueVariance } from './agents/revenue-variance.ts';
import { runwayResponse } from './agents/runway-response.ts';
import { statutoryPayment } from './agents/statutory-payment.ts';
import { paymentPrioritization, vendorTerms } from './agents/vendor-payment.ts';
import type { PreparationContext } from './context.ts';
import { linkActions } from './links/link-actions.ts';
import type { PreparedAction } from './types.ts';

/** Which of the ten agents answers which kind of trouble, and how. */
export const AGENTS: Readonly<Record<DetectionType, { readonly agent: PreparationAgent; readonly prepare: Agent }>> = {
  late_payment: { agent: 'invoice_followup', prepare: invoiceFollowup },
  payroll_safety: { agent: 'payroll_safety', prepare: payrollSafety },
  buffer_breach: { agent: 'buffer_response', prepare: bufferResponse },
  vendor_terms_expiring: { agent: 'vendor_payment', prepare: vendorTerms },
  payment_timing_conflict: { agent: 'vendor_payment', prepare: paymentPrioritization },
  statutory_deadline: { agent: 'statutory_payment', prepare: statutoryPayment },
  client_churn: { agent: 'client_retention', prepare: clientRetention },
  unexpected_expense: { agent: 'expense_review', prepare: expenseReview },
  revenue_variance: { agent: 'revenue_variance', prepare: revenueVariance },
  unexpected_revenue: { agent: 'revenue_variance', prepare: revenueVariance },
  runway_threshold: { agent: 'runway_response', prepare: runwayResponse },
  headcount_change: { agent: 'headcount_review', prepare: headcountReview },
};

/** Most urgent first, then the earliest deadline; the key last, so that the order is always the same. */
function byUrgency(a: PreparedAction, b: PreparedAction): number {
  const severity = ALERT_SEVERITIES.indexOf(a.severity) - ALERT_SEVERITIES.indexOf(b.severity);
  if (severity !== 0) return severity;
  if (a.deadlineDate !== b.deadlineDate) return a.deadlineDate < b.deadlineDate ? -1 : 1;
  return a.actionKey < b.actionKey ? -1 : Number(a.actionKey > b.actionKey);
}

/**
 * The work that answers what was found: each alert goes to its agent, which prepares actions of two to four options with their effect on the lowest
 * expected day, cost and risk; then what can be done though nothing is wrong; then the links between them. Most urgent first. An alert whose
 * subject is not among the facts yields nothing. The order of the alerts does not matter, and one alert is answered once.
 */
export function prepareActions(alerts: readonly DetectedAlert[], context: PreparationContext): PreparedAction[] {
  const distinct = [...new Map(alerts.map((alert) => [alert.alertKey, alert])).values()];
  const answers = distinct.flatMap((alert) => AGENTS[alert.type].prepare(alert, context));
  return linkActions([...answers, ...prepareOpportunities(context, distinct)].toSorted(byUrgency), context.bufferMinor);
}
